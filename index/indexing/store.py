"""Articles in SQL: the truth that snapshots are built from. Never read while answering.

Any database that SQLAlchemy speaks; by default a SQLite file. A writer starts with BEGIN IMMEDIATE, since a read that
turns into a write fails at once in SQLite, whatever the busy timeout.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from index.errors import OutOfResources, StoreError, is_out_of_resources
from index.model import Article, Published, published_from_text, published_to_text

DATABASE_SETTING = "NEWSBOT_DATABASE_URL"
TRANSACTION_ARTICLES = 200
"""Articles a transaction, so that no writer waits long for another."""

_metadata = sa.MetaData()
_meta = sa.Table(
    "meta",
    _metadata,
    sa.Column("key", sa.String(40), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
_articles = sa.Table(
    "articles",
    _metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("origin", sa.Text, nullable=False, unique=True),
    sa.Column("digest", sa.String(40), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("source", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("author", sa.Text),
    sa.Column("published", sa.String(40)),  # ISO 8601: a day stays a day, a moment has its offset
)
_paragraphs = sa.Table(
    "paragraphs",
    _metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
_changes = sa.Table(
    "changes",
    _metadata,
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, index=True),  # at which the article was put or removed last
)
_revisions = sa.Table(
    "revisions",
    _metadata,
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("token", sa.String(40), nullable=False),  # tells it from the same number of a copy that went another way
)
_REVISIONS_KEPT = 10_000


class Store:
    """The articles of one database. Open it for one run and close it; not shared between threads."""

    def __init__(self, database: str | Path) -> None:
        self._engine = open_database(database, DATABASE_SETTING)
        with self._writing() as connection:
            _metadata.create_all(connection)
            if self._read_meta(connection, "store") is None:
                values = [{"key": "store", "value": uuid.uuid4().hex}, {"key": "revision", "value": "0"}]
                connection.execute(sa.insert(_meta), values)

    def close(self) -> None:
        self._engine.dispose()

    @property
    def state(self) -> str:
        """Names what the store holds: another store, or another revision of it, has another state."""
        with self._reading() as connection:
            revision = self._revision(connection)
            return f"{self._read_meta(connection, 'store')}:{revision}:{self._token(connection, revision)}"

    def digests(self, origins: Sequence[str] | None = None) -> dict[str, str]:
        """Return the digest of each article's file, by its origin; of these origins alone, if they are given."""
        select = sa.select(_articles.c.origin, _articles.c.digest)
        with self._reading() as connection:
            if origins is None:
                return {row.origin: row.digest for row in connection.execute(select)}
            parts = (select.where(_articles.c.origin.in_(part)) for part in _parts(origins))
            return {row.origin: row.digest for part in parts for row in connection.execute(part)}

    def published(self, ids: Collection[str] | None = None) -> dict[str, Published]:
        """Return when each article was published, by its id; of these ids alone, if they are given."""
        select = sa.select(_articles.c.id, _articles.c.published)
        with self._reading() as connection:
            queries = [select] if ids is None else [select.where(_articles.c.id.in_(part)) for part in _parts([*ids])]
            return {
                row.id: published_from_text(row.published) for query in queries for row in connection.execute(query)
            }

    def changed_since(self, state: str) -> set[str] | None:
        """Return the ids of the articles that were put or removed since the store had that state.

        None where that can't be told: it is another store's state, one that is long ago, or one that was undone by
        putting an older copy of the database back.
        """
        store, _, rest = state.partition(":")
        number, _, token = rest.partition(":")
        with self._reading() as connection:
            if store != self._read_meta(connection, "store") or not number.isdecimal():
                return None
            if int(number) > self._revision(connection) or token != self._token(connection, int(number)):
                return None
            return set(connection.scalars(sa.select(_changes.c.article_id).where(_changes.c.revision > int(number))))

    def put(self, articles: Sequence[tuple[Article, str]]) -> None:
        """Add articles with their digests, replacing those of the same origin, in one transaction."""
        with self._writing() as connection:
            removed = self._delete(connection, [article.origin for article, _ in articles])
            texts = [
                {"article_id": article.id, "position": position, "text": text}
                for article, _ in articles
                for position, text in enumerate(article.paragraphs)
            ]
            for table, rows in ((_articles, [_article_row(*pair) for pair in articles]), (_paragraphs, texts)):
                if rows:  # without any, SQL would insert one of defaults
                    connection.execute(sa.insert(table), rows)
            self._note_change(connection, {*removed, *(article.id for article, _ in articles)})

    def remove(self, origins: Sequence[str]) -> None:
        """Remove the articles of these origins, in one transaction."""
        with self._writing() as connection:
            self._note_change(connection, self._delete(connection, origins))

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield the articles of these `ids`, in their order, as far as they are there; None: all, by their ids."""
        for part in _parts(sorted(self.published()) if ids is None else ids):
            with self._reading() as connection:
                rows = connection.execute(sa.select(_articles).where(_articles.c.id.in_(part))).mappings()
                heads = {row["id"]: row for row in rows}
                select = sa.select(_paragraphs).where(_paragraphs.c.article_id.in_(part))
                order = select.order_by(_paragraphs.c.article_id, _paragraphs.c.position)
                texts = dict(_grouped(connection.execute(order)))
            yield from (_article(heads[name], texts.get(name, ())) for name in part if name in heads)

    def _delete(self, connection: Connection, origins: Sequence[str]) -> set[str]:
        """Delete the articles of these origins; return their ids."""
        ids: set[str] = set()
        for part in _parts(origins):
            chosen = _articles.c.origin.in_(part)
            ids.update(connection.scalars(sa.select(_articles.c.id).where(chosen)))
            connection.execute(sa.delete(_articles).where(chosen))
        return ids

    def _note_change(self, connection: Connection, ids: Collection[str]) -> None:
        """Raise the revision, and note it with the articles of these ids."""
        revision = self._revision(connection) + 1
        connection.execute(sa.update(_meta).where(_meta.c.key == "revision").values(value=str(revision)))
        connection.execute(sa.insert(_revisions), [{"revision": revision, "token": uuid.uuid4().hex}])
        connection.execute(sa.delete(_revisions).where(_revisions.c.revision <= revision - _REVISIONS_KEPT))
        for part in _parts([*ids]):
            connection.execute(sa.delete(_changes).where(_changes.c.article_id.in_(part)))
            connection.execute(sa.insert(_changes), [{"article_id": name, "revision": revision} for name in part])

    def _revision(self, connection: Connection) -> int:
        return int(self._read_meta(connection, "revision") or 0)

    @staticmethod
    def _token(connection: Connection, revision: int) -> str:
        select = sa.select(_revisions.c.token).where(_revisions.c.revision == revision)
        return connection.execute(select).scalar() or ""

    @staticmethod
    def _read_meta(connection: Connection, key: str) -> str | None:
        return connection.execute(sa.select(_meta.c.value).where(_meta.c.key == key)).scalar()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with raising_store_errors(DATABASE_SETTING, self._engine.url), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with raising_store_errors(DATABASE_SETTING, self._engine.url), read_transaction(self._engine) as connection:
            yield connection


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield slices of the values, since databases bound the number of parameters."""
    return (values[start : start + TRANSACTION_ARTICLES] for start in range(0, len(values), TRANSACTION_ARTICLES))


