"""`newsbot export`: the archive's quotations as a table, or its articles as citations."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal, NamedTuple

from bot.terminal.english import count
from bot.terminal.output import CLOSED, STANDARD, close_quietly, open_output
from index import (
    SearchIndex,
    Selection,
    csv_header,
    near_outlets,
    near_people,
    select_articles,
    select_quotations,
    to_bibtex,
    to_csv,
    to_jsonl,
    to_ris,
)

Table = Literal["csv", "jsonl"]
Citation = Literal["bibtex", "ris"]

_BATCH = 1 << 16  # characters to write at once


class _Form(NamedTuple):
    """A form of the export: what it selects, the text of one, the text before all, and a file's encoding."""

    select: Callable[[SearchIndex, Selection], Iterator[Any]]
    write: Callable[[Any], str]
    header: str = ""
    encoding: str = "utf-8"


def run_export(engine: SearchIndex, selection: Selection, form: Table | Citation, output: str) -> int:
    """Write a selection of the archive to a file, or to standard output; return the exit code.

    If nothing is selected, it says why on standard error. Raises NewsbotError.
    """
    chosen = _form(form)
    number = 0

    def texts() -> Iterator[str]:
        nonlocal number
        yield chosen.header
        for item in chosen.select(engine, selection):
            number += 1
            yield chosen.write(item)

    try:
        with open_output(output, chosen.encoding) as write:
            for batch in _batches(texts()):
                write(batch)
    except BrokenPipeError:
        close_quietly()
        return CLOSED
    if not number:
        print(_say_why_none(engine, selection), file=sys.stderr)
    elif output != STANDARD:
        noun = "quotation" if chosen.select is select_quotations else "article"
        print(f"{count(number, noun)} written to {output}.", file=sys.stderr)
    return 0


def _form(name: Table | Citation) -> _Form:
    match name:
        case "csv":  # spreadsheets only recognise UTF-8 in a file with a byte order mark
            return _Form(select_quotations, to_csv, csv_header(), "utf-8-sig")
        case "jsonl":
            return _Form(select_quotations, to_jsonl)
        case "bibtex":
            return _Form(select_articles, to_bibtex)
        case "ris":
            return _Form(select_articles, to_ris)


def _batches(texts: Iterable[str]) -> Iterator[str]:
    """Join texts to larger ones, which are faster to write."""
    batch, size = [], 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _BATCH:
            yield "".join(batch)
            batch, size = [], 0
    if size:
        yield "".join(batch)


def _say_why_none(engine: SearchIndex, selection: Selection) -> str:
    """Return the sentence that says why nothing is selected."""
    outlet, person = selection.outlet, selection.person
    if outlet and not _selects_any(select_articles, engine, Selection(outlet=outlet)):
        return _say_near(f"No outlet in the index is called “{outlet}”", near_outlets(engine, outlet))
    if person and not _selects_any(select_quotations, engine, Selection(person)):
        return _say_near(f"The articles quote nobody called “{person}”", near_people(engine, person))
    if not _selects_any(select_articles, engine, replace(selection, person="")):
        return f"{outlet or 'The index'} has no articles from these dates."
    if not person:
        return "None of these articles quotes anybody."
    dated = "from these dates" if selection.since or selection.until else ""
    limits = " ".join(filter(None, ("of this outlet" if outlet else "", dated)))
    return f"The index quotes {person}, but no article {limits} does."


def _selects_any(
    select: Callable[[SearchIndex, Selection], Iterator[object]], engine: SearchIndex, selection: Selection
) -> bool:
    return next(select(engine, selection), None) is not None


def _say_near(none: str, names: list[str]) -> str:
    return f"{none}; the nearest: {', '.join(names)}." if names else f"{none}."
