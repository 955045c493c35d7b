"""Entries to store, and the file they are in."""

from briefgen.build.state.store import open_store

PROGRAM = b"this program"
ENTRIES = {bytes([each]) * 32: bytes([each, 7]) * each * 40 for each in range(1, 60)}


def fill(file, entries=None, room="bodies"):
    with open_store(file, PROGRAM) as store:
        store.put_many(room, (ENTRIES if entries is None else entries).items())
        store.commit()


def held(file, room="bodies"):
    with open_store(file, PROGRAM) as store:
        return store.get_many(room, ENTRIES)


def names(file):
    return sorted(each.name for each in file.parent.iterdir())


def works(file):
    """Check that a store takes and gives, at its own place, and leaves nothing else there."""
    fill(file)
    assert held(file) == ENTRIES
    assert names(file) == [file.name]
