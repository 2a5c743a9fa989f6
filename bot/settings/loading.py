"""Loading the settings of this process. Not for what they are."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from bot.settings.settings import PREFIX, Settings
from index import SettingsError


def load_settings(**given: Any) -> Settings:
    """Load and check the settings; raises SettingsError, which names the setting and never shows its value.

    What is `given` goes before the environment and `.env`.
    """
    try:
        return Settings(**given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = f"{PREFIX}{first['loc'][0]}".upper() if first["loc"] else "A setting"
        raise SettingsError(name, first["msg"].removeprefix("Value error, ")) from None
    except UnicodeDecodeError:
        raise SettingsError("The file .env", "is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError("The file .env", f"can't be read ({error.strerror})") from None
