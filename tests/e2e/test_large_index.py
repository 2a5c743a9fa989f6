"""A bot over an index that compiled code searches: it answers at once, and compiles in the background."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi

from index import Article
from index.compiling import made_up_articles
from index.indexing import write_snapshot
from index.storage import KERNELS

if TYPE_CHECKING:
    from conftest import Start

COMPILED = "Compiled code searches the index now."
QUESTION = "What did Odile Marchetti say about the lighthouse?"
SAID = "“The lighthouse will shine again by autumn,” said Odile Marchetti, its keeper."


def articles() -> Iterator[Article]:
    yield from made_up_articles()
    yield Article("lighthouse", "file:/lighthouse.txt", "The lighthouse", (SAID,))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Data folder with a large index, without compiled code."""
    data = tmp_path_factory.mktemp("large") / "data"
    write_snapshot(data / "snapshots", articles(), "large")
    shutil.rmtree(data / KERNELS, ignore_errors=True)
    return data


def test_the_first_start_answers_before_the_search_is_compiled_and_likewise_after(
    start_own: Start, own_api: BotApi
) -> None:
    alice = own_api.user("Alice")
    chat = own_api.private(alice)
    with own_api.hang("sendMessage") as hang:
        asked = chat.say(alice, QUESTION)
        bot = start_own(processes="0")
        own_api.wait_for_held(hang)  # it has found the answer
        assert COMPILED not in bot.log
    [before] = own_api.wait_for_sent(chat, after=asked)
    assert SAID in before.text
    bot.wait_for_log(COMPILED)
    [after] = own_api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    assert after.text == before.text
    assert "ERROR" not in bot.log


def test_it_ends_at_once_while_the_search_is_compiled(start_own: Start) -> None:
    bot = start_own()
    bot.wait_for_log("Compiling the search in the background")
    assert bot.stop() == 0
    assert COMPILED not in bot.log
