"""What one build leaves for the next of its outputs: what each was made from."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from briefgen.address import OutputPath
from briefgen.build.edition.remembered import ROOM
from briefgen.build.state.stamps import Stamp
from briefgen.build.state.store import Store


class Ingredients(Struct, frozen=True, array_like=True, gc=False):
    """What an output is made from, all by digests: equal ingredients give equal bytes.

    `content` is its view, or its bytes where there is none; `site` the site's own view; `texts`
    the documents whose texts it prints, by path; `closure` the number of what its template used.
    """

    content: bytes
    site: bytes = b""
    texts: tuple[tuple[str, bytes], ...] = ()
    closure: int = 0


class MadeFile(Struct, frozen=True, array_like=True, gc=False):
    """An output on disk: the digest of its bytes (hex SHA-256), its stamp if that vouches for it.

    `made` is what it would be made from again. Its bytes last changed with `written`; before that
    it was made from `before`, None where there was nothing.
    """

    digest: str
    stamp: Stamp | None
    made: Ingredients
    written: Ingredients
    before: Ingredients | None = None


Closure = dict[str, bytes]
"""What a template used, by name as `ThemeParts.behind` takes it, with what stood behind it."""


class MadeState(Struct, frozen=True, array_like=True):
    """The outputs of a build, what their templates used, and the list of written files it left.

    `manifest` and `serial` are the stamp and the number of that list. `is_whole` tells whether
    every output is as it was made, and nothing is there that is not; `folder` which folder that is.
    """

    files: dict[OutputPath, MadeFile] = {}
    closures: tuple[Closure, ...] = ({},)
    manifest: Stamp | None = None
    serial: int = 0
    is_whole: bool = False
    folder: tuple[int, int] | None = None


def digests(made: MadeState) -> dict[OutputPath, str]:
    """Return the digest of each output that a build made."""
    return {path: file.digest for path, file in made.files.items()}


def load_made_state(store: Store) -> MadeState:
    """Return what the last build made; nothing where there was none."""
    data = store.get(ROOM, b"made")
    return MadeState() if data is None else _decode_made(data)


def remember_made(store: Store, made: MadeState, views: Iterable[bytes]) -> None:
    """Keep what a build made, in the place of the last build's, and the views that tell why.

    `views` are the digests of all views of the edition, also of outputs that were not made.
    """
    store.keep_only("views", {*views, *_views(made)})
    store.put_many(ROOM, [(b"made", msgspec.msgpack.encode(made))])


def _views(made: MadeState) -> Iterator[bytes]:
    """Give the views of all outputs, and those that tell why each was last written."""
    for file in made.files.values():
        for each in (file.made, file.written, file.before):
            if each is not None:
                yield each.content
                yield each.site


_decode_made = msgspec.msgpack.Decoder(MadeState).decode
