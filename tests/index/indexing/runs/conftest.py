"""Fixtures for the tests of index runs: a folder of three articles, an index of them, and a format of collections."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import DataFolder, index_files
from index.sources.formats import registered_formats


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Folder of three articles: a.txt, b.md and sub/c.txt."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("Title: A\nDate: 2024-12-19\n\nThe ferry sank.\n\nNobody drowned.")
    (folder / "b.md").write_text("# B\n\nIt rained on Monday.")
    (folder / "sub" / "c.txt").write_text("Title: C\n\nA whale sang.")
    return folder


@pytest.fixture
def indexed(folder: Path, data: DataFolder) -> DataFolder:
    """Data folder with the three articles indexed."""
    index_files([folder], data)
    return data


COLLECTION = """
import json
from datetime import date, datetime, timedelta, UTC
from index.sources.formats import Format, Parsed, Record


def records(given):
    for number, line in enumerate(given.stream, 1):
        if line.startswith(b"!"):
            raise ValueError(f"broken in line {number}")
        if line.startswith(b"#"):
            given.passed_over["drafts"] += 1
            continue
        values = json.loads(line)
        yield Record(f"line {number}", line, lambda values=values: parse(values), values.get("id"))


def parse(values):
    values = {name: value for name, value in values.items() if name != "id"}
    for name in ("published", "modified"):
        if name in values:
            values[name] = date.fromisoformat(values[name])
    if "embargo" in values:
        values["embargo"] = datetime.fromisoformat(values["embargo"])
    if "text" in values:
        values["paragraphs"] = (values.pop("text"),)
    return Parsed(**values)


FORMAT = Format("collection", (".records",), records=records)
"""


@pytest.fixture
def collections(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Empty folder, and an invented format of collections: a record a line, as JSON with the parts of a Parsed."""
    modules, folder = tmp_path / "modules", tmp_path / "collections"
    modules.mkdir()
    folder.mkdir()
    (modules / "made_up_collection.py").write_text(COLLECTION)
    package = sys.modules["index.sources.formats"]
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(modules)])
    registered_formats.cache_clear()
    yield folder
    registered_formats.cache_clear()
    monkeypatch.undo()
    sys.modules.pop("index.sources.formats.made_up_collection", None)
