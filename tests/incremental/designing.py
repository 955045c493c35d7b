"""What designers and editors do to themes, static files, media and settings."""

from tests.incremental.files import Sources
from tests.incremental.writing import WORDS, Edit, Pick, briefs

_PAGE = '{% extends "base.html" %}{% block content %}'
_LISTS = """{%% macro spoken(card) %%}{%% endmacro %%}
{%% macro briefs(cards) %%}%s{%% for c in cards %%} {{ c.title }}{%% endfor %%}{%% endmacro %%}
{%% macro titles(cards) %%}{%% endmacro %%}
{%% macro counts(terms) %%}{%% for t in terms %%}{{ t.title }}{%% endfor %%}{%% endmacro %%}
{%% macro link(item) %%}{{ item.text }}{%% endmacro %%}
{%% macro links(items) %%}{%% for i in items %%}{{ i.text }}{%% endfor %%}{%% endmacro %%}
{%% macro names(texts) %%}{{ list_of(texts) }}{%% endmacro %%}
{%% macro feeds(items) %%}{%% endmacro %%}
{%% macro pages(pager) %%}{{ pager.number }}{%% endmacro %%}
"""
TEMPLATES = {
    "templates/parts/notice.html": "<p>Notice: %s</p>",
    "templates/parts/seal.html": "<p>Sealed: %s {{ page.head.title }}</p>",
    "templates/parts/quiet.html": "<p>Quiet. %s</p>",
    "templates/parts/lists.html": _LISTS,
    "templates/parts/legend.html": "<p>%s {{ site.title }}</p>",
    "templates/parts/unused.html": "%s",
    "templates/not_found.html": "<!doctype html><title>%s</title>{{ asset('site.css') }}",
    "templates/redirect.html": "<!doctype html><a href='{{ url(page.target) }}'>%s</a>",
    "templates/archive.html": _PAGE + "%s {{ page.period.text }}{% endblock %}",
    "themes/ours/templates/archive.html": _PAGE + "ours %s {{ page.pager.total }}{% endblock %}",
    "themes/ours/templates/actor.html": _PAGE + "%s {{ page.body|safe }}{% endblock %}",
    "themes/ours/templates/parts/legend.html": "<p>Legend: %s</p>",
    "themes/ours/templates/base.html": "<!doctype html><title>%s {{ site.options }}</title>"
    "{{ asset('site.css') }}{% block head %}{% endblock %}{% block content %}{% endblock %}",
    "themes/spare/templates/home.html": "<p>%s {{ page.total }}</p>",
}
STATIC = {
    "static/extra.css": '@import "palette.css"; .%s { background: url("mark.svg"); }',
    "static/palette.css": ":root { --mark: %s; }",
    "static/mark.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>%s</title></svg>",
    "static/ours.css": ".site-hides-theme { content: '%s'; }",
    "static/print.css": "p { content: '%s'; }",
    "static/new.txt": "%s",
    "static/sub/new.css": "@import '../palette.css'; .%s {}",
    "themes/ours/static/ours.css": "@import 'type.css'; @import url(type.css) print; /* %s */",
    "themes/ours/static/type.css": "h1 { content: '%s'; }",
    "themes/ours/static/img/dot.svg": "<svg xmlns='http://www.w3.org/2000/svg' id='%s'/>",
    "themes/ours/static/palette.css": "/* hidden by the site's: %s */",
}
MEDIA = {
    "content/media/quay.png": "\x89PNG %s",
    "content/media/berths.csv": "berth,%s\n",
    "content/media/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>%s</title></svg>",
    "content/media/unused.png": "%s",
    "content/media/map.svg.md": "---\nalt: A map with %s\n---\n",
}
_TITLES = ("Tide", "Quay", "Ледокол")
CONFIG: dict[str, tuple[object, ...]] = {
    "title": ("The Desk", "Harbour desk", 'A "desk" & more'),
    "base_url": ("https://desk.example/deep/", "https://other.example/", None),
    "description": ("Briefs.", None),
    "author": ("The editors", None),
    "language": ("en", "no", "ar", "tr"),
    "timezone": ("Europe/Istanbul", "Pacific/Kiritimati", None),
    "theme": ("ours", "default", "spare"),
    "theme_options.accent": ("red", None),
    "theme_options.legend": (False, True, None),
    "lists.per_page": (2, 4, 50),
    "lists.pairs": (0, 1, 500),
    "lists.latest": (1, 4, None),
    "lists.related": (0, 2, None),
    "lists.most_active": (2, None),
    "feeds.items": (1, 3, 20),
    "feeds.full_text": (False, None),
    "feeds.per_term": (False, None),
    "menu.Briefs": ("briefs/", None),
    "menu.Who": ("Berg", "Olga Stubb", None),
    "menu.Month": ("archive/2025/03/", None),
    "limits.tags_per_brief": (1, 20, None),
    "limits.file_bytes": (600, None),
    "limits.asset_bytes": (40, None),
    "release.ceiling": ("GREEN", None),
    "release.default_tlp": ("GREEN", None),
    "content.unknown_actor": ("error", None),
    "content.auto_link": ("all", "off", "first", None),
}
MISTAKES = {
    "templates/home.html": "{{ page.nothing }}",
    "templates/brief.html": "{% if %}",
    "templates/parts/notice.html": "{{ undefined_here }}",
    "templates/parts/seal.html": '{% include "parts/nowhere.html" %}',
    "static/extra.css": '@import "nowhere.css";',
    "themes/ours/theme.toml": "extends = 'nowhere'\n",
    "content/tags/wrong.md": "---\nname: [\n---\n",
    "content/briefs/wrong.md": "---\ntitle: Wrong\ndate: 2025-01-01\n---\nSee [[Nobody at all]].\n",
    "content/actors/wrong.md": "no front matter",
    "content/pages/wrong.md": "---\ntitle: Wrong\n---\n![no](nowhere.png)\n",
    "content/media/map.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
    "site.toml": 'title = "x"\nnonsense = 1\n',
}


