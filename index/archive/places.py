"""Where articles were read: their files, and their copies in them. Not for what a copy means for its article.

An article that lost the copy that it shows, or all of its copies, is loose until the end of an index run: a file that
is read later may hold it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.copies import Copy, CopyState
from index.archive.identity import digest_of
from index.archive.revisions import read_meta
from index.archive.rows import in_parts, insert_rows
from index.archive.tables import articles, copies, files, meta

_LOOSE = "loose"
"""Key in `meta` that says that some articles may be loose."""


def copy_states(connection: Connection, ids: Sequence[str]) -> dict[str, CopyState]:
    """Return what the database knows of some copies, by id."""
    states: dict[str, CopyState] = {}
    columns = copies.c.id, copies.c.article_id, copies.c.digest, copies.c.parser, copies.c.until
    for part in in_parts(ids):
        for row in connection.execute(sa.select(*columns).where(copies.c.id.in_(part))):
            states[row.id] = CopyState(row.article_id, row.digest, row.parser, row.until)
    return states


def copies_of(connection: Connection, article_ids: Sequence[str]) -> dict[str, set[str]]:
    """Return the ids of the copies of some articles, by the article."""
    by_article: dict[str, set[str]] = {}
    for part in in_parts(article_ids):
        query = sa.select(copies.c.article_id, copies.c.id).where(copies.c.article_id.in_(part))
        for row in connection.execute(query):
            by_article.setdefault(row.article_id, set()).add(row.id)
    return by_article


def files_of(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """Return the ids of the files of some copies, by the copy."""
    files_by_copy: dict[str, str] = {}
    for part in in_parts(ids):
        query = sa.select(copies.c.id, copies.c.file_id).where(copies.c.id.in_(part))
        files_by_copy |= {row.id: row.file_id for row in connection.execute(query)}
    return files_by_copy


def write_copies(connection: Connection, pairs: Iterable[tuple[Copy, str]], dropped: Collection[str]) -> None:
    """Write copies with the ids of their articles, replacing those with the same ids; delete the dropped ones."""
    rows: list[dict[str, Any]] = [
        {
            "id": copy.id,
            "file_id": digest_of(copy.file),
            "article_id": article_id,
            "digest": copy.digest,
            "parser": copy.parser,
            "until": copy.until,
            "shape": copy.shape[:200],
        }
        for copy, article_id in pairs
    ]
    for part in in_parts([*dropped, *(row["id"] for row in rows)]):
        connection.execute(sa.delete(copies).where(copies.c.id.in_(part)))
    insert_rows(connection, copies, rows)


def put_files(connection: Connection, origins: dict[str, bool]) -> None:
    """Make sure that files with these origins are known; each is given with whether it is a sample."""
    ids = {digest_of(origin): origin for origin in origins}
    known: dict[str, bool] = {}
    for part in in_parts([*ids]):
        query = sa.select(files.c.id, files.c.sample).where(files.c.id.in_(part))
        known |= {row.id: row.sample for row in connection.execute(query)}
    rows = [
        {"id": name, "origin": origin, "sample": origins[origin]} for name, origin in ids.items() if name not in known
    ]
    insert_rows(connection, files, rows)
    for is_sample in (False, True):
        other = [name for name, before in known.items() if before != is_sample and origins[ids[name]] == is_sample]
        for part in in_parts(other):
            connection.execute(sa.update(files).where(files.c.id.in_(part)).values(sample=is_sample))


def drop_copies(connection: Connection, ids: Sequence[str]) -> None:
    """Delete some copies; articles that lose what they show by that are loose."""
    for part in in_parts(ids):
        owners = [*connection.scalars(sa.select(copies.c.article_id).where(copies.c.id.in_(part)).distinct())]
        shown = sa.select(articles.c.id).where(articles.c.id.in_(owners), articles.c.copy_id.in_(part))
        losing = [*connection.scalars(shown)]
        of_files = sa.select(copies.c.file_id).where(copies.c.id.in_(part))
        connection.execute(sa.update(files).where(files.c.id.in_(of_files)).values(digest=None))  # it isn't whole now
        connection.execute(sa.delete(copies).where(copies.c.id.in_(part)))
        loosen(connection, owners, losing)


def loosen(connection: Connection, owners: Collection[str], losing: Sequence[str]) -> None:
    """Note that articles lost a copy; have the rest of those that lost the copy that they show read again."""
    for part in in_parts(losing):
        connection.execute(sa.update(articles).where(articles.c.id.in_(part)).values(copy_id=None))
        of_files = sa.select(copies.c.file_id).where(copies.c.article_id.in_(part))
        connection.execute(sa.update(files).where(files.c.id.in_(of_files)).values(digest=None))
        connection.execute(sa.update(copies).where(copies.c.article_id.in_(part)).values(digest=""))
    if owners and not may_be_loose(connection):
        connection.execute(sa.insert(meta), [{"key": _LOOSE, "value": "yes"}])


def may_be_loose(connection: Connection) -> bool:
    """Return whether articles may have lost a copy since `forget_loose`."""
    return read_meta(connection, _LOOSE) is not None


def loose_articles(connection: Connection) -> list[str]:
    """Return the ids of the articles that have no copy."""
    has_copy = sa.exists().where(copies.c.article_id == articles.c.id)
    return [*connection.scalars(sa.select(articles.c.id).where(~has_copy))]


def unread_files(connection: Connection) -> list[str]:
    """Return the origins of files with copies that must be read again."""
    of_files = sa.select(copies.c.file_id).where(copies.c.digest == "")
    return [*connection.scalars(sa.select(files.c.origin).where(files.c.id.in_(of_files)).order_by(files.c.origin))]


def forget_loose(connection: Connection) -> None:
    """Note that no article is loose."""
    connection.execute(sa.delete(meta).where(meta.c.key == _LOOSE))


def drop_lost_copies(connection: Connection) -> None:
    """Delete the copies whose articles are lost, by damage, so that their files are read again."""
    has_article = sa.exists().where(articles.c.id == copies.c.article_id)
    lost = [*connection.execute(sa.select(copies.c.id, copies.c.file_id).where(~has_article))]
    for part in in_parts(lost):
        of_files = {row.file_id for row in part}
        connection.execute(sa.update(files).where(files.c.id.in_(of_files)).values(digest=None))
        connection.execute(sa.delete(copies).where(copies.c.id.in_([row.id for row in part])))
