"""A store that somebody crafted, seals and all: nothing outside the output changes, nothing breaks.

Whoever can write a cache that a build restores can forge what the site says. That must be all.
"""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefgen.build.state.sealed import sealer
from tests.harness.site import Site, tree
from tests.hostile.damage import ROOMS, store_of
from tests.hostile.newsroom import clean_tree, newsroom

Change = Callable[[Any], object]
PATH, KIND, CONTENT, NAME, TEXTS = 0, 2, 3, 4, 5
"""Where an output of an edition has what."""

DEEP = b"\x91" * 100_000 + b"\xc0"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A site that was built, what a clean build makes of it, and what with a brief changed."""
    site = newsroom(tmp_path_factory.mktemp("model") / "site", 6)
    site.build().works()
    right = clean_tree(site)
    text = (site.folder / "content/briefs/b1.md").read_text()
    site.edit("content/briefs/b1.md", "first text", "second text")
    edited = clean_tree(site)
    site.write("content/briefs/b1.md", text)
    return site, right, edited


@pytest.fixture
def site(model, tmp_path):
    folder = tmp_path / "desk" / "site"
    shutil.copytree(model[0].folder, folder)
    site = Site(folder)
    site.build().works()
    (tmp_path / "mine").write_bytes(b"mine")
    return site


def craft(
    site: Site, room: str, change: Callable[[bytes], bytes], key: bytes | None = None
) -> None:
    """Change the data of a room, and seal it again."""
    with closing(sqlite3.connect(store_of(site).store)) as connection, connection:
        query = "SELECT key, data FROM entries WHERE room = ?"
        rows = connection.execute(query, (room,)).fetchall()
        seal = sealer(room)
        for found, data in rows:
            if key in (None, found):
                fresh = change(data)
                values = (seal(found, fresh), fresh, room, found)
                connection.execute(
                    "UPDATE entries SET seal = ?, data = ? WHERE room = ? AND key = ?", values
                )


def forget(site: Site, room: str, key: bytes | None = None) -> None:
    with closing(sqlite3.connect(store_of(site).store)) as connection, connection:
        query = "DELETE FROM entries WHERE room = ? AND (? IS NULL OR key = ?)"
        connection.execute(query, (room, key, key))


def changed(change: Change) -> Callable[[bytes], bytes]:
    """Return what decodes a value, changes it and encodes it again."""

    def to(data: bytes) -> bytes:
        value = msgspec.msgpack.decode(data)
        change(value)
        return msgspec.msgpack.encode(value)

    return to


def outputs(change: Change) -> Callable[[bytes], bytes]:
    """Return what changes each output of an edition."""
    return changed(lambda edition: [change(output) for output in edition[2]])


def around(site: Site) -> dict[str, bytes]:
    """Return all files but those of the output and of `.briefgen/`."""
    found = tree(site.folder.parents[1])
    inside = ("desk/site/public/", "desk/site/.briefgen/")
    return {path: data for path, data in found.items() if not path.startswith(inside)}


def put(index: int, value: object, kind: str = "robots") -> Change:
    """Return what gives outputs of a kind another value."""
    return lambda output: output.__setitem__(index, value) if output[KIND] == kind else None


LEADING = ("../x.html", "../.git/hooks/post-commit", "/absolute.html")
ODD = (
    "../../../x.html",
    "../content/briefs/x.md",
    "a/../../x.html",
    "..",
    ".",
    "",
    "a//b",
    "a\\b",
    "a\0b",
    "x" * 5000,
    "index.html",
    ".git/config",
    "x/.Git/config",
    "x/.git. ./config",
)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        *((kind, path) for kind in ("robots", "asset", "static") for path in LEADING),
        *(("robots", path) for path in ODD),
    ],
)
def test_an_output_that_leads_elsewhere_is_not_written(site: Site, model, kind: str, path: str):
    place = f"{site.folder.parents[1]}{path}" if path.startswith("/") else path
    craft(site, "editions", outputs(put(PATH, place, kind)))
    before = around(site)
    site.build().works()
    assert around(site) == before
    assert site.tree() == model[1]


@pytest.mark.parametrize("path", ["../../x.css", "/absolute.css", "a\0b"])
def test_a_static_file_that_leads_elsewhere_is_not_written(site: Site, model, path: str):
    place = f"{site.folder.parents[1]}{path}" if path.startswith("/") else path
    craft(site, "themes", changed(lambda parts: parts[3].update({"extra.css": place})))
    forget(site, "editions")
    before = around(site)
    site.build().works()
    assert around(site) == before
    assert site.tree() == model[1]


@pytest.mark.parametrize("path", ["../../../mine", "/mine"])
def test_a_file_that_the_state_claims_elsewhere_is_not_removed(site: Site, path: str):
    place = f"{site.folder.parents[1]}{path}" if path.startswith("/") else path
    digest = sha256(b"mine").hexdigest()

    def claim(state):
        known = [digest, *next(iter(state[0].values()))[1:]]
        state[0][place] = known

    craft(site, "state", changed(claim), b"made")
    site.remove("content/briefs/b1.md").build().works()
    assert (site.folder.parents[1] / "mine").read_bytes() == b"mine"


@pytest.mark.parametrize(
    "change",
    [
        outputs(put(NAME, "../../mine", "asset")),
        outputs(put(NAME, "none", "static")),
        outputs(put(TEXTS, ["brief/none"], "brief")),
        outputs(put(CONTENT, b"none", "brief")),
        outputs(put(KIND, "sitemap", "brief")),
        changed(lambda edition: edition.__setitem__(0, "2020-01-01T00:00:00")),
        changed(lambda edition: edition.__setitem__(1, "9999-12-31T23:59:59-12:00")),
        changed(lambda edition: edition.__setitem__(3, b"\xc1")),
        changed(lambda edition: edition.__setitem__(5, {"../x": b""})),
    ],
)
def test_an_edition_that_cannot_be_is_none(site: Site, model, change):
    craft(site, "editions", change)
    forget(site, "state", b"made")
    site.build().works()
    assert site.tree() == model[1]


@pytest.mark.parametrize(
    "data",
    [
        b"\xc1",
        b"",
        b"\xa1x",
        DEEP,
        b"\xdd\xff\xff\xff\xff",
        b"\xdf\xff\xff\xff\xff",
        b"\x91\xa1\xff",
    ],
    ids=["invalid", "empty", "text", "deep", "long", "wide", "not UTF-8"],
)
@pytest.mark.parametrize("room", ROOMS)
def test_data_that_cannot_be_read_is_none(site: Site, model, room: str, data: bytes):
    craft(site, room, lambda _: data)
    if room in ("parsed", "texts", "views"):
        forget(site, "state", b"made")
        forget(site, "editions")
    site.edit("content/briefs/b1.md", "first text", "second text")
    site.build().works()
    assert site.tree() == model[2]


@pytest.mark.parametrize(
    "change",
    [
        lambda state: [each[2].__setitem__(3, -1) for each in state[0].values()],
        lambda state: [each[2].__setitem__(3, -100) for each in state[0].values()],
        lambda state: [each[2].__setitem__(3, 2**64 - 1) for each in state[0].values()],
        lambda state: state.__setitem__(1, []),
        lambda state: [each.__setitem__(1, [-1, -2, -3, -4]) for each in state[0].values()],
        lambda state: [each.__setitem__(1, [2**64 - 1] * 4) for each in state[0].values()],
        lambda state: [each.__setitem__(0, "") for each in state[0].values()],
        lambda state: [each.__setitem__(0, "not a file") for each in state[0].values()],
    ],
)
def test_a_state_that_cannot_be_costs_time_only(site: Site, model, change: Change):
    craft(site, "state", changed(change), b"made")
    site.edit("content/briefs/b1.md", "first text", "second text")
    site.build().works()
    assert site.tree() == model[2]


@pytest.mark.parametrize(
    ("room", "key"),
    [("state", b"read"), ("editions", None), ("themes", None), ("parsed", None), ("texts", None)],
)
def test_more_than_was_stored_is_passed_over(site: Site, model, room: str, key: bytes | None):
    def longer(data: bytes) -> bytes:
        parts = msgspec.msgpack.decode(data, type=list[msgspec.Raw])
        start = 0x90 + len(parts) + 1
        return bytes([start]) + b"".join(bytes(each) for each in parts) + DEEP

    craft(site, room, longer, key)
    forget(site, "state", b"made")
    if room in ("parsed", "themes"):
        forget(site, "editions")
    site.build().works()
    assert site.tree() == model[1]


def test_a_list_of_files_that_is_nested_too_deeply_is_none(site: Site, model):
    store_of(site).manifest.write_bytes(b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}")
    site.edit("content/briefs/b1.md", "first text", "second text")
    site.build().works()
    assert site.tree() == model[2]


def test_files_of_three_gigabytes_are_none(site: Site, model):
    state = store_of(site)
    for file in (state.store, state.manifest, Path(f"{state.store}-journal")):
        with file.open("wb") as stream:
            stream.truncate(3 << 30)
    site.build().works()
    assert site.tree() == model[1]
    assert state.store.stat().st_size < 1 << 30
