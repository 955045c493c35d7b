"""Answers that carry an output: types, validators, ranges, and the script that pages get.

The bytes of an output are those of a build. The script tag comes in here, on the way out.
"""

import html
import re
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from briefgen.media_type import HTML, media_type
from briefgen.serve.shown import Shown


def answer(request: Request, shown: Shown, token: str) -> Response:
    """Answer with an output: whole, in part, or that the browser's copy is still good.

    `token` is that of this run; pages get a script that knows it.
    """
    kind = media_type(shown.path)
    is_page = kind == HTML and not shown.is_asset
    tag = _validator(shown, token if is_page else "")
    headers = {"etag": tag, "content-type": kind}
    if shown.is_asset and kind.startswith(_MAY_RUN):
        headers["content-security-policy"] = _SANDBOX
    if _is_known(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=headers)
    if is_page:
        return Response(with_script(shown, token), headers=headers)
    headers["accept-ranges"] = "bytes"
    part = _part(request, tag, len(shown.data))
    return Response(shown.data, headers=headers) if part is None else _cut(shown, part, headers)


_MAY_RUN = ("text/html", "image/svg", "application/xml")
_SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""A drawing opened by itself is a document of the preview's own origin: it gets no rights there."""


def missing(page: Shown | None, token: str) -> Response:
    """Answer that nothing is at an address, with the site's own page for that if it has one."""
    if page is None:
        return PlainTextResponse("Nothing is at this address.", 404)
    return Response(with_script(page, token), 404, headers={"content-type": HTML})


def with_script(page: Shown, token: str) -> bytes:
    """Return a page with the script tag before the last end of a body, at its end if none is."""
    data = page.data
    at = data.lower().rfind(b"</body")
    end = len(data) if at < 0 else at
    return b"".join((data[:end], script_tag(page.number, token), data[end:]))


def script_tag(number: int, token: str) -> bytes:
    """Return the tag that loads the preview's script, which is told what is shown."""
    return (
        '<script type="module" src="/_briefgen/client/preview.js"'
        f' data-number="{number}" data-token="{html.escape(token)}"></script>'
    ).encode()


def _validator(shown: Shown, token: str) -> str:
    # A page that a browser kept from an earlier run holds a token that is no longer good.
    run = f"-{sha256(token.encode()).hexdigest()[:8]}" if token else ""
    return f'"{shown.digest}{run}"'


def _is_known(if_none_match: str, tag: str) -> bool:
    known = {each.strip().removeprefix("W/") for each in if_none_match.split(",")}
    return tag in known or "*" in known


def _part(request: Request, tag: str, size: int) -> range | None:
    """Return which bytes were asked for, none where they lie outside; None for all of them.

    Several ranges at once and what cannot be read are answered with all, as the standard allows.
    """
    asked = _RANGE(request.headers.get("range", ""))
    if asked is None or request.method != "GET" or request.headers.get("if-range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:
        return range(size - min(int(last), size), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})").fullmatch


def _cut(shown: Shown, part: range, headers: dict[str, str]) -> Response:
    size = len(shown.data)
    if not part:
        return Response(status_code=416, headers={"content-range": f"bytes */{size}"})
    span = {"content-range": f"bytes {part.start}-{part.stop - 1}/{size}"}
    return Response(shown.data[part.start : part.stop], 206, headers=headers | span)
