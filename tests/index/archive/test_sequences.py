"""Any copies in any order and batches leave a whole database."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.archive import Copy, Store
from tests.index.archive.copies import read

TEXTS = [
    "The ferry Orla sank near Karsk harbour on Thursday.",
    "The ferry Orla sank near Karsk harbour on Thursday. Nobody drowned.",
    "A humpback whale sang under the pier all night.",
    "Snow.",
]
COPIES = st.builds(
    read,
    file=st.sampled_from("abcd"),
    text=st.sampled_from(TEXTS),
    key=st.sampled_from(["", "1", "2"]),
    title=st.sampled_from(["Ferry sinks", "Whale sings", ""]),
    published=st.sampled_from([None, date(2024, 12, 16), date(2024, 12, 17)]),
    modified=st.sampled_from([None, date(2024, 12, 18)]),
    url=st.sampled_from(
        [None, "https://gazette.example/1", "https://m.gazette.example/1", "https://gazette.example/2"]
    ),
    source=st.sampled_from([None, "Gazette"]),
    guid=st.sampled_from([None, "urn:1", "urn:2"]),
    is_withdrawn=st.sampled_from([False] * 9 + [True]),
)
ORPHANS = {
    "a copy without its article": "SELECT * FROM copies WHERE article_id NOT IN (SELECT id FROM articles)",
    "a copy without its file": "SELECT * FROM copies WHERE file_id NOT IN (SELECT id FROM files)",
    "an article without a copy": "SELECT * FROM articles WHERE id NOT IN (SELECT article_id FROM copies)",
    "an identity without its article": "SELECT * FROM identities WHERE article_id NOT IN (SELECT id FROM articles)",
    "a paragraph without its article": "SELECT * FROM paragraphs WHERE article_id NOT IN (SELECT id FROM articles)",
    "a version without its article": "SELECT * FROM versions WHERE article_id NOT IN (SELECT id FROM articles)",
    "a version that is not earlier": (
        "SELECT * FROM versions JOIN articles ON id = article_id WHERE versions.version >= articles.version"
    ),
    "a text of no copy of the article": (
        "SELECT * FROM articles WHERE copy_id IS NOT NULL"
        " AND copy_id NOT IN (SELECT id FROM copies WHERE article_id = articles.id)"
    ),
}


def check(store: Store, path: Path) -> None:
    assert len(list(store.articles())) == store.count()  # the checksums are right
    with closing(sqlite3.connect(path)) as database:
        assert {name for name, query in ORPHANS.items() if database.execute(query).fetchall()} == set()


def run(store: Store, copies: list[Copy], size: int) -> None:
    """Put copies as an index run does: those that are known by their bytes aren't read."""
    origins = None
    while origins != []:
        for start in range(0, len(copies), size):
            batch = copies[start : start + size]
            states = store.copies([copy.id for copy in batch])
            digests = {name: state.digest for name, state in states.items()}
            store.put([copy for copy in batch if digests.get(copy.id) != copy.digest])
        here = {copy.file for copy in copies}
        origins = [origin for origin in store.tidy()[1] if origin in here and origins is None]


RUNS = st.lists(st.lists(COPIES, max_size=6, unique_by=lambda copy: copy.id), min_size=1, max_size=3)


@given(RUNS, st.integers(1, 6))
@settings(max_examples=60, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # shrinking takes minutes
def test_any_sequence_of_copies_keeps_the_database_whole_and_settles(runs: list[list[Copy]], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.sqlite")
        with closing(Store(path)) as store:
            for copies in runs:
                run(store, copies, size)
                check(store, path)
            if any(copy.is_withdrawn for copies in runs for copy in copies):
                for _ in range(4):  # a withdrawal concerns what was read after it in the next run
                    run(store, runs[-1], size)
            state = store.state
            run(store, runs[-1], size)
            assert store.state == state
            check(store, path)
