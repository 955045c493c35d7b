"""Outputs staged and written as a build does, without a site."""

from briefgen.build.output.files import digest_on_disk
from briefgen.build.output.staging import Staging
from briefgen.build.output.write import write
from briefgen.build.progress import Progress
from briefgen.build.state.manifest import digest, load_manifest
from briefgen.build.state.places import state_of


def stage(staging, path, data):
    """Stage the bytes of one output as those that render do."""
    number = len(staging.fresh)
    folder = staging.open() if not number else staging.folder
    found = digest_on_disk(staging.out / path)
    if found != digest(data):
        (folder / str(number)).write_bytes(data)
    staging.take(path, digest(data), found, number)


def put(folder, out, files, *, commit=True):
    """Stage and write files, as one build does; returns what happened."""
    kept = state_of(folder, out).manifest
    staging = Staging(out, load_manifest(kept), state_of(folder, out).staging)
    for path, text in files.items():
        stage(staging, path, text.encode())
    refusal = staging.refusal()
    if refusal is not None or not commit:
        staging.discard()
        return refusal
    written = write(staging, kept, Progress())
    staging.discard()
    return written
