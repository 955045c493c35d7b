"""The desk as Pelican wants it: actors are authors, what is known of them is data."""

from bench.desk import Desk
from bench.flavours.flavour import File, Flavour, body
from bench.flavours.terms import term_files
from bench.model import ActorLink, Brief, BriefLink


def _brief(brief: Brief) -> File:
    lines = (
        f"Title: {brief.title}",
        f"Slug: {brief.id}",
        f"Date: {brief.date.isoformat()}",
        f"Dateline: {brief.place}",
        f"Summary: {brief.summary}",
        f"Authors: {'; '.join(actor.name for actor in brief.actors)}",
        f"Tags: {', '.join(tag.name for tag in brief.tags)}",
        "",
        "[TOC]",
        "",
        body(brief, _link),
        "",
    )
    return File(f"content/briefs/{brief.id}.md", "\n".join(lines))


def _link(link: ActorLink | BriefLink) -> str:
    match link:
        case ActorLink(actor, text):
            return f"[{text}]({{author}}{actor.id})"
        case BriefLink(id_, title, text):
            return f"[{text or title}]({{filename}}/briefs/{id_}.md)"


def _settings(desk: Desk, _related: int) -> tuple[File, ...]:
    return term_files(desk, "data")


PELICAN = Flavour(
    brief=_brief,
    settings=_settings,
    template="theme/templates/article.html",
    stylesheet="theme/static/site.css",
    static="theme/static",
    site="pelican",
)
