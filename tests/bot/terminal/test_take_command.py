"""`newsbot take`: posts as JSON lines in, events as JSON lines out."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.terminal import run_take, take_command
from index import DataFolder, StoreError, TakenPost, TakeReport

TEXT = "“The ferry crews walked out on Thursday,” said Ida Holm at the pier."
CHANNEL = {"id": -1_000_000_000_014, "type": "channel", "title": "Orrin Bay News", "username": "OrrinBay"}
POST = {"message_id": 7, "date": 1_772_471_100, "chat": CHANNEL, "text": TEXT}


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data", tmp_path / "data" / "articles.sqlite")


def events(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_gets_an_event_and_a_broken_one_holds_up_no_other(
    data: DataFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_command, "MAX_LINE", 1000)
    lines = [b'{"message_id":', b"", b"[1]", b"x" * 5000, b"\xff\xfe", json.dumps(POST).encode(), b"   ", b"{}"]
    assert run_take(data, io.BytesIO(b"\n".join(lines))) == 0
    *refused, taken, last, report = events(capsys)
    assert [event["reason"] for event in refused] == [
        "it is not JSON",
        "it is not a JSON object",
        "it is longer than 1,000 bytes",
        "it is not JSON",
    ]
    assert taken == {
        "line": 5,
        "event": "taken",
        "chat": CHANNEL["id"],
        "message": 7,
        "article": taken["article"],
        "title": TEXT,
        "outlet": "Orrin Bay News",
        "published": "2026-03-02T17:05:00+00:00",
        "paragraphs": 1,
        "state": "added",
    }
    assert (last["event"], last["chat"], last["line"]) == ("refused", None, 6)
    assert (report["event"], report["added"], report["articles"]) == ("report", 1, 1)


def test_a_run_that_fails_says_why_in_one_event(data: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    data.path.mkdir()
    (data.path / "articles.sqlite").write_text("This is no database, and never was one, whatever its name says.")
    with pytest.raises(StoreError):
        run_take(data, io.BytesIO(json.dumps(POST).encode()))
    [event] = events(capsys)
    assert event["event"] == "error"
    assert "not a database" in event["message"]


def take_nothing(_: DataFolder, messages: list[dict[str, Any]]) -> TakeReport:
    return TakeReport(posts=[TakenPost(None, reason="it is no post") for _ in messages])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=60) | st.text(max_size=60).map(json.dumps).map(str.encode), max_size=6))
def test_any_lines_get_one_event_each(capsys: pytest.CaptureFixture[str], lines: list[bytes]) -> None:
    given_lines = b"\n".join(lines)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(take_command, "take_posts", take_nothing)
        assert run_take(DataFolder(Path("nowhere"), Path("nowhere")), io.BytesIO(given_lines)) == 0
    *told, report = events(capsys)
    assert len(told) == sum(1 for line in given_lines.split(b"\n") if line.strip())
    assert [event["line"] for event in told] == [*range(1, len(told) + 1)]
    assert report["event"] == "report"
