"""Commands that change the index: runs over files, refreshes, single articles."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.arguments import (
    DateOrder,
    ProgressFormat,
    all_readable,
    articles_dir,
    current_settings,
    log_as_json,
    new_console,
    readable,
)
from index import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.settings import Settings


def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files and folders of articles (default: NEWSBOT_ARTICLES_DIR)."),
    ] = None,
    samples: Annotated[bool, typer.Option("--samples", help="Index the sample articles, to try newsbot out.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Remove articles whose files are gone from PATH.")] = False,
    progress: Annotated[
        ProgressFormat, typer.Option(help="auto: a bar if stderr is a terminal; json: one line for each event.")
    ] = "auto",
    workers: Annotated[
        int | None, typer.Option(min=1, help="How many processes read articles (default: one per processor).")
    ] = None,
    date_order: Annotated[
        DateOrder | None, typer.Option(help="How to read dates like 3/4/2026: dmy is 3 April, mdy 4 March.")
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Build the index from the database alone, without reading files.")
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="PART=COLUMN", help="The column of a part, such as title=kop; may be repeated."),
    ] = None,
) -> None:
    """Index articles. A changed file replaces its article; an unchanged file costs almost nothing."""
    from bot.terminal import run_index, run_rebuild

    settings = current_settings()
    log_as_json(settings)
    if rebuild and (paths or prune):
        raise typer.BadParameter("--rebuild reads no files: leave PATH and --prune out")
    if rebuild:
        raise typer.Exit(run_rebuild(settings, progress, workers))
    if paths and "" in paths:
        raise typer.BadParameter("PATH is empty: name a file or a folder, or . for the current folder")
    if paths and samples:
        raise typer.BadParameter("PATH and --samples: give one of them")
    chosen = [Path(path) for path in paths or ()] or [_samples() if samples else _articles(settings)]
    options = replace(settings.reading, columns=_columns(columns or ()))
    if date_order:
        options = replace(options, date_order=date_order)
    raise typer.Exit(run_index(settings, chosen, prune, progress, workers, options))


def refresh(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", help="Sources to fetch, due or not: address, id or part of the title."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Fetch all sources, also those that aren't due.")] = False,
    progress: Annotated[
        ProgressFormat, typer.Option(help="auto: a bar if stderr is a terminal; json: one line for each event.")
    ] = "auto",
) -> None:
    """Fetch the sources that are due, and index what is new in them."""
    from bot.terminal import run_refresh

    if names and everything:
        raise typer.BadParameter("NAME and --all: give one of them")
    settings = current_settings()
    log_as_json(settings)
    raise typer.Exit(run_refresh(settings, all_readable(names), everything, progress))


def take() -> None:
    """Index posts of channels, given on stdin as Messages of the Bot API, one a line; a running bot starts this."""
    from bot.terminal import run_take

    settings = current_settings()
    log_as_json(settings)
    raise typer.Exit(run_take(settings.data, sys.stdin.buffer))


def add(
    names: Annotated[
        list[str], typer.Argument(metavar="LINK_OR_FILE...", help="Links to articles, and files that hold articles.")
    ],
    undo: Annotated[bool, typer.Option("--undo", help="Take out what was added by these links or files.")] = False,
    progress: Annotated[
        ProgressFormat, typer.Option(help="auto: a bar if stderr is a terminal; json: one line for each event.")
    ] = "auto",
) -> None:
    """Add single articles by their links, and files by copying them: they stay, whatever folder is indexed."""
    from bot.terminal import run_add_articles, run_take_out

    settings = current_settings()
    log_as_json(settings, libraries=False)  # they may quote a link
    if "" in names:
        raise typer.BadParameter("LINK_OR_FILE is empty: name a link or a file")
    if undo:
        raise typer.Exit(run_take_out(settings, names, progress))
    raise typer.Exit(run_add_articles(new_console(), settings, names, progress))


def remove(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as --json gives it, or its link.")],
    undo: Annotated[bool, typer.Option("--undo", help="Let an article in again that was removed.")] = False,
    progress: Annotated[
        ProgressFormat, typer.Option(help="auto: a bar if stderr is a terminal; json: one line for each event.")
    ] = "auto",
) -> None:
    """Remove an article for good: no file and no source brings it back."""
    from bot.terminal import run_remove_article

    raise typer.Exit(run_remove_article(current_settings().data, readable(article_id), undo, progress))


def _samples() -> Path:
    from bot.operations.setup import samples_folder

    return samples_folder()


def _articles(settings: Settings) -> Path:
    """Return the folder of articles. Raises SettingsError if none is set, and PathMissing."""
    if (folder := articles_dir(settings)) is None:
        raise SettingsError("NEWSBOT_ARTICLES_DIR", "isn't set: name files or folders, as in `newsbot index articles`")
    return folder


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    """Return the columns of an article's parts, from PART=COLUMN."""
    from index import parse_columns

    try:
        return parse_columns(pairs)
    except ValueError as error:
        raise typer.BadParameter(f"--map: {error}") from None
