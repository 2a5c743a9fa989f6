"""Revisions of the database: what changed since an index was built from it."""

from __future__ import annotations

import uuid
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.rows import in_parts
from index.archive.tables import changes, meta, revisions

_REVISIONS_KEPT = 10_000


def name_store(connection: Connection) -> None:
    """Give a new database its identifier, and the revision 0."""
    if read_meta(connection, "store") is None:
        values = {"store": uuid.uuid4().hex, "revision": "0"}
        connection.execute(sa.insert(meta), [{"key": key, "value": value} for key, value in values.items()])


def read_state(connection: Connection) -> str:
    """Return an identifier of the store and its revision, which changes with every change of the articles."""
    revision = _revision(connection)
    return f"{read_meta(connection, 'store')}:{revision}:{_token(connection, revision)}"


def changed_since(connection: Connection, state: str) -> set[str] | None:
    """Return the ids of the articles changed or removed since `state`.

    None if that is unknown: `state` is of another store, too old, or was undone by restoring an older copy of the
    database.
    """
    store, _, rest = state.partition(":")
    number, _, token = rest.partition(":")
    if store != read_meta(connection, "store") or not number.isdecimal():
        return None
    if int(number) > _revision(connection) or token != _token(connection, int(number)):
        return None
    return set(connection.scalars(sa.select(changes.c.article_id).where(changes.c.revision > int(number))))


def note_change(connection: Connection, ids: Collection[str]) -> None:
    """Increment the revision, and record it for the articles with these ids."""
    revision = _revision(connection) + 1
    connection.execute(sa.update(meta).where(meta.c.key == "revision").values(value=str(revision)))
    connection.execute(sa.insert(revisions), [{"revision": revision, "token": uuid.uuid4().hex}])
    connection.execute(sa.delete(revisions).where(revisions.c.revision <= revision - _REVISIONS_KEPT))
    for part in in_parts([*ids]):
        connection.execute(sa.delete(changes).where(changes.c.article_id.in_(part)))
        connection.execute(sa.insert(changes), [{"article_id": name, "revision": revision} for name in part])


def read_meta(connection: Connection, key: str) -> str | None:
    """Return a value of the table `meta`; None if it isn't there."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar()


def _revision(connection: Connection) -> int:
    revision = read_meta(connection, "revision") or ""
    return int(revision) if revision.isdecimal() else 0


def _token(connection: Connection, revision: int) -> str:
    select = sa.select(revisions.c.token).where(revisions.c.revision == revision)
    return connection.execute(select).scalar() or ""
