"""What the bot remembers of chats."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from bot.chats import KEPT_SECONDS, Memory
from index import Question, StoreError

Open = Callable[[], Memory]


@pytest.fixture
def remember(tmp_path: Path) -> Iterator[Open]:
    """Opens the memory, each time anew, as a bot does that starts again."""
    with ExitStack() as opened:
        yield lambda: opened.enter_context(closing(Memory(f"sqlite:///{tmp_path / 'chats.sqlite'}")))


def test_a_message_was_not_answered_until_it_is_noted(remember: Open) -> None:
    memory = remember()
    assert not memory.was_answered(-1002000000001, 5, 1_700_000_000)
    memory.mark_answered(-1002000000001, 5, 1_700_000_000)
    assert memory.was_answered(-1002000000001, 5, 1_700_000_000)


@pytest.mark.parametrize("other", [(8, 5, 100), (7, 6, 100), (7, 5, 101)], ids=["chat", "message", "time"])
def test_other_messages_are_told_apart(remember: Open, other: tuple[int, int, int]) -> None:
    memory = remember()
    memory.mark_answered(7, 5, 100)
    assert not memory.was_answered(*other)


def test_noting_a_message_twice_changes_nothing(remember: Open) -> None:
    memory = remember()
    memory.mark_answered(7, 5, 100)
    memory.mark_answered(7, 5, 100)
    assert memory.was_answered(7, 5, 100)


def test_answers_are_remembered_over_a_restart(remember: Open) -> None:
    first = remember()
    first.mark_answered(7, 5, 100)
    first.close()
    assert remember().was_answered(7, 5, 100)


def test_answers_are_forgotten_when_telegram_no_longer_keeps_the_message(
    remember: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    remember().mark_answered(7, 5, 100)
    monkeypatch.setattr(time, "time", lambda: now + KEPT_SECONDS - 60)
    remember().mark_answered(7, 6, 100)
    monkeypatch.setattr(time, "time", lambda: now + KEPT_SECONDS + 60)
    later = remember()
    assert not later.was_answered(7, 5, 100)
    assert later.was_answered(7, 6, 100)


def test_what_was_kept_is_taken_once_and_in_order(remember: Open) -> None:
    first = remember()
    first.keep(["one", "two"])
    first.keep(["three"])
    first.close()
    memory = remember()
    assert memory.take_kept() == ["one", "two", "three"]
    assert memory.take_kept() == []
    memory.keep(["four"])
    assert memory.take_kept() == ["four"]


def test_threads_may_share_it(remember: Open) -> None:
    memory = remember()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: memory.mark_answered(number % 4, number, 100), range(100)))
        assert all(pool.map(lambda number: memory.was_answered(number % 4, number, 100), range(100)))


def test_a_file_that_is_no_database_is_named_with_its_setting(tmp_path: Path) -> None:
    file = tmp_path / "chats.sqlite"
    file.write_text("This is no database, whatever its name says.")
    with pytest.raises(StoreError, match=r"chats\.sqlite .*not a database.*NEWSBOT_CHATS_URL"):
        Memory(f"sqlite:///{file}")


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/db"])
def test_what_is_no_database_url_names_the_setting(url: str) -> None:
    with pytest.raises(StoreError, match="NEWSBOT_CHATS_URL"):
        Memory(url)


def test_an_error_never_shows_a_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as error:
        Memory(f"sqlite://user:sesame@/{tmp_path}/no/such/folder/chats.sqlite")
    assert "sesame" not in str(error.value)


def test_the_question_behind_an_answer_is_remembered(tmp_path: Path) -> None:
    database = tmp_path / "chats.sqlite"
    question = Question(
        "And in March?", ("strike",), since=date(2025, 3, 1), outlets=("Post",), corrected=(("a", "b"),)
    )
    memory = Memory(database)
    memory.remember(5, 7, question)
    memory.remember(5, 7, Question("?", ()))
    memory.close()
    again = Memory(database)
    assert again.question_of(5, 7) == question
    assert again.question_of(5, 8) is None
    assert again.question_of(6, 7) is None
    again.close()
