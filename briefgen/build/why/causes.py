"""Causes: in what the ingredients of an output differ from those of its last version."""

from collections.abc import Callable, Iterator
from typing import Literal

from msgspec import Struct

from briefgen.build.output.memory import Closure, Ingredients
from briefgen.build.state.store import StoreReader
from briefgen.build.why.changes import Change, changes

How = Literal["changed", "appeared", "went"]

What = Literal[
    "first",
    "new",
    "forgotten",
    "options",
    "view",
    "site",
    "text",
    "template",
    "static",
    "file",
    "missing",
    "edited",
    "other",
    "restored",
]


class Cause(Struct, frozen=True, kw_only=True):
    """One reason for a new version of an output.

    `first`: no older version is remembered. `new`: the last build had no such output. `forgotten`:
    nothing is remembered of any build, `options`: only of builds with other options. `view`: what
    the page shows is another, `site`: what all pages show of the site is, both with the changes
    where the old values are known. `text`: the text of the document `name` changed. `template`,
    `static`: what the page's template uses by that `name` did. `file`: the bytes of the file
    `name`, which is published as it is, did. `missing`: there was no file, `edited`: it had not
    the bytes that briefgen gave it, `other`: it had those of a build with other options,
    `restored`: it was missing or had such bytes, nobody knows which.
    """

    what: What
    name: str = ""
    how: How = "changed"
    changes: tuple[Change, ...] = ()


def causes(
    old: Ingredients, new: Ingredients, producer: str, store: StoreReader
) -> Iterator[Cause]:
    """Give in what ingredients differ, apart from what templates use."""
    if old.content != new.content:
        if new.site:
            yield Cause(what="view", changes=_changes(old.content, new.content, store))
        else:
            yield Cause(what="file", name=producer)
    if old.site != new.site:
        yield Cause(what="site", changes=_changes(old.site, new.site, store))
    before = dict(old.texts)
    for path, digest in new.texts:
        if before.get(path, digest) != digest:
            yield Cause(what="text", name=path)


def closure_causes(old: Closure, behind: Callable[[str], bytes | None]) -> Iterator[Cause]:
    """Give what a template used that is another now; `behind` gives b"" for what is not there.

    It gives None for what is not known: what another template used does not matter, since then
    the template itself or the view is another.
    """
    for used, digest in old.items():
        now = behind(used)
        if now is None or now == digest:
            continue
        kind, _, name = used.partition(" ")
        how: How = "went" if not now else "changed" if digest else "appeared"
        yield Cause(what="template" if kind == "template" else "static", name=name, how=how)


def _changes(old: bytes, new: bytes, store: StoreReader) -> tuple[Change, ...]:
    found = store.get_many("views", (old, new))
    if len(found) < 2:
        return ()
    # The views take long to load, and are looked into only where some have changed.
    from briefgen.build.why.views import kind_of, readable_views  # noqa: PLC0415

    views = readable_views(found[old], found[new])
    if views is not None:
        return changes(*views)
    return changes({_KIND: kind_of(found[old])}, {_KIND: kind_of(found[new])})


_KIND = "kind of page"
