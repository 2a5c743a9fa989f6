"""Answers and the index's state in the terminal: rich text for people, JSON for programs."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.messages import (
    address,
    say_coverage,
    say_days,
    say_languages,
    say_missing,
    say_namesakes,
    say_small_talk,
    say_understood,
    say_why_not,
)
from bot.terminal.english import PLAIN_ENGLISH, count, say_also, say_apart_in_terminal, say_origin, say_title
from index import Answer, Article, Passage, SearchIndex, is_updated, opening_paragraph, published_to_text

if TYPE_CHECKING:
    from index import Overview, Run


def answer_to_json(answer: Answer) -> dict[str, Any]:
    """Return the object that `newsbot ask --json` prints."""
    return {
        "question": answer.question,
        "found": answer.found,
        "confidence": answer.confidence,
        "took_ms": answer.took_ms,
        "passages": [
            _article_to_json(passage)
            | {
                "speaker": passage.speaker,
                "score": round(passage.score, 4),
                "paragraphs": [asdict(paragraph) for paragraph in passage.paragraphs],
                "answer": passage.answer.text,
                "naming": passage.naming.text if passage.naming else None,
                "also_in": list(passage.also_in),
            }
            for passage in answer.passages
        ],
        "unanswered": list(answer.unanswered),
        "unquoted": [list(pair) for pair in answer.unquoted],
        "listed": [_article_to_json(article) for article in answer.listed],
        "understood": {
            "from": published_to_text(answer.understood.since),
            "to": published_to_text(answer.understood.until),
            "outlets": list(answer.understood.outlets),
            "corrected": [list(pair) for pair in answer.understood.corrected],
        },
        "may_help": _article_to_json(answer.may_help) if answer.may_help else None,
        "languages": list(answer.languages),
        "nearest": [_article_to_json(article) for article in answer.nearest],
        "covers": {
            "articles": answer.coverage.articles,
            "from": published_to_text(answer.coverage.first),
            "to": published_to_text(answer.coverage.last),
        },
    }


def print_answer(console: Console, answer: Answer) -> None:
    """Print an answer for people. If the output is not a terminal, ** marks the answering sentence."""
    if answer.understood.small_talk:
        print_text(console, Text(say_small_talk(PLAIN_ENGLISH, answer)))
        return
    for line in say_understood(PLAIN_ENGLISH, answer.understood):
        print_text(console, Text(line, style="dim"))
    if languages := say_languages(PLAIN_ENGLISH, answer):
        print_text(console, Text(languages, style="dim"))
    if not answer.found:
        _print_not_found(console, answer)
    for article in answer.listed:
        print_text(console, _source(article))
        print_text(console, Text.assemble(("> ", "dim"), opening_paragraph(article.paragraphs)))
    for number, passage in enumerate(answer.passages):
        if number:
            console.print()
        for text in _passage(passage, console.is_terminal):
            print_text(console, text)
        print_text(console, _headline(passage), indent=2)
        if passage.also_in:
            print_text(console, Text(say_also(passage), style="dim"), indent=2)

    for sentence in say_missing(PLAIN_ENGLISH, answer):
        console.print()
        print_text(console, Text(sentence, style="dim"))


def _print_not_found(console: Console, answer: Answer) -> None:
    not_found = PLAIN_ENGLISH.say("not-found")
    why = say_why_not(PLAIN_ENGLISH, answer) if answer.no_articles else "No article in the index answers this."
    print_text(console, Text.assemble((not_found, "bold"), f" {why}"))
    if answer.namesakes:
        print_text(console, Text(say_namesakes(PLAIN_ENGLISH, answer.understood, answer.namesakes)))
    if answer.apart:
        print_text(console, Text(say_apart_in_terminal(answer.understood)))
    if answer.may_help:
        print_text(console, Text(PLAIN_ENGLISH.say("may-help")))
        print_text(console, _source(answer.may_help), indent=2)
        print_text(console, Text.assemble(("> ", "dim"), opening_paragraph(answer.may_help.paragraphs)), indent=2)
    if answer.nearest:
        print_text(console, Text("The nearest articles:"))
    for article in answer.nearest:
        print_text(console, _source(article), indent=2)
    print_text(console, Text(f"Searched: {say_coverage(PLAIN_ENGLISH, answer.coverage)}.", style="dim"))


def print_welcome(console: Console, engine: SearchIndex, questions: Iterable[str]) -> None:
    """Print what `newsbot chat` searches, and questions to try."""
    console.print(f"[bold]newsbot[/] answers from {say_coverage(PLAIN_ENGLISH, engine.coverage)}.")
    for question in questions:
        print_text(console, Text(f"  Try: {question}", style="dim"))


def status_lines(engine: SearchIndex, overview: Overview) -> list[tuple[str, str]]:
    """Return the lines of `newsbot status`, as pairs of a name and a value."""
    coverage = engine.coverage
    dates = "no article has a date"
    if coverage.first and coverage.last:
        dates = say_days(PLAIN_ENGLISH, coverage.first, coverage.last)
    newest = [
        without_commands(f"{say_title(article)} · {say_origin(article)}")
        for article in engine.newest(1)
        if article.published
    ]
    return [
        ("Articles", f"{coverage.articles:,}"),
        ("Paragraphs", f"{coverage.paragraphs:,}"),
        ("Outlets", f"{coverage.outlets:,}"),
        ("Dates", dates),
        *(("Newest", title) for title in newest),
        ("Indexed", f"{say_age(datetime.now(UTC) - engine.created)} ago, {engine.created:%Y-%m-%d %H:%M} UTC"),
        ("Size on disk", say_size(engine.size)),
        ("Folder", engine.place),
        *gap_lines(overview.undated, overview.without_outlet, overview.shapes),
    ]


def run_lines(runs: Sequence[Run]) -> list[tuple[str, str]]:
    """Return the last runs of each kind, as pairs of a name and a value, the newest first as in `runs`."""
    labels, counts, lines = ["Last runs"], Counter[str](), []
    for run in runs:
        counts[run.kind] += 1
        if counts[run.kind] <= _RUNS:
            lines.append((labels.pop() if labels else "", _say_run(run)))
    return lines


def _say_run(run: Run) -> str:
    ago = f"{_KINDS.get(run.kind, run.kind)}, {say_age(datetime.now(UTC) - run.started_at)} ago"
    if run.error:
        return without_commands(f"{ago}, ended early: {run.error}")
    counts = f"{run.added:,} added, {run.changed:,} changed, {run.removed:,} removed, {run.failed:,} failed"
    return f"{ago}, {run.seconds:.1f} s: {counts}"


_RUNS = 2  # of each kind, to list: posts of channels come far more often than the others
_KINDS = {"take": "posts of channels"}
"""Kinds of runs whose commands people don't know. Any other kind is shown by the name of its command."""


