"""One file, one document."""

import pytest

from briefgen.config import Config
from briefgen.content import parse as module
from briefgen.content.document import Body, Document, ImageNote
from briefgen.content.schema.actor import Actor, Name, Role
from briefgen.content.schema.brief import Brief, Dateline, Mentioned, WatchItem
from briefgen.content.schema.image import Image
from briefgen.content.schema.page import Page
from briefgen.content.schema.tag import Tag
from briefgen.dates import Moment
from briefgen.problem import Problem, Span
from tests.content.desk import advised, brief, line, parse, told, with_limits


def document(text: str, **where: str) -> Document:
    """Return the document of a file with nothing wrong."""
    found = parse(text, **where)  # type: ignore[arg-type]  # kind and name
    assert found.problems == ()
    assert found.document is not None
    return found.document


def test_a_brief():
    found = document(brief("tags: [Peace talks]\nactors: [Lavrov, {id: Rubio, as: guest}]\n"))
    assert (found.kind, found.id, found.path) == ("brief", "x", "content/briefs/x.md")
    assert found.front == Brief(
        title="X",
        date=Moment("2025-01-02"),
        tags=("Peace talks",),
        actors=(Mentioned(id="Lavrov"), Mentioned(id="Rubio", as_="guest")),
    )
    assert found.body.lead == "A body."
    assert found.spans["actors.1.as"] == Span(5, 34, 5)


def test_texts_stand_for_parts():
    front = document(brief("dateline: Doha\nwatch: [A meeting]\nplaces: [Riyadh]\n")).front
    assert isinstance(front, Brief)
    assert front.dateline == Dateline(place="Doha")
    assert front.watch == (WatchItem(text="A meeting"),)
    assert front.places == (Mentioned(id="Riyadh"),)


def test_an_actor():
    names = "names: [B, {value: В, lang: ru}]"
    text = f"---\nname: A\n{names}\nroles:\n- title: R\n  from: 2024\n---\nLife.\n"
    found = document(text, kind="actor")
    assert found.front == Actor(
        name="A",
        names=(Name(value="B"), Name(value="В", lang="ru")),
        roles=(Role(title="R", from_=Moment("2024")),),
    )
    assert found.spans["roles.0.from"] == Span(6, 9, 4)


def test_a_tag_and_a_page():
    assert document("---\nname: A\n---\n", kind="tag").front == Tag(name="A")
    assert document("---\ntitle: A\n---\nText.\n", kind="page").front == Page(title="A")


def test_the_text_about_a_picture():
    found = parse("---\nalt: A table\n---\n", kind="image", name="doha.jpg.md")
    assert found.problems == ()
    assert found.image == ImageNote(
        image="briefs/doha.jpg", path="content/briefs/doha.jpg.md", front=Image(alt="A table")
    )
    assert parse("", kind="image", name="doha.jpg.md").image is not None


def test_text_below_the_fields_of_a_picture_is_told():
    found = parse("---\nalt: A\n---\n\n\nText.\n", kind="image", name="doha.jpg.md")
    assert found.image is not None
    assert [line(each) for each in found.problems] == [
        "6:1 BG213 the text of a picture's own file is shown nowhere"
    ]


def test_a_picture_with_a_mistake_is_no_picture():
    assert parse("---\nalt: A\nalt: B\n---\n", kind="image", name="a.jpg.md").image is None


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2025-02-26-doha.md", "2025-02-26"),
        ("2025-02-doha.md", "2025-02"),
        ("2025-doha.md", "2025"),
        ("2025-02-26.md", "2025-02-26"),
        ("2025-50-years.md", "2025"),
        ("2024/2025-03-x.md", "2025-03"),
    ],
)
def test_a_brief_may_have_its_date_in_its_name(name: str, date: str):
    front = document("---\ntitle: X\n---\nA body.\n", name=name).front
    assert isinstance(front, Brief)
    assert front.date == Moment(date)


