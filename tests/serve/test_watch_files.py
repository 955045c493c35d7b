"""What is told of files, by the events of the real system."""

import shutil
import subprocess
import threading
from pathlib import Path

import pytest

from tests.harness.loop import in_a_loop
from tests.serve.watching import Watched, asks_for_all, names, only_events, watching


@pytest.fixture(autouse=True)
def _events_alone(monkeypatch):
    only_events(monkeypatch)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "content"
    (folder / "briefs").mkdir(parents=True)
    (folder / "briefs" / "doha.md").write_text("old")
    return folder


@pytest.fixture
def doha(content: Path) -> Path:
    return content / "briefs" / "doha.md"


def save_atomically(file: Path):
    new = file.with_name(f".{file.name}.tmp")
    new.write_text("new")
    new.replace(file)


def save_as_vim_does(file: Path):
    probe = file.with_name("4913")
    probe.touch()
    probe.unlink()
    swap = file.with_name(f".{file.name}.swp")
    swap.write_text("swap")
    backup = file.with_name(f"{file.name}~")
    file.rename(backup)
    file.write_text("new")
    backup.unlink()
    swap.unlink()


def append(file: Path):
    with file.open("a") as opened:
        opened.write("more")


@pytest.mark.parametrize(
    "save",
    [lambda file: file.write_text("new"), append, save_atomically, save_as_vim_does, Path.unlink],
    ids=["in place", "append", "atomically", "as vim does", "delete"],
)
def test_a_saved_file_is_named(content, doha, save):
    assert names(content, lambda: save(doha), doha)


def test_a_file_made_is_named(content):
    file = content / "briefs" / "new.md"
    assert names(content, lambda: file.write_text("new"), file)


def test_both_names_of_a_renamed_file_are_named(content, doha):
    new = doha.with_name("muscat.md")
    assert names(content, lambda: doha.rename(new), doha, new)


def test_a_file_moved_in_is_named(content, tmp_path):
    (tmp_path / "other.md").write_text("other")
    file = content / "briefs" / "other.md"
    assert names(content, lambda: (tmp_path / "other.md").rename(file), file)


def test_a_file_moved_out_is_named_and_holds_nothing_up(content, doha, tmp_path):
    def act():
        doha.rename(tmp_path / "elsewhere.md")
        doha.write_text("new")

    assert names(content, act, doha)


def test_a_file_whose_rights_change_is_named(content, doha):
    assert names(content, lambda: doha.chmod(0o600), doha)


def test_letters_of_any_script_and_broken_names_are_named(content):
    files = [content / "briefs" / name for name in ("бриф.md", "brief\udcff.md", "a b\n.md")]
    assert names(content, lambda: [each.write_text("new") for each in files], *files)


def test_reading_wakes_nobody(content, doha):
    async def scenario():
        async with watching(content) as watched:
            for _ in range(20):
                doha.read_bytes()
                list(doha.parent.iterdir())
            (content / "mark.md").touch()
            return await watched.next()

    assert in_a_loop(scenario()) == {content / "mark.md"}


def test_a_checkout_of_many_files_asks_for_all(content):
    site = content.parent

    def git(*words):
        options = ["-c", "user.name=n", "-c", "user.email=e", "-c", "core.hooksPath=/dev/null"]
        subprocess.run(["git", *options, *words], cwd=site, check=True, capture_output=True)

    def write(text):
        for number in range(300):
            (content / "briefs" / f"{number}.md").write_text(text)

    git("init", "-q", "-b", "one")
    write("one")
    git("add", "-A")
    git("commit", "-qm", "one")
    git("checkout", "-qb", "two")
    write("two!")
    git("commit", "-qam", "two")
    assert asks_for_all(content, lambda: git("checkout", "-q", "one"))


def test_a_renamed_folder_asks_for_all_and_is_watched_further(content):
    new = content / "old-briefs"

    async def scenario():
        async with watching(content) as watched:
            (content / "briefs").rename(new)
            await watched.all_told()
            return await named_after(watched, new / "doha.md")

    assert in_a_loop(scenario())


async def named_after(watched: Watched, file: Path) -> bool:
    """Save a file until it is named: what is told before is of what was done before."""
    for attempt in range(50):
        file.write_text(f"new {attempt}")
        found = await watched.next()
        if found is not None and file in found:
            return True
    return False


def test_a_folder_made_asks_for_all_and_is_watched_further(content):
    deep = content / "briefs" / "2026" / "may" / "doha.md"

    async def scenario():
        async with watching(content) as watched:
            deep.parent.mkdir(parents=True)
            await watched.all_told()
            return await named_after(watched, deep)

    assert in_a_loop(scenario())


@pytest.mark.parametrize("missing", ["content", "content/briefs", ""])
def test_a_folder_that_is_deleted_and_made_anew_is_watched_further(content, doha, missing):
    folder = content.parent / missing

    async def scenario():
        async with watching(content) as watched:
            for _ in range(3):
                shutil.rmtree(folder)
                await watched.all_told()
                doha.parent.mkdir(parents=True)
                await watched.all_told()
                assert await named_after(watched, doha)

    in_a_loop(scenario())


