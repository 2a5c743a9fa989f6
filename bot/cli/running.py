"""Commands around the running bot: starting it, what it has, and what it could not answer."""

from __future__ import annotations

import sys
from contextlib import ExitStack, nullcontext, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.arguments import (
    articles_dir,
    current_settings,
    new_console,
    open_library,
    say_misspelt_settings,
)
from index import SnapshotError, SnapshotOutdated

if TYPE_CHECKING:
    from bot.settings import Settings
    from index import Engines


def run() -> None:
    """Run the Telegram bot until Ctrl-C or SIGTERM."""
    from bot.operations.watching import open_port
    from bot.replicas import hold_place
    from bot.webhook import listen_for
    from index import DATABASE_SETTING, ClusterError, check_url, publish_first

    say_misspelt_settings()
    settings = current_settings()
    settings.token()
    webhook = settings.webhook
    articles_dir(settings)
    settings.data.check_writable()
    with ExitStack() as locked:
        with settings.data.disk_errors():
            locked.enter_context(hold_place(settings.bot_lock, settings.shares_chats))
        port = locked.enter_context(open_port(settings) or nullcontext())  # before anything that takes time
        listener = locked.enter_context(listen_for(webhook))
        check_url(settings.data.database, DATABASE_SETTING)
        with suppress(ClusterError):  # a bot starts while its cluster is down
            publish_first(settings.data)  # channels and sources may bring the first articles
        library = _library_of_this_version(settings)
        from bot.application import run_bot

        run_bot(settings, library, listener, port)


def compile_code(
    everything: Annotated[
        bool, typer.Option("--all", help="Also what builds large indexes; no index needs to be there.")
    ] = False,
) -> None:
    """Compile what searches a large index, ahead of the process that would wait for it."""
    from index import compile_all

    if everything:
        compile_all(current_settings().data_dir)
    else:
        open_library(serves=True).warm_up()


def _library_of_this_version(settings: Settings) -> Engines:
    """Return the index; build it again from the database first if this version can't read its files."""
    from bot.terminal import run_rebuild

    try:
        return open_library(settings, serves=True, deferred=True)
    except SnapshotOutdated:
        print(
            "newsbot: Another version of newsbot built the index: it is built again from the database now, and then "
            "the bot starts. It answers what it is asked meanwhile.",
            file=sys.stderr,
        )
        run_rebuild(settings, "auto")
        return open_library(settings, serves=True, deferred=True)


def status(
    verify: Annotated[bool, typer.Option("--verify", help="Check every file of the index by its checksum.")] = False,
) -> None:
    """Show how much the index holds, from when, and where it is stored."""
    from bot.terminal import run_lines, status_lines
    from index import last_runs, read_overview

    library = open_library()
    index = library.current
    while verify:
        try:
            index.verify()
            break
        except SnapshotError:
            if (newer := library.current) is index:
                raise
            index = newer  # an index run deleted the other one meanwhile
    database = current_settings().data.database
    lines = status_lines(index, read_overview(database)) + run_lines(last_runs(database))
    lines += [("Rules", "of another version: `newsbot index --rebuild` builds it again")] if index.is_outdated else []
    lines += [("Verified", "all checksums match")] if verify else []
    for name, value in lines:
        print(f"{name:<14}{value}")


def unanswered(
    days: Annotated[int, typer.Option(min=1, max=3650, help="How many days to look back.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List the questions to the bot that found nothing, the most asked first, without who asked them."""
    from bot.terminal import run_unanswered

    run_unanswered(new_console(), current_settings(), days, as_json)
