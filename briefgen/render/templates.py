"""The templates of a theme: where they are found, and what they may do.

A template gets values and pure functions and nothing else. What changes a value, draws by chance
or leads into the insides of Python is left out, so that a page depends on its view alone. This
keeps honest themes reproducible; it is no wall against a hostile one.
"""

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from operator import is_
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    nodes,
)
from jinja2.environment import TemplateModule
from jinja2.loaders import BaseLoader
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from msgspec import Struct

from briefgen.problem import Place
from briefgen.render.compiled import PageCode
from briefgen.render.mistakes import TemplateMistake, bad_include, leaves_folder, meant
from briefgen.render.printed import FILTERS, PrintGuard, printed
from briefgen.render.runtime import CONTEXTS, PageContext
from briefgen.render.theme_files import read_file
from briefgen.render.theme_folder import ThemeFolder

PAGE_NAMES = ("page", "site", "url", "absolute", "asset", "citation", "json_ld")
"""What differs from page to page; all else a template may name is the same on every page."""

_OF_A_PAGE = (*PAGE_NAMES, CONTEXTS)

SHARED_NAMES = (
    "clock",
    "country",
    "date",
    "direction",
    "grade",
    "iso",
    "language_name",
    "list_of",
    "month",
    "month_name",
    "number",
    "outlines",
    "range",
    "role_dates",
    "script_name",
    "short_date",
    "weekday",
    "weekdays",
    "weeks",
)
"""The functions that are the same on every page of a site."""

LONGEST_RANGE = 100_000

_CHANGING = frozenset(
    {
        *("add", "append", "clear", "discard", "extend", "insert", "pop", "popitem", "remove"),
        *("reverse", "setdefault", "sort", "update"),
    }
)
_CHANGEABLE = (list, dict, set)
_FORMATTING = frozenset({"format", "format_map"})
_GUARDED = _CHANGING | _FORMATTING
_LEFT_OUT_GLOBALS = ("cycler", "joiner", "lipsum")
_LEFT_OUT_FILTERS = ("attr", "pprint", "random")


class FolderLoader(BaseLoader):
    """Finds a template in the first of several folders that has it.

    A name or a link that leads out of the folder is refused (BG505). What cannot be compiled is
    not compiled again for the next page.
    """

    def __init__(self, folders: tuple[ThemeFolder, ...]) -> None:
        """Search the `templates/` of these folders, in order."""
        self.folders = folders
        self.sources: dict[str, str] = {}
        self._broken: dict[str, TemplateSyntaxError] = {}

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 - the loader protocol of the library
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text, path for problems, and a check that the text is current (it always is)."""
        path, shown = self.find(template)
        try:
            text = read_file(path).decode("utf-8-sig")
        except UnicodeDecodeError as mistake:
            message = f"{shown} is not UTF-8 (byte {mistake.start})"
            place = Place(shown)
            raise TemplateMistake("BG514", message, "save it as UTF-8", place=place) from None
        self.sources[shown] = text
        return text, shown, lambda: True

    def load(
        self,
        environment: Environment,
        name: str,
        globals: "Mapping[str, Any] | None" = None,  # noqa: A002 - the library's name
    ) -> Template:
        """Compile a template."""
        if name in self._broken:
            raise self._broken[name].with_traceback(None)
        try:
            return super().load(environment, name, dict(globals or {}))
        except TemplateSyntaxError as mistake:
            self._broken[name] = mistake
            raise

    def find(self, name: str) -> tuple[Path, str]:
        """Return the file of a template and how problems call it.

        Raises: TemplateNotFound; TemplateMistake where the name or a link leaves the folder.
        """
        if "\\" in name or any(part in {"", ".", ".."} for part in name.split("/")):
            raise bad_include(name)
        for folder in self.folders:
            root = folder.path / "templates"
            path = root / name
            if not path.is_file():
                continue
            if not folder.keeps(root, folder.path) or not folder.keeps(path, root):
                raise _leaving(path, f"{folder.shown}templates/{name}")
            return path, f"{folder.shown}templates/{name}"
        raise TemplateNotFound(name)

    def list_templates(self) -> list[str]:
        """Return the names of all templates, sorted."""
        roots = (folder.path / "templates" for folder in self.folders)
        files = ((root, file) for root in roots for file in root.rglob("*.html"))
        return sorted({file.relative_to(root).as_posix() for root, file in files})


class Missing(StrictUndefined):
    """A name that means nothing: using it is a mistake, and the message says what was meant."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        """What is wrong, what to write instead, and the name, a line each."""
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            known: Iterable[str] = (*PAGE_NAMES, *SHARED_NAMES)
            return f'"{name}" is not defined here\n{meant(name, known)}\n{name}'
        if owner is None:
            advice = (
                f"ask first whether it is there, as in {{% if x %}}{{{{ x.{name} }}}}{{% endif %}}"
            )
            return f'there is no value here that could have "{name}"\n{advice}\n{name}'
        return f'{_described(owner)} has no "{name}"\n{meant(name, _fields(owner))}\n{name}'


class PageTemplate(Template):
    """A template whose macros see the page they are used on.

    A file of macros is run once for each page, so that what its top level computes can never be
    an earlier page's. Some of a page's functions are made for it alone: that tells pages apart.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if ctx is None:
            return self.make_module()
        names = {name: ctx.parent[name] for name in _OF_A_PAGE if name in ctx.parent}
        run: tuple[dict[str, object], TemplateModule] | None = getattr(self, "_page_module", None)
        if run is None or not all(map(is_, run[0].values(), names.values())):
            run = (names, self.make_module(names))
            self._page_module = run
        return run[1]


