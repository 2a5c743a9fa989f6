"""What `newsbot init` takes from Telegram for the bot, beside what the bot has."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.memory import Memory
from bot.operations.setup.claiming import Inbox
from bot.settings import Settings
from index import Question


async def test_what_the_bot_remembers_stays_as_long_as_the_settings_say(tmp_path: Path) -> None:
    given: dict[str, Any] = {"data_dir": tmp_path, "telegram_token": "1:abc", "keep_days": "365"}
    settings = Settings(_env_file=None, **given)  # type: ignore[call-arg]
    long_ago = datetime.now(UTC) - timedelta(days=100)
    memory = Memory(settings.chats, lambda: long_ago, 1, keep=settings.keep)
    await memory.remember_answer(7, Question("Who keeps the lighthouse?", ("lighthouse",)), key="key")
    await memory.aclose()
    inbox = Inbox(settings)
    await inbox.put([])
    await inbox.close()
    with closing(Memory(settings.chats, bot_id=1, keep=settings.keep)) as again:
        assert again.answer_of("key", 7) is not None
