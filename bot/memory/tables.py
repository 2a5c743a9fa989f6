"""The tables of the bot's memory, and how they store times and questions."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from pydantic import TypeAdapter, ValidationError

from index import Question

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_QUESTION = TypeAdapter(Question)


class Moment(sa.TypeDecorator[datetime]):
    """A time as whole milliseconds since 1970 in UTC, so that no database loses its zone. It must have a zone."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> int | None:  # noqa: ARG002
        """Return the milliseconds to store; raises ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone, which a stored time needs")
        return (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002
        """Return the stored time in UTC."""
        return None if value is None else _EPOCH + value * _MILLISECOND


metadata = sa.MetaData()

schema = sa.Table(
    "schema_version",  # for newsbot 0.2 alone, which knows no other; see migrating.py
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
)

inbox = sa.Table(
    "inbox",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),  # each bot numbers its updates itself
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("chat_id", sa.BigInteger),  # NULL for an inline query
    sa.Column("update", sa.Text, nullable=False),  # JSON, as Telegram sent it; empty when done
    sa.Column("noted_at", Moment, nullable=False),
    sa.Column("done_at", Moment, index=True),
    sa.Column("part", sa.Integer),  # the partition of its chat; NULL: of an earlier version, which had none
)

starts = sa.Table(  # starts at which an update was still unhandled: it may be what crashed the bot
    "starts",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("times", sa.Integer, nullable=False),
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("key", sa.String(16), primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("message_id", sa.BigInteger),  # the bot's message; NULL until it is sent
    sa.Column("user_id", sa.BigInteger),  # the person who asked
    sa.Column("follower_id", sa.BigInteger),  # of an alert: the person who followed the question
    sa.Column("question", sa.Text, nullable=False),  # JSON, as understood
    sa.Column("asked_at", Moment, nullable=False, index=True),
    sa.Column("is_found", sa.Boolean),  # NULL if it isn't counted
    sa.Column("words_key", sa.String(40)),  # if nothing was found: what all wordings of the question share
    sa.Column("wording", sa.Text),  # and the question to show
    sa.Index("answers_by_message", "chat_id", "message_id"),
    sa.Index("answers_by_time", "chat_id", "asked_at"),
    sa.Index("answers_by_outcome", "is_found", "asked_at", "words_key", "chat_id"),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("key", sa.ForeignKey("answers.key", ondelete="CASCADE"), primary_key=True),
    sa.Column("user_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("verdict", sa.Integer, nullable=False),  # 1 or -1
    sa.Column("at", Moment, nullable=False),
)

chats = sa.Table(
    "chats",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("language", sa.String(16)),
    sa.Column("outlets", sa.Text),  # a JSON list
    sa.Column("quiet_from", sa.Integer),  # minutes since midnight
    sa.Column("quiet_to", sa.Integer),
    sa.Column("greeted", sa.Boolean, nullable=False),
)

moved = sa.Table(  # groups that became supergroups
    "moved",
    metadata,
    sa.Column("new_chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("old_chat_id", sa.BigInteger, nullable=False),
)

follows = sa.Table(
    "follows",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("user_id", sa.BigInteger),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("language", sa.String(16)),
    sa.Column("created_at", Moment, nullable=False),
    sa.Column("told_at", Moment),
    sqlite_autoincrement=True,  # a button of a deleted follow must not match a new one
)

told = sa.Table(
    "told",
    metadata,
    sa.Column("follow_id", sa.ForeignKey("follows.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("at", Moment, nullable=False),
)

alerts = sa.Table(  # claimed alerts, not yet known to be sent
    "alerts",
    metadata,
    sa.Column("follow_id", sa.ForeignKey("follows.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("articles", sa.Text, nullable=False),  # ids, as a JSON list
    sa.Column("told_at", Moment),  # the follow's value before the alert
)

access = sa.Table(  # what admins decided about people and groups, and who asks them to
    "access",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("state", sa.String(8), nullable=False),  # allowed, blocked, waiting or refused
    sa.Column("asked_at", Moment),
    sa.Column("decided_at", Moment),
    sa.Column("decided_by", sa.BigInteger),
    # of a request alone, until its decision has been told (of one that was refused, only the names go then):
    sa.Column("asker_id", sa.BigInteger),
    sa.Column("thread_id", sa.BigInteger),
    sa.Column("language", sa.String(16)),
    sa.Column("name", sa.Text),
    sa.Column("username", sa.String(64)),
    sa.Column("title", sa.Text),  # of a group
    sa.Index("access_by_state", "state", "asked_at"),
)

access_notices = sa.Table(  # messages that tell admins of a request, until its decision has been told
    "access_notices",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("language", sa.String(16)),
)

plans = sa.Table(  # how chats are told the news of what they follow
    "plans",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("hour", sa.Integer),  # of the digest; NULL: news comes at once
    sa.Column("weekday", sa.Integer),  # 0 is Monday; NULL: every day
    sa.Column("done_at", Moment),  # digests due until then are done
    sa.Column("outlets", sa.Text),  # to leave out, as a JSON list
    sa.Column("words", sa.Text),  # likewise
    sa.Column("place_chat_id", sa.BigInteger),  # NULL: where each question was followed
    sa.Column("place_thread_id", sa.BigInteger),
    sa.Column("place_title", sa.Text),  # of a channel
)


# -- several bots on one memory, in PostgreSQL alone

replicas = sa.Table(  # bots that are running
    "replicas",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("backend", sa.Integer, primary_key=True, autoincrement=False),  # the server's process for its session
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("partitions", sa.Integer, nullable=False),
    sa.Column("roles", sa.Text, nullable=False),  # what it does alone for all, with commas
    sa.Column("seen_at", Moment, nullable=False),
)

partitions = sa.Table(
    "partitions",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("owner", sa.Text),  # the last one; NULL: it gave the partition back
)

sending = sa.Table(  # when the next message may be sent, by the database's clock
    "sending",
    metadata,
    sa.Column("bot_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("free_at", sa.Double, nullable=False),  # seconds since 1970
)

CHANNEL = "newsbot"
"""Where PostgreSQL tells of changes, in words such as "settings 42", so that no bot goes on with what it has cached."""

FOR_POSTGRESQL = (
    "CREATE INDEX inbox_open ON inbox (bot_id, update_id) WHERE done_at IS NULL",
    f"""
    CREATE OR REPLACE FUNCTION newsbot_tell() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_LEVEL = 'STATEMENT' THEN
            PERFORM pg_notify('{CHANNEL}', TG_ARGV[0]);
        ELSIF TG_ARGV[0] = 'moved' THEN
            PERFORM pg_notify('{CHANNEL}', 'moved ' || NEW.old_chat_id || ' ' || NEW.new_chat_id);
        ELSIF TG_OP = 'DELETE' THEN
            PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ' ' || OLD.chat_id);
        ELSE
            PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ' ' || NEW.chat_id);
        END IF;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER tell AFTER INSERT ON inbox FOR EACH STATEMENT EXECUTE FUNCTION newsbot_tell('inbox')",
    "CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON chats "
    "FOR EACH ROW EXECUTE FUNCTION newsbot_tell('settings')",
    "CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON access "
    "FOR EACH ROW EXECUTE FUNCTION newsbot_tell('access')",
    "CREATE TRIGGER tell AFTER INSERT ON moved FOR EACH ROW EXECUTE FUNCTION newsbot_tell('moved')",
)
"""What only PostgreSQL has: an index of open updates, and triggers that tell all bots of changes."""


def is_set_up(connection: sa.Connection) -> bool:
    """Return whether what only PostgreSQL has is there, or the database is another one."""
    if connection.dialect.name != "postgresql":
        return True
    return connection.exec_driver_sql("SELECT 1 FROM pg_indexes WHERE indexname = 'inbox_open'").first() is not None


def set_up_postgresql(connection: sa.Connection) -> None:
    """Create what only PostgreSQL has, unless it is there."""
    if not is_set_up(connection):
        for statement in FOR_POSTGRESQL:
            connection.exec_driver_sql(statement)


def pack_question(question: Question) -> str:
    """Return a question as JSON."""
    return _QUESTION.dump_json(question).decode()


def unpack_question(packed: str) -> Question | None:
    """Return a question from JSON; None if another version of newsbot wrote it and this one can't read it."""
    with suppress(ValidationError):
        return _QUESTION.validate_json(packed)
    return None
