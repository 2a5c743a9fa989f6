"""Commands that keep a bot standing in production: setting it up. What they do is in `bot/operations/`."""

from __future__ import annotations

from typing import Annotated

import typer


def init(
    token_file: Annotated[
        str | None, typer.Option(metavar="FILE", help="Read the bot's token from a file; - is standard input.")
    ] = None,
    admin: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="code: whoever sends the shown code; numbers of Telegram users; or none."),
    ] = None,
    articles: Annotated[
        str | None,
        typer.Option(metavar="WHERE", help="A folder, the address of a site or a feed, samples, or none."),
    ] = None,
    update: Annotated[bool, typer.Option("--update", help="Change a .env that exists, without asking.")] = False,
) -> None:
    """Set up a bot: ask for its token, its admin and its articles, and write .env."""
    from bot.operations.setup import Wishes, run_init

    raise typer.Exit(run_init(Wishes(token_file, admin, articles, update)))
