"""Articles that a person removes: they stay out, whatever brings them again, until that is undone."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.copies import now
from index.archive.history import article_id_of, identity_of
from index.archive.identity import Identities
from index.archive.revisions import note_change
from index.archive.rows import delete_articles, in_parts, insert_rows, read_stored
from index.archive.tables import articles, files, identities, postponed, withdrawals


def remove_article(connection: Connection, name: str) -> str | None:
    """Remove the article with this id or link; return its title, or None if there is none.

    Whatever identifies it is remembered, except what another article is known by.
    """
    article_id = article_id_of(connection, name)
    if article_id is None:
        return None
    title = connection.scalar(sa.select(articles.c.title).where(articles.c.id == article_id))
    stored = read_stored(connection, [article_id]).get(article_id)
    names = set(Identities.of(stored.article, None).known) if stored else set()
    owners = sa.select(identities.c.identity).where(identities.c.identity.in_(names))
    names -= {*connection.scalars(owners.where(identities.c.article_id != article_id))}
    names.update(connection.scalars(sa.select(identities.c.identity).where(identities.c.article_id == article_id)))
    for part in in_parts(sorted(names)):
        connection.execute(sa.delete(withdrawals).where(withdrawals.c.identity.in_(part)))
    moment = now().isoformat()
    rows = [{"identity": identity, "moment": moment, "removed": article_id} for identity in sorted(names)]
    insert_rows(connection, withdrawals, rows)
    delete_articles(connection, [article_id])
    note_change(connection, [article_id])
    return str(title)


def removed_id(connection: Connection, name: str) -> str | None:
    """Return the id of the article with this id or link that a person removed; None if nobody did."""
    article_id = connection.scalar(sa.select(withdrawals.c.removed).where(_names_removed(name)))
    return str(article_id) if article_id else None


def restore_article(connection: Connection, name: str) -> bool:
    """Let an article in again that was removed, by its id or its link; return whether it was.

    All files and sources are read again by that: which of them hold it isn't known.
    """
    is_it = _names_removed(name)
    if connection.execute(sa.select(withdrawals.c.identity).where(is_it)).first() is None:
        return False
    removed = {*connection.scalars(sa.select(withdrawals.c.removed).where(is_it))}
    connection.execute(sa.delete(withdrawals).where(withdrawals.c.removed.in_(removed)))
    connection.execute(sa.update(files).values(digest=None))
    connection.execute(sa.delete(postponed).where(postponed.c.due_at.is_(None)))
    return True


def _names_removed(name: str) -> sa.ColumnElement[bool]:
    """Return the condition of what identifies the removed article with this id or link."""
    is_it = withdrawals.c.removed == name
    if (identity := identity_of(name)) is None:
        return is_it
    by_link = sa.select(withdrawals.c.removed).where(withdrawals.c.identity == identity).scalar_subquery()
    return sa.or_(is_it, withdrawals.c.removed == by_link)
