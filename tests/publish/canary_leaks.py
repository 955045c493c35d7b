"""Ways in which a site could tell of what is withheld: each plants one leak in its files."""

import base64
import gzip
import io
import json
import zipfile
from collections.abc import Callable
from html import escape
from random import Random
from urllib.parse import quote

from tests.publish.canary_desk import Secret

Files = dict[str, bytes]
Leak = Callable[[Files, Secret, Random], None]

_PAGE = "index.html"


def _any(secret: Secret, chance: Random) -> str:
    return chance.choice([*secret.canaries.values()])


def _into(files: Files, path: str, text: str) -> None:
    place = files[path].rfind(b"</")
    files[path] = files[path][:place] + text.encode() + files[path][place:]


def _in_a_feed(files: Files, secret: Secret, chance: Random) -> None:
    text = chance.choice((secret.sentence, secret.plain_sentence))
    _into(files, "feed.xml", f'<content type="html">{escape(f"<p>{text}</p>")}</content>')


def _in_json(files: Files, secret: Secret, chance: Random) -> None:
    data = {"docs": [{"text": "Talks"}, {"text": _any(secret, chance)}]}
    files["search.json"] = json.dumps(data, ensure_ascii=chance.random() < 0.5).encode()


def _as_codes_of_json(files: Files, secret: Secret, chance: Random) -> None:
    codes = "".join(f"\\u{ord(char):04x}" for char in _any(secret, chance))
    files["data.json"] = f'["{codes}"]'.encode()


def _as_a_copy(files: Files, secret: Secret, _chance: Random) -> None:
    files["media/briefs/x.png"] = secret.data


def _in_a_comment(files: Files, secret: Secret, chance: Random) -> None:
    _into(files, _PAGE, f"<!-- was: <b>x</b> {_any(secret, chance)} -->")


def _in_gzip(files: Files, secret: Secret, chance: Random) -> None:
    files["feed.xml.gz"] = gzip.compress(f"<a>{_any(secret, chance)}</a>".encode())


def _in_a_zip(files: Files, secret: Secret, chance: Random) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        if chance.random() < 0.5:
            archive.writestr("all/x.txt", gzip.compress(_any(secret, chance).encode()))
        else:
            archive.writestr(chance.choice(("x.bin",)), secret.data)
    files["all.zip"] = packed.getvalue()


def _in_a_link(files: Files, secret: Secret, chance: Random) -> None:
    text = _any(secret, chance)
    coded = "".join(f"%{byte:02X}" for byte in text.encode())
    _into(
        files, _PAGE, f'<a href="https://x.example/?q={chance.choice((quote(text), coded))}">x</a>'
    )


def _split_by_tags(files: Files, secret: Secret, chance: Random) -> None:
    text = _any(secret, chance)
    place = chance.randrange(1, len(text))
    _into(files, _PAGE, f"<p>{text[:place]}<b></b><i>{text[place:]}</i></p>")


def _as_references(files: Files, secret: Secret, chance: Random) -> None:
    text = _any(secret, chance).upper()
    forms = ("&#{};", "&#x{:x};", "&amp;#{};")
    coded = "".join(chance.choice(forms).format(ord(char)) for char in text)
    _into(files, _PAGE, f"<p>{coded}</p>")


def _in_a_name(files: Files, secret: Secret, chance: Random) -> None:
    files[f"media/briefs/{secret.canaries['file']}-{chance.randint(10, 99)}.txt"] = b"x"


def _in_an_attribute(files: Files, secret: Secret, chance: Random) -> None:
    _into(files, _PAGE, f"<p\n data-x='{_any(secret, chance)}'>x</p>")


def _embedded(files: Files, secret: Secret, _chance: Random) -> None:
    data = base64.b64encode(secret.data).decode()
    _into(files, _PAGE, f'<img alt="" src="data:image/png;base64,{data}">')


def _in_two_bytes_a_letter(files: Files, secret: Secret, chance: Random) -> None:
    files["x.txt"] = f"Here {_any(secret, chance)} is".encode("utf-16")


def _in_public_words(files: Files, secret: Secret, _chance: Random) -> None:
    text = " ".join(secret.plain_sentence.split()[2:14])
    _into(files, _PAGE, f"<p>And so: {text.replace(' ', chr(10), 3)} …</p>")


def _in_a_picture(files: Files, secret: Secret, chance: Random) -> None:
    text = secret.canaries["title"].encode(chance.choice(("utf-8",)))
    files["static/x.jpg"] = b"\xff\xd8\xff\0\x01" + b"\0description\0" + text + b"\0\x01\x02"


LEAKS: dict[str, Leak] = {
    "draft text in a feed": _in_a_feed,
    "a token in JSON": _in_json,
    "a token as codes of JSON": _as_codes_of_json,
    "an asset copied": _as_a_copy,
    "a token in a comment": _in_a_comment,
    "a token in gzip": _in_gzip,
    "a token or an asset in a zip": _in_a_zip,
    "a token percent-encoded in a link": _in_a_link,
    "a token split by tags": _split_by_tags,
    "a token as character references": _as_references,
    "a token in the name of a file": _in_a_name,
    "a token in an attribute": _in_an_attribute,
    "an asset embedded in a page": _embedded,
    "a token in UTF-16": _in_two_bytes_a_letter,
    "words of a draft that all are public": _in_public_words,
    "a token in the data of a picture": _in_a_picture,
}
