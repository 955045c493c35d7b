"""What a brief writes out becomes a file of its own, as docs/writing.md tells."""

import pytest

DESK = """
-- content/briefs/a.md --
---
title: Alpha
date: 2025-02-18
events:
  - id: talks
    title: Talks in Riyadh
    start: 2025-02-18
    place: Riyadh
sources:
  - id: paper
    title: A paper
    reliability: B
---
A body.
"""
MOVED = {
    "events/talks": ["title: Talks in Riyadh", "start: 2025-02-18", "place: Riyadh"],
    "sources/paper": ["title: A paper", "reliability: B"],
}


def test_the_lines_move_without_id_hyphen_and_indent(site):
    desk = site(DESK)
    before = desk.build().fine().main("events/talks/")
    for path, lines in MOVED.items():
        desk.write(f"content/{path}.md", "\n".join(("---", *lines, "---", "")))
        id_ = path.rpartition("/")[2]
        indented = "".join(f"    {line}\n" for line in lines)
        desk.edit("content/briefs/a.md", f"  - id: {id_}\n{indented}", f"  - {id_}\n")
    assert desk.build().fine().main("events/talks/") == before


@pytest.mark.parametrize("path", MOVED)
def test_an_id_that_came_along_is_told_to_be_the_name_of_the_file(path, site):
    id_ = path.rpartition("/")[2]
    lines = ("---", f"id: {id_}", *MOVED[path], "---", "")
    desk = site(DESK).write(f"content/{path}.md", "\n".join(lines))
    built = desk.build().fails(f"content/{path}.md:2:1: BG227")
    assert [each.advice for each in built.problems()] == [
        "the file's name is the id: delete this line"
    ]
