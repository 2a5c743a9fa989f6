"""The values of settings: types that read and check what somebody wrote. Not for which settings there are."""

from __future__ import annotations

import re
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Literal, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, SecretStr
from pydantic_settings import NoDecode

from index import cores

_LONGEST_CONTACT = 200  # characters
_LAST_PORT = 65535
_MOST_DAYS = 3650

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


def _positive(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"0{0,8}[1-9]\d{0,8}", value.strip(), re.ASCII):
        raise ValueError("must be a whole number, 1 or more")
    return value


def _days(value: Any) -> Any:
    if isinstance(value, str) and not (re.fullmatch(r"\d{1,4}", value.strip(), re.ASCII) and int(value) <= _MOST_DAYS):
        raise ValueError(f"must be a whole number of days, from 0 to {_MOST_DAYS}")
    return value


def _port(value: Any) -> Any:
    if isinstance(value, str) and not (re.fullmatch(r"\d{1,5}", value.strip(), re.ASCII) and int(value) <= _LAST_PORT):
        raise ValueError("must be the number of a port, up to 65535, or 0 for none")
    return value


def _listen(value: str) -> str:
    try:
        return str(ip_address(value.strip()))
    except ValueError:
        raise ValueError("must be an IP address of this machine, like 127.0.0.1, or 0.0.0.0 for all of them") from None


def _name(value: str) -> str:
    if not re.fullmatch(r"[\w.:-]{1,40}", value.strip(), re.ASCII):
        raise ValueError("must be up to 40 letters, digits, and . : _ -")
    return value.strip()


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


def absolute(value: Path) -> Path:
    """Return a path as an absolute one; raises ValueError for the home folder of an unknown user."""
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


def _access(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() not in get_args(AccessMode):
        raise ValueError("must be open, request or list")
    return value.strip().lower() if isinstance(value, str) else value


def _date_order(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() not in ("dmy", "mdy"):
        raise ValueError("must be dmy (3/4/2026 is 3 April) or mdy (it is 4 March)")
    return value.strip().lower() if isinstance(value, str) else value


def _one_of(*choices: str) -> BeforeValidator:
    """Return a validator of a word, in any case."""

    def read(value: Any) -> Any:
        if isinstance(value, str) and value.strip().lower() not in choices:
            raise ValueError(f"must be {', '.join(choices[:-1])} or {choices[-1]}")
        return value.strip().lower() if isinstance(value, str) else value

    return BeforeValidator(read)


def default_processes() -> int:
    """Return one process per processor, at most 4; 0 on a single processor, where they gain nothing."""
    return min(4, cores()) if cores() > 1 else 0


Token = Annotated[SecretStr, AfterValidator(_token)]
"""A bot's token."""

Address = Annotated[str, AfterValidator(_address)]
"""The address of a server, without a slash at its end."""

Users = Annotated[frozenset[int], NoDecode, _ids("12345678,87654321")]
"""Numbers of people."""

Chats = Annotated[frozenset[int], NoDecode, _ids("12345678,-1001234567890")]
"""Numbers of people and groups."""

AccessMode = Literal["open", "request", "list"]
"""Who may use the bot: everybody, those whom an admin allowed when they asked, or those on a list."""

AccessSetting = Annotated[AccessMode, BeforeValidator(_access)]
"""Who may use the bot."""

Channels = Annotated[frozenset[int | str], NoDecode, BeforeValidator(_channels)]
"""Numbers of channels, and their public names in lower case after an @."""

Columns = Annotated[dict[str, str], NoDecode, BeforeValidator(_columns)]
"""The columns of an article's parts."""

DateOrder = Annotated[Literal["dmy", "mdy"], BeforeValidator(_date_order)]
"""The order of day and month in dates like 3/4/2026."""

LogFormat = Annotated[Literal["text", "json"], _one_of("text", "json")]
"""The format of log lines."""

LogLevel = Annotated[Literal["debug", "info", "warning", "error"], _one_of("debug", "info", "warning", "error")]
"""The lowest level of what is logged."""

Zone = Annotated[str, AfterValidator(_zone)]
"""The name of a time zone."""

Switch = Annotated[bool, BeforeValidator(_switch)]
"""On or off."""

Count = Annotated[int, BeforeValidator(_count)]
"""A whole number, 0 or more."""

PositiveCount = Annotated[int, BeforeValidator(_positive)]
"""A whole number, 1 or more."""

Port = Annotated[int, BeforeValidator(_port)]
"""The number of a port; 0: none."""

Listen = Annotated[str, AfterValidator(_listen)]
"""An IP address of this machine."""
Days = Annotated[int, BeforeValidator(_days)]
"""A number of days, 0 or more."""

Hours = Annotated[float, BeforeValidator(_hours)]
"""A number of hours, 0 or more."""

Folder = Annotated[Path, AfterValidator(absolute)]
"""A folder, as an absolute path."""

ReplicaName = Annotated[str, AfterValidator(_name)]
Proxy = Annotated[SecretStr, AfterValidator(_proxy)]
"""The address of a proxy, which may hold a password."""

HostPorts = Annotated[frozenset[str], NoDecode, BeforeValidator(_pairs)]
"""Hosts with their ports, as `host:port`."""

Contact = Annotated[str, AfterValidator(_contact)]
"""A site or a mailbox."""
