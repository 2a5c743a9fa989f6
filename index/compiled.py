"""Compiling with numba: where compiled code is cached, and the only way to make a kernel.

Kernel modules are imported only for large workloads: numba takes 0.3 s to start and several seconds to compile code
that isn't cached yet. A kernel and the kernels it calls share one module: numba recompiles when that file changes, but
checks no other file.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

_kept_in: list[Path] = []  # numba has one cache folder per process


class KernelSwitch:
    """Whether compiled code may run yet. Until then, NumPy does the same work more slowly. Thread-safe.

    A process that must start at once creates one that is off, compiles elsewhere, loads the code in a thread of its own
    `within` the switch, and then turns it on for all threads.
    """

    def __init__(self, on: bool = True) -> None:
        self._on = on
        self._thread = threading.local()

    def __call__(self) -> bool:
        """Return whether the calling thread may run compiled code."""
        return self._on or getattr(self._thread, "is_loading", False)

    @property
    def is_on(self) -> bool:
        """Whether all threads may run compiled code."""
        return self._on

    def turn_on(self) -> None:
        """Let all threads run compiled code from now on."""
        self._on = True

    @contextlib.contextmanager
    def within(self) -> Iterator[None]:
        """Let the calling thread run compiled code in the block."""
        self._thread.is_loading = True
        try:
            yield
        finally:
            self._thread.is_loading = False


ALWAYS = KernelSwitch()
"""A switch that is on: compiled code runs as soon as it is called, which waits for the compiler the first time."""


def keep_in(folder: Path) -> None:
    """Cache code compiled from now on under `folder`, for the next process.

    Only the first call counts, and NUMBA_CACHE_DIR takes precedence. Without either, the cache is beside the modules.
    """
    if not _kept_in:
        _kept_in.append(folder)


def kernel(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Compile `function` on its first call; it runs without holding the interpreter's lock.

    Where the cache can't be written or is damaged, each process compiles it again.
    """
    import numba

    if _kept_in and not numba.config.CACHE_DIR and not os.environ.get("NUMBA_CACHE_DIR"):
        numba.config.CACHE_DIR = str(_kept_in[0])
    made = numba.njit(nogil=True, error_model="numpy")(function)
    # RuntimeError: neither that folder nor __pycache__ nor the home folder can be written. AttributeError: compilation
    # is off (NUMBA_DISABLE_JIT), or a new numba keeps its cache in another attribute.
    with contextlib.suppress(RuntimeError, AttributeError):
        made.enable_caching()
        made._cache = _Forgiving(made._cache)
    compiled: Callable[_P, _R] = made
    return compiled


class _Forgiving:
    """numba's cache of one function, without the errors that it raises for a full disk or a damaged file."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cache, name)

    def load_overload(self, *arguments: Any) -> Any:
        """Return the cached code, or None."""
        try:
            return self._cache.load_overload(*arguments)
        except Exception:  # pickle and LLVM raise anything for a damaged file
            with contextlib.suppress(OSError):
                self._cache.flush()  # so that it can be saved again
            return None

    def save_overload(self, *arguments: Any) -> None:
        """Cache compiled code if possible."""
        with contextlib.suppress(Exception):
            self._cache.save_overload(*arguments)
