"""What the commands share: readable text, the settings, the index and a console. Not for what commands do."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from index import DataFolderError

if TYPE_CHECKING:
    from rich.console import Console

    from bot.settings import Settings
    from index import Engines

ProgressFormat = Literal["auto", "json", "none"]
DateOrder = Literal["dmy", "mdy"]


def current_settings() -> Settings:
    """Return the settings, after finishing a restore that was killed; raises SettingsError."""
    from bot.settings import load_settings

    settings = load_settings()
    if _is_there(settings.data_dir / "restore.json"):  # only then load what can finish it
        from bot.operations.backups import finish_restoring

        finish_restoring(settings)
    return settings


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise DataFolderError(path.parent, error.strerror or str(error)) from error


def log_as_json(settings: Settings, libraries: bool = True) -> None:
    """Log as JSON if the settings say so, as a running bot does. Otherwise, Python prints warnings as they are.

    `libraries`: whether to log what libraries say.
    """
    if settings.log_format == "json":
        from bot.logs import set_up_logging

        set_up_logging(replace(settings.logging, libraries=libraries))


def say_misspelt_settings() -> None:
    """Say on stderr which names look like settings and are none. A bot starts all the same: they may be another's."""
    from bot.settings import misspelt_settings

    for sentence in misspelt_settings():
        print(f"newsbot: {sentence}", file=sys.stderr)


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


def open_library(settings: Settings | None = None, serves: bool = False, deferred: bool = False) -> Engines:
    """Return the index. Only a process that `serves` compiles: for one question, that costs more than it saves.

    With `deferred`, it does so when it is told to.
    """
    from index import open_engines

    return open_engines((settings or current_settings()).data, compiled=serves, deferred=deferred)


def articles_dir(settings: Settings) -> Path | None:
    """Return the folder of the articles; None if none is set. Raises PathMissing if it isn't there."""
    from index import PathMissing

    if settings.articles_dir and not settings.articles_dir.is_dir():
        raise PathMissing(settings.articles_dir, "NEWSBOT_ARTICLES_DIR")
    return settings.articles_dir
