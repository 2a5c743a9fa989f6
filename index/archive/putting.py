"""Putting copies of articles into the database: each becomes a new article, another version of one, or nothing new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive.copies import Copy, CopyState, Outcome, continues, is_same_by_title, merged, now, supersedes
from index.archive.identity import content_digest, digest_of
from index.archive.revisions import note_change
from index.archive.rows import StoredArticle, delete_articles, in_parts, insert_rows, read_stored, write_articles
from index.archive.tables import articles, copies, files, identities, versions, withdrawals
from index.model import Article, published_to_text


def put_copies(connection: Connection, batch: Sequence[Copy]) -> list[Outcome]:
    """Put some copies into the database, with a few queries for all of them; return what became of each."""
    putting = _Putting(connection, batch)
    outcomes = [putting.put(copy) for copy in batch]
    putting.write()
    return outcomes


def copy_states(connection: Connection, ids: Sequence[str]) -> dict[str, CopyState]:
    """Return what the database knows of some copies, by id."""
    states: dict[str, CopyState] = {}
    for part in in_parts(ids):
        for row in connection.execute(sa.select(copies).where(copies.c.id.in_(part))):
            states[row.id] = CopyState(row.article_id, row.digest, row.parser, row.until)
    return states


class _Putting:
    """The state of the articles that a batch of copies concerns, and what changes."""

    def __init__(self, connection: Connection, batch: Sequence[Copy]) -> None:
        self._connection = connection
        self._now = now()
        self._states = copy_states(connection, [copy.id for copy in batch])
        names = [*{name for copy in batch for name in copy.identities}]
        self._owners = _pairs(connection, identities.c.identity, identities.c.article_id, names)
        self._withdrawn = _pairs(connection, withdrawals.c.identity, withdrawals.c.moment, names)
        ids = {*self._owners.values(), *(state.article_id for state in self._states.values())}
        ids.update(copy.article.id for copy in batch)
        self._stored = read_stored(connection, sorted(ids))
        self._changed: set[str] = set()  # ids of articles to write
        self._removed: set[str] = set()  # ids of articles to delete
        self._old: list[tuple[StoredArticle, int]] = []
        self._new_identities: dict[str, str] = {}
        self._new_withdrawals: dict[str, str] = {}
        self._copies: dict[str, tuple[Copy, str]] = {}  # with the ids of their articles

    def put(self, copy: Copy) -> Outcome:
        """Decide about one copy."""
        known = self._article_of(copy)
        if copy.is_withdrawn:
            return self._withdraw(copy, known)
        if self._is_withdrawn(copy):
            return Outcome.REFUSED
        if known is None:
            article_id = self._free_id(copy)
            self._show(copy, replace(copy.article, id=article_id), None)
            self._keep(copy, article_id)
            return Outcome.ADDED
        outcome = self._update(copy, self._stored[known])
        self._keep(copy, known)
        return outcome

    def _article_of(self, copy: Copy) -> str | None:
        """Return the id of the article that a copy is of; None if it is a new one."""
        state = self._states.get(copy.id)
        if state and (stored := self._stored.get(state.article_id)) and continues(copy, stored.article):
            return state.article_id
        for identity in copy.identities:
            owner = self._owners.get(identity)
            stored = self._stored.get(owner) if owner else None
            if stored and is_same_by_title(copy, identity, stored.article):
                return owner
        return None

    def _update(self, copy: Copy, stored: StoredArticle) -> Outcome:
        current, content = stored.article, content_digest(copy.article)
        is_shown = stored.copy_id in (copy.id, None)
        if not is_shown and (content == stored.content or not supersedes(copy, current)):
            return Outcome.ELSEWHERE
        article = copy.article if is_shown else merged(copy.article, current)
        state = self._states.get(copy.id)
        is_read_anew = is_shown and state is not None and state.digest in ("", copy.digest)  # by other rules
        article = replace(article, id=current.id, version=current.version)
        if content != (stored.content or content_digest(current)) and not is_read_anew:
            self._old.append((stored, current.version))
            article = replace(article, version=current.version + 1)
        if article == current and stored.content:
            return Outcome.SAME
        self._show(copy, article, stored)
        return Outcome.CHANGED

    def _show(self, copy: Copy, article: Article, before: StoredArticle | None) -> None:
        is_new = before is None or before.article.version != article.version
        seen = self._now if is_new or before is None else before.seen
        self._stored[article.id] = StoredArticle(article, content_digest(article), seen, copy.id)
        self._changed.add(article.id)
        self._removed.discard(article.id)

    def _keep(self, copy: Copy, article_id: str) -> None:
        self._copies[copy.id] = copy, article_id
        self._states[copy.id] = CopyState(article_id, copy.digest, copy.parser, copy.until)
        for identity in copy.identities:
            if identity not in self._owners:
                self._owners[identity] = self._new_identities[identity] = article_id

    def _free_id(self, copy: Copy) -> str:
        """Return the id of a new article: its file may have held another one before."""
        article_id = copy.article.id
        while article_id in self._stored:
            article_id = digest_of(article_id, *copy.identities)[:16]
            self._stored |= read_stored(self._connection, [article_id])
        return article_id

    def _withdraw(self, copy: Copy, article_id: str | None) -> Outcome:
        moment = copy.moment.isoformat() if copy.moment else self._now
        for identity in copy.identities:
            self._withdrawn[identity] = self._new_withdrawals[identity] = moment
        if article_id is None:
            return Outcome.REFUSED
        self._forget(article_id)
        return Outcome.WITHDRAWN

    def _forget(self, article_id: str) -> None:
        del self._stored[article_id]
        self._changed.discard(article_id)
        self._removed.add(article_id)
        for owners in (self._owners, self._new_identities):
            for identity in [name for name, owner in owners.items() if owner == article_id]:
                del owners[identity]
        for name in [name for name, (_, owner) in self._copies.items() if owner == article_id]:
            del self._copies[name]
        self._old = [(stored, number) for stored, number in self._old if stored.article.id != article_id]

    def _is_withdrawn(self, copy: Copy) -> bool:
        """Return whether the outlet withdrew an article, and this isn't a newer one."""
        moments = [moment for name in copy.identities if (moment := self._withdrawn.get(name))]
        if not moments:
            return False
        return copy.moment is None or copy.moment <= max(datetime.fromisoformat(text) for text in moments)

    def write(self) -> None:
        """Write everything that was decided."""
        connection = self._connection
        delete_articles(connection, sorted(self._removed))
        write_articles(connection, [self._stored[name] for name in sorted(self._changed)])
        insert_rows(connection, versions, [_version_row(stored, number) for stored, number in self._old])
        rows = [{"identity": name, "article_id": owner} for name, owner in self._new_identities.items()]
        insert_rows(connection, identities, rows)
        names = [*self._new_withdrawals]
        for part in in_parts(names):
            connection.execute(sa.delete(withdrawals).where(withdrawals.c.identity.in_(part)))
        rows = [{"identity": name, "moment": moment} for name, moment in self._new_withdrawals.items()]
        insert_rows(connection, withdrawals, rows)
        self._write_copies()
        if changed := self._changed | self._removed:
            note_change(connection, changed)

    def _write_copies(self) -> None:
        for part in in_parts([*self._copies]):
            self._connection.execute(sa.delete(copies).where(copies.c.id.in_(part)))
        rows = [
            {
                "id": copy.id,
                "file_id": digest_of(copy.file),
                "article_id": article_id,
                "digest": copy.digest,
                "parser": copy.parser,
                "until": copy.until,
                "shape": copy.shape[:200],
            }
            for copy, article_id in self._copies.values()
        ]
        insert_rows(self._connection, copies, rows)


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
    for name, origin in ids.items():
        if known.get(name, origins[origin]) != origins[origin]:
            connection.execute(sa.update(files).where(files.c.id == name).values(sample=origins[origin]))


