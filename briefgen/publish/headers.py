"""How long browsers may keep what they got, and what hosts read to know it."""

from collections.abc import Mapping

from briefgen.publish.release import ReleaseFile

FOREVER = "public, max-age=31536000, immutable"
"""For a file whose name tells its bytes."""

ASK = "public, max-age=0, must-revalidate"
"""For a page: a browser asks each time, and gets it only where it is another."""


def cache_control(file: ReleaseFile) -> str:
    """Return the `Cache-Control` of a file (RFC 9111, RFC 8246)."""
    return FOREVER if _is_forever(file) else ASK


def headers_file(files: Mapping[str, ReleaseFile]) -> bytes:
    """Return the `_headers` file that Netlify and Cloudflare Pages read."""
    folders = sorted({path.rpartition("/")[0] for path, file in files.items() if _is_forever(file)})
    # Both ask each time for what no rule names.
    blocks = [_block(f"/{folder}/*", f"Cache-Control: {FOREVER}") for folder in folders if folder]
    return "\n".join([*blocks, _block("/*", "X-Content-Type-Options: nosniff")]).encode()


def _is_forever(file: ReleaseFile) -> bool:
    return file.stage == "fingerprinted"


def _block(path: str, *lines: str) -> str:
    return "".join((f"{path}\n", *(f"  {line}\n" for line in lines)))
