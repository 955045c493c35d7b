"""What a site holds, without building it: what `briefgen list` prints."""

from briefgen.build.inventory import BriefRow, TermRow, WithheldRow, inventory
from briefgen.build.report import BuildOptions
from tests.harness.site import NOW
from tests.site.desk import DESK

DRAFT = "---\ntitle: Plan\ndate: 2025-01-01\ndraft: true\ntags: [secret]\n---\nText.\n"
LATER = "---\ntitle: Later\ndate: 2025-01-02\nembargo: 2030-01-01\n---\nText.\n"


def test_an_inventory_lists_what_is_public_and_what_is_withheld(site):
    desk = site(DESK)
    desk.write("content/briefs/plan.md", DRAFT).write("content/briefs/later.md", LATER)
    found = inventory(desk.folder, BuildOptions(now=NOW))
    assert found.problems == ()
    assert found.briefs[0] == BriefRow("2025-03-01", "2025-03-01-paris", found.briefs[0].title)
    assert {"2025-02-26-doha", "2025-02-18-riyadh"} <= {row.id for row in found.briefs}
    assert "sergey-lavrov" in {row.id for row in found.actors}
    assert TermRow("talks", "Talks", 2) in found.tags
    assert "secret" not in {row.id for row in found.tags}
    assert found.drafts == (WithheldRow("content/briefs/plan.md", "draft"),)
    assert [row.path for row in found.withheld] == [
        "content/briefs/later.md",
        "content/briefs/plan.md",
    ]
    assert not desk.out.exists()


def test_an_inventory_reports_what_a_build_would(site):
    desk = site(DESK).write("site.toml", 'title = "X"\noutput = "content"\ntheme = "none"\n')
    desk.write("content/briefs/x.md", "---\ntitle: X\ndate: 2025-01-01\n---\n[[nobody]]\n")
    listed = inventory(desk.folder, BuildOptions(now=NOW)).problems
    assert listed == desk.build(out=desk.folder / "content").report.problems
    assert {problem.code for problem in listed} == {"BG140", "BG301", "BG501"}


def test_a_folder_without_a_site_has_only_a_problem(tmp_path):
    found = inventory(tmp_path, BuildOptions(now=NOW))
    assert [problem.code for problem in found.problems] == ["BG101"]
    assert found.briefs == ()
