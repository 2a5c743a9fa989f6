"""Downloads of news databases, as plain text, Word and Rich Text files."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.ingest_data_archives import docx
from index.sources.formats import Input, database_downloads, database_text
from index.sources.formats.format import MAX_RECORD
from tests.index.sources.formats.reading import contents_of, read_bytes

NEXIS = [
    *("Ferry crews walk out", "The Orrin Bay Courier", "November 19, 2026 Thursday", "Copyright 2026 The Courier"),
    *("Length: 3 words", "Body", "Crews walked out.", "Load-Date: November 19, 2026", "End of Document"),
]
RULE = "_" * 60


def word(folder: Path, lines: list[str]) -> Any:
    docx(folder / "a.docx", (("", line) for line in lines))
    return contents_of(folder / "a.docx")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("November 19, 2026 Thursday 9:46 AM GMT", "2026-11-19T09:46:00+00:00"),
        ("November 19, 2026 Thursday 9:46 AM", "2026-11-19"),
        ("Thursday, November 19, 2026", "2026-11-19"),
        ("19 November 2026 Thursday", "2026-11-19"),
        ("November 19, 2026 Thursday Final Edition", "2026-11-19"),
    ],
)
def test_the_line_below_the_outlet_is_the_day_of_publication(tmp_path: Path, line: str, published: str) -> None:
    (article,) = word(tmp_path, [*NEXIS[:2], line, *NEXIS[3:]])["articles"]
    assert article["published"] == published


def test_a_list_of_contents_before_the_first_article_is_none_of_it(tmp_path: Path) -> None:
    cover = ["User Name: A. B.", "Job Number: 1", "Documents (1)", "1. Ferry crews walk out", "Client/Matter: -None-"]
    (article,) = word(tmp_path, [*cover, *NEXIS])["articles"]
    assert article == word(tmp_path, NEXIS)["articles"][0]
    assert article["title"] == "Ferry crews walk out"


def test_articles_are_numbered_and_a_broken_one_is_named(tmp_path: Path) -> None:
    error = "We are sorry but there is an error in this document and it is not possible to display it."
    contents = word(tmp_path, [*NEXIS, error, "End of Document", *NEXIS])
    assert [article["title"] for article in contents["articles"]] == ["Ferry crews walk out"] * 2
    assert contents["failures"] == ["a.docx, article 2: Nexis failed to put this document into the download"]


def test_a_text_much_shorter_than_the_database_says_is_noted(tmp_path: Path) -> None:
    lines = ["Length: 1,432 words" if line.startswith("Length") else line for line in NEXIS]
    (article,) = word(tmp_path, lines)["articles"]
    assert article["notes"] == ["its length is given as 1,432 words, but 3 were read"]


def test_an_article_whose_end_is_missing_is_read_with_a_note(tmp_path: Path) -> None:
    contents = word(tmp_path, [*NEXIS, *NEXIS[:-1]])
    assert [article.get("notes") for article in contents["articles"]] == [None, [database_downloads.NO_END]]


def test_the_day_of_loading_is_never_the_day_of_publication(tmp_path: Path) -> None:
    (article,) = word(tmp_path, [*NEXIS[:2], "Autumn", *NEXIS[3:]])["articles"]
    assert "published" not in article


def test_captions_and_links_are_left_out_and_a_heading_like_theirs_stays(tmp_path: Path) -> None:
    body = ["Link to Image", "Crews walked out.", "Graphic", "Notes", "It rained.", "Not now, they said.", "It snowed."]
    tail = ["Graphic", "A ferry.", "Classification", "Language: ENGLISH", *NEXIS[-2:]]
    (article,) = word(tmp_path, [*NEXIS[:6], *body, *tail])["articles"]
    assert article["paragraphs"] == body[1:]
    assert article["language"] == "en"


def test_text_below_an_articles_fields_isnt_lost_where_body_is_missing(tmp_path: Path) -> None:
    (article,) = word(tmp_path, [line for line in NEXIS if line != "Body"])["articles"]
    assert article["paragraphs"] == ["Crews walked out."]


@pytest.mark.parametrize(
    ("text", "is_download"),
    [
        ("Title: Ferry\n\nThe end of document three was lost.", False),
        ("A paragraph.\n\nDocument the costs, he said.\n\n____", False),
        (f"{RULE}\n\nOne rule.\n\n{RULE}\n\nAnother.", False),
        ("\n".join(NEXIS), True),
        ("          3 of 50 DOCUMENTS\n\nThe Courier", True),
        (f"{RULE}\nDocument 1 of 2\n\nTitle\n\nProQuest document ID: 1", True),
        ("x\n\nDocument OBCOUR0020261119emb900001\n", True),
    ],
)
def test_downloads_are_told_from_texts(text: str, is_download: bool) -> None:
    assert database_text.recognises(text.encode()) is is_download


def test_each_article_of_a_text_may_have_its_own_encoding(tmp_path: Path) -> None:
    raw = b"".join(
        f"{number} of 2 DOCUMENTS\n\nThe Courier\n\nNovember 19, 2026 Thursday\n\nCafé opens\n\nLENGTH: 4 words\n\n"
        "The café is open.\n\nLOAD-DATE: November 19, 2026\n\n".encode(encoding)
        for number, encoding in enumerate(("utf-8", "cp1252"), start=1)
    )
    articles = read_bytes(tmp_path, "a.txt", raw)["articles"]
    assert [article["title"] for article in articles] == ["Café opens"] * 2


def test_a_long_text_before_the_first_article_isnt_lost(tmp_path: Path) -> None:
    raw = (
        b"Bread rises\n\n"
        + b"Bread is dearer now.\n\n" * 100
        + b"1 of 1 DOCUMENTS\n\n"
        + "\n".join(NEXIS[:-1]).encode()
    )
    articles = read_bytes(tmp_path, "a.txt", raw)["articles"]
    assert len(articles[0]["paragraphs"]) > 99
    assert len(articles) == 2


def test_an_article_that_is_too_long_is_skipped_and_the_next_one_is_read(tmp_path: Path) -> None:
    nexis = "\n".join(NEXIS).encode()
    raw = nexis + b"\n" + b"word " * (MAX_RECORD // 5 + 10) + b"\nEnd of Document\n" + nexis
    contents = read_bytes(tmp_path, "a.txt", raw)
    assert len(contents["articles"]) == 2
    assert contents["failures"] == ["a.txt, article 2: too long for one article (10.0 MB, at most 10 MB)"]


def test_a_record_is_equal_to_another_exactly_if_its_text_is() -> None:
    def raws(text: str) -> list[bytes]:
        return [record.raw for record in database_text.records(Input("a.txt", io.BytesIO(text.encode())))]

    nexis = "\n".join(NEXIS)
    assert raws(f"{nexis}\n{nexis}") == raws(nexis) * 2
    assert raws(nexis.replace("walked", "run")) != raws(nexis)


def test_a_proquest_record_without_full_text_is_no_article(tmp_path: Path) -> None:
    text = f"{RULE}\nDocument 1 of 1\n\nFerries\n\nFull text: Not available.\n\nProQuest document ID: 7\n{RULE}\n"
    assert read_bytes(tmp_path, "a.txt", text.encode())["failures"] == [
        "a.txt, article 1: it has no full text, only a record of the article"
    ]


@pytest.mark.parametrize("line", ["", " ", "Documents (1)"])
def test_very_many_lines_take_time_in_proportion_to_them(tmp_path: Path, line: str) -> None:
    start = time.process_time()
    read_bytes(tmp_path, "a.txt", f"{line}\n".encode() * 19_000)
    assert time.process_time() - start < 2


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*NEXIS, RULE, "1 of 2 DOCUMENTS", "ProQuest document ID: 1", "HD  x", "TD", "", "x" * 99])
    )
)
def test_any_order_of_lines_gives_articles_or_reasons(lines: list[str]) -> None:
    given_input = Input("a.txt", io.BytesIO("\n".join(lines).encode()))
    for record in database_text.records(given_input):
        try:
            parsed = record.parse()
        except ValueError:
            continue
        words = " ".join(" ".join(lines).split())
        assert all(" ".join(text.split()) in words for text in parsed.paragraphs)
