"""What people get wrong in their first files: each is told once, with what to type instead."""

from pathlib import Path

import pytest

from briefgen.content.scan import SourceKind
from briefgen.problem import Severity
from tests.content.desk import brief, parse, told
from tests.content.folder import Desk


def said(text: str, kind: SourceKind = "brief") -> tuple[str, str]:
    """Return the only problem of a file, as its code and advice."""
    (problem,) = parse(text, kind=kind).problems
    assert problem.severity is Severity.ERROR
    return problem.code, problem.advice


COMMENT = '; a comment has a space behind its "#"'


@pytest.mark.parametrize(
    ("fields", "cure"),
    [
        ("summary: Qatar is #1 in gas\n", 'summary: "Qatar is #1 in gas"'),
        ("tags: #peace #war\n", 'tags: ["#peace", "#war"]'),
        ("tags: [#peace, war]\n", 'tags: ["#peace", war]'),
        ("tags:\n  - a\n  - #peace\n", '- "#peace"'),
        ("summary: Foo #1: bar\n", 'summary: "Foo #1: bar"'),
        ("extra: {a: b #c}\n", "the value in quotation marks"),
    ],
)
def test_a_text_that_would_be_cut_at_a_hash_is_told(fields: str, cure: str):
    assert said(brief(fields)) == ("BG280", f"write {cure}{COMMENT}")


def test_a_title_that_would_be_cut_is_not_told_to_be_missing():
    assert told("---\ndate: 2025\ntitle: #1 in gas\n---\n") == [
        '3:8 BG280 "#1 in gas" would be left out as a comment'
    ]


@pytest.mark.parametrize(
    "fields",
    [
        "desk: x  # a comment\n",
        "#tags: [a]\n",
        "tags:\n  - a\n  #- b\n",
        'desk: "x #1"\n',
        "desk: 'x\n  #1'\n",
        "summary: |\n  x #1\n  #2\n",
        "desk: x#1\n",
        "desk: x # y #z\n",
        "desk: x ## y\n",
    ],
)
def test_a_comment_stays_one_and_a_hash_in_a_text_is_text(fields: str):
    assert told(brief(fields)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("---\ntitle:Doha\ndate: 2025\n---\n", "2:1"),
        ("---\ntitle:Doha\n---\n", "2:1"),
        (brief("summary:hello\n"), "4:1"),
        (brief("summary:hello\ndesk: x\n"), "4:1"),
        (brief("actors:\n  - id: a\n    rel:about\n"), "6:5"),
        (brief("dateline:\n  place:Doha\n"), "5:3"),
        (brief("tags:\n- War\n-Peace\n"), "6:1"),
        (brief("tags:\n  - War\n  -Peace\n"), "6:3"),
        (brief("tags:\n  -Peace\n  - War\n"), "5:3"),
    ],
)
def test_a_missing_space_is_told_where_it_is_missing(text: str, place: str):
    (problem,) = told(text)
    assert problem.startswith(f"{place} ")
    assert "a space is missing after the" in problem


@pytest.mark.parametrize(
    "fields", ["tags:\n  - a\n - b\n", "tags:\n- a\n - b\n- c\n", "tags:\n  - a\n    - b\n"]
)
def test_an_entry_out_of_line_is_never_a_part_of_the_one_above(fields: str):
    (problem,) = told(brief(fields))
    assert problem.startswith("6:")
    assert problem.endswith("BG223 this entry does not line up with a list above it")


def test_a_hyphen_within_brackets_or_a_text_is_one():
    assert told(brief("tags: [a,\n  -b]\nsummary: >-\n  one\n  - two\n")) == []


@pytest.mark.parametrize(
    ("kind", "field", "advice"),
    [
        ("brief", "authors: [@me]", 'write authors: ["@me"]'),
        ("brief", "authors: @me", 'write authors: ["@me"]'),
        ("brief", "authors: A: b", 'write authors: ["A: b"]'),
        ("brief", "desk: *Doha*", 'write desk: "*Doha*"'),
        ("brief", "tags: “Peace talks”", 'write tags: ["Peace talks"]'),
        ("brief", "tags: [“Peace talks”]", 'write "Peace talks"'),
        ("brief", "actors: [{id: “Lavrov”}]", 'write "Lavrov"'),
        (
            "brief",
            "corrections: fixed a typo",
            "write corrections: [{date: 2025-02-26, text: fixed a typo}]",
        ),
        ("brief", "corrections: [{text: x}]", "add date: 2025-02-26"),
        ("brief", "actors: [{id: a, role: x}]", "its keys are id, rel and as"),
        ("brief", "urgency: high", "write 1 (most urgent) to 9"),
        ("brief", "slug: Doha Talks", "write slug: doha-talks"),
        (
            "brief",
            "aliases: [Doha meeting]",
            "write an old address such as /old/address/, or delete it",
        ),
        (
            "actor",
            "aliases: [Doha meeting]",
            "other names go under names; an old address looks like /old/address/",
        ),
        ("actor", "roles: Minister", "write roles: [{title: Minister}]"),
        ("actor", "roles: [Minister]", "write {title: Minister}"),
        (
            "actor",
            "roles: [{title: M, to: present}]",
            'leave "to" out: an end that is not written is open',
        ),
        (
            "actor",
            "roles: [{title: M, from: now}]",
            'leave "from" out: an end that is not written is open',
        ),
    ],
)
def test_what_to_type_instead(kind: SourceKind, field: str, advice: str):
    text = brief(f"{field}\n") if kind == "brief" else f"---\nname: A\n{field}\n---\n"
    assert said(text, kind)[1] == advice


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("event: The summit", "events: [The summit]"),
        ("source: A minister", "sources: [A minister]"),
        ("author: Anna Berg, Carl Dorn", "authors: [Anna Berg, Carl Dorn]"),
        ("place: Doha", "places: [Doha]"),
        ("tag: C#", 'tags: ["C#"]'),
        ("actor: Lavrov", "actors: [Lavrov]"),
        ("correction: A slip", "corrections: [{date: 2025-02-26, text: A slip}]"),
    ],
)
def test_a_key_that_wants_a_list_is_shown_with_its_value_as_one(written: str, line: str):
    assert said(brief(f"{written}\n")) == ("BG227", f"did you mean {line}?")
    assert told(brief(f"{line}\n")) == []


