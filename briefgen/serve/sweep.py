"""The sweep: in idle time all outputs are made that differ, to find what is wrong with them."""

from collections.abc import Iterator
from time import perf_counter

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath, Ref
from briefgen.build.output.press import TOO_SLOW
from briefgen.build.state.digests import digest_of_bytes
from briefgen.build.tools import Lost
from briefgen.problem import Problem
from briefgen.serve.pages import Pages
from briefgen.serve.shown import Slow
from briefgen.views.planned import Planned

_SLOWEST = 10


class _Swept(Struct, frozen=True, gc=False):
    """What an output was made from when it was last made here, and what came of it.

    `edition` is that of the pages, `view` the digest of its view and of the site's.
    """

    edition: int
    theme: bytes
    view: bytes
    printed: tuple[Ref, ...]
    texts: tuple[bytes, ...]
    problems: tuple[Problem, ...] = ()
    milliseconds: float = 0


class Sweep:
    """Goes through the outputs of one look after another; for one thread.

    `left` counts the outputs not made yet; `is_over` tells that no more of them will be.
    """

    def __init__(self) -> None:
        """Begin with nothing made."""
        self._swept: dict[OutputPath, _Swept] = {}
        self._steps: Iterator[None] = iter(())
        self.left = 0
        self.is_over = True

    def begin(self, pages: Pages) -> None:
        """Start over with these pages; what is to do is found out when there is time for it."""
        self._steps = self._work(pages)
        self.left = max(self.left, 1)
        self.is_over = False

    def go_on(self, milliseconds: float) -> bool:
        """Work for some time; tell whether it is over then."""
        end = perf_counter() + milliseconds / 1000
        for _ in self._steps:
            if perf_counter() > end:
                return False
        self.is_over = True
        return True

    def problems(self, pages: Pages) -> tuple[Problem, ...]:
        """Return what is wrong with the outputs made so far from these pages, each once."""
        now = (swept for swept in self._swept.values() if swept.edition == pages.edition)
        return tuple(dict.fromkeys(each for swept in now for each in swept.problems))

    def slowest(self, pages: Pages) -> tuple[Slow, ...]:
        """Return the outputs that took longest."""
        made = sorted(self._swept.items(), key=lambda each: -each[1].milliseconds)[:_SLOWEST]
        return tuple(
            Slow(planned.address, round(swept.milliseconds, 1))
            for path, swept in made
            if path in pages.outputs and isinstance(planned := pages.outputs[path].source, Planned)
        )

    def _due(self, pages: Pages) -> Iterator[OutputPath]:
        for path, output in pages.outputs.items():
            if not isinstance(output.source, Planned):
                continue
            swept = self._swept.get(path)
            if (
                swept is None
                or swept.edition != pages.edition
                or swept.texts != pages.texts(swept.printed)
            ):
                yield path

    def _work(self, pages: Pages) -> Iterator[None]:
        due = tuple(self._due(pages))
        for path in self._swept.keys() - pages.outputs.keys():
            del self._swept[path]
        self.left = len(due)
        yield
        site = msgspec.msgpack.encode(pages.site)
        theme = msgspec.msgpack.encode(pages.look.ground.theme)
        about = digest_of_bytes(theme)
        for path in due:
            try:
                swept = self._made(pages, path, site, about)
            except Lost:
                # Whoever asks for this page has its text read anew.
                self._swept.pop(path, None)
                yield
                continue
            self._swept[path] = swept
            # What is too slow was not made, nor is any other page of its template.
            self.left -= all(each.code != TOO_SLOW for each in swept.problems)
            yield

    def _made(self, pages: Pages, path: OutputPath, site: bytes, theme: bytes) -> _Swept:
        """Make an output unless it was made from the same."""
        planned = pages.outputs[path].source
        view = b""
        if pages.look.is_good and isinstance(planned, Planned):
            view = digest_of_bytes(site + msgspec.msgpack.encode(pages.show(planned)))
        old = self._swept.get(path)
        if old is not None and (old.view, old.theme) == (view, theme) and view:
            texts = pages.texts(old.printed)
            if texts == old.texts:
                return replace(old, edition=pages.edition)
        made = pages.make(path)
        return _Swept(
            pages.edition,
            theme,
            view,
            made.printed,
            made.texts,
            made.problems,
            made.milliseconds,
        )
