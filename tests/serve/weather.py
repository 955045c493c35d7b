"""A site by the sea, and the storms that editors and other programs make in it."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.harness.site import PLAIN_CONFIG, Site
from tests.rules.tracked import ROOT


class Coast:
    """A site of so many briefs that link to each other, and another folder it links to."""

    def __init__(self, folder: Path, briefs: int) -> None:
        """Write the site and put it under git."""
        self.size = briefs
        self.await_number: Callable[[], None] = lambda: None
        self.beside = folder / "beside"
        self.site = Site(folder / "site")
        self.beside.mkdir()
        links = f'[content]\nallow_links = ["{self.beside}"]\n'
        self.site.write("site.toml", f"{PLAIN_CONFIG.replace('Desk', 'Coast')}\n{links}")
        self.site.write(".gitignore", ".briefgen/\npublic/\n")
        for number in range(briefs):
            self.write(number, "It is calm.")
        for number in range(briefs // 10):
            actor = f"---\nname: Sailor {number}\n---\nSails.\n"
            self.site.write(f"content/actors/sailor-{number}.md", actor)
        self._version = 0
        self._branch_off()

    def path(self, number: int) -> str:
        """Return the file of a brief; some lie in a folder of their own."""
        folder = "north/" if number % 4 == 0 else ""
        return f"content/briefs/{folder}brief-{number:04}.md"

    def file(self, number: int) -> Path:
        """Return the file of a brief as a whole path."""
        return self.site.folder / self.path(number)

    def text(self, number: int, said: str, title: str = "") -> str:
        """Return a brief that links to others and to an actor."""
        # Each tenth one is missing on the other branch.
        other = (number * 7 + 1) % self.size // 10 * 10 + number % 9
        lines = (
            "---",
            f"title: {title or f'Brief {number}'}",
            f"date: 2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
            f"tags: [sea, tide {number % 5}]",
            f"actors: [Sailor {number % (self.size // 10)}]",
            "---",
            f"{said} See [[brief-{other:04}]].",
            "",
            "So it is.",
            "",
        )
        return "\n".join(lines)

    def write(self, number: int, said: str, title: str = "") -> None:
        """Write a brief."""
        self.site.write(self.path(number), self.text(number, said, title))

    def news(self) -> str:
        """Return a sentence that no brief had before."""
        self._version += 1
        return f"The wind turned {self._version} times."

    def switch(self, branch: str) -> None:
        """Commit what there is and check out a branch."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--allow-empty", "--message", "So far")
        self._git("checkout", "--quiet", branch)

    def _branch_off(self) -> None:
        """Make a branch on which half of the briefs differ, some are gone and some are new."""
        self._git("init", "--quiet")
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", "Calm")
        self._git("checkout", "--quiet", "-b", "storm")
        for number in range(0, self.size, 2):
            self.write(number, "It blows.", f"Gale {number}")
        for number in range(9, self.size, 10):
            self.file(number).unlink()
            self.site.write(f"content/briefs/wreck-{number}.md", self.text(number, "It sank."))
        self.switch("calm")

    def _git(self, *arguments: str) -> None:
        settings = ("user.name=A", "user.email=a@example.org", "gc.auto=0", "core.autocrlf=false")
        options = (word for setting in settings for word in ("-c", setting))
        command = ("git", *options, "-c", "init.defaultBranch=calm", *arguments)
        subprocess.run(command, cwd=self.site.folder, check=True, capture_output=True)


Weather = Callable[[Coast], None]


def atomic_saves(coast: Coast) -> None:
    """Write beside the file and rename over it."""
    for number in range(5):
        file = coast.file(number)
        beside = file.with_name(f".{file.name}.tmp")
        beside.write_text(coast.text(number, coast.news()))
        beside.replace(file)


def atomic_saves_beside_in_plain_sight(coast: Coast) -> None:
    """The same by way of a name that could be a source."""
    for number in range(5):
        file = coast.file(number)
        beside = file.with_name(f"{file.stem}-new.md")
        beside.write_text(coast.text(number, coast.news()))
        beside.replace(file)


def saves_as_vim_does(coast: Coast) -> None:
    """Swap file, the try with 4913, the backup, the new file; with `backupcopy=no`."""
    for number in range(3):
        file = coast.file(number)
        swap = file.with_name(f".{file.name}.swp")
        swap.write_bytes(b"b0VIM 9.1")
        attempt, backup = file.with_name("4913"), file.with_name(f"{file.name}~")
        attempt.touch()
        attempt.unlink()
        file.rename(backup)
        file.write_text(coast.text(number, coast.news()))
        backup.unlink()
        swap.unlink()


def saves_in_two_steps(coast: Coast) -> None:
    """Truncate, write the half, and the rest when the preview has seen the half."""
    file = coast.file(1)
    data = coast.text(1, coast.news()).encode()
    with file.open("wb", buffering=0) as opened:
        coast.await_number()
        opened.write(data[:20])
        coast.await_number()
        opened.write(data[20:])


def many_files_touched(coast: Coast) -> None:
    """Half of the files are only touched, half have other words."""
    for number in range(coast.size):
        if number % 2:
            os.utime(coast.file(number))
        else:
            coast.write(number, coast.news())


