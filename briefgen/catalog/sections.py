"""The fixed addresses of a site: its indexes, its archive, its feeds."""

from briefgen.address import Ref, SitePath
from briefgen.dates import Moment

BRIEFS = SitePath("briefs/")
ACTORS = SitePath("actors/")
ACTORS_BY_KIND = SitePath("actors/by-kind/")
ACTORS_BY_COUNTRY = SitePath("actors/by-country/")
ACTORS_BY_ORGANIZATION = SitePath("actors/by-organization/")
EVENTS = SitePath("events/")
TIMELINE = SitePath("timeline/")
CALENDAR = SitePath("calendar/")
PLACES = SitePath("places/")
SOURCES = SitePath("sources/")
SOURCES_BY_KIND = SitePath("sources/by-kind/")
SOURCES_BY_GRADE = SitePath("sources/by-grade/")
DOSSIERS = SitePath("dossiers/")
CONNECTIONS = SitePath("connections/")
CORRECTIONS = SitePath("corrections/")
STATEMENTS = SitePath("statements/")
TAGS = SitePath("tags/")
ARCHIVE = SitePath("archive/")
SITEMAP = SitePath("sitemap.xml")
ROBOTS = SitePath("robots.txt")

INDEXES = (BRIEFS, ACTORS, ACTORS_BY_KIND, ACTORS_BY_COUNTRY, ACTORS_BY_ORGANIZATION, TAGS, ARCHIVE)


def period_address(period: Moment) -> SitePath:
    """Return the archive page of a year or a month, such as `archive/2025/02/`."""
    return SitePath(f"{ARCHIVE}{period.text.replace('-', '/')}/")


def changes_address(dossier: SitePath) -> SitePath:
    """Return the page of all changes of a dossier."""
    return SitePath(f"{dossier}changes/")


def pair_address(one: Ref, other: Ref) -> SitePath:
    """Return the page of two actors: ids may hold any number of hyphens, but no stroke."""
    return SitePath(f"{CONNECTIONS}{one.id}/{other.id}/")


def calendar_address(period: Moment) -> SitePath:
    """Return the calendar page of a year or a month, such as `calendar/2025/02/`."""
    return SitePath(f"{CALENDAR}{period.text.replace('-', '/')}/")


def atom_address(page: SitePath) -> SitePath:
    """Return the address of the Atom feed of a page."""
    return SitePath(f"{page}feed.xml")


def json_feed_address(page: SitePath) -> SitePath:
    """Return the address of the JSON feed of a page."""
    return SitePath(f"{page}feed.json")
