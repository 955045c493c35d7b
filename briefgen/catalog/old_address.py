"""Old addresses: what an alias, or an entry of the menu, writes as an address of this site."""

from posixpath import splitext

from briefgen.address import SitePath


def old_address(written: str) -> SitePath | None:
    """Return an address as an alias writes it, None if it is not one of this site.

    A slash in front may be there or not, and so may one at the end of a page's address.
    """
    if written != written.strip() or any(mark in written for mark in ":\\?#%") or "//" in written:
        return None
    path = written.removeprefix("/")
    if not path or any(part in (".", "..") for part in path.split("/")):
        return None
    return SitePath(path if path.endswith("/") or splitext(path)[1] else f"{path}/")
