"""PDF files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ingest_data_archives import pdf, wrapped
from index.sources.formats import pdf as pdf_format
from index.sources.formats.page_lines import Line, add_text, paragraphs_of_pages, text_with_gaps
from tests.index.sources.formats.reading import read_bytes

LONG = wrapped("The crews of the ferries walked out over the new rosters on Thursday, and nobody knew when. " * 4, 60)


def read(folder: Path, raw: bytes) -> Any:
    contents = read_bytes(folder, "a.pdf", raw)
    return contents["articles"][0] if "articles" in contents else contents["failures"][0]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Crews walk out", "Crews walk out"),
        ("Microsoft Word - a.docx", "Ferries"),
        ("", "Ferries"),
        ("a.indd", "Ferries"),
    ],
)
def test_the_headline_is_the_title_of_the_properties_or_the_first_line(
    tmp_path: Path, title: str, headline: str
) -> None:
    article = read(tmp_path, pdf([["Ferries", "", *LONG]], title))
    assert article["title"] == headline
    assert "published" not in article  # the file says when it was made


def test_gaps_separate_paragraphs_and_lines_are_joined(tmp_path: Path) -> None:
    article = read(tmp_path, pdf([["Ferries", "", *LONG, "", *LONG, "", "It rained."]]))
    assert article["paragraphs"] == [" ".join(LONG), " ".join(LONG), "It rained."]


def test_a_paragraph_goes_over_to_the_next_page_without_running_heads(tmp_path: Path) -> None:
    parts = [LONG[:2], LONG[2:4], LONG[4:6]]
    pages = [["The Courier", "", *part, "", f"Page {number} of 3"] for number, part in enumerate(parts, start=1)]
    pages[0][2:2] = ["Ferries", ""]
    assert read(tmp_path, pdf(pages))["paragraphs"] == [" ".join(LONG[:6])]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the har-", "bour was shut"], "the harbour was shut"),
        (["a well-known and a well-", "known man"], "a well-known and a well-known man"),
        (["he met Marsh-", "Brandt there"], "he met Marsh- Brandt there"),
        (["the ﬁrst oﬃce"], "the first office"),
        (["the har\u00ad", "bour was shut"], "the harbour was shut"),
    ],
)
def test_words_that_are_broken_at_the_end_of_a_line_are_joined(lines: list[str], text: str) -> None:
    filler = "x" * 40
    assert paragraphs_of_pages(["\n".join([f"{filler} {lines[0]}", *lines[1:], "goes on"])]) == [
        f"{filler} {text} goes on"
    ]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph() -> None:
    assert paragraphs_of_pages(["\n".join([*LONG[:2], "It rained.", *LONG[:2]])]) == [
        " ".join([*LONG[:2], "It rained."]),
        " ".join(LONG[:2]),
    ]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"It rained.", "it doesn't start as a PDF does"),
        (b"%PDF-1.7\nbroken", "it can't be opened as a PDF"),
        (pdf([LONG])[:300], "it can't be opened as a PDF"),
        (pdf([[], []], content=b"0 0 100 100 re f"), "it holds pictures of text, or no text"),
        (pdf([["\x02\x03\x04~~~###"] * 5]), "its fonts don't say which characters they show"),
        (pdf([LONG] * (pdf_format.MAX_PAGES + 1)), "too long for one article (61 pages, at most 60)"),
        (pdf([LONG], content=b"0 0 1 1 re f\n" * 400_000), "page 1 is a drawing that is too large to read"),
        (pdf([["End of Document", "x", "End of Document"]]), "it is a download of a news database"),
    ],
)
def test_what_is_no_article_gets_one_sentence(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert read(tmp_path, raw).startswith(f"a.pdf: {reason}")


def test_a_missing_library_is_named_with_the_extra_that_brings_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert read(tmp_path, pdf([LONG])).endswith('needs pypdf: install newsbot with the extra "archives"')


def test_an_encrypted_file_gets_one_sentence(tmp_path: Path) -> None:
    import io

    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([LONG]))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    assert read(tmp_path, file.getvalue()) == "a.pdf: it is encrypted: save it without a password"


def test_pages_without_text_are_counted(tmp_path: Path) -> None:
    assert read(tmp_path, pdf([["Ferries", "", *LONG], []]))["notes"] == ["1 of its 2 pages hold no text"]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 2000), st.binary(max_size=8), st.integers(0, 60))
def test_any_change_gives_an_article_or_a_reason(position: int, new: bytes, removed: int) -> None:
    raw = pdf([["Ferries", "", *LONG]], "Ferries")
    changed = raw[:position] + new + raw[position + removed :]
    try:
        paragraphs = pdf_format.parse(changed).paragraphs
    except ValueError:
        return
    assert paragraphs


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(), st.floats(-1e6, 1e6))), st.lists(st.text()))
def test_any_lines_give_paragraphs(drawn: list[tuple[str, float]], pages: list[str]) -> None:
    lines: list[Line] = []
    for text, height in drawn:
        add_text(lines, text, height)
    assert all(paragraphs_of_pages([text_with_gaps(lines), *pages]))
