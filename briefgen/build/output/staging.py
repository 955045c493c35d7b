"""Staging: the outputs of one build, kept apart until all of them are there.

New bytes are written to `.briefgen/staging/` first. The public files change only in `write`, so
a failed build leaves the site as it was, and nothing half-done ever lies in a folder that is
served.
"""

from collections.abc import Mapping
from pathlib import Path

from briefgen.address import OutputPath
from briefgen.build.output.files import NOT_A_FILE, digest_on_disk, identity
from briefgen.build.state.manifest import Manifest, is_safe, merged
from briefgen.build.state.own_files import open_state_folder, remove_folder, temporary_folder
from briefgen.build.tools import Lost
from briefgen.problem import Problem, error


class Staging:
    """Collects outputs in order; `out` must be a real folder or not exist yet.

    `fresh` holds the digest of every output, `staged` the files to move into place, `foreign`
    the paths where something lies that briefgen did not write, `strangers` those of files of
    which nobody knows whose they are.
    """

    def __init__(
        self,
        out: Path,
        manifest: Manifest | None,
        folder: Path,
        remembered: Mapping[OutputPath, str] | None = None,
    ) -> None:
        """Begin; nothing is created before the first byte is staged in `folder`.

        `remembered` are the digests of outputs that are ours whatever the manifest says: the
        store knows them where the manifest is lost or old.
        """
        self.out = out
        self.listed = manifest or Manifest()
        """What the list of written files says at this moment."""
        self.before = merged(self.listed, remembered or {})
        self.fresh: dict[OutputPath, str] = {}
        self.staged: dict[OutputPath, Path] = {}
        self.foreign: set[OutputPath] = set()
        self.strangers: tuple[OutputPath, ...] = ()
        self.identity = identity(out)
        self._is_known = manifest is not None
        self.folder = folder

    def keep(self, path: OutputPath, fresh: str) -> None:
        """Take note of an output that lies in its place already."""
        self._add(path, fresh)

    def open(self) -> Path:
        """Make an empty folder for staged files, and return it. Raises: OSError."""
        self.discard()
        try:
            open_state_folder(self.folder)
            self.folder.mkdir()
        except OSError:
            # A site folder that cannot be written still builds, from the system's own folder.
            self.folder = temporary_folder()
        return self.folder

    def take(self, path: OutputPath, fresh: str, found: str | None, number: int) -> None:
        """Take an output whose bytes are staged under a number, unless they lay in its place.

        `fresh` is the digest of its bytes, `found` that of what was in its place.
        """
        self._add(path, fresh)
        if found == fresh:
            return
        if found is not None and not self._is_ours(path, found):
            self.foreign.add(path)
            return
        self.staged[path] = self.folder / str(number)

    def refusal(self) -> Problem | None:
        """Tell why the folder must not be written to: it holds files that are not ours (BG142).

        Where the manifest is lost, files that are byte for byte what this build makes are ours.
        """
        if self._is_known or not self.out.is_dir():
            return None
        stranger = min((*self.all_strangers(), *self.foreign), default=None)
        if stranger is None:
            return None
        return error(
            "BG142",
            f"the output folder {self.out} holds files that briefgen did not write, "
            f"such as {stranger}",
            advice="empty the folder yourself, or choose another with --out",
        )

    def all_strangers(self) -> tuple[OutputPath, ...]:
        """Look through the folder for files that nobody knows of."""
        if not self.out.is_dir():
            return ()
        files = (
            each for each in sorted(self.out.rglob("*")) if each.is_symlink() or not each.is_dir()
        )
        paths = (OutputPath(each.relative_to(self.out).as_posix()) for each in files)
        return tuple(path for path in paths if self._is_strange(path))

    def known_strangers(self) -> tuple[OutputPath, ...]:
        """Return the strangers of earlier builds that are still there."""
        return tuple(path for path in self.listed.strangers if self._is_strange(path))

    def _is_strange(self, path: OutputPath) -> bool:
        """Tell whether something lies at a path that is neither made nor listed nor once was."""
        if path in self.fresh or path in self.before.files:
            return False
        found = digest_on_disk(self.out / path)
        return found is not None and found not in self.before.ours(path)

    def discard(self) -> None:
        """Remove the staging folder; the public files are untouched by this."""
        remove_folder(self.folder)

    def _add(self, path: OutputPath, fresh: str) -> None:
        """Take note of an output. Raises: Lost for a path that leads elsewhere, or comes twice."""
        if path in self.fresh or not is_safe(path):
            raise Lost(path)
        self.fresh[path] = fresh

    def _is_ours(self, path: OutputPath, found: str) -> bool:
        """Tell whether what lies at a path may go: our bytes, or a folder that we filled."""
        if found == NOT_A_FILE:
            folder = self.out / path
            is_ours = any(known.startswith(f"{path}/") for known in self.before.files)
            return is_ours and folder.is_dir() and not folder.is_symlink()
        return found in self.before.ours(path)
