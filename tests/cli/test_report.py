"""What a build says at its end of the site on disk."""

import json
from pathlib import Path

from briefgen.address import OutputPath
from briefgen.build.output.left import left_behind
from briefgen.build.verify import Verification
from briefgen.cli.report import verification_lines
from tests.cli.run import Call

BRIEF = "content/briefs/2025-03-01-paris.md"
PAGE = "briefs/2025-03-01-paris/index.html"


def withheld_by_hand(desk):
    """Build, change a page by hand, and withhold its brief."""
    Call(desk.folder, "build")
    desk.write(f"public/{PAGE}", "mine")
    desk.edit(BRIEF, "tags:", "draft: true\ntags:")


def test_a_site_that_was_written_is_not_said_to_be_as_it_was(desk):
    withheld_by_hand(desk)
    for _ in range(2):
        run = Call(desk.folder, "build")
        assert run.code == 3
        last = run.err.splitlines()[-1]
        assert last == "Failed: 1 error. The site is up to date, but for what is told above."
    assert json.loads(Call(desk.folder, "build", "--json").out)["finished"] is True


def test_what_strict_finds_in_the_output_folder_is_no_reason_to_build_again(desk):
    Call(desk.folder, "build")
    desk.write(f"public/{PAGE}", "mine")
    desk.edit("content/pages/about.md", "What this desk does", "What it does")
    run = Call(desk.folder, "build", "--strict")
    assert "The site is up to date, but for what is told above." in run.err
    assert "build again to finish" not in run.err


def test_what_was_changed_by_hand_is_not_counted_as_unchanged(desk):
    Call(desk.folder, "build")
    desk.write(f"public/{PAGE}", "mine")
    unchanged = len(desk.tree()) - 1
    run = Call(desk.folder, "build")
    counts = f"  0 written, {unchanged} unchanged, 1 left as changed by hand, 0 removed."
    assert run.out.splitlines()[1] == counts
    report = json.loads(Call(desk.folder, "build", "--json").out)
    assert report["left"] == [PAGE]
    assert PAGE not in report["kept"]


def test_what_a_verification_finds_that_is_not_of_the_site_is_named():
    (problem,) = left_behind(Path("public"), (OutputPath("old.html"),))
    found = Verification(
        behind=(OutputPath("old.html"),),
        strangers=(OutputPath("lost.html"),),
        problems=(problem,),
    )
    assert list(verification_lines(found, 0.1)) == [
        "  old.html is no longer part of the site",
        "  lost.html may no longer be part of the site",
    ]
