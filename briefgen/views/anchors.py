"""The anchors of the groups of an index."""

from collections import Counter
from collections.abc import Iterable

from briefgen.slug import slugify


def anchors(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Return the name of each group with its anchor in the page.

    Names that give one slug ("A&B", "A B") are numbered in the given order.
    """
    found: dict[str, str] = {}
    counts: Counter[str] = Counter()
    taken: set[str] = set()
    for name in names:
        slug = f"{prefix}-{slugify(name) if name else 'none'}"
        anchor = slug
        while anchor in taken:
            counts[slug] += 1
            anchor = f"{slug}-{counts[slug] + 1}"
        taken.add(anchor)
        found[name] = anchor
    return found
