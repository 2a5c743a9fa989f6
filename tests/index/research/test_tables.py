"""Quotations as CSV that spreadsheets open safely, and as JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Head, Quotation
from index.research import QuotedWords, csv_header, to_csv, to_jsonl

HEAD = Head("a1", "file:///a.txt", "Rain", "The Herald", None, None, None)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


def quoted(words: str, speaker: str | None = "Ana Brandt", headline: str = "Rain", certain: bool = True) -> QuotedWords:
    quote = Quotation(2, words, 1, 1 + len(words), speaker, "said", "direct", "X said", certain)
    return QuotedWords.of(quote, HEAD._replace(title=headline))


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_row_has_a_cell_for_each_column() -> None:
    header, row = cells(csv_header() + to_csv(quoted("It rains.")))
    assert dict(zip(header, row, strict=True)) == {
        "speaker": "Ana Brandt",
        "certain": "true",
        "words": "It rains.",
        "kind": "direct",
        "cue": "said",
        "rule": "X said",
        "outlet": "The Herald",
        "published": "",
        "headline": "Rain",
        "url": "",
        "author": "",
        "language": "",
        "article_id": "a1",
        "version": "1",
        "paragraph": "2",
        "start": "1",
        "end": "10",
    }


def test_words_without_a_speaker_are_never_certain() -> None:
    assert quoted("It rains.", speaker=None, certain=True).certain is False
    assert cells(to_csv(quoted("It rains.", speaker=None)))[0][:2] == ["", "false"]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\n=1", " =1", "＝1", "'=1", "''@x"])
def test_no_cell_can_be_run_as_a_formula(words: str) -> None:
    assert cells(to_csv(quoted(words)))[0][2] == f"'{words}"


@pytest.mark.parametrize("words", ["It’s 1+1", "a@b", "'Tis", "'", "", "1-0"])
def test_other_cells_are_left_alone(words: str) -> None:
    assert cells(to_csv(quoted(words)))[0][2] == words


@given(TEXT, TEXT)
def test_any_text_is_one_row_from_which_it_can_be_read_back(words: str, headline: str) -> None:
    text = to_csv(quoted(words, headline=headline))
    assert text.endswith("\r\n")
    [row] = cells(text)
    for cell, original in ((row[2], words), (row[8], headline)):
        assert not re.match(r"\s*[=+\-@]|[\t\r\n]", cell)
        assert cell in (original, f"'{original}")
        assert re.sub(r"^'(?='*(?:\s*[=+\-@＝＋－＠]|[\t\r\n]))", "", cell) == original


@given(TEXT)
def test_a_json_line_holds_any_words_verbatim(words: str) -> None:
    line = to_jsonl(quoted(words))
    assert line.count("\n") == 1
    assert json.loads(line) == quoted(words)._asdict()
