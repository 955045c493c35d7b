"""Reading `site.toml`: its keys with the places of all mistakes in it."""

import os
import shlex
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from briefgen.config import Config, PublishConfig
from briefgen.config_checks import base_url_problems, config_problems, hidden_problems
from briefgen.problem import Place, Problem, Span, error, place_at
from briefgen.publish_checks import credential_advice, secret_spans, without_secrets
from briefgen.regular_file import open_regular
from briefgen.scalars import Mistake, MistakeKind
from briefgen.schema import decode
from briefgen.toml_tree import TomlMistake, toml_tree
from briefgen.tree import Mapping, spans

FILE = "site.toml"
MAX_BYTES = 262_144

_CODES: dict[MistakeKind, str] = {
    "unknown": "BG102",
    "missing": "BG106",
    "type": "BG103",
    "choice": "BG107",
    "date": "BG103",
}


_TOP = frozenset(Config.__struct_fields__)

_TARGET = 'target = "folder:/srv/www/desk"'

_TABLES = {
    "menu": 'write a table below everything else: [menu], and below it Briefs = "briefs/"',
    "theme_options": "write a table below everything else: [theme_options], and below it its keys",
    "publish": f"write a table below everything else: [publish.live], and below it {_TARGET}",
}
"""What to write where these tables are something else."""


def read_config(
    site_folder: Path, *, base_url: str | None = None
) -> tuple[Config | None, tuple[Problem, ...]]:
    """Read a site's settings; `base_url` replaces what the file says.

    Returns:  the settings, or None where anything is wrong with them, and all problems.
    Problems: BG101 no file; BG102 unknown key; BG103 wrong type; BG104 not TOML; BG105 a key twice;
              BG106 no title; BG107 not one of the words; BG108 not UTF-8; BG109 too large; BG110
              base_url; BG111 timezone; BG112 language; BG113 out of range; BG114 content folder;
              BG115 a character that cannot be shown; BG116 a folder for links; BG701 a target.
    """
    text = _text(site_folder)
    if isinstance(text, Problem):
        return None, (text,)
    tree = _tree(text)
    if isinstance(tree, Problem):
        return None, (tree,)
    hidden = hidden_problems(tree, FILE)
    config, problems = (None, hidden) if hidden else _config(tree)
    if base_url is not None and not hidden:
        problems += base_url_problems(base_url, None)
    if config is None or problems:
        return None, without_secrets(problems, secret_spans(tree), text)
    return (config if base_url is None else replace(config, base_url=base_url)), ()


def menu_places(site_folder: Path) -> dict[str, Span]:
    """Return where the values of `[menu]` stand in `site.toml`, by key; {} where it is not read."""
    text = _text(site_folder)
    tree = text if isinstance(text, Problem) else _tree(text)
    entries = () if isinstance(tree, Problem) else tree.entries
    menu = next((each.value for each in entries if each.key == "menu"), None)
    if not isinstance(menu, Mapping):
        return {}
    return {entry.key: entry.value.span for entry in menu.entries}


def _config(tree: Mapping) -> tuple[Config | None, tuple[Problem, ...]]:
    config, mistakes = decode(tree, Config)
    problems = tuple(_problem(each) for each in mistakes)
    problems += tuple(_below_the_menu(tree))
    if config is not None:
        problems += config_problems(config, spans(tree), FILE)
    return config, problems


def _tree(text: str) -> Mapping | Problem:
    tree = toml_tree(text)
    return _not_toml(tree) if isinstance(tree, TomlMistake) else tree


def _text(site_folder: Path) -> str | Problem:
    data = _data(site_folder)
    return data if isinstance(data, Problem) else _decoded(data)


