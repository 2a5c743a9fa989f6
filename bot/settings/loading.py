"""Loading the settings of this process. Not for what they are."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from bot.settings.settings import PREFIX, Settings
from index import SettingsError


def load_settings(**given: Any) -> Settings:
    """Load and check the settings; raises SettingsError, which names the setting and never shows its value.

    What is `given` goes before the environment and `.env`.
    """
    with _file_errors():
        try:
            return Settings(**given)
        except ValidationError as error:
            raise _first(error)[1] from None


def load_usable_settings() -> tuple[Settings, list[SettingsError]]:
    """Load the settings, with the default in place of each that is wrong; return them with what is wrong.

    For telling all that is wrong, not for running a bot.
    """
    defaults: dict[str, Any] = {}
    errors: list[SettingsError] = []
    try:
        with _file_errors():
            Settings()
    except SettingsError as error:
        errors.append(error)
        defaults["_env_file"] = None
    except ValidationError:
        pass
    while True:
        try:
            settings = Settings(**defaults)
            errors += _contradictions(settings)
            return settings, errors
        except ValidationError as error:
            name, problem = _first(error)
            errors.append(problem)
            defaults[name] = Settings.model_fields[name].get_default(call_default_factory=True)


def _contradictions(settings: Settings) -> list[SettingsError]:
    """Return what is wrong with settings that are right by themselves."""
    errors = []
    for name in ("webhook", "data"):  # they are checked when they are read
        try:
            getattr(settings, name)
        except SettingsError as error:
            errors.append(error)
    return errors


@contextmanager
def _file_errors() -> Iterator[None]:
    """Translate errors of reading `.env` to SettingsError."""
    logging.getLogger("dotenv.main").setLevel(logging.ERROR)  # what a bad line is, `misspelt_settings` says
    try:
        yield
    except UnicodeDecodeError:
        raise SettingsError("The file .env", "is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(
            "The file .env", f"can't be read ({error.strerror}): let this user read it, or run newsbot elsewhere"
        ) from None


def _first(error: ValidationError) -> tuple[str, SettingsError]:
    """Return the first setting that is wrong, by its field, and what is wrong."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    field = str(first["loc"][0]) if first["loc"] else ""
    name = f"{PREFIX}{field}".upper() if field else "A setting"
    return field, SettingsError(name, first["msg"].removeprefix("Value error, "))
