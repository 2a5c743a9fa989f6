"""Substack exports: posts.csv and the files of the posts' texts, in an archive."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.formats import archive
from tests.index.sources.formats.mutations import read_all
from tests.index.sources.formats.reading import read_bytes

HEADER = "post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n"
ROWS = (
    '11.ferry-runs,2026-02-10T06:30:00.000Z,true,,,newsletter,everyone,"The ferry runs, at last",How,\n'
    "12.for-readers,2026-02-11T06:30:00.000Z,true,,,newsletter,only_paid,For paying readers,,\n"
    "13.draft,,false,,,newsletter,everyone,Not ready,,\n"
    "14.about,2026-02-01T00:00:00.000Z,true,,,page,everyone,About,,\n"
    "15.lost,2026-02-01T00:00:00.000Z,true,,,podcast,everyone,Only sound,,\n"
)
MEMBERS = {
    "posts.csv": HEADER + ROWS,
    "posts/11.ferry-runs.html": '<p>The ferry ran.</p><div class="subscription-widget-wrap"><p>Subscribe!</p></div>',
    "posts/12.for-readers.html": "<p>It is paid for.</p>",
    "posts/13.draft.html": "<p>Draft.</p>",
    "posts/14.about.html": "<p>About.</p>",
    "posts/16.unknown.html": "<p>Unknown.</p>",
    "posts/11.ferry-runs.opens.csv": "email\nreader@mail.example\n",
    "email_list.gazette.csv": "email\nreader@mail.example\n",
}


def packed(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("folder", ["", "export/"])
def test_posts_have_their_titles_and_dates_from_the_table(tmp_path: Path, folder: str) -> None:
    contents = read_bytes(tmp_path, "x.zip", packed({folder + name: text for name, text in MEMBERS.items()}))
    assert contents == {
        "articles": [
            {
                "title": "The ferry runs, at last",
                "published": "2026-02-10T06:30:00+00:00",
                "paragraphs": ["The ferry ran."],
            },
            {
                "title": "For paying readers",
                "published": "2026-02-11T06:30:00+00:00",
                "paragraphs": ["It is paid for."],
            },
        ],
        "notes": ["1 of its texts are left out, since posts.csv doesn't name them (the first is 16.unknown)"],
        "passed_over": {"lists of readers and other files": 2, "drafts": 1, "pages": 1, "posts without a text": 1},
    }


def test_the_table_alone_says_what_to_index_instead(tmp_path: Path) -> None:
    contents = read_bytes(tmp_path, "posts.csv", (HEADER + ROWS).encode())
    (failure,) = contents["failures"]
    assert "index the .zip file from Substack itself" in failure


@pytest.mark.parametrize(
    ("table", "reason"),
    [("post_id,title\n1,T\n", "has no column post_date")],
)
def test_a_table_that_cannot_be_read_is_named(tmp_path: Path, table: str, reason: str) -> None:
    contents = read_bytes(tmp_path, "x.zip", packed(MEMBERS | {"posts.csv": table}))
    (failure,) = contents["failures"]
    assert reason in failure


@settings(deadline=None)
@given(st.text() | st.text().map(lambda text: HEADER + text), st.text())
def test_any_table_gives_articles_or_a_sentence(table: str, text: str) -> None:
    table, text = (value.encode(errors="replace").decode() for value in (table, text))
    read_all(archive.FORMAT, "x.zip", packed(MEMBERS | {"posts.csv": table, "posts/11.ferry-runs.html": text}))
