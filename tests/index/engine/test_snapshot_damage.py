"""Damage to a snapshot: every changed file is noticed, when it is opened or verified, and the one before serves."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, Snapshot
from index.engine.snapshot import open_current
from index.errors import SnapshotDamaged
from index.indexing.build import write_snapshot
from index.storage.columns import PACKED_FILE, file_names
from index.storage.manifest import read_manifest
from index.storage.packing import MOST_BYTES
from index.storage.snapshot_files import read_published

TOMBSTONES = ["removed.npy", "removed_terms.npy", "removed_counts.npy"]
PACKED = f"base/{PACKED_FILE}"
NAMES = [PACKED, *TOMBSTONES]
NAMES_OF_LARGE = [*(f"base/{name}" for name in file_names("compact")), *TOMBSTONES]
HEADER_BITS = range(0, 128 * 8, 3)
"""Bits of an array's header to flip, in every byte."""


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def cut_to_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def zero(path: Path) -> None:
    path.write_bytes(b"\0" * path.stat().st_size)


def flip_last_bit(path: Path) -> None:
    flip(path, path.stat().st_size * 8 - 1)


def make_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def flip(path: Path, bit: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[bit // 8] ^= 1 << bit % 8
    path.write_bytes(raw)


DAMAGES = [Path.unlink, cut, cut_to_half, empty, lengthen, zero, flip_last_bit, make_folder]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", [*NAMES, "manifest.json"])
def test_a_snapshot_with_a_damaged_file_is_not_opened(folder: Path, name: str, damage: Callable[[Path], None]) -> None:
    damage(folder / "000001" / name)
    with pytest.raises(SnapshotDamaged, match="000001") as error:
        open_current(folder)
    assert error.value.folder == folder / "000001"
    assert error.value.reason


@pytest.mark.parametrize("damage", [Path.unlink, cut, empty, lengthen, make_folder], ids=lambda each: each.__name__)
@pytest.mark.parametrize("name", NAMES_OF_LARGE)
def test_a_large_snapshot_with_a_file_of_another_size_is_not_opened(
    large: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(large / "000001" / name)
    with pytest.raises(SnapshotDamaged, match="000001"):
        open_current(large)


def test_all_files_of_a_snapshot_are_damaged_here(folder: Path) -> None:
    assert files_in(folder) == {*NAMES, "manifest.json"}


def test_all_files_of_a_large_snapshot_are_damaged_here(large: Path) -> None:
    assert files_in(large) == {*NAMES_OF_LARGE, "manifest.json"}


def files_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder / "000001")) for path in (folder / "000001").rglob("*.*")}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", [PACKED, "manifest.json"])
def test_where_the_current_snapshot_is_damaged_the_one_before_serves(
    two: Path, name: str, damage: Callable[[Path], None]
) -> None:
    damage(two / "000002" / name)
    snapshot = open_current(two)
    assert snapshot.paragraph("a", 0).startswith("Old.")
    with pytest.raises(SnapshotDamaged, match="000002"):
        read_published(two)


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 1 << 40])
def test_a_packed_file_that_is_too_large_is_not_read(folder: Path, size: int) -> None:
    with (folder / "000001" / PACKED).open("r+b") as file:
        file.truncate(size)  # without taking room on the disk
    manifest = read_manifest(folder / "000001")
    files = manifest.files | {PACKED: (size, manifest.files[PACKED][1])}
    (folder / "000001" / "manifest.json").write_text(replace(manifest, files=files).to_json())
    with pytest.raises(SnapshotDamaged, match="larger than 32 MB"):
        open_current(folder)


def test_where_all_are_damaged_the_error_names_the_current_one(two: Path) -> None:
    for number in ("000001", "000002"):
        cut(two / number / PACKED)
    with pytest.raises(SnapshotDamaged, match="000002"):
        open_current(two)


def test_the_snapshot_that_current_names_is_the_published_one(two: Path) -> None:
    assert read_published(two).manifest.state == open_current(two).manifest.state == "new"


@given(st.floats(0, 1, exclude_max=True))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example restores the file
def test_a_flipped_bit_in_the_packed_arrays_is_noticed(folder: Path, where: float) -> None:
    path = folder / "000001" / PACKED
    raw = path.read_bytes()
    flip(path, int(where * len(raw) * 8))
    with pytest.raises(SnapshotDamaged):
        open_current(folder)
    path.write_bytes(raw)


@pytest.mark.parametrize("name", TOMBSTONES)
def test_a_flipped_bit_in_the_header_of_an_array_is_noticed(folder: Path, name: str) -> None:
    path = folder / "000001" / name
    raw = path.read_bytes()
    for bit in HEADER_BITS:
        flip(path, bit)
        with pytest.raises(SnapshotDamaged), warnings.catch_warnings(action="ignore"):
            open_current(folder)
        path.write_bytes(raw)


