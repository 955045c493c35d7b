"""Publishing a site: what leaves, what does not, and what readers have meanwhile."""

import pytest

from tests.publish.desk import DESK, DOHA, Published


@pytest.fixture
def desk(site):
    return Published(site(DESK))


def codes(outcome) -> list[str]:
    return [each.code for each in outcome.problems]


def test_what_is_live_is_what_a_build_writes(desk):
    outcome = desk.publish()
    assert (outcome.is_done, outcome.problems) == (True, ())
    assert desk.files() == desk.built()
    assert outcome.sent == len(desk.files())
    assert outcome.live == outcome.release
    assert not any(b"walrus" in data for data in desk.files().values())


def test_only_what_changed_is_sent_and_named_by_its_title(desk):
    desk.publish()
    desk.site.edit(DOHA, "They met.", "They met twice.")
    outcome = desk.publish()
    assert outcome.is_done
    assert desk.files() == desk.built()
    (changes,) = desk.asked[1:]
    assert ("Talks in Doha", "briefs/doha/index.html") in [
        (page.title, page.path) for page in changes.changed
    ]
    assert (changes.new, changes.removed) == ((), ())
    assert outcome.sent == len(changes.paths) < 12


def test_nothing_is_sent_where_nothing_changed(desk):
    first = desk.publish()
    outcome = desk.publish()
    assert (outcome.is_done, outcome.sent, outcome.live) == (True, 0, first.release)
    assert len(desk.asked) == 1


def test_nothing_is_sent_to_try_or_without_a_yes(desk):
    assert desk.publish(dry_run=True).changes is not None
    outcome = desk.publish(answer=False)
    assert (outcome.is_done, outcome.sent) == (False, 0)
    assert not desk.live.exists()


def test_a_site_with_a_mistake_is_not_published(desk):
    desk.publish()
    before = desk.files()
    desk.site.edit(DOHA, "They met.", "They met [[Nobody]].")
    outcome = desk.publish()
    assert codes(outcome) == ["BG301"]
    assert desk.files() == before


def test_a_site_that_does_not_know_its_address_is_not_published(desk):
    desk.site.edit("site.toml", 'base_url = "https://desk.example/"\n', "")
    assert codes(desk.publish()) == ["BG703"]


def test_a_place_that_is_not_there_is_named_with_those_that_are(desk):
    (problem,) = desk.publish(name="moon").problems
    assert problem.code == "BG717"
    assert "web" in problem.advice


def test_a_file_that_something_changed_after_the_build_is_not_sent(desk):
    desk.publish()
    page = desk.site.folder / ".briefgen/publish/site/briefs/doha/index.html"
    page.write_bytes(page.read_bytes() + b"<!-- walrus -->")
    outcome = desk.publish()
    assert not outcome.is_done
    assert b"walrus" not in desk.files()["briefs/doha/index.html"]


@pytest.mark.parametrize("path", ["static/plans.json", "static/plan.txt"])
def test_a_file_of_one_s_own_that_tells_of_a_draft_is_not_sent(desk, path):
    desk.site.write(path, "Nobody may read of the amber walrus before noon.")
    outcome = desk.publish()
    assert codes(outcome) == ["BG706"]
    assert not desk.live.exists()


def test_what_is_withheld_is_told(desk):
    assert [each.path for each in desk.publish().withheld] == ["content/briefs/secret.md"]


def test_many_removals_must_be_allowed(desk):
    for number in range(12):
        desk.site.write(
            f"content/briefs/b{number}.md", f"---\ntitle: B{number}\ndate: 2025-03-01\n---\nText.\n"
        )
    desk.publish()
    before = desk.files()
    desk.site.remove(*(f"content/briefs/b{number}.md" for number in range(12)))
    assert codes(desk.publish()) == ["BG710"]
    assert desk.files() == before
    assert desk.publish(allow_deletes=True).is_done
    assert desk.files() == desk.built()


def test_a_page_that_moved_is_found_at_its_old_address_for_good(desk):
    desk.publish()
    desk.site.edit(DOHA, "title:", "slug: qatar\ntitle:")
    assert desk.publish().is_done
    assert b'href="../qatar/"' in desk.files()["briefs/doha/index.html"]
    desk.site.edit(DOHA, "slug: qatar", "slug: gulf")
    assert desk.publish().is_done
    for old in ("doha", "qatar"):
        assert b'href="../gulf/"' in desk.files()[f"briefs/{old}/index.html"]


def test_a_brief_with_a_slug_of_its_own_is_published(desk):
    desk.site.edit(DOHA, "title:", "slug: qatar\ntitle:")
    assert desk.publish().problems == ()


def test_a_stylesheet_that_is_replaced_stays_for_one_release(desk):
    desk.publish()
    (old,) = [path for path in desk.files() if path.startswith("static/site.") and "css" in path]
    desk.site.write("static/site.css", "body { color: red }")
    desk.publish()
    assert old in desk.files()
    desk.site.edit(DOHA, "They met.", "They met again.")
    desk.publish()
    assert old not in desk.files()


def test_going_back_brings_back_every_byte(desk):
    desk.publish()
    first = desk.files()
    desk.site.edit(DOHA, "They met.", "They met twice.")
    desk.site.write("content/briefs/oslo.md", "---\ntitle: Oslo\ndate: 2025-03-01\n---\nHere.\n")
    second = desk.publish()
    outcome = desk.roll_back()
    assert (outcome.is_done, outcome.problems) == (True, ())
    assert desk.files() == first
    assert outcome.release.parent == second.release.id
    assert "Oslo" in [page.title for page in outcome.changes.removed]
    assert desk.roll_back(second.release.id).is_done
    assert "briefs/oslo/index.html" in desk.files()


def test_where_there_is_nothing_to_go_back_to_nothing_happens(desk):
    assert codes(desk.roll_back()) == ["BG715"]
    desk.publish()
    before = desk.files()
    assert codes(desk.roll_back()) == ["BG715"]
    assert codes(desk.roll_back("2001")) == ["BG715"]
    assert desk.files() == before


def test_hosts_that_read_them_get_headers_and_redirects(desk):
    desk.site.edit("site.toml", '"folder:../live"', '"folder:../live"\nhost = "netlify"')
    desk.site.edit(DOHA, "title:", "aliases: [/old/doha/]\ntitle:")
    desk.publish()
    assert desk.files()["_redirects"] == b"/old/doha/ /briefs/doha/ 301!\n"
    assert (
        b"/static/*\n  Cache-Control: public, max-age=31536000, immutable\n"
        in (desk.files()["_headers"])
    )
