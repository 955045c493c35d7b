"""`briefgen serve`: everything that makes a preview, started and ended in order."""

import asyncio
import ipaddress
import traceback
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from socket import socket
from threading import Event, Thread
from typing import Protocol

from msgspec import Struct

from briefgen.build.state.lock import held_if_free
from briefgen.build.state.places import STATE_FOLDER, state_of
from briefgen.build.state.program import program_digest
from briefgen.build.state.store import Store, open_store, passing_store
from briefgen.config_file import read_config
from briefgen.problem import Problem
from briefgen.serve.app import preview_app
from briefgen.serve.desk import Desk, Instruments
from briefgen.serve.guard import Access
from briefgen.serve.maker import Maker
from briefgen.serve.preview import Preview
from briefgen.serve.server import listen, origin, serve_http
from briefgen.serve.shown import Round, Status
from briefgen.serve.watch import Watch

_STATE = "preview"
_REST_SECONDS = 1.0


class ServeSettings(Struct, frozen=True, kw_only=True):
    """What is previewed, how and for whom.

    `clock` gives the instant that decides embargoes and expiries. `editor` is the address that
    opens a place in an editor, with `{file}`, `{line}` and `{column}` in it, "" for none. `jobs`
    is how many processes may parse at the start. `wall` gives the time of day, to be shown.
    """

    site_folder: Path
    clock: Callable[[], datetime]
    wall: Callable[[], datetime]
    host: str = "127.0.0.1"
    port: int = 8000
    drafts: bool = True
    allow_hosts: tuple[str, ...] = ()
    polls: bool = False
    editor: str = ""
    jobs: int = 1


class Terminal(Protocol):
    """Who is told what happens; called from more than one thread, never from two at once."""

    def listening(self, url: str) -> None:
        """Say where the preview is."""

    def started(self, url: str, status: Status) -> None:
        """Say how the site is when it was looked at once."""

    def asked_port(self, asked: int, got: int) -> None:
        """Say that another port was taken than was asked for."""

    def looked(self, round: Round, status: Status, problems: tuple[Problem, ...]) -> None:  # noqa: A002 - what it is
        """Say what came of a change; `problems` are all there are."""

    def found(self, problems: tuple[Problem, ...]) -> None:
        """Say what was found wrong when a page was made; `problems` are all there are."""

    def say(self, text: str) -> None:
        """Say anything else."""

    def exposed(self, url: str) -> None:
        """Warn that other machines can read the preview."""


def serve(settings: ServeSettings, terminal: Terminal) -> None:
    """Show a site until the main thread is interrupted. Raises: OSError where no port is free.

    To be called in the main thread: only there can a template that never ends be stopped.
    Raises: RuntimeError where nobody answers any more, by a fault of ours.
    """
    with listen(settings.host, settings.port) as listener, _remembered(settings) as store:
        url = _told(settings, listener, terminal)
        desk = Desk(_instruments(settings, store))
        desk.first_look(settings.clock(), settings.jobs)
        desk.remember()
        terminal.started(url, desk.status)
        try:
            _work(settings, listener, desk, terminal)
        finally:
            desk.remember()


def _work(settings: ServeSettings, listener: socket, desk: Desk, terminal: Terminal) -> None:
    """Answer in a thread of its own, and work at the desk in this one until interrupted."""
    maker = Maker()
    answering = _Answering(settings, listener, desk, maker, terminal)
    thread = Thread(target=answering.run, name="answering")
    try:
        thread.start()
        maker.work()
    finally:
        answering.end()
        if thread.ident is not None:
            thread.join()
    if answering.fault is not None:
        raise RuntimeError("the preview does not answer any more") from answering.fault


def _instruments(settings: ServeSettings, store: Store) -> Instruments:
    return Instruments(
        site_folder=settings.site_folder.resolve(),
        store=store,
        editor=settings.editor,
        drafts=settings.drafts,
        wall=settings.wall,
        # Whoever asks from elsewhere is to see what a public build shows, and no more.
        discreet=not settings.drafts and not _is_local(settings.host),
    )


