"""Commands for backups: one file with what can't be built again, written and put back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.arguments import current_settings


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, such as newsbot.backup.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace FILE if it is there.")] = False,
) -> None:
    """Write the databases, and what people added by hand, into one file. The bot may run meanwhile."""
    from bot.operations.backups import write_backup
    from bot.terminal import say_size

    written = write_backup(current_settings(), file, overwrite)
    for note in written.notes:
        typer.echo(note, err=True)
    print(f"{file}: {', '.join(written.names)}, {say_size(written.size)}.")
    print("Keep a copy of .env elsewhere: with its token, it isn't in a backup.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `newsbot backup` wrote.")],
) -> None:
    """Replace the databases, and what people added, by those of a backup, and build the index again."""
    from bot.operations.backups import restore
    from bot.terminal import run_rebuild

    settings = current_settings()
    header = restore(settings, file)
    print(f"Restored the backup of {header.created} (newsbot {header.newsbot}).")
    raise typer.Exit(run_rebuild(settings, "auto"))
