"""The one predicate that decides what is public, before anything else sees a document.

Withheld is what is a draft (`draft: true` or `status: draft`), what is under an embargo, what
has expired, and what is marked above the build's TLP ceiling. A date without a time counts as a
whole day in the site's zone: an embargo ends as the day begins, a document expires as it ends.
A preview (`--drafts`) shows drafts and what is under an embargo or expired, but nothing above
the ceiling: a marking says who may read, not when.

Time decides one thing more: which roles of an actor are held now, and which are over.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import get_args
from zoneinfo import ZoneInfo

from msgspec import Struct

from briefgen.address import Kind, Ref
from briefgen.catalog.gone import EXPIRED, Gone, gone_with
from briefgen.catalog.inline import inline_documents
from briefgen.catalog.roles import RolesNow, next_role_change, roles_now
from briefgen.catalog.spellings import spellings, written_address
from briefgen.config import Config, Tlp
from briefgen.content.document import Document
from briefgen.content.schema.actor import Actor
from briefgen.content.schema.brief import Brief
from briefgen.dates import ends, starts
from briefgen.fold import fold

_RESTRICTION: dict[Tlp, int] = {label: level for level, label in enumerate(get_args(Tlp))}


class Withheld(Struct, frozen=True):
    """A document this build leaves out, and why in short words.

    `until` is the instant (UTC) from which it is public if nothing changes; None if no date
    alone will release it.
    """

    ref: Ref
    path: str
    reason: str
    until: datetime | None = None
    is_draft: bool = False


class Release(Struct, frozen=True, kw_only=True):
    """What may be seen, what is left out, and the instant (UTC) at which what is told next changes.

    `withheld_names` maps the kind and folded name of what is left out to the reason, so that a
    link to it can be told from a misspelling. It holds nothing that may be shown. Where a name is
    that of several, an expiry is the reason: what the clock takes away must stop no build.
    """

    documents: tuple[Document, ...] = ()
    now: datetime | None = None
    withheld: tuple[Withheld, ...] = ()
    next_change: datetime | None = None
    withheld_names: dict[tuple[Kind, str], str] = {}
    gone: Gone = Gone()
    """What went with the documents that have expired."""
    roles: dict[Ref, RolesNow] = {}
    """The roles of each public actor as they are now."""


def release(
    documents: Iterable[Document], config: Config, *, now: datetime, drafts: bool
) -> Release:
    """Divide documents into what is public at `now`, as given, and what is not, by path."""
    zone = ZoneInfo(config.timezone)
    public: list[Document] = []
    withheld: list[Withheld] = []
    names: dict[tuple[Kind, str], str] = {}
    expired: list[Document] = []
    changes: list[datetime] = []
    roles: dict[Ref, RolesNow] = {}
    for document in documents:
        terms = _terms(document, config, zone, drafts=drafts)
        change = _next_change(terms, now)
        if change is not None:
            changes.append(change)
        reason = _reason(terms, now)
        if not reason:
            public.append(document)
            if isinstance(document.front, Actor):
                roles[document.ref] = roles_now(document.front, now, zone)
                another = next_role_change(document.front, now, zone)
                changes += () if another is None else (another,)
            continue
        withheld.append(_withheld(document, terms, reason, change, zone))
        if reason == EXPIRED:
            expired.append(document)
        for each in (document, *inline_documents(document)):
            for spelling in (written_address(each.ref), *spellings(each)):
                name = each.kind, fold(spelling)
                names[name] = reason if reason == EXPIRED else names.get(name, reason)
    return Release(
        documents=tuple(public),
        now=now,
        withheld=tuple(sorted(withheld, key=lambda each: each.path)),
        next_change=min(changes, default=None),
        withheld_names=names,
        gone=gone_with(expired),
        roles=roles,
    )


class _Terms(Struct, frozen=True, kw_only=True):
    """What a document says of its own release; `never` is a reason that no date ends."""

    never: str = ""
    embargo: datetime | None = None
    expires: datetime | None = None


def _terms(document: Document, config: Config, zone: ZoneInfo, *, drafts: bool) -> _Terms:
    front = document.front
    tlp = front.tlp or config.release.default_tlp
    if _RESTRICTION[tlp] > _RESTRICTION[config.release.ceiling]:
        return _Terms(never=f"TLP:{tlp} is above the ceiling TLP:{config.release.ceiling}")
    if drafts:
        return _Terms()
    never = "draft" if front.draft else ""
    if not never and isinstance(front, Brief) and front.status == "draft":
        never = "status draft"
    return _Terms(
        never=never,
        embargo=starts(front.embargo, zone) if front.embargo else None,
        expires=ends(front.expires, zone) if front.expires else None,
    )


def _reason(terms: _Terms, now: datetime) -> str:
    if terms.never:
        return terms.never
    if terms.expires is not None and now >= terms.expires:
        return EXPIRED
    if terms.embargo is not None and now < terms.embargo:
        return "embargo"
    return ""


def _next_change(terms: _Terms, now: datetime) -> datetime | None:
    """Return the first instant after `now` at which a document appears or disappears."""
    dates = sorted(date for date in _dates(terms) if date > now)
    is_withheld = bool(_reason(terms, now))
    return next((date for date in dates if bool(_reason(terms, date)) != is_withheld), None)


def _dates(terms: _Terms) -> Iterator[datetime]:
    yield from (date for date in (terms.embargo, terms.expires) if date is not None)


def _withheld(
    document: Document, terms: _Terms, reason: str, until: datetime | None, zone: ZoneInfo
) -> Withheld:
    words = reason
    if reason == "embargo" and terms.embargo is not None:
        words = f"embargo until {_written(terms.embargo, zone)}"
    elif reason == EXPIRED and terms.expires is not None:
        words = f"{EXPIRED} {_written(terms.expires, zone)}"
    is_draft = reason in ("draft", "status draft")
    return Withheld(document.ref, document.path, words, until, is_draft)


def _written(instant: datetime, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).isoformat(timespec="minutes")
