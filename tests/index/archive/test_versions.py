"""Earlier versions of articles."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from index.archive import Outcome, Store
from index.archive.identity import content_digest
from tests.index.archive.copies import put, read

URL = "https://gazette.example/ferry"
TEXTS = ("The ferry Orla sank.", "The ferry Orla sank near Karsk.", "The ferry Orla floats near Karsk.")


def versions(path: Path) -> list[tuple[int, str, list[str]]]:
    """Return the number, the title and the text of each earlier version."""
    with closing(sqlite3.connect(path)) as database:
        rows = database.execute("SELECT version, title, text FROM versions ORDER BY article_id, version").fetchall()
    return [(number, title, json.loads(text)) for number, title, text in rows]


def test_a_changed_text_is_a_new_version_and_the_old_one_stays_with_its_title(store: Store, path: Path) -> None:
    for number, text in enumerate(TEXTS, 1):
        put(store, read("a", text, title=f"Title {number}", published=date(2024, 12, 19)))
    (article,) = store.articles()
    assert (article.version, article.paragraphs) == (3, (TEXTS[2],))
    assert versions(path) == [(1, "Title 1", [TEXTS[0]]), (2, "Title 2", [TEXTS[1]])]


def test_a_version_says_when_it_was_seen_and_what_its_digest_is(store: Store, path: Path) -> None:
    before = datetime.now(UTC) - timedelta(seconds=1)
    put(store, read("a", TEXTS[0]), read("a", TEXTS[1]))
    with closing(sqlite3.connect(path)) as database:
        seen, content = database.execute("SELECT seen, content FROM versions").fetchone()
    assert before <= datetime.fromisoformat(seen) <= datetime.now(UTC)
    assert content == content_digest(read("a", TEXTS[0]).article)


def test_the_same_bytes_read_by_newer_rules_make_no_version(store: Store, path: Path) -> None:
    put(store, read("a", TEXTS[0], digest="1"))
    assert put(store, read("a", TEXTS[1], digest="1", parser=2)) == [Outcome.CHANGED]
    (article,) = store.articles()
    assert (article.version, article.paragraphs) == (1, (TEXTS[1],))
    assert versions(path) == []


def test_a_newer_copy_in_another_file_is_a_new_version(store: Store, path: Path) -> None:
    put(store, read("a", TEXTS[0], url=URL, published=date(2024, 12, 19)))
    put(store, read("b", TEXTS[1], url=URL, published=date(2024, 12, 20)))
    assert versions(path) == [(1, "Ferry sinks", [TEXTS[0]])]


def test_versions_go_with_their_article(store: Store, path: Path) -> None:
    put(store, read("a", TEXTS[0]), read("a", TEXTS[1]))
    store.drop_files(["file:///a"])
    store.tidy()
    assert versions(path) == []


def test_a_damaged_article_that_is_read_again_keeps_its_versions(store: Store, path: Path) -> None:
    put(store, read("a", TEXTS[0]))
    put(store, read("a", TEXTS[1]))
    (article,) = store.articles()
    assert store.discard([article.id]) == ["file:///a"]
    put(store, read("a", TEXTS[1]))
    put(store, read("a", TEXTS[2]))
    assert [number for number, _, _ in versions(path)] == [1, 2]
    assert [article.version for article in store.articles()] == [3]
