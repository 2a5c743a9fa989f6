"""The settings, from the environment or a file `.env` in the current folder. `.env.example` documents each."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from index import DataFolder, SettingsError, cores

if TYPE_CHECKING:
    from index import FetchOptions, ReadingOptions, RefreshOptions

PREFIX = "NEWSBOT_"
_LONGEST_CONTACT = 200  # characters

_CHANNEL = re.compile(r"-100\d{1,14}|@[A-Za-z]\w{3,31}", re.ASCII)


def _ids(example: str) -> BeforeValidator:
    """Return a validator of numbers with commas between them; negative ones only if `example` has one."""
    number = re.compile(r"-?\d{1,18}" if "-" in example else r"\d{1,18}", re.ASCII)

    def read(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        if not all(number.fullmatch(part) for part in parts):
            raise ValueError(f"must be whole numbers with commas between them, like {example}")
        return frozenset(int(part) for part in parts)

    return BeforeValidator(read)


def _channels(value: Any) -> Any:
    """Read channels with commas between them: their numbers, and their public names, which have no case."""
    if not isinstance(value, str):
        return value
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if not all(_CHANNEL.fullmatch(part) for part in parts):
        example = "@orrinbaynews,-1001234567890"
        raise ValueError(f"must be names or numbers of channels with commas between them, like {example}")
    return frozenset(int(part) if part.startswith("-") else part.lower() for part in parts)


def _count(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII):
        raise ValueError("must be a whole number, 0 or more")
    return value


def _chats(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"0{0,8}[1-9]\d{0,8}", value.strip(), re.ASCII):
        raise ValueError("must be a whole number, 1 or more")
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
        raise ValueError("is not a bot token: copy the whole token from @BotFather (it looks like 123456789:AAF…)")
    return value


def _address(value: str) -> str:
    if not value.startswith(("http://", "https://")):
        raise ValueError("must be an address that starts with http:// or https://")
    return value.rstrip("/")


def _absolute(value: Path) -> Path:
    try:
        return value.expanduser().absolute()
    except RuntimeError as error:
        raise ValueError("starts with ~, but that user has no home folder: write the whole path") from error


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("is not a time zone: use a name like UTC, Europe/Berlin or America/New_York") from None
    return value


def _proxy(value: SecretStr) -> SecretStr:
    from index import check_proxy

    check_proxy(value.get_secret_value())
    return value


def _pairs(value: Any) -> Any:
    from index import parse_pair

    if not isinstance(value, str):
        return value
    try:
        return frozenset(parse_pair(part) for part in value.split(",") if part.strip())
    except ValueError:  # its text shows the value, which no message about settings does
        example = "intranet.example:443,[fd00::1]:80"
        raise ValueError(f"must be hosts with their ports, with commas between them, like {example}") from None


def _contact(value: str) -> str:
    is_address = value.isprintable() and value.isascii() and value.strip() and not set(value) & set("()")
    if not is_address or len(value) > _LONGEST_CONTACT:  # servers refuse long headers
        raise ValueError("must be an address, such as https://example.org or mail@example.org")
    return value.strip()


def _columns(value: Any) -> Any:
    from index import COLUMN_PARTS, parse_columns

    if not isinstance(value, str):
        return value
    try:
        columns = parse_columns(pair for pair in value.split(",") if pair.strip())
        if "channel" in columns:  # it isn't that of every channel
            raise ValueError
        return columns
    except ValueError:
        parts = ", ".join(part for part in COLUMN_PARTS if part != "channel")
        raise ValueError(f"must be pairs like title=kop,text=tekst, each with one of the parts {parts}") from None


def _date_order(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() not in ("dmy", "mdy"):
        raise ValueError("must be dmy (3/4/2026 is 3 April) or mdy (it is 4 March)")
    return value.strip().lower() if isinstance(value, str) else value


def _processes() -> int:
    """Return one process per processor, at most 4; 0 on a single processor, where they gain nothing."""
    return min(4, cores()) if cores() > 1 else 0


_Count = Annotated[int, BeforeValidator(_count)]
_Hours = Annotated[float, BeforeValidator(_hours)]
_Folder = Annotated[Path, AfterValidator(_absolute)]


class Settings(BaseSettings):
    """The settings of one process, checked when it starts. Its `repr` shows no secrets."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # otherwise an error shows the values of other settings, including the token
    )

    telegram_token: Annotated[SecretStr | None, AfterValidator(lambda value: value and _token(value))] = None
    telegram_api_url: Annotated[str, AfterValidator(_address)] = "https://api.telegram.org"
    admin_ids: Annotated[frozenset[int], NoDecode, _ids("12345678,87654321")] = frozenset()
    allowed_chats: Annotated[frozenset[int], NoDecode, _ids("12345678,-1001234567890")] = frozenset()
    """The only chats that the bot answers in; empty: all."""
    channels: Annotated[frozenset[int | str], NoDecode, BeforeValidator(_channels)] = frozenset()
    """The channels whose posts become articles: their numbers, and their public names in lower case after an @."""
    articles_dir: _Folder | None = None
    """The folder of articles that index runs read unless they are given another; None: there is none."""
    columns: Annotated[dict[str, str], NoDecode, BeforeValidator(_columns)] = {}
    """The columns that tables and other records usually have for the parts of an article."""
    date_order: Annotated[Literal["dmy", "mdy"] | None, BeforeValidator(_date_order)] = None
    """How to read dates like 3/4/2026; None: leave them out."""
    data_dir: _Folder = Field(default=Path("data"), validate_default=True)
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    inline: Annotated[bool, BeforeValidator(_switch)] = True
    follows: _Count = 10
    """Maximum number of questions that one chat may follow."""
    alert_hours: _Hours = 24
    """Minimum hours between two messages about the same followed question."""
    unanswered_chats: Annotated[int, BeforeValidator(_chats)] = 2
    """Minimum number of chats that must have asked a question before it is listed as unanswered; 1: all are listed."""
    limit_person: _Count = 20
    """Questions a minute from one person, who may send and press three times as many things in all; 0: no limits."""
    limit_private: _Count = 1
    """Messages a second to one private chat; 0: no limit."""
    limit_group: _Count = 20
    """Messages a minute to one group; 0: no limit."""
    limit_all: _Count = 30
    """Messages a second to all chats together; 0: no limit."""
    processes: _Count = Field(default_factory=_processes)
    """Maximum number of extra processes that answer under load; 0: none."""
    refresh_minutes: _Count = 15
    """Minutes between two refreshes of the sources on the web; 0: the bot starts none."""
    sources_proxy: Annotated[SecretStr | None, AfterValidator(lambda value: value and _proxy(value))] = None
    sources_allowed: Annotated[frozenset[str], NoDecode, BeforeValidator(_pairs)] = frozenset()
    """Private addresses of sources that may be fetched, as `host:port`."""
    sources_contact: Annotated[str | None, AfterValidator(lambda value: value and _contact(value))] = None
    """Where the owners of sites reach whoever runs newsbot."""
    database_url: SecretStr | None = None  # may hold a password
    chats_url: SecretStr | None = None

    @property
    def data(self) -> DataFolder:
        """The folder of the index, and the database of the articles."""
        return DataFolder(self.data_dir, self._database(self.database_url, "articles.sqlite"))

    @property
    def bot_lock(self) -> Path:
        """The file that a running bot locks: two bots on the same memory would answer everything twice."""
        mark = f"-{sha256(self.chats_url.get_secret_value().encode()).hexdigest()[:8]}" if self.chats_url else ""
        return self.data_dir / f"bot{mark}.lock"

    @property
    def chats(self) -> str | Path:
        """The database of the bot's memory: its URL, or the path of a SQLite file."""
        return self._database(self.chats_url, "chats.sqlite")

    @property
    def reading(self) -> ReadingOptions:
        """How to read files."""
        from index import ReadingOptions

        return ReadingOptions(self.date_order, usual_columns=self.columns)

    @property
    def fetching(self) -> FetchOptions:
        """How to fetch sources on the web."""
        from index import FetchOptions, user_agent

        proxy = self.sources_proxy.get_secret_value() if self.sources_proxy else None
        return FetchOptions(self.sources_allowed, proxy, user_agent=user_agent(self.sources_contact))

    @property
    def refreshing(self) -> RefreshOptions:
        """How to refresh them."""
        from index import RefreshOptions

        return RefreshOptions(timedelta(minutes=self.refresh_minutes)) if self.refresh_minutes else RefreshOptions()

    def reads_channel(self, chat_id: int, public_name: str | None) -> bool:
        """Return whether the posts of a channel become articles."""
        return chat_id in self.channels or f"@{public_name or ''}".lower() in self.channels

    def today(self) -> date:
        """Return today's date in the bot's time zone."""
        return self.now().date()

    def now(self) -> datetime:
        """Return the current time in the bot's time zone."""
        return datetime.now(ZoneInfo(self.timezone))

    def token(self) -> str:
        """Return the bot's token; raises SettingsError if it isn't set."""
        if self.telegram_token is None:
            raise SettingsError(
                f"{PREFIX}TELEGRAM_TOKEN", "is not set: get a token from @BotFather in Telegram and put it into .env"
            )
        return self.telegram_token.get_secret_value()

    def bot_id(self) -> int:
        """Return the bot's id, which its token starts with; raises SettingsError if no token is set."""
        return int(self.token().partition(":")[0])

    def _database(self, url: SecretStr | None, name: str) -> str | Path:
        return url.get_secret_value() if url else self.data_dir / name


def load_settings() -> Settings:
    """Load and check the settings; raises SettingsError, which names the setting and never shows its value."""
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
