"""The outputs of the last build, for the Tab key."""

from pathlib import Path

from briefgen.build.state.manifest import load_manifest
from briefgen.build.state.places import state_of
from briefgen.config_file import read_config

_MOST = 100


def known_outputs(site_folder: Path, out: Path | None, begun: str) -> tuple[str, ...]:
    """Return the outputs whose paths begin so, none where there are too many to choose from."""
    config, _ = read_config(site_folder)
    if config is None:
        return ()
    manifest = load_manifest(state_of(site_folder, out or site_folder / config.output).manifest)
    files = () if manifest is None else manifest.files
    found = tuple(sorted(path for path in files if path.startswith(begun)))
    return found if len(found) <= _MOST else ()
