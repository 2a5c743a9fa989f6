"""Arrays as files: written in pieces, checked by size and checksum, and read memory-mapped.

The files are NumPy's own (.npy). A checksum (XXH3, 128 bits) detects damage, not malice.
"""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
import xxhash
from numpy.lib import format as npy
from numpy.typing import NDArray

from index.errors import SnapshotDamaged, SnapshotError, SnapshotUnreadable, reason_of, remedy_for

SUFFIX = ".npy"
_PIECE = 1 << 22  # bytes read at once


class ArrayWriter:
    """A writer of a one-dimensional array to a file, piece by piece. Once closed, the array is safe on disk.

    It never writes through a mapping: on a full disk, a plain write raises OSError where a mapping kills the process.
    """

    def __init__(self, path: Path, dtype: type[np.generic]) -> None:
        self.path = path
        self.length = 0
        self._dtype = np.dtype(dtype)
        self._file = path.open("wb", buffering=1 << 20)
        self._write_header()

    def add(self, piece: NDArray[Any]) -> None:
        """Append the elements of `piece`."""
        self._file.write(np.ascontiguousarray(piece, self._dtype).data)
        self.length += len(piece)

    def finish(self) -> None:
        """Write the rest of the file, so that others can read it."""
        self._file.seek(0)
        self._write_header()  # NumPy reserves room in it for any length
        self._file.flush()

    def close(self) -> None:
        """Flush the file to disk; a second call does nothing."""
        if not self._file.closed:
            try:
                self.finish()
                os.fsync(self._file.fileno())
            finally:
                self._file.close()

    def __enter__(self) -> ArrayWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            with contextlib.suppress(OSError):  # closing flushes the buffer, whose write just failed
                self._file.close()

    def _write_header(self) -> None:
        header = {"descr": npy.dtype_to_descr(self._dtype), "fortran_order": False, "shape": (self.length,)}
        npy.write_array_header_1_0(self._file, header)


def save_array(path: Path, array: NDArray[Any]) -> None:
    """Write a whole array to a file, and flush it to disk."""
    with ArrayWriter(path, array.dtype.type) as writer:
        writer.add(array)


def load_array(path: Path) -> NDArray[Any]:
    """Return an array, memory-mapped and read-only; raises SnapshotDamaged if the file holds none."""
    try:
        try:
            mapped = np.load(path, mmap_mode="r", allow_pickle=False)
        except ValueError:
            mapped = np.load(path, allow_pickle=False)  # an empty array can't be mapped
    except (OSError, MemoryError) as error:
        raise read_error(path.parent, path.name, error) from error
    except Exception as error:  # NumPy evaluates the header, and a broken one can raise anything
        raise SnapshotDamaged(path.parent, f"{path.name}: {error}") from error
    return read_only(np.asarray(mapped))  # still mapped, but without numpy.memmap's indexing cost


def read_array(folder: Path, name: str, digest: str) -> NDArray[Any]:
    """Read an array of the snapshot in `folder` into memory, out of reach of later damage to the file.

    `digest` is the file's expected checksum. Raises SnapshotDamaged.
    """
    raw = read_content(folder, name, digest)
    try:
        return read_only(np.load(io.BytesIO(raw), allow_pickle=False))
    except Exception as error:
        raise read_error(folder, name, error) from error


def read_content(folder: Path, name: str, digest: str) -> bytes:
    """Read a file of the snapshot in `folder` whose checksum is `digest`. Raises SnapshotDamaged."""
    try:
        raw = (folder / name).read_bytes()
    except OSError as error:
        raise read_error(folder, name, error) from error
    if xxhash.xxh3_128_hexdigest(raw) != digest:
        raise SnapshotDamaged(folder, f"{name} has a wrong checksum")
    return raw


def read_error(folder: Path, name: str, error: Exception) -> SnapshotError:
    """Return the error for a snapshot in `folder` whose file `name` can't be read.

    That is SnapshotDamaged, unless the system blames something else.
    """
    if remedy := remedy_for(error):
        return SnapshotUnreadable(folder, f"{name}: {reason_of(error)}", remedy)
    return SnapshotDamaged(folder, f"{name}: {reason_of(error)}")


def read_only(array: NDArray[Any]) -> NDArray[Any]:
    """Return the same array, read-only. Numba compiles a kernel separately for read-only and writable arrays."""
    view = array.view()
    view.flags.writeable = False
    return view


def checksum(path: Path, after: Callable[[int], None] = lambda _: None) -> str:
    """Return the checksum of a file; call `after` with the size of each piece read."""
    digest = xxhash.xxh3_128()
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            after(len(piece))
    return digest.hexdigest()


def check_kinds(folder: Path, arrays: Mapping[str, NDArray[Any]], kinds: Mapping[str, Sequence[str]]) -> None:
    """Raise SnapshotDamaged unless there is a one-dimensional array of each name and of a kind, such as "i4"."""
    for name, allowed in kinds.items():
        if name not in arrays:
            raise SnapshotDamaged(folder, f"{name}{SUFFIX} is missing")
        if arrays[name].dtype not in map(np.dtype, allowed) or arrays[name].ndim != 1:
            raise SnapshotDamaged(folder, f"{name}{SUFFIX} has an unexpected type")


def sync_folder(folder: Path) -> None:
    """Flush a folder's directory entries to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_synced(path: Path, content: bytes) -> None:
    """Write a small file, and flush it to disk."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
