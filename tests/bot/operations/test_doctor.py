"""`newsbot doctor` on what is on disk: settings, the data folder, databases and the index. Telegram is out of reach."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.memory import Memory
from bot.operations.doctor.permissions import nearest_folder
from index.archive import WebSources
from index.sources.web import WebSource
from index.storage.manifest import read_manifest

ROOT = Path(__file__).parents[3]
OLD_MEMORY = (ROOT / "tests" / "data" / "databases" / "chats-0.2.sql").read_text()
NOWHERE = "http://127.0.0.1:9"
TOKEN = "123456789:AAF-secret_part_of-it"

Command = Callable[..., subprocess.CompletedProcess[str]]


class Line(NamedTuple):
    """A line of the doctor."""

    check: str
    mark: str
    text: str
    remedy: str


class Said(NamedTuple):
    """What the doctor said, and its exit code."""

    code: int
    lines: list[Line]

    def of(self, check: str) -> Line:
        """Return the only line of a check."""
        [line] = [line for line in self.lines if line.check == check]
        return line


Doctor = Callable[..., Said]


@pytest.fixture
def doctor(newsbot: Command) -> Doctor:
    def run(*options: str, **settings: str) -> Said:
        given = {"telegram_token": TOKEN, "telegram_api_url": NOWHERE} | settings
        done = newsbot("doctor", "--json", *options, **given)
        assert TOKEN.partition(":")[2] not in done.stdout + done.stderr
        assert done.stderr == ""
        return Said(done.returncode, [Line(**json.loads(line)) for line in done.stdout.splitlines()])

    return run


@pytest.fixture
def data(own_index: Path) -> Path:
    """Data folder with an index of the examples and an empty memory."""
    Memory(own_index / "chats.sqlite", bot_id=1).close()
    return own_index


def traces(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return what changes if anything does: of each file its mode, time and content."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes()) for path in files} | {
        str(path): (path.stat().st_mode, 0, b"") for path in folder.rglob("*") if path.is_dir()
    }


def test_where_nothing_is_set_up_it_says_what_is_missing_and_leaves_nothing(newsbot: Command, tmp_path: Path) -> None:
    done = newsbot("doctor")
    assert done.returncode == 1
    assert list(tmp_path.iterdir()) == []
    lines = done.stdout.splitlines()
    [token] = [line for line in lines if line.startswith("✗")]
    assert token.startswith("✗   token         NEWSBOT_TELEGRAM_TOKEN is not set: get a token from @BotFather")
    assert "!   index         there are no articles yet → run `newsbot index PATH`, or add sources" in lines
    assert any(line.startswith("ok  data folder   ") for line in lines)


def test_it_changes_nothing_whatever_it_reads(doctor: Doctor, data: Path) -> None:
    before = traces(data)
    for options in ((), ("--verify",)):
        said = doctor(*options)
        assert {said.of(name).mark for name in ("memory", "database", "data folder", "disk")} == {"ok"}
    assert traces(data) == before


def test_it_reads_what_a_running_bot_has_not_yet_moved_into_the_database(doctor: Doctor, data: Path) -> None:
    with closing(sqlite3.connect(data / "chats.sqlite")) as memory:
        memory.execute("UPDATE alembic_version SET version_num = '9999'")
        memory.commit()
        assert (data / "chats.sqlite-wal").stat().st_size
        before = traces(data)
        assert doctor().of("memory").mark == "fail"
        assert {path: trace for path, trace in traces(data).items() if "-shm" not in path} == {
            path: trace for path, trace in before.items() if "-shm" not in path
        }


def test_an_older_memory_will_be_brought_up_to_date_and_is_left_alone(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o700)
    with closing(sqlite3.connect(tmp_path / "data" / "chats.sqlite")) as memory:
        memory.executescript(OLD_MEMORY)
    before = traces(tmp_path / "data")
    line = doctor().of("memory")
    assert line.mark == "note"
    assert line.text.startswith("version 0002; the next start or index run brings it to version ")
    assert traces(tmp_path / "data") == before


@pytest.mark.parametrize(("file", "check"), [("chats.sqlite", "memory"), ("articles.sqlite", "database")])
def test_a_database_of_a_newer_newsbot_fails(doctor: Doctor, data: Path, file: str, check: str) -> None:
    with closing(sqlite3.connect(data / file)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    said = doctor()
    assert said.code == 1
    assert said.of(check).mark == "fail"
    assert said.of(check).text.startswith("a newer version of newsbot wrote it (version 9999, this one knows ")
    assert said.of(check).remedy == "install the newer version of newsbot again"


@pytest.mark.parametrize(("file", "check"), [("chats.sqlite", "memory"), ("articles.sqlite", "database")])
def test_a_file_that_is_no_database_fails(doctor: Doctor, data: Path, file: str, check: str) -> None:
    (data / file).write_bytes(b"not a database at all, and long enough to be read as one" * 100)
    line = doctor().of(check)
    assert line.mark == "fail"
    assert "restore it from a backup" in line.text


def test_damage_inside_a_database_shows_when_all_is_read(doctor: Doctor, data: Path) -> None:
    file = data / "articles.sqlite"
    content = bytearray(file.read_bytes())
    for page in range(8, len(content) // 4096, 3):
        content[page * 4096 : page * 4096 + 64] = bytes(64)
    file.write_bytes(content)
    assert doctor("--verify").of("database").mark == "fail"


def test_a_database_where_none_can_be_created_fails(doctor: Doctor, tmp_path: Path) -> None:
    line = doctor(chats_url=f"sqlite:///{tmp_path}/nowhere/chats.sqlite").of("memory")
    assert line.mark == "fail"
    assert line.text.endswith("nowhere/chats.sqlite can't be created")
    assert "NEWSBOT_CHATS_URL" in line.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_database_url_that_is_none_fails_without_its_password(doctor: Doctor, data: Path) -> None:
    line = doctor(database_url="nosuch://me:hunter2@db.example/articles").of("database")
    assert line.mark == "fail"
    assert "hunter2" not in line.text
    assert "NEWSBOT_DATABASE_URL" in line.text


def test_a_damaged_index_fails_once_all_is_read(doctor: Doctor, data: Path) -> None:
    assert doctor("--verify").of("index").text.endswith("all checksums match")
    file = next(data.glob("snapshots/*/base/*"))
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    before = traces(data)
    said = doctor("--verify")
    assert said.of("index").mark == "fail"
    assert "is damaged" in said.of("index").text
    assert said.code == 1
    assert traces(data) == before


def test_an_earlier_index_that_answers_instead_is_said(doctor: Doctor, data: Path) -> None:
    shutil.copytree(data / "snapshots" / "000001", data / "snapshots" / "000002")
    (data / "snapshots" / "CURRENT").write_text("2")
    (data / "snapshots" / "000002" / "manifest.json").write_text("{")
    lines = [line for line in doctor().lines if line.check == "index"]
    assert lines[0].mark == "fail"
    assert lines[0].text.startswith("an earlier index answers instead of the newest: ")
    assert "18 articles" in lines[1].text


def test_an_index_of_an_earlier_version_is_a_note_since_it_answers(doctor: Doctor, data: Path) -> None:
    manifest = read_manifest(data / "snapshots" / "000001")
    earlier = replace(manifest, settings=manifest.settings | {"format": 6, "quotes": 1})
    (data / "snapshots" / "000001" / "manifest.json").write_text(earlier.to_json())
    line = doctor("--verify").of("index")
    assert line.mark == "note"
    assert "18 articles" in line.text
    assert "another version of newsbot" in line.text
    assert "newsbot index --rebuild" in line.remedy


def test_sources_that_fail_are_named_as_they_were_last_fetched(doctor: Doctor, data: Path) -> None:
    now = datetime.now(UTC)
    with closing(WebSources(data / "articles.sqlite")) as sources:
        for name, error in (("Bay Courier", ""), ("Harbour", "the server answers 500")):
            stored = sources.add(WebSource("", f"https://{name.split()[0].lower()}.example/feed", "feed", name))
            sources.note(replace(stored, fetched_at=now, error=error, failing_since=now - timedelta(hours=5)))
    [line] = [line for line in doctor().lines if line.check == "sources"]
    assert line.mark == "note"
    assert line.text == "Harbour fails, for 5 hours: the server answers 500"


def test_of_many_failing_sources_a_few_are_named(doctor: Doctor, data: Path) -> None:
    with closing(WebSources(data / "articles.sqlite")) as sources:
        for number in range(9):
            stored = sources.add(WebSource("", f"https://bay{number}.example/feed", "feed", f"Bay {number}"))
            sources.note(replace(stored, fetched_at=datetime.now(UTC), error="no route to host"))
    lines = [line for line in doctor().lines if line.check == "sources"]
    assert len(lines) == 6
    assert lines[-1].text == "4 more fail"


def test_sources_that_nobody_fetches_are_a_note(doctor: Doctor, data: Path) -> None:
    with closing(WebSources(data / "articles.sqlite")) as sources:
        sources.add(WebSource("", "https://bay.example/feed", "feed", "Bay Courier"))
    assert doctor().of("sources")[1:] == ("note", "1 source, never fetched", "start `newsbot run`")
    assert "by cron" in doctor(refresh_minutes="0").of("sources").remedy


def test_what_others_may_read_is_said_with_the_command_that_ends_it(doctor: Doctor, data: Path, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEWSBOT_FOLLOWS=3\n")
    (tmp_path / ".env").chmod(0o644)
    data.chmod(0o750)
    said = doctor()
    assert said.of(".env").remedy == f"chmod 600 {tmp_path / '.env'}"
    assert said.of("data folder").text == f"its group can look into {data}"
    (tmp_path / ".env").chmod(0o600)
    data.chmod(0o700)
    (data / "chats.sqlite").chmod(0o640)
    said = doctor()
    assert said.of(".env").mark == "ok"
    assert "chats.sqlite" in said.of("data folder").text


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_data_folder_of_another_user_is_said(doctor: Doctor, data: Path) -> None:
    os.chown(data, 12345, 12345)
    assert doctor().of("data folder")[1:] == (
        "note",
        f"{data} belongs to 12345, not to this user",
        "run newsbot as 12345",
    )


def test_a_data_folder_that_cannot_be_created_fails(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert doctor(data_dir="file").of("data folder").mark == "fail"
    line = doctor(data_dir="file/data").of("data folder")
    assert line.mark == "fail"
    assert line.text.endswith("file/data can't be created")


def test_a_folder_of_articles_that_is_gone_fails(doctor: Doctor, tmp_path: Path) -> None:
    assert doctor(articles_dir="nowhere").of("articles").text == f"there is no folder {tmp_path / 'nowhere'}"


def test_every_wrong_setting_is_named_and_the_rest_is_checked_with_defaults(doctor: Doctor) -> None:
    said = doctor(follows="many", timezone="Atlantis", telegram_token="nonsense")
    texts = [line.text for line in said.lines if line.check == "settings"]
    assert {text.split()[0] for text in texts} == {
        "NEWSBOT_FOLLOWS",
        "NEWSBOT_TIMEZONE",
        "NEWSBOT_TELEGRAM_TOKEN",
    }
    assert said.code == 1
    assert said.of("disk").mark == "ok"


def test_a_misspelt_setting_is_a_note(doctor: Doctor) -> None:
    line = doctor(timezon="UTC").of("settings")
    assert line.mark == "note"
    assert line.text == "NEWSBOT_TIMEZON in the environment is no setting of newsbot: did you mean NEWSBOT_TIMEZONE?"


def test_an_unreadable_env_file_is_said_and_the_rest_is_checked(doctor: Doctor, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"NEWSBOT_TIMEZONE=\xff\xfe\n")
    said = doctor()
    assert said.of("settings").text == "The file .env is not UTF-8 text: save it as UTF-8."
    assert said.of("disk").mark == "ok"


def test_the_number_of_a_killed_bot_may_be_another_process_now(doctor: Doctor, data: Path) -> None:
    holder = {"process": os.getpid(), "host": socket.gethostname(), "since": "2025-03-04T12:00:00+00:00"}
    (data / "bot.lock.holder").write_text(json.dumps(holder))
    line = doctor().of("bot")
    assert line.mark == "note"
    assert line.text.startswith(f"killed: process {os.getpid()} on ")
    (data / "bot.lock.holder").write_text(json.dumps(holder | {"host": "elsewhere"}))
    assert "can't be seen from here" in doctor().of("bot").text
    (data / "bot.lock.holder").write_text('{"process": "x"')
    assert doctor().of("bot").mark == "ok"


def test_the_folder_above_is_the_first_that_exists(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path / "a" / "b") == tmp_path
