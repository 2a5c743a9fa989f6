"""Surviving reads of a mapped file whose bytes are gone: it was truncated while mapped, or the disk can't read it.

The system answers such a read with SIGBUS, which kills the process, and which no Python handler can repair. The
compiled handler in this module replaces the unreadable page with zeros, as damage that the checksums will detect.
Not for reacting to the damage: see `library.py`.
"""

from __future__ import annotations

import ctypes
import logging
import mmap
import signal
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

_MOST = 4096  # mapped ranges: about 40 per segment, and few snapshots at once
_ADDRESS_AT = 2  # offset of the address in siginfo_t, in 64-bit words (64-bit Linux)
_SA_SIGINFO, _SA_ONSTACK, _SA_RESTART = 4, 0x08000000, 0x10000000

_ranges: NDArray[np.int64] = np.zeros((_MOST, 3), np.int64)
"""Start, end and number of lost pages of each range: the handler may read and write them at any moment."""
_lock = threading.Lock()
_log = logging.getLogger(__name__)
_state: list[Any] = []  # must not be garbage-collected while the handler is installed


class _Action(ctypes.Structure):
    """The C library's `struct sigaction` on Linux."""

    _fields_ = (
        ("handler", ctypes.c_void_p),
        ("mask", ctypes.c_ulong * (1024 // (8 * ctypes.sizeof(ctypes.c_ulong)))),
        ("flags", ctypes.c_int),
        ("restorer", ctypes.c_void_p),
    )


def outlive_bus_errors(owner: object, arrays: Iterable[NDArray[Any]]) -> Callable[[], bool]:
    """Read zeros where these mapped arrays have lost their file's bytes, process-wide, for the lifetime of `owner`.

    Return a function that tells whether that has happened. Has no effect except on 64-bit Linux.
    """
    if sys.platform != "linux" or sys.maxsize < 2**32:
        return lambda: False
    with _lock:
        if not _state:
            _state.append(_install())
        places = [_add_range(array.ctypes.data, array.nbytes) for array in arrays if array.nbytes]
    weakref.finalize(owner, _forget, places)
    return lambda: bool(_ranges[places, 2].any())


def _add_range(address: int, size: int) -> int:
    """Register a range of memory, and return its index."""
    place = int(np.argmin(_ranges[:, 1] != 0))
    if _ranges[place, 1] == 0:  # if the table is full, errors in the range kill the process
        _ranges[place] = address - address % mmap.PAGESIZE, address + size, 0
    return place


def _forget(places: Iterable[int]) -> None:
    for place in places:
        _ranges[place, 1] = 0


def _install() -> Any:
    from numba import cfunc, types

    try:
        handler = cfunc(types.void(types.int32, types.voidptr, types.voidptr))(_make_handler())
    except Exception as error:  # compilation is off (NUMBA_DISABLE_JIT), say: run without the handler
        _log.warning("If an index file is truncated while it is read, this process will crash: %r", error)
        return None
    action = _Action(handler=handler.address, flags=_SA_SIGINFO | _SA_ONSTACK | _SA_RESTART)
    ctypes.CDLL(None, use_errno=True).sigaction(int(signal.SIGBUS), ctypes.byref(action), None)
    return handler


def _make_handler() -> Any:
    """Return the handler, to be compiled. It may only call what is safe in a signal handler: system calls."""
    from numba import carray, types
    from numba.extending import intrinsic

    def address_of_ranges(_context: Any) -> Any:
        def generate(_codegen: Any, builder: Any, _signature: Any, _arguments: Any) -> Any:
            from llvmlite import ir

            return builder.inttoptr(ir.Constant(ir.IntType(64), _ranges.ctypes.data), ir.IntType(8).as_pointer())

        return types.voidptr(), generate

    ranges: Any = intrinsic(address_of_ranges)

    number = types.int32
    map_pages = types.ExternalFunction("mmap", types.intp(types.intp, types.intp, number, number, number, types.int64))
    reset = types.ExternalFunction("signal", types.intp(number, types.intp))
    protection, flags = mmap.PROT_READ, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x10  # MAP_FIXED
    page, most, bus_error, address_at = mmap.PAGESIZE, _MOST, int(signal.SIGBUS), _ADDRESS_AT

    def on_bus_error(_number: Any, information: Any, _context: Any) -> None:
        address = carray(information, (4,), np.int64)[address_at]
        bounds = carray(ranges(), (most, 3), np.int64)
        for place in range(most):
            if bounds[place, 0] <= address < bounds[place, 1]:
                map_pages(address - address % page, page, protection, flags, -1, 0)
                bounds[place, 2] += 1
                return
        reset(bus_error, 0)  # an address that isn't ours: crash as if this handler didn't exist

    return on_bus_error
