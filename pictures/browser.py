"""Screenshots of pages by Chromium, from Debian's packages or anywhere on PATH."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

WIDTH = 480
"""Width of a page in CSS pixels, as in chat.css."""

SCALE = 1.45
"""Picture pixels per CSS pixel."""

SECONDS = 60.0
"""Time limit for Chromium to draw a page, in seconds."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# As root, for example in a container, Chromium doesn't start with its sandbox; the pages are this project's own.
_FLAGS = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--no-first-run")
_ANY_HEIGHT = 800


class NoPicture(Exception):
    """A picture can't be drawn; the message says why."""


def find_browser() -> str:
    """Return the path of Chromium; raise NoPicture if it isn't installed."""
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        raise NoPicture(
            f"No browser: none of {', '.join(_NAMES)} is on PATH; install one, on Debian by `apt-get install chromium "
            "fonts-roboto-unhinted fonts-noto-color-emoji pngquant`, or write the pages alone, with --pages."
        )
    return browser


def screenshot(browser: str, page: Path, picture: Path) -> None:
    """Draw the page at its full height; raise NoPicture if Chromium fails."""
    with TemporaryDirectory() as profile:
        laid_out = _run(browser, profile, page, _ANY_HEIGHT, "--dump-dom")
        height = re.search(r'<html[^>]* data-height="(\d+)"', laid_out)
        if height is None:
            raise NoPicture(f"{browser} doesn't say how tall {page.name} is.")
        picture.unlink(missing_ok=True)
        _run(browser, profile, page, int(height[1]), f"--screenshot={picture}", f"--force-device-scale-factor={SCALE}")
    if not picture.exists():
        raise NoPicture(f"{browser} has drawn no {picture.name}.")
    _make_small(picture)


def _make_small(picture: Path) -> None:
    """Reduce the picture to 256 colours if pngquant is installed: that is enough, and takes a third of the space."""
    if pngquant := shutil.which("pngquant"):
        subprocess.run([pngquant, "--force", "--strip", "--ext", ".png", str(picture)], check=False)


def _run(browser: str, profile: str, page: Path, height: int, *flags: str) -> str:
    """Run Chromium with a profile of its own and return its output."""
    arguments = (f"--user-data-dir={profile}", f"--window-size={WIDTH},{height}", page.resolve().as_uri())
    command = [browser, *_FLAGS, *flags, *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise NoPicture(f"{browser} takes more than {SECONDS:.0f} s for {page.name}.") from None
    except OSError as error:
        raise NoPicture(f"{browser} can't be started: {error.strerror}.") from error
    if done.returncode:
        raise NoPicture(f"{browser} can't draw {page.name}: it ended with code {done.returncode}.")
    return done.stdout
