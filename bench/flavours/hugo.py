"""The desk as Hugo wants it: actors, tags and the archive are taxonomies."""

from bench.desk import Desk
from bench.flavours.flavour import SITES, File, Flavour, body, template_from
from bench.model import Actor, ActorLink, Brief, BriefLink, Role, Tag


def _brief(brief: Brief) -> File:
    lines = (
        "---",
        f"title: {brief.title}",
        f"date: {brief.date.isoformat()}",
        f"dateline: {brief.place}",
        f"summary: {brief.summary}",
        f"actors: [{', '.join(actor.id for actor in brief.actors)}]",
        f"tags: [{', '.join(tag.name for tag in brief.tags)}]",
        f'archive: ["{brief.date:%Y}", "{brief.date:%Y-%m}"]',
        "---",
        body(brief, _link),
        "",
    )
    return File(f"content/briefs/{brief.id}.md", "\n".join(lines))


def _link(link: ActorLink | BriefLink) -> str:
    match link:
        case ActorLink(actor, text):
            return f'[{text}]({{{{< ref "/actors/{actor.id}" >}}}})'
        case BriefLink(id_, _, ""):
            return f'{{{{< brief "{id_}" >}}}}'
        case BriefLink(id_, _, text):
            return f'[{text}]({{{{< ref "/briefs/{id_}" >}}}})'


def _actor(actor: Actor) -> File:
    lines = [
        "---",
        f"title: {actor.name}",
        "params:",
        f"  type: {actor.kind}",
        f"  names: [{', '.join(actor.aliases)}]",
        f"  country: {actor.country}",
        *(["  roles:", *(_role(role) for role in actor.roles)] if actor.roles else ()),
        "---",
        f"{actor.name} is made up.",
        "",
    ]
    return File(f"content/actors/{actor.id}/_index.md", "\n".join(lines))


def _role(role: Role) -> str:
    end = f", to: {role.end}" if role.end else ""
    return f"    - {{title: {role.title}, from: {role.start}{end}}}"


def _tag(tag: Tag) -> File:
    text = f"---\ntitle: {tag.name}\n---\n{tag.text}\n"
    return File(f"content/tags/{tag.id}/_index.md", text)


def _settings(_desk: Desk, related: int) -> tuple[File, ...]:
    template = template_from(SITES / "hugo" / HUGO.template, related)
    return (File(HUGO.template, template),)


HUGO = Flavour(
    brief=_brief,
    actor=_actor,
    tag=_tag,
    settings=_settings,
    template="layouts/page.html",
    stylesheet="assets/site.css",
    static="assets",
    site="hugo",
)
