"""briefgen: a static site generator for briefing desks."""

__version__ = "0.1.0"
