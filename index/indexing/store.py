"""The articles in SQL: the source of truth that snapshots are built from. Never read while answering.

Any database that SQLAlchemy supports; by default a SQLite file. A writer starts with BEGIN IMMEDIATE, since a read
transaction that turns into a write fails at once in SQLite, regardless of the busy timeout.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import xxhash
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from index.errors import ArticlesDamaged, OutOfResources, StoreError, is_out_of_resources
from index.model import Article, Published, published_from_text, published_to_text

DATABASE_SETTING = "NEWSBOT_DATABASE_URL"
TRANSACTION_ARTICLES = 200
"""Maximum number of articles per transaction, so that no writer waits long for another."""

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
    sa.Column("published", sa.String(40)),  # ISO 8601: a day, or a moment with its offset
)
_paragraphs = sa.Table(
    "paragraphs",
    _metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
_checksums = sa.Table(  # of the rows of the two tables above
    "checksums",
    _metadata,
    sa.Column("article_id", sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("checksum", sa.String(40), nullable=False),
)
_changes = sa.Table(
    "changes",
    _metadata,
    sa.Column("article_id", sa.String(40), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False, index=True),  # of the article's last change or removal
)
_revisions = sa.Table(
    "revisions",
    _metadata,
    sa.Column("revision", sa.Integer, primary_key=True),
    sa.Column("token", sa.String(40), nullable=False),  # distinguishes it from the same number in a copy that diverged
)
_REVISIONS_KEPT = 10_000
_CHECKED = "checksums"  # the key in `meta` that says that every article has a checksum
_HEAD = ("id", "origin", "title", "source", "url", "author", "published")  # covered by a checksum, before the text


class Store:
    """The articles of one database. Open it for one run and then close it; not thread-safe."""

    def __init__(self, database: str | Path) -> None:
        self._engine = open_database(database, DATABASE_SETTING)
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _read_any_text)
        with self._writing() as connection:
            _metadata.create_all(connection)
            if self._read_meta(connection, "store") is None:
                values = {"store": uuid.uuid4().hex, "revision": "0", _CHECKED: "yes"}
                connection.execute(sa.insert(_meta), [{"key": key, "value": value} for key, value in values.items()])
            checked = self._read_meta(connection, _CHECKED)
        if checked is None:
            self._add_checksums()

    def close(self) -> None:
        """Close the connections to the database."""
        self._engine.dispose()

    @property
    def where(self) -> str:
        """Address of the database, without its password."""
        return shown_url(self._engine.url)

    def count(self) -> int:
        """Return the number of articles."""
        with self._reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(_articles)) or 0

    def ids(self) -> set[str]:
        """Return the ids of all articles."""
        with self._reading() as connection:
            return set(connection.scalars(sa.select(_articles.c.id)))

    @property
    def state(self) -> str:
        """Identifier of the store and its revision: it changes with every change of the articles."""
        with self._reading() as connection:
            revision = self._revision(connection)
            return f"{self._read_meta(connection, 'store')}:{revision}:{self._token(connection, revision)}"

    def digests(self, origins: Sequence[str] | None = None) -> dict[str, str]:
        """Return the digest of each article's file, by origin; only for `origins`, if given."""
        select = sa.select(_articles.c.origin, _articles.c.digest)
        with self._reading() as connection:
            if origins is None:
                return {row.origin: row.digest for row in connection.execute(select)}
            parts = (select.where(_articles.c.origin.in_(part)) for part in _parts(origins))
            return {row.origin: row.digest for part in parts for row in connection.execute(part)}

    def published(self, ids: Collection[str] | None = None) -> dict[str, Published]:
        """Return when each article was published, by id; only for `ids`, if given.

        Raises ArticlesDamaged if a value isn't a date.
        """
        select = sa.select(_articles.c.id, _articles.c.origin, _articles.c.published)
        published: dict[str, Published] = {}
        damaged: dict[str, str] = {}
        with self._reading() as connection:
            queries = [select] if ids is None else [select.where(_articles.c.id.in_(part)) for part in _parts([*ids])]
            for row in (row for query in queries for row in connection.execute(query)):
                try:
                    published[row.id] = published_from_text(row.published)
                except (ValueError, TypeError):
                    damaged[row.id] = row.origin
        self._refuse(damaged)
        return published

    def changed_since(self, state: str) -> set[str] | None:
        """Return the ids of the articles changed or removed since `state`.

        None if that is unknown: `state` is of another store, too old, or was undone by restoring an older copy of the
        database.
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
        """Add articles with their digests, replacing any of the same origin, in one transaction."""
        with self._writing() as connection:
            removed = self._delete(connection, [article.origin for article, _ in articles])
            self._delete_leftovers(connection, [article.id for article, _ in articles])
            rows = [_article_row(*pair) for pair in articles]
            checksums = [
                {"article_id": article.id, "checksum": _checksum(row, article.paragraphs)}
                for (article, _), row in zip(articles, rows, strict=True)
            ]
            texts = [
                {"article_id": article.id, "position": position, "text": text}
                for article, _ in articles
                for position, text in enumerate(article.paragraphs)
            ]
            for table, values in ((_articles, rows), (_paragraphs, texts), (_checksums, checksums)):
                if values:  # an empty list would insert a row of defaults
                    connection.execute(sa.insert(table), values)
            self._note_change(connection, {*removed, *(article.id for article, _ in articles)})

    def remove(self, origins: Sequence[str]) -> None:
        """Remove the articles with these origins, in one transaction."""
        with self._writing() as connection:
            self._note_change(connection, self._delete(connection, origins))

    def discard(self, ids: Sequence[str]) -> int:
        """Remove the articles with these ids, in one transaction; return how many there were."""
        with self._writing() as connection:
            origins: list[str] = []
            for part in _parts(ids):
                origins += connection.scalars(sa.select(_articles.c.origin).where(_articles.c.id.in_(part)))
                connection.execute(sa.delete(_articles).where(_articles.c.id.in_(part)))
            self._note_change(connection, ids)
            return len(origins)

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield the articles with these `ids`, in their order, skipping missing ones; None: all, sorted by id.

        Raises ArticlesDamaged, naming all damaged articles, if any differs from what was stored; it never yields one.
        """
        damaged: dict[str, str] = {}
        for part in _parts(sorted(self.published()) if ids is None else ids):
            with self._reading() as connection:
                heads, texts = self._read(connection, part)
                select = sa.select(_checksums.c.article_id, _checksums.c.checksum)
                query = select.where(_checksums.c.article_id.in_(part))
                checksums = {row.article_id: row.checksum for row in connection.execute(query)}
            for name in part:
                if name not in heads:
                    continue
                row, paragraphs = heads[name], texts.get(name, ())
                if checksums.get(name) != _checksum(row, paragraphs):
                    damaged[name] = row["origin"]
                elif not damaged:
                    yield _article(row, paragraphs)
        self._refuse(damaged)

    @staticmethod
    def _read(
        connection: Connection, ids: Sequence[str]
    ) -> tuple[dict[str, sa.RowMapping], dict[str, tuple[str, ...]]]:
        """Return the rows of some articles, and their paragraphs, by id."""
        rows = connection.execute(sa.select(_articles).where(_articles.c.id.in_(ids))).mappings()
        heads = {row["id"]: row for row in rows}
        select = sa.select(_paragraphs).where(_paragraphs.c.article_id.in_(ids))
        order = select.order_by(_paragraphs.c.article_id, _paragraphs.c.position)
        return heads, dict(_grouped(connection.execute(order)))

    def _add_checksums(self) -> None:
        """Add a checksum to all articles: earlier versions stored none."""
        for part in _parts(sorted(self.ids())):
            with self._writing() as connection:
                heads, texts = self._read(connection, part)
                rows = [
                    {"article_id": name, "checksum": _checksum(row, texts.get(name, ()))} for name, row in heads.items()
                ]
                connection.execute(sa.delete(_checksums).where(_checksums.c.article_id.in_(part)))
                connection.execute(sa.insert(_checksums), rows)
        with self._writing() as connection:
            connection.execute(sa.insert(_meta), [{"key": _CHECKED, "value": "yes"}])

    def _refuse(self, damaged: Mapping[str, str]) -> None:
        """Raise ArticlesDamaged if `damaged`, which maps ids to origins, isn't empty."""
        if damaged:
            raise ArticlesDamaged(DATABASE_SETTING, self.where, list(damaged), list(damaged.values()))

    def _delete(self, connection: Connection, origins: Sequence[str]) -> set[str]:
        """Delete the articles with these origins; return their ids."""
        ids: set[str] = set()
        for part in _parts(origins):
            chosen = _articles.c.origin.in_(part)
            ids.update(connection.scalars(sa.select(_articles.c.id).where(chosen)))
            connection.execute(sa.delete(_articles).where(chosen))
        return ids

    @staticmethod
    def _delete_leftovers(connection: Connection, ids: Sequence[str]) -> None:
        """Delete what is left of articles whose heads are gone, which only damage can cause."""
        for table in (_paragraphs, _checksums):
            for part in _parts(ids):
                heads = sa.select(_articles.c.id).where(_articles.c.id.in_(part))
                leftover = table.c.article_id.in_(part), table.c.article_id.not_in(heads)
                connection.execute(sa.delete(table).where(*leftover))

    def _note_change(self, connection: Connection, ids: Collection[str]) -> None:
        """Increment the revision, and record it for the articles with these ids."""
        revision = self._revision(connection) + 1
        connection.execute(sa.update(_meta).where(_meta.c.key == "revision").values(value=str(revision)))
        connection.execute(sa.insert(_revisions), [{"revision": revision, "token": uuid.uuid4().hex}])
        connection.execute(sa.delete(_revisions).where(_revisions.c.revision <= revision - _REVISIONS_KEPT))
        for part in _parts([*ids]):
            connection.execute(sa.delete(_changes).where(_changes.c.article_id.in_(part)))
            connection.execute(sa.insert(_changes), [{"article_id": name, "revision": revision} for name in part])

    def _revision(self, connection: Connection) -> int:
        revision = self._read_meta(connection, "revision") or ""
        return int(revision) if revision.isdecimal() else 0

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
    """Yield slices of the values, since databases limit the number of parameters."""
    return (values[start : start + TRANSACTION_ARTICLES] for start in range(0, len(values), TRANSACTION_ARTICLES))


