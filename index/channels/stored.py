"""The posts in the database. Of each, the newest version is kept, as the JSON that it came as."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from index.archive import TRANSACTION_ARTICLES, ArticleDatabase, in_parts, posts
from index.databases import put_rows
from index.sources.telegram import Post, read_post

_ORIGIN = "telegram:"

GroupKey = tuple[int, str]
"""The channel and the key of what becomes one article: a post, or an album."""


class GivenPost(NamedTuple):
    """A post with the JSON to store of it."""

    post: Post
    message: str


class StoredPost(NamedTuple):
    """A post of the database, as JSON."""

    message_id: int
    is_anchor: bool
    message: str


class ChannelCount(NamedTuple):
    """A channel with the number of its posts, and the moment of the newest, in seconds since 1970."""

    channel_id: int
    title: str | None
    public_name: str | None
    posts: int
    newest: int

    @property
    def name(self) -> str:
        """Its title; without one, its public name or its number."""
        name = f"@{self.public_name}" if self.public_name else str(self.channel_id)
        return " ".join((self.title or "").split()) or name

    @property
    def link(self) -> str | None:
        """Its address, if it is public."""
        return f"https://t.me/{self.public_name}" if self.public_name else None

    @property
    def newest_at(self) -> datetime | None:
        """When the newest of its posts appeared; None if that is no date."""
        try:
            return datetime.fromtimestamp(self.newest, UTC)
        except (OverflowError, ValueError, OSError):
            return None


def channel_origin(channel_id: int) -> str:
    """Return the origin of the articles of a channel."""
    return f"{_ORIGIN}{channel_id}"


def is_channel_origin(origin: str) -> bool:
    """Return whether articles with an origin are of a channel."""
    return origin.startswith(_ORIGIN)


class PostStore(ArticleDatabase):
    """The posts of one database. Open it for one run and then close it; not thread-safe."""

    def put(self, given: Sequence[GivenPost]) -> list[tuple[GroupKey, set[GroupKey]]]:
        """Store some posts, in one transaction; return for each what it belongs to, and all that it concerns."""
        with self._writing() as connection:
            known = _rows_of(connection, [(item.post.channel.id, item.post.message_id) for item in given])
            changed: set[tuple[int, int]] = set()
            concerned: list[tuple[GroupKey, set[GroupKey]]] = []
            for item in given:
                name = (item.post.channel.id, item.post.message_id)
                before = known.get(name)
                row = _row(item, before)
                if row is not None:
                    known[name] = row
                    changed.add(name)
                own = (name[0], str(known[name]["key"]))
                concerned.append((own, {own} | ({(name[0], str(before["key"]))} if before else set())))
            put_rows(connection, posts, [known[name] for name in sorted(changed)])
        return concerned

    def anchor(self, channel_id: int, message_id: int) -> None:
        """Let the article of an album have the address of this post from now on."""
        change = sa.update(posts).where(posts.c.channel_id == channel_id, posts.c.message_id == message_id)
        with self._writing() as connection:
            connection.execute(change.values(is_anchor=True))

    def channel_ids(self) -> list[int]:
        """Return the ids of all channels that posts are of."""
        with self._reading() as connection:
            return [*connection.scalars(sa.select(posts.c.channel_id).distinct().order_by(posts.c.channel_id))]

    def groups(self, channel_id: int, keys: Collection[str] | None = None) -> Iterator[dict[str, list[StoredPost]]]:
        """Yield the posts of a channel by the key of their article, some articles at a time; only these, if given."""
        if keys is not None:
            for part in in_parts(sorted(keys)):
                yield self._groups(channel_id, part)
            return
        last = ""
        of_channel = sa.select(posts.c.key).where(posts.c.channel_id == channel_id).distinct().order_by(posts.c.key)
        while True:
            with self._reading() as connection:
                query = of_channel.where(posts.c.key > last).limit(TRANSACTION_ARTICLES)
                part = [*connection.scalars(query)]
            if not part:
                return
            yield self._groups(channel_id, part)
            last = part[-1]

    def count(self) -> list[ChannelCount]:
        """Return all channels with the numbers of their posts, by id."""
        of_all = sa.select(posts.c.channel_id, sa.func.count(), sa.func.max(posts.c.posted), sa.func.max(posts.c.seen))
        counts = []
        with self._reading() as connection:
            for row in connection.execute(of_all.group_by(posts.c.channel_id).order_by(posts.c.channel_id)):
                is_last = (posts.c.channel_id == row[0], posts.c.seen == row[3])
                message = connection.scalar(sa.select(posts.c.message).where(*is_last).limit(1))
                title, public_name = _named(message)
                counts.append(ChannelCount(row[0], title, public_name, row[1], row[2]))
        return counts

    def _groups(self, channel_id: int, keys: Sequence[str]) -> dict[str, list[StoredPost]]:
        groups: dict[str, list[StoredPost]] = {key: [] for key in keys}
        columns = posts.c.key, posts.c.message_id, posts.c.is_anchor, posts.c.message
        query = sa.select(*columns).where(posts.c.channel_id == channel_id, posts.c.key.in_(keys))
        with self._reading() as connection:
            for row in connection.execute(query.order_by(posts.c.message_id)):
                groups[row.key].append(StoredPost(row.message_id, row.is_anchor, row.message))
        return groups


def _rows_of(connection: Connection, names: Sequence[tuple[int, int]]) -> dict[tuple[int, int], dict[str, Any]]:
    """Return the rows of some posts, by channel and number."""
    rows: dict[tuple[int, int], dict[str, Any]] = {}
    for channel_id in {name[0] for name in names}:
        numbers = sorted({name[1] for name in names if name[0] == channel_id})
        for part in in_parts(numbers):
            query = sa.select(posts).where(posts.c.channel_id == channel_id, posts.c.message_id.in_(part))
            rows |= {(channel_id, row["message_id"]): dict(row) for row in connection.execute(query).mappings()}
    return rows


def _row(given: GivenPost, before: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return the row of a post; None if the version before is newer, or tells more.

    A forward may be of an old text, and says neither when its post was edited, nor of which album it is a part: it
    never replaces what came from the channel itself.
    """
    post, key = given.post, given.post.key
    if before is not None:
        if post.seen < before["seen"]:
            return None
        if post.is_from_elsewhere and not before["is_from_elsewhere"] and _is_readable(before["message"]):
            return None
    return {
        "channel_id": post.channel.id,
        "message_id": post.message_id,
        "key": key,
        "posted": post.date,
        "seen": post.seen,
        "is_from_elsewhere": post.is_from_elsewhere,
        "is_anchor": before is not None and before["is_anchor"] and key == before["key"],
        "message": given.message,
    }


def _is_readable(message: str) -> bool:
    try:
        read_post(json.loads(message))
    except ValueError:  # damaged
        return False
    return True


def _named(message: str | None) -> tuple[str | None, str | None]:
    """Return the title and the public name of a post's channel."""
    try:
        channel = read_post(json.loads(message or "")).channel
    except ValueError:  # damaged
        return None, None
    return channel.title, channel.public_name
