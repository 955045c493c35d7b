"""Producing: stale outputs rendered, all put in place, what is no longer made removed."""

import os
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from briefgen.address import OutputPath
from briefgen.build.edition.edition import Edition
from briefgen.build.edition.themes import PREFIX, ThemeParts
from briefgen.build.output.closures import without_unused
from briefgen.build.output.files import identity
from briefgen.build.output.freshness import Freshness, Wanted, settled
from briefgen.build.output.memory import Closure, Ingredients, MadeFile, MadeState, digests
from briefgen.build.output.press import TOO_SLOW, Done, Job, Press
from briefgen.build.output.staging import Staging
from briefgen.build.output.write import Written, disk_refused, write
from briefgen.build.report import stops
from briefgen.build.state.digests import digest_of
from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import State
from briefgen.build.state.stamps import Stamp, file_stamp, stamp_of
from briefgen.build.tools import Tools
from briefgen.config import Config
from briefgen.content.scan import AssetFile
from briefgen.problem import Problem


class Production(Struct, frozen=True, kw_only=True):
    """What outputs are made of and with, where they go, and what the last build made.

    `ours` are the digests of outputs that the store knew before it turned out to have gaps.
    """

    site_folder: Path
    out: Path
    state: State
    config: Config
    theme: ThemeParts
    edition: Edition
    assets: dict[str, AssetFile]
    before: MadeState
    ours: dict[OutputPath, str]
    strict: bool


def produce(to: Production, found: Freshness, tools: Tools) -> tuple[Written, MadeState | None]:
    """Make what is stale and put it in place; on any error nothing public changes.

    Returns: what happened, and what the next build must know; None where it knows it already or
             must look for itself.
    Problems: those of rendering, of `Staging.refusal` and of `write`, BG804 the disk refused.
    Raises: Lost.
    """
    if _is_done(to, found):
        kept = tuple(sorted(found.fresh))
        return Written(kept=kept, is_through=True), _with_stamps(to.before, found.fresh)
    staging = _staging(to)
    try:
        making = _Making(to, staging)
        making.keep(found)
        with tools.progress.stage("render", len(found.stale)):
            mistakes = making.render(found.stale, tools)
        refusal = staging.refusal()
        if refusal is not None or stops(mistakes, strict=to.strict):
            return Written(problems=mistakes if refusal is None else (*mistakes, refusal)), None
        is_old = _is_old_list(to, staging)
        staging.strangers = staging.all_strangers() if is_old else staging.known_strangers()
        written = write(staging, to.state.manifest, tools.progress)
        return written, making.state(written, tools.inputs.stirred())
    except OSError as problem:
        return Written(problems=(disk_refused(problem),)), None
    finally:
        staging.discard()


def _staging(to: Production) -> Staging:
    manifest = load_manifest(to.state.manifest)
    ours = to.ours or digests(to.before)
    return Staging(to.out.resolve(), manifest, to.state.staging, ours)


def _is_old_list(to: Production, staging: Staging) -> bool:
    """Tell whether the list of written files is neither that of the last build nor younger."""
    is_another = to.before.manifest not in (None, file_stamp(to.state.manifest))
    return is_another and staging.listed.serial <= to.before.serial


def _is_done(to: Production, found: Freshness) -> bool:
    """Tell whether the output folder holds this edition, and nothing else of ours, already."""
    before = to.before
    return (
        not found.stale
        and before.is_whole
        and before.manifest is not None
        and before.manifest == file_stamp(to.state.manifest)
        # Another folder in its place may hold more than this edition.
        and before.folder == identity(to.out.resolve())
        and before.files.keys() == found.fresh.keys()
    )


def _with_stamps(before: MadeState, fresh: dict[OutputPath, MadeFile]) -> MadeState | None:
    """Return the state with the stamps just taken, None where they are the same."""
    is_same = all(before.files[path] is file for path, file in fresh.items())
    return None if is_same else replace(before, files=fresh)


class _Made(NamedTuple):
    """An output that was rendered: what was wanted, what it was made from, what came of it."""

    wanted: Wanted
    ingredients: Ingredients
    done: Done


