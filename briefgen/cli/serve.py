"""`briefgen serve`."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from errno import EADDRINUSE
from pathlib import Path

import click

from briefgen.build.workers import processors
from briefgen.cli.editors import complete_editors, editor_address
from briefgen.cli.hosts import check_listening, host_name, host_names
from briefgen.cli.serve_terminal import ServeTerminal
from briefgen.cli.site_option import instant, site_option
from briefgen.cli.writer import Writer
from briefgen.config_file import FILE


@click.command("serve", short_help="Show the site in the browser while you write.")
@site_option
@click.option(
    "--host",
    callback=host_name,
    default="127.0.0.1",
    show_default=True,
    metavar="HOST",
    help="Where to listen; 0.0.0.0 is every address of this machine.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8000,
    show_default=True,
    help="On which port; the next free one where it is taken, any free one for 0.",
)
@click.option("--open", "opens", is_flag=True, help="Open the preview in your browser.")
@click.option(
    "--drafts/--no-drafts",
    default=True,
    show_default=True,
    help="Show drafts, and what is under embargo or has expired.",
)
@click.option(
    "--now",
    "when",
    metavar="WHEN",
    help="Preview as if it were this date or time, such as 2025-02-26 or 2025-02-26T09:00Z.",
)
@click.option(
    "--allow-host",
    "allow_hosts",
    callback=host_names,
    multiple=True,
    metavar="NAME",
    help="A name under which browsers may ask, beside this machine's own; may be repeated.",
)
@click.option(
    "--poll",
    "polls",
    is_flag=True,
    help="Look for changes again and again, where the system announces none.",
)
@click.option(
    "--editor",
    callback=editor_address,
    shell_complete=complete_editors,
    default="",
    envvar="BRIEFGEN_EDITOR",
    show_envvar=True,
    metavar="NAME|URL",
    help="Where a click on a mistake leads: vscode, zed, idea, … or an address with {file}.",
)
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1, 256),
    help="How many processes parse.  [default: one per processor]",
)
def serve_command(  # noqa: PLR0913 - click passes each option as an argument
    *,
    site_folder: Path,
    host: str,
    port: int,
    opens: bool,
    drafts: bool,
    when: str | None,
    allow_hosts: tuple[str, ...],
    polls: bool,
    editor: str,
    jobs: int | None,
) -> int:
    """Show the site in the browser while you write.

    A page is made when you ask for it, and again when you save what it is made from. Nothing
    is written into the output folder; `briefgen build` does that.
    """
    if not (site_folder / FILE).is_file():
        message = f"{site_folder / FILE} is not there; start a site with: briefgen new site FOLDER"
        raise click.UsageError(message)
    clock = _clock(when, site_folder)
    check_listening(host, port)
    # Whoever mistypes an option, or asks for help, does not wait for a server to load.
    from briefgen.serve.serve import ServeSettings, serve  # noqa: PLC0415 - as said above

    writer = Writer()
    terminal = ServeTerminal(opens=opens, drafts=drafts, write=writer.put)
    settings = ServeSettings(
        site_folder=site_folder,
        clock=clock,
        wall=lambda: datetime.now(UTC).astimezone(),
        host=host,
        port=port,
        drafts=drafts,
        allow_hosts=allow_hosts,
        polls=polls,
        editor=editor,
        jobs=jobs or processors(),
    )
    # Ctrl-C is how a person ends it, so it is no failure.
    with suppress(KeyboardInterrupt):
        try:
            serve(settings, terminal)
        except OSError as problem:
            if problem.errno != EADDRINUSE:
                raise
            message = f"no port from {port} on is free; --port 0 takes any"
            raise click.BadParameter(message, param_hint="--port") from None
    terminal.ended()
    writer.close()
    return 0


def _clock(when: str | None, site_folder: Path) -> Callable[[], datetime]:
    """Return what gives the instant of each look: always the one of `--now`, if there is one."""
    if when is None:
        return lambda: datetime.now(UTC)
    fixed = instant(when, site_folder)
    return lambda: fixed