def _article_row(article: Article, digest: str) -> dict[str, str | None]:
    names = ("id", "origin", "title", "source", "url", "author")
    row = {name: getattr(article, name) for name in names}
    return row | {"digest": digest, "published": published_to_text(article.published)}


def _checksum(row: Mapping[str, Any] | sa.RowMapping, paragraphs: Sequence[str]) -> str:
    """Return the checksum of an article. The values of a damaged database may be of any type."""
    head = json.dumps([len(paragraphs), *(row[name] for name in _HEAD)], default=repr)
    return xxhash.xxh3_128_hexdigest("\0".join([head, *map(str, paragraphs)]).encode(errors="surrogatepass"))


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


# -- databases in general, also used for the bot's memory


def open_database(database: str | Path, setting: str, durable: bool = False) -> Engine:
    """Return an engine for a database; SQLite gets WAL, a busy timeout of 5 s and foreign keys.

    `database` is a URL, or the path of a SQLite file with any name; `setting` is the setting that names it. With
    `durable`, commits survive a power cut in SQLite, too; otherwise it may undo the last ones.
    """
    url = sa.URL.create("sqlite", database=str(database)) if isinstance(database, Path) else database
    try:
        engine = sa.create_engine(url)
    except ImportError as error:
        raise StoreError(setting, f"in {setting}", f"its driver {error.name} is not installed") from error
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        # The reason may contain parts of the URL, including its password.
        raise StoreError(setting, f"in {setting}", "not a database URL that works here") from error
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
    """Open a connection for a read-only transaction, for which SQLite locks nobody out."""
    with engine.connect() as connection, connection.execution_options(reading=True).begin():
        yield connection


