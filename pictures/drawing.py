"""Drawing: plays the conversations once, then writes a page and a picture for each."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pictures.browser import find_browser, screenshot
from pictures.conversations import bot_over_examples, conversations
from pictures.page import page


def draw(folder: Path, *, pages: bool = False) -> list[Path]:
    """Write the pictures, or only the pages, to `folder`; raise NoPicture if Chromium is missing or fails."""
    browser = None if pages else find_browser()  # before the conversations, so that a missing browser is noticed early
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
