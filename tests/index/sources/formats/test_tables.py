"""Tables: their dialects, their header row, and rows that are broken."""

from __future__ import annotations

import csv
import io
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources import ReadingOptions
from index.sources.formats.format import MAX_RECORD, Input
from index.sources.formats.tables import FORMAT
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import read_bytes


def contents(folder: Path, text: str | bytes, name: str = "a.csv", **options: Any) -> dict[str, Any]:
    raw = text.encode() if isinstance(text, str) else text
    return read_bytes(folder, name, raw, ReadingOptions(**options))


ARTICLE = {"title": "Ferries", "published": "2024-12-19", "paragraphs": ["Crews walked out, “again”."]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_table_is_read_in_every_dialect(tmp_path: Path, delimiter: str, end: str, encoding: str) -> None:
    rows = [
        ["id", "Title", "Published At", "Full text"],
        ["1", "Ferries", "2024-12-19", '"Crews walked out, “again”."'],
    ]
    text = end.join(delimiter.join(row) for row in rows) + end
    for name in ("a.csv", "a.tsv"):
        assert contents(tmp_path, text.encode(encoding), name)["articles"] == [ARTICLE]


def test_a_field_may_hold_delimiters_quotation_marks_and_lines(tmp_path: Path) -> None:
    read = contents(tmp_path, 'title,text\nFerries,"One, ""two"".\n\nThree."\nTrams,Late.\nNone,\n')
    assert [article["paragraphs"] for article in read["articles"]] == [['One, "two".', "Three."], ["Late."]]
    assert read["failures"] == ["a.csv, line 6: it has no text"]


def test_a_quotation_mark_may_have_a_backslash_before_it(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, 'title,text\nFerries,"He said \\"no\\", and left."\n')["articles"]
    assert article["paragraphs"] == ['He said "no", and left.']


def test_a_table_with_tabs_may_have_a_single_column(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, "text\nOne, two; three | four.\n", "a.tsv")["articles"]
    assert article["paragraphs"] == ["One, two; three | four."]


def test_a_line_for_spreadsheets_above_the_header_is_passed_over(tmp_path: Path) -> None:
    read = contents(tmp_path, "sep=;\r\ntitle;text\r\nFerries;One, two.\r\nTrams;\r\n")
    assert read["articles"] == [{"title": "Ferries", "paragraphs": ["One, two."]}]
    assert read["failures"] == ["a.csv, line 4: it has no text"]


def test_columns_may_have_a_blank_between_them(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, 'title, text\n"Ferries", "One, two."\n')["articles"]
    assert article == {"title": "Ferries", "paragraphs": ["One, two."]}


def test_a_quotation_mark_within_a_field_without_any_is_text(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, 'title\ttext\n5" pipes\tThe "old" pipe.\n', "a.tsv")["articles"]
    assert (article["title"], article["paragraphs"]) == ('5" pipes', ['The "old" pipe.'])


def test_a_long_field_is_read_whatever_the_limit_of_the_library(tmp_path: Path) -> None:
    text = "word " * 200_000
    (article,) = contents(tmp_path, f'title,text\nFerries,"{text}"\n')["articles"]
    assert len(article["paragraphs"][0]) == len(text) - 1


def test_threads_that_read_tables_do_not_change_the_limit_for_each_other(tmp_path: Path) -> None:
    failures: list[Any] = []

    def read(number: int) -> None:
        folder = tmp_path / str(number)
        folder.mkdir()
        for _ in range(5):
            failures.extend(contents(folder, f'title,text\nFerries,"{"word " * 40_000}"\n').get("failures", []))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert csv.field_size_limit() >= MAX_RECORD


def test_a_row_with_another_number_of_columns_is_a_failure(tmp_path: Path) -> None:
    read = contents(tmp_path, "id,title,text\n1,Ferries,Crews, who left\n2,Trams\n3,Buses,Late.,,\n")
    assert [article["title"] for article in read["articles"]] == ["Buses"]
    assert [failure.partition(":")[0] for failure in read["failures"]] == ["a.csv, line 2", "a.csv, line 3"]


def test_a_quotation_mark_that_is_not_closed_takes_only_its_row(tmp_path: Path) -> None:
    text = 'title,text\nFerries,"Crews\nTrams,Late.\nBuses,"Later."\nBikes,Never.\n'
    read = contents(tmp_path, text)
    assert [article["title"] for article in read["articles"]] == ["Trams", "Buses", "Bikes"]
    assert [failure.partition(":")[0] for failure in read["failures"]] == ["a.csv, line 2"]


def test_a_row_without_an_end_is_passed_over_in_bounded_memory() -> None:
    raw = b'title,text\nFerries,"' + b"Crews left.\n" * (2 * MAX_RECORD // 12) + b'Trams,"Late."\n'
    records = FORMAT.records(Input("a.csv", io.BytesIO(raw)))  # type: ignore[misc]
    first = next(records)
    assert (first.place, len(first.raw)) == ("line 2", len("line 2"))
    with pytest.raises(ValueError, match="isn't closed"):
        first.parse()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("\n\n", "empty"),
        ("Ferries,Crews walked out.\nTrams,Late.\n", "no header row"),
        ("id,foo\n1,x\n", "no records with text"),
        ("title,text\n", "no records"),
        (b"PK\x03\x04\x00\x00", "no header row"),
    ],
)
def test_a_file_that_is_no_table_of_articles_is_one_sentence(tmp_path: Path, text: str | bytes, reason: str) -> None:
    read = contents(tmp_path, text)
    assert list(read) == ["failures"]
    assert len(read["failures"]) == 1
    assert reason in read["failures"][0]


