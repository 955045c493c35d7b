"""Words in quotation marks beside a name: what may be a statement, for a person to confirm.

`"…," [[X]] said` and `[[X]] said: "…"` look alike in all languages once the verb is left out. So
of the names in the sentence the one right behind the words counts, else the first before them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from briefgen.content.document import Candidate, FileLink, Hole, Mention
from briefgen.content.markup.locate import BlockText
from briefgen.content.markup.quoting import quotations
from briefgen.content.markup.sentence import Sentences

_NEAR = 24
"""How many characters behind the words a name may stand to be theirs."""

Named = tuple[int, int, Hole]


def candidates(text: str, named: Sequence[Named], block: BlockText) -> Iterator[Candidate]:
    """List the quoted words of a block that a name in the same sentence may have said.

    `named` are the links of the block with the stretches of `text` that they stand for.
    """
    people = [(start, end, name) for start, end, hole in named if (name := _name(hole))]
    if not people:
        return
    sentences = Sentences(text)
    for start, end in quotations(text):
        around = sentences.context(start, end)
        first, last = start - len(around.before), end + len(around.after)
        at = bisect_left(people, (start, 0, ""))
        is_named = at > 0 and people[at - 1][1] > start
        if is_named or (at < len(people) and people[at][0] < end):
            continue
        behind = at < len(people) and people[at][0] <= min(end + _NEAR, last)
        before = bisect_left(people, (first, 0, ""))
        if behind or before < at:
            yield Candidate(
                text=text[start:end].rstrip(" ,"),
                speaker=people[at if behind else before][2],
                span=block.found(text[start:end]),
            )


def _name(hole: Hole) -> str:
    """Return the name that a link mentions, "" where it names none."""
    match hole:
        case Mention():
            return hole.target
        case FileLink() if hole.path.endswith(".md"):
            return hole.path.removesuffix(".md").rpartition("/")[2]
        case _:
            return ""
