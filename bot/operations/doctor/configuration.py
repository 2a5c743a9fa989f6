"""Checks of the settings: their values, misspelt names, and who may read the file `.env`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.operations.doctor.findings import Finding, fail, note, ok
from bot.operations.doctor.permissions import who_may_read
from bot.settings import ENV_FILE, Settings
from index import SettingsError


def check_settings(errors: Sequence[SettingsError], misspelt: Sequence[str]) -> Iterator[Finding]:
    """Yield what is wrong with the settings, a finding each; `misspelt` are sentences."""
    yield from (fail("settings", str(error)) for error in errors)
    yield from (note("settings", sentence) for sentence in misspelt)
    if not errors and not misspelt:
        where = "from .env and the environment" if ENV_FILE.exists() else "from the environment; there is no .env here"
        yield ok("settings", f"read {where}")


def check_env_file(_settings: Settings) -> Iterator[Finding]:
    """Yield whether others can read `.env`, which holds the token."""
    if not ENV_FILE.exists():
        return
    if others := who_may_read(ENV_FILE):
        yield note(".env", f"{others} can read it, and it may hold the token", f"chmod 600 {ENV_FILE.absolute()}")
    else:
        yield ok(".env", "only its owner can read it")


def check_articles_dir(settings: Settings) -> Iterator[Finding]:
    """Yield whether the folder of articles is there; the bot doesn't start without it, if it is set."""
    if (folder := settings.articles_dir) is None:
        return
    if folder.is_dir():
        yield ok("articles", str(folder))
    else:
        remedy = "create it, or set NEWSBOT_ARTICLES_DIR to the folder of your articles"
        yield fail("articles", f"there is no folder {folder}", remedy)
