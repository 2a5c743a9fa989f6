"""py3langid's model of languages, read from a file as far as a text needs it. Not for what is made of its answer.

The model takes 76 MB as py3langid loads it, and 30 MB more meanwhile. A text needs few of its pages.
"""

from __future__ import annotations

import lzma
import mmap
import shutil
import struct
import tempfile
import zipfile
from functools import cache
from typing import IO, TYPE_CHECKING, Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_PIECE = 1 << 16  # bytes unpacked at once
_LOCAL_HEADER = 30  # bytes before a member's name in a zip file


@cache
def language_model() -> LanguageIdentifier | None:
    """Return the model; None if the system's folder for temporary files has no room to unpack it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        try:
            return _mapped()
        except (KeyError, ValueError, struct.error, zipfile.BadZipFile):  # another version's model has another form
            return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError:  # an article without its language is better than none
        return None


def _mapped() -> LanguageIdentifier:
    """Unpack the model to a file without a name, which ends with this process, and map it.

    Raises OSError, and KeyError, ValueError, struct.error or BadZipFile if the model has another form.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with tempfile.TemporaryFile(prefix="newsbot-") as file:
        with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
            shutil.copyfileobj(packed, file, _PIECE)
        file.flush()
        pages = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        with zipfile.ZipFile(file) as members:
            arrays = {info.filename.removesuffix(".npy"): _array(members, info, pages) for info in members.infolist()}
    return LanguageIdentifier(
        arrays["ptc"],
        np.array(arrays["pc"]),
        arrays["classes"].tolist(),
        arrays["nextmove"].data,  # whose items are int, unlike those of a NumPy array
        arrays["out_feat"].tolist(),
        norm_probs=True,
        tk_row=arrays["nextmove_row"].data,
    )


def _array(members: zipfile.ZipFile, info: zipfile.ZipInfo, pages: mmap.mmap) -> NDArray[Any]:
    """Return a member of a zip file of arrays, which must not be compressed, as a view of the file's pages."""
    if info.compress_type != zipfile.ZIP_STORED:
        raise ValueError(f"{info.filename} is compressed")
    with members.open(info) as member:
        shape, is_fortran, dtype = _header(member)
        header = member.tell()
    name, extra = struct.unpack_from("<HH", pages, info.header_offset + _LOCAL_HEADER - 4)
    start = info.header_offset + _LOCAL_HEADER + name + extra + header
    return np.ndarray(shape, dtype, pages, start, order="F" if is_fortran else "C")


def _header(member: IO[bytes]) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    is_first = npy.read_magic(member) == (1, 0)
    return npy.read_array_header_1_0(member) if is_first else npy.read_array_header_2_0(member)
