"""Restoring a backup: all of it or nothing, whatever the file is, and whenever the process is killed."""

from __future__ import annotations

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from bot.memory import Memory
from bot.operations.backups import BackupError, finish_restoring, replacing, restore, restoring, write_backup
from bot.operations.backups.contents import CHECKSUMS, HEADER
from bot.settings import Settings
from index import BotBusy, IndexBusy, hold_index_lock, hold_lock
from tests.bot.operations.conftest import remember


@pytest.fixture
def backup(settings: Settings, tmp_path: Path) -> Path:
    """Backup of the data folder, in which more was done afterwards."""
    target = tmp_path / "newsbot.backup"
    write_backup(settings, target)
    remember(settings.data_dir, "after")
    (settings.data.added / "later.txt").write_text("Title: Later\n\nA third heron.")
    (settings.data.added / "deep" / "abc.txt").unlink()
    return target


def state(settings: Settings) -> dict[str, object]:
    """Return what a restore replaces, and anything that it leaves by mistake."""
    data = settings.data_dir
    with closing(sqlite3.connect(data / "chats.sqlite")) as database:
        follows = [json.loads(row[0])["text"] for row in database.execute("SELECT question FROM follows")]
    with closing(sqlite3.connect(data / "articles.sqlite")) as database:
        articles = database.execute("SELECT count(*) FROM articles").fetchone()[0]
    added = sorted(path.name for path in settings.data.added.rglob("*") if path.is_file())
    expected = {"snapshots", "added", "kernels", "articles.sqlite", "chats.sqlite", "index.lock", "bot.lock"}
    others = {path.name for path in data.iterdir()} - expected - {"bot.lock.holder", "index.lock.holder"}
    return {"follows": follows, "articles": articles, "added": added, "others": others}


OLD = {"follows": ["before", "after"], "articles": 18, "added": ["later.txt", "émigré.txt"], "others": set()}
NEW = {"follows": ["before"], "articles": 18, "added": ["abc.txt", "émigré.txt"], "others": set()}


def test_all_is_as_it_was_when_the_backup_was_written(settings: Settings, backup: Path) -> None:
    assert state(settings) == OLD
    header = restore(settings, backup)
    assert header.schemas["chats.sqlite"] == "0007"
    assert state(settings) == NEW
    restored = [settings.data.added, *settings.data.added.rglob("*"), *settings.data_dir.glob("*.sqlite")]
    assert [path.name for path in restored if path.stat().st_mode & 0o077] == []


def test_a_new_machine_gets_everything_from_a_backup(settings: Settings, backup: Path, tmp_path: Path) -> None:
    fresh = Settings(_env_file=None, data_dir=tmp_path / "fresh" / "data")  # type: ignore[call-arg]
    restore(fresh, backup)
    assert state(fresh) == NEW


def test_a_damaged_database_is_replaced_too(settings: Settings, backup: Path) -> None:
    for name in ("chats.sqlite", "articles.sqlite", "chats.sqlite-wal"):
        (settings.data_dir / name).write_bytes(b"damaged" * 999)
    restore(settings, backup)
    assert state(settings) == NEW


# --- who uses the data folder


def test_nothing_is_restored_under_a_running_bot(settings: Settings, backup: Path) -> None:
    with hold_lock(settings.bot_lock, BotBusy), pytest.raises(BackupError) as raised:
        restore(settings, backup)
    assert f"a bot runs on it (process {os.getpid()} on" in str(raised.value)
    assert str(raised.value).endswith("; stop it, then restore.")
    assert state(settings) == OLD


def test_nothing_is_restored_under_a_bot_with_another_memory(settings: Settings, backup: Path) -> None:
    another = settings.data_dir / "bot-0123abcd.lock"
    with hold_lock(another, BotBusy), pytest.raises(BackupError, match="a bot runs on it"):
        restore(settings, backup)


def test_what_was_open_when_the_backup_was_written_is_not_done_once_more(settings: Settings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(settings.data_dir / "chats.sqlite", isolation_level=None)) as database:
        database.execute(
            'INSERT INTO inbox (bot_id, update_id, chat_id, "update", noted_at) VALUES (1, 7, 8, \'{"old": 1}\', 9)'
        )
    write_backup(settings, tmp_path / "newsbot.backup")
    restore(settings, tmp_path / "newsbot.backup")
    with closing(Memory(settings.chats, bot_id=1)) as memory:
        assert memory.unfinished() == []


