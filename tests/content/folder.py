"""A content folder to put files in and scan."""

from pathlib import Path

from briefgen.config import Config, ContentConfig, Limits
from briefgen.content.scan import Scan, SourceFile, read_source, scan
from briefgen.problem import Problem


class Desk:
    """A site folder to put files in."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        (self.content / "briefs").mkdir(parents=True)

    def write(self, path: str, data: str | bytes = "x") -> Path:
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return file

    def link(self, path: str, target: Path | str) -> None:
        (self.content / path).symlink_to(target)

    def scan(self, *allow_links: str, file_bytes: int = 100, folder: str = "content") -> Scan:
        """Find the files, read each, and keep those that can be, with what is wrong."""
        content = ContentConfig(allow_links=allow_links, folder=folder)
        config = Config(title="X", content=content, limits=Limits(file_bytes=file_bytes))
        found = scan(self.root, config)
        read = [read_source(each, config) for each in found.sources]
        return Scan(
            sources=tuple(each for each in read if isinstance(each, SourceFile)),
            assets=found.assets,
            problems=(*found.problems, *(each for each in read if isinstance(each, Problem))),
        )

    def told(self) -> list[str]:
        """Return the problems as `path: code message`."""
        found = self.scan().problems
        return [
            f"{each.place.path if each.place else ''}: {each.code} {each.message}" for each in found
        ]


def told(problem: Problem) -> str:
    return f"{problem.place.path if problem.place else ''}: {problem.code} {problem.message}"
