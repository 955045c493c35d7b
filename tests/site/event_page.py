"""What the page of an event says."""

from tests.harness.built import Built


def head_of(built: Built, page: str) -> str:
    """Return the words of its head."""
    head = built.page(page).css_first(".event-head")
    assert head is not None
    return head.text()


def part(built: Built, page: str, heading: str) -> str:
    """Return the words of the section under a heading."""
    for section in built.page(page).css("main section"):
        title = section.css_first("h2")
        if title is not None and title.text().startswith(heading):
            return " ".join(section.text(separator=" ").split())
    raise LookupError(heading)
