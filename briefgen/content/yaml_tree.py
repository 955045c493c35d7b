"""Front matter as a tree: YAML without its traps, every value with its place in the file.

The parser's events are walked with limits before anything is built: a text that is nested too
deep or too long is refused where it exceeds them. Anchors, aliases, merge keys and tags are
refused, keys written twice too. Scalars keep their text; what `NO` or `010` mean is not YAML's
to say.
"""

import re
from collections.abc import Iterator
from typing import Final, cast

import yaml
from msgspec import Struct
from yaml import Mark
from yaml import events as seen

from briefgen.config import Limits
from briefgen.content.yaml_comment import cuts
from briefgen.content.yaml_cure import cured
from briefgen.content.yaml_mistake import Explained, entry_slip, explained, field_slip
from briefgen.problem import Problem, Span, error, place_at
from briefgen.tree import Entry, Mapping, Node, Scalar, Sequence

_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where it was built. Only its events are used: it constructs nothing."""

_WRITE_TWICE = "write the value again wherever it is needed"

_MARKER = re.compile(r"^(?:---|\.\.\.)(?=[ \t]|$)|^%(?:YAML|TAG)\b", re.MULTILINE)
"""What begins or ends a document in YAML: of several documents only one would count."""


class Tree(Struct, frozen=True):
    """What a front matter says, None where it cannot be told, and what is wrong with its form."""

    root: Mapping | None
    problems: tuple[Problem, ...] = ()


def yaml_tree(text: str, *, first_line: int, path: str, limits: Limits) -> Tree:
    """Turn YAML into a tree.

    Args:     first_line: the line of the file in which `text` begins, 1-based.
              path: of the file, for problems.
    Problems: BG220 a second document, or a sign of one; BG222 deeper or larger than the limits;
              BG223 not YAML; BG224 a key twice; BG225 anchors, aliases, merge keys and tags; BG226
              a list or a single value; BG280 a comment that was meant as text.
    """
    builder = _Builder(text.split("\n"), first_line, path, limits)
    try:
        builder.refuse_markers(text)
        # What `yaml.parse` gives, without its step in between.
        root = builder.document(iter(_PARSER(text).get_event, None))
    except _RefusedError as refused:
        builder.note_cuts(builder.last)
        return Tree(None, (*builder.problems, refused.problem))
    except yaml.YAMLError as mistake:
        builder.note_mistake(mistake)
        return Tree(None, tuple(builder.problems))
    builder.note_cuts(None)
    return Tree(root, tuple(builder.problems))


class _RefusedError(Exception):
    """Ends the walk at something that is refused."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


_Events = Iterator[seen.Event]


