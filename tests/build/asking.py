"""Asking why, on the desk of the site tests."""

from briefgen.build.report import BuildOptions
from briefgen.build.why.why import why
from tests.harness.site import NOW

RIYADH = "briefs/2025-02-18-riyadh/index.html"
SOURCE = "content/briefs/2025-02-18-riyadh.md"
PARIS = "content/briefs/2025-03-01-paris.md"
PAGE = "briefs/2025-03-01-paris/"


def ask(desk, asked=RIYADH, **options):
    return why(desk.folder, BuildOptions(now=NOW, **options), asked)


def whats(causes):
    return [each.what for each in causes]


def fields(causes):
    return {change.field: change for cause in causes for change in cause.changes}
