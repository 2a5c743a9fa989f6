"""Fixtures: a data folder with both databases and added files, and the settings for it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.memory import Memory
from bot.settings import Settings
from index import DataFolder, Question


@pytest.fixture
def settings(examples_index: DataFolder, tmp_path: Path) -> Settings:
    """Settings of a data folder with articles, a memory and two files that people added."""
    data = shutil.copytree(examples_index.path, tmp_path / "data")
    (data / "added" / "deep").mkdir(parents=True)
    (data / "added" / "deep" / "abc.txt").write_text("Title: Mine\n\nThe heron came back to the harbour.")
    (data / "added" / "émigré.txt").write_text("Title: Other\n\nThe other heron stayed.")
    remember(data, "before")
    return Settings(_env_file=None, data_dir=data)  # type: ignore[call-arg]


def remember(data: Path, words: str) -> None:
    async def ask() -> None:
        memory = Memory(data / "chats.sqlite")
        await memory.follow(7, Question(words, (words,)), user_id=7)
        await memory.aclose()

    asyncio.run(ask())