def test_nothing_is_restored_during_an_index_run(settings: Settings, backup: Path) -> None:
    with hold_index_lock(settings.data_dir), pytest.raises(IndexBusy):
        restore(settings, backup)
    assert state(settings) == OLD


# --- other files


def packed(path: Path, members: list[tuple[tarfile.TarInfo | str, bytes]]) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for member, content in members:
            entry = tarfile.TarInfo(member) if isinstance(member, str) else member
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def header(**changes: Any) -> tuple[str, bytes]:
    body = {"format": 1, "newsbot": "0.3.0", "created": "2026-11-30T12:00:00+00:00", "schemas": {}} | changes
    return HEADER, json.dumps(body).encode()


def linked(name: str, kind: bytes) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, "/etc/passwd"
    return member


HOSTILE: dict[str, list[tuple[tarfile.TarInfo | str, bytes]]] = {
    "an archive of something else": [("holiday.jpg", b"...")],
    "a header that is no JSON": [(HEADER, b"{")],
    "a header that is a list": [(HEADER, b"[]")],
    "a header without a version": [(HEADER, b'{"format": 1}')],
    "a database that isn't newsbot's": [header(schemas={"../../x.sqlite": "0001"}), (CHECKSUMS, b"{}")],
    "a path outside": [header(), ("added/../../x", b"x")],
    "an absolute path": [header(), ("/tmp/x", b"x")],
    "a path of Windows": [header(), ("added/..\\x", b"x")],
    "a link": [header(), (linked("added/x", tarfile.SYMTYPE), b"")],
    "a hard link": [header(), (linked("added/x", tarfile.LNKTYPE), b"")],
    "a device": [header(), (linked("added/x", tarfile.CHRTYPE), b"")],
    "a folder": [header(), (linked("added/x", tarfile.DIRTYPE), b"")],
    "a name twice": [header(), ("added/x", b"x"), ("added/x", b"y")],
    "settings": [header(), (".env", b"NEWSBOT_ADMIN_IDS=666")],
    "no checksums": [header(), ("added/x", b"x")],
    "wrong checksums": [header(), ("added/x", b"x"), (CHECKSUMS, b'{"added/x": [1, "00"]}')],
    "checksums that are a number": [header(), (CHECKSUMS, b"1")],
    "a database that is missing": [header(schemas={"chats.sqlite": "0001"}), (CHECKSUMS, b"{}")],
}


@pytest.mark.parametrize("members", HOSTILE.values(), ids=HOSTILE)
def test_a_file_of_somebody_else_is_refused_with_one_sentence(
    settings: Settings, backup: Path, tmp_path: Path, members: list[tuple[tarfile.TarInfo | str, bytes]]
) -> None:
    before = state(settings)
    with pytest.raises(BackupError, match=r"; nothing was changed, so restore another backup\.$") as raised:
        restore(settings, packed(tmp_path / "x.backup", members))
    assert "\n" not in str(raised.value)
    assert state(settings) == before
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("content", [b"", b"hello", b"\x1f\x8b", b"\x00" * 5000, b"SQLite format 3\x00" + bytes(99)])
def test_a_file_that_is_no_archive_is_refused(settings: Settings, backup: Path, content: bytes) -> None:
    backup.write_bytes(content)
    with pytest.raises(BackupError, match=r"isn't a backup of newsbot, or it is damaged|it is damaged, or was cut off"):
        restore(settings, backup)
    assert state(settings) == OLD


@pytest.mark.parametrize("changes", [{"format": 2}, {"schemas": {"chats.sqlite": "9999"}}])
def test_a_backup_of_a_newer_version_is_left_alone(settings: Settings, backup: Path, changes: dict[str, Any]) -> None:
    packed(backup, [header(newsbot="9.1.0", **changes)])
    with pytest.raises(BackupError, match=r"newsbot 9\.1\.0 wrote it, which is newer than this one; .*install that"):
        restore(settings, backup)
    assert state(settings) == OLD


def test_a_backup_that_swells_beyond_the_disk_is_refused(settings: Settings, backup: Path) -> None:
    member = tarfile.TarInfo("added/zeros")
    member.size = 1 << 60
    with tarfile.open(backup, "w:gz") as tar:
        name, content = header()
        first = tarfile.TarInfo(name)
        first.size = len(content)
        tar.addfile(first, io.BytesIO(content))
        tar.fileobj.write(member.tobuf())
    with pytest.raises(BackupError, match=r"there is no room for its added/zeros"):
        restore(settings, backup)
    assert state(settings) == OLD


