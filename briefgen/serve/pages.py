"""Making outputs one by one, as they are asked for, with the functions of a build.

Every output is a function of its view and the texts it prints, so the order does not matter and
nothing but what is looked at need be made.
"""

import gc
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath, Ref
from briefgen.build.edition.plan import Output, StaticSource
from briefgen.build.edition.texts import texts
from briefgen.build.output.press import TOO_SLOW
from briefgen.build.state.digests import digest_of_bytes
from briefgen.build.state.manifest import digest
from briefgen.build.state.store import StoreReader
from briefgen.build.tools import Lost
from briefgen.content.scan import AssetFile
from briefgen.content.text import Text
from briefgen.problem import Problem
from briefgen.render.citations import cite_in
from briefgen.render.render import forget, render
from briefgen.render.theme import Theme, load_theme
from briefgen.render.theme_files import TooLarge, read_file
from briefgen.serve.look import Look
from briefgen.serve.shown import Shown
from briefgen.views.planned import Planned, PlannedKind
from briefgen.views.site import SiteView, site_view
from briefgen.views.texts import documents_in, with_texts
from briefgen.views.view import View, viewer

_MOST_BYTES = 64 * 1024 * 1024
"""How much of what was made is held in memory."""

_MOST_THEMES = 8
"""How many themes may have been loaded before those replaced are freed."""

_MOST_GOOD = 256
"""Of how many outputs the last good version is held."""

