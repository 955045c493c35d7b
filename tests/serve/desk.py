"""A preview's desk over a site that a test writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from briefgen.address import OutputPath, SitePath, output_path
from briefgen.build.state.store import Store, passing_store
from briefgen.serve.desk import Desk, Instruments
from briefgen.serve.shown import About
from tests.harness.site import NOW, Site


class Watched:
    """A site, and a desk that looks at it when it is told to."""

    def __init__(self, site: Site, store: Store, **settings) -> None:
        """Look once."""
        self.site = site
        self.store = store
        self.desk = Desk(Instruments(site.folder, store, **settings))
        self.desk.first_look(NOW, 1)

    def look(self, *hints: str, now: datetime = NOW) -> bool:
        """Look at some files, or at everything; tell whether browsers are told of it."""
        files = [self.site.folder / path for path in hints]
        return self.desk.look(now, files or None)

    def page(self, address: str) -> str:
        """Return the page at an address."""
        shown = self.desk.shown(output_path(SitePath(address)))
        assert shown is not None, address
        return shown.data.decode()

    def is_current(self, address: str) -> bool:
        """Tell whether the page at an address is the newest version."""
        shown = self.desk.shown(output_path(SitePath(address)))
        assert shown is not None, address
        return shown.is_current

    def has(self, path: str) -> bool:
        """Tell whether there is an output."""
        return self.desk.shown(OutputPath(path)) is not None

    def about(self, address: str) -> About:
        """Return what there is to know of an address."""
        return self.desk.about(SitePath(address))

    def sweep(self) -> None:
        """Make everything that nobody asked for."""
        while self.desk.sweep(1000):
            pass

    def codes(self) -> list[str]:
        """Return the codes of all that is wrong, newest first."""
        return [each.code for each in self.desk.mistakes.found]


@contextmanager
def watched(site: Site, **settings) -> Iterator[Watched]:
    """Give a desk over a site; `settings` are those of `Instruments`."""
    with passing_store() as store:
        yield Watched(site, store, **settings)
