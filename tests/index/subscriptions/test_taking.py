"""Posts of channels that are taken: stored, published, edited, withdrawn, removed, and read again."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

import index.channels.reading as reading
from index import (
    Article,
    DataFolder,
    ReadingOptions,
    TakeReport,
    find_history,
    index_files,
    last_runs,
    list_channels,
    remove_article,
    restore_article,
    take_posts,
)
from index.archive import Store
from index.channels import ChannelReader
from index.indexing.lock import hold_index_lock
from index.sources import SAMPLES_MARK
from index.sources.telegram import parse_posts
from tests.index.channels.messages import CHANNEL, OTHER, TEXT, forward, message
from tests.index.indexing.runs.published import counts, snapshot, titles

EDITED = {"edit_date": 1_772_472_600}
LATER = {"edit_date": 1_772_473_900}
LINK = "https://t.me/OrrinBay/7"
OTHER_TEXT = "A humpback whale sang under the pier while half of the town listened."


def take(data: DataFolder, *messages: dict[str, Any]) -> TakeReport:
    return take_posts(data, messages)


def states(report: TakeReport) -> list[str]:
    """Return what became of each post: its state, or why it is no article."""
    return [post.state if post.article else post.reason for post in report.posts]


def articles(data: DataFolder) -> list[Article]:
    with closing(Store(data.database)) as store:
        return [*store.articles()]


def texts(data: DataFolder) -> list[str]:
    """Return the texts of all articles of the published index."""
    return sorted(" / ".join(article.paragraphs) for article in articles(data) if article.id in published(data))


def published(data: DataFolder) -> set[str]:
    return {article.id for article in snapshot(data).newest(1000)}


def export(folder: Path, *messages: dict[str, Any]) -> Path:
    """Write an export of the channel by Telegram Desktop."""
    chat = {"name": CHANNEL["title"], "type": "public_channel", "id": 14, "messages": list(messages)}
    (folder / "result.json").write_text(json.dumps(chat))
    return folder / "result.json"


def exported(number: int, text: str = TEXT, **fields: Any) -> dict[str, Any]:
    sent = {"id": number, "type": "message", "date": "2026-03-02T18:05:00", "date_unixtime": "1772471100"}
    return sent | {"from": CHANNEL["title"], "from_id": "channel14", "text": text} | fields


@contextmanager
def database(data: DataFolder) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(data.path / "articles.sqlite")) as connection, connection:
        yield connection


# --- posts and edits


def test_each_post_is_told_what_became_of_it(data: DataFolder) -> None:
    report = take(data, message(7), message(8, text=None, photo=[]), {"chat": 3}, message(9, text="Short."))
    assert states(report) == [
        "added",
        "it has no words",
        "it is not a post of a channel, nor the forward of one",
        "it has fewer than 40 letters",
    ]
    assert report.posts[0].article == articles(data)[0]
    assert (report.added, report.failures, report.articles) == (1, 0, 1)
    assert report.passed_over == {"posts without words": 1, "posts too short or too long": 1}
    assert states(take(data, message(7))) == ["unchanged"]


def test_an_edit_is_a_new_version(data: DataFolder) -> None:
    take(data, message(7))
    report = take(data, message(7, text=OTHER_TEXT, **EDITED))
    assert states(report) == ["changed"]
    assert texts(data) == [OTHER_TEXT]
    history = find_history(data.database, LINK)
    assert [version.paragraphs for version in history.versions] == [(TEXT,), (OTHER_TEXT,)]
    assert history.article.modified is not None


def test_of_a_post_and_its_edits_in_one_run_the_newest_counts_whatever_their_order(data: DataFolder) -> None:
    report = take(data, message(7, text=OTHER_TEXT, **EDITED), message(7), message(8))
    assert states(report) == ["added"] * 3
    assert texts(data) == [OTHER_TEXT, TEXT]
    take(data, message(7))
    assert texts(data) == [OTHER_TEXT, TEXT]


@pytest.mark.parametrize("left", [None, "Short."])
def test_a_post_that_is_edited_to_have_no_words_is_withdrawn_until_it_has_some(
    data: DataFolder, tmp_path: Path, left: str | None
) -> None:
    take(data, message(7), message(8, text=OTHER_TEXT))
    report = take(data, message(7, text=left, **EDITED))
    assert states(report)[0].endswith(" now, so its article has left the index")
    assert (report.withdrawn, texts(data)) == (1, [OTHER_TEXT])
    index_files([export(tmp_path, exported(7))], data)  # from before the edit
    assert texts(data) == [OTHER_TEXT]
    assert states(take(data, message(7, **LATER))) == ["added"]
    assert texts(data) == [OTHER_TEXT, TEXT]


# --- the same post from elsewhere


@pytest.mark.parametrize("columns", [{}, {"channel": "@orrinbay"}], ids=["by its number", "by its link"])
@pytest.mark.parametrize("exported_first", [True, False])
def test_a_post_is_one_article_with_that_of_an_export(
    data: DataFolder, tmp_path: Path, columns: dict[str, str], exported_first: bool
) -> None:
    options = ReadingOptions(columns=columns)
    if exported_first:
        index_files([export(tmp_path, exported(7))], data, options=options)
        assert states(take(data, message(7))) == ["unchanged" if columns else "changed"]  # it had no link
    else:
        take(data, message(7))
        index_files([export(tmp_path, exported(7))], data, options=options)
    assert len(articles(data)) == 1
    take(data, message(7, text=OTHER_TEXT, **EDITED))
    assert texts(data) == [OTHER_TEXT]


def test_a_post_that_was_rewritten_is_one_article_with_its_export_and_shows_the_newer_text(
    data: DataFolder, tmp_path: Path
) -> None:
    index_files([export(tmp_path, exported(7))], data)
    take(data, message(7, text=OTHER_TEXT, **EDITED))
    assert texts(data) == [OTHER_TEXT]
    assert len(find_history(data.database, LINK).versions) == 2
    index_files([export(tmp_path, exported(7, "The lighthouse lamp will be lit again before the winter."))], data)
    assert texts(data) == [OTHER_TEXT]


def test_a_forward_of_an_admin_counts_as_the_post_and_tells_less_than_it(data: DataFolder) -> None:
    given = message(900, chat={"id": 5, "type": "private"}, forward_origin=forward(3), date=1_772_500_000)
    report = take(data, given)
    assert states(report) == ["added"]
    assert articles(data)[0].origin == f"telegram:{OTHER['id']}"
    direct = message(3, chat=OTHER, date=1_772_371_100, edit_date=1_772_600_000)
    take(data, direct)
    assert states(take(data, given | {"message_id": 901, "date": 1_772_700_000})) == ["unchanged"]
    [article] = articles(data)
    assert article.modified is not None
    newest = texts(data)
    assert states(take(data, given | {"date": 1_772_800_000, "text": OTHER_TEXT})) == ["unchanged"]  # of an old text
    assert texts(data) == newest != [OTHER_TEXT]
    with database(data) as connection:
        assert "private" not in str(connection.execute("SELECT message FROM posts").fetchall())


# --- albums


def album(*captions: str | None, first: int = 7) -> list[dict[str, Any]]:
    return [
        message(number, text=None, caption=caption, media_group_id="1")
        for number, caption in enumerate(captions, start=first)
    ]


def test_an_album_is_one_article_even_if_its_parts_come_in_several_runs(data: DataFolder) -> None:
    parts = album(None, TEXT, OTHER_TEXT)
    assert states(take(data, parts[1])) == ["added"]
    assert states(take(data, parts[0], parts[2])) == ["changed", "changed"]
    [article] = articles(data)
    assert (article.paragraphs, article.url) == ((TEXT, OTHER_TEXT), "https://t.me/OrrinBay/8")


def test_an_edit_of_a_part_keeps_the_others_and_the_link(data: DataFolder) -> None:
    parts = album(TEXT, OTHER_TEXT, None)
    take(data, *parts)
    take(data, parts[0] | {"caption": "", **EDITED})
    [article] = articles(data)
    assert (article.paragraphs, article.url) == ((OTHER_TEXT,), LINK)
    report = take(data, parts[1] | {"caption": "", **LATER})
    assert (report.withdrawn, texts(data)) == (1, [])
    take(data, parts[2] | {"caption": TEXT, "edit_date": LATER["edit_date"] + 60})
    assert texts(data) == [TEXT]


def test_an_album_that_was_forwarded_is_one_article_with_the_original(data: DataFolder) -> None:
    parts = album(TEXT, OTHER_TEXT)
    given = [
        part
        | {"chat": {"id": 5, "type": "private"}, "message_id": 900 + number, "media_group_id": "2"}
        | {"forward_origin": forward(7 + number, chat=CHANNEL, date=part["date"]), "date": part["date"] + 9}
        for number, part in enumerate(parts)
    ]
    take(data, *given)
    take(data, *(part | EDITED for part in parts))
    [article] = articles(data)
    assert article.paragraphs == (TEXT, OTHER_TEXT)
    take(data, *given)
    assert len(articles(data)) == 1


# --- removed by hand


@pytest.mark.parametrize("undo", [False, True])
def test_a_removed_article_stays_out_whatever_happens_to_its_post_until_that_is_undone(
    data: DataFolder, tmp_path: Path, undo: bool
) -> None:
    parts = album(TEXT, None)
    take(data, message(5, text=OTHER_TEXT), *parts)
    remove_article(data, LINK)
    report = take(data, parts[0] | {"caption": None, **EDITED}, parts[1] | {"caption": TEXT, **EDITED})
    assert states(report) == ["a person removed it: `newsbot remove --undo` lets it in again"] * 2
    (tmp_path / "a.txt").write_text("Title: Tides\n\nThe tide tables were printed in red ink.\n")
    if undo:
        restore_article(data, LINK)
    index_files([tmp_path / "a.txt"], data)
    assert (TEXT in texts(data)) is undo


# --- index runs


def test_an_index_run_that_prunes_keeps_posts_and_the_samples_leave(data: DataFolder, tmp_path: Path) -> None:
    samples = tmp_path / "samples"
    samples.mkdir()
    (samples / SAMPLES_MARK).touch()
    (samples / "a.txt").write_text("Title: A sample\n\nThis article shows how the index answers.\n")
    index_files([samples], data)
    report = take(data, message(7))
    assert (report.samples, texts(data)) == (1, [TEXT])
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "b.txt").write_text(f"Title: A whale\n\n{OTHER_TEXT}\n")
    index_files([samples, tmp_path / "own"], data, prune=True)
    assert texts(data) == [OTHER_TEXT, TEXT]


def test_posts_are_read_again_by_other_rules(data: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(f"Title: A whale\n\n{OTHER_TEXT}\n")
    take(data, message(7), *album("Crews walk out\n\n" + TEXT, first=20))
    monkeypatch.setattr(reading, "PARSER_VERSION", 99)
    monkeypatch.setattr(reading, "_WHOLE", "99")

    def parse_otherwise(*arguments: Any) -> Any:
        parsed = parse_posts(*arguments)
        parsed.title = f"New rules: {parsed.title}"
        return parsed

    monkeypatch.setattr(reading, "parse_posts", parse_otherwise)
    assert counts(index_files([tmp_path / "a.txt"], data)) == {"added": 1, "changed": 2}
    assert "New rules: Crews walk out" in titles(data)
    assert [article.version for article in articles(data)] == [1, 1, 1]
    assert counts(index_files([tmp_path / "a.txt"], data)) == {"unchanged": 1}


def damage(data: DataFolder) -> None:
    """Change an article's text behind its checksum, and let the next run rebuild the index."""
    with database(data) as connection:
        connection.execute("UPDATE paragraphs SET text = 'rotten'")
        connection.execute("DELETE FROM revisions")