def _article_row(article: Article, digest: str) -> dict[str, str | None]:
    names = ("id", "origin", "title", "source", "url", "author")
    row = {name: getattr(article, name) for name in names}
    return row | {"digest": digest, "published": published_to_text(article.published)}


def _article(row: sa.RowMapping, paragraphs: tuple[str, ...]) -> Article:
    names = ("id", "origin", "title", "source", "url", "author")
    return Article(
        **{name: row[name] for name in names},
        published=published_from_text(row["published"]),
        paragraphs=paragraphs,
    )


def _grouped(rows: Iterable[sa.Row[tuple[str, int, str]]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    owner: str | None = None
    texts: list[str] = []
    for row in rows:
        if row.article_id != owner:
            if owner is not None:
                yield owner, tuple(texts)
            owner, texts = row.article_id, []
        texts.append(row.text)
    if owner is not None:
        yield owner, tuple(texts)


# -- databases in general; the bot's memory opens its own the same way


def open_database(database: str | Path, setting: str, durable: bool = False) -> Engine:
    """Return an engine for a database; for SQLite with WAL, a busy timeout of 5 s and foreign keys.

    `database` is a URL, or the path of a SQLite file, which may have any name; `setting` leads to it. With `durable`,
    what was committed survives a power cut in SQLite, too; else the last commits may be undone by one.
    """
    url = sa.URL.create("sqlite", database=str(database)) if isinstance(database, Path) else database
    try:
        engine = sa.create_engine(url)
    except ImportError as error:
        raise StoreError(setting, "named there", f"its driver {error.name} is not installed") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        # The reason may hold parts of the URL, and so of a password.
        raise StoreError(setting, "named there", "not a database URL that works here") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_sqlite)
        if durable:
            sa.event.listen(engine, "connect", _make_durable)
        if engine.url.database:
            sa.event.listen(engine, "connect", partial(_keep_private, Path(engine.url.database)))
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def read_transaction(engine: Engine) -> Iterator[Connection]:
    """Open a connection for a transaction that only reads: SQLite doesn't lock others out for it."""
    with engine.connect() as connection, connection.execution_options(reading=True).begin():
        yield connection


@contextmanager
def raising_store_errors(setting: str, url: sa.URL) -> Iterator[None]:
    """Raise the errors of the database as StoreError."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        shown = url.set(query={}).render_as_string(hide_password=True)  # its options may hold a password, too
        if "unable to open" in reason and (shortage := _shortage()) is not None:  # SQLite doesn't say why it can't
            raise OutOfResources.of(shortage) from error
        raise StoreError(setting, shown, reason, _remedy(reason)) from error


_SQLITE_FILES = 4  # the database, its log, its shared memory, and the folder

_REMEDIES = {
    "malformed": "restore it from a backup, or move it and the files beside it away to begin with an empty one",
    "not a database": "restore it from a backup, or move it and the files beside it away to begin with an empty one",
    "is locked": "stop the other program that writes to it",
    "disk is full": "free some space on its disk",
    "readonly": "let the user who runs newsbot write to it and to its folder",
}
"""What to do, by words of SQLite's that stand in its error."""


def _remedy(reason: str) -> str | None:
    return next((remedy for words, remedy in _REMEDIES.items() if words in reason), None)


def _shortage() -> OSError | None:
    """Return the system's error where this process can't open as many files as a database of SQLite's takes."""
    with ExitStack() as opened:
        try:
            for _ in range(_SQLITE_FILES):
                opened.callback(os.close, os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            return error if is_out_of_resources(error) else None
    return None


def _set_up_sqlite(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by us, see _begin_sqlite
    for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.cursor().execute(f"PRAGMA {pragma}")


def _make_durable(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous = FULL")


def _keep_private(file: Path, _connection: object, _record: object) -> None:
    """Let nobody but its owner read a SQLite file, and those beside it: earlier versions left them to everybody."""
    for path in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm"))):
        with suppress(OSError):  # it isn't there, or is another user's
            if path.is_file() and path.stat().st_mode & 0o077:
                path.chmod(0o600)


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
