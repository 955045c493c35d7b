"""Rows 28-37 of the table of hostile inputs: what stands in a body or in a text that pages show."""

import json
from collections.abc import Callable
from time import process_time
from xml.etree import ElementTree as ET

import pytest

from tests.harness.built import Built, words
from tests.harness.site import Site
from tests.hostile.row import Row, attempt, brief, x

RAW = "<script>alert(1)</script> <img src=x onerror=alert(2)> <svg onload=alert(3)> <!-- gone -->"
BREAKOUT = '"><script>alert(4)</script>'
QUOTED = "'\"><script>alert(4)</script>'"
QUOTED_FRONT = "".join(
    f"{key}: {QUOTED}\n" for key in ("summary", "desk", "dateline", "method")
) + "".join(f"{key}: [{QUOTED}]\n" for key in ("tags", "actors", "authors", "takeaways", "topics"))
BREAKOUT_BODY = f"""```{BREAKOUT}
code
```

[a](https://a.example '{BREAKOUT}')

![{BREAKOUT}](p.png)
"""

ADDRESSES = {
    "in mixed case": "[x](JaVaScRiPt:alert(1))",
    "with an entity": "[x](java&#115;cript:alert(1))",
    "with an entity for a colon": "[x](javascript&colon;alert(1))",
    "with a tab": "[x](java&#9;script:alert(1))",
    "as a reference": "[x]\n\n[x]: javascript:alert(1)",
    "as an autolink": "<javascript:alert(1)>",
}
SCHEMES = (
    "data:text/html,x",
    "data:image/svg+xml,x",
    "blob:x",
    "view-source:https://desk.example",
    "intent:x",
    "file:///etc/passwd",
    "vbscript:x",
)
PATHOLOGICAL = {
    "quotes": "'a\" " * 10_000,
    "brackets": "[" * 50_000,
    "images": "![[]()" * 50_000,
    "quotations": "> " * 50_000,
    "emphasis": "*a_ " * 50_000,
    "CDATA": "a <![CDATA[" * 50_000,
}


def shows_raw_html_as_text(built: Built) -> None:
    assert RAW in built.main("briefs/x/")
    runs_nothing(built)


def runs_nothing(built: Built) -> None:
    """Assert that no page has a script, a handler or an address that would run."""
    for path in built.files:
        if not path.endswith(".html"):
            continue
        page = built.page(path)
        for node in page.css("*"):
            handlers = [name for name in node.attributes if name.startswith("on")]
            assert handlers == [], path
        for script in page.css("script:not([src])"):
            assert script.attributes.get("type") == "application/ld+json", path
            json.loads(script.text())
        for link in page.css("[href], [src]"):
            address = link.attributes.get("href") or link.attributes.get("src") or ""
            assert address.split(":")[0].lower() not in {"javascript", "data", "vbscript"}, path


def links_nothing(built: Built) -> None:
    body = built.page("briefs/x/").css("main p a")
    assert [node.attributes.get("href") for node in body if words(node) == "x"] == []
    runs_nothing(built)


def escapes_everywhere(built: Built) -> None:
    runs_nothing(built)
    for path in built.files:
        if path.endswith(".xml"):
            assert "alert(4)" in built.text(path) or path != "feed.xml"
            ET.fromstring(built.text(path))
        if path.endswith(".json"):
            json.loads(built.text(path))
    assert BREAKOUT in built.main("briefs/x/")


def shows(title: str) -> Callable[[Built], None]:
    def check(built: Built) -> None:
        heading = built.page("briefs/x/").css_first("main h1")
        assert heading is not None
        assert words(heading) == title
        assert title in built.main("")
        feed = ET.fromstring(built.text("feed.xml"))
        atom = "{http://www.w3.org/2005/Atom}"
        titles = [each.findtext(f"{atom}title") for each in feed.iter(f"{atom}entry")]
        assert title in titles
        runs_nothing(built)

    return check


def shows_the_deepest(built: Built) -> None:
    assert "the deepest word" in built.main("briefs/x/")


def marks_the_override(built: Built) -> None:
    page = built.text("briefs/x/index.html")
    assert "\u202e" not in page
    assert "a\ufffdb" in page


def nested_list(depth: int) -> str:
    lines = [f"{'  ' * level}- level" for level in range(depth - 1)]
    return "\n".join([*lines, f"{'  ' * (depth - 1)}- the deepest word"]) + "\n"


