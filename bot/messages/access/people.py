"""What people and groups are called, in messages to the bot's admins. They choose their names: these are cleaned."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from bot.memory import AccessRecord
from bot.messages import Localization, clip_line

NAME = 64
"""Maximum UTF-16 units of a name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person or a group, and what Telegram says that they are called now."""

    chat_id: int
    name: str = ""
    username: str | None = None


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """What is known of a person's or a group's access, with names to show."""

    record: AccessRecord
    who: Named
    admin: str
    """The name of the admin who decided; empty if none did."""


def clean_name(name: str | None) -> str:
    """Return a name in one line and shortened, without characters that can't be seen or turn the direction of text."""
    visible = (char for char in name or "" if char.isspace() or not unicodedata.category(char).startswith("C"))
    return clip_line("".join(visible), NAME)


def say_who(who: Named) -> str:
    """Return what somebody is called, with the number, which nobody can choose: "Ann Lee @ann (12345678)"."""
    called = " ".join(filter(None, (clean_name(who.name), f"@{who.username}" if who.username else "")))
    return f"{called} ({who.chat_id})" if called else str(who.chat_id)


def say_kind(words: Localization, chat_id: int) -> str:
    """Return whether a number is that of a person or of a group."""
    return words.say("access-person") if chat_id > 0 else words.say("access-group")
