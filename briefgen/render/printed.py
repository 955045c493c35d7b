"""What a template prints: a value, never a thing of Python, whose text is an address in memory."""

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Undefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

from briefgen.render.mistakes import not_a_text, not_called

PRINTED = "_printed"
_EACH_PRINTED = "_each_printed"
"""Names of filters that no template can write: the guard puts them in."""

_OF_TEXT = frozenset(
    {
        *("capitalize", "center", "e", "escape", "forceescape", "format", "indent", "lower"),
        *("replace", "safe", "string", "striptags", "title", "trim", "truncate", "upper"),
        *("urlencode", "urlize", "wordcount", "wordwrap", "xmlattr"),
    }
)
"""Filters that make a text of whatever they get."""


@pass_context
def printed(context: Context, value: object) -> object:
    """Return a value that is about to become text; BG517 where it has no text of its own."""
    if isinstance(value, str | int | float | Undefined):
        return value
    if isinstance(value, Mapping):
        _checked(context, value.values())
    elif isinstance(value, tuple | list | set | frozenset):
        _checked(context, value)
    elif callable(value):
        raise not_called(_name(context, value))
    elif isinstance(value, Iterator):
        raise not_a_text()
    return value


@pass_context
def each_printed(context: Context, values: Iterable[object]) -> object:
    """Return values that are about to be joined to a text."""
    return values if isinstance(values, str | Undefined) else _checked(context, values)


FILTERS = {PRINTED: printed, _EACH_PRINTED: each_printed}


class PrintGuard(NodeTransformer):
    """Puts a check before whatever makes a text of a value inside an expression."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - the library's name
        """Check the parts of `a ~ b`."""
        self.generic_visit(node)
        node.nodes = [_through(PRINTED, each) for each in node.nodes]
        return node

    def visit_Mod(self, node: nodes.Mod) -> nodes.Node:  # noqa: N802 - the library's name
        """Check what goes into `"%s" % a`."""
        self.generic_visit(node)
        node.right = _through(PRINTED, node.right)
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - the library's name
        """Check what goes into a filter that makes a text of it."""
        self.generic_visit(node)
        if node.node is None:
            return node
        if node.name == "join":
            node.node = _through(_EACH_PRINTED, node.node)
        elif node.name in _OF_TEXT:
            node.node = _through(PRINTED, node.node)
            node.args = [_through(PRINTED, each) for each in node.args]
        return node


def _through(name: str, value: nodes.Expr) -> nodes.Expr:
    if isinstance(value, nodes.Const | nodes.TemplateData):
        return value
    return nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)


def _checked(context: Context, values: Iterable[object]) -> list[object]:
    return [printed(context, each) for each in values]


def _name(context: Context, value: object) -> str:
    """Return how a template calls a function: by its name on this page, else by its own."""
    known = (name for name, each in context.get_all().items() if each is value)
    return next(known, "") or str(getattr(value, "__name__", getattr(value, "name", "")))
