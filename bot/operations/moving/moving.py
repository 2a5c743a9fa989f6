"""Which databases are moved where, while nobody uses them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from bot.memory import CHATS_SETTING, MEMORY_SCHEMA
from bot.settings import Settings
from index import (
    ARTICLES_SCHEMA,
    DATABASE_SETTING,
    BotBusy,
    CopyingProgress,
    NewsbotError,
    Place,
    Schema,
    StoreError,
    copy_database,
    hold_index_lock,
    hold_lock,
    is_of,
    sqlite_file,
)

_FROM, _TO = "--from", "--to"


class Move(NamedTuple):
    """A database, where it goes, and what it is."""

    source: Place
    target: Place
    setting: str
    schema: Schema

    @property
    def what(self) -> str:
        """What the database is, in a few words."""
        return "articles" if self.setting == DATABASE_SETTING else "memory"


class MoveRefused(NewsbotError):
    """The databases to move aren't clear; `reason` is a sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def moves_of(settings: Settings, sources: list[str], targets: list[str], articles: str, chats: str) -> list[Move]:
    """Return what to move: each source to the target at its place, and what settings name to `articles` and `chats`.

    What a source is, its tables tell. Raises MoveRefused and StoreError.
    """
    if len(sources) != len(targets):
        raise MoveRefused("Give --from and --to in pairs: each database that is moved has one of either.")
    moves = [_move(_place(source, _FROM), _place(target, _TO)) for source, target in zip(sources, targets, strict=True)]
    if articles:
        source = Place(settings.data.database, DATABASE_SETTING)
        moves.append(Move(source, _place(articles, "--articles"), DATABASE_SETTING, ARTICLES_SCHEMA))
    if chats:
        moves.append(Move(Place(settings.chats, CHATS_SETTING), _place(chats, "--chats"), CHATS_SETTING, MEMORY_SCHEMA))
    if not moves:
        raise MoveRefused("Say what to move: --from URL --to URL, or --articles URL and --chats URL.")
    addresses = [str(place.database) for move in moves for place in (move.source, move.target)]
    if len({*addresses}) < len(addresses):
        raise MoveRefused("Each database needs an address of its own: two of those given are the same.")
    for move in moves:
        _check_there(move.source)
    return moves


def move_database(settings: Settings, move: Move, progress: CopyingProgress) -> int:
    """Copy a database into an empty one; return the number of rows. The source stays as it is.

    Raises BotBusy or IndexBusy while newsbot uses it, and StoreError; nothing is left in the target then.
    """
    with _locked(settings, move):
        return copy_database(move.source, move.target, move.schema, progress)


def _place(url: str, name: str) -> Place:
    """Return a database by its URL, or by the path of a SQLite file."""
    return Place(url if "://" in url else Path(url), name)


def _move(source: Place, target: Place) -> Move:
    _check_there(source)
    for setting, schema in ((DATABASE_SETTING, ARTICLES_SCHEMA), (CHATS_SETTING, MEMORY_SCHEMA)):
        if is_of(schema, source):
            return Move(source, target, setting, schema)
    raise StoreError(source.name, "there", "it has no tables of newsbot")


def _check_there(place: Place) -> None:
    file = sqlite_file(place.database, place.name)
    if file is not None and not file.is_file():
        raise StoreError(place.name, str(file), "there is no such file")


@contextmanager
def _locked(settings: Settings, move: Move) -> Iterator[None]:
    """Keep bots and index runs of this machine away from a database, by the locks in its data folder."""
    file = sqlite_file(move.source.database, move.source.name)
    folders = {settings.data_dir, *([file.parent] if file else [])}
    with ExitStack() as locked:
        for folder in sorted(folder for folder in folders if folder.is_dir()):
            if move.setting == DATABASE_SETTING:
                locked.enter_context(hold_index_lock(folder))
            else:
                for lock in sorted({folder / "bot.lock", *folder.glob("bot*.lock")}):
                    locked.enter_context(hold_lock(lock, BotBusy))
        yield