@pytest.mark.parametrize("written", ["tag: [a]", "tag:", "tag:\n  - a", 'tag: "a"'])
def test_a_key_whose_value_is_no_plain_text_is_named_alone(written: str):
    assert said(brief(f"{written}\n")) == ("BG227", 'did you mean "tags"?')


def test_curly_quotation_marks_in_a_title_are_text():
    assert told(brief("summary: “Peace”\ntags: [The “new” order, the ‘x’]\n")) == []


def test_a_slug_with_nothing_behind_it_is_not_written():
    assert told(brief("slug:\n")) == []
    assert said(brief('slug: ""\n'))[0] == "BG237"


@pytest.mark.parametrize("field", ["Title", "titel"])
def test_a_misspelt_field_is_not_told_to_be_missing_too(field: str):
    assert said(f"---\n{field}: Doha\ndate: 2025\n---\n") == ("BG227", 'did you mean "title"?')


@pytest.mark.parametrize(
    ("kind", "fields", "folder"),
    [
        ("actor", "title: X\ndate: 2025\ntags: [a]", "content/briefs/"),
        ("tag", "title: X", "content/briefs/"),
        ("brief", "name: X\nroles: []", "content/actors/"),
        ("page", "name: X", "content/actors/ or content/places/ or content/tags/"),
    ],
)
def test_a_file_in_the_folder_of_another_kind_is_told_once(
    kind: SourceKind, fields: str, folder: str
):
    assert said(f"---\n{fields}\n---\nText.\n", kind) == ("BG203", f"move it to {folder}")


@pytest.mark.parametrize(
    "fields",
    [
        "born: 1950\ndied: 1940",
        "roles: [{title: M, from: 2021, to: 2020-05}]",
        "embargo: 2025-02-02\nexpires: 2025-02-01",
        "embargo: 2025-02-02T10:00Z\nexpires: 2025-02-02T10:00Z",
    ],
)
def test_an_end_before_its_beginning_is_an_error(fields: str):
    assert said(f"---\nname: A\n{fields}\n---\n", "actor")[0] == "BG281"


@pytest.mark.parametrize(
    "fields",
    [
        "born: 1950\ndied: 1950-03",
        "roles: [{title: M, from: 2020-05, to: 2020}]",
        "embargo: 2025-02-02\nexpires: 2025-02-02",
    ],
)
def test_dates_that_agree_as_far_as_they_are_known_are_in_order(fields: str):
    assert told(f"---\nname: A\n{fields}\n---\n", kind="actor") == []


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ("updated: 2024-12-31", 1),
        ("corrections: [{date: 2024, text: x}]", 1),
        ("cutoff: 2025-01-03", 1),
        ("cutoff: 2025-01-03\nupdated: 2025-01-04", 0),
        ("cutoff: 2025-01\nupdated: 2025-01", 0),
    ],
)
def test_dates_of_the_making_of_a_brief_in_no_possible_order_are_warned_of(fields: str, count: int):
    problems = parse(brief(f"{fields}\n")).problems
    expected = [("BG281", Severity.WARNING)] * count
    assert [(each.code, each.severity) for each in problems] == expected


def test_a_file_with_another_ending_is_told_its_new_name(tmp_path: Path):
    desk = Desk(tmp_path)
    for name in ("a.MD", "b.markdown"):
        desk.write(f"briefs/{name}")
    desk.write("briefs/c.txt", "---\ntitle: X\n---\n")
    desk.write("briefs/d.txt", "A transcript to link to.")
    found = desk.scan()
    assert [each.advice for each in found.problems] == [
        "rename it to a.md",
        "rename it to b.md",
        "rename it to c.md",
    ]
    assert set(found.assets) == {"briefs/c.txt", "briefs/d.txt"}
