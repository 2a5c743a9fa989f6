"""Where the bundled sample articles are. Not for indexing them."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[2]


def samples_folder() -> Path:
    """Return the folder of the sample articles: a wheel has them in the package, a clone beside it, in `examples/`."""
    packaged = _PACKAGE / "samples"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "examples"
