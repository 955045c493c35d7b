"""Citations: a source in a note or a list, as HTML, with its date in the words of the site."""

from functools import lru_cache
from html import escape

from briefgen.render.wording import long_date
from briefgen.views.body import Cite, Cited
from briefgen.views.grade import Grade
from briefgen.views.linking import LinkStyle
from briefgen.views.source_line import SourceLine


@lru_cache(maxsize=8)
def cite_in(language: str) -> Cite:
    """Return what makes the HTML of citations on a site in one language."""

    def cite(cited: Cited, link: LinkStyle) -> str:
        source = cited.source
        url = link(source.path, "") if source.path is not None else ""
        if cited.is_short:
            return f" — {', '.join((_title(source, url), *_locator(cited.locator)))}"
        return citation_html(source, url, language, cited.locator)

    return cite


def citation_html(source: SourceLine, url: str, language: str, locator: str = "") -> str:
    """Return a source with all that a reader needs to find it; `url` is that of its own page."""
    told = [_title(source, url)]
    if source.publisher:
        told.append(f"<bdi>{escape(source.publisher, quote=False)}</bdi>")
    if source.date is not None:
        date = escape(long_date(language, source.date), quote=False)
        told.append(f'<time datetime="{escape(source.date.text)}">{date}</time>')
    told += _locator(locator)
    ways = [
        f'<a href="{escape(address)}" rel="external">{escape(words, quote=False)}</a>'
        for address, words in (
            (source.url, source.host or "original"),
            (source.archived, "archived copy"),
        )
        if address
    ]
    text = f'<span class="citation">{", ".join(told)}</span>'
    if ways:
        text += f'. <span class="ways">{", ".join(ways)}</span>'
    return f"{text} {grade_html(source.grade)}" if source.grade is not None else text


def grade_html(grade: Grade) -> str:
    """Return a grade: short for the eye, in words for who points at it or has it read out."""
    code, words = escape(grade.code), escape(grade.words)
    spoken = f'role="img" aria-label="{code}: {words}" title="{words}"'
    return f'<span class="grade" {spoken}>{code}</span>'


def _locator(written: str) -> tuple[str, ...]:
    shown = escape(written, quote=False)
    return (f'<span class="locator">{shown}</span>',) if written else ()


def _title(source: SourceLine, url: str) -> str:
    spoken = f' lang="{escape(source.language)}"' if source.language else ""
    title = f"<bdi{spoken}>{escape(source.title, quote=False)}</bdi>"
    return f'<cite><a href="{escape(url)}">{title}</a></cite>' if url else title