def gap_lines(undated: int, without_outlet: int, shapes: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return what articles lack, and which names their headers have, as pairs of a name and a value."""
    lines = [("Undated", undated), ("No outlet", without_outlet)]
    rows = [(name, count(number, "article")) for name, number in lines if number]
    labels = ["Headers"]
    for line in say_shapes(shapes):
        rows.append((labels.pop() if labels else "", line))
    return rows


def say_shapes(shapes: Mapping[str, int]) -> list[str]:
    """Return which names the headers of articles have, the most frequent first: "16 with Date, Title"."""
    by_number = sorted(shapes.items(), key=lambda pair: (-pair[1], pair[0]))
    lines = [f"{number:,} {_say_shape(shape)}" for shape, number in by_number[:_SHAPES]]
    more = len(by_number) - _SHAPES
    return [*lines, f"and {more:,} other kinds"] if more > 0 else lines


def _say_shape(shape: str) -> str:
    if not shape:
        return "without any"
    return shape if shape.startswith("from ") else f"with {shape}"


_SHAPES = 8  # kinds of headers to list


def say_age(age: Any) -> str:
    """Return an age in its largest whole unit."""
    seconds = max(0, int(age.total_seconds()))
    for unit, length in (("day", 86_400), ("hour", 3600), ("minute", 60)):
        if seconds >= length:
            return count(seconds // length, unit)
    return count(seconds, "second")


def say_size(size: int) -> str:
    """Return a number of bytes in its largest fitting unit."""
    for unit, length in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= length:
            return f"{size / length:.1f} {unit}"
    return count(size, "byte")


# Control characters, which a terminal would obey, and marks that change the direction of text.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def without_commands(words: str) -> str:
    """Return words without what a terminal would obey. The length stays the same."""
    return _COMMANDS.sub(" ", words)


def print_text(console: Console, line: Text, indent: int = 0) -> None:
    """Print a line of an article's or newsbot's words, without what a terminal would obey."""
    line.plain = without_commands(line.plain)  # styles stay in place
    # Wrap lines only for people: a program must not get a quote broken in the middle.
    if console.is_terminal:
        console.print(Padding(line, (0, 0, 0, indent)))
    else:
        print(textwrap.indent(line.plain, " " * indent), file=console.file)


def _passage(passage: Passage, styled: bool) -> Iterator[Text]:
    speaker = (f"{passage.speaker} · ", "bold cyan") if passage.speaker else ""
    yield Text.assemble(speaker, (say_origin(passage), "dim"))
    if passage.naming:
        yield Text.assemble(("> ", "dim"), passage.naming.text, " […]")
    for paragraph in passage.paragraphs:
        text = Text(paragraph.text)
        if paragraph.position == passage.answer.position:
            start, end = passage.answer.start, passage.answer.end
            if styled:
                text.stylize("bold", start, end)
            else:
                text = Text(f"{paragraph.text[:start]}**{paragraph.text[start:end]}**{paragraph.text[end:]}")
        yield Text.assemble(("> ", "dim"), text)


def _headline(article: Article | Passage) -> Text:
    url = address(article)
    return Text.assemble((say_title(article), "italic"), (f"\n{url}" if url else "", "dim"))


def _source(article: Article | Passage) -> Text:
    return Text.assemble((f"{say_origin(article)}\n", "dim"), _headline(article))


def _article_to_json(article: Article | Passage) -> dict[str, Any]:
    return {
        "article_id": article.id if isinstance(article, Article) else article.article_id,
        "title": article.title,
        "source": article.source,
        "published": published_to_text(article.published),
        "modified": published_to_text(article.modified),
        "updated": is_updated(article),
        "url": article.url,
    }
