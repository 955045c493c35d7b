"""Neither the number of workers nor who they are changes a byte or a word."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from briefgen.build.build import build
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW, Site, tree
from tests.incremental.desk_of_edits import DESK

BRIEFS = 150


@pytest.fixture
def desk(tmp_path):
    """A desk of more sources than one process takes on by itself, some with something to report."""
    made = Site(tmp_path / "site", DESK)
    for number in range(BRIEFS):
        day = f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}"
        tags = f"tags: [t{number % 7}, Ports]\nactors: [Berg, A{number % 11}]"
        note = f"[^{number % 10}]"
        text = f"On [[n{number // 2}]] and [[Norland]], Anna Berg says.{note}\n\n{note}: So.\n"
        made.write(
            f"content/briefs/n{number}.md",
            f"---\ntitle: N{number}\ndate: {day}\n{tags}\n---\n{text}",
        )
    return made


def built(desk, out, executor=None, **options):
    """Return what a clean build gives: its tree, and its report without places and times."""
    report = build(
        desk.folder, BuildOptions(now=NOW, out=out, cache=False, **options), executor=executor
    )
    told = (report.problems, report.written, report.counts, report.withheld, report.succeeded)
    return tree(out), told


def test_one_worker_three_and_threads_give_the_same_site(desk, tmp_path):
    expected = built(desk, tmp_path / "one" / "public")
    assert expected[1][0], "nothing to report"
    assert len(expected[0]) > BRIEFS
    assert built(desk, tmp_path / "three" / "public", jobs=3) == expected
    with ThreadPoolExecutor(4) as threads:
        assert built(desk, tmp_path / "threads" / "public", threads) == expected


def test_mistakes_are_told_alike(desk, tmp_path):
    for number in range(0, BRIEFS, 10):
        desk.edit(f"content/briefs/n{number}.md", "[[Norland]]", "[[Nobody at all]]")
    expected = built(desk, tmp_path / "one" / "public")
    assert len([each for each in expected[1][0] if each.code == "BG301"]) == BRIEFS // 10
    assert built(desk, tmp_path / "three" / "public", jobs=3) == expected


def test_mistakes_of_templates_are_told_alike(desk, tmp_path):
    desk.write("templates/brief.html", "{{ page.title }}\n{{ page.nothing }}")
    expected = built(desk, tmp_path / "one" / "public")
    assert not expected[1][-1]
    assert built(desk, tmp_path / "three" / "public", jobs=3) == expected


def test_what_many_workers_remember_one_can_use(desk):
    options = BuildOptions(now=NOW, jobs=3)
    first = build(desk.folder, options)
    assert first.succeeded
    steps = {}
    again = build(
        desk.folder, BuildOptions(now=NOW), lambda stage, _, total: steps.update({stage: total})
    )
    assert (again.written, again.removed, steps["parse"]) == ((), (), 0)
    assert again.problems == first.problems


def test_an_executor_that_was_handed_in_is_left_running(desk):
    with ThreadPoolExecutor(2) as threads:
        build(desk.folder, BuildOptions(now=NOW), executor=threads)
        assert threads.submit(int, "7").result() == 7
