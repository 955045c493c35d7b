"""What every target must do: the tests of each kind run these checks against a real place.

Each check opens the place as often as it likes with `open_target`. `check_first` needs an empty
place; the others find their own bytes to publish, whatever is live there already.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from briefgen.publish.release import encode_release
from briefgen.publish.target import Refused, Target
from tests.publish.contract_two import OpenTarget, check_race, check_stale, check_stale_first
from tests.publish.judging import alive, assert_live, raises
from tests.publish.sending import (
    begun,
    go_back,
    parcel,
    publish,
    release_file,
    site,
)

Check = Callable[[OpenTarget], None]


def check_target(open_target: OpenTarget) -> None:
    """Run all checks, one after another, against a place that is empty at first."""
    for check in CHECKS:
        check(open_target)


def check_first(open_target: OpenTarget) -> None:
    """Nothing is live in an empty place; then all that was sent is, and nothing else."""
    files = site("first")
    with open_target() as target:
        assert target.current() is None
        assert target.releases() == ()
        assert target.digest("index.html") is None
        sent = publish(target, files)
        assert sent.put == tuple(sorted(files))
        assert_live(target, files, sent)
        assert target.digest("briefs/none/index.html") is None
    with open_target() as target:
        assert_live(target, files, sent)
        assert [each.id for each in target.releases()] == [sent.release.id]


def check_change(open_target: OpenTarget) -> None:
    """Where one file of twelve changed, one is put, and eleven are taken over."""
    with open_target() as target:
        before = publish(target, site("change"))
    files = site("change") | {"briefs/b3/index.html": b"<p>mended"}
    with open_target() as target:
        sent = publish(target, files)
        assert sent.put == ("briefs/b3/index.html",)
        assert len(sent.kept) == 11
        assert sent.release.parent == before.release.id
        assert_live(target, files, sent)


def check_same(open_target: OpenTarget) -> None:
    """A release comes back as it was given, so that a publisher sees that nothing changed."""
    with open_target() as target:
        sent = publish(target, site("same"))
    with open_target() as target:
        live = alive(target)
        assert encode_release(live.release) == encode_release(sent.release)
        assert live == target.current()


def check_removed(open_target: OpenTarget) -> None:
    """Files that a release does not have are gone after `delete`."""
    files = site("removed")
    with open_target() as target:
        publish(target, files)
        del files["briefs/b1/index.html"]
        sent = publish(target, files)
        assert "briefs/b1/index.html" in sent.deleted
        assert target.digest("briefs/b1/index.html") is None
        assert_live(target, files, sent)


def check_file_and_folder(open_target: OpenTarget) -> None:
    """A file may come where a folder was, and the reverse, where a target switches at once."""
    files = site("turns") | {"notes": b"a file", "lists/one.html": b"in a folder"}
    turned = site("turns") | {"notes/one.html": b"in a folder", "lists": b"a file"}
    with open_target() as target:
        if not target.switches:
            return
        publish(target, files)
        assert_live(target, turned, publish(target, turned))


def check_back(open_target: OpenTarget) -> None:
    """Going back brings all bytes of an old release, as a new release after the live one."""
    old, middle = site("back"), site("back") | {"index.html": b"<p>middle"}
    new = site("back") | {"index.html": b"<p>new", "added.html": b"<p>added"}
    del new["briefs/b2/index.html"]
    with open_target() as target:
        first = publish(target, old)
        publish(target, middle)
        last = publish(target, new)
    with open_target() as target:
        assert first.release in target.releases()
        back = go_back(target, first.release)
        assert back.restored == ("briefs/b2/index.html", "index.html")
        assert back.put == ()
        assert back.release.parent == last.release.id
        assert_live(target, old, back)
        assert target.digest("added.html") is None
        again = go_back(target, last.release)
        assert_live(target, new, again)


def check_lost(open_target: OpenTarget) -> None:
    """Bytes that no release has cannot be brought back: the target refuses, what is live stays."""
    files = site("lost")
    with open_target() as target:
        sent = publish(target, files)
        begun(target, files | {"lost.html": b"lost"}, target.current())
        with raises(Refused):
            target.restore("lost.html", release_file("lost.html", b"nobody ever sent this"))
        target.abandon()
        assert_live(target, files, sent)


def check_go_on(open_target: OpenTarget) -> None:
    """What an abandoned attempt has put need not be put again; until then the old is live."""
    check_unfinished(open_target, "abandoned", Target.abandon)


def check_broken_off(open_target: OpenTarget) -> None:
    """The same, where nobody could abandon anything."""
    check_unfinished(open_target, "broken off", lambda _: None)


def check_unfinished(open_target: OpenTarget, salt: str, ending: Callable[[Target], None]) -> None:
    """Try to publish, stop half-way, and publish."""
    old, new = site(salt), site(f"{salt} and new")
    there = sorted(new)[:5]
    with open_target() as target:
        before = publish(target, old)
        begun(target, new, target.current())
        for path in there:
            target.put(parcel(path, new[path]))
        ending(target)
    with open_target() as target:
        assert alive(target).release == before.release
        if target.switches:
            assert_live(target, old, before)
        sent = publish(target, new)
        assert sent.there == tuple(there)
        assert len(sent.put) == 7
        assert_live(target, new, sent)


def check_kept(open_target: OpenTarget) -> None:
    """A stylesheet of the release before stays for one more release, and then goes."""
    style = "assets/look.11111111.css"
    old = site("kept") | {style: b"p { color: red }"}
    new = site("kept") | {"index.html": b"<p>in black"}
    with open_target() as target:
        publish(target, old)
        sent = publish(target, new, kept=(style,))
        assert_live(target, new, sent)
        assert target.digest(style) == release_file(style, old[style]).digest
        last = publish(target, site("kept") | {"index.html": b"<p>in blue"})
        assert style in last.deleted
        assert target.digest(style) is None


def check_names(open_target: OpenTarget) -> None:
    """Paths may hold spaces, letters of any script and signs, and files may be empty."""
    names = (
        "a b/c.html",
        "briefs/ürümqi/index.html",
        "briefs/東京.html",
        "100%/q#1&=+.html",
        "~'.x",
    )
    files = {name: name.encode() * 40 for name in names} | {"empty.html": b"", ".nojekyll": b""}
    with open_target() as target:
        sent = publish(target, files)
        assert_live(target, files, sent)
        assert_live(target, files, publish(target, files | {"one.html": b"1"}))


def check_threads(open_target: OpenTarget) -> None:
    """Files may be put and kept from several threads at once."""
    files = {f"deep/{n % 7}/{n}/page.html": f"page {n} ".encode() * 99 for n in range(60)}
    with open_target() as target, ThreadPoolExecutor(8) as pool:
        sent = publish(target, files, each=lambda send, paths: list(pool.map(send, paths)))
        assert_live(target, files, sent)
        files["deep/0/0/page.html"] = b"other"
        sent = publish(target, files, each=lambda send, paths: list(pool.map(send, paths)))
        assert len(sent.kept) == 59
        assert_live(target, files, sent)


CHECKS: tuple[Check, ...] = (
    check_first,
    check_change,
    check_same,
    check_removed,
    check_file_and_folder,
    check_back,
    check_lost,
    check_stale,
    check_stale_first,
    check_race,
    check_go_on,
    check_broken_off,
    check_kept,
    check_names,
    check_threads,
)