@pytest.mark.parametrize("name", ["base/page_lists.npy", "base/term_count.npy", "base/lengths.npy"])
def test_a_flipped_bit_in_the_header_of_a_large_snapshot_is_damage_or_does_no_harm(large: Path, name: str) -> None:
    path = large / "000001" / name
    raw = path.read_bytes()
    for bit in HEADER_BITS:
        flip(path, bit)
        with suppress(SnapshotDamaged), warnings.catch_warnings(action="ignore"):
            open_current(large)
        path.write_bytes(raw)


@pytest.mark.parametrize(
    "content",
    [
        b"garbage",
        b"[]",
        b"{}",
        b"null",
        b'"text"',
        b'{"checksum": "x", "files": {}}',
        b"\xff\xfe",
        pytest.param(b"[" * 100_000, id="nested"),
    ],
)
def test_an_invalid_manifest_is_damage(folder: Path, content: bytes) -> None:
    (folder / "000001" / "manifest.json").write_bytes(content)
    with pytest.raises(SnapshotDamaged, match="000001"):
        open_current(folder)


@pytest.mark.parametrize("key", ["articles", "paragraphs", "state", "files", "first"])
def test_a_manifest_that_was_edited_is_damage(folder: Path, key: str) -> None:
    path = folder / "000001" / "manifest.json"
    body = json.loads(path.read_text())
    path.write_text(json.dumps(body | {key: "edited"}))
    with pytest.raises(SnapshotDamaged, match="checksum"):
        open_current(folder)


def test_a_file_that_the_manifest_does_not_name_is_missing(large: Path) -> None:
    path = large / "000001" / "manifest.json"
    manifest = open_current(large).manifest
    del manifest.files["base/lengths.npy"]
    path.write_text(manifest.to_json())
    with pytest.raises(SnapshotDamaged, match=r"lengths\.npy is missing"):
        open_current(large)


@pytest.mark.parametrize("name", ["page_lists", "first_rows", "page_terms.starts", "texts.starts", "forward_starts"])
def test_arrays_that_do_not_fit_each_other_are_noticed_without_reading_all(large: Path, name: str) -> None:
    path = large / "000001" / "base" / f"{name}.npy"
    array = np.load(path)
    array[-1] += 1
    np.save(path, array)
    with pytest.raises(SnapshotDamaged, match=f"{name}.npy doesn't fit"):
        open_current(large)


@pytest.mark.parametrize("count", [[], [-1], [0], [129], [2**30], [7, 7]])
def test_a_wrong_number_of_terms_is_noticed(large: Path, count: list[int]) -> None:
    path = large / "000001" / "base" / "term_count.npy"
    np.save(path, np.array(count, np.int32))
    with pytest.raises(SnapshotDamaged, match="000001"):
        open_current(large)


@pytest.mark.parametrize("kind", ["folder", "large"])
def test_a_file_of_another_snapshot_does_not_fit(
    request: pytest.FixtureRequest, article: Callable[..., Article], kind: str
) -> None:
    folder: Path = request.getfixturevalue(kind)
    write_snapshot(folder, [article("Many more words stand here.", "And here.", title="Another")], "longer")
    (folder / "CURRENT").write_text("000001")
    for name in [PACKED] if kind == "folder" else ["base/lists.npy", "base/first_rows.npy"]:
        shutil.copy(folder / "000002" / name, folder / "000001" / name)
    assert open_current(folder).manifest.state == "longer"


# -- verify


def test_a_whole_snapshot_is_verified(examples: Snapshot) -> None:
    examples.verify()


@pytest.mark.parametrize("damage", [flip_last_bit, Path.unlink, cut], ids=lambda damage: damage.__name__)
@pytest.mark.parametrize(
    ("kind", "name"), [("folder", PACKED), *(("large", name) for name in NAMES_OF_LARGE)], ids=lambda each: each
)
def test_verifying_reads_every_file_again(
    request: pytest.FixtureRequest, kind: str, name: str, damage: Callable[[Path], None]
) -> None:
    snapshot = open_current(request.getfixturevalue(kind))
    shutil.copytree(snapshot.folder, snapshot.folder.with_name("copy"))
    # Damage only the copy: the opened files are mapped and stay intact.
    copy = replace(snapshot.stored, folder=snapshot.folder.with_name("copy"))
    damage(copy.folder / name)
    with pytest.raises(SnapshotDamaged, match=name):
        Snapshot(copy).verify()


def test_a_large_snapshot_is_not_read_whole_when_opened_but_its_ends_are_checked(large: Path) -> None:
    flip_last_bit(large / "000001" / "base/lists.npy")
    snapshot = open_current(large)
    with pytest.raises(SnapshotDamaged, match=r"lists\.npy"):
        snapshot.verify()
    cut(large / "000001" / "base/lists.npy")
    with pytest.raises(SnapshotDamaged, match=r"lists\.npy"):
        open_current(large)