def titles_changed_in_a_long_storm(coast: Coast) -> None:
    """Write again and again, for longer than the preview waits for quiet."""
    end = perf_counter() + 0.6
    turn = 0
    while perf_counter() < end:
        coast.write(turn % coast.size, coast.news(), f"Title {turn}")
        turn += 1


def another_branch(coast: Coast) -> None:
    """Check out a branch on which half of the briefs differ, some are gone and some are new."""
    coast.switch("storm")


def back_to_the_first_branch(coast: Coast) -> None:
    """Check out the branch that was there before."""
    coast.switch("calm")


def branches_there_and_back_and_there(coast: Coast) -> None:
    """Check out three times at once."""
    for branch in ("storm", "calm", "storm"):
        coast.switch(branch)


def a_folder_renamed(coast: Coast) -> None:
    """Rename a folder with briefs in it, and edit one in its new place."""
    briefs = coast.site.folder / "content/briefs"
    (briefs / "north").rename(briefs / "south")
    (briefs / "south/brief-0000.md").write_text(coast.text(0, coast.news()))


def a_folder_renamed_back_and_forth(coast: Coast) -> None:
    """Rename it until it is where it was at first."""
    briefs = coast.site.folder / "content/briefs"
    for old, new in (("south", "east"), ("east", "west"), ("west", "north")):
        (briefs / old).rename(briefs / new)
    coast.write(0, coast.news())


def a_folder_that_is_a_link(coast: Coast) -> None:
    """Replace a folder by a link to one elsewhere."""
    north = coast.site.folder / "content/briefs/north"
    north.rename(coast.beside / "north")
    north.symlink_to(coast.beside / "north")


def edits_behind_a_link(coast: Coast) -> None:
    """Edit, add and remove where the link leads."""
    north = coast.beside / "north"
    (north / "brief-0000.md").write_text(coast.text(0, coast.news()))
    (north / "found.md").write_text(coast.text(2, coast.news(), "Found"))
    (north / "brief-0004.md").rename(coast.beside / "brief-0004.md")


def a_link_that_leads_elsewhere(coast: Coast) -> None:
    """Let the link lead to another folder, then edit there."""
    shutil.copytree(coast.beside / "north", coast.beside / "far")
    (coast.beside / "brief-0004.md").rename(coast.beside / "far/brief-0004.md")
    link = coast.site.folder / "content/briefs/north"
    (link.parent / ".new").symlink_to(coast.beside / "far")
    (link.parent / ".new").replace(link)
    (coast.beside / "far/brief-0000.md").write_text(coast.text(0, coast.news()))


def a_link_that_is_a_folder_again(coast: Coast) -> None:
    """Put a real folder back."""
    link = coast.site.folder / "content/briefs/north"
    link.unlink()
    (coast.beside / "far").rename(link)
    (link / "found.md").unlink()


def content_deleted_and_restored(coast: Coast) -> None:
    """Delete all sources; when the preview has seen it, put them back with other words."""
    content, kept = coast.site.folder / "content", coast.site.folder.parent / "kept"
    shutil.copytree(content, kept)
    shutil.rmtree(content)
    coast.await_number()
    shutil.copytree(kept, content)
    shutil.rmtree(kept)
    coast.write(1, coast.news())


def content_moved_away_and_back(coast: Coast) -> None:
    """Move the folder away and back at once, and edit."""
    content, kept = coast.site.folder / "content", coast.site.folder.parent / "kept"
    content.rename(kept)
    kept.rename(content)
    coast.write(2, coast.news())


def times_set_back(coast: Coast) -> None:
    """Write as many bytes as there were, and let the file seem as old as it was before."""
    for number in (1, 2, 3):
        file = coast.file(number)
        before = file.stat()
        text = file.read_text()
        file.write_text(text.replace("So it is.", "As it is."))
        assert file.stat().st_size == before.st_size
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    long_ago = 1_000_000_000
    coast.write(5, coast.news())
    os.utime(coast.file(5), (long_ago, long_ago))


def config_and_templates(coast: Coast) -> None:
    """Change the settings, a template, a static file and a brief at once."""
    config = (coast.site.folder / "site.toml").read_text()
    coast.site.write("site.toml", config.replace("The Coast", "The Shore"))
    theme = ROOT / "themes/default/templates/brief.html"
    coast.site.write("templates/brief.html", f"{theme.read_text()}<!-- ours -->\n")
    coast.site.write("static/wave.css", "p { color: teal }\n")
    coast.write(3, coast.news())


SEASONS: dict[str, tuple[Weather, ...]] = {
    "saves": (
        atomic_saves,
        atomic_saves_beside_in_plain_sight,
        saves_as_vim_does,
        saves_in_two_steps,
        times_set_back,
    ),
    "many at once": (
        many_files_touched,
        titles_changed_in_a_long_storm,
        content_deleted_and_restored,
        content_moved_away_and_back,
        config_and_templates,
    ),
    "branches": (
        another_branch,
        back_to_the_first_branch,
        branches_there_and_back_and_there,
        back_to_the_first_branch,
    ),
    "folders": (
        a_folder_renamed,
        a_folder_renamed_back_and_forth,
        a_folder_that_is_a_link,
        edits_behind_a_link,
        a_link_that_leads_elsewhere,
        a_link_that_is_a_folder_again,
        content_deleted_and_restored,
    ),
}
"""Storms that come one after another."""