def test_columns_that_are_named_make_a_header_known(tmp_path: Path) -> None:
    text = "nr;kop;verhaal\n1;Ferries;Crews left.\n"
    assert "no header row" in contents(tmp_path, text)["failures"][0]
    (article,) = contents(tmp_path, text, columns={"title": "kop", "text": "verhaal"})["articles"]
    assert article == {"title": "Ferries", "paragraphs": ["Crews left."]}


def test_a_named_column_that_the_header_lacks_is_one_sentence_at_once(tmp_path: Path) -> None:
    (failure,) = contents(tmp_path, "title,text\n" + "Ferries,Crews left.\n" * 3, columns={"date": "dag"})["failures"]
    assert failure == "a.csv: it has no column “dag” for the date: it has “title”, “text”"


def test_what_spreadsheets_write_for_nothing_is_nothing(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, "title,author,date,url,text\nnan,None,NaT,null,Crews left.\n")["articles"]
    assert article == {"title": "Crews left.", "paragraphs": ["Crews left."]}


def test_usual_columns_are_for_the_files_that_have_them(tmp_path: Path) -> None:
    usual: dict[str, Any] = {"usual_columns": {"title": "kop", "text": "verhaal"}}
    (own,) = contents(tmp_path, "kop,verhaal\nVeren,Iedereen vertrok.\n", **usual)["articles"]
    (other,) = contents(tmp_path, "title,text\nFerries,Crews left.\n", **usual)["articles"]
    assert (own["title"], other["title"]) == ("Veren", "Ferries")


TABLE = b'id,title,text,date\n1,Ferries,"One, ""two"".\nThree.",2024-12-19\n2,Trams,Late.,\n3,Buses,Later.,x\n'


@settings(deadline=None)
@given(damaged(TABLE))
def test_any_damage_leaves_articles_or_a_reason(raw: bytes) -> None:
    read_all(FORMAT, "a.csv", raw)


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=3, max_size=3)), st.sampled_from(",;\t|"))
def test_any_text_that_is_written_as_a_table_is_read_again(rows: list[list[str]], delimiter: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([["id", "title", "text"], *rows])
    read_all(FORMAT, "a.csv", written.getvalue().encode("utf-8", "replace"))
