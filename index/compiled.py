"""Compiling by numba: where its results are kept, and the one way in which kernels are made.

Modules of kernels are imported only where there is much to do: numba takes 0.3 s to start and some seconds to compile
what isn't kept yet. A kernel and those that it calls stand in one module: numba makes anew what it kept when that file
has changed, and looks at no other.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")

_kept_in: list[Path] = []  # numba knows one place for a whole process


def keep_in(folder: Path) -> None:
    """Keep what is compiled from now on under `folder`, for the next process.

    The first folder given counts, and NUMBA_CACHE_DIR before it. Without any, it is kept beside the modules.
    """
    if not _kept_in:
        _kept_in.append(folder)


def kernel(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Compile `function` when it is first called; it runs without the interpreter's lock.

    Where nothing can be written, or what was kept is damaged, it is compiled anew.
    """
    import numba

    if _kept_in and not numba.config.CACHE_DIR and not os.environ.get("NUMBA_CACHE_DIR"):
        numba.config.CACHE_DIR = str(_kept_in[0])
    made = numba.njit(nogil=True, error_model="numpy")(function)
    # RuntimeError: neither that folder nor __pycache__ nor the home folder can be written. AttributeError: numba was
    # told to compile nothing (NUMBA_DISABLE_JIT), or keeps its memory elsewhere by now.
    with contextlib.suppress(RuntimeError, AttributeError):
        made.enable_caching()
        made._cache = _Forgiving(made._cache)
    compiled: Callable[_P, _R] = made
    return compiled


class _Forgiving:
    """numba's memory of one function, without the errors that it raises for a full disk or a damaged file."""

    def __init__(self, cache: Any) -> None:
        self._cache = cache

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cache, name)

    def load_overload(self, *arguments: Any) -> Any:
        """Return what was compiled before, or None."""
        try:
            return self._cache.load_overload(*arguments)
        except Exception:  # whatever pickle and LLVM make of a damaged file
            with contextlib.suppress(OSError):
                self._cache.flush()  # so that it can be kept again
            return None

    def save_overload(self, *arguments: Any) -> None:
        """Keep what was compiled, if that can be."""
        with contextlib.suppress(Exception):
            self._cache.save_overload(*arguments)
