"""Judge a target: what is live there, and what it refuses."""

from collections.abc import Mapping

from briefgen.publish.target import Live, Target
from tests.publish.sending import Sent, release_file


def assert_live(target: Target, files: Mapping[str, bytes], sent: Sent) -> None:
    """Require that what was sent is live, by release and by the bytes that readers get."""
    assert alive(target).release == sent.release
    for path, data in files.items():
        assert target.digest(path) == release_file(path, data).digest, path
    if target.releases():
        assert target.releases()[0] == sent.release


def alive(target: Target) -> Live:
    """Return what is live, which must be something."""
    live = target.current()
    assert live is not None
    return live


class raises:  # noqa: N801 - reads as pytest's own
    """Require that a block raises one kind of exception; this file does without pytest."""

    def __init__(self, kind: type[Exception]) -> None:
        """Say which."""
        self.kind = kind

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        """Judge; any other exception passes through."""
        assert kind is not None, f"{self.kind.__name__} was not raised"
        return issubclass(kind, self.kind)