def quotation(depth: int) -> str:
    return f"{'>' * depth} the deepest word\n"


ROWS = [
    Row(row=28, name="raw HTML", files=x(brief(body=RAW + "\n")), check=shows_raw_html_as_text),
    *(
        Row(
            row=29,
            name=f"javascript {name}",
            files=x(brief(body=f"{text}\n")),
            warned=("content/briefs/x.md:5:1: BG250",),
            check=links_nothing,
        )
        for name, text in ADDRESSES.items()
    ),
    Row(
        row=29,
        name="javascript behind a control character, which is the name of a file",
        files=x(brief(body="[x](&#1;javascript:alert(1))\n")),
        refused=("content/briefs/x.md:5:1: BG306",),
    ),
    *(
        Row(
            row=30,
            name=f"a link to {address}",
            files=x(brief(body=f"[x]({address})\n")),
            warned=("content/briefs/x.md:5:1: BG250",),
            check=links_nothing,
        )
        for address in SCHEMES
    ),
    Row(
        row=31,
        name="a link without a scheme",
        files=x(brief(body="[x](//evil.example/x)\n")),
        warned=("content/briefs/x.md:5:1: BG251",),
        check=links_nothing,
    ),
    Row(
        row=32,
        name="markup in every text",
        files={
            **x(brief(QUOTED_FRONT, BREAKOUT_BODY, QUOTED)),
            "content/briefs/p.png": b"\x89PNG\r\n\x1a\n",
        },
        warned=("content/briefs/x.md:9:10: BG302",),
        check=escapes_everywhere,
    ),
    *(
        Row(
            row=33,
            name=f"the title {title}",
            files=x(brief(title=f"'{title}'")),
            check=shows(title),
        )
        for title in ("</script><!--", "]]>", "{{ 7*7 }}", "{% raw %}")
    ),
    Row(
        row=35,
        name="a list 50 deep",
        files=x(brief(body=nested_list(50))),
        refused=("content/briefs/x.md:54:1: BG241",),
    ),
    Row(
        row=35,
        name="a quotation 100 deep",
        files=x(brief(body=quotation(100))),
        refused=("content/briefs/x.md:5:1: BG241",),
    ),
    Row(
        row=35, name="a list 49 deep", files=x(brief(body=nested_list(49))), check=shows_the_deepest
    ),
    Row(
        row=35,
        name="a quotation 98 deep",
        files=x(brief(body=quotation(98))),
        check=shows_the_deepest,
    ),
    Row(
        row=36,
        name="a table of a million cells",
        files=x(brief(body=f"{'|a' * 1_000}|\n{'|-' * 1_000}|\n" + f"{'|b' * 1_000}|\n" * 1_000)),
        refused=("content/briefs/x.md: BG208",),
    ),
    Row(
        row=37,
        name="an override in the title",
        files=x(brief(title="a\u202eb")),
        refused=("content/briefs/x.md:2:9: BG232",),
    ),
    Row(
        row=37,
        name="an override in a tag",
        files=x(brief("tags: [a\u202eb]\n")),
        refused=("content/briefs/x.md:4:9: BG232",),
    ),
    Row(
        row=37,
        name="an override in the slug",
        files=x(brief("slug: a\u202eb\n")),
        refused=("content/briefs/x.md:4:8: BG232",),
    ),
    Row(
        row=37,
        name="an override in the body",
        files=x(brief(body="a\u202eb\n")),
        warned=("content/briefs/x.md:5:2: BG240",),
        check=marks_the_override,
    ),
    Row(
        row=37,
        name="a title in Arabic",
        files=x(brief(title="قمة الدوحة")),
        check=shows("قمة الدوحة"),
    ),
]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_markup_that_is_hostile(row: Row, site: Callable[[], Site]):
    attempt(row, site())


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_row_34_a_text_made_to_be_slow_is_done_or_given_up_in_time(
    name: str, site: Callable[[], Site]
):
    desk = site().write("content/briefs/x.md", brief(body=f"{PATHOLOGICAL[name]}\n"))
    begin = process_time()
    built = desk.build()
    assert process_time() - begin < 20
    assert set(built.codes()) <= {"BG241", "BG234", "BG254"}
    runs_nothing(built)
