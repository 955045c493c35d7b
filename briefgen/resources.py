"""Files that ship with briefgen: themes and the texts of `explain`."""

from pathlib import Path


def shipped(name: str) -> Path:
    """Return a shipped folder or file by its path in the project, such as `themes`.

    An installed wheel carries it inside the package; a checkout has it beside the package.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.exists() else package.parent / name
