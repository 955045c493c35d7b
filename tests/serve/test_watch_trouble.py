"""Where events fail: limits of the system, silence, dropped events, dead threads."""

import asyncio
import errno
import logging
import threading
from pathlib import Path

import pytest

from briefgen.serve import watch_events, watch_rhythm
from tests.harness.loop import in_a_loop
from tests.serve.watching import Watched, only_events, watching


class Silent:
    """Listens to nothing."""

    emitters = frozenset()

    def __init__(self):
        self.is_running = False

    def start(self):
        self.is_running = True

    def stop(self):
        self.is_running = False

    def join(self):
        assert not self.is_running

    def is_alive(self):
        return self.is_running

    def schedule(self, _handler, folder, **_options):
        return folder

    def unschedule(self, _watch):
        pass


class Full(Silent):
    """Has no room for another folder."""

    def schedule(self, _handler, _folder, **_options):
        raise OSError(errno.ENOSPC, "inotify watch limit reached")


class TooMany(Silent):
    """Cannot be had."""

    def __init__(self):
        raise OSError(errno.EMFILE, "inotify instance limit reached")


class Refused(Silent):
    """Is not allowed, for a reason nobody thought of."""

    def schedule(self, _handler, _folder, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")


class Threadless(Silent):
    """Gets no thread."""

    def start(self):
        raise RuntimeError("can't start new thread")


class Dying(Silent):
    """Ends as soon as it has begun."""

    def is_alive(self):
        return False


@pytest.fixture
def hurried(monkeypatch):
    """Look at everything often, so that nobody waits."""
    for name in ("EVERY", "SETTLED", "POLLED"):
        monkeypatch.setattr(watch_rhythm, name, 0.03)


@pytest.fixture
def brisk(monkeypatch):
    """Look at everything often, but leave events the time to come on a busy machine."""
    for name in ("EVERY", "SETTLED", "POLLED"):
        monkeypatch.setattr(watch_rhythm, name, 0.4)


async def all_asked(watched: Watched, times: int) -> None:
    for _ in range(times):
        assert await watched.next() is None


def open_descriptors():
    return sorted(each.name for each in Path("/dev/fd").iterdir())


@pytest.mark.usefixtures("hurried")
def test_everything_is_looked_at_without_any_event(tmp_path):
    async def scenario():
        async with watching(tmp_path) as watched:
            await all_asked(watched, 3)
            return watched.watch.is_polling

    assert in_a_loop(scenario()) is False


def test_everything_is_looked_at_once_after_hints(tmp_path, monkeypatch):
    only_events(monkeypatch)
    monkeypatch.setattr(watch_rhythm, "SETTLED", 0.03)
    file = tmp_path / "a.md"

    async def scenario():
        async with watching(tmp_path) as watched:
            file.write_text("new")
            found = await watched.next()
            while found is not None:
                assert found == {file}
                found = await watched.next()
            rest = asyncio.ensure_future(anext(watched.changes))
            file.write_text("newer")
            return await rest

    assert in_a_loop(scenario()) == {file}


@pytest.mark.usefixtures("hurried")
def test_polling_needs_no_events(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_events, "Observer", None)

    async def scenario():
        async with watching(tmp_path, polls=True) as watched:
            await all_asked(watched, 3)
            watched.watch.missed()
            await all_asked(watched, 3)
            return watched

    watched = in_a_loop(scenario())
    assert watched.watch.is_polling
    assert watched.said == []


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize(
    ("observer", "reason"),
    [
        (Full, "fs.inotify.max_user_watches"),
        (TooMany, "fs.inotify.max_user_instances"),
        (Refused, "Operation not permitted"),
        (Threadless, "can't start new thread"),
    ],
)
def test_a_system_that_refuses_is_said_once_and_polled(tmp_path, monkeypatch, observer, reason):
    monkeypatch.setattr(watch_events, "Observer", observer)

    async def scenario():
        async with watching(tmp_path) as watched:
            await all_asked(watched, 4)
            return watched

    watched = in_a_loop(scenario())
    assert watched.watch.is_polling
    [said] = watched.said
    assert reason in said
    assert said.endswith("; looking for changes again and again instead")


@pytest.mark.usefixtures("hurried")
def test_a_system_that_announces_nothing_is_said_once_and_polled(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_events, "Observer", Silent)

    async def scenario():
        async with watching(tmp_path) as watched:
            for _ in range(2):
                assert not watched.watch.is_polling
                assert await watched.next() is None
                watched.watch.missed()
                assert await watched.next() is None
            await all_asked(watched, 2)
            watched.watch.missed()
            await all_asked(watched, 2)
            return watched

    watched = in_a_loop(scenario())
    assert watched.watch.is_polling
    [said] = watched.said
    assert said.startswith("the system announces no changes of these files; looking for")


@pytest.mark.usefixtures("hurried")
def test_an_event_that_comes_late_was_not_missed(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_rhythm, "SETTLED", 1000.0)
    monkeypatch.setattr(watch_events, "Observer", Silent)
    file = tmp_path / "a.md"

    async def scenario():
        async with watching(tmp_path) as watched:
            for _ in range(4):
                assert await watched.next() is None
                watched.watch.missed()
                watched.watch._gathering.hint(file)
                assert await watched.next() == {file}
            return watched

    watched = in_a_loop(scenario())
    assert not watched.watch.is_polling
    assert watched.said == []


@pytest.mark.usefixtures("hurried")
def test_what_a_look_finds_that_an_event_asked_for_was_not_missed(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_events, "Observer", Silent)

    async def scenario():
        async with watching(tmp_path) as watched:
            for _ in range(4):
                watched.watch._gathering.everything()
                assert await watched.next() is None
                watched.watch.missed()
            return watched

    assert in_a_loop(scenario()).said == []


async def hears_again(watched: Watched) -> bool:
    """Save a file until it is named, as often as it takes."""
    file = watched.places[0] / "a.md"
    for attempt in range(50):
        file.write_text(f"new {attempt}")
        found = await watched.next()
        if found is not None and file in found:
            return True
        watched.watch.missed()
    return False


@pytest.mark.usefixtures("brisk")
def test_a_thread_that_ended_is_started_again(tmp_path):
    async def scenario():
        async with watching(tmp_path) as watched:
            watched.watch._events._observer.stop()
            return await hears_again(watched), watched

    heard, watched = in_a_loop(scenario())
    assert heard
    assert not watched.watch.is_polling


@pytest.mark.usefixtures("brisk")
def test_threads_that_end_in_silence_are_started_again(tmp_path):
    async def scenario():
        async with watching(tmp_path) as watched:
            observer = watched.watch._events._observer
            for emitter in observer.emitters:
                emitter.queue_event = lambda _event: None
            return await hears_again(watched), watched

    heard, watched = in_a_loop(scenario())
    assert heard
    assert not watched.watch.is_polling


@pytest.mark.usefixtures("hurried")
def test_threads_that_end_again_and_again_are_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(watch_events, "Observer", Dying)

    async def scenario():
        async with watching(tmp_path) as watched:
            await all_asked(watched, 8)
            return watched

    watched = in_a_loop(scenario())
    assert watched.watch.is_polling
    assert len(watched.said) == 1


def test_dropped_events_ask_for_everything(tmp_path, monkeypatch):
    only_events(monkeypatch)

    async def scenario():
        async with watching(tmp_path) as watched:
            log = logging.getLogger("watchdog.observers.inotify_c")
            log.warning("Inotify queue overflowed; filesystem events were lost")
            return await watched.next()

    assert in_a_loop(scenario()) is None


def test_what_came_before_the_first_question_is_told(tmp_path, monkeypatch):
    only_events(monkeypatch)
    file = tmp_path / "a.md"

    async def scenario():
        watched = Watched(tmp_path)
        watched.watch.follow((tmp_path,))
        watched.watch._gathering.hint(file)
        found = await watched.next()
        watched.watch.close()
        return found

    assert in_a_loop(scenario()) == {file}


def test_closing_ends_the_changes(tmp_path, monkeypatch):
    only_events(monkeypatch)

    async def scenario():
        async with watching(tmp_path) as watched:
            rest = asyncio.ensure_future(anext(watched.changes, "the end"))
            await asyncio.sleep(0)
            watched.watch.close()
            watched.watch.follow((tmp_path,))
            return await rest

    assert in_a_loop(scenario()) == "the end"


@pytest.mark.usefixtures("hurried")
def test_closing_gives_back_threads_and_descriptors(tmp_path):
    (tmp_path / "briefs").mkdir()

    async def scenario():
        async with watching(tmp_path, tmp_path / "site.toml", tmp_path / "none") as watched:
            await hears_again(watched)

    in_a_loop(scenario())
    threads, descriptors = threading.active_count(), open_descriptors()
    for _ in range(5):
        in_a_loop(scenario())
    assert threading.active_count() == threads
    assert open_descriptors() == descriptors


def test_a_watch_that_is_closed_at_once_gives_back_its_descriptors(tmp_path):
    async def scenario():
        async with watching(tmp_path):
            pass

    in_a_loop(scenario())
    threads, descriptors = threading.active_count(), open_descriptors()
    for _ in range(30):
        in_a_loop(scenario())
    assert threading.active_count() == threads
    assert open_descriptors() == descriptors