def _data(site_folder: Path) -> bytes | Problem:
    file = site_folder / FILE
    try:
        info = file.stat()
        if not stat.S_ISREG(info.st_mode):
            return error("BG101", f"{FILE} is not a file", Place(FILE))
        data = b"" if info.st_size > MAX_BYTES else _bytes(file)
    except (FileNotFoundError, NotADirectoryError):
        advice = _site_above(site_folder)
        return error("BG101", f"there is no {FILE} in this folder", Place(FILE), advice)
    except OSError as refusal:
        reason = (refusal.strerror or "unknown reason").lower()
        return error("BG101", f"{FILE} cannot be read: {reason}", Place(FILE))
    if info.st_size <= MAX_BYTES:
        return data
    message = f"{FILE} has {info.st_size} bytes; at most {MAX_BYTES} are read"
    return error("BG109", message, Place(FILE), "keep settings in it, and nothing else")


def _bytes(file: Path) -> bytes:
    with os.fdopen(open_regular(file), "rb") as opened:
        return opened.read(MAX_BYTES)


def _site_above(folder: Path) -> str:
    """Say where the site is whose folder this one lies in, or what to do if there is none."""
    for above in folder.resolve().parents:
        if (above / FILE).is_file():
            try:
                where = Path(os.path.relpath(above)).as_posix()
            except (OSError, ValueError):  # Another drive, or a current folder that is gone.
                where = above.as_posix()
            if where == ".":
                return f"{FILE} is in the current folder: leave --site out"
            return f"{FILE} is in {where}: run there or use --site {shlex.quote(where)}"
    return "go to a site's folder or name it with --site; briefgen new site starts one"


def _decoded(data: bytes) -> str | Problem:
    r"""Decode the file, without a byte order mark and with `\n` at line ends."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as mistake:
        before = data[: mistake.start].decode("utf-8-sig")
        line = before.count("\n") + 1
        place = Place(FILE, line, len(before) - before.rfind("\n"))
        message = f"byte {mistake.start} (0x{data[mistake.start]:02X}) is not UTF-8"
        return error("BG108", message, place, "save the file in the encoding UTF-8")


def _not_toml(mistake: TomlMistake) -> Problem:
    place = place_at(FILE, mistake.span)
    if mistake.first is not None:
        where = f"line {mistake.first.line}, column {mistake.first.column}"
        message = f'"{mistake.key}" is written twice, first at {where}'
        return error("BG105", message, place, "delete one of the two")
    advice = 'write key = value; text in quotation marks: title = "Harbour desk"'
    return error("BG104", f"this is not TOML: {mistake.message}", place, advice)


def _below_the_menu(tree: Mapping) -> Iterator[Problem]:
    """Find settings of the site that stand under [menu], where they would be labels."""
    for table in tree.entries:
        if table.key != "menu" or not isinstance(table.value, Mapping):
            continue
        for entry in table.value.entries:
            if entry.key in _TOP:
                message = f'"{entry.key}" stands under [menu], which holds the labels of the menu'
                place = place_at(FILE, entry.key_span)
                yield error("BG102", message, place, _move(entry.key, "menu"))


def _move(key: str, table: str) -> str:
    return f'move "{key}" above [{table}], to the top of the file'


def _problem(mistake: Mistake) -> Problem:
    advice = mistake.advice
    table, _, key = mistake.path.rpartition(".")
    is_place = table.partition(".")[0] == "publish"
    match mistake.kind:
        case "missing" if mistake.path == "title":
            advice = 'write title = "The name of the site" at the top'
        case "missing" if is_place:
            advice = f"write {_TARGET}"
        case "unknown":
            advice = _unknown_advice(table, key, advice)
        case "type" if table == "publish" and key in PublishConfig.__struct_fields__:
            advice = "give the target a name, such as live: [publish.live]"
        case "type" if is_place and "://" in advice:
            # The advice repeats what was written, which may hold a password.
            advice = "write it alone, without brackets or a hyphen"
        case "type":
            advice = _TABLES.get(mistake.path, advice)
        case _:
            pass
    code = "BG701" if is_place and mistake.kind == "missing" else _CODES[mistake.kind]
    return error(code, mistake.message, place_at(FILE, mistake.span), advice)


def _unknown_advice(table: str, key: str, advice: str) -> str:
    if table and key in _TOP:
        return _move(key, table)
    if table.startswith("publish.") and not advice.startswith("did you mean"):
        return credential_advice(key) or advice
    return advice or "delete it; what belongs to the theme goes under [theme_options]"