@examples(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_damaged_or_truncated_backup_changes_nothing(settings: Settings, backup: Path, data: st.DataObject) -> None:
    raw = bytearray(backup.read_bytes())
    place = data.draw(st.integers(10, len(raw) - 9), "place")  # outside gzip's own head and end
    if data.draw(st.booleans(), "truncated"):
        raw = raw[:place]
    else:
        raw[place] ^= data.draw(st.integers(1, 255), "change")
    broken = backup.with_name("broken.backup")
    broken.write_bytes(raw)
    kept = shutil.copytree(settings.data_dir, backup.with_name("kept"))
    try:
        restore(settings, broken)
    except BackupError:
        assert state(settings) == OLD
    else:  # the change was in what fills up the file
        assert state(settings) == NEW
    finally:
        shutil.rmtree(settings.data_dir)
        kept.rename(settings.data_dir)


# --- kills


class Killed(BaseException):
    """Not an Exception: nothing may handle it, like a kill."""


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[Callable[[], None]]:
    """Hook that runs before each change of the data folder's files, while a restore replaces them."""
    hook: list[Callable[[], None]] = [lambda: None]

    def watched(name: str) -> None:
        original = getattr(Path, name)

        def change(*arguments: Any, **options: Any) -> Any:
            hook[0]()
            return original(*arguments, **options)

        monkeypatch.setattr(Path, name, change)

    for name in ("replace", "unlink"):
        watched(name)
    return hook


def test_a_kill_at_any_step_leaves_all_of_the_old_or_all_of_the_new(
    settings: Settings, backup: Path, steps: list[Callable[[], None]], tmp_path: Path
) -> None:
    kept = shutil.copytree(settings.data_dir, tmp_path / "kept")
    outcomes = []
    for deadline in range(100):
        shutil.rmtree(settings.data_dir)
        shutil.copytree(kept, settings.data_dir)
        left = iter(range(deadline))

        def step() -> None:
            if next(left, None) is None:  # noqa: B023
                raise Killed  # and again at each step of cleaning up, which a kill prevents

        steps[0] = step
        try:
            restore(settings, backup)
            break
        except Killed:
            pass
        finally:
            steps[0] = lambda: None
        if (settings.data_dir / replacing.PLAN).exists():
            finish_restoring(settings)
        after = state(settings) | {"others": set()}
        assert after in (OLD, NEW), deadline
        outcomes.append(after == NEW)
        restore(settings, backup)  # what the kill left is no obstacle
        assert state(settings) == NEW
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) >= 3
    assert outcomes.count(True) >= 3


def test_the_next_command_finishes_a_restore_that_was_killed(
    settings: Settings, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(replacing, "_carry_out", killed)
    with pytest.raises(Killed):
        restore(settings, backup)
    code = [sys.executable, "-m", "bot", "ask", "What did Quist say about sleep?"]
    environment = os.environ | {"NEWSBOT_DATA_DIR": str(settings.data_dir)}
    run = subprocess.run(
        code, env=environment, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert "Dervla Quist" in run.stdout
    assert state(settings) == NEW


def test_a_restore_that_was_decided_is_finished_before_another_file_is_refused(
    settings: Settings, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(replacing, "_carry_out", killed)
        with pytest.raises(Killed):
            restore(settings, backup)
    (tmp_path / "other").write_text("no backup")
    with pytest.raises(BackupError, match="other"):
        restore(settings, tmp_path / "other")
    assert state(settings) == NEW


def test_an_error_after_the_decision_loses_nothing(
    settings: Settings, backup: Path, steps: list[Callable[[], None]]
) -> None:
    """Unlike after a kill, what cleans up runs."""
    for deadline in range(3, 12):
        left = iter([*[None] * deadline, OSError(28, "No space left on device")])

        def step() -> None:
            if (error := next(left, None)) is not None:  # noqa: B023
                raise error

        steps[0] = step
        try:
            restore(settings, backup)
        except BackupError:
            pass
        finally:
            steps[0] = lambda: None
        finish_restoring(settings)
        assert state(settings) in (OLD, NEW)


def test_a_disk_that_fills_up_while_unpacking_changes_nothing(
    settings: Settings, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "_stage", full)
    with pytest.raises(BackupError, match="No space left on device"):
        restore(settings, backup)
    assert state(settings) == OLD
