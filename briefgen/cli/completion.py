"""`briefgen completion`."""

import click
from click.shell_completion import get_completion_class


@click.command("completion", short_help="Print what makes the Tab key complete commands.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion_command(context: click.Context, shell: str) -> None:
    """Print what makes the Tab key complete briefgen's commands and options.

    \b
    bash: briefgen completion bash >> ~/.bashrc
    zsh:  briefgen completion zsh >> ~/.zshrc
    fish: briefgen completion fish > ~/.config/fish/completions/briefgen.fish
    """
    kind = get_completion_class(shell)
    root = context.find_root()
    if kind is not None:
        click.echo(kind(root.command, {}, "briefgen", "_BRIEFGEN_COMPLETE").source())