@contextmanager
def raising_store_errors(setting: str, url: sa.URL) -> Iterator[None]:
    """Translate errors of the database to StoreError."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = str(getattr(error, "orig", None) or error).splitlines()[0]
        if "unable to open" in reason and (shortage := _shortage()) is not None:  # SQLite doesn't say why it can't
            raise OutOfResources.of(shortage) from error
        raise StoreError(setting, shown_url(url), reason, _remedy(reason)) from error


def shown_url(url: sa.URL) -> str:
    """Return the address of a database without secrets: its options may contain a password, too."""
    return url.set(query={}).render_as_string(hide_password=True)


_SQLITE_FILES = 4  # the database, its log, its shared memory, and the folder

_REMEDIES = {
    "malformed": "restore it from a backup, or move it and the files beside it away to start with an empty one",
    "not a database": "restore it from a backup, or move it and the files beside it away to start with an empty one",
    "is locked": "stop the other program that writes to it",
    "disk is full": "free some space on its disk",
    "readonly": "let the user who runs newsbot write to it and to its folder",
}
"""Remedies, by words in SQLite's error."""


def _remedy(reason: str) -> str | None:
    return next((remedy for words, remedy in _REMEDIES.items() if words in reason), None)


def _shortage() -> OSError | None:
    """Return the system's error if this process can't open as many files as a SQLite database needs."""
    with ExitStack() as opened:
        try:
            for _ in range(_SQLITE_FILES):
                opened.callback(os.close, os.open(os.devnull, os.O_RDONLY))
        except OSError as error:
            return error if is_out_of_resources(error) else None
    return None


def _set_up_sqlite(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # _begin_sqlite begins transactions
    for pragma in ("busy_timeout = 5000", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.cursor().execute(f"PRAGMA {pragma}")


def _read_any_text(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    """Read even text that isn't UTF-8: it is damaged, and the checksum shows in which article."""
    connection.text_factory = lambda raw: raw.decode(errors="replace")


def _make_durable(connection: sa.engine.interfaces.DBAPIConnection, _record: object) -> None:
    connection.cursor().execute("PRAGMA synchronous = FULL")


def _keep_private(file: Path, _connection: object, _record: object) -> None:
    """Make a SQLite file, and those beside it, readable only by its owner: earlier versions didn't."""
    for path in (file, *(file.with_name(file.name + ending) for ending in ("-wal", "-shm"))):
        with suppress(OSError):  # it doesn't exist, or belongs to another user
            if path.is_file() and path.stat().st_mode & 0o077:
                path.chmod(0o600)


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")
