"""Putting copies of articles into the database: each becomes a new article, another version of one, or nothing new."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive import places
from index.archive.copies import (
    Copy,
    CopyState,
    Outcome,
    candidates,
    continues,
    has_permanent_guid,
    is_same,
    last_change,
    merged,
    now,
    supersedes,
)
from index.archive.identity import Identities, content_digest, digest_of
from index.archive.revisions import note_change
from index.archive.rows import StoredArticle, delete_articles, in_parts, insert_rows, read_stored, write_articles
from index.archive.tables import identities, versions, withdrawals
from index.model import Article, published_moment, published_to_text


def put_copies(connection: Connection, batch: Sequence[Copy]) -> list[Outcome]:
    """Put some copies into the database, with a few queries for all of them; return what became of each."""
    names = [Identities.of(copy.article, copy.guid) for copy in batch]
    putting = _Putting(connection, batch, names)
    outcomes = [putting.put(*pair) for pair in zip(batch, names, strict=True)]
    putting.write()
    return outcomes


class _Putting:
    """The state of the articles that a batch of copies concerns, and what changes."""

    def __init__(self, connection: Connection, batch: Sequence[Copy], all_names: Sequence[Identities]) -> None:
        self._connection = connection
        self._now = now()
        self._states = places.copy_states(connection, [copy.id for copy in batch])
        names = [*{name for identities in all_names for name in identities.known}]
        self._owners = _pairs(connection, identities.c.identity, identities.c.article_id, names)
        moments = _pairs(connection, withdrawals.c.identity, withdrawals.c.moment, names)
        self._withdrawn = {name: datetime.fromisoformat(moment) for name, moment in moments.items()}
        removed = _pairs(connection, withdrawals.c.identity, withdrawals.c.removed, names)
        self._removed_by_hand = {name: article_id for name, article_id in removed.items() if article_id}
        ids = {*self._owners.values(), *(state.article_id for state in self._states.values())}
        ids.update(copy.article.id for copy in batch)
        self._stored = read_stored(connection, sorted(ids))
        self._copy_ids = places.copies_of(connection, sorted(self._stored))
        shown = {stored.copy_id for stored in self._stored.values()}
        self._files = places.files_of(connection, sorted(filter(None, shown)))
        self._last_versions = _last_versions(connection, sorted(ids - self._stored.keys()))
        self._touched: set[str] = set()  # ids of articles to write
        self._changed: set[str] = set()  # ids of articles that readers see changed
        self._removed: set[str] = set()  # ids of articles to delete first
        self._dropped: set[str] = set()  # ids of copies that are of no article now
        self._left: set[str] = set()  # ids of articles that lost a copy
        self._losing: set[str] = set()  # ids of those that showed it
        self._old: list[tuple[StoredArticle, int]] = []
        self._new_identities: dict[str, str] = {}
        self._new_withdrawals: dict[str, datetime] = {}
        self._copies: dict[str, tuple[Copy, str]] = {}  # with the ids of their articles

    def put(self, copy: Copy, names: Identities) -> Outcome:
        """Decide about one copy."""
        state = self._states.get(copy.id)
        own = state.article_id if state and state.article_id in self._stored else None
        known = self._article_of(copy, names, own)
        if copy.is_withdrawn:
            return self._withdraw(copy, names, known)
        is_refused = self._is_withdrawn(copy, names, known, own)
        if own is not None and (own != known or is_refused):
            self._leave(copy, own)
        if is_refused:
            return Outcome.REMOVED if self._was_removed(names) else Outcome.REFUSED
        if known is None:
            known = self._free_id(copy, names)
            version = self._last_versions.get(known, 0) + 1
            self._show(replace(copy.article, id=known, version=version), None, copy.id)
            self._changed.add(known)
            outcome = Outcome.ADDED
        else:
            outcome = self._update(copy, self._stored[known])
        self._keep(copy, names, known)
        return outcome

    def _article_of(self, copy: Copy, names: Identities, own: str | None) -> str | None:
        """Return the id of the article that a copy is of; None if it is a new one.

        What identifies it tells more than its place: two articles may turn out to be one.
        """
        if own is not None and not continues(copy, self._stored[own].article):
            own = None
        for name, by_title in candidates(names):
            owner = self._owners.get(name)
            if owner is None or owner not in self._stored:
                continue
            is_certain = name == names.guid and has_permanent_guid(copy)
            if owner == own or is_certain or is_same(copy, self._stored[owner].article, by_title):
                return owner
        return own

    def _update(self, copy: Copy, stored: StoredArticle) -> Outcome:
        current, state = stored.article, self._states.get(copy.id)
        content, before = content_digest(copy.article), stored.content or content_digest(stored.article)
        is_shown = stored.copy_id in (copy.id, None)
        is_known_text = state is not None and state.digest in ("", copy.digest)  # read again by other rules
        is_same_copy = is_known_text and state is not None and state.digest != ""
        if not is_shown and not is_same_copy and content != before:
            is_shown = supersedes(copy, current)
        has_others = bool(self._copy_ids.get(current.id, set()) - {copy.id})
        if not is_shown:
            article = merged(current, copy.article)
            if content == before and self._replaces(copy, stored):
                article = replace(article, language=copy.article.language or current.language)
        else:
            article = merged(copy.article, current) if has_others else copy.article
        article = replace(article, id=current.id, version=current.version)
        if is_shown and content != before and not is_known_text:
            self._old.append((stored, current.version))
            article = replace(article, version=current.version + 1)
        shown = copy.id if is_shown else stored.copy_id
        if article != current or shown != stored.copy_id or not stored.content:
            self._show(article, stored, shown)
        if article != current:
            self._changed.add(current.id)
            return Outcome.CHANGED
        return Outcome.SAME if is_shown else Outcome.ELSEWHERE

    def _replaces(self, copy: Copy, stored: StoredArticle) -> bool:
        """Return whether a copy is from the file of the one that its article shows: it was that one, then changed."""
        return self._files.get(stored.copy_id or "") == digest_of(copy.file)

    def _show(self, article: Article, before: StoredArticle | None, shown: str | None) -> None:
        """Write an article; `shown` is the copy that its text is from."""
        is_new = before is None or before.article.version != article.version
        seen = before.seen if before and not is_new else self._now.isoformat()
        self._stored[article.id] = StoredArticle(article, content_digest(article), seen, shown)
        self._touched.add(article.id)

    def _leave(self, copy: Copy, article_id: str) -> None:
        """Take a copy from its article: its file holds another one now, or it is a copy of another one."""
        self._left.add(article_id)
        self._dropped.add(copy.id)
        self._states.pop(copy.id, None)
        self._copies.pop(copy.id, None)
        self._copy_ids.get(article_id, set()).discard(copy.id)
        if self._stored[article_id].copy_id == copy.id:
            self._stored[article_id] = self._stored[article_id]._replace(copy_id=None)
            self._losing.add(article_id)

    def _keep(self, copy: Copy, names: Identities, article_id: str) -> None:
        self._dropped.discard(copy.id)
        self._copies[copy.id] = copy, article_id
        self._files[copy.id] = digest_of(copy.file)
        self._states[copy.id] = CopyState(article_id, copy.digest, copy.parser, copy.until)
        self._copy_ids.setdefault(article_id, set()).add(copy.id)
        for name in (names.url, names.guid, names.title):
            self._own(name, article_id)
        if names.url and self._owners[names.url] != article_id:
            self._own(names.url_and_title, article_id)

    def _own(self, name: str | None, article_id: str) -> None:
        """Let an article be known by an identity, unless another one is, which has copies."""
        if name and not self._copy_ids.get(self._owners.get(name, "")):
            self._owners[name] = self._new_identities[name] = article_id

    def _free_id(self, copy: Copy, names: Identities) -> str:
        """Return the id of a new article: its file may have held another one before."""
        article_id = copy.article.id
        while article_id in self._stored:
            article_id = digest_of(article_id, copy.key, *names.known)[:16]
            self._stored |= read_stored(self._connection, [article_id])
            self._last_versions |= _last_versions(self._connection, [article_id])
        return article_id

    def _withdraw(self, copy: Copy, names: Identities, known: str | None) -> Outcome:
        """Remove a withdrawn article, unless it is newer than that; remember what identifies it."""
        current = self._stored[known].article if known else None
        moment = self._moment_of(copy, names)
        if current and (changed := _compared(copy, current)) and changed > moment:
            return Outcome.REFUSED
        if current and (changed := last_change(current)):
            moment = max(moment, changed)
        identifying = {*names.known, *(Identities.of(current, None).known if current else ())}
        remembered = {name for name in identifying if self._owners.get(name) in (None, known)}
        if known:
            remembered.update(self._identities_of(known))
        for name in remembered:
            latest = max(moment, self._withdrawn.get(name, moment))
            self._withdrawn[name] = self._new_withdrawals[name] = latest
        if known is None:
            return Outcome.REFUSED
        self._forget(known)
        return Outcome.WITHDRAWN

    def _moment_of(self, copy: Copy, names: Identities) -> datetime:
        """Return when an article was withdrawn; if the outlet doesn't say so, when that was read first."""
        if when := copy.article.modified or copy.article.published:
            whole_day = timedelta() if isinstance(when, datetime) else timedelta(days=1, seconds=-1)
            return published_moment(when) + whole_day
        return max((self._withdrawn[name] for name in names.known if name in self._withdrawn), default=self._now)

    def _identities_of(self, article_id: str) -> set[str]:
        query = sa.select(identities.c.identity).where(identities.c.article_id == article_id)
        stored = set(self._connection.scalars(query))
        return stored | {name for name, owner in self._new_identities.items() if owner == article_id}

    def _forget(self, article_id: str) -> None:
        del self._stored[article_id]
        self._touched.discard(article_id)
        self._removed.add(article_id)
        self._left.discard(article_id)
        self._losing.discard(article_id)
        self._copy_ids.pop(article_id, None)
        for owners in (self._owners, self._new_identities):
            for identity in [name for name, owner in owners.items() if owner == article_id]:
                del owners[identity]
        for name in [name for name, (_, owner) in self._copies.items() if owner == article_id]:
            del self._copies[name]
        self._old = [(stored, number) for stored, number in self._old if stored.article.id != article_id]

    def _is_withdrawn(self, copy: Copy, names: Identities, known: str | None, own: str | None) -> bool:
        """Return whether the outlet withdrew an article, and this isn't a newer one.

        A copy of an article that came back may change, whatever its date.
        """
        owned = {name for name in names.known if known is not None and self._owners.get(name) == known}
        if own == known and owned & {names.url, names.guid}:
            return False
        own_names = {name for name in names.known if name not in self._owners} | (owned if own != known else set())
        if names.url_and_title in owned:
            own_names.discard(names.url or "")  # another article has it, too
        moments = [self._withdrawn[name] for name in own_names if name in self._withdrawn]
        if not moments:
            return False
        is_newer = copy.moment is not None and copy.moment > max(moments)
        return not is_newer or not self._removed_by_hand.keys().isdisjoint(own_names)

    def _was_removed(self, names: Identities) -> bool:
        return not self._removed_by_hand.keys().isdisjoint(names.known)

    def write(self) -> None:
        """Write everything that was decided."""
        connection = self._connection
        delete_articles(connection, sorted(self._removed))
        write_articles(connection, [self._stored[name] for name in sorted(self._touched)])
        insert_rows(connection, versions, [_version_row(stored, number) for stored, number in self._old])
        for part in in_parts([*self._new_identities]):
            connection.execute(sa.delete(identities).where(identities.c.identity.in_(part)))
        rows = [{"identity": name, "article_id": owner} for name, owner in self._new_identities.items()]
        insert_rows(connection, identities, rows)
        for part in in_parts([*self._new_withdrawals]):
            connection.execute(sa.delete(withdrawals).where(withdrawals.c.identity.in_(part)))
        refusals: list[dict[str, str | None]] = [
            {"identity": name, "moment": moment.isoformat(), "removed": self._removed_by_hand.get(name)}
            for name, moment in self._new_withdrawals.items()
        ]
        insert_rows(connection, withdrawals, refusals)
        places.write_copies(connection, self._copies.values(), self._dropped)
        self._write_losses()
        if changed := (self._changed & self._stored.keys()) | self._removed:
            note_change(connection, changed)

    def _write_losses(self) -> None:
        losing = sorted(name for name in self._losing if self._stored[name].copy_id is None)
        places.loosen(self._connection, self._left, losing)


def _compared(copy: Copy, current: Article) -> datetime | None:
    """Return the moment of an article to compare with that of its withdrawal, which may only say when it appeared."""
    appeared = copy.article.published and not copy.article.modified
    return last_change(replace(current, modified=None) if appeared else current)


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


def _last_versions(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of the last earlier versions of some articles."""
    numbers: dict[str, int] = {}
    for part in in_parts(ids):
        select = sa.select(versions.c.article_id, sa.func.max(versions.c.version))
        query = select.where(versions.c.article_id.in_(part)).group_by(versions.c.article_id)
        numbers |= {row[0]: row[1] for row in connection.execute(query)}
    return numbers


def _pairs(connection: Connection, key: sa.Column[str], value: sa.Column[str], names: Sequence[str]) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for part in in_parts(names):
        pairs |= {row[0]: row[1] for row in connection.execute(sa.select(key, value).where(key.in_(part)))}
    return pairs
