"""The project's three original questions, in the terminal and in the bot."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from botapi import BotApi, Chat, Sent, User

from index import DataFolder, index_files

if TYPE_CHECKING:
    from conftest import Command, Newsbot

SEED = Path(__file__).resolve().parents[3] / "shared" / "data" / "seed-article.txt"
TRUMP, KURSK, WORLD_CUP = (
    "What did Putin say about Trump?",
    "When will Russia retake Kursk?",
    "Who won the 2022 World Cup?",
)
NOT_SPOKEN = "I haven't spoken to him at all in over four years"


@pytest.fixture(scope="module", params=["the examples", "the seed article"])
def index(request: pytest.FixtureRequest, examples_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "the examples":
        return examples_index
    if not SEED.exists():
        pytest.skip("the seed article isn't part of the project, and stands beside it only where it is made")
    data = tmp_path_factory.mktemp("seed") / "data"
    index_files([SEED], DataFolder(data, f"sqlite:///{data / 'articles.sqlite'}"))
    return data


def folded(text: str) -> str:
    return text.replace("’", "'")


def quotations(sent: Sent) -> list[str]:
    """Return a message's block quotations with folded apostrophes."""
    return [folded(entity.of(sent.text)) for entity in sent.entities if entity.type == "blockquote"]


def printed_quotations(output: str) -> list[str]:
    """Return the blocks of lines that begin with `> `, with folded apostrophes."""
    return [folded(block) for block in re.findall(r"(?:^> .*\n)+", output, re.MULTILINE)]


def answer_to(api: BotApi, chat: Chat, user: User, question: str) -> Sent:
    asked = chat.say(user, question)
    [answer] = api.wait_for_sent(chat, after=asked)
    assert answer.reply_to == asked.message_id
    return answer


def test_the_bot_quotes_first_that_putin_has_not_spoken_to_trump(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    assert NOT_SPOKEN in quotations(answer_to(api, chat, alice, TRUMP))[0]


def test_the_bot_shows_that_putin_declined_to_say_when_kursk_is_retaken(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    assert any("declined" in quotation for quotation in quotations(answer_to(api, chat, alice, KURSK)))


def test_the_bot_says_that_it_found_nothing_about_the_world_cup(
    bot: Newsbot, api: BotApi, alice: User, chat: Chat
) -> None:
    answer = answer_to(api, chat, alice, WORLD_CUP)
    assert answer.text.startswith("Not found.")
    assert quotations(answer) == []


def test_the_terminal_quotes_first_that_putin_has_not_spoken_to_trump(newsbot: Command, index: Path) -> None:
    done = newsbot("ask", TRUMP, data_dir=str(index))
    assert done.returncode == 0
    assert NOT_SPOKEN in printed_quotations(done.stdout)[0]


def test_the_terminal_shows_that_putin_declined_to_say_when_kursk_is_retaken(newsbot: Command, index: Path) -> None:
    done = newsbot("ask", KURSK, data_dir=str(index))
    assert done.returncode == 0
    assert any("declined" in quotation for quotation in printed_quotations(done.stdout))


def test_the_terminal_says_that_it_found_nothing_about_the_world_cup(newsbot: Command, index: Path) -> None:
    done = newsbot("ask", WORLD_CUP, data_dir=str(index))
    assert done.returncode == 0
    assert done.stdout.startswith("Not found.")
    assert printed_quotations(done.stdout) == []
