"""From the conversations to the files: played once, then a page and a picture for each."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pictures.browser import find_browser, screenshot
from pictures.conversations import bot_over_examples, conversations
from pictures.page import page


def draw(folder: Path, *, pages: bool = False) -> list[Path]:
    """Writes the pictures into `folder`, or the pages alone. Raises NoPicture where Chromium is missing or fails."""
    browser = None if pages else find_browser()  # asked first, so that nothing is played in vain
    with bot_over_examples() as api:
        scenes = conversations(api)
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with TemporaryDirectory() as scratch:
        for scene in scenes:
            html = (Path(scratch) if browser else folder) / f"{scene.name}.html"
            html.write_text(page(scene), encoding="utf-8")
            made.append(folder / f"{scene.name}.png" if browser else html)
            if browser:
                screenshot(browser, html, made[-1].resolve())
    return made
