"""The articles in SQL: the source of truth that snapshots are built from. Never read while answering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa

from index.archive import places, putting, removing, revisions, rows
from index.archive.copies import Copy, CopyState, Outcome
from index.archive.database import DATABASE_SETTING, ArticleDatabase
from index.archive.history import History, read_history
from index.archive.identity import digest_of
from index.archive.rows import TRANSACTION_ARTICLES, in_parts
from index.archive.runs import Run, note_run, read_runs
from index.archive.tables import articles, checksums, copies, files
from index.databases import read_text_leniently, shown_url
from index.errors import ArticleMissing, ArticleNotRemoved, ArticlesDamaged
from index.model import Article, Published


class FileState(NamedTuple):
    """A file as the database knows it: the digest of a collection that was read whole, and when to read it again."""

    digest: str | None
    until: str | None
    is_sample: bool


class Overview(NamedTuple):
    """How many articles have no date, no outlet, several versions, and how many copies have headers of each shape."""

    undated: int
    without_outlet: int
    updated: int
    shapes: Counter[str]


class Store(ArticleDatabase):
    """The articles of one database. Open it for one run and then close it; not thread-safe."""

    def _set_up(self) -> None:
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", read_text_leniently)  # the checksum shows in which article

    @property
    def where(self) -> str:
        """Address of the database, without its password."""
        return shown_url(self._engine.url)

    def count(self) -> int:
        """Return the number of articles."""
        with self._reading() as connection:
            return connection.scalar(sa.select(sa.func.count()).select_from(articles)) or 0

    def ids(self) -> set[str]:
        """Return the ids of all articles."""
        with self._reading() as connection:
            return set(connection.scalars(sa.select(articles.c.id)))

    @property
    def state(self) -> str:
        """Identifier of the store and its revision: it changes with every change of the articles."""
        with self._reading() as connection:
            return revisions.read_state(connection)

    def published(self, ids: Collection[str] | None = None) -> dict[str, Published]:
        """Return when each article was published, by id; only for `ids`, if given.

        Raises ArticlesDamaged if a value isn't a date.
        """
        with self._reading() as connection:
            published, damaged = rows.read_published(connection, None if ids is None else [*ids])
        self._refuse(damaged)
        return published

    def changed_since(self, state: str) -> set[str] | None:
        """Return the ids of the articles changed or removed since `state`; None if that is unknown."""
        with self._reading() as connection:
            return revisions.changed_since(connection, state)

    # -- the files and their copies of articles

    def files(self) -> dict[str, FileState]:
        """Return all files that articles were read from, by origin."""
        select = sa.select(files.c.origin, files.c.digest, files.c.until, files.c.sample)
        with self._reading() as connection:
            return {row.origin: FileState(row.digest, row.until, row.sample) for row in connection.execute(select)}

    def files_of(self, origins: Sequence[str]) -> dict[str, FileState]:
        """Return those files that articles were read from, of some origins."""
        if len(origins) > TRANSACTION_ARTICLES:
            wanted = set(origins)
            return {origin: state for origin, state in self.files().items() if origin in wanted}
        states = {origin: self.file(origin) for origin in origins}
        return {origin: state for origin, state in states.items() if state is not None}

    def sample_origins(self) -> list[str]:
        """Return the origins of the files that hold sample articles."""
        with self._reading() as connection:
            return [*connection.scalars(sa.select(files.c.origin).where(files.c.sample))]

    def file(self, origin: str) -> FileState | None:
        """Return what is known of one file; None if nothing is."""
        select = sa.select(files.c.digest, files.c.until, files.c.sample).where(files.c.id == digest_of(origin))
        with self._reading() as connection:
            row = connection.execute(select).first()
        return FileState(row.digest, row.until, row.sample) if row else None

    def copies(self, ids: Sequence[str]) -> dict[str, CopyState]:
        """Return what is known of some copies, by id."""
        with self._reading() as connection:
            return places.copy_states(connection, ids)

    def count_copies(self, origin: str) -> int:
        """Return the number of copies in a file."""
        query = sa.select(sa.func.count()).select_from(copies).where(copies.c.file_id == digest_of(origin))
        with self._reading() as connection:
            return connection.scalar(query) or 0

    def copy_ids(self, origins: Sequence[str]) -> set[str]:
        """Return the ids of all copies in some files."""
        names: set[str] = set()
        with self._reading() as connection:
            for part in in_parts([digest_of(origin) for origin in origins]):
                names.update(connection.scalars(sa.select(copies.c.id).where(copies.c.file_id.in_(part))))
        return names

    def titles_in(self, origin: str) -> dict[str, str]:
        """Return the titles of the articles that have a copy in a file, by id."""
        query = sa.select(articles.c.id, articles.c.title).join(copies, copies.c.article_id == articles.c.id)
        with self._reading() as connection:
            in_file = query.where(copies.c.file_id == digest_of(origin)).order_by(articles.c.id)
            return {row.id: str(row.title) for row in connection.execute(in_file)}

    def are_elsewhere(self, origin: str) -> bool:
        """Return whether an article that has a copy in a file has one in another file, too."""
        of_file = sa.select(copies.c.article_id).where(copies.c.file_id == digest_of(origin))
        others = sa.select(copies.c.id).where(
            copies.c.article_id.in_(of_file.scalar_subquery()), copies.c.file_id != digest_of(origin)
        )
        with self._reading() as connection:
            return connection.execute(others.limit(1)).first() is not None

    def put(self, batch: Sequence[Copy], samples: Collection[str] = ()) -> list[Outcome]:
        """Put some copies into the database, in one transaction; return what became of each.

        `samples` are the origins of the files that hold sample articles.
        """
        with self._writing() as connection:
            places.put_files(connection, {copy.file: copy.file in samples for copy in batch})
            return putting.put_copies(connection, batch)

    def finish_file(self, origin: str, digest: str | None, until: str | None, is_sample: bool = False) -> None:
        """Note that a collection was read: `digest` is None if it must be read again in any case."""
        with self._writing() as connection:
            places.put_files(connection, {origin: is_sample})
            change = sa.update(files).where(files.c.id == digest_of(origin))
            connection.execute(change.values(digest=digest, until=until))

    def mark_samples(self, origins: Sequence[str]) -> None:
        """Note that files with these origins are samples: earlier versions didn't."""
        with self._writing() as connection:
            places.put_files(connection, dict.fromkeys(origins, True))

    def drop_copies(self, ids: Sequence[str]) -> None:
        """Delete some copies. Articles that have no other one are removed by `tidy`."""
        for part in in_parts(ids):
            with self._writing() as connection:
                places.drop_copies(connection, part)

    def drop_files(self, origins: Sequence[str]) -> None:
        """Delete files with their copies. Articles that have no other copy are removed by `tidy`."""
        for part in in_parts([digest_of(origin) for origin in origins]):
            with self._reading() as connection:
                of_files = [*connection.scalars(sa.select(copies.c.id).where(copies.c.file_id.in_(part)))]
            self.drop_copies(of_files)
            with self._writing() as connection:
                connection.execute(sa.delete(files).where(files.c.id.in_(part)))

    def tidy(self) -> tuple[int, list[str]]:
        """Remove the articles that have no copy any more; return their number, and the files to read again.

        Those hold other copies of articles that lost the copy that they show.
        """
        with self._reading() as connection:
            if not places.may_be_loose(connection):
                return 0, []
            loose, origins = places.loose_articles(connection), places.unread_files(connection)
        for part in in_parts(loose):
            with self._writing() as connection:
                rows.delete_articles(connection, part)
                revisions.note_change(connection, part)
        with self._writing() as connection:
            places.forget_loose(connection)
        return len(loose), origins

    def discard(self, ids: Sequence[str]) -> list[str]:
        """Delete damaged articles, in one transaction; return the origins of their files, which must be read again."""
        with self._writing() as connection:
            origins: set[str] = set()
            for part in in_parts(ids):
                of_copies = sa.select(copies.c.file_id).where(copies.c.article_id.in_(part))
                in_files = set(connection.scalars(sa.select(files.c.origin).where(files.c.id.in_(of_copies))))
                named = set(connection.scalars(sa.select(articles.c.origin).where(articles.c.id.in_(part))))
                of_files = [digest_of(origin) for origin in in_files | named]
                for some in in_parts(of_files):
                    connection.execute(sa.update(files).where(files.c.id.in_(some)).values(digest=None))
                for some in in_parts([digest_of(origin) for origin in named - in_files]):  # their copies are lost, too
                    connection.execute(sa.update(copies).where(copies.c.file_id.in_(some)).values(digest=""))
                origins |= in_files | named
            rows.delete_articles(connection, ids, with_history=False)
            revisions.note_change(connection, ids)
            return sorted(origins)

    def drop_lost_copies(self) -> None:
        """Forget the copies of articles that are lost, by damage, so that their files are read again."""
        with self._writing() as connection:
            places.drop_lost_copies(connection)

    def has_own_articles(self) -> bool:
        """Return whether any article isn't a sample."""
        select = sa.select(copies.c.id).join(files, files.c.id == copies.c.file_id).where(~files.c.sample)
        with self._reading() as connection:
            return connection.execute(select.limit(1)).first() is not None

    def overview(self) -> Overview:
        """Return what the articles have and lack."""
        shapes = sa.select(copies.c.shape, sa.func.count()).group_by(copies.c.shape)
        number = sa.select(sa.func.count()).select_from(articles)
        with self._reading() as connection:
            return Overview(
                connection.scalar(number.where(articles.c.published.is_(None))) or 0,
                connection.scalar(number.where(articles.c.source.is_(None))) or 0,
                connection.scalar(number.where(articles.c.version > 1)) or 0,
                Counter({row[0]: row[1] for row in connection.execute(shapes)}),
            )

    # -- the runs

    def note_run(self, run: Run) -> None:
        """Write down what a run did."""
        with self._writing() as connection:
            note_run(connection, run)

    def runs(self) -> list[Run]:
        """Return the last runs, the newest first."""
        with self._reading() as connection:
            return read_runs(connection)

    # -- the articles

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield the articles with these `ids`, in their order, skipping missing ones; None: all, sorted by id.

        Raises ArticlesDamaged, naming all damaged articles, if any differs from what was stored; it never yields one.
        """
        damaged: dict[str, str] = {}
        for part in in_parts(sorted(self.published()) if ids is None else ids):
            with self._reading() as connection:
                heads, texts = rows.read_rows(connection, part)
                select = sa.select(checksums.c.article_id, checksums.c.checksum)
                query = select.where(checksums.c.article_id.in_(part))
                sums = {row.article_id: row.checksum for row in connection.execute(query)}
            for name in part:
                if name not in heads:
                    continue
                row, paragraphs = heads[name], texts.get(name, ())
                if sums.get(name) != rows.checksum(row, paragraphs):
                    damaged[name] = row["origin"]
                elif not damaged:
                    yield rows.article_of(row, paragraphs)
        self._refuse(damaged)

    def history(self, name: str) -> History | None:
        """Return the article with this id or link, with its earlier versions; None if there is none."""
        with self._reading() as connection:
            return read_history(connection, name)

    def removed_id(self, name: str) -> str | None:
        """Return the id of the article with this id or link that `remove` removed; None if it didn't."""
        with self._reading() as connection:
            return removing.removed_id(connection, name)

    def remove(self, name: str) -> str:
        """Remove the article with this id or link for good; return its title. Raises ArticleMissing."""
        with self._writing() as connection:
            title = removing.remove_article(connection, name)
            removed_id = removing.removed_id(connection, name) if title is None else None
        if title is None:
            raise ArticleMissing(name, removed_id)
        return title

    def restore(self, name: str) -> None:
        """Let an article in again that `remove` removed. Raises ArticleNotRemoved if it didn't."""
        with self._writing() as connection:
            is_restored = removing.restore_article(connection, name)
        if not is_restored:
            raise ArticleNotRemoved(name)

    def _refuse(self, damaged: Mapping[str, str]) -> None:
        """Raise ArticlesDamaged if `damaged`, which maps ids to origins, isn't empty."""
        if damaged:
            raise ArticlesDamaged(DATABASE_SETTING, self.where, list(damaged), list(damaged.values()))


def find_history(database: str | Path, name: str) -> History:
    """Return an article of a database, by its id or link, with its history. Raises ArticleMissing and StoreError."""
    with closing(Store(database)) as store:
        if (history := store.history(name)) is None:
            raise ArticleMissing(name, store.removed_id(name))
        return history


def read_overview(database: str | Path) -> Overview:
    """Return what the articles of a database have and lack. Raises StoreError."""
    with closing(Store(database)) as store:
        return store.overview()


def last_runs(database: str | Path) -> list[Run]:
    """Return the last runs that changed the articles of a database, the newest first. Raises StoreError."""
    with closing(Store(database)) as store:
        return store.runs()
