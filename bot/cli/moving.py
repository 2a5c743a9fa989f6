"""The command that moves the databases to another kind."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot.cli.arguments import current_settings


def migrate(
    source: Annotated[
        list[str] | None, typer.Option("--from", metavar="URL", help="A database to move: a URL, or a SQLite file.")
    ] = None,
    target: Annotated[
        list[str] | None, typer.Option("--to", metavar="URL", help="The empty database that it is moved to.")
    ] = None,
    articles: Annotated[
        str | None, typer.Option(metavar="URL", help="Where to move the articles that the settings name.")
    ] = None,
    chats: Annotated[
        str | None, typer.Option(metavar="URL", help="Where to move the bot's memory that the settings name.")
    ] = None,
) -> None:
    """Move the databases from SQLite to PostgreSQL, or back. Stop the bot before."""
    from bot.operations.moving import move_database, moves_of

    settings = current_settings()
    moves = moves_of(settings, source or [], target or [], articles or "", chats or "")
    for move in moves:
        rows = move_database(settings, move, lambda table, done, number: _say(f"{table}: {done:,} of {number:,} rows"))
        print(f"Moved the {move.what}: {rows:,} rows, all counted again. Set {move.setting} to its new address.")
    print("The old databases are as they were: delete them once the new ones have served for a while.")


def _say(text: str) -> None:
    print(text, file=sys.stderr)
