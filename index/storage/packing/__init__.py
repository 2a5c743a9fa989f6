"""The arrays of a small segment in one compressed file, which is read into memory whole.

Not for large segments, whose arrays are files of their own and are mapped, nor for what the arrays mean.
"""

from __future__ import annotations

from index.storage.packing.coding import Coding as Coding
from index.storage.packing.packed_file import MOST_BYTES as MOST_BYTES
from index.storage.packing.packed_file import Packing as Packing
from index.storage.packing.packed_file import pack_arrays as pack_arrays
from index.storage.packing.packed_file import unpack_arrays as unpack_arrays