def test_a_date_that_is_written_counts_more_than_the_name():
    found = parse(brief(), name="2024-12-31-x.md")
    assert found.document is not None
    assert isinstance(found.document.front, Brief)
    assert found.document.front.date == Moment("2025-01-02")
    assert [each.code for each in found.problems] == ["BG200"]


@pytest.mark.parametrize(
    "name", ["doha.md", "20250226-doha.md", "2025-02-30-doha.md", "12-doha.md"]
)
def test_a_name_without_a_date_gives_none(name: str):
    found = parse("---\ntitle: X\n---\nA body.\n", name=name)
    assert found.document is None
    assert [line(each) for each in found.problems] == ['1:1 BG228 "date" is missing']


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("2025-01-x.md", []),
        ("2025-01-02.md", []),
        ("1945-yalta.md", []),
        ("2025-02-x.md", ["BG200"]),
        ("2025-01-03-x.md", ["BG200"]),
    ],
)
def test_a_name_that_is_only_coarser_than_the_date_contradicts_nothing(name: str, codes: list[str]):
    assert [each.code for each in parse(brief(), name=name).problems] == codes


def test_a_wrong_date_is_not_replaced_by_that_of_the_name():
    found = parse("---\ntitle: X\ndate: today\n---\nA body.\n", name="2025-02-26-x.md")
    assert [each.code for each in found.problems] == ["BG231"]


def test_an_id_may_hold_dots():
    assert document(brief(), name="v1.10.md").id == "v1.10"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Sergey Lavrov.md", "rename it to sergey-lavrov.md"),
        ("Лавров.md", "rename it to lavrov.md"),
        ("a_b.md", "rename it to a-b.md"),
        ("Doha.md", "rename it to doha.md"),
    ],
)
def test_a_name_that_cannot_be_an_id_is_told_with_one_that_can(name: str, advice: str):
    found = parse(brief("zzz: 1\n"), name=name)
    assert found.document is None
    assert [each.code for each in found.problems] == ["BG201", "BG227"]
    assert found.problems[0].advice == advice


def test_what_a_brief_says_of_its_status_is_kept_as_it_was_written():
    front = document(brief("status: draft\n")).front
    assert isinstance(front, Brief)
    assert (front.status, front.draft) == ("draft", False)


def test_only_front_matter_is_a_brief_too():
    assert document(brief(body="")).body == Body()


def test_an_empty_file_is_told_what_it_lacks():
    assert told("") == ['1:1 BG228 "title" is missing', '1:1 BG228 "date" is missing']
    assert told("Text.\n", kind="tag") == ['1:1 BG228 "name" is missing']
    (problem,) = parse("Text.\n", kind="tag").problems
    assert problem.advice.startswith('begin the file with a line "---", then write name: ')


@pytest.mark.parametrize(
    ("fields", "advice"),
    [
        ("titel: Y\n", 'did you mean "title"?'),
        ("on: x\n", 'a field of your own goes under "extra"'),
        ("dateline: {place: x, zzzz: y}\n", "its keys are place and date"),
        ("dateline: {date: 2025}\n", 'add "place: " and its text'),
        ("type: essay\n", "write reportage, analysis, background, opinion, live or digest"),
    ],
)
def test_what_to_type_instead(fields: str, advice: str):
    assert advised(brief(fields)) == advice


def test_mistakes_of_fields_and_body_are_told_together():
    text = brief("draft: maybe\ntags: a\n", "![](https://elsewhere.example/x.png)\n")
    codes = [each.code for each in parse(text).problems]
    assert codes[:2] == ["BG229", "BG229"]
    assert len(codes) > 2


def test_a_file_that_is_no_text_is_no_document():
    found = parse(b"---\ntitle: \xe9\n---\n")
    assert found.document is None
    assert [each.code for each in found.problems] == ["BG215"]


def test_front_matter_without_an_end_leaves_no_body_to_read():
    found = parse("---\ntitle: X\n\n[[]]\n")
    assert [each.code for each in found.problems] == ["BG219"]


