"""What the HTML of a body may hold: nothing that a body could not mean to say."""

import re
from html.parser import HTMLParser

from briefgen.content.document import Body, FileLink, Mention, Prose

_TAGS = re.compile(
    r"a|blockquote|code|dd|details|div|dl|dt|em|h[2-6]|hr|br|li|ol|p|pre|s|span|strong|summary|sup"
    r"|table|tbody|td|th|thead|tr|ul"
)
_ATTRIBUTES = re.compile(
    r"aria-hidden|aria-label|aria-labelledby|class|href|id|open|role|scope|start|tabindex|title"
)
_VOID = {"br", "hr"}
_ADDRESS = re.compile(r"(?:https?://[^/]|mailto:|#|\0)", re.IGNORECASE)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.ids = []
        self.links = 0

    def handle_starttag(self, tag, attrs):
        assert _TAGS.fullmatch(tag), f"<{tag}>"
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), names
        assert all(_ATTRIBUTES.fullmatch(name) for name in names), names
        for name, value in attrs:
            if name == "href":
                assert _ADDRESS.match(value), value
            if name == "id":
                self.ids.append(value)
        assert not (tag == "a" and "a" in self.open), "a link within a link"
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    def handle_decl(self, decl):
        raise AssertionError(decl)

    def unknown_decl(self, data):
        raise AssertionError(data)

    def handle_pi(self, data):
        raise AssertionError(data)


def check(body: Body) -> None:
    """Assert that a body's HTML is whole, with known tags, attributes and addresses only."""
    ids = _check_prose(body.text) + _check_prose(body.notes)
    assert len(ids) == len(set(ids)), ids
    assert {heading.id for heading in body.outline} <= set(body.anchors)
    assert set(body.anchors) <= set(ids)
    said = [each.anchor for each in body.statements]
    assert len(said) == len(set(said))
    assert set(said) <= set(body.anchors)


def _check_prose(prose: Prose) -> list[str]:
    assert len(prose.pieces) == len(prose.holes) + 1
    for hole in prose.holes:
        if isinstance(hole, Mention | FileLink):
            assert "\0" not in hole.label
            _read(hole.label)
    return _read("\0".join(prose.pieces)).ids


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader
