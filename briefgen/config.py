"""What `site.toml` says, with its defaults. Reading it is `config_file`'s work."""

from typing import Literal

from msgspec import Struct

Tlp = Literal["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
"""Traffic Light Protocol 2.0 labels, least to most restricted."""

Option = str | bool | int | float

AutoLinking = Literal["first", "all", "off"]
"""Which mentions in plain text become links by themselves: the first in each section, each, none.
"""

Host = Literal[
    "", "github-pages", "gitlab-pages", "codeberg-pages", "netlify", "cloudflare-pages", "s3"
]
"""Who serves the files of a target, as far as it limits them; "" says nothing."""


class ContentConfig(Struct, frozen=True, kw_only=True):
    """`[content]`: where the writing is, and how names are taken."""

    folder: str = "content"
    unknown_actor: Literal["warning", "error"] = "warning"
    auto_link: AutoLinking = "first"
    allow_links: tuple[str, ...] = ()
    allow_protocol_relative: bool = False


class Limits(Struct, frozen=True, kw_only=True):
    """`[limits]`: how much one document, or one file beside it, may ask of a build."""

    file_bytes: int = 1_048_576
    asset_bytes: int = 67_108_864
    front_matter_bytes: int = 16_384
    front_matter_depth: int = 8
    front_matter_nodes: int = 2_000
    tags_per_brief: int = 200
    actors_per_brief: int = 200
    seconds_per_document: float = 10.0


class ReleaseConfig(Struct, frozen=True, kw_only=True):
    """`[release]`: the most restricted marking a public build may show."""

    ceiling: Tlp = "CLEAR"
    default_tlp: Tlp = "CLEAR"


class Feeds(Struct, frozen=True, kw_only=True):
    """`[feeds]`: Atom and JSON feeds of the site, each tag and each actor."""

    items: int = 20
    full_text: bool = True
    per_term: bool = True


class Lists(Struct, frozen=True, kw_only=True):
    """`[lists]`: how long the lists on pages are."""

    per_page: int = 50
    latest: int = 12
    related: int = 5
    most_active: int = 12
    pairs: int = 500


class PublishConfig(Struct, frozen=True, kw_only=True):
    """`[publish.NAME]`: a place that the site is sent to; only `target` must be written."""

    target: str
    keep: int = 5
    host: Host = ""
    cname: str = ""
    precompress: bool = False
    endpoint: str = ""
    region: str = ""


class Config(Struct, frozen=True, kw_only=True):
    """The whole of `site.toml`; only `title` must be written."""

    title: str
    base_url: str = ""
    language: str = "en"
    timezone: str = "UTC"
    description: str = ""
    author: str = ""
    theme: str = "default"
    output: str = "public"
    content: ContentConfig = ContentConfig()
    limits: Limits = Limits()
    release: ReleaseConfig = ReleaseConfig()
    feeds: Feeds = Feeds()
    lists: Lists = Lists()
    menu: dict[str, str] = {}
    theme_options: dict[str, Option] = {}
    publish: dict[str, PublishConfig] = {}
