"""Array files: contents survive a round trip, and damage is detected."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from index.errors import SnapshotDamaged
from index.storage.arrays import ArrayWriter, check_kinds, checksum, load_array, read_only, save_array, write_synced

PIECES = st.lists(st_numpy.arrays(np.int32, st.integers(0, 5)), max_size=5)


@given(PIECES)
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])  # each overwrites the file
def test_pieces_come_back_as_one_array(tmp_path: Path, pieces: list[Any]) -> None:
    with ArrayWriter(tmp_path / "a.npy", np.int32) as writer:
        for piece in pieces:
            writer.add(piece)
    expected = np.concatenate([np.zeros(0, np.int32), *pieces])
    assert writer.length == len(expected)
    for found in (load_array(tmp_path / "a.npy"), np.load(tmp_path / "a.npy")):
        assert found.dtype == np.int32
        assert found.tolist() == expected.tolist()


@pytest.mark.parametrize("piece", [np.arange(20)[::3], np.arange(3, dtype=np.int64), np.arange(6).reshape(2, 3)[:, 1]])
def test_a_piece_of_another_type_or_layout_is_converted_when_written(tmp_path: Path, piece: Any) -> None:
    with ArrayWriter(tmp_path / "a.npy", np.int32) as writer:
        writer.add(piece)
    assert load_array(tmp_path / "a.npy").tolist() == piece.tolist()


@pytest.mark.parametrize("length", [0, 1, 1000])
def test_a_loaded_array_cannot_be_written(tmp_path: Path, length: int) -> None:
    save_array(tmp_path / "a.npy", np.arange(length))
    found = load_array(tmp_path / "a.npy")
    assert type(found) is np.ndarray
    with pytest.raises(ValueError, match="read-only"):
        found[:] = 1


def test_a_loaded_array_survives_its_file(tmp_path: Path) -> None:
    save_array(tmp_path / "a.npy", np.arange(100_000))
    found = load_array(tmp_path / "a.npy")
    (tmp_path / "a.npy").unlink()
    assert int(found.sum()) == sum(range(100_000))


def test_a_loaded_array_is_mapped_and_not_read(tmp_path: Path) -> None:
    save_array(tmp_path / "a.npy", np.zeros(1000, np.int32))
    found = load_array(tmp_path / "a.npy")
    with (tmp_path / "a.npy").open("r+b") as file:
        file.seek(-4, os.SEEK_END)
        file.write((7).to_bytes(4, "little"))
    assert int(found[-1]) == 7


def test_read_only_leaves_the_array_itself_to_be_written() -> None:
    array = np.zeros(3)
    view = read_only(array)
    array[0] = 1
    assert view[0] == 1
    with pytest.raises(ValueError, match="read-only"):
        view[0] = 2


def test_a_writer_may_be_closed_twice(tmp_path: Path) -> None:
    with ArrayWriter(tmp_path / "a.npy", np.int32) as writer:
        writer.add(np.arange(3))
        writer.close()
    assert load_array(tmp_path / "a.npy").tolist() == [0, 1, 2]


def test_an_array_that_was_given_up_is_not_taken_for_a_whole_one(tmp_path: Path) -> None:
    with suppress(RuntimeError), ArrayWriter(tmp_path / "a.npy", np.int32) as writer:
        writer.add(np.arange(3))
        raise RuntimeError
    assert load_array(tmp_path / "a.npy").tolist() == []


@pytest.mark.parametrize("content", [b"", b"garbage", b"\x93NUMPY\x01\0", b"\x93NUMPY\x01\0\x10\0{'descr': '<i4' "])
def test_a_file_that_holds_no_array_is_damage_that_names_it(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.npy").write_bytes(content)
    with pytest.raises(SnapshotDamaged, match=r"a\.npy") as error:
        load_array(tmp_path / "a.npy")
    assert error.value.folder == tmp_path


def test_an_array_of_objects_is_damage_and_is_not_unpickled(tmp_path: Path) -> None:
    np.save(tmp_path / "a.npy", np.array([{}], object), allow_pickle=True)
    with pytest.raises(SnapshotDamaged, match=r"a\.npy"):
        load_array(tmp_path / "a.npy")


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(SnapshotDamaged, match="No such file"):
        load_array(tmp_path / "a.npy")


def test_the_checksum_tells_any_two_contents_apart_also_of_large_files(tmp_path: Path) -> None:
    contents = [b"", b"a", b"b", b"a" * (9 << 20), b"a" * (9 << 20) + b"b"]
    found = set()
    for content in contents:
        write_synced(tmp_path / "file", content)
        found.add(checksum(tmp_path / "file"))
        assert checksum(tmp_path / "file") in found
    assert len(found) == len(contents)


@pytest.mark.parametrize(
    ("arrays", "reason"),
    [
        ({}, "a.npy is missing"),
        ({"a": np.zeros(3, np.int64)}, "a.npy has an unexpected type"),
        ({"a": np.zeros((3, 1), np.int32)}, "a.npy has an unexpected type"),
        ({"a": np.zeros(3, ">i4")}, "a.npy has an unexpected type"),
    ],
)
def test_an_array_that_is_missing_or_of_another_kind_is_damage(
    tmp_path: Path, arrays: dict[str, Any], reason: str
) -> None:
    check_kinds(tmp_path, {"a": np.zeros(0, np.int32), "b": np.zeros(1)}, {"a": ("i4", "u1")})
    with pytest.raises(SnapshotDamaged, match=reason):
        check_kinds(tmp_path, arrays, {"a": ("i4", "u1")})


FULL = """
import resource, sys
from pathlib import Path
from index import Article
from index.indexing.build import write_snapshot

folder = Path(sys.argv[1])
articles = [Article(str(n), "", f"Title {n}", ("Many words. " * 50,) * 3, f"Outlet {n}") for n in range(300)]
write_snapshot(folder, articles[:2], "old")
resource.setrlimit(resource.RLIMIT_FSIZE, (500, resource.RLIM_INFINITY))  # as on a full disk
try:
    write_snapshot(folder, articles, "new")
except OSError as error:
    print(error.strerror)
"""


def test_a_disk_that_is_full_for_many_files_at_once_is_one_error_and_leaves_none_open(
    root: Path, tmp_path: Path
) -> None:
    # -B: otherwise Python would leave half-written bytecode of this project behind.
    command = [sys.executable, "-B", "-X", "dev", "-c", FULL, str(tmp_path / "snapshots")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "File too large\n", "")
    assert sorted(path.name for path in (tmp_path / "snapshots").iterdir()) == ["000001", "CURRENT"]
