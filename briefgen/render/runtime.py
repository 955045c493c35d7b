"""What a compiled template works with: what of Jinja's runtime is made for pages."""

from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import partial
from types import BuiltinMethodType, FunctionType

from jinja2.environment import Environment
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escape_text  # type: ignore[attr-defined]  # see below

from briefgen.render.printed import printed

PLAIN = frozenset({FunctionType, partial})
"""Types of functions that get what stands between the parentheses, and nothing else."""

NOTHING = Markup("")

escaped: Callable[[str], str] = escape_text
"""Escapes a text; the public `escape` also marks it as HTML, which takes six times as long."""

marked = partial(str.__new__, Markup)
"""Says of a text that it is HTML."""


CONTEXTS = "contexts of the page"
"""A name that no template can write: the list that takes every context made for a page."""


class PageContext(Context):
    """What a template can name, in one table: what it sets, over what it was given.

    It is in circles with the macros of its page, a hundred values that only the garbage collector
    would find, until it is let go.
    """

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, object],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, object] | None = None,  # noqa: A002 - the library's name
    ) -> None:
        """Begin with what was given."""
        super().__init__(environment, parent, name, blocks, globals)
        self.vars = _Names(parent)
        contexts = parent.get(CONTEXTS)
        if isinstance(contexts, list):
            contexts.append(self)

    def let_go(self) -> None:
        """Forget all names: the page is made."""
        self.vars.clear()


class _Names(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return missing


class PageMacro(Macro):
    """A macro whose function returns HTML."""

    def _invoke(self, arguments: Sequence[object], autoescape: bool) -> str:  # noqa: FBT001 - the library's signature
        html = self._func(*arguments)
        return html if autoescape else str(html)


class PlainMacro(PageMacro):
    """A macro that takes its arguments and no others; dozens are made for each page."""

    catch_kwargs = catch_varargs = caller = explicit_caller = False

    def __init__(
        self,
        environment: Environment,
        function: Callable[..., str],
        name: str,
        arguments: tuple[str, ...],
        autoescape: bool,  # noqa: FBT001 - compiled templates pass all by their order
    ) -> None:
        """Keep what the library's own macro keeps, where it is not the same for all of these."""
        self._environment = environment
        self._func = function
        self._argument_count = len(arguments)
        self.name = name
        self.arguments = arguments  # type: ignore[assignment]  # a tuple, as the library passes
        self._default_autoescape = autoescape

    def function(self, context: Context, count: int) -> Callable[..., object]:
        """Return what takes `count` arguments: where that is all, with nothing between."""
        if count == self._argument_count and context.eval_ctx.autoescape:
            return self._func
        return partial(context.call, self)


def function_of(callee: Callable[..., object], context: Context) -> Callable[..., object]:
    """Return what takes the arguments of a call."""
    if type(callee) is BuiltinMethodType and type(callee.__self__) is str:
        return callee
    return partial(context.call, callee)


def html_of(value: object, context: Context) -> Markup:
    """Return the HTML of what is no text; BG517 where it has none."""
    return escape(printed(context, value))
