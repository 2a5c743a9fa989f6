"""The table of commands, and the command `newsbot` itself, which prints newsbot's own errors as one sentence.

Each command imports what it needs when it runs: `ask` loads neither Telegram nor SQL.
"""

from __future__ import annotations

import io
import os
import sys
from typing import Annotated, NoReturn

import typer

from bot.cli import asking, backups, checking, indexing, moving, operations, running, watching
from bot.cli.sources import sources_app
from index import NewsbotError, NothingIndexed, OutOfResources, is_out_of_resources

app = typer.Typer(
    name="newsbot",
    help="Answers questions about the news with the articles' own words: in the terminal, and in Telegram.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for _command in (
    operations.init,
    asking.ask,
    asking.chat,
    indexing.index,
    running.status,
    running.run,
    checking.doctor,
    asking.article,
    asking.export,
    indexing.refresh,
    running.unanswered,
    watching.stats,
    indexing.add,
    indexing.remove,
    backups.backup,
    backups.restore,
    moving.migrate,
):
    app.command()(_command)
app.command(hidden=True)(indexing.take)
app.command("compile", hidden=True)(running.compile_code)
app.add_typer(sources_app, name="sources")


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(f"newsbot {version('newsbot')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version, and exit.")
    ] = False,
) -> None: ...


def main() -> None:
    """Run the command; print newsbot's own errors as one sentence, and exit with 2 (1 if nothing could be indexed)."""
    os.umask(0o077)  # only this user may read who asked what
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without curly quotes shows ? instead
    try:
        app()
    except NewsbotError as error:
        _end(error)
    except (OSError, MemoryError) as error:
        if not is_out_of_resources(error):
            raise
        _end(OutOfResources.of(error))


def _end(error: NewsbotError) -> NoReturn:
    print(f"newsbot: {error}", file=sys.stderr)
    raise SystemExit(1 if isinstance(error, NothingIndexed) else 2) from None
