"""Every setting, from the environment or a file `.env` in the current folder. `.env.example` documents each."""

from __future__ import annotations

import re
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index import DataFolder, SettingsError, cores

PREFIX = "NEWSBOT_"


def _ids(example: str) -> BeforeValidator:
    """`1, 2` as numbers, negative ones if the example has one; raises ValueError for what is none."""
    number = re.compile(r"-?\d{1,18}" if "-" in example else r"\d{1,18}", re.ASCII)

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(number.fullmatch(part) for part in parts):
            raise ValueError(f"must be whole numbers with commas between them, like {example}")
        return frozenset(int(part) for part in parts)

    return BeforeValidator(read)


def _count(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII):
        raise ValueError("must be a whole number, 0 or more")
    return value


def _hours(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,6}(\.\d{1,9})?", value.strip(), re.ASCII):
        raise ValueError("must be a number of hours, 0 or more")
    return value


def _switch(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() not in ("on", "off"):
        raise ValueError("must be on or off")
    return value.strip() if isinstance(value, str) else value


def _token(value: SecretStr) -> SecretStr:
    number, colon, secret = value.get_secret_value().partition(":")
    if not (number.isdecimal() and colon and secret) or len(value.get_secret_value().split()) != 1:
        raise ValueError("is no bot token: copy it whole from @BotFather (it looks like 123456789:AAF…)")
    return value


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must be an address that begins with http:// or https://")
    return value.rstrip("/")


def _absolute(value: Path) -> Path:
    try:
        return value.expanduser().absolute()
    except RuntimeError as error:
        raise ValueError("begins with ~ and the name of a user who has no home folder here") from error


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is no time zone: give one like UTC, Europe/Berlin or America/New_York") from None
    return value


def _processes() -> int:
    """One a processor, but none where there is but one: nothing is gained there."""
    return min(4, cores()) if cores() > 1 else 0


_Count = Annotated[int, BeforeValidator(_count)]
_Hours = Annotated[float, BeforeValidator(_hours)]
_Folder = Annotated[Path, AfterValidator(_absolute)]


class Settings(BaseSettings):
    """The settings of one process, checked when it starts. Values of secrets are in no representation of it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # an error would otherwise show the values of other settings, the token among them
    )

    telegram_token: Annotated[SecretStr | None, AfterValidator(lambda value: value and _token(value))] = None
    telegram_api_url: Annotated[str, AfterValidator(_address)] = "https://api.telegram.org"
    admin_ids: Annotated[frozenset[int], NoDecode, _ids("12345678,87654321")] = frozenset()
    allowed_chats: Annotated[frozenset[int], NoDecode, _ids("12345678,-1001234567890")] = frozenset()
    """Where the bot answers; empty is everywhere."""
    articles_dir: _Folder = Field(default=Path("examples"), validate_default=True)
    data_dir: _Folder = Field(default=Path("data"), validate_default=True)
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    inline: Annotated[bool, BeforeValidator(_switch)] = True
    follows: _Count = 10
    """Questions that one chat may follow."""
    alert_hours: _Hours = 24
    """At least so many hours lie between two messages about one of them."""
    limit_person: _Count = 20
    """Questions a minute and person, and a third of what one may send and press; 0 lifts it and the next three."""
    limit_private: _Count = 1
    """Messages a second and private chat."""
    limit_group: _Count = 20
    """Messages a minute and group."""
    limit_all: _Count = 30
    """Messages a second in all."""
    processes: _Count = Field(default_factory=_processes)
    """So many processes may answer beside the bot's own, under load; 0: none."""
    database_url: SecretStr | None = None  # may hold a password
    chats_url: SecretStr | None = None

    @property
    def data(self) -> DataFolder:
        """Where the index lives."""
        return DataFolder(self.data_dir, self._database(self.database_url, "articles.sqlite"))

    @property
    def bot_lock(self) -> Path:
        """The file that a bot locks while it runs: two with the same memory would answer everything twice."""
        mark = f"-{sha256(self.chats_url.get_secret_value().encode()).hexdigest()[:8]}" if self.chats_url else ""
        return self.data_dir / f"bot{mark}.lock"

    @property
    def chats(self) -> str | Path:
        """The database in which the bot remembers chats: its URL, or the path of a SQLite file."""
        return self._database(self.chats_url, "chats.sqlite")

    def today(self) -> date:
        """Return the day that it is where the bot's users are."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the time where the bot's users are."""
        return datetime.now(ZoneInfo(self.timezone))

    def token(self) -> str:
        """Return the bot's token; raises SettingsError where there is none."""
        if self.telegram_token is None:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN", "is not set: get a token from @BotFather in Telegram and put it into .env"
            )
        return self.telegram_token.get_secret_value()

    def bot_id(self) -> int:
        """Return the bot's number, which its token begins with; raises SettingsError where there is none."""
        return int(self.token().partition(":")[0])

    def _database(self, url: SecretStr | None, name: str) -> str | Path:
        return url.get_secret_value() if url else self.data_dir / name


def load_settings() -> Settings:
    """Return the settings as they are now; raises SettingsError, which names the setting and never shows its value."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        name = f"{PREFIX}{first['loc'][0]}".upper() if first["loc"] else "A setting"
        raise SettingsError(name, first["msg"].removeprefix("Value error, ")) from None
    except UnicodeDecodeError:
        raise SettingsError("The file .env", "is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError("The file .env", f"can't be read ({error.strerror})") from None
