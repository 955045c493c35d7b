"""Rendering: batches of outputs, in worker processes or here."""

from collections.abc import Iterator

from briefgen.build.output.press import Done, Job, Press
from briefgen.build.output.render_work import Source, opened, render_outputs, render_with
from briefgen.build.tools import Tools

_BATCH = 24
"""How many outputs go to a worker at once."""


def rendered(press: Press, jobs: list[Job], tools: Tools) -> Iterator[tuple[Done, ...]]:
    """Render outputs, in order, batch by batch. Raises: Lost; OSError where the disk refuses.

    Workers read views and texts from the file of the store. Where no disk takes one, there are
    no workers.
    """
    tools.store.commit()
    if tools.workers.are_worth(len(jobs)) and tools.store.path.is_file():
        yield from tools.workers.each(
            render_outputs, Source(press, str(tools.store.path)), jobs, _BATCH
        )
        return
    here = opened(press, tools.store)
    for at in range(0, len(jobs), _BATCH):
        yield render_with(here, press, tuple(jobs[at : at + _BATCH]))