class _Builder:
    def __init__(self, lines: list[str], first_line: int, path: str, limits: Limits) -> None:
        self.lines = lines
        self.first_line = first_line
        self.path = path
        self.limits = limits
        self.nodes = 0
        self.brackets = 0
        self.scalars: list[tuple[Mark, Mark]] = []
        self.last: Mark | None = None
        self.problems: list[Problem] = []

    def document(self, events: _Events) -> Mapping:
        """Build the tree of the one document of a stream; nothing written is an empty mapping."""
        root: Node = Mapping((), Span(self.first_line))
        documents = 0
        for event in events:
            documents += isinstance(event, seen.DocumentStartEvent)
            if documents > 1 or getattr(event, "explicit", None) is True:
                raise self._second(self._span(event))
            if isinstance(event, seen.NodeEvent):
                root = self._node(event, events, 1)
        if isinstance(root, Scalar) and root.is_empty:
            return Mapping((), root.span)
        if isinstance(root, Scalar):
            slip = field_slip(root.span.line - self.first_line, self.lines)
            if slip is not None:
                raise _RefusedError(self._explained(slip))
        if not isinstance(root, Mapping):
            written = "a list" if isinstance(root, Sequence) else "a single value"
            message = f"front matter must be fields with values, not {written}"
            advice = "write each field on a line of its own, such as title: A headline"
            raise self._refused("BG226", message, root.span, advice)
        return root

    def refuse_markers(self, text: str) -> None:
        """Refuse lines that begin or end a document, for the parser passes over some of them."""
        found = _MARKER.search(text)
        if found is not None:
            line = found.string.count("\n", 0, found.start()) + self.first_line
            raise self._second(Span(line, 1, len(found.group())))

    def _second(self, span: Span) -> _RefusedError:
        line = self.lines[min(span.line - self.first_line, len(self.lines) - 1)]
        message = f'"{line.split(maxsplit=1)[0]}" begins or ends a document inside front matter'
        if line.startswith("%"):
            message = f'directives of YAML ("{line.split()[0]}") are not allowed in front matter'
            return self._refused("BG220", message, span, "delete the line")
        advice = 'delete it; the line that closes front matter holds only "---"'
        return self._refused("BG220", message, span, advice)

    def _node(self, event: seen.Event, events: _Events, depth: int) -> Node:
        self._count(event)
        self._refuse_machinery(event)
        if isinstance(event, seen.ScalarEvent):
            return self._scalar(event)
        if depth > self.limits.front_matter_depth:
            message = f"front matter is nested more than {self.limits.front_matter_depth} deep"
            raise self._refused("BG222", message, self._span(event), _raise("front_matter_depth"))
        if isinstance(event, seen.SequenceStartEvent):
            return self._sequence(event, events, depth + 1)
        return self._mapping(event, events, depth + 1)

    def _scalar(self, event: seen.ScalarEvent) -> Scalar:
        if event.style in ("|", ">"):
            return Scalar(event.value.rstrip("\n"), self._span(event), "text")
        if not event.style and not self.brackets and self._may_slip(event):
            self._note_slips(event)
        return Scalar(event.value, self._span(event), "text" if event.style else "plain")

    def _sequence(self, start: seen.Event, events: _Events, depth: int) -> Sequence:
        items = []
        flows = bool(getattr(start, "flow_style", False))
        self.brackets += flows
        while not isinstance(event := next(events), seen.SequenceEndEvent):
            items.append(self._node(event, events, depth))
        self.brackets -= flows
        return Sequence(tuple(items), self._span(start, event))

    def _mapping(self, start: seen.Event, events: _Events, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(events), seen.MappingEndEvent):
            key = self._key(event)
            value = self._node(next(events), events, depth)
            entry = Entry(key.text, key.span, value)
            first = entries.setdefault(key.text, entry)
            if first is not entry:
                self._note_twice(key, first)
        return Mapping(tuple(entries.values()), self._span(start, event))

    def _key(self, event: seen.Event) -> Scalar:
        self._count(event)
        self._refuse_machinery(event)
        if not isinstance(event, seen.ScalarEvent):
            raise self._refused("BG226", "a key must be a word", self._span(event))
        key = self._scalar(event)
        if key.is_empty:
            raise self._refused("BG226", "a value has no key before its colon", key.span)
        if key.text == "<<" and key.form == "plain":
            message = 'merge keys ("<<") are not allowed in front matter'
            raise self._refused("BG225", message, key.span, _WRITE_TWICE)
        return key

    def _count(self, event: seen.Event) -> None:
        self.nodes += 1
        self.last = cast("Mark", event.end_mark)
        if isinstance(event, seen.ScalarEvent):
            self.scalars.append((cast("Mark", event.start_mark), self.last))
        if self.nodes > self.limits.front_matter_nodes:
            message = f"front matter has more than {self.limits.front_matter_nodes} keys and values"
            raise self._refused("BG222", message, self._span(event), _raise("front_matter_nodes"))

    def _refuse_machinery(self, event: seen.Event) -> None:
        """Refuse what makes YAML a programming language: anchors, aliases and tags."""
        if getattr(event, "anchor", None) is None and getattr(event, "tag", None) is None:
            return
        if isinstance(event, seen.AliasEvent):
            message, sign = f'aliases ("*{event.anchor}") are not allowed in front matter', "*"
        elif isinstance(event, seen.NodeEvent) and event.anchor is not None:
            message, sign = f'anchors ("&{event.anchor}") are not allowed in front matter', "&"
        else:
            message, sign = 'tags of YAML ("!") are not allowed in front matter', "!"
        span = self._span(event)
        cure = cured(self.lines[span.line - self.first_line])
        advice = f'put text that begins with "{sign}" in quotation marks'
        raise self._refused("BG225", message, span, f"{advice}: {cure}" if cure else advice)

    def note_cuts(self, end: Mark | None) -> list[int]:
        """Note the comments that were meant as text; return the lines they stand in, from 0."""
        lines = []
        for cut in cuts(self.lines, self.scalars, end):
            message = (
                f'"{self.lines[cut.line][cut.column :].rstrip()}" would be left out as a comment'
            )
            place = place_at(
                self.path, Span(cut.line + self.first_line, cut.column + 1, cut.length)
            )
            self.problems.append(error("BG280", message, place, cut.advice))
            lines.append(cut.line)
        return lines

    def note_mistake(self, mistake: yaml.YAMLError) -> None:
        """Note what the parser stumbled over, unless it is what a slip above it brought about."""
        slips = len(self.problems)
        mark = getattr(mistake, "problem_mark", None)
        if "quoted scalar" in str(getattr(mistake, "context", "")):
            mark = getattr(mistake, "context_mark", None)
        cut = self.note_cuts(mark)
        begun = self.last.line if self.last is not None else 0
        if not slips and not any(line >= begun for line in cut):
            self.problems.append(self._explained(explained(mistake, self.lines)))

    def _may_slip(self, event: seen.ScalarEvent) -> bool:
        """Tell whether a text runs over more than one line, or begins as an entry of a list."""
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        return event.value.startswith("-") or end.line > start.line

    def _note_slips(self, event: seen.ScalarEvent) -> None:
        """Note the lines of a text without quotation marks that were meant as entries of a list."""
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        alone = not self.lines[start.line][: start.column].strip()
        first = start.line if alone and event.value.startswith("-") else start.line + 1
        glued = ""
        for number in range(first, end.line + 1):
            slip = entry_slip(number, self.lines)
            # Below `-Peace` no entry lines up with a list, since there is none yet.
            if slip is not None and glued in ("", slip.message):
                self.problems.append(self._explained(slip))
                glued = slip.message if number == start.line else glued

    def _explained(self, found: Explained) -> Problem:
        span = Span(found.line + self.first_line, found.column + 1, found.length)
        return error("BG223", found.message, place_at(self.path, span), found.advice)

    def _note_twice(self, key: Scalar, first: Entry) -> None:
        where = f"line {first.key_span.line}, column {first.key_span.column}"
        message = f'"{key.text}" is written twice, first at {where}'
        place = place_at(self.path, key.span)
        self.problems.append(error("BG224", message, place, "delete one of the two"))

    def _refused(self, code: str, message: str, span: Span, advice: str = "") -> _RefusedError:
        return _RefusedError(error(code, message, place_at(self.path, span), advice))

    def _span(self, first: seen.Event, last: seen.Event | None = None) -> Span:
        """Return the place of a node; of one that runs over several lines, its first line."""
        start, end = cast("Mark", first.start_mark), cast("Mark", (last or first).end_mark)
        stop = end.column if end.line == start.line else len(self.lines[start.line])
        return Span(start.line + self.first_line, start.column + 1, max(1, stop - start.column))


def _raise(limit: str) -> str:
    return f"shorten it, or raise {limit} under [limits] in site.toml"