def test_a_folder_that_another_one_replaces_is_watched_further(content, doha):
    async def scenario():
        async with watching(content) as watched:
            content.rename(content.with_name("content.bak"))
            doha.parent.mkdir(parents=True)
            await watched.all_told()
            return await named_after(watched, doha)

    assert in_a_loop(scenario())


def test_a_place_that_does_not_exist_yet_is_awaited(tmp_path):
    file = tmp_path / "a" / "b" / "content" / "doha.md"

    async def scenario():
        async with watching(file.parent) as watched:
            for folder in (tmp_path / "a", tmp_path / "a" / "b", file.parent):
                folder.mkdir()
                await watched.all_told()
            return await named_after(watched, file)

    assert in_a_loop(scenario())


def test_a_place_whose_name_is_impossible_does_no_harm(content, doha):
    impossible = content.parent / ("a" * 300) / "x.md"

    async def scenario():
        async with watching(content, impossible) as watched:
            doha.write_text("new")
            return await watched.hears_of(doha) and watched.said == []

    assert in_a_loop(scenario())


def test_what_lies_beside_a_place_is_not_told(content, doha):
    site = content.parent

    async def scenario():
        async with watching(content, site / "site.toml", site / "templates") as watched:
            (site / "public").mkdir()
            (site / "public" / "index.html").write_text("page")
            (site / ".briefgen").mkdir()
            (site / "notes.md").write_text("notes")
            doha.write_text("new")
            return await watched.next()

    assert in_a_loop(scenario()) == {doha}


@pytest.mark.parametrize("save", [save_atomically, save_as_vim_does, Path.touch])
def test_a_single_file_may_be_made_and_replaced(tmp_path, save):
    file = tmp_path / "site.toml"

    async def scenario():
        async with watching(file) as watched:
            file.write_text("a = 1")
            await watched.all_told()
            save(file)
            await watched.all_told()
            return True

    assert in_a_loop(scenario())


def test_a_file_behind_a_linked_folder_is_named_as_it_is_reached(content, tmp_path):
    (tmp_path / "shared").mkdir()
    (content / "shared").symlink_to(tmp_path / "shared")
    file = content / "shared" / "gaza.md"
    assert names(content, lambda: (tmp_path / "shared" / "gaza.md").write_text("new"), file)


def test_a_file_reached_on_two_ways_is_named_twice(content, doha):
    (content / "same").symlink_to("briefs")
    assert names(content, lambda: doha.write_text("new"), doha, content / "same" / "doha.md")


def test_a_linked_place_is_watched_where_it_leads(tmp_path):
    (tmp_path / "real").mkdir()
    link = tmp_path / "content"
    link.symlink_to("real")
    assert names(link, lambda: (tmp_path / "real" / "x.md").write_text("new"), link / "x.md")


def test_the_target_of_a_linked_file_is_watched(content, tmp_path):
    (tmp_path / "other").mkdir()
    target = tmp_path / "other" / "target.md"
    target.write_text("old")
    (content / "briefs" / "linked.md").symlink_to(target)
    assert asks_for_all(content, lambda: save_atomically(target))


def test_a_link_made_later_is_followed(content, tmp_path):
    (tmp_path / "shared").mkdir()

    async def scenario():
        async with watching(content) as watched:
            (content / "shared").symlink_to(tmp_path / "shared")
            await watched.all_told()
            (tmp_path / "shared" / "gaza.md").write_text("new")
            return await watched.hears_of(content / "shared" / "gaza.md")

    assert in_a_loop(scenario())


def test_a_link_that_leads_elsewhere_now_is_followed_there(content, tmp_path):
    link = content / "shared"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    link.symlink_to(tmp_path / "one")

    async def scenario():
        async with watching(content) as watched:
            (content / "new").symlink_to(tmp_path / "two")
            (content / "new").replace(link)
            await watched.all_told()
            return await named_after(watched, link / "gaza.md")

    assert in_a_loop(scenario())


def test_links_that_lead_back_are_passed_over(content, doha):
    (content / "briefs" / "up").symlink_to("..")
    (content / "all").symlink_to("/")
    (content / "self").symlink_to("self")
    (content / "nowhere").symlink_to("nothing")
    (content / "long").symlink_to("a" * 300)
    assert names(content, lambda: doha.write_text("new"), doha)


def test_a_storm_of_temporary_files_hides_no_real_one(content, doha):
    stop = threading.Event()

    def storm():
        swap = content / "briefs" / ".doha.md.swp"
        while not stop.wait(0.002):
            swap.write_text("swap")
            swap.unlink()

    async def scenario():
        async with watching(content) as watched:
            thread = threading.Thread(target=storm)
            thread.start()
            try:
                await watched.next()
                doha.write_text("new")
                return await watched.hears_of(doha)
            finally:
                stop.set()
                thread.join()

    assert in_a_loop(scenario())


def test_places_may_change(content, tmp_path):
    theme = tmp_path / "themes" / "desk"
    theme.mkdir(parents=True)

    async def scenario():
        async with watching(content) as watched:
            watched.places = (theme,)
            watched.watch.follow(watched.places)
            (content / "briefs" / "doha.md").write_text("unseen")
            (theme / "page.html").write_text("new")
            return await watched.next()

    assert in_a_loop(scenario()) == {theme / "page.html"}