def drop_copies(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Delete some copies, and the articles that have none left; return the ids of those articles."""
    owners: set[str] = set()
    for part in in_parts(ids):
        owners.update(connection.scalars(sa.select(copies.c.article_id).where(copies.c.id.in_(part))))
        connection.execute(sa.update(articles).where(articles.c.copy_id.in_(part)).values(copy_id=None))
        connection.execute(sa.delete(copies).where(copies.c.id.in_(part)))
    left: set[str] = set()
    for part in in_parts(sorted(owners)):
        left.update(connection.scalars(sa.select(copies.c.article_id).where(copies.c.article_id.in_(part))))
    gone = sorted(owners - left)
    delete_articles(connection, gone)
    if gone:
        note_change(connection, gone)
    return gone


def _version_row(stored: StoredArticle, number: int) -> dict[str, object]:
    article = stored.article
    return {
        "article_id": article.id,
        "version": number,
        "seen": stored.seen,
        "content": stored.content or content_digest(article),
        "title": article.title,
        "published": published_to_text(article.published),
        "modified": published_to_text(article.modified),
        "text": json.dumps(article.paragraphs, ensure_ascii=False),
    }


def _pairs(connection: Connection, key: sa.Column[str], value: sa.Column[str], names: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in in_parts(names):
        pairs |= {row[0]: row[1] for row in connection.execute(sa.select(key, value).where(key.in_(part)))}
    return pairs
