"""The tables of the articles' database, at the version that this code reads and writes; `migrations/` leads to it."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData()
meta = sa.Table(
    "meta",
    metadata,
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("origin", sa.Text, nullable=False),  # of the file that the text is from
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("published", sa.String(40)),  # ISO 8601: a day, or a moment with its offset
    sa.Column("modified", sa.String(40)),  # likewise
    sa.Column("language", sa.String(40)),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("seen", sa.String(40)),  # when this version was first read, in UTC
    sa.Column("content", sa.String(40), nullable=False),  # digest of title and text
    sa.Column("copy_id", sa.String(40)),  # the copy that the text is from
)
"""The newest version of each article."""

paragraphs = sa.Table(
    "paragraphs",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
checksums = sa.Table(  # of the rows of the two tables above
    "checksums",
    metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("checksum", sa.String(40), nullable=False),
)
versions = sa.Table(  # not bound to `articles`: a damaged article that is read again keeps its history
    "versions",
    metadata,
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True),
    sa.Column("seen", sa.String(40)),
    sa.Column("content", sa.String(40), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("published", sa.String(40)),
    sa.Column("modified", sa.String(40)),
    sa.Column("text", sa.Text, nullable=False),  # the paragraphs, as a JSON list
)
"""Earlier versions of the articles."""

identities = sa.Table(
    "identities",
    metadata,
    sa.Column("identity", sa.String(40), primary_key=True),  # digest; see identity.py
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
)
"""What tells articles apart: two readings with an identity in common are one article."""

withdrawals = sa.Table(
    "withdrawals",
    metadata,
    sa.Column("identity", sa.String(40), primary_key=True),
    sa.Column("moment", sa.String(40), nullable=False),  # in UTC; what is newer is a new article
    sa.Column("removed", sa.String(40)),  # id of the article, if a person removed it: nothing is newer than that
)
"""Identities of the articles that their outlets withdrew, or that a person removed."""

files = sa.Table(
    "files",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),  # digest of the origin
    sa.Column("origin", sa.Text, nullable=False),
    sa.Column("digest", sa.String(40)),  # of a collection that was read to its end without failures
    sa.Column("until", sa.String(10)),  # day on which it must be read again, though unchanged
    sa.Column("sample", sa.Boolean, nullable=False),
)
copies = sa.Table(
    "copies",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),  # digest of the file's origin and the record's key
    sa.Column("file_id", sa.ForeignKey("files.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("digest", sa.String(40), nullable=False),  # of the record's bytes; empty if unknown
    sa.Column("parser", sa.Integer, nullable=False),  # PARSER_VERSION when it was read
    sa.Column("until", sa.String(10)),  # as above
    sa.Column("shape", sa.String(200), nullable=False),  # of its header
)
"""Where each article was read: one article may be in several files."""

sources = sa.Table(  # moments are ISO 8601, in UTC
    "sources",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),  # digest of the address that it was added with
    sa.Column("address", sa.String(40), nullable=False, unique=True),  # digest of its address now
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("origin", sa.Text, nullable=False),  # of its "file": the address that it was added with
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("options", sa.Text, nullable=False),  # as a JSON object, without defaults
    sa.Column("state", sa.Text, nullable=False),  # what its kind remembers
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("is_paused", sa.Boolean, nullable=False),
    sa.Column("is_ended", sa.Boolean, nullable=False),  # its server said that it is gone for good
    sa.Column("added_at", sa.String(40), nullable=False),
    sa.Column("fetched_at", sa.String(40)),
    sa.Column("succeeded_at", sa.String(40)),
    sa.Column("changed_at", sa.String(40)),  # when it last brought a new article
    sa.Column("newest_at", sa.String(40)),  # when its newest item appeared, as it says
    sa.Column("due_at", sa.String(40)),  # when to fetch it again; none: at once
    sa.Column("failures", sa.Integer, nullable=False),  # in a row
    sa.Column("failing_since", sa.String(40)),
    sa.Column("error", sa.Text, nullable=False),
    sa.Column("usual_gap_seconds", sa.Integer),  # between two new articles
    sa.Column("told", sa.String(20), nullable=False),  # what people were told of its health: failing, silent
)
"""The sources on the web."""

postponed = sa.Table(
    "postponed",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),  # of the copy that it would be
    sa.Column("source_id", sa.ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("digest", sa.String(40), nullable=False),
    sa.Column("parser", sa.Integer, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("due_at", sa.String(40)),  # none: not before it changes
)
"""Items of sources that hold no article, or can't be fetched, and when to try them again."""

posts = sa.Table(
    "posts",
    metadata,
    sa.Column("channel_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("key", sa.String(80), nullable=False),  # of the copy of its article; parts of an album share one
    sa.Column("posted", sa.BigInteger, nullable=False),  # in seconds since 1970
    sa.Column("seen", sa.BigInteger, nullable=False),  # likewise: the time of this version
    sa.Column("is_from_elsewhere", sa.Boolean, nullable=False),  # read as a forward in a chat
    sa.Column("is_anchor", sa.Boolean, nullable=False),  # its address is that of the article
    sa.Column("message", sa.Text, nullable=False),  # the JSON that it came as
    sa.Index("ix_posts_channel_id_key", "channel_id", "key"),
)
"""Posts of channels in Telegram: they come once, and can't be fetched again."""

runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False, index=True),  # index, refresh
    sa.Column("started_at", sa.String(40), nullable=False),  # ISO 8601, in UTC
    sa.Column("seconds", sa.Float, nullable=False),
    sa.Column("added", sa.Integer, nullable=False),
    sa.Column("changed", sa.Integer, nullable=False),
    sa.Column("removed", sa.Integer, nullable=False),
    sa.Column("failed", sa.Integer, nullable=False),
    sa.Column("error", sa.Text, nullable=False),  # why it ended early
)
"""The last runs that changed the index."""

health_events = sa.Table(
    "health_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),  # in the order in which they came
    sa.Column("source_id", sa.ForeignKey("sources.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_autoincrement=True,  # an id is never used again
)
"""What people are to be told of the sources, until all of them were told."""

health_tellings = sa.Table(
    "health_tellings",
    metadata,
    sa.Column("event_id", sa.ForeignKey("health_events.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("recipient", sa.String(40), primary_key=True),
)
"""Who was told of which event already."""

changes = sa.Table(
    "changes",
    metadata,
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, index=True),  # of the article's last change or removal
)
revisions = sa.Table(
    "revisions",
    metadata,
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("token", sa.String(40), nullable=False),  # distinguishes it from the same number in a copy that diverged
)
