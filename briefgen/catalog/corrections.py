"""The corrections of all briefs, newest first."""

from collections.abc import Iterable

from briefgen.catalog.catalog import Corrected
from briefgen.catalog.record import BriefRecord


def corrections(briefs: Iterable[BriefRecord]) -> tuple[Corrected, ...]:
    """Return every correction with its brief; those of one date in the order of briefs."""
    found = [Corrected(brief.ref, each) for brief in briefs for each in brief.front.corrections]
    return tuple(sorted(found, key=lambda each: each.correction.date.sort_key, reverse=True))
