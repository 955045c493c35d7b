"""Old addresses: what file systems can hold, and where a mistake is shown."""

import pytest


def with_aliases(*aliases: str) -> str:
    lines = "".join(f'  - "{alias}"\n' for alias in aliases)
    front = f"title: X\ndate: 2025-01-02\naliases:\n{lines}"
    return f"\n-- content/briefs/x.md --\n---\n{front}---\nA.\n"


@pytest.mark.parametrize(
    ("alias", "file"),
    [
        ("/2024/old_page.html", "2024/old_page.html"),
        ("/News/Talks/", "News/Talks/index.html"),
        ("/2024/talks-1.5", "2024/talks-1.5/index.html"),
        ("/%D0%BC%D0%B8%D1%80/a%20b", "мир/a b/index.html"),
        ("/console/", "console/index.html"),
    ],
)
def test_a_page_at_an_old_address_leads_to_the_new(alias, file, site):
    built = site(with_aliases(alias)).build().works().has(file)
    assert "briefs/x/" in built.links(file, "a[href]")


@pytest.mark.parametrize(
    ("alias", "why"),
    [
        ("/a/CON", '"CON" is a name that Windows keeps for a device'),
        ("/nul.html", '"nul.html" is a name that Windows keeps for a device'),
        ("/aux.old/x", '"aux.old" is a name that Windows keeps for a device'),
        ("/com%C2%B9/x", "is a name that Windows keeps for a device"),
        ("/a%00b", "U+0000"),
        ("/a%3Ab", "holds ':'"),
        ("/a%3Fb", "holds '?'"),
        ("/a*b", "holds '*'"),
        ("/a%7Cb", "holds '|'"),
        ("/%E2%80%AEb", "U+202E"),
        ("/a./b", "ends with a dot or a space"),
        ("/a%20/b", "ends with a dot or a space"),
        ("/%EF%BC%8E%EF%BC%8E/b", "begins with a dot"),
        ("/.git/x", "begins with a dot"),
        ("/_briefgen/release.json", "is where briefgen and hosts keep what they need"),
        ("/_Redirects/", "is where briefgen and hosts keep what they need"),
        ("/CNAME", "is where briefgen and hosts keep what they need"),
        (f"/{'a' * 300}", "longer than 200 bytes"),
    ],
)
def test_what_some_file_system_cannot_hold_is_an_error_at_the_alias(alias, why, site):
    built = site(with_aliases("/old/", alias)).build().fails("content/briefs/x.md:6:5: BG402")
    assert why in built.problems()[0].message


def test_an_alias_of_another_page_is_an_error_at_the_alias(site):
    page = "\n-- content/pages/about.md --\n---\ntitle: About\n---\nA.\n"
    built = site(page + with_aliases("/old/", "/about")).build()
    built.fails("content/briefs/x.md:6:5: BG401")


def test_a_file_where_a_page_needs_a_folder_is_an_error_at_the_alias(site):
    built = site(with_aliases("/old.html/more/", "/old.html")).build()
    assert {problem.code for problem in built.fails().problems()} == {"BG401"}
    assert {problem.place.line for problem in built.problems()} <= {5, 6}
