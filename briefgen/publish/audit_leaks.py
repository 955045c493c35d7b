"""What outputs say of withheld documents, as problems that say no more themselves."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from briefgen.config import Config
from briefgen.problem import Place, Problem, error
from briefgen.publish.audit_letters import Words
from briefgen.publish.audit_material import Material
from briefgen.publish.audit_public import public_texts, theme_files
from briefgen.publish.audit_titles import Titles
from briefgen.publish.audit_tokens import Token, file_token, tokens_of
from briefgen.publish.audit_words import Hit, Watch

_FIRST = 3
"""How many outputs a message names."""

_WHERE = {
    "id": "its name",
    "heading": "one of its headings",
    "text": "its text",
    "picture": "a text about its picture",
    "file": "the name of a file that only it uses",
    "bytes": "a file that only it uses",
}
"""What a message calls that which has no field in the front matter."""

Digests = dict[int, dict[str, str]]
"""Files by size and hex SHA-256."""


class Leaks:
    """Looks for what is withheld in one output after the other."""

    def __init__(self, site_folder: Path, config: Config, known: Material) -> None:
        """Learn what is withheld, and what of that is public elsewhere."""
        self._known = known
        self._withheld = tuple(each for each, _ in known.withheld)
        files = {path: asset.file for path, asset in known.assets.items()}
        used = (files[path] for path in known.open_files if path in files)
        self._open = _digests((file, "") for file in (*used, *theme_files(site_folder)))
        hidden = known.hidden_files.items()
        self._hidden = _digests((files[path], each) for path, each in hidden if path in files)
        self._found: list[tuple[str, Hit]] = []
        self._copies: list[tuple[str, str]] = []
        words = Words()
        self._watch = Watch(_tokens(known, words), words)
        self._titles = Titles(known.withheld, words)
        for where, text in public_texts(site_folder, config, known):
            self._titles.said(where, self._watch.learn(text))
        self._watch.begin()

    def is_open(self, data: bytes) -> bool:
        """Tell whether some bytes are a file of the theme, or one that public documents use."""
        return _digest_in(self._open, data) is not None

    def take_name(self, path: str, name: str = "") -> None:
        """Look at the path of an output, or at a name in an archive."""
        where = path if name else f"the name of a file in {path.rpartition('/')[0] or 'the root'}"
        hits = self._watch.found([(name or path).encode("utf-8", "replace")])
        self._found += ((where, hit) for hit in hits)

    def take_bytes(self, path: str, data: bytes) -> None:
        """Look whether an output is a copy of a file that only withheld documents use."""
        source = _digest_in(self._hidden, data)
        if source is not None:
            self._copies.append((path, source))

    def take(self, path: str, lines: list[bytes]) -> None:
        """Look at those lines of an output that are new."""
        self._found += ((path, hit) for hit in self._watch.found(lines))

    def problems(self) -> Iterator[Problem]:
        """Say which withheld documents would be told of, each once: BG706, BG719.

        What was found is first looked for in public bodies: most sites hold none of it, so these
        are not read before.
        """
        if self._found:
            self._watch.narrow(dict.fromkeys(hit.token for _, hit in self._found))
            for document, body in self._known.bodies(self._known.public):
                self._titles.said(document.path, self._watch.learn(body))
        told: dict[str, dict[str, set[str]]] = {}
        for path, source in self._copies:
            told.setdefault(source, {}).setdefault(path, set()).add("bytes")
        for path, hit in self._found:
            if self._watch.tells(hit):
                source = self._withheld[hit.token.owner].path
                told.setdefault(source, {}).setdefault(path, set()).add(hit.token.field)
        reasons = {each.path: each.reason for each in self._withheld}
        for source, outputs in told.items():
            yield _problem(source, reasons[source], outputs)
        yield from self._titles.problems(self._known.public)


def _problem(source: str, reason: str, outputs: dict[str, set[str]]) -> Problem:
    names = tuple(outputs)
    more = f" and {len(names) - _FIRST:,} more" if len(names) > _FIRST else ""
    told = f"{', '.join(names[:_FIRST])}{more} would tell of {source}, which is withheld ({reason})"
    fields = sorted({field for each in outputs.values() for field in each})
    parts = ", ".join(_WHERE.get(each, f'its field "{each}"') for each in fields)
    advice = f"found: {parts}; look for it in the theme and in public documents"
    return error("BG706", told, Place(source), advice)


def _tokens(known: Material, words: Words) -> Iterator[Token]:
    owners = {document.path: number for number, (_, document) in enumerate(known.withheld)}
    documents = tuple(document for _, document in known.withheld)
    for document, body in known.bodies(documents):
        owner = owners[document.path]
        yield from tokens_of(owner, document, body, words)
    for path, source in known.hidden_files.items():
        yield from file_token(owners[source], path, known.notes.get(path), words)


def _digests(files: Iterable[tuple[Path, str]]) -> Digests:
    """Return files by size and digest, with what each stands for; empty ones tell nothing."""
    found: Digests = {}
    for file, source in files:
        data = file.read_bytes()
        if data:
            found.setdefault(len(data), {})[sha256(data).hexdigest()] = source
    return found


def _digest_in(files: Digests, data: bytes) -> str | None:
    same = files.get(len(data))
    return None if same is None else same.get(sha256(data).hexdigest())
