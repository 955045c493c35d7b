"""Passwords in files of settings: by what they are called there, since they look like any word.

Texts are passed: they speak of passwords, and so do pages, feeds and the data for search.
"""

import re
from collections.abc import Iterator

from briefgen.publish.audit_secrets import Secret

_CALLED = (
    rb"(?:[\w.-]*(?:[_.-]|(?<=[a-z])(?=P)))?"
    rb"(?:password|passwd|passphrase|pwd|client_secret|secret_key|(?<=[_.-])pass)"
)
_QUOTED = rb"\"((?:[^\"\\\n]|\\.){4,128})\"|'([^'\n]{4,128})'"
_BARE = rb"([^\s\"'#;,{}\[\]<>|&*!]{4,128})(?=[ \t]*(?:[#;,}\]]|\r?$))"

_SETTING = re.compile(
    rb"^[ \t]*(?:export[ \t]+|set[ \t]+|-[ \t]+)?[\"']?" + _CALLED + rb"[\"']?[ \t]*[:=][ \t]*"
    rb"(?:" + _QUOTED + rb"|" + _BARE + rb")",
    re.IGNORECASE | re.MULTILINE,
)
_MEMBER = re.compile(
    rb"(?<!\\)\"" + _CALLED + rb"\"\s*:\s*\"((?:[^\"\\\n]|\\.){4,128})\"", re.IGNORECASE
)
_COMMAND = re.compile(
    rb"\b(?:IDENTIFIED(?:\s+WITH\s+\w+)?\s+BY|PASSWORD)(?:\s*=)?\s+'([^'\n]{4,128})'", re.IGNORECASE
)
_SIGNS = (b"pass", b"pwd", b"secret_key", b"client_secret", b"identified")
_MEMBER_SIGNS = tuple(
    name + b'"'
    for name in (b"password", b"passwd", b"passphrase", b"pass", b"pwd", b"secret", b"secret_key")
)
"""A member of JSON ends so; prose has the words, too."""

_FORMS = {
    **dict.fromkeys((".env", ".ini", ".cfg", ".conf", ".cnf", ".properties"), (_SETTING,)),
    **dict.fromkeys((".yaml", ".yml", ".toml"), (_SETTING, _MEMBER)),
    **dict.fromkeys((".json", ".jsonc", ".json5"), (_MEMBER,)),
    ".sql": (_SETTING, _COMMAND),
}
_HAVE_LABELS = (".json", ".jsonc", ".json5", ".yaml", ".yml", ".toml")
"""These hold texts for people, too: `"password": "Kennwort"`."""

_IS_NO_LABEL = re.compile(rb"[0-9!@#$%^&+=~]").search
_IS_SAMPLE = re.compile(
    rb"change.?me.*|your.*|my.?pass.*|example.*|.*placeholder.*|x+|\*+|\.+|none|null|true|false"
    rb"|undefined|required|optional|string|pass(?:word|wd|wort)?\d{0,3}|secret|test"
    rb"|[$<{%@(!\[].*|env[.(:].*|vault[.:].*|enc[(\[].*|.*\\u2022.*",
    re.IGNORECASE | re.DOTALL,
).fullmatch


def passwords_in(name: str, data: bytes) -> Iterator[Secret]:
    """Give the passwords in a file of settings, as it is called; other files have none."""
    ending = name[name.rfind(".") :].lower()
    forms = _FORMS.get(ending, ())
    small = data.lower() if forms else b""
    signs = _MEMBER_SIGNS if forms == (_MEMBER,) else _SIGNS
    if not any(sign in small for sign in signs):
        return
    for form in forms:
        for found in form.finditer(data):
            value = next(filter(None, found.groups()))
            is_text = b" " in value or not _IS_NO_LABEL(value)
            if not _IS_SAMPLE(value) and not (is_text and ending in _HAVE_LABELS):
                yield Secret("a password", value)