def test_a_damaged_article_is_read_again_from_its_post(data: DataFolder, tmp_path: Path) -> None:
    take(data, message(7))
    (tmp_path / "a.txt").write_text(f"Title: A whale\n\n{OTHER_TEXT}\n")
    damage(data)
    report = index_files([tmp_path / "a.txt"], data)
    assert report.failures == 0
    assert texts(data) == [OTHER_TEXT, TEXT]
    with database(data) as connection:
        connection.execute("UPDATE paragraphs SET text = 'rotten' WHERE text = ?", [TEXT])
        connection.execute("DELETE FROM revisions")
    report = take(data, message(8, text="The lighthouse lamp will be lit again before the winter."))
    assert (report.added, report.failures) == (1, 0)
    assert TEXT in texts(data)


def test_a_damaged_post_is_named_and_the_others_go_on(data: DataFolder) -> None:
    take(data, message(7), message(8, text=OTHER_TEXT))
    with database(data) as connection:
        connection.execute("UPDATE posts SET message = '{' WHERE message_id = 7")
        connection.execute("UPDATE files SET digest = NULL")
    report = take(data, message(9, text="The lighthouse lamp will be lit again before the winter."))
    assert [str(error) for error in report.failed] == [
        f"telegram:{CHANNEL['id']}, post 7: damaged in the database: "
        "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"
    ]
    assert report.added == 1
    assert texts(data)[0] == OTHER_TEXT
    assert TEXT in texts(data)
    assert states(take(data, message(7))) == ["unchanged"]


