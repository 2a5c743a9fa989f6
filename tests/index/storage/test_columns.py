"""The types of a segment's arrays on the disk: the narrowest that holds all values."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index import DataFolder, Library, index_files
from index.storage.columns import BY_NAME, load_columns


@pytest.mark.parametrize(
    ("name", "highest", "dtype"),
    [
        ("frequencies", 255, "u1"),
        ("frequencies", 256, "u2"),
        ("lower_uses", 65_535, "u2"),
        ("name_uses", 65_536, "i4"),
        ("starts", 2**31 - 1, "i4"),
        ("starts", 2**31, "i8"),
        ("terms.starts", 2**40, "i8"),
    ],
)
def test_a_column_is_written_in_the_narrowest_type_that_holds_its_values(name: str, highest: int, dtype: str) -> None:
    written = BY_NAME[name].fitted(np.array([0, highest], np.int64))
    assert (written.dtype, written.tolist()) == (np.dtype(dtype), [0, highest])


def test_an_empty_column_can_be_written() -> None:
    assert len(BY_NAME["frequencies"].fitted(np.zeros(0, np.int32))) == 0


def test_offsets_that_an_earlier_version_wrote_in_eight_bytes_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.storage.snapshot_files.VERIFY_WHOLE_BYTES", 0)
    monkeypatch.setattr("index.storage.segment.COMPACT_ROWS", 0)
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("Title: Rain\n\nThe ferry sank in the rain.")
    data = DataFolder(tmp_path / "data", tmp_path / "articles.sqlite")
    index_files([tmp_path / "articles"], data)
    base = Library(data).snapshot.folder / "base"
    for name in ("starts", "terms.starts", "frequencies", "name_uses", "lower_uses"):
        column = BY_NAME[name]
        wide = np.load(base / column.file).astype("i8" if "starts" in name else "i4")
        (base / column.file).unlink()  # it is mapped
        np.save(base / column.file, wide)
    arrays = load_columns(base)
    assert arrays["starts"].dtype == np.int32
    assert arrays["starts"].tolist() == np.load(base / "starts.npy").tolist()
