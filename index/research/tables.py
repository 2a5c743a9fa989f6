"""Quotations as text for files: CSV for spreadsheets, and JSON Lines for programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

from index.research.quotations import QuotedWords

# A spreadsheet runs such a cell as a formula. Apostrophes before it count, too, so that the mark can be taken off.
_FORMULA = re.compile(r"'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])")


def csv_header() -> str:
    """Return the row with the columns' names."""
    return _row(QuotedWords._fields)


def to_csv(quotation: QuotedWords) -> str:
    """Return a quotation as a row of CSV (RFC 4180), whose lines end in CR LF.

    A cell that a spreadsheet would run as a formula, since it begins with =, +, -, @, a tab or a line break, gets an
    apostrophe in front. So does one with apostrophes before such a character: taking one off gives the text back.
    """
    return _row(map(_cell, quotation))


def to_jsonl(quotation: QuotedWords) -> str:
    """Return a quotation as a JSON object in one line."""
    return f"{json.dumps(quotation._asdict(), ensure_ascii=False)}\n"


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()


def _cell(value: str | int | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if _FORMULA.match(text) else text
