"""The layout of a backup: a gzipped tar file with a header first, and the checksums of its members last.

newsbot-backup.json     its format, the version of newsbot, the schemas of the databases
articles.sqlite         the articles
chats.sqlite            the bot's memory
added/...               pages and documents that people added one by one
checksums.json          size and SHA-256 of each of the above; a backup without it was cut off
"""

from __future__ import annotations

import json
import re
import tarfile
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

import sqlalchemy as sa

from bot.memory import MEMORY_VERSION
from bot.operations.backups.errors import BackupError
from bot.settings import Settings
from index import ARTICLES_VERSION

FORMAT = 1
"""Version of the layout: raise it when an older newsbot couldn't restore it."""

HEADER, CHECKSUMS = "newsbot-backup.json", "checksums.json"
ADDED = "added/"
_SAFE = re.compile(r"added/(?:[^/\\\x00-\x1f]+/)*[^/\\\x00-\x1f]+")

MOST_JSON = 256 << 20
"""Maximum size of the header or the checksums, in bytes."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The header of a backup. A database that isn't in it has no schema there."""

    format: int
    newsbot: str
    created: str
    """ISO 8601, UTC."""
    schemas: dict[str, str | None]
    """For each database, by the name of its file, the version of its tables; None if it doesn't say."""

    @classmethod
    def now(cls, created: str, schemas: dict[str, str | None]) -> Contents:
        """Return the header of a backup that is written now."""
        return cls(FORMAT, version("newsbot"), created, schemas)

    def to_json(self) -> bytes:
        """Return the header as it stands in the file."""
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def from_json(cls, raw: bytes) -> Contents:
        """Return the header in these bytes. Raises ValueError or TypeError if they are something else."""
        body = json.loads(raw)
        schemas = body["schemas"]
        header = cls(int(body["format"]), str(body["newsbot"]), str(body["created"]), dict(schemas))
        if not set(header.schemas) <= set(KNOWN_SCHEMAS):
            raise ValueError("it names another database")
        return header


KNOWN_SCHEMAS = {"articles.sqlite": ARTICLES_VERSION, "chats.sqlite": MEMORY_VERSION}
"""The newest version of the tables that this newsbot knows, for each database."""

_SETTINGS = {"articles.sqlite": "NEWSBOT_DATABASE_URL", "chats.sqlite": "NEWSBOT_CHATS_URL"}


def databases(settings: Settings) -> dict[str, Path | None]:
    """Return the file of each database, by its name in a backup; None if it isn't SQLite's."""
    given = {"articles.sqlite": settings.data.database, "chats.sqlite": settings.chats}
    return {name: _file_of(name, database) for name, database in given.items()}


def elsewhere(name: str) -> str:
    """Return the sentence about a database that isn't SQLite's."""
    return f"{_SETTINGS[name]} isn't a SQLite file: back it up and restore it with its own tools, such as pg_dump."


def is_allowed(member: tarfile.TarInfo) -> bool:
    """Return whether a backup may have a member: a file with a name of a backup's, and nothing outside its folder."""
    if not member.isreg():
        return False
    if member.name in (HEADER, CHECKSUMS, *KNOWN_SCHEMAS):
        return True
    return _SAFE.fullmatch(member.name) is not None and ".." not in member.name.split("/")


def _file_of(name: str, database: str | Path) -> Path | None:
    if isinstance(database, Path):
        return database
    try:
        url = sa.make_url(database)
    except sa.exc.ArgumentError as error:
        raise BackupError(Path(name), f"{_SETTINGS[name]} is no database URL", "correct it") from error
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None
