"""What the commands of the terminal share: readable text, the settings and a console. Not for what commands do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from bot.settings import Settings


def current_settings() -> Settings:
    """Return the settings; raises SettingsError."""
    from bot.settings import load_settings

    return load_settings()


def new_console() -> Console:
    """Return a console on standard output that shows texts as they are."""
    from rich.console import Console

    return Console(highlight=False, emoji=False)


def readable(text: str) -> str:
    """Return typed text, with ? in place of bytes that are invalid in the terminal's encoding."""
    return text.encode(errors="replace").decode()


def all_readable(texts: Sequence[str] | None) -> list[str]:
    """Return several typed texts likewise."""
    return [readable(text) for text in texts or ()]
