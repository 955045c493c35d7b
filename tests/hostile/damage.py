"""Damage to what a build remembers in `.briefgen/`, of every kind that disks and people know."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from briefgen.build.state.places import State, edition_kind, state_of
from briefgen.config import Config
from tests.harness.site import Site

ROOMS = ("parsed", "texts", "views", "editions", "themes", "assets", "state")


def store_of(site: Site) -> State:
    """Return where a plain build of a site keeps its state."""
    config = Config(title="", base_url="https://desk.example/")
    return state_of(site.folder, site.out, edition_kind(config, drafts=False))


class Past:
    """Copies of `.briefgen/` from builds of long ago, and that of another site."""

    def __init__(self, folder: Path, other: Site) -> None:
        """Begin with no copies."""
        self._folder = folder
        self._other = other.folder / ".briefgen"
        self._count = 0

    def keep(self, site: Site) -> None:
        """Take a copy."""
        shutil.copytree(site.folder / ".briefgen", self._folder / str(self._count))
        self._count += 1

    def any(self, random: Random) -> Path:
        """Return the copy of some build."""
        return self._folder / str(random.randrange(self._count))

    @property
    def first(self) -> Path:
        """The copy of the first build."""
        return self._folder / "0"

    @property
    def other(self) -> Path:
        """The state of another site, at the same place within it."""
        return self._other


class Damager:
    """Damages the state of one site; the same seed does the same damage."""

    def __init__(self, site: Site, past: Past, outside: Path, seed: int) -> None:
        """`outside` is a folder that links will lead to, and that nobody may touch."""
        self._site = site
        self._state = store_of(site)
        self._past = past
        self._outside = outside
        self._random = Random(seed)

    def harm(self, name: str) -> None:
        """Do one kind of damage: of `STORE`, `MANIFEST` or `BESIDE`."""
        file = self._state.manifest if name in MANIFEST else self._state.store
        if name in STORE or name in MANIFEST:
            {**STORE, **MANIFEST}[name](self, file)
        else:
            BESIDE[name](self)

    # Bytes of a file.

    def flip(self, file: Path) -> None:
        """Change some bytes, more often near the beginning."""
        data = bytearray(file.read_bytes())
        for _ in range(self._random.randint(1, 8)):
            most = self._random.choice((100, 300, len(data)))
            data[self._random.randrange(min(most, len(data)))] ^= self._random.randint(1, 255)
        file.write_bytes(data)

    def blot(self, file: Path) -> None:
        """Write nothing but one byte over some length."""
        data = bytearray(file.read_bytes())
        start = self._random.randrange(len(data))
        length = min(self._random.randint(1, 9000), len(data) - start)
        data[start : start + length] = bytes([self._random.choice((0, 255, 65))]) * length
        file.write_bytes(data)

    def cut(self, file: Path) -> None:
        """Cut the end off."""
        data = file.read_bytes()
        file.write_bytes(data[: self._random.randrange(len(data))])

    def lengthen(self, file: Path) -> None:
        """Add garbage."""
        with file.open("ab") as stream:
            stream.write(self._random.randbytes(self._random.randint(1, 20_000)))

    def empty(self, file: Path) -> None:
        """Leave nothing of the bytes."""
        file.write_bytes(b"")

    def lose(self, file: Path) -> None:
        """Take the file away."""
        file.unlink()

    def shut(self, file: Path) -> None:
        """Let nobody write."""
        file.chmod(0o444)

    # Something else in the place of a file.

    def as_folder(self, file: Path) -> None:
        """Put a folder that holds a file there."""
        file.unlink(missing_ok=True)
        file.mkdir()
        (file / "inside").write_text("mine")

    def as_link(self, file: Path) -> None:
        """Put a link to a foreign file of the same kind there, or to nothing, or to itself."""
        file.unlink(missing_ok=True)
        targets = (self._outside / file.name, self._outside / "nothing", Path(file.name))
        file.symlink_to(self._random.choice(targets))

    # Rows.

    def swap(self, file: Path) -> None:
        """Let entries change places, seals with them or not."""
        with closing(sqlite3.connect(file)) as connection, connection:
            rows = connection.execute("SELECT rowid, seal, data FROM entries").fetchall()
            for _ in range(self._random.randint(1, 6)):
                one, other = self._random.choice(rows), self._random.choice(rows)
                seal = self._random.choice((one[1], other[1]))
                query = "UPDATE entries SET seal = ?, data = ? WHERE rowid = ?"
                connection.execute(query, (seal, other[2], one[0]))

    def lose_room(self, file: Path) -> None:
        """Delete all entries of some rooms."""
        rooms = self._random.sample(ROOMS, self._random.randint(1, 3))
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.executemany(
                "DELETE FROM entries WHERE room = ?", ((room,) for room in rooms)
            )

    def lose_rows(self, file: Path) -> None:
        """Delete some entries."""
        with closing(sqlite3.connect(file)) as connection, connection:
            rows = connection.execute("SELECT rowid FROM entries").fetchall()
            some = self._random.sample(rows, min(len(rows), self._random.randint(1, 30)))
            connection.executemany("DELETE FROM entries WHERE rowid = ?", some)

    def mix(self, file: Path) -> None:
        """Put rows of an older store, seals and all, in the place of those of some rooms."""
        rooms = self._random.sample(ROOMS, self._random.randint(1, 4))
        old = self._past.any(self._random) / "stores" / file.name
        with closing(sqlite3.connect(old)) as past, closing(sqlite3.connect(file)) as now, now:
            for room in rooms:
                query = "SELECT room, key, seal, data FROM entries WHERE room = ?"
                rows = past.execute(query, (room,)).fetchall()
                if self._random.random() < 0.5:
                    now.execute("DELETE FROM entries WHERE room = ?", (room,))
                now.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", rows)

    # Files of other times and places.

    def age(self, file: Path) -> None:
        """Put back the file as it was some builds ago."""
        shutil.copy2(self._past.any(self._random) / file.parent.name / file.name, file)

    def take_foreign(self, file: Path) -> None:
        """Put the file of another site there."""
        shutil.copy2(self._past.other / file.parent.name / file.name, file)

    # Beside the files.

    def age_all(self) -> None:
        """Put back all of `.briefgen/` as it was some builds ago, and leave the output."""
        shutil.rmtree(self._site.folder / ".briefgen")
        shutil.copytree(self._past.any(self._random), self._site.folder / ".briefgen")

    def empty_journal(self) -> None:
        """Leave an empty journal beside the store."""
        self._journal().write_bytes(b"")

    def foreign_journal(self) -> None:
        """Leave a hot journal of another database, or garbage, beside the store."""
        garbage = self._random.randbytes(3000)
        head = bytes.fromhex("d9d505f920a163d7") + (1).to_bytes(4) + garbage[:4]
        head += (9).to_bytes(4) + (512).to_bytes(4) + (8192).to_bytes(4)
        page = (1).to_bytes(4) + self._random.randbytes(8192) + bytes(4)
        self._journal().write_bytes(self._random.choice((garbage, head.ljust(512, b"\0") + page)))

    def journal_as_folder(self) -> None:
        """Leave a folder where the journal goes."""
        self.as_folder(self._journal())

    def lock_as_folder(self) -> None:
        """Leave a folder where the lock goes."""
        self.as_folder(self._state.lock)

    def lock_as_link(self) -> None:
        """Leave a link where the lock goes."""
        self.as_link(self._state.lock)

    def holder_as_folder(self) -> None:
        """Leave a folder where the holder of the lock is named."""
        self.as_folder(self._state.lock.with_suffix(".pid"))

    def holder_as_link(self) -> None:
        """Leave a link where the holder of the lock is named."""
        self.as_link(self._state.lock.with_suffix(".pid"))

    def new_as_folder(self) -> None:
        """Leave a folder where the next manifest is written."""
        self.as_folder(self._state.manifest.with_suffix(".new"))

    def new_as_link(self) -> None:
        """Leave a link where the next manifest is written."""
        self.as_link(self._state.manifest.with_suffix(".new"))

    def staging_as_file(self) -> None:
        """Leave a file where staged files go."""
        shutil.rmtree(self._state.staging.parent, ignore_errors=True)
        self._state.staging.parent.write_text("mine")

    def staging_as_link(self) -> None:
        """Leave a link where staged files go."""
        self._state.staging.parent.mkdir(exist_ok=True)
        self.as_link(self._state.staging)

    def staging_folder_as_link(self) -> None:
        """Leave a link where the folder of staged files goes."""
        shutil.rmtree(self._state.staging.parent, ignore_errors=True)
        self._state.staging.parent.symlink_to(self._outside)

    def outputs_as_link(self) -> None:
        """Leave a link where the folder of manifests goes; it leads to a copy of that."""
        self._folder_as_link(self._state.manifest.parent)

    def stores_as_link(self) -> None:
        """Leave a link where the folder of stores goes; it leads to a copy of that."""
        self._folder_as_link(self._state.store.parent)

    def ignore_as_link(self) -> None:
        """Leave a link to nothing where git is told to ignore the folder."""
        ignore = self._site.folder / ".briefgen/.gitignore"
        ignore.unlink(missing_ok=True)
        ignore.symlink_to(self._outside / "nothing")

    def state_as_file(self) -> None:
        """Leave a file where all of it goes."""
        shutil.rmtree(self._site.folder / ".briefgen")
        (self._site.folder / ".briefgen").write_text("mine")

    def _folder_as_link(self, folder: Path) -> None:
        shutil.rmtree(folder)
        folder.symlink_to(self._outside / folder.name)

    def _journal(self) -> Path:
        store = self._state.store
        return store.with_name(f"{store.name}-journal")


OnFile = Callable[[Damager, Path], None]

_FILE: dict[str, OnFile] = {
    each.__name__: each
    for each in (
        Damager.flip,
        Damager.blot,
        Damager.cut,
        Damager.lengthen,
        Damager.empty,
        Damager.lose,
        Damager.shut,
        Damager.as_folder,
        Damager.as_link,
        Damager.age,
        Damager.take_foreign,
    )
}
_ROWS: dict[str, OnFile] = {
    each.__name__: each
    for each in (Damager.swap, Damager.lose_room, Damager.lose_rows, Damager.mix)
}
STORE: dict[str, OnFile] = {f"store {name}": each for name, each in (_FILE | _ROWS).items()}
MANIFEST: dict[str, OnFile] = {f"manifest {name}": each for name, each in _FILE.items()}
BESIDE: dict[str, Callable[[Damager], None]] = {
    each.__name__.replace("_", " "): each
    for each in (
        Damager.age_all,
        Damager.empty_journal,
        Damager.foreign_journal,
        Damager.journal_as_folder,
        Damager.lock_as_folder,
        Damager.lock_as_link,
        Damager.holder_as_folder,
        Damager.holder_as_link,
        Damager.new_as_folder,
        Damager.new_as_link,
        Damager.staging_as_file,
        Damager.staging_as_link,
        Damager.staging_folder_as_link,
        Damager.outputs_as_link,
        Damager.stores_as_link,
        Damager.ignore_as_link,
        Damager.state_as_file,
    )
}


def touch_up(file: Path) -> None:
    """Change a byte of an output, and give it back its size and its times."""
    info = file.stat()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns))
