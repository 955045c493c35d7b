"""The desk as briefgen wants it."""

from bench.desk import Desk
from bench.flavours.flavour import BASE_URL, DEFAULT_THEME, TITLE, File, Flavour, body
from bench.model import Actor, ActorLink, Brief, BriefLink, Role, Tag


def _brief(brief: Brief) -> File:
    lines = (
        "---",
        f"title: {brief.title}",
        f"date: {brief.date.isoformat()}",
        f"dateline: {brief.place}",
        f"summary: {brief.summary}",
        f"actors: [{', '.join(actor.name for actor in brief.actors)}]",
        f"tags: [{', '.join(tag.name for tag in brief.tags)}]",
        "---",
        body(brief, _link),
        "",
    )
    return File(f"content/briefs/{brief.id}.md", "\n".join(lines))


def _link(link: ActorLink | BriefLink) -> str:
    match link:
        case ActorLink(_, text):
            return f"[[{text}]]"
        case BriefLink(id_, _, ""):
            return f"[[{id_}]]"
        case BriefLink(id_, _, text):
            return f"[{text}]({id_}.md)"


def _actor(actor: Actor) -> File:
    lines = [
        "---",
        f"name: {actor.name}",
        f"kind: {actor.kind}",
        *([f"names: [{', '.join(actor.aliases)}]"] if actor.aliases else ()),
        *([f"country: {actor.country}"] if actor.country else ()),
        *(["roles:", *(_role(role) for role in actor.roles)] if actor.roles else ()),
        "---",
        f"{actor.name} is made up.",
        "",
    ]
    return File(f"content/actors/{actor.id}.md", "\n".join(lines))


def _role(role: Role) -> str:
    end = f", to: {role.end}" if role.end else ""
    return f"  - {{title: {role.title}, from: {role.start}{end}}}"


def _tag(tag: Tag) -> File:
    return File(f"content/tags/{tag.id}.md", f"---\nname: {tag.name}\n---\n{tag.text}\n")


def _settings(_desk: Desk, related: int) -> tuple[File, ...]:
    """Return the settings, and a brief's template of the site's own, the same as the theme's."""
    settings = f'title = "{TITLE}"\nbase_url = "{BASE_URL}"\n\n[lists]\nrelated = {related}\n'
    template = (DEFAULT_THEME / "templates/brief.html").read_text(encoding="utf-8")
    return File("site.toml", settings), File("templates/brief.html", template)


BRIEFGEN = Flavour(
    brief=_brief,
    actor=_actor,
    tag=_tag,
    settings=_settings,
    template="templates/brief.html",
    stylesheet="static/site.css",
    static="static",
)
