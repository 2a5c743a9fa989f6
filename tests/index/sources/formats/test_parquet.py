"""Parquet files: a row is a record; only what may be part of an article is read; broken files say so."""

from __future__ import annotations

import io
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings

from index.sources import ReadingOptions
from index.sources.formats.format import Input
from index.sources.formats.parquet import FORMAT
from tests.index.sources.formats.mutations import damaged, read_all
from tests.index.sources.formats.reading import contents_of, read_bytes

DATA = Path(__file__).resolve().parents[3] / "data" / "formats"
TEXT = "The ferry crews walked out.\n\nMinisters met them."
PARAGRAPHS = ["The ferry crews walked out.", "Ministers met them."]


def contents(folder: Path, table: dict[str, list[Any]], **options: Any) -> dict[str, Any]:
    path = folder / "news.parquet"
    pyarrow.parquet.write_table(pyarrow.table(table), path, row_group_size=2)
    return contents_of(path, ReadingOptions(**options))


def test_a_row_is_an_article(tmp_path: Path) -> None:
    read = contents(
        tmp_path,
        {
            "id": [7],
            "Title": ["Ferries"],
            "text": [TEXT],
            "date": [datetime(2024, 12, 19, 10, 30, tzinfo=UTC)],
            "authors": [["Lena Marsh", "Al Roy"]],
            "source": [{"name": "The Courier", "id": 3}],
            "embedding": [[0.5] * 100],
        },
    )
    article = {
        "title": "Ferries",
        "source": "The Courier",
        "author": "Lena Marsh, Al Roy",
        "published": "2024-12-19T10:30:00+00:00",
        "paragraphs": PARAGRAPHS,
    }
    assert read == {"articles": [article]}


@pytest.mark.parametrize("value", [date(2024, 12, 19), "2024-12-19", datetime(2024, 12, 19)])  # noqa: DTZ001
def test_a_date_is_read_from_a_column_of_any_type(tmp_path: Path, value: object) -> None:
    (article,) = contents(tmp_path, {"text": [TEXT], "published": [value]})["articles"]
    assert article["published"][:10] == "2024-12-19"


def test_times_that_python_cannot_hold_take_no_article_away(tmp_path: Path) -> None:
    times = [1734604200000000001, 1734604200000000000, None]
    nanoseconds = pyarrow.array(times, pyarrow.timestamp("ns", "UTC"))
    seconds = pyarrow.array([10**15, 1734604200, None], pyarrow.timestamp("s"))
    path = tmp_path / "news.parquet"
    table = pyarrow.table({"text": [TEXT] * 3, "date": nanoseconds, "updated_at": seconds})
    pyarrow.parquet.write_table(table, path)
    articles = contents_of(path)["articles"]
    expected = "2024-12-19T10:30:00+00:00"
    assert [article.get("published") for article in articles] == [expected, expected, None]
    assert [article.get("modified") for article in articles] == [None, expected, None]
    (note,) = articles[0]["notes"]
    assert note.startswith("date of the last change left out: “out of range”")


def test_rows_of_all_groups_are_read_and_a_row_without_text_is_a_failure(tmp_path: Path) -> None:
    read = contents(tmp_path, {"title": list("abcde"), "text": [TEXT, TEXT, None, TEXT, TEXT]})
    assert [article["title"] for article in read["articles"]] == ["a", "b", "d", "e"]
    assert read["failures"] == ["news.parquet, row 3: it has no text"]


def test_a_text_that_is_stored_as_bytes_is_read(tmp_path: Path) -> None:
    (article,) = contents(tmp_path, {"title": [b"Ferries"], "text": [TEXT.encode()]})["articles"]
    assert (article["title"], article["paragraphs"]) == ("Ferries", PARAGRAPHS)


def test_columns_that_are_named_count_and_must_be_there(tmp_path: Path) -> None:
    table = {"kop": ["Ferries"], "verhaal": [TEXT]}
    (article,) = contents(tmp_path, table, columns={"title": "kop", "text": "verhaal"})["articles"]
    assert article == {"title": "Ferries", "paragraphs": PARAGRAPHS}
    (failure,) = contents(tmp_path, table, columns={"title": "kop", "text": "body"})["failures"]
    assert "no column “body” for the text" in failure


def test_a_file_without_text_is_one_sentence(tmp_path: Path) -> None:
    (failure,) = contents(tmp_path, {"x": [1], "y": ["z"]})["failures"]
    assert "it has no records with text" in failure


@pytest.mark.parametrize("raw", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"title,text\n"])
def test_a_file_that_is_no_parquet_is_one_sentence(tmp_path: Path, raw: bytes) -> None:
    (failure,) = read_bytes(tmp_path, "news.parquet", raw)["failures"]
    assert "a broken Parquet file" in failure


def test_a_small_file_that_becomes_gigabytes_is_not_read_to_its_end() -> None:
    text = "x " * 500_000
    written = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table({"text": [text] * 300}), written)
    with pytest.raises(ValueError, match="may be a bomb"):
        for _ in FORMAT.records(Input("news.parquet", io.BytesIO(written.getvalue()))):  # type: ignore[misc]
            pass


def test_without_its_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (failure,) = read_bytes(tmp_path, "news.parquet", b"PAR1")["failures"]
    assert 'install newsbot with the extra "archives"' in failure


def written() -> bytes:
    stream = io.BytesIO()
    table = pyarrow.table({"title": ["Ferries", "Trams"], "text": [TEXT, "Late."], "date": ["2024-12-19", None]})
    pyarrow.parquet.write_table(table, stream)
    return stream.getvalue()


@settings(deadline=None)
@given(damaged(written()))
def test_any_damage_leaves_articles_or_a_reason(raw: bytes) -> None:
    read_all(FORMAT, "news.parquet", raw)


# Damage to the description of a column, at which the library ends the process if it is asked for that description.
@pytest.mark.parametrize(("place", "byte"), [(2488, 21), (2916, 21), (2916, 18)])
def test_damage_that_the_library_cannot_bear_ends_no_process(tmp_path: Path, place: int, byte: int) -> None:
    raw = bytearray((DATA / "wire.parquet").read_bytes())
    raw[place] = byte
    path = tmp_path / "wire.parquet"
    path.write_bytes(raw)
    script = (
        "import sys; from index.sources import *; from pathlib import Path; file = File(Path(sys.argv[1]), 'file:///a')"
    )
    script += "\nwith open_records(file) as reading:\n    print(len(list(reading.records)))"
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr  # articles, or an error of newsbot's own
    assert done.returncode == 0 or "ArticleError" in done.stderr
