"""Files for the ingest benchmark: records of news as JSON, tables, Parquet and Telegram, and folders of text files.

    from benchmarks.ingest_data_records import WRITERS
    WRITERS["jsonl"](Path("news.jsonl"), 10_000)

Each writes a file, or a folder, with so many articles, and holds a few of them at a time. The texts are those of
`texts.py`.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.texts import paragraphs, real_paragraphs

PARAGRAPHS = 12  # of an article
_EXAMPLES = Path(__file__).parent.parent / "examples"
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_FOLDER = 1000  # files in a folder, rows in a group


def articles(count: int) -> Iterator[dict[str, Any]]:
    """Yield articles as records, of the same texts for the same `count`."""
    texts = paragraphs(count * PARAGRAPHS, real_paragraphs(_EXAMPLES))
    for number in range(count):
        body = [next(texts) for _ in range(PARAGRAPHS)]
        yield {
            "id": number,
            "title": " ".join(body[0].split()[:8]),
            "text": "\n\n".join(body),
            "date": f"{_FIRST + timedelta(minutes=10 * number):%Y-%m-%dT%H:%M:%SZ}",
            "url": f"https://outlet{number % 20}.example/{number}",
            "source": f"Outlet {number % 20}",
            "author": "Rana Toft",
            "language": "en",
        }


def write_lines(path: Path, count: int) -> None:
    """Write JSON Lines."""
    with path.open("w") as file:
        file.writelines(f"{json.dumps(article)}\n" for article in articles(count))


def write_document(path: Path, count: int) -> None:
    """Write a JSON document with an array of records in an object."""
    with path.open("w") as file:
        file.write('{"status": "ok", "articles": [')
        for number, article in enumerate(articles(count)):
            file.write((",\n" if number else "") + json.dumps(article))
        file.write("]}")


def write_table(path: Path, count: int) -> None:
    """Write a table: with commas, or with tabs by its suffix."""
    with path.open("w", newline="") as file:
        rows = articles(count)
        first = next(rows)
        writer = csv.DictWriter(file, list(first), delimiter="\t" if path.suffix == ".tsv" else ",")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def write_parquet(path: Path, count: int) -> None:
    """Write a Parquet file."""
    import pyarrow
    import pyarrow.parquet

    writer = None
    records = articles(count)
    while rows := list(islice(records, _FOLDER)):
        table = pyarrow.table({name: [row[name] for row in rows] for name in rows[0]})
        writer = writer or pyarrow.parquet.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def write_telegram(path: Path, count: int) -> None:
    """Write the export of a channel from Telegram Desktop, with a photo without text after each post."""
    with path.open("w") as file:
        file.write('{"name": "Outlet", "type": "public_channel", "id": 14, "messages": [')
        for number, article in enumerate(articles(count)):
            moment = _FIRST + timedelta(minutes=10 * number)
            sent = {"type": "message", "date": f"{moment:%Y-%m-%dT%H:%M:%S}", "from": "Outlet", "from_id": "channel14"}
            sent |= {"date_unixtime": str(int(moment.timestamp()))}
            text = [{"type": "bold", "text": article["title"]}, f"\n\n{article['text']}"]
            messages = [{"id": 2 * number, **sent, "text": text}, {"id": 2 * number + 1, **sent, "text": ""}]
            file.write((",\n" if number else "") + ",\n".join(map(json.dumps, messages)))
        file.write("]}")


def write_texts(path: Path, count: int) -> None:
    """Write a folder of text files."""
    _write_folder(path, count, ".txt", "Title: {title}\nDate: {date}\nSource: {source}\nURL: {url}\n\n{text}\n")


def write_markdown(path: Path, count: int) -> None:
    """Write a folder of Markdown files."""
    _write_folder(path, count, ".md", "---\ndate: {date}\nsource: {source}\nurl: {url}\n---\n# {title}\n\n{text}\n")


def _write_folder(path: Path, count: int, suffix: str, template: str) -> None:
    for number, article in enumerate(articles(count)):
        folder = path / str(number // _FOLDER)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}{suffix}").write_text(template.format(**article))


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "jsonl": write_lines,
    "json": write_document,
    "csv": write_table,
    "tsv": write_table,
    "parquet": write_parquet,
    "telegram": write_telegram,
    "text": write_texts,
    "markdown": write_markdown,
}
"""Writers by what they write."""

SUFFIXES = {
    "jsonl": ".jsonl",
    "json": ".json",
    "csv": ".csv",
    "tsv": ".tsv",
    "parquet": ".parquet",
    "telegram": ".json",
    "text": "",
    "markdown": "",
}
"""Suffixes of their files; none for a folder."""