def test_a_kill_after_posts_are_stored_leaves_them_to_the_next_run(
    data: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(data, message(7))
    with monkeypatch.context() as patched:

        def die(*_: object) -> None:
            raise KeyboardInterrupt

        patched.setattr(ChannelReader, "read", die)
        with pytest.raises(KeyboardInterrupt):
            take(data, message(8, text=OTHER_TEXT))
    (tmp_path / "a.txt").write_text("Title: Tides\n\nThe tide tables were printed in red ink.\n")
    index_files([tmp_path / "a.txt"], data)
    assert OTHER_TEXT in texts(data)


def test_posts_wait_for_an_index_run(data: DataFolder) -> None:
    take(data, message(8, text=OTHER_TEXT))
    with hold_index_lock(data.path):
        taking = threading.Thread(target=take, args=(data, message(7)))
        taking.start()
        assert texts(data) == [OTHER_TEXT]
    taking.join()
    assert texts(data) == [OTHER_TEXT, TEXT]


def test_a_post_from_the_future_has_no_date_yet(data: DataFolder) -> None:
    report = take(data, message(7, date=4_000_000_000))
    assert states(report) == ["added"]
    assert articles(data)[0].published is None
    assert any("in the future" in note for note in report.notes)


# --- the channels


def test_channels_are_listed_with_their_posts_and_articles(data: DataFolder) -> None:
    renamed = CHANNEL | {"title": "Orrin Bay Daily"}
    take(data, message(7), message(8, text=None), message(9, text=OTHER_TEXT, chat=renamed, date=1_772_900_000))
    take(data, message(3, chat=OTHER))
    [(other, _), (channel, number)] = list_channels(data)
    assert (channel.title, channel.public_name, channel.posts, channel.newest, number) == (
        "Orrin Bay Daily",
        "OrrinBay",
        3,
        1_772_900_000,
        2,
    )
    assert other.title == "The Hill Gazette"


def test_a_run_that_takes_posts_is_recorded(data: DataFolder) -> None:
    take(data, message(7))
    take(data, message(7, text=OTHER_TEXT, **EDITED))
    changed, added = last_runs(data.database)
    assert (added.kind, added.added, added.changed, added.removed, added.failed) == ("take", 1, 0, 0, 0)
    assert (changed.kind, changed.added, changed.changed) == ("take", 0, 1)
