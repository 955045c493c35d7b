"""What the stages of one build work with."""

from typing import NamedTuple

from briefgen.build.progress import Progress
from briefgen.build.state.inputs import Inputs
from briefgen.build.state.store import Store
from briefgen.build.workers import Workers


class Lost(Exception):  # noqa: N818 - what happened, not whose fault
    """The store has lost what a build relied on; the build begins again without it."""


class Tools(NamedTuple):
    """The memory of earlier builds, the processes that help, and who is told how far it is."""

    store: Store
    inputs: Inputs
    workers: Workers
    progress: Progress
