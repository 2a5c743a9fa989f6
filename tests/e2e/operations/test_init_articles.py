"""The first articles in `newsbot init`: a folder, a source on the web, the samples, and what has none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import BotApi
from news_server import NewsServer, Page, Story, serving
from operations.conftest import Init
from operations.test_init import ARTICLES_QUESTION, TOKEN_QUESTION, settings_in

SLUICE = Story(
    "The sluice is open", "The keeper of the Marrow sluice opened both gates on Monday, and the meadow flooded."
)


@pytest.fixture
def server() -> Iterator[NewsServer]:
    """Server of a site with one feed of a story, at /feed, and one without any, at /empty."""
    with serving() as server:
        server.feed("/feed", "Marrow Times", [SLUICE])
        server.feed("/empty", "Nothing yet", [])
        server.pages["/page"] = Page(b"<html><title>Shop</title><p>Buy now</p></html>", content_type="text/html")
        yield server


def test_the_folder_articles_is_offered_and_enters_the_settings(
    init: Init, api: BotApi, folder: Path, examples: Path
) -> None:
    articles = folder / "articles"
    articles.mkdir()
    shutil.copy(examples / "2025-05-22-sponge-reef.md", articles)
    terminal = init("--admin", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.answer(f"{ARTICLES_QUESTION}, samples to try newsbot out, or none [articles]", "")
    terminal.wait_for("1 added,")
    assert terminal.end() == 0
    assert settings_in(folder)["NEWSBOT_ARTICLES_DIR"] == str(articles)


def test_a_folder_that_is_missing_or_empty_is_asked_for_again(init: Init, api: BotApi, folder: Path) -> None:
    (folder / "empty").mkdir()
    terminal = init("--admin", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.answer(ARTICLES_QUESTION, "missing")
    terminal.wait_for("newsbot: There is no file or folder missing: check its name.")
    terminal.answer(ARTICLES_QUESTION, "empty")
    terminal.wait_for("newsbot: Nothing was indexed from")
    terminal.answer(ARTICLES_QUESTION, "none")
    assert terminal.end() == 0
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token}


def test_the_first_source_is_added_and_fetched(init: Init, api: BotApi, folder: Path, server: NewsServer) -> None:
    terminal = init("--admin", "none", sources_allowed=server.address)
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.answer(ARTICLES_QUESTION, server.url("/feed"))
    terminal.wait_for(f"Added “Marrow Times”: {server.url('/feed')}")
    terminal.wait_for("Marrow Times: 1 added")
    assert terminal.end() == 0


@pytest.mark.parametrize("path", ["/empty", "/page", "/missing"])
def test_an_address_without_articles_is_asked_for_again_and_not_stored(
    init: Init, api: BotApi, folder: Path, server: NewsServer, path: str
) -> None:
    del server.pages["/feed"]  # newsbot would look for it
    terminal = init("--admin", "none", sources_allowed=server.address)
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.answer(ARTICLES_QUESTION, server.url(path))
    terminal.wait_for(f"newsbot: {server.url(path)}")
    terminal.answer(ARTICLES_QUESTION, "none")
    assert terminal.end() == 0
    assert "Added" not in terminal.shown
    assert "Traceback" not in terminal.shown
