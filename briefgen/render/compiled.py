"""How a template becomes Python: as Jinja makes it, without work that our values never need.

Each shortcut asks, where a page is made, for what it needs, and leaves all else to Jinja: a value
that is no text, a name that means nothing, a macro called by keyword.
"""

from collections.abc import Iterable

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef, optimizeconst

from briefgen.render import runtime
from briefgen.render.printed import PRINTED

_IMPORTED = (
    "NOTHING",
    "PLAIN",
    "PageMacro",
    "PlainMacro",
    "escaped",
    "function_of",
    "html_of",
    "marked",
)


class PageCode(CodeGenerator):
    """Writes the Python of a template."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - the library's name
        """Write the module."""
        self.writeline(f"from {runtime.__name__} import {', '.join(_IMPORTED)}")
        super().visit_Template(node, frame)

    def write_commons(self) -> None:
        """Write how the function of a file or a block begins."""
        super().write_commons()
        self.writeline("resolve = context.vars.__getitem__")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write some statements; a file or a block hands on its text in one piece.

        Otherwise each of a thousand pieces would pass through every template that extends another.
        """
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")
        frame.buffer = None

    @optimizeconst
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write `x.name`."""
        self.write("(_value if (_value := getattr((_owner := ")
        self.visit(node.node, frame)
        self.write(f"), {node.attr!r}, missing)) is not missing")
        self.write(f" else environment.getattr(_owner, {node.attr!r}))")

    @optimizeconst
    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002 - the library's name and signature
        """Write `f(x)`."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        count = len(node.args)
        self.write("(_callee if type(_callee := ")
        self.visit(node.node, frame)
        self.write(f") in PLAIN else _callee.function(context, {count})")
        self.write(" if type(_callee) is PlainMacro else function_of(_callee, context))(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's signature
        """Write how a macro (`force_unescaped`) or a loop that calls itself ends."""
        if force_unescaped:
            self.writeline(f"return marked(concat({frame.buffer})) if {frame.buffer} else NOTHING")
        else:
            super().return_buffer_contents(frame)

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - the library's signature
        """Write a macro as a value."""
        name = getattr(macro_ref.node, "name", None)
        arguments = tuple(each.name for each in macro_ref.node.args)
        extra = (macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller)
        plain = name is not None and not any(extra) and "caller" not in arguments
        self.write(f"{'PlainMacro' if plain else 'PageMacro'}(environment, macro, {name!r},")
        self.write(
            f" {arguments!r}, {'' if plain else f'*{extra!r}, '}context.eval_ctx.autoescape)"
        )

    @optimizeconst
    def visit_Filter(self, node: nodes.Filter, frame: Frame) -> None:  # noqa: N802 - the library's name
        """Write `x|filter`; of the check of what is printed, that it is a text."""
        if node.name != PRINTED or node.node is None:
            super().visit_Filter(node, frame)
            return
        self.write("(_text if type(_text := ")
        self.visit(node.node, frame)
        self.write(f") is str else {self.filters[PRINTED]}(context, _text))")

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame):
            self.write("(escaped(_shown) if type(_shown := (")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if _escapes(frame):
            self.write(")) is str else _shown if type(_shown) is Markup else")
            self.write(" html_of(_shown, context))")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Tell whether it is known here that what is printed is escaped."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
