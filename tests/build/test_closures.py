"""What no output used is forgotten, and what is left keeps its meaning."""

from briefgen.build.output.closures import without_unused
from briefgen.build.output.memory import Ingredients, MadeFile

CLOSURES = tuple({"template x.html": number.to_bytes(2)} for number in range(200))


def test_closures_that_are_used_keep_their_meaning():
    made, written, before = (Ingredients(b"v", closure=number) for number in (150, 7, 3))
    files = {"index.html": MadeFile("d", None, made, written, before)}
    closures, renumbered = without_unused(CLOSURES, files)
    file = renumbered["index.html"]
    shown = [closures[each.closure] for each in (file.made, file.written, file.before)]
    assert shown == [CLOSURES[150], CLOSURES[7], CLOSURES[3]]
    assert len(closures) == 3


def test_a_few_closures_are_left_alone():
    assert without_unused(CLOSURES[:9], {}) == (CLOSURES[:9], {})
