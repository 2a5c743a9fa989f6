"""The memory of a benchmark's processes."""

from __future__ import annotations

import resource
import sys
from pathlib import Path


def memory_mb(kind: str, process: int | str = "self") -> float | None:
    """Return a process's resident memory now (VmRSS) or at its peak (VmHWM); None where /proc is missing.

    `ru_maxrss` won't do: on Linux it includes the memory of the process that started this one.
    """
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return None
    sizes = (int(line.split()[1]) for line in status.splitlines() if line.startswith(f"{kind}:"))
    return next((size * 1024 / 1e6 for size in sizes), None)


def peak_mb() -> float:
    """Return the peak memory of this process in MB."""
    return memory_mb("VmHWM") or _mb(resource.getrusage(resource.RUSAGE_SELF))


def children_peak_mb() -> float:
    """Return the peak memory of the largest child that has ended, in MB."""
    return _mb(resource.getrusage(resource.RUSAGE_CHILDREN))


def _mb(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6  # bytes there, kilobytes elsewhere
