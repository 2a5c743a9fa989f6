"""Writing a backup: what is in it, while others write, and that nothing is left of one that fails."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tarfile
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from waits import WAIT_SECONDS

from bot.operations.backups import BackupError, restore, write_backup
from bot.operations.backups.contents import databases
from bot.settings import Settings
from tests.bot.conftest import environment

Command = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "newsbot.backup"


def names(backup: Path) -> list[str]:
    with tarfile.open(backup) as tar:
        return tar.getnames()


def left_beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir()) if target.parent.exists() else []


# --- what is in it


def test_a_backup_holds_the_databases_and_what_people_added(settings: Settings, target: Path) -> None:
    (settings.data.added / ".tmpxyz").write_bytes(b"half")
    (settings.data.added / "link").symlink_to("/etc/passwd")
    (settings.data_dir / ".env").write_text("NEWSBOT_TELEGRAM_TOKEN=123:abc")
    written = write_backup(settings, target)
    assert names(target) == [
        *("newsbot-backup.json", "articles.sqlite", "chats.sqlite"),
        *("added/deep/abc.txt", "added/émigré.txt", "checksums.json"),
    ]
    assert written.names == ["articles.sqlite", "chats.sqlite", "2 added files"]
    assert target.stat().st_mode & 0o777 == 0o600
    assert left_beside(target) == ["newsbot.backup"]


def test_a_backup_is_that_of_one_moment_while_others_write(settings: Settings, target: Path) -> None:
    with closing(sqlite3.connect(settings.data_dir / "chats.sqlite")) as database, database:
        database.execute("CREATE TABLE pairs (id INTEGER PRIMARY KEY, a INTEGER, b INTEGER, ballast TEXT)")
        database.execute("INSERT INTO pairs VALUES (1, 0, 0, '')")
    stop = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(settings.data_dir / "chats.sqlite", timeout=WAIT_SECONDS)) as database:
            number = 0
            while not stop.is_set():
                number += 1
                with database:
                    database.execute("UPDATE pairs SET a = ? WHERE id = 1", (number,))
                    database.execute("INSERT INTO pairs (a, b, ballast) VALUES (0, 0, ?)", ("x" * 3000,))
                    database.execute("UPDATE pairs SET b = ? WHERE id = 1", (number,))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(5):
            write_backup(settings, target, overwrite=True)
    finally:
        stop.set()
        writer.join()
    restore(settings, target)
    with closing(sqlite3.connect(settings.data_dir / "chats.sqlite")) as database:
        [(first, second)] = database.execute("SELECT a, b FROM pairs WHERE id = 1").fetchall()
        assert first == second > 0
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_what_is_only_in_the_log_of_the_database_is_in_the_backup(settings: Settings, target: Path) -> None:
    with closing(sqlite3.connect(settings.data_dir / "chats.sqlite")) as database:
        database.execute("PRAGMA wal_autocheckpoint = 0")
        with database:
            database.execute("UPDATE follows SET language = 'xx'")
        write_backup(settings, target)
    restore(settings, target)
    with closing(sqlite3.connect(settings.data_dir / "chats.sqlite")) as database:
        assert database.execute("SELECT language FROM follows").fetchall() == [("xx",)]


def test_a_database_elsewhere_is_in_it_too(settings: Settings, target: Path, tmp_path: Path) -> None:
    (settings.data_dir / "chats.sqlite").rename(tmp_path / "elsewhere.db")
    moved = settings.model_copy(update={"chats_url": SecretStr(f"sqlite:///{tmp_path / 'elsewhere.db'}")})
    assert write_backup(moved, target).names[:2] == ["articles.sqlite", "chats.sqlite"]
    (tmp_path / "elsewhere.db").unlink()
    restore(moved, target)
    with closing(sqlite3.connect(tmp_path / "elsewhere.db")) as database:
        assert database.execute("SELECT count(*) FROM follows").fetchall() == [(1,)]


def test_a_database_of_another_kind_is_named_and_left_out(settings: Settings, target: Path) -> None:
    url = "postgresql://newsbot:secret-word@db.example/news"
    other = Settings(_env_file=None, data_dir=settings.data_dir, database_url=SecretStr(url))  # type: ignore[call-arg]
    [note] = write_backup(other, target).notes
    assert note.startswith("NEWSBOT_DATABASE_URL isn't a SQLite file: ")
    assert "pg_dump" in note
    assert "secret" not in note
    assert "articles.sqlite" not in names(target)


def test_what_people_added_is_saved_even_if_no_database_can_be(settings: Settings, target: Path) -> None:
    url = SecretStr("postgresql://newsbot:secret-word@db.example/news")
    both = settings.model_copy(update={"database_url": url, "chats_url": url})
    assert databases(both) == {"articles.sqlite": None, "chats.sqlite": None}
    added = {path: path.read_bytes() for path in settings.data.added.rglob("*") if path.is_file()}
    written = write_backup(both, target)
    assert written.names == [f"{len(added)} added file{'s' * (len(added) > 1)}"]
    assert [note.split()[0] for note in written.notes] == ["NEWSBOT_DATABASE_URL", "NEWSBOT_CHATS_URL"]
    for path in added:
        path.unlink()
    restore(settings, target)
    assert {path: path.read_bytes() for path in added} == added
    for path in added:
        path.unlink()
    with pytest.raises(BackupError, match="no database in it to back up; NEWSBOT_DATABASE_URL isn't") as raised:
        write_backup(both, target, overwrite=True)
    assert "secret" not in str(raised.value)


# --- failures


def test_a_file_that_is_there_is_replaced_only_when_asked(settings: Settings, target: Path) -> None:
    write_backup(settings, target)
    before = target.read_bytes()
    with pytest.raises(BackupError, match="it is there already; name another file, or say --overwrite"):
        write_backup(settings, target)
    assert target.read_bytes() == before
    write_backup(settings, target, overwrite=True)
    with pytest.raises(BackupError, match="it is a folder"):
        write_backup(settings, target.parent, overwrite=True)


@pytest.mark.parametrize("most", [0, 4096, 100_000, 270_000])
def test_a_full_disk_leaves_nothing_half_written(settings: Settings, target: Path, most: int) -> None:
    """Bytes after which a file can't grow, like on a full disk: while the databases are copied, or packed."""
    (settings.data.added / "large.bin").write_bytes(os.urandom(300_000))  # it packs badly
    target.parent.mkdir()
    target.write_bytes(b"an earlier backup")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    run = subprocess.run(
        [sys.executable, "-m", "bot", "backup", "--overwrite", str(target)],
        cwd=target.parents[1],
        env=environment(target.parents[1], {}) | {"PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
        timeout=WAIT_SECONDS,
    )
    assert run.returncode == 2
    assert run.stderr.startswith("newsbot: ")
    assert run.stderr.count("\n") == 1
    assert "free some space" in run.stderr
    assert left_beside(target) == ["newsbot.backup"]
    assert target.read_bytes() == b"an earlier backup"


def test_a_damaged_database_is_not_backed_up_as_if_it_were_well(settings: Settings, target: Path) -> None:
    (settings.data_dir / "articles.sqlite").write_bytes(b"something else entirely" * 1000)
    with pytest.raises(BackupError, match=r"articles\.sqlite: it can't be copied \(file is not a database\)"):
        write_backup(settings, target)
    assert left_beside(target) == []


# --- the command


def test_the_command_says_what_is_in_it_and_what_is_not(newsbot: Command, settings: Settings, tmp_path: Path) -> None:
    said = newsbot("backup", "b.backup")
    assert said.returncode == 0
    assert said.stdout.startswith("b.backup: articles.sqlite, chats.sqlite, 2 added files, ")
    assert "Keep a copy of .env elsewhere" in said.stdout
    restored = newsbot("restore", "b.backup")
    assert restored.returncode == 0
    assert restored.stdout.startswith("Restored the backup of 20")
    assert restored.stdout.endswith("The index is that of the database already: 18 articles, 192 paragraphs.\n")
    assert settings.data_dir == tmp_path / "data"
