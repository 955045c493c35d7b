"""The desk as Eleventy wants it: actors and tags are data, paginated by their briefs."""

from bench.desk import Desk
from bench.flavours.flavour import File, Flavour, body
from bench.flavours.terms import term_files
from bench.model import ActorLink, Brief, BriefLink


def _brief(brief: Brief) -> File:
    lines = (
        "---",
        f"title: {brief.title}",
        f"date: {brief.date.isoformat()}",
        f"dateline: {brief.place}",
        f"summary: {brief.summary}",
        f"actors: [{', '.join(actor.id for actor in brief.actors)}]",
        f"topics: [{', '.join(tag.id for tag in brief.tags)}]",
        "---",
        "[[toc]]",
        "",
        body(brief, _link),
        "",
    )
    return File(f"content/briefs/{brief.id}.md", "\n".join(lines))


def _link(link: ActorLink | BriefLink) -> str:
    match link:
        case ActorLink(actor, text):
            return f"[{text}](https://bench.example/actors/{actor.id}/)"
        case BriefLink(id_, title, text):
            return f'[{text or title}]({{{{ "/briefs/{id_}.md" | inputPathToUrl | whole }}}})'


def _settings(desk: Desk, _related: int) -> tuple[File, ...]:
    return term_files(desk, "content/_data")


ELEVENTY = Flavour(
    brief=_brief,
    settings=_settings,
    template="content/_includes/brief.njk",
    stylesheet="static/site.css",
    static="static",
    site="eleventy",
)
