"""Fixtures that every room's tests may use."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.harness.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., "Site"]:
    """Return a maker of sites: `site('''-- content/briefs/x.md -- ...''')`."""
    from tests.harness.site import Site  # noqa: PLC0415  # tests of one room load that room only

    made: list[Site] = []

    def make(text: str = "") -> Site:
        made.append(Site(tmp_path / f"site{len(made) or ''}", text))
        return made[-1]

    return make
