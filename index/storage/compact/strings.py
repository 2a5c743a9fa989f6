"""Strings that are compressed one by one, with a dictionary of what many of them contain, and read one by one."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from zstandard import (
    DICT_TYPE_AUTO,
    ZstdCompressionDict,
    ZstdCompressor,
    ZstdDecompressor,
    ZstdError,
    frame_content_size,
    train_dictionary,
)

from index.text import PackedStrings

MOST_BYTES = 64 << 20
"""Maximum size of a string."""

_Buffer = bytes | bytearray | memoryview
_LEVEL = 3
_DICTIONARY_BYTES = 64 << 10  # maximum
_STRINGS_PER_DICTIONARY = 32  # minimum size of all strings, as a multiple of the dictionary's
_SAMPLES = 4000
_SEGMENT, _DMER = 200, 8  # of training; left out, it tries many, which takes a hundred times as long


@dataclass(frozen=True)
class CompressedStrings(Sequence[str]):
    """A sequence of strings over arrays: their Zstandard frames, n + 1 offsets, and a dictionary, which may be empty.

    An empty string has no frame.
    """

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]
    dictionary: NDArray[np.uint8]
    _local: threading.local = field(default_factory=threading.local)

    @classmethod
    def compress(cls, strings: PackedStrings) -> CompressedStrings:
        """Compress strings of up to `MOST_BYTES` each."""
        raw, bounds = strings.data.data, strings.starts.tolist()
        samples: list[_Buffer] = [
            bytes(raw[bounds[at] : bounds[at + 1]]) for at in range(0, len(strings), max(1, len(strings) // _SAMPLES))
        ]
        dictionary = _train(samples, min(_DICTIONARY_BYTES, len(raw) // _STRINGS_PER_DICTIONARY))
        compress = ZstdCompressor(level=_LEVEL, dict_data=_opened(dictionary), write_dict_id=False).compress
        frames = [compress(raw[start:end]) if end > start else b"" for start, end in pairwise(bounds)]
        starts = np.cumsum([0, *map(len, frames)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(frames), np.uint8), starts, np.frombuffer(dictionary, np.uint8))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, index: int) -> str:  # type: ignore[override]  # slices aren't needed
        bounds: list[int] = self.starts[index : index + 2].tolist() if index >= 0 else []
        if len(bounds) < 2:
            raise IndexError(index)
        return self._read(*bounds)

    def take(self, indices: NDArray[np.int64]) -> list[str]:
        """Return the strings at these indexes."""
        bounds = zip(self.starts[indices].tolist(), self.starts[indices + 1].tolist(), strict=True)
        return [self._read(start, end) for start, end in bounds]

    def unpacked(self, first: int, last: int) -> PackedStrings:
        """Return the strings from `first` to before `last`, not compressed. Raises ValueError if one is damaged."""
        bounds, data = self.starts[first : last + 1].tolist(), self.data.data
        frames: list[_Buffer] = [data[start:end] for start, end in pairwise(bounds) if start != end]
        lengths = np.zeros(last - first, np.int64)
        lengths[np.diff(bounds) != 0] = list(map(_length_of, frames))
        if int(lengths.sum()) > MOST_BYTES:
            return PackedStrings.pack(self.take(np.arange(first, last)))
        starts = np.zeros(len(lengths) + 1, np.int64)
        np.cumsum(lengths, out=starts[1:])
        strings = PackedStrings(np.frombuffer(self._joined(frames), np.uint8), starts)
        _check_encoding(strings)
        return strings

    def _joined(self, frames: list[_Buffer]) -> bytes:
        """Return what frames hold, together: many at once take a third of the time."""
        try:
            parts: Any = self._decompressor.multi_decompress_to_buffer(frames) if frames else ()
            return b"".join(parts)
        except ZstdError as error:
            raise ValueError(f"strings that can't be decompressed: {error}") from error

    def _read(self, start: int, end: int) -> str:
        """Return the string whose frame lies there. Raises ValueError if it is damaged."""
        if start == end:
            return ""
        frame = self.data[start:end].data
        _length_of(frame)
        try:
            return str(self._decompressor.decompress(frame), "utf-8")
        except ZstdError as error:
            raise ValueError(f"a string that can't be decompressed: {error}") from error

    @property
    def _decompressor(self) -> ZstdDecompressor:
        """The calling thread's own: several threads can't share one."""
        own: ZstdDecompressor | None = getattr(self._local, "decompressor", None)
        if own is None:
            own = self._local.decompressor = ZstdDecompressor(dict_data=_opened(self.dictionary.tobytes()))
        return own


def _length_of(frame: _Buffer) -> int:
    """Return the size that a frame claims: decompressing allocates it before it reads any of the frame.

    Raises ValueError if it is larger than that of any string.
    """
    try:
        size = frame_content_size(frame)
    except ZstdError as error:
        raise ValueError(f"a string that can't be decompressed: {error}") from error
    if not 0 <= size <= MOST_BYTES:
        raise ValueError("a string that is too long")
    return size


def _check_encoding(strings: PackedStrings) -> None:
    """Raise ValueError unless each of the strings is UTF-8."""
    str(strings.data.data, "utf-8")
    firsts = strings.data[strings.starts[:-1][np.diff(strings.starts) > 0]]
    if bool((firsts & 0xC0 == 0x80).any()):
        raise ValueError("a string that begins inside a character")


def _train(samples: list[_Buffer], size: int) -> bytes:
    """Return a dictionary of up to `size` bytes for strings like these; empty if they are too few or too short."""
    try:
        return train_dictionary(size, samples, k=_SEGMENT, d=_DMER).as_bytes()
    except (ZstdError, ValueError):
        return b""


def _opened(dictionary: bytes) -> ZstdCompressionDict | None:
    return ZstdCompressionDict(dictionary, dict_type=DICT_TYPE_AUTO) if dictionary else None
