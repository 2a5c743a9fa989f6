"""python -m pictures [FOLDER]: draws the pictures into FOLDER, which is this one if none is given.

--pages     write them as HTML pages instead, which needs no browser
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Runs the command; returns its exit code."""
    parser = argparse.ArgumentParser(prog="python -m pictures", description="Draws the pictures in README.md.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, help="where to (default: %(default)s)")
    parser.add_argument("--pages", action="store_true", help="HTML pages instead of pictures: no browser is needed")
    given = parser.parse_args()
    sys.path.append(str(HERE.parent / "tests" / "e2e"))  # the double of the Bot API, and what starts the bot
    from pictures.browser import NoPicture
    from pictures.drawing import draw

    try:
        for path in draw(given.folder, pages=given.pages):
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")
    except NoPicture as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
