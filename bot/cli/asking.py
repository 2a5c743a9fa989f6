"""Commands that read the index: questions, articles and quotations."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from bot.cli.arguments import (
    current_settings,
    new_console,
    open_library,
    readable,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    engine, today = open_library().current, current_settings().today()
    if as_json:
        from bot.terminal import run_question

        run_question(engine, text, top, today)
    else:
        from bot.terminal import print_answer
        from index import ask as search

        print_answer(new_console(), search(engine, text, top, today=today))


def chat() -> None:
    """Ask one question after another. An empty line or Ctrl-D ends the chat."""
    from bot.terminal import print_answer, print_welcome
    from index import ask as search
    from index import questions_to_try

    library, console = open_library(), new_console()
    print_welcome(console, library.current, questions_to_try(library.current))
    previous = None
    while question := _read_line():
        answer = search(library.current, question, today=current_settings().today(), follows=previous)
        print_answer(console, answer)
        console.print()
        previous = answer.understood


def article(
    article_id: Annotated[str, typer.Argument(metavar="ID", help="The article's id, as --json gives it, or its link.")],
    history: Annotated[bool, typer.Option("--history", help="Show what its outlet changed, as differences.")] = False,
) -> None:
    """Show an article: its head, its text, and where it was read."""
    from bot.terminal import print_article

    print_article(new_console(), current_settings().data, readable(article_id), history)


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
    raise typer.Exit(run_export(open_library().current, selection, cite or form, output))


def _ask_each_line(file: str, question: Sequence[str], top: int) -> int:
    from bot.terminal import run_questions

    if question:
        raise typer.BadParameter("QUESTION and --file: give one of them")
    settings = current_settings()
    return run_questions(open_library(settings, serves=True).current, file, top, settings.today())


def _day(option: str, text: str | None) -> date | None:
    """Return the day that an option gives as 2026-04-03."""
    try:
        return None if text is None else date.fromisoformat(text.strip())
    except ValueError:
        raise typer.BadParameter(f"{option} {text}: write a day as 2026-04-03") from None


def _read_line() -> str:
    try:
        return readable(input("\n? ").strip())
    except (EOFError, KeyboardInterrupt):
        print()
        return ""
