"""The settings of the search cluster: their types, and all of them together. Not for connecting to it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Protocol
from urllib.parse import urlsplit

from pydantic import BeforeValidator, SecretStr
from pydantic_settings import NoDecode

from bot.settings.values import absolute
from index import SearchCluster, SettingsError

_PREFIX = re.compile(r"[a-z][a-z0-9_-]{0,99}", re.ASCII)
_NUMBERED = re.compile(r"-\d+$", re.ASCII)
_MOST_SHARDS, _MOST_REPLICAS = 1024, 100


class SearchSettings(Protocol):
    """The settings that describe a cluster."""

    @property
    def search_url(self) -> tuple[str, ...]:
        """Addresses of nodes."""
        ...

    @property
    def search_user(self) -> str | None:
        """Whom to name oneself."""
        ...

    @property
    def search_password(self) -> SecretStr | None:
        """The user's."""
        ...

    @property
    def search_api_key(self) -> SecretStr | None:
        """In place of both."""
        ...

    @property
    def search_ca_file(self) -> Path | None:
        """Whom to trust."""
        ...

    @property
    def search_prefix(self) -> str:
        """What names of indexes start with."""
        ...

    @property
    def search_shards(self) -> int:
        """Parts of an index."""
        ...

    @property
    def search_replicas(self) -> int:
        """Further copies of each."""
        ...


def search_cluster(settings: SearchSettings, prefix: str) -> SearchCluster | None:
    """Return the cluster that the settings describe; None if there is none. Raises SettingsError.

    `prefix` is what the names of settings start with.
    """
    if not settings.search_url:
        return None
    user, password, key = settings.search_user, settings.search_password, settings.search_api_key
    if key and (user or password):
        raise SettingsError(f"{prefix}SEARCH_API_KEY", "takes the place of a user and a password: set one of the two")
    if bool(user) != bool(password):
        missing, given = ("USER", "PASSWORD") if password else ("PASSWORD", "USER")
        raise SettingsError(f"{prefix}SEARCH_{missing}", f"is not set, but {prefix}SEARCH_{given} is: set both")
    if settings.search_ca_file and settings.search_url[0].startswith("http:"):
        raise SettingsError(f"{prefix}SEARCH_CA_FILE", f"is only for https://, which {prefix}SEARCH_URL is not")
    return SearchCluster(
        settings.search_url,
        user,
        password.get_secret_value() if password else None,
        key.get_secret_value() if key else None,
        settings.search_ca_file,
        settings.search_prefix,
        settings.search_shards,
        settings.search_replicas,
    )


def _hosts(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    hosts = tuple(part.strip().rstrip("/") for part in value.split(",") if part.strip())
    if not all(map(_is_address, hosts)):
        example = "https://search-1.example:9200,https://search-2.example:9200"
        raise ValueError(f"must be addresses with commas between them, like {example}")
    if any("@" in urlsplit(host).netloc for host in hosts):
        raise ValueError("must not hold a password: set NEWSBOT_SEARCH_USER and NEWSBOT_SEARCH_PASSWORD")
    if len({host.partition(":")[0] for host in hosts}) > 1:
        raise ValueError("must be all http:// or all https://")
    return hosts


def _is_address(host: str) -> bool:
    try:
        parts = urlsplit(host)
        is_address = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = host.isascii() and host.isprintable() and not set(host) & set(" ?#\\")
    return is_address and is_plain and parts.scheme in ("http", "https")


def _prefix(value: Any) -> Any:
    if isinstance(value, str) and not _PREFIX.fullmatch(value.strip()):
        raise ValueError("must be up to 100 of a-z, 0-9, _ and -, a letter first")
    if isinstance(value, str) and _NUMBERED.search(value.strip()):
        raise ValueError("must not end in a number after -, since the names of another prefix's indexes do")
    return value.strip() if isinstance(value, str) else value


def _between(least: int, most: int) -> BeforeValidator:
    def read(value: Any) -> Any:
        if isinstance(value, str):
            is_number = re.fullmatch(r"\d{1,9}", value.strip(), re.ASCII) is not None
            if not is_number or not least <= int(value) <= most:
                raise ValueError(f"must be a whole number, from {least} to {most:,}")
        return value

    return BeforeValidator(read)


def _file(value: Any) -> Any:
    return absolute(Path(value)) if isinstance(value, str) else value


def _secret(value: Any) -> Any:
    if isinstance(value, str) and not value.isprintable():
        raise ValueError("has characters that aren't printable: write it on one line")
    return value


SearchHosts = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_hosts)]
"""Addresses of a cluster's nodes."""

SearchPrefix = Annotated[str, BeforeValidator(_prefix)]
"""What the names of indexes start with."""

SearchFile = Annotated[Path, BeforeValidator(_file)]
"""A file, as an absolute path."""

SearchSecret = Annotated[SecretStr, BeforeValidator(_secret)]
"""A password or a key."""

Shards = Annotated[int, _between(1, _MOST_SHARDS)]
"""A number of parts of an index."""

Replicas = Annotated[int, _between(0, _MOST_REPLICAS)]
"""A number of further copies."""
