"""The sources on the web, with their schedule and their health. Not for fetching, nor for the articles from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.copies import now
from index.archive.database import ArticleDatabase
from index.archive.identity import digest_of, folded
from index.archive.rows import in_parts, insert_rows
from index.archive.tables import copies, health_events, health_tellings, postponed, sources
from index.errors import SourceAmbiguous, SourceKnown, SourceMissing
from index.sources.web import SourceOptions, Validators, WebSource

Told = Literal["", "failing", "silent"]
"""What people were last told of a source's health; nothing if it is well."""

HealthKind = Literal["failing", "silent", "back", "ended"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_MOMENTS = ("fetched_at", "succeeded_at", "changed_at", "newest_at", "due_at", "failing_since")
_NOTED: tuple[str, ...] = (
    "title",
    "state",
    "etag",
    "last_modified",
    "is_ended",
    "failures",
    "error",
    "usual_gap_seconds",
    "told",
)
_NOTED += _MOMENTS
_NEAREST = 3
_MOST_EVENTS = 8  # of a source, that wait for somebody to be told of them


@dataclass(frozen=True, slots=True)
class StoredSource:
    """A source with its schedule and its health. `origin` stays the same if the source moves to another address."""

    source: WebSource
    origin: str
    added_at: datetime
    is_paused: bool = False
    is_ended: bool = False
    """Whether its server said that it is gone for good, or that it is another source now."""
    fetched_at: datetime | None = None
    succeeded_at: datetime | None = None
    changed_at: datetime | None = None
    """When it last brought a new article."""
    newest_at: datetime | None = None
    """When its newest item appeared, as it says."""
    due_at: datetime | None = None
    failures: int = 0
    """Failed fetches in a row."""
    failing_since: datetime | None = None
    error: str = ""
    usual_gap_seconds: int | None = None
    """Usual time between two new articles."""
    told: Told = ""

    @property
    def name(self) -> str:
        """What to call it in messages: its title, or its address."""
        return self.source.title or self.source.url


@dataclass(frozen=True, slots=True)
class HealthEvent:
    """What people should be told of a source, once: it is failing, silent, back, or gone for good."""

    kind: HealthKind
    source_id: str
    title: str
    url: str
    reason: str
    """A sentence."""


class UntoldEvent(NamedTuple):
    """An event of which somebody wasn't told yet. A later one has a greater id."""

    id: int
    event: HealthEvent


class Postponed(NamedTuple):
    """An item that isn't loaded again before `due_at` (None: not before it changes)."""

    digest: str
    parser: int
    tries: int
    due_at: datetime | None


def source_id(url: str) -> str:
    """Return the id of a source, which is the same for all forms of its address."""
    return digest_of(f"source:{_canonical(url)}")


def _canonical(url: str) -> str:
    """Return an address without what makes no difference for a feed: scheme, "www.", default port, case of the host."""
    text = url.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host:
        return text
    address = host if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{address}{parts.path.rstrip('/')}{query}"


def read_sources(connection: Connection) -> list[StoredSource]:
    """Return all sources, by title."""
    stored = [_stored(row) for row in connection.execute(sa.select(sources)).mappings()]
    return sorted(stored, key=lambda item: (folded(item.name), item.source.id))


class WebSources(ArticleDatabase):
    """The sources of one database. Open it for one run and then close it; not thread-safe."""

    def add(self, source: WebSource) -> StoredSource:
        """Add a source, whose id is given to it here. Raises SourceKnown, naming it, if it is there already."""
        key = source_id(source.url)
        stored = StoredSource(replace(source, id=key), source.url, now())
        with self._writing() as connection:
            same = sa.select(sources).where(sa.or_(sources.c.id == key, sources.c.address == key))
            if (row := connection.execute(same).mappings().first()) is not None:
                known = _stored(row)
                raise SourceKnown(source.url, known.name, known.source.url)
            insert_rows(connection, sources, [_row(stored)])
        return stored

    def all(self) -> list[StoredSource]:
        """Return all sources, by title."""
        with self._reading() as connection:
            return read_sources(connection)

    def get(self, name: str) -> StoredSource:
        """Return the source with this address, id, or part of its title.

        Raises SourceMissing, with the nearest titles, or SourceAmbiguous, with those that it may be.
        """
        stored = self.all()
        key = source_id(name)
        for item in stored:
            if name == item.source.id or key in (item.source.id, source_id(item.source.url)):
                return item
        words = folded(name)
        if exact := [item for item in stored if folded(item.source.title) == words]:
            matching = exact
        else:
            matching = [item for item in stored if words and words in folded(item.name)]
        if len(matching) > 1:
            raise SourceAmbiguous(name, [f"{item.name} ({item.source.url})" for item in matching])
        if not matching:
            raise SourceMissing(name, _nearest(words, stored))
        return matching[0]

    def pause(self, key: str) -> None:
        """Fetch a source no longer, until `resume`."""
        self._change(key, is_paused=True)

    def resume(self, key: str) -> None:
        """Fetch a source again, at once, though it failed or ended."""
        self._change(key, is_paused=False, is_ended=False, due_at=None, failures=0, failing_since=None)

    def remove(self, key: str) -> None:
        """Delete a source. Its articles stay: `Store.drop_files` with its origin lets them go."""
        with self._writing() as connection:
            connection.execute(sa.delete(postponed).where(postponed.c.source_id == key))
            connection.execute(sa.delete(sources).where(sources.c.id == key))

    def moved(self, key: str, url: str) -> bool:
        """Give a source another address; return False if another source has that."""
        address = source_id(url)
        with self._writing() as connection:
            taken = sa.select(sources.c.id).where(
                sa.or_(sources.c.id == address, sources.c.address == address), sources.c.id != key
            )
            if connection.execute(taken).first() is not None:
                return False
            change = sa.update(sources).where(sources.c.id == key)
            connection.execute(change.values(url=url, address=address))
        return True

    def note(self, stored: StoredSource, event: HealthEvent | None = None) -> None:
        """Write down what a fetch came to, and what to tell of it: a kill leaves both or neither.

        What people decide (pausing, removing, options) may change meanwhile.
        """
        row, key = _row(stored), stored.source.id
        change = sa.update(sources).where(sources.c.id == key).values({name: row[name] for name in _NOTED})
        with self._writing() as connection:
            is_there = connection.execute(change).rowcount > 0
            if event is not None and is_there:
                new = {"source_id": key, "kind": event.kind, "reason": event.reason}
                connection.execute(sa.insert(health_events).values(new))
                of_source = sa.select(health_events.c.id).where(health_events.c.source_id == key)
                old = connection.scalars(of_source.order_by(health_events.c.id.desc()).offset(_MOST_EVENTS)).all()
                connection.execute(sa.delete(health_events).where(health_events.c.id.in_(old)))

    def count_articles(self) -> dict[str, int]:
        """Return the number of articles that each source brought, by its id."""
        count = sa.func.count(sa.distinct(copies.c.article_id))
        query = sa.select(copies.c.file_id, count).group_by(copies.c.file_id)
        numbers: dict[str, int] = {}
        with self._reading() as connection:
            origins = {row.id: digest_of(row.origin) for row in connection.execute(sa.select(sources))}
            for part in in_parts([*origins.values()]):
                of_sources = query.where(copies.c.file_id.in_(part))
                numbers |= {str(row[0]): int(row[1]) for row in connection.execute(of_sources)}
        return {key: numbers.get(file_id, 0) for key, file_id in origins.items()}

    # -- what people are to be told

    def untold(self, recipient: str) -> list[UntoldEvent]:
        """Return the events of which a recipient wasn't told yet, in the order in which they came."""
        told = sa.select(health_tellings.c.event_id).where(health_tellings.c.recipient == recipient)
        query = (
            sa.select(health_events, sources.c.title, sources.c.url)
            .join(sources, sources.c.id == health_events.c.source_id)
            .where(health_events.c.id.not_in(told))
            .order_by(health_events.c.id)
        )
        with self._reading() as connection:
            return [
                UntoldEvent(row.id, HealthEvent(row.kind, row.source_id, row.title, row.url, row.reason))
                for row in connection.execute(query)
            ]

    def note_told(self, ids: Collection[int], recipient: str, recipients: Collection[str]) -> None:
        """Note that a recipient was told of some events; an event of which all `recipients` were told is deleted."""
        tellings = health_tellings.c
        with self._writing() as connection:
            for part in in_parts([*ids]):
                existing = connection.scalars(sa.select(health_events.c.id).where(health_events.c.id.in_(part))).all()
                told = connection.scalars(sa.select(tellings.event_id).where(tellings.recipient == recipient)).all()
                new = [{"event_id": key, "recipient": recipient} for key in {*existing}.difference(told)]
                insert_rows(connection, health_tellings, new)
            count = sa.func.count(tellings.recipient)
            complete = (
                sa.select(tellings.event_id)
                .where(tellings.recipient.in_(recipients))
                .group_by(tellings.event_id)
                .having(count >= len(recipients))
            )
            connection.execute(sa.delete(health_events).where(health_events.c.id.in_(complete)))

    # -- items that hold no article

    def postponed(self, ids: Sequence[str]) -> dict[str, Postponed]:
        """Return which of these copies, by id, are of items that wait."""
        waiting: dict[str, Postponed] = {}
        with self._reading() as connection:
            for part in in_parts(ids):
                for row in connection.execute(sa.select(postponed).where(postponed.c.id.in_(part))):
                    waiting[row.id] = Postponed(row.digest, row.parser, row.tries, _moment(row.due_at))
        return waiting

    def first_due(self, key: str) -> datetime | None:
        """Return when the first of a source's items that wait is to be tried again; None if none is."""
        query = sa.select(sa.func.min(postponed.c.due_at)).where(postponed.c.source_id == key)
        with self._reading() as connection:
            return _moment(connection.scalar(query))

    def postpone(
        self, key: str, items: Mapping[str, Postponed], done: Sequence[str] = (), gone_if_due: datetime | None = None
    ) -> None:
        """Let items of a source wait, by the ids of their copies; those that are `done` no longer do.

        Nor do other items that were to be tried again by `gone_if_due`, if given: the source no longer lists them.
        """
        rows: list[dict[str, Any]] = [
            {**item._asdict(), "id": name, "source_id": key, "due_at": _text(item.due_at)}
            for name, item in items.items()
        ]
        if not rows and not done and gone_if_due is None:
            return
        with self._writing() as connection:
            if gone_if_due is not None:
                of_source = sa.delete(postponed).where(postponed.c.source_id == key)
                connection.execute(of_source.where(postponed.c.due_at <= _text(gone_if_due)))
            for part in in_parts([*items, *done]):
                connection.execute(sa.delete(postponed).where(postponed.c.id.in_(part)))
            if connection.execute(sa.select(sources.c.id).where(sources.c.id == key)).first() is not None:
                insert_rows(connection, postponed, rows)

    def _change(self, key: str, **values: Any) -> None:
        with self._writing() as connection:
            connection.execute(sa.update(sources).where(sources.c.id == key).values(values))


def _nearest(words: str, stored: Sequence[StoredSource]) -> list[str]:
    from rapidfuzz import fuzz, process

    names = {item.name: folded(item.name) for item in stored}
    return [name for _, _, name in process.extract(words, names, scorer=fuzz.WRatio, limit=_NEAREST, score_cutoff=50)]


def _row(stored: StoredSource) -> dict[str, Any]:
    source = stored.source
    return {
        "id": source.id,
        "address": source_id(source.url),
        "url": source.url,
        "origin": stored.origin,
        "kind": source.kind,
        "title": source.title,
        "options": _options_to_text(source.options),
        "state": source.state,
        "etag": source.validators.etag,
        "last_modified": source.validators.last_modified,
        "is_paused": stored.is_paused,
        "is_ended": stored.is_ended,
        "added_at": _text(stored.added_at),
        **{name: _text(getattr(stored, name)) for name in _MOMENTS},
        "failures": stored.failures,
        "error": stored.error,
        "usual_gap_seconds": stored.usual_gap_seconds,
        "told": stored.told,
    }


def _stored(row: sa.RowMapping) -> StoredSource:
    options = _options_from_text(row["options"])
    validators = Validators(row["etag"], row["last_modified"])
    source = WebSource(row["id"], row["url"], row["kind"], row["title"], options, validators, row["state"])
    return StoredSource(
        source,
        row["origin"],
        datetime.fromisoformat(row["added_at"]),
        row["is_paused"],
        row["is_ended"],
        failures=row["failures"],
        error=row["error"],
        usual_gap_seconds=row["usual_gap_seconds"],
        told=row["told"],
        **{name: _moment(row[name]) for name in _MOMENTS},
    )


def _options_to_text(options: SourceOptions) -> str:
    changed = {name: value for name, value in asdict(options).items() if value != getattr(SourceOptions(), name)}
    return json.dumps(changed, ensure_ascii=False)


def _options_from_text(text: str) -> SourceOptions:
    """Return the options; a later version may have written others besides."""
    known = {item.name for item in fields(SourceOptions)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in json.loads(text).items()
        if name in known
    }
    return SourceOptions(**values)


def _text(moment: datetime | None) -> str | None:
    """Return a moment in UTC, so that texts are in the order of their moments."""
    return moment.astimezone(UTC).isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
