"""Staging: the outputs of one build, kept apart until all of them are there.

New bytes are written to `.briefgen/staging/` first. The public files change only in `write`, so
a failed build leaves the site as it was, and nothing half-done ever lies in a folder that is
served.
"""

import shutil
import tempfile
from pathlib import Path

from briefgen.address import OutputPath
from briefgen.build.manifest import Manifest
from briefgen.build.output_files import NOT_A_FILE, identity
from briefgen.problem import Problem, error


class Staging:
    """Collects outputs in order; `out` must be a real folder or not exist yet.

    `fresh` holds the digest of every output, `staged` the files to move into place, `foreign`
    the paths where something lies that briefgen did not write.
    """

    def __init__(self, out: Path, manifest: Manifest | None, folder: Path) -> None:
        """Begin; nothing is created before the first byte is staged in `folder`."""
        self.out = out
        self.before = manifest or Manifest()
        self.fresh: dict[OutputPath, str] = {}
        self.staged: dict[OutputPath, Path] = {}
        self.foreign: set[OutputPath] = set()
        self.identity = identity(out)
        self._is_known = manifest is not None
        self.folder = folder

    def keep(self, path: OutputPath, fresh: str) -> None:
        """Take note of an output that lies in its place already."""
        self.fresh[path] = fresh

    def open(self) -> Path:
        """Make an empty folder for staged files, and return it. Raises: OSError."""
        self.discard()
        try:
            self.folder.mkdir(parents=True)
        except OSError:
            # A site folder that cannot be written still builds, from the system's own folder.
            self.folder = Path(tempfile.mkdtemp(prefix="briefgen-"))
        return self.folder

    def take(self, path: OutputPath, fresh: str, found: str | None, number: int) -> None:
        """Take an output whose bytes are staged under a number, unless they lay in its place.

        `fresh` is the digest of its bytes, `found` that of what was in its place.
        """
        self.fresh[path] = fresh
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
        for file in sorted(self.out.rglob("*")):
            path = OutputPath(file.relative_to(self.out).as_posix())
            if file.is_dir() and not file.is_symlink():
                continue
            if path in self.foreign or path not in self.fresh:
                return error(
                    "BG142",
                    f"the output folder {self.out} holds files that briefgen did not write, "
                    f"such as {path}",
                    advice="empty the folder yourself, or choose another with --out",
                )
        return None

    def discard(self) -> None:
        """Remove the staging folder; the public files are untouched by this."""
        if not self.folder.is_symlink():
            shutil.rmtree(self.folder, ignore_errors=True)

    def _is_ours(self, path: OutputPath, found: str) -> bool:
        """Tell whether what lies at a path may go: our bytes, or a folder that we filled."""
        if found == NOT_A_FILE:
            folder = self.out / path
            is_ours = any(known.startswith(f"{path}/") for known in self.before.files)
            return is_ours and folder.is_dir() and not folder.is_symlink()
        return found in self.before.files.get(path, ())