class _Making:
    """Outputs on their way into staging, and what is to be remembered of them."""

    def __init__(self, to: Production, staging: Staging) -> None:
        self._to = to
        self._staging = staging
        self._fresh: dict[OutputPath, MadeFile] = {}
        self._closures = list(to.before.closures)
        self._made: dict[OutputPath, _Made] = {}

    def keep(self, found: Freshness) -> None:
        self._fresh = found.fresh
        for path, file in found.fresh.items():
            self._staging.keep(path, file.digest)

    def render(self, stale: tuple[Wanted, ...], tools: Tools) -> tuple[Problem, ...]:
        if not stale:
            return ()
        # The templates take long to load, and most builds have nothing to render.
        from briefgen.build.output.render import rendered  # noqa: PLC0415

        problems: list[Problem] = []
        for batch in rendered(self._press(), self._jobs(stale), tools):
            for done in batch:
                problems += done.problems
                if done.digest:
                    self._take(stale[done.number], done)
            tools.progress.advance(len(batch))
            if any(problem.code == TOO_SLOW for problem in problems):
                # Every page of that template would wait out its limit.
                break
        return tuple(problems)

    def state(self, written: Written, stirred: frozenset[str]) -> MadeState | None:
        """Return what the next build must know of what was made; None if it must look itself.

        What was made from a file that somebody saved meanwhile is made again.
        """
        if not written.is_through:
            return None
        root = f"{self._staging.out}/"
        foreign = self._staging.foreign
        made = {
            path: each
            for path, each in self._made.items()
            if path not in foreign and not self._is_unsure(each.wanted, stirred)
        }
        stamps = settled({path: stamp_of(os.lstat(root + path)) for path in made})
        files = dict(self._fresh)
        for path, each in made.items():
            # What was left in place was looked at a while ago; it may have been edited since.
            stamp = None if each.done.found == each.done.digest else stamps[path]
            files[path] = self._file(path, each.ingredients, each.done, stamp)
        closures, files = without_unused(tuple(self._closures), files)
        return MadeState(
            files=files,
            closures=closures,
            manifest=file_stamp(self._to.state.manifest),
            serial=self._staging.listed.serial,
            is_whole=not written.problems and not stirred,
            folder=self._staging.identity,
        )

    def _file(
        self, path: OutputPath, made: Ingredients, done: Done, stamp: Stamp | None
    ) -> MadeFile:
        old = self._to.before.files.get(path)
        if old is not None and done.found == done.digest:
            return MadeFile(done.digest, stamp, made, old.written, old.before)
        return MadeFile(done.digest, stamp, made, made, None if old is None else old.made)

    def _take(self, wanted: Wanted, done: Done) -> None:
        path = wanted.made.path
        self._staging.take(path, done.digest, done.found, done.number)
        closure = {name: self._to.theme.behind(name) for name in done.used}
        ingredients = replace(wanted.ingredients, closure=self._number(closure))
        self._made[path] = _Made(wanted, ingredients, done)

    def _is_unsure(self, wanted: Wanted, stirred: frozenset[str]) -> bool:
        if wanted.made.kind == "asset":
            return self._to.assets[wanted.made.name].source in stirred
        return any(name.startswith(PREFIX) for name in stirred)

    def _number(self, closure: Closure) -> int:
        if closure not in self._closures:
            self._closures.append(closure)
        return self._closures.index(closure)

    def _press(self) -> Press:
        to, encode = self._to, msgspec.msgpack.encode
        return Press(
            site_folder=str(to.site_folder.resolve()),
            config=encode(to.config),
            site=to.edition.site,
            theme=digest_of(to.theme),
            staging=str(self._staging.open()),
            out=str(self._staging.out),
        )

    def _jobs(self, stale: tuple[Wanted, ...]) -> list[Job]:
        return [
            Job(
                number,
                each.made.path,
                each.made.kind,
                each.made.content,
                tuple(digest for _, digest in each.ingredients.texts),
                each.made.name,
                str(self._to.assets[each.made.name].file) if each.made.kind == "asset" else "",
            )
            for number, each in enumerate(stale)
        ]