def _toggle(sources: Sources, path: str, text: str, pick: Pick) -> None:
    """Write a file with one of the words in it; one that is there may go instead."""
    word = pick(("", *WORDS))
    if not word and path in sources.files:
        sources.remove(path)
    else:
        sources.write(path, text.replace("%s", word).replace("%%", "%").encode())


def change_a_template(sources: Sources, pick: Pick) -> None:
    path = pick(sorted(TEMPLATES))
    _toggle(sources, path, TEMPLATES[path], pick)


def comment_a_template(sources: Sources, pick: Pick) -> None:
    """Change a template and nothing that it prints."""
    path = pick(sources.paths("templates/") or sources.paths("themes/"))
    sources.write(path, sources.files[path] + f"{{# {pick(_TITLES)} #}}".encode())


def change_a_static_file(sources: Sources, pick: Pick) -> None:
    path = pick(sorted(STATIC))
    _toggle(sources, path, STATIC[path], pick)


def change_the_theme_file(sources: Sources, pick: Pick) -> None:
    head = pick(('extends = "default"\n', 'name = "Ours"\nextends = "spare"\n'))
    options = pick(
        ('accent = "#135"\nlegend = true\n', 'accent = "black"\nlegend = false\nx = 1\n')
    )
    sources.write("themes/ours/theme.toml", f"{head}[options]\n{options}".encode())
    sources.write("themes/spare/theme.toml", b'extends = "default"\n')


def change_a_medium(sources: Sources, pick: Pick) -> None:
    path = pick(sorted(MEDIA))
    _toggle(sources, path, MEDIA[path], pick)


def show_a_medium(sources: Sources, pick: Pick) -> None:
    path, file = pick(briefs(sources)), pick(("quay.png", "map.svg", "unused.png"))
    line = pick((f"![{file}](../media/{file})", f"See [the file](../media/{file})."))
    sources.write(path, sources.files[path] + f"\n{line}\n".encode())


def change_a_setting(sources: Sources, pick: Pick) -> None:
    key = pick(sorted(CONFIG))
    value = pick(CONFIG[key])
    if value is None and key not in sources.config:
        value = CONFIG[key][0]
    sources.set(key, value)


def make_a_mistake(sources: Sources, pick: Pick) -> None:
    path = pick(sorted(MISTAKES))
    sources.write(path, MISTAKES[path].encode())


DESIGNING: tuple[Edit, ...] = (
    change_a_template,
    comment_a_template,
    change_a_static_file,
    change_the_theme_file,
    change_a_medium,
    show_a_medium,
)