def test_a_slug_that_is_wrong_is_not_used():
    found = parse(brief("slug: ../x\n")).document
    assert found is not None
    assert found.front.slug == ""


def test_a_date_with_nothing_behind_it_is_not_written():
    front = document(brief("cutoff:\nupdated: ~\n")).front
    assert isinstance(front, Brief)
    assert (front.cutoff, front.updated) == (None, None)


def test_a_body_is_read_even_where_its_fields_cannot_be():
    codes = [each.code for each in parse(brief("a: [\n", "[[]]\n")).problems]
    assert codes == ["BG223", "BG260"]


@pytest.mark.parametrize(
    "fields",
    [
        'draft: "true"\n',
        "status: drafft\n",
        "tlp: amber\n",
        "embargo: tomorrow\n",
        "expires: never\n",
        "draft: false\ndraft: true\n",
    ],
)
def test_a_mistake_in_what_withholds_leaves_no_document(fields: str):
    found = parse(brief(fields))
    assert found.document is None
    assert len(found.problems) == 1


@pytest.mark.parametrize("field", ["draft", "status", "tlp", "embargo", "expires"])
@pytest.mark.parametrize("nothing", ["", " ~", " null", "  # not yet"])
def test_what_withholds_may_not_be_left_empty(field: str, nothing: str):
    found = parse(brief(f"{field}:{nothing}\n"))
    assert found.document is None
    (problem,) = found.problems
    assert line(problem) == f'4:1 BG228 "{field}" is empty'
    assert problem.advice.endswith(", or take the line out")


def test_an_empty_draft_is_told_what_to_write():
    assert advised(brief("draft:\n")) == "say true or false, or take the line out"


def test_another_mistake_leaves_the_document_for_others_to_link_to():
    found = parse(brief("tags: a, b\n"))
    assert found.document is not None
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("tags: [a, b, c]\n", "4:7 BG233 3 tags are over the limit tags_per_brief (2)"),
        ("actors: [a, b, c]\n", "4:9 BG233 3 actors are over the limit actors_per_brief (2)"),
        ("urgency: 0\n", "4:10 BG236 the urgency 0 is not between 1 and 9"),
        ("urgency: 10\n", "4:10 BG236 the urgency 10 is not between 1 and 9"),
        ("lang: English\n", '4:7 BG235 "English" is not a language tag'),
        ("slug: ../x\n", '4:7 BG237 the slug "../x" holds ".."'),
    ],
)
def test_numbers_lengths_and_languages(fields: str, problem: str):
    config = with_limits(tags_per_brief=2, actors_per_brief=2)
    assert told(brief(fields), config=config) == [problem]


def test_the_limits_themselves_are_allowed():
    config = with_limits(tags_per_brief=2, actors_per_brief=2)
    fields = "tags: [a, b]\nactors: [a, b]\nurgency: 9\nlang: uk-Latn\n"
    assert told(brief(fields), config=config) == []


def test_the_language_of_a_name_is_checked():
    text = "---\nname: A\nnames:\n- B\n- {value: C, lang: klingon language}\n---\n"
    assert told(text, kind="actor") == ['5:20 BG235 "klingon language" is not a language tag']


def test_a_file_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch):
    def never_ends(*_: object, **__: object) -> tuple[Body, tuple[Problem, ...]]:
        while True:
            sum(range(1000))

    monkeypatch.setattr(module, "parse_body", never_ends)
    found = parse(brief(), config=with_limits(seconds_per_document=0.02))
    assert found.document is None
    assert [line(each) for each in found.problems] == [
        "0:0 BG234 this file took more than 0.02 seconds to read"
    ]


def test_the_zone_of_the_site_is_that_of_its_times():
    config = Config(title="X", timezone="Europe/Istanbul")
    found = parse(brief("embargo: 2025-02-26T09:00\n"), config=config).document
    assert found is not None
    assert found.front.embargo == Moment("2025-02-26T09:00:00+03:00")