class _Answering:
    """The event loop: requests, streams and what the file system tells."""

    def __init__(
        self,
        settings: ServeSettings,
        listener: socket,
        desk: Desk,
        maker: Maker,
        terminal: Terminal,
    ) -> None:
        self._settings = settings
        self._listener = listener
        self._desk = desk
        self._maker = maker
        self._terminal = terminal
        self.fault: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._is_ended = Event()
        self._is_looking = False
        self._told: set[str] = set()

    def run(self) -> None:
        """Answer until `end`; a fault of ours ends the work in the main thread, too."""
        try:
            asyncio.run(self._answer())
        except BaseException as fault:  # noqa: BLE001 - the main thread raises it
            self.fault = fault
        finally:
            self._maker.shutdown()

    def end(self) -> None:
        """Stop answering; from any thread, at any time."""
        self._is_ended.set()
        if self._loop is not None and self._stop is not None:
            # A loop that is closed has stopped already.
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._stop.set)

    async def _answer(self) -> None:
        self._stop = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        if self._is_ended.is_set():
            return
        preview = Preview(self._desk, self._maker, self._settings.clock)
        watch = Watch(polls=self._settings.polls, tell=self._terminal.say)
        preview.listen(lambda _: self._tell_mistakes())
        tasks = [
            asyncio.create_task(self._forever(work))
            for work in (preview.sweep, partial(self._follow, preview, watch))
        ]
        try:
            app = preview_app(preview, self._access())
            await serve_http(app, self._listener, self._stop)
        finally:
            watch.close()
            for task in tasks:
                task.cancel()

    async def _forever(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do some work that has no end, and go on with it after a fault of ours."""
        while True:
            try:
                await work()
            except Exception as fault:  # noqa: BLE001 - one look or page that fails must not be the last
                self._report(fault)
                await asyncio.sleep(_REST_SECONDS)
            else:
                return

    async def _follow(self, preview: Preview, watch: Watch) -> None:
        """Look at the site whenever files may have changed."""
        watch.follow(preview.folders())
        async for hints in watch.changes():
            preview.is_polling = watch.is_polling
            self._is_looking = True
            try:
                has_changed = await preview.refresh(hints)
            finally:
                self._is_looking = False
            if has_changed:
                self._tell_look(preview, watch, is_hinted=hints is not None)
            watch.follow(preview.folders())

    def _tell_look(self, preview: Preview, watch: Watch, *, is_hinted: bool) -> None:
        status = preview.status()
        if not status.rounds:
            return
        if status.rounds[0].changed and not is_hinted:
            watch.missed()
        self._terminal.looked(status.rounds[0], status, self._desk.mistakes.found)

    def _tell_mistakes(self) -> None:
        """Tell what was found wrong since the last look, when pages were made."""
        if not self._is_looking:
            self._terminal.found(self._desk.mistakes.found)

    def _report(self, fault: Exception) -> None:
        """Tell a fault of ours, each once."""
        text = "".join(traceback.format_exception(fault))
        if text not in self._told:
            self._told.add(text)
            self._terminal.say(text)

    def _access(self) -> Access:
        settings = self._settings
        return Access(
            hosts=frozenset((settings.host, *settings.allow_hosts)),
            token=token_urlsafe(24),
            is_local=_is_local(settings.host),
            tell=self._terminal.say,
        )


def _told(settings: ServeSettings, listener: socket, terminal: Terminal) -> str:
    """Say where the preview is, and return its address."""
    port = listener.getsockname()[1]
    url = f"{origin(settings.host, port)}/"
    if settings.port not in (0, port):
        terminal.asked_port(settings.port, port)
    if not _is_local(settings.host):
        terminal.exposed(url)
    terminal.listening(url)
    return url


def _is_local(host: str) -> bool:
    """Tell whether only this machine can connect to a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


@contextmanager
def _remembered(settings: ServeSettings) -> Iterator[Store]:
    """Give what earlier previews found out; nothing where another is at it."""
    site = settings.site_folder.resolve()
    state = state_of(site, site / STATE_FOLDER / _STATE, _STATE)
    config, _ = read_config(site)
    with held_if_free(state.lock) as is_ours:
        # What is remembered depends on the time zone, which nobody knows of a broken file.
        if not is_ours or config is None:
            with passing_store() as store:
                yield store
            return
        with open_store(state.store, program_digest(config.timezone)) as store:
            yield store