class Templates(Environment):
    """The templates of one theme, compiled once each."""

    template_class = PageTemplate
    code_generator_class = PageCode
    context_class = PageContext

    def __init__(self, folders: tuple[ThemeFolder, ...], names: Mapping[str, object]) -> None:
        """Find templates in some folders; `names` are the functions that all pages share."""
        loader = FolderLoader(folders)
        super().__init__(
            loader=loader,
            autoescape=True,
            undefined=Missing,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.sources = loader.sources
        """The text of each template in use, by the path that problems call it."""
        for name in _LEFT_OUT_GLOBALS:
            del self.globals[name]
        for name in _LEFT_OUT_FILTERS:
            del self.filters[name]
        self.filters.update(FILTERS)
        self.globals["range"] = _bounded_range
        self.globals.update(names)
        self._used: dict[str, None] = {}

    def begin(self) -> None:
        """Forget what earlier pages used."""
        self._used = {}

    def note(self, name: str) -> None:
        """Note that the page at hand uses `template NAME` or `static NAME`, there or not."""
        self._used[name] = None

    def used(self) -> tuple[str, ...]:
        """Return what was used since `begin`, sorted."""
        return tuple(sorted(self._used))

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the library's name
    ) -> Template:
        """Return a template; Jinja asks here for every extends, include and import."""
        if isinstance(name, str):
            self.note(f"template {name}")
        return super().get_template(name, parent, globals)

    def select_template(
        self,
        names: Iterable[str | Template],
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the library's name
    ) -> Template:
        """Return the first template of some; those that are not there are noted too."""
        choices = names if isinstance(names, Undefined) else tuple(names)
        for name in choices:
            if isinstance(name, str):
                self.note(f"template {name}")
        return super().select_template(choices, parent, globals)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,  # noqa: FBT001, FBT002 - the library's signature
    ) -> str:
        """Compile a template; what it reads by a guarded name goes through `getitem`.

        All other attributes, hundreds on a page, need no check when they are read.
        """
        guarded = _Guard().visit(source)
        return super()._generate(guarded, name, filename, defer_init)

    def getitem(self, obj: object, argument: object) -> object:
        """Read a key, else an attribute."""
        if isinstance(argument, str) and _refused(obj, argument):
            return self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)


class _Guard(PrintGuard):
    """Turns `x.name` into `x["name"]` for each name that may have to be refused.

    What becomes text within an expression is checked too.
    """

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - the library's name
        self.generic_visit(node)
        if node.attr not in _GUARDED and not node.attr.startswith("_"):
            return node
        name = nodes.Const(node.attr, lineno=node.lineno)
        return nodes.Getitem(node.node, name, node.ctx, lineno=node.lineno)


def _refused(obj: object, attribute: str) -> bool:
    """Tell whether an attribute is private, changes its value or formats without escaping."""
    if attribute in _CHANGING:
        return isinstance(obj, _CHANGEABLE)
    if attribute in _FORMATTING:
        return isinstance(obj, str)
    return attribute[:1] == "_"


def _bounded_range(*arguments: int) -> range:
    numbers = range(*arguments)
    if numbers and abs(numbers[-1] - numbers[0]) // abs(numbers.step) >= LONGEST_RANGE:
        raise ValueError(f"a range of more than {LONGEST_RANGE:,} numbers")
    return numbers


def _leaving(path: Path, shown: str) -> TemplateMistake:
    target = path.readlink() if path.is_symlink() else path.resolve()
    problem = leaves_folder(shown, str(target), Place(shown))
    return TemplateMistake(problem.code, problem.message, problem.advice, place=problem.place)


def _described(owner: object) -> str:
    if isinstance(owner, str):
        return "a text"
    return "Macro" if isinstance(owner, Macro) else type(owner).__name__


def _fields(owner: object) -> tuple[str, ...]:
    if isinstance(owner, Struct):
        return owner.__struct_fields__
    return tuple(str(key) for key in owner) if isinstance(owner, Mapping) else ()
