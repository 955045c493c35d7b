"""What a page is, for search engines: one JSON-LD graph in the words of schema.org."""

from markupsafe import Markup

from briefgen.render.pages import HtmlView
from briefgen.views.site import SiteView


def json_ld(page: HtmlView, site: SiteView) -> Markup:
    return Markup("")
