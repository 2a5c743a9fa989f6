"""Draw the pictures in README.md: python -m pictures [FOLDER] [--pages]

Writes them to FOLDER, by default this one. --pages writes HTML pages instead, which needs no browser.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m pictures", description="Draw the pictures in README.md.")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, help="folder to write to (default: %(default)s)")
    parser.add_argument("--pages", action="store_true", help="write HTML pages instead of pictures; needs no browser")
    given = parser.parse_args()
    sys.path.append(
        str(HERE.parent / "tests" / "e2e")
    )  # the double of the Bot API and the functions that start the bot
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
