"""Pages drawn by Chromium, from Debian's packages or wherever PATH leads to it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

WIDTH = 480
"""CSS pixels, as in chat.css."""

SCALE = 1.45
"""Pixels of the picture to one of CSS."""

SECONDS = 60.0
"""As long as Chromium may take for a page."""

_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium doesn't start in its sandbox as root, as in a container; the pages are this project's own.
_FLAGS = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--no-first-run")
_ANY_HEIGHT = 800


class NoPicture(Exception):
    """A picture can't be drawn; its one sentence says why."""


def find_browser() -> str:
    """Chromium's path. Raises NoPicture where there is none."""
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        raise NoPicture(
            f"No browser: none of {', '.join(_NAMES)} is on PATH; install one, on Debian by `apt-get install chromium "
            "fonts-roboto-unhinted fonts-noto-color-emoji pngquant`, or write the pages alone, with --pages."
        )
    return browser


def screenshot(browser: str, page: Path, picture: Path) -> None:
    """Draws the page as tall as it is. Raises NoPicture where Chromium doesn't."""
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
    """With 256 colours, which are enough here and take a third of the space, where pngquant is there to do it."""
    if pngquant := shutil.which("pngquant"):
        subprocess.run([pngquant, "--force", "--strip", "--ext", ".png", str(picture)], check=False)


def _run(browser: str, profile: str, page: Path, height: int, *flags: str) -> str:
    """Runs Chromium, with a profile that nothing else uses; gives what it prints."""
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
