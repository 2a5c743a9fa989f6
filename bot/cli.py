"""The command `newsbot`. Each command imports what it needs when it runs: `ask` loads neither Telegram nor SQL."""

from __future__ import annotations

import io
import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from bot.arguments import all_readable, current_settings, new_console, readable
from bot.sources_cli import sources_app
from index import NewsbotError, NothingIndexed, OutOfResources, SettingsError, SnapshotError, is_out_of_resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.settings import Settings
    from index import Library

app = typer.Typer(
    name="newsbot",
    help="Answers questions about the news with the articles' own words: in the terminal, and in Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(sources_app, name="sources")
ProgressFormat = Literal["auto", "json", "none"]
DateOrder = Literal["dmy", "mdy"]


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


@app.command()
def ask(
    question: Annotated[
        list[str] | None, typer.Argument(metavar="QUESTION", help="What you want to know, in quotes.")
    ] = None,
    file: Annotated[
        str | None,
        typer.Option(metavar="QUESTIONS", help="Answer each line of a file (- for standard input) as JSON."),
    ] = None,
    top: Annotated[int, typer.Option(min=1, max=50, help="Maximum number of passages to show.")] = 3,
    as_json: Annotated[bool, typer.Option("--json", help="Print the answer as one JSON object.")] = False,
) -> None:
    """Answer one question from the indexed articles, or each line of a file."""
    if file is not None:
        raise typer.Exit(_ask_each_line(file, question or (), top))
    words = question or [""]
    text = readable(" ".join(words))
    if len(words) > 1 or not (text.strip() or (as_json and question)):
        example = text.strip() or "What did Putin say about Trump?"
        print(f'newsbot: Put the question in quotation marks: newsbot ask "{example}"', file=sys.stderr)
        raise typer.Exit(2)
    snapshot, today = _library().snapshot, current_settings().today()
    if as_json:
        from bot.terminal import run_question

        run_question(snapshot, text, top, today)
    else:
        from bot.terminal import print_answer
        from index import ask as search

        print_answer(new_console(), search(snapshot, text, top, today=today))


def _ask_each_line(file: str, question: Sequence[str], top: int) -> int:
    from bot.terminal import run_questions

    if question:
        raise typer.BadParameter("QUESTION and --file: give one of them")
    settings = current_settings()
    return run_questions(_library(settings, serves=True).snapshot, file, top, settings.today())


@app.command()
def chat() -> None:
    """Ask one question after another. An empty line or Ctrl-D ends the chat."""
    from bot.terminal import print_answer, print_welcome
    from index import ask as search
    from index import questions_to_try

    library, console = _library(), new_console()
    print_welcome(console, library.snapshot, questions_to_try(library.snapshot))
    previous = None
    while question := _read_line():
        answer = search(library.snapshot, question, today=current_settings().today(), follows=previous)
        print_answer(console, answer)
        console.print()
        previous = answer.understood


@app.command()
def index(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help="Files and folders of articles (default: NEWSBOT_ARTICLES_DIR)."),
    ] = None,
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
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="PART=COLUMN", help="The column of a part, such as title=kop; may be repeated."),
    ] = None,
) -> None:
    """Index articles. A changed file replaces its article; an unchanged file costs almost nothing."""
    from bot.terminal import run_index

    settings = current_settings()
    if paths and "" in paths:
        raise typer.BadParameter("PATH is empty: name a file or a folder, or . for the current folder")
    chosen = [Path(path) for path in paths or ()]
    if not chosen:
        if (folder := _articles_dir(settings)) is None:
            raise SettingsError(
                "NEWSBOT_ARTICLES_DIR", "isn't set: name files or folders, as in `newsbot index articles`"
            )
        chosen = [folder]
    options = replace(settings.reading, columns=_columns(columns or ()))
    if date_order:
        options = replace(options, date_order=date_order)
    raise typer.Exit(run_index(settings, chosen, prune, progress, workers, options))


@app.command()
def status(
    verify: Annotated[bool, typer.Option("--verify", help="Check every file of the index by its checksum.")] = False,
) -> None:
    """Show how much the index holds, from when, and where it is stored."""
    from bot.terminal import run_lines, status_lines
    from index import last_runs, read_overview
    from index import verify as check

    library = _library()
    snapshot = library.snapshot
    while verify:
        try:
            check(snapshot)
            break
        except SnapshotError:
            if (newer := library.snapshot) is snapshot:
                raise
            snapshot = newer  # an index run deleted the other one meanwhile
    database = current_settings().data.database
    lines = status_lines(snapshot, read_overview(database)) + run_lines(last_runs(database))
    lines += [("Verified", "all checksums match")] if verify else []
    for name, value in lines:
        print(f"{name:<14}{value}")


