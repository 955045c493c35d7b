"""Tell each article which is the one before and the one after."""
# mypy: ignore-errors
# Pelican is not in the environment that checks types.

from itertools import pairwise
from typing import Protocol

from pelican import signals


class _Articles(Protocol):
    """What Pelican hands over: all articles, newest first."""

    articles: list[object]


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(_join)


def _join(generator: _Articles) -> None:
    for newer, older in pairwise(generator.articles):
        newer.older, older.newer = older, newer
