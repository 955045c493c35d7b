"""Compressed variants beside the texts of a published folder."""

import gzip
from pathlib import Path

import pytest

from briefgen.publish.targets.folder import FolderTarget
from tests.publish.judging import assert_live
from tests.publish.sending import go_back, publish

LONG = b"<p>a long page</p>" * 200
FILES = {
    "index.html": LONG,
    "short.html": b"<p>short",
    "photo.png": bytes(4000),
    "noise.txt": bytes(range(256)) * 8,
    "own.json": LONG,
    "own.json.gz": b"of the site itself",
}


@pytest.fixture
def target(tmp_path: Path) -> FolderTarget:
    return FolderTarget(tmp_path / "live", precompress=True)


def names(live: Path) -> set[str]:
    return {each.name for each in live.iterdir()}


def test_only_texts_of_some_length_get_a_variant(target: FolderTarget, tmp_path: Path) -> None:
    live = tmp_path / "live"
    publish(target, FILES)
    assert names(live) - set(FILES) == {"index.html.gz", "noise.txt.gz"}
    packed = (live / "index.html.gz").read_bytes()
    assert gzip.decompress(packed) == LONG
    assert packed[4:8] == bytes(4), "no time"
    assert (live / "own.json.gz").read_bytes() == b"of the site itself"


def test_a_variant_follows_its_file(target: FolderTarget, tmp_path: Path) -> None:
    live = tmp_path / "live"
    first = publish(target, FILES)
    before = (live / "index.html.gz").stat().st_ino
    publish(target, FILES | {"short.html": b"<p>other"})
    assert (live / "index.html.gz").stat().st_ino == before
    publish(target, FILES | {"index.html": LONG * 2})
    assert gzip.decompress((live / "index.html.gz").read_bytes()) == LONG * 2
    publish(target, {"short.html": b"<p>short"})
    assert names(live) == {"short.html"}
    assert_live(target, FILES, go_back(target, first.release))
    assert gzip.decompress((live / "index.html.gz").read_bytes()) == LONG


@pytest.mark.parametrize("damage", [b"", b"no gzip", gzip.compress(b"other", mtime=0)])
def test_a_damaged_variant_is_made_again(
    damage: bytes, target: FolderTarget, tmp_path: Path
) -> None:
    publish(target, FILES)
    (tmp_path / "live" / "index.html.gz").write_bytes(damage)
    publish(target, FILES | {"short.html": b"<p>other"})
    assert gzip.decompress((tmp_path / "live" / "index.html.gz").read_bytes()) == LONG


def test_variants_come_and_go_with_the_setting(target: FolderTarget, tmp_path: Path) -> None:
    live = tmp_path / "live"
    publish(target, FILES)
    publish(FolderTarget(live), FILES | {"short.html": b"<p>other"})
    assert names(live) == set(FILES)
    publish(target, FILES)
    assert "index.html.gz" in names(live)