@app.command()
def run() -> None:
    """Run the Telegram bot until Ctrl-C or SIGTERM."""
    from index import BotBusy, hold_lock, publish_first

    settings = current_settings()
    settings.token()
    _articles_dir(settings)
    settings.data.check_writable()
    with ExitStack() as locked:
        with settings.data.disk_errors():
            locked.enter_context(hold_lock(settings.bot_lock, BotBusy))
        publish_first(settings.data)  # channels and sources may bring the first articles
        library = _library(settings, serves=True)
        from bot.application import run_bot

        run_bot(settings, library)


@app.command()
def article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as --json gives it, or its link.")],
    history: Annotated[bool, typer.Option("--history", help="Show what its outlet changed, as differences.")] = False,
) -> None:
    """Show an article: its head, its text, and where it was read."""
    from bot.terminal import print_article

    print_article(new_console(), current_settings().data, readable(article_id), history)


@app.command()
def export(
    context: typer.Context,
    form: Annotated[Literal["csv", "jsonl"], typer.Option("--format", help="How to write the quotations.")] = "csv",
    cite: Annotated[
        Literal["bibtex", "ris"] | None, typer.Option(help="Write the articles as citations instead of the quotations.")
    ] = None,
    output: Annotated[str, typer.Option(metavar="FILE", help="Where to write; - is standard output.")] = "-",
    person: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this person says.")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Only articles of this outlet.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only from this day on: 2026-04-03.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only up to and with this day.")] = None,
) -> None:
    """Write the quotations of all articles as a table, or the articles as citations, the newest first."""
    from bot.terminal import run_export
    from index import Selection

    source = context.get_parameter_source("form")
    if cite and source and source.name != "DEFAULT":
        raise typer.BadParameter("--format and --cite: give one of them")
    first, last = _day("--since", since), _day("--until", until)
    if first and last and first > last:
        raise typer.BadParameter(f"--since {since} is after --until {until}")
    selection = Selection(readable(person or "").strip(), readable(outlet or "").strip(), first, last)
    raise typer.Exit(run_export(_library().snapshot, selection, cite or form, output))


@app.command()
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
    raise typer.Exit(run_refresh(current_settings(), all_readable(names), everything, progress))


@app.command(hidden=True)
def take() -> None:
    """Index posts of channels, given on stdin as Messages of the Bot API, one a line; a running bot starts this."""
    from bot.terminal import run_take

    raise typer.Exit(run_take(current_settings().data, sys.stdin.buffer))


@app.command()
def unanswered(
    days: Annotated[int, typer.Option(min=1, max=30, help="How many days to look back.")] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object a line.")] = False,
) -> None:
    """List the questions to the bot that found nothing, the most asked first, without who asked them."""
    from bot.terminal import run_unanswered

    run_unanswered(new_console(), current_settings(), days, as_json)


@app.command()
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
    if "" in names:
        raise typer.BadParameter("LINK_OR_FILE is empty: name a link or a file")
    if undo:
        raise typer.Exit(run_take_out(settings, names, progress))
    raise typer.Exit(run_add_articles(new_console(), settings, names, progress))


@app.command()
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


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    """Return the columns of an article's parts, from PART=COLUMN."""
    from index import parse_columns

    try:
        return parse_columns(pairs)
    except ValueError as error:
        raise typer.BadParameter(f"--map: {error}") from None


def _day(option: str, text: str | None) -> date | None:
    """Return the day that an option gives as 2026-04-03."""
    try:
        return None if text is None else date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{option} {text}: write a day as 2026-04-03") from None


def _library(settings: Settings | None = None, serves: bool = False) -> Library:
    """Return the index. Only a process that `serves` compiles: for one question, that costs more than it saves."""
    from index import Library

    return Library((settings or current_settings()).data, compiled=serves)


def _articles_dir(settings: Settings) -> Path | None:
    """Return the folder of the articles; None if none is set. Raises PathMissing if it isn't there."""
    from index import PathMissing

    if settings.articles_dir and not settings.articles_dir.is_dir():
        raise PathMissing(settings.articles_dir, "NEWSBOT_ARTICLES_DIR")
    return settings.articles_dir


def _read_line() -> str:
    try:
        return readable(input("\n? ").strip())
    except (EOFError, KeyboardInterrupt):
        print()
        return ""