_BROKEN = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What may come of the views of a site with errors, which no build makes."""


class Made(Struct, frozen=True):
    """An output: its bytes, None where they could not be made, and why; time in milliseconds.

    `printed` are the documents whose texts are in it, `texts` the digests of these.
    """

    data: bytes | None
    problems: tuple[Problem, ...] = ()
    milliseconds: float = 0
    printed: tuple[Ref, ...] = ()
    texts: tuple[bytes, ...] = ()


class Pages:
    """The outputs of one look after another; for one thread.

    `edition` grows when the layout or the theme is another, and with it all that was made.
    """

    def __init__(self, site_folder: Path, store: StoreReader, look: Look) -> None:
        """Load the theme. Raises: Lost where there is none."""
        self.edition = 0
        self._themes = 0
        self._slow: dict[PlannedKind, tuple[Problem, ...]] = {}
        self._site_folder = site_folder
        self._store = store
        self._good: OrderedDict[OutputPath, Shown] = OrderedDict()
        self._made: OrderedDict[OutputPath, tuple[Made, Shown | None]] = OrderedDict()
        self._bytes = 0
        self.look = look
        self._theme = self._loaded(look)
        self._lay_out(look)

    def turn(self, look: Look) -> None:
        """Go on with another look. Raises: Lost where it has no theme."""
        before = self.look
        is_same_theme = look.ground.theme == before.ground.theme and look.config == before.config
        if look.layout is before.layout and is_same_theme:
            self.look = look
            return
        if not is_same_theme:
            self._theme = self._loaded(look)
        self._lay_out(look)
        self._made.clear()
        self._bytes = 0
        self.edition += 1

    def shown(self, path: OutputPath) -> tuple[Shown | None, tuple[Problem, ...]]:
        """Return an output, its last good version where it cannot be made, and what is wrong.

        Raises: LookupError where the site has none at this path; Lost.
        """
        if path in self._made:
            made, shown = self._made[path]
            if made.texts == self.texts(made.printed):
                self._made.move_to_end(path)
                return shown or self._good.get(path), made.problems
        made = self.make(path)
        shown = None
        if made.data is not None:
            is_asset = isinstance(self.outputs[path].source, AssetFile)
            shown = Shown(path, made.data, digest(made.data), is_asset=is_asset)
            self._remember_good(shown)
        if made.data is not None or made.problems:
            self._keep(path, made, shown)
        return shown or self._good.get(path), made.problems

    def good(self, path: OutputPath) -> Shown | None:
        """Return the last good version of an output that was asked for before."""
        return self._good.get(path)

    def tidy(self) -> None:
        """Free what earlier versions have left, when there is time for it.

        Templates refer to each other, so only a search frees them, and layouts are left out of it.
        """
        forget()
        if self._themes > _MOST_THEMES:
            self._themes = 1
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def make(self, path: OutputPath) -> Made:
        """Make an output now. Raises: LookupError where the site has none at this path; Lost."""
        match self.outputs[path].source:
            case StaticSource(name=name):
                return Made(self._static_file(name))
            case AssetFile() as asset:
                return Made(self._asset(asset))
            case Planned() as planned:
                return self._page(planned)

    def _page(self, planned: Planned) -> Made:
        if planned.kind in self._slow:
            # Each of its pages would wait out the limit, and keep all others waiting.
            return Made(None, self._slow[planned.kind])
        begin = perf_counter()
        try:
            view = self.show(planned)
            printed = documents_in(view)
            data, problems = self.render(view)
        except _BROKEN:
            if self.look.is_good:
                raise
            return Made(None)
        spent = (perf_counter() - begin) * 1000
        if any(each.code == TOO_SLOW for each in problems):
            self._slow[planned.kind] = problems
        return Made(data, problems, spent, printed, self.texts(printed))

    def _static_file(self, name: str) -> bytes | None:
        """Return the bytes of a static file if they are those that its address names."""
        data = self._static.get(name)
        is_same = data is not None and digest_of_bytes(data) == self.look.ground.theme.static[name]
        return data if is_same else None

    def _asset(self, asset: AssetFile) -> bytes | None:
        """Return the bytes of a file if they are those that were looked at and found fit.

        Another file may have come into its place, or it has vanished; the next look sees that.
        """
        try:
            data = read_file(asset.file, self.look.config.limits.asset_bytes, asset.info)
        except (OSError, TooLarge):
            return None
        is_same = digest_of_bytes(data) == self.look.assets.get(asset.path)
        return data if is_same and asset.source not in self.look.refused else None

    def render(self, view: View) -> tuple[bytes | None, tuple[Problem, ...]]:
        """Return the bytes of an output that shows a view. Raises: Lost."""
        whole = with_texts(view, self.text, self.site.base_url, cite_in(self.site.language))
        return render(whole, self.site, self._theme)

    def texts(self, documents: tuple[Ref, ...]) -> tuple[bytes, ...]:
        """Return the digests of the texts of documents."""
        memories, record = self.look.shown, self.look.layout.catalog.record
        return tuple(memories[record(ref).path].text for ref in documents)

    def text(self, ref: Ref) -> Text:
        """Return the text of a document. Raises: Lost."""
        (key,) = self.texts((ref,))
        text = texts(self._store, (key,)).get(key)
        if text is None:
            raise Lost(ref.id)
        return text

    def _lay_out(self, look: Look) -> None:
        self.look = look
        catalog = look.layout.catalog
        self.outputs: dict[OutputPath, Output] = {each.path: each for each in look.layout.outputs}
        self.show: Callable[[Planned], View] = viewer(catalog)
        self.site: SiteView = site_view(catalog, look.ground.theme.options)

    def _loaded(self, look: Look) -> Theme:
        theme, _ = load_theme(self._site_folder, look.config)
        if theme is None:
            raise Lost(look.config.theme)
        self._static = {file.name: file.data for file in theme.static}
        self._themes += 1
        self._slow.clear()
        return theme

    def _keep(self, path: OutputPath, made: Made, shown: Shown | None) -> None:
        """Hold what was made, and let go of what was asked for longest ago."""
        if path in self._made:
            self._bytes -= len(self._made.pop(path)[0].data or b"")
        self._made[path] = made, shown
        self._bytes += len(made.data or b"")
        while self._bytes > _MOST_BYTES and len(self._made) > 1:
            _, (old, _) = self._made.popitem(last=False)
            self._bytes -= len(old.data or b"")

    def _remember_good(self, shown: Shown) -> None:
        if not isinstance(self.outputs[shown.path].source, Planned):
            # The next look has it, or knows that it is gone.
            return
        self._good[shown.path] = replace(shown, is_current=False)
        self._good.move_to_end(shown.path)
        if len(self._good) > _MOST_GOOD:
            self._good.popitem(last=False)
