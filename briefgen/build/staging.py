"""Staging: the outputs of one build, beside the files they will replace.

New bytes are written to a folder inside the output first. The public files change only in
`write`, once everything is here, so a failed build leaves the site as it was.
"""

import shutil
from pathlib import Path

from briefgen.address import OutputPath
from briefgen.build.manifest import Manifest, digest
from briefgen.build.output_files import digest_on_disk, identity
from briefgen.problem import Problem, error

STAGING = ".briefgen-staging"


class Staging:
    """Collects outputs in order; `out` must be a real folder or not exist yet.

    `fresh` holds the digest of every output, `staged` the files to move into place, `foreign`
    the paths where something lies that briefgen did not write.
    """

    def __init__(self, out: Path, manifest: Manifest | None) -> None:
        """Begin; nothing is created before the first byte is staged."""
        self.out = out
        self.before = manifest or Manifest()
        self.fresh: dict[OutputPath, str] = {}
        self.staged: dict[OutputPath, Path] = {}
        self.foreign: set[OutputPath] = set()
        self.identity = identity(out)
        self._is_known = manifest is not None
        self._folder = out / STAGING

    def add(self, path: OutputPath, data: bytes) -> None:
        """Take the bytes of an output; they are staged only if the file on disk differs.

        Raises: OSError where the disk refuses.
        """
        fresh = digest(data)
        self.fresh[path] = fresh
        found = digest_on_disk(self.out / path)
        if found == fresh:
            return
        if found is not None and found not in self.before.files.get(path, ()):
            self.foreign.add(path)
            return
        if not self.staged:
            self._open()
        staged = self._folder / str(len(self.staged))
        staged.write_bytes(data)
        self.staged[path] = staged

    def refusal(self) -> Problem | None:
        """Tell why the folder must not be written to: it holds files that are not ours (BG142).

        Where the manifest is lost, files that are byte for byte what this build makes are ours.
        """
        if self._is_known or not self.out.is_dir():
            return None
        for file in sorted(self.out.rglob("*")):
            path = OutputPath(file.relative_to(self.out).as_posix())
            if path.split("/", 1)[0] == STAGING or (file.is_dir() and not file.is_symlink()):
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
        if not self._folder.is_symlink():
            shutil.rmtree(self._folder, ignore_errors=True)

    def _open(self) -> None:
        self.discard()
        self._folder.mkdir(parents=True)
        self.identity = identity(self.out)
