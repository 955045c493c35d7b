"""What a worker does with outputs: fetch views and texts, render, leave the bytes in staging."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import Ref
from briefgen.build.edition.texts import Texts, texts
from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.press import TOO_SLOW, Done, Job, Press
from briefgen.build.state.manifest import digest
from briefgen.build.state.store import StoreReader, read_store
from briefgen.build.tools import Lost
from briefgen.config import Config
from briefgen.content.text import Text
from briefgen.problem import Problem
from briefgen.render.citations import cite_in
from briefgen.render.render import render
from briefgen.render.theme import Theme, load_theme
from briefgen.views.machine import FeedItem, FeedView
from briefgen.views.site import SiteView
from briefgen.views.texts import documents_in, items_with_texts, with_texts
from briefgen.views.view import VIEW_TYPES, View


class Source(Struct, frozen=True):
    """A press, and the file of the store that its views and texts are in."""

    press: Press
    store: str


class Opened(NamedTuple):
    """A press as one process works with it."""

    theme: Theme
    site: SiteView
    store: StoreReader


class _Fetched(NamedTuple):
    """Views and texts of some jobs; `feeds` holds items with their texts, for both forms of a feed.

    Items are found by what they are without texts, and the digests of these.
    """

    views: dict[bytes, bytes]
    texts: Texts
    feeds: dict[tuple[tuple[FeedItem, ...], tuple[bytes, ...]], tuple[FeedItem, ...]]


def render_outputs(source: Source, jobs: tuple[Job, ...]) -> tuple[Done, ...]:
    """Render some outputs in a worker. Raises: Lost; OSError where the disk refuses."""
    return render_with(_opened_once(source), source.press, jobs)


def opened(press: Press, store: StoreReader) -> Opened:
    """Load the theme, and decode the site's view. Raises: Lost where there is no theme any more."""
    config = msgspec.msgpack.decode(press.config, type=Config)
    theme, _ = load_theme(Path(press.site_folder), config)
    if theme is None:
        raise Lost(config.theme)
    return Opened(theme, msgspec.msgpack.decode(press.site, type=SiteView), store)


@lru_cache(maxsize=1)
def _opened_once(source: Source) -> Opened:
    return opened(source.press, read_store(Path(source.store)))


def render_with(tools: Opened, press: Press, jobs: tuple[Job, ...]) -> tuple[Done, ...]:
    """Render some outputs; stop at the first that takes too long, for its likes will too."""
    views = tools.store.get_many("views", [job.content for job in jobs])
    printed = texts(tools.store, (key for job in jobs for key in job.texts))
    fetched = _Fetched(views, printed, {})
    answers: list[Done] = []
    for job in jobs:
        data, used, problems = _bytes(job, tools, fetched)
        answers.append(_staged(job, press, data, used, problems))
        if any(problem.code == TOO_SLOW for problem in problems):
            break
    return tuple(answers)


def _bytes(
    job: Job, opened: Opened, fetched: _Fetched
) -> tuple[bytes | None, tuple[str, ...], tuple[Problem, ...]]:
    """Return the bytes of an output, the names its template used, and what is wrong with it."""
    theme = opened.theme
    match job.kind:
        case "static":
            return _static(theme, job.name), (), ()
        case "asset":
            return Path(job.file).read_bytes(), (), ()
        case kind:
            view = _view(job, VIEW_TYPES[kind], fetched, opened.site)
            data, problems = render(view, opened.site, theme)
            return data, theme.templates.used(), problems


def _view(job: Job, kind: type[View], fetched: _Fetched, site: SiteView) -> View:
    if job.content not in fetched.views:
        raise Lost(job.path)
    view = msgspec.msgpack.decode(fetched.views[job.content], type=kind)
    digests = dict(zip(documents_in(view), job.texts, strict=True))

    def text_of(ref: Ref) -> Text:
        text = fetched.texts.get(digests[ref])
        if text is None:
            raise Lost(job.path)
        return text

    cite = cite_in(site.language)
    if not isinstance(view, FeedView):
        return with_texts(view, text_of, site.base_url, cite)
    key = (view.items, job.texts)
    if key not in fetched.feeds:
        fetched.feeds[key] = items_with_texts(view, text_of, site.base_url, cite)
    return replace(view, items=fetched.feeds[key])


def _static(theme: Theme, name: str) -> bytes:
    for file in theme.static:
        if file.name == name:
            return file.data
    raise Lost(name)


def _staged(
    job: Job,
    press: Press,
    data: bytes | None,
    used: tuple[str, ...],
    problems: tuple[Problem, ...],
) -> Done:
    """Leave bytes in staging unless they lie in their place already."""
    if data is None:
        return Done(job.number, problems=problems)
    fresh = digest(data)
    found = digest_on_disk(Path(press.out, job.path))
    if found != fresh:
        Path(press.staging, str(job.number)).write_bytes(data)
    return Done(job.number, fresh, found, used, problems)
