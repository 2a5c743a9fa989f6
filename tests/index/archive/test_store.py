"""The store of articles in SQL, and databases in general."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Article, StoreError, open_database, raising_store_errors, read_transaction
from index.archive import TRANSACTION_ARTICLES, Store
from tests.index.archive.copies import copy_of

SETTING = "NEWSBOT_DATABASE_URL"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Path of the store's database."""
    return tmp_path / "articles.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """Empty store."""
    with closing(Store(f"sqlite:///{path}")) as store:
        yield store


def put(store: Store, *articles: Article) -> None:
    store.put([copy_of(article) for article in articles])


def remove(store: Store, origins: Sequence[str]) -> None:
    store.drop_files(origins)
    store.tidy()


# -- articles


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
ARTICLES = st.lists(
    st.builds(
        Article,
        id=TEXT,
        origin=TEXT,
        title=TEXT,
        paragraphs=st.lists(TEXT, min_size=1).map(tuple),
        source=st.none() | TEXT,
        url=st.none() | TEXT,
        author=st.none() | TEXT,
        published=st.none() | st.dates() | st.datetimes(datetime(1000, 1, 2), timezones=st.just(UTC)),  # noqa: DTZ001
    ),
    min_size=1,
    max_size=4,
    unique_by=(lambda article: article.id, lambda article: article.origin),
)


@given(ARTICLES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # each example empties the store
def test_articles_come_back_as_they_went_in_by_their_ids(store: Store, articles: list[Article]) -> None:
    remove(store, [*store.files()])
    put(store, *articles)
    assert list(store.articles()) == sorted(articles, key=lambda article: article.id.encode())


def test_a_day_stays_a_day_and_a_moment_comes_back_with_its_offset(
    store: Store, article: Callable[..., Article]
) -> None:
    east = timezone(timedelta(hours=3))
    put(
        store,
        article("Text.", id="day", published=date(2024, 12, 19)),
        article("Text.", id="moment", published=datetime(2024, 12, 19, 1, 30, tzinfo=east)),
        article("Text.", id="none"),
    )
    found = {one.id: one.published for one in store.articles()}
    assert found == {"day": date(2024, 12, 19), "moment": datetime(2024, 12, 19, 1, 30, tzinfo=east), "none": None}
    assert type(found["day"]) is date
    assert isinstance(found["moment"], datetime)
    assert found["moment"].utcoffset() == timedelta(hours=3)


def test_a_copy_of_the_same_place_replaces_the_text_of_its_article(
    store: Store, article: Callable[..., Article]
) -> None:
    put(store, article("One.", "Two.", "Three.", id="a"), article("Other.", id="b"))
    put(store, article("New.", id="a"))
    assert [(one.paragraphs, one.version) for one in store.articles()] == [(("New.",), 2), (("Other.",), 1)]


def test_an_article_keeps_the_id_that_it_was_stored_with(store: Store, article: Callable[..., Article]) -> None:
    put(store, article("Old.", id="a"))
    put(store, replace(article("New.", id="z"), origin="file:///a.txt"))
    assert [(one.id, one.paragraphs) for one in store.articles()] == [("a", ("New.",))]


def test_what_is_known_of_files_and_copies_is_given_by_origin_and_id(
    store: Store, article: Callable[..., Article]
) -> None:
    copies = [copy_of(article("Text.", id=name), digest=f"digest of {name}", until="2030-01-01") for name in "ab"]
    store.put(copies, samples=["file:///b.txt"])
    states = store.copies([copy.id for copy in copies])
    assert {copy.file: states[copy.id].digest for copy in copies} == {
        "file:///a.txt": "digest of a",
        "file:///b.txt": "digest of b",
    }
    assert {states[copy.id].until for copy in copies} == {"2030-01-01"}
    assert {origin: state.is_sample for origin, state in store.files().items()} == {
        "file:///a.txt": False,
        "file:///b.txt": True,
    }


def test_removed_articles_are_gone_with_their_paragraphs(
    store: Store, path: Path, article: Callable[..., Article]
) -> None:
    put(store, *(article("One.", "Two.", id=name) for name in "abc"))
    remove(store, ["file:///a.txt", "file:///c.txt", "file:///unknown.txt"])
    assert [one.id for one in store.articles()] == ["b"]
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("SELECT DISTINCT article_id FROM paragraphs").fetchall() == [("b",)]


@pytest.mark.parametrize("count", [TRANSACTION_ARTICLES, TRANSACTION_ARTICLES + 1, 2 * TRANSACTION_ARTICLES + 1])
def test_more_articles_than_a_batch_are_replaced_and_removed(
    store: Store, article: Callable[..., Article], count: int
) -> None:
    articles = [article("Text.", id=f"{number:04}") for number in range(count)]
    put(store, *articles)
    put(store, *articles)
    assert list(store.articles()) == articles
    remove(store, [one.origin for one in articles[1:]])
    assert list(store.articles()) == articles[:1]


@pytest.mark.parametrize("nothing", ["no article", "an article of no paragraph"])
def test_nothing_can_be_put(store: Store, article: Callable[..., Article], nothing: str) -> None:
    articles = [article()] if nothing == "an article of no paragraph" else []
    put(store, *articles)
    assert list(store.articles()) == articles


def test_articles_outlast_the_store(store: Store, path: Path, article: Callable[..., Article]) -> None:
    put(store, article("Text."))
    store.close()
    with closing(Store(f"sqlite:///{path}")) as again:
        assert [one.id for one in again.articles()] == ["a"]


# -- the state


def test_the_state_changes_with_every_change_and_with_nothing_else(
    store: Store, path: Path, article: Callable[..., Article]
) -> None:
    states = [store.state]
    put(store, article("Text."))
    states.append(store.state)
    put(store, article("Changed."))
    states.append(store.state)
    remove(store, ["file:///a.txt"])
    states.append(store.state)
    assert len(set(states)) == 4
    list(store.articles())
    store.files()
    with closing(Store(f"sqlite:///{path}")) as again:
        assert store.state == again.state == states[-1]


def test_ids_of_articles_changed_since_a_state_are_known(store: Store, article: Callable[..., Article]) -> None:
    states = [store.state]
    put(store, article("Text.", id="a"), article("Text.", id="b"))
    states.append(store.state)
    put(store, article("New.", id="a"), article("Text.", id="c"))
    states.append(store.state)
    remove(store, ["file:///b.txt", "file:///unknown.txt"])
    states.append(store.state)
    assert [store.changed_since(state) for state in states] == [{"a", "b", "c"}, {"a", "b", "c"}, {"b"}, set()]


@pytest.mark.parametrize("state", ["", ":", "other:0", "{own}:", "{own}:9", "{own}:-1", "{own}:x", "{own}:\u00b2", "0"])
def test_since_a_state_that_the_store_never_had_nothing_can_be_told(
    store: Store, article: Callable[..., Article], state: str
) -> None:
    put(store, article("Text."))
    assert store.changed_since(state.format(own=store.state.partition(":")[0])) is None


def test_changes_of_more_articles_than_a_batch_are_all_known(store: Store, article: Callable[..., Article]) -> None:
    state = store.state
    articles = [article("Text.", id=f"{number:04}") for number in range(2 * TRANSACTION_ARTICLES + 1)]
    put(store, *articles)
    assert store.changed_since(state) == {one.id for one in articles}


@pytest.mark.parametrize("ids", [[], ["b"], ["c", "a", "nowhere", "b"]])
def test_some_articles_come_in_the_order_asked_for_without_those_that_are_not_there(
    store: Store, article: Callable[..., Article], ids: list[str]
) -> None:
    put(store, *(article("One.", "Two.", id=name, published=date(2024, 1, 1)) for name in "abc"))
    assert [one.id for one in store.articles(ids)] == [name for name in ids if name != "nowhere"]
    assert all(one.paragraphs == ("One.", "Two.") for one in store.articles(ids))
    assert store.published(ids) == {name: date(2024, 1, 1) for name in ids if name != "nowhere"}


def test_two_stores_never_share_a_state(store: Store, tmp_path: Path) -> None:
    with closing(Store(f"sqlite:///{tmp_path}/other.sqlite")) as other:
        assert store.state != other.state


def test_a_change_that_fails_changes_nothing(
    store: Store, article: Callable[..., Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(store, article("Text."))
    before = store.state
    monkeypatch.setattr("index.archive.rows.checksum", lambda *_: None)
    with pytest.raises(StoreError, match="NOT NULL"):
        put(store, article("Changed."), article("Text.", id="b"))
    monkeypatch.undo()
    assert (store.state, [one.paragraphs for one in store.articles()]) == (before, [("Text.",)])
    assert set(store.files()) == {"file:///a.txt"}


# -- several at once


def test_two_writers_take_turns(store: Store, path: Path, article: Callable[..., Article]) -> None:
    def write(name: str) -> None:
        with closing(Store(f"sqlite:///{path}")) as own:
            for number in range(20):
                put(own, article("Text.", id=f"{name}{number:02}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, "ab"))
    assert len(list(store.articles())) == 40
    assert store.state.split(":")[1] == "40"


def test_readers_are_not_blocked_by_a_writer(store: Store, path: Path, article: Callable[..., Article]) -> None:
    put(store, article("Old."))
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM articles")
        assert [one.paragraphs for one in store.articles()] == [("Old.",)]
        writer.execute("COMMIT")
    assert list(store.articles()) == []


def test_a_database_is_opened_while_another_program_writes(
    store: Store, path: Path, article: Callable[..., Article]
) -> None:
    store.put([copy_of(article())])
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with closing(Store(f"sqlite:///{path}")) as reader:
            assert reader.count() == 1


def test_a_writer_is_not_blocked_by_readers(store: Store, path: Path, article: Callable[..., Article]) -> None:
    put(store, *(article("Old.", id=f"{number:04}") for number in range(3)))
    reader = store.articles()
    seen = [next(reader)]
    with closing(Store(f"sqlite:///{path}")) as other:
        put(other, *(article("New.", id=f"{number:04}") for number in range(3)))
    seen += reader
    assert {one.paragraphs for one in seen} == {("Old.",)}
    assert {one.paragraphs for one in store.articles()} == {("New.",)}


# -- databases


def test_a_path_may_have_any_name(tmp_path: Path, article: Callable[..., Article]) -> None:
    path = tmp_path / "my 100% news? #1 & more é.sqlite"
    with closing(Store(path)) as store:
        put(store, article("Text."))
    assert path.stat().st_size > 0
    with closing(Store(path)) as again:
        assert [one.id for one in again.articles()] == ["a"]


def test_a_driver_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match="psycopg is not installed") as error:
        open_database("postgresql+psycopg://alice:hunter2@host/db", SETTING)
    assert "hunter2" not in str(error.value)


def test_sqlite_is_set_up_for_several_processes(path: Path) -> None:
    engine = open_database(f"sqlite:///{path}", SETTING)
    with read_transaction(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    engine.dispose()
    assert found == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 5000}


def test_a_writer_holds_the_lock_from_its_beginning_and_a_reader_never(path: Path) -> None:
    engine = open_database(f"sqlite:///{path}", SETTING)
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
        with read_transaction(engine):
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
        with engine.begin(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    engine.dispose()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "no URL at all",
        "nonsense://alice:hunter2@host/db",
        "alice:hunter2@host/db",
        "sqlite:////nowhere/at/all/articles.sqlite",
        "sqlite:////dev/null/articles.sqlite",
        "postgresql+nodriver://alice:hunter2@host/db",
        "postgresql://alice:hunter2@host:port/db",
        "sqlite:///articles.sqlite?timeout=soon",
    ],
)
def test_a_database_that_cannot_be_used_is_an_error_that_names_the_setting_and_no_password(url: str) -> None:
    with pytest.raises(StoreError, match=SETTING) as error:
        Store(url)
    assert error.value.setting == SETTING
    assert "hunter2" not in str(error.value)


def test_a_broken_sqlite_url_is_explained_on_one_line() -> None:
    with pytest.raises(StoreError) as error:
        Store("sqlite://alice:hunter2@host/db")
    assert "\n" not in str(error.value)


def test_a_password_among_the_options_of_a_url_is_not_shown() -> None:
    with pytest.raises(StoreError) as error:
        Store("sqlite:///file:/nowhere/at/all/articles.sqlite?uri=true&password=hunter2")
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    "content", [b"This is no database, but a text of some length.\n" * 100, b"SQLite format 3\0" * 300]
)
def test_a_file_that_is_no_database_is_an_error_that_names_it(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError) as error:
        Store(f"sqlite:///{path}")
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="unable to open"):
        Store(f"sqlite:///{tmp_path}")


def test_the_error_of_a_database_names_its_url_without_the_password_and_the_setting_asked_for() -> None:
    url = sa.make_url("postgresql://alice:hunter2@host/db")
    with pytest.raises(StoreError) as error, raising_store_errors("NEWSBOT_CHATS_URL", url):
        raise sa.exc.OperationalError("SELECT 1", {}, Exception("host is unreachable\nIs it running?"))
    assert "alice:***@host" in str(error.value)
    assert "host is unreachable" in str(error.value)
    assert "hunter2" not in str(error.value)
    assert "\n" not in str(error.value)
    assert error.value.setting == "NEWSBOT_CHATS_URL"


def test_a_database_that_lost_a_table_is_an_error(path: Path, store: Store, article: Callable[..., Article]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DROP TABLE paragraphs")
    with pytest.raises(StoreError, match="no such table"):
        put(store, article("Text."))
