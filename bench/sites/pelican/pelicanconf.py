"""Pelican's settings for the made-up desk."""

import json
from pathlib import Path

_HERE = Path(__file__).parent

SITENAME = "The Bench"
SITEURL = FEED_DOMAIN = "https://bench.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
ARTICLE_PATHS = ["briefs"]
STATIC_PATHS: list[str] = []
THEME = "theme"
THEME_STATIC_DIR = "static"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["neighbours"]
CACHE_PATH = str(_HERE / "cache")
FORMATTED_FIELDS: list[str] = []
DEFAULT_PAGINATION = 50
PAGINATED_TEMPLATES = {"briefs": None, "tag": None, "author": None}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

ARTICLE_URL = "briefs/{slug}/"
ARTICLE_SAVE_AS = "briefs/{slug}/index.html"
AUTHOR_URL = "actors/{slug}/"
AUTHOR_SAVE_AS = "actors/{slug}/index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = "tags/{slug}/index.html"
CATEGORY_SAVE_AS = ""
YEAR_ARCHIVE_URL = "archive/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archive/{date:%Y}/index.html"
MONTH_ARCHIVE_URL = "archive/{date:%Y}/{date:%m}/"
MONTH_ARCHIVE_SAVE_AS = "archive/{date:%Y}/{date:%m}/index.html"
TEMPLATE_EXTENSIONS = [".html", ".xml"]
DIRECT_TEMPLATES = ["index", "briefs", "authors", "tags", "archives", "sitemap"]
BRIEFS_SAVE_AS = "briefs/index.html"
AUTHORS_SAVE_AS = "actors/index.html"
TAGS_SAVE_AS = "tags/index.html"
ARCHIVES_SAVE_AS = "archive/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"

FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
FEED_ALL_ATOM = "feed.xml"
FEED_ALL_RSS = "feed.rss"
AUTHOR_FEED_ATOM = "actors/{slug}/feed.xml"
AUTHOR_FEED_RSS = "actors/{slug}/feed.rss"
TAG_FEED_ATOM = "tags/{slug}/feed.xml"
TAG_FEED_RSS = "tags/{slug}/feed.rss"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.footnotes": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}
JINJA_GLOBALS = {
    name: json.loads((_HERE / f"data/{name}.json").read_text(encoding="utf-8"))
    for name in ("knownActors", "knownTags")
}
