"""What came of a build, and what tests say of it."""

import re
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag

from selectolax.lexbor import LexborHTMLParser, LexborNode

from briefgen.build.report import Report
from briefgen.problem import Problem, Severity

_TAG = re.compile(r"<!--.*?-->|</?(?P<name>[a-z0-9]+)[^>]*>", re.DOTALL)
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "mark", "q", "s"))
_INLINE |= {"small", "span", "strong", "sub", "sup", "time"}


class Built:
    """A finished build: its report, and the site on disk.

    Assertions are methods in the imperative (`has`, `lacks`, `wrote`): they return the build, so
    that several can follow each other.
    """

    def __init__(self, report: Report, out: Path) -> None:
        """Keep the report and where the site was written."""
        self.report = report
        self.out = out

    # The files of the site.

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all files of the site, sorted."""
        found = (file for file in self.out.rglob("*") if file.is_file())
        return tuple(sorted(file.relative_to(self.out).as_posix() for file in found))

    def text(self, path: str) -> str:
        """Return the contents of a file of the site."""
        return (self.out / path).read_text(encoding="utf-8")

    def has(self, path: str, *texts: str) -> "Built":
        """Assert that a file exists and holds some texts."""
        assert (self.out / path).is_file(), f"no {path} among {', '.join(self.files)}"
        contents = self.text(path) if texts else ""
        for text in texts:
            assert text in contents, f"{path} lacks {text!r}:\n{contents}"
        return self

    def lacks(self, path: str, *texts: str) -> "Built":
        """Assert that a file does not exist or, where texts are given, that it lacks them."""
        if not texts:
            assert not (self.out / path).exists(), f"{path} exists"
            return self
        contents = self.text(path)
        for text in texts:
            assert text not in contents, f"{path} has {text!r}:\n{contents}"
        return self

    def nowhere(self, *texts: str) -> "Built":
        """Assert that no file of the site, and no file's path, holds any of some texts."""
        for text in texts:
            hits = [path for path in self.files if text in path or text in self._any_text(path)]
            assert not hits, f"{text!r} is in {', '.join(hits)}"
        return self

    def _any_text(self, path: str) -> str:
        return (self.out / path).read_bytes().decode("utf-8", errors="replace")

    # Pages as documents.

    def page(self, path: str) -> LexborHTMLParser:
        """Return a page, parsed; `path` is its address (`briefs/doha/`) or its file."""
        file = f"{path}index.html" if path == "" or path.endswith("/") else path
        return LexborHTMLParser(self.text(file))

    def main(self, path: str) -> str:
        """Return the words of a page's main part, runs of white space made one space."""
        main = self.page(path).css_first("main")
        assert main is not None, f"{path} has no main part"
        return words(main)

    def links(self, path: str, selector: str = "main a[href]") -> dict[str, str]:
        """Return address -> text of the links in a part of a page.

        An address inside the site is given from the site's root ("actors/lavrov/"), decoded, with
        its fragment; any other as it stands.
        """
        folder = path if path == "" or path.endswith("/") else path.rpartition("/")[0] + "/"
        return {
            self._from_root(folder, node.attributes["href"] or ""): words(node)
            for node in self.page(path).css(selector)
        }

    def _from_root(self, folder: str, href: str) -> str:
        if "://" in href or href.startswith("mailto:"):
            return href
        address, fragment = urldefrag(href)
        parts = folder.split("/")[:-1]
        for part in unquote(address).split("/"):
            if part == "..":
                parts.pop()
            elif part != ".":
                parts.append(part)
        joined = "/".join(parts) if address else folder
        if address in {".", ".."} or address.endswith(("/.", "/..")):
            joined += "/"
        joined = joined.lstrip("/")
        return f"{joined}#{unquote(fragment)}" if fragment else joined

    # Problems.

    def fine(self) -> "Built":
        """Assert that the build had nothing to say."""
        assert not self.report.problems, self._told()
        return self

    def works(self) -> "Built":
        """Assert that the site was built, with or without warnings."""
        assert self.report.succeeded, self._told()
        return self

    def fails(self, *lines: str) -> "Built":
        """Assert that the build failed and that its errors are exactly these (see `found`)."""
        assert not self.report.succeeded, "the build succeeded"
        return self._said(Severity.ERROR, lines) if lines else self

    def warns(self, *lines: str) -> "Built":
        """Assert that the site was built and that its warnings are exactly these (see `found`)."""
        return self.works()._said(Severity.WARNING, lines)

    def _said(self, severity: Severity, lines: tuple[str, ...]) -> "Built":
        found = [line(problem) for problem in self.problems(severity)]
        assert Counter(found) == Counter(lines), self._told()
        return self

    def problems(self, severity: Severity | None = None) -> tuple[Problem, ...]:
        """Return the problems, of one severity or all, in the order of the report."""
        all_of_them = self.report.problems
        return tuple(each for each in all_of_them if severity in {None, each.severity})

    def codes(self, severity: Severity | None = None) -> tuple[str, ...]:
        """Return the codes of the problems, in the order of the report."""
        return tuple(problem.code for problem in self.problems(severity))

    def _told(self) -> str:
        return "\n".join(
            f"{line(each)}  {each.severity}: {each.message} | {each.advice}"
            for each in self.report.problems
        )

    # What was done to the files.

    def wrote(self, *paths: str) -> "Built":
        """Assert that exactly these files were written; the others stayed as they were."""
        assert set(self.report.written) == set(paths)
        return self

    def removed(self, *paths: str) -> "Built":
        """Assert that exactly these files were removed."""
        assert set(self.report.removed) == set(paths)
        return self


def line(problem: Problem) -> str:
    """Return "path:line:column: code" for a problem, or what is known of that."""
    place = problem.place
    if place is None:
        return problem.code
    where = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    return f"{where}: {problem.code}"


def words(node: LexborNode) -> str:
    """Return the text of a node as a reader sees it: elements within a line do not part words."""
    apart = _TAG.sub(lambda tag: "" if tag["name"] in _INLINE else " ", node.html or "")
    return " ".join(unescape(apart).split())
