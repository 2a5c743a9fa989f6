"""Work that one of several bots does for all: its news come from another one if it dies, and index runs take turns."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from botapi import Chat, Sent
from desk import NORTH, SALE, Desk, say
from processes import Newsbot
from waits import eventually

from tests.cluster.postgres import PostgresServer
from tests.cluster.team import Team, teaming


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "team").mkdir()
    return Desk(tmp_path / "team")


@pytest.fixture
def team(postgres: PostgresServer, desk: Desk) -> Iterator[Team]:
    """Bots that share the desk's articles, and its data folder."""
    with teaming(postgres, desk.folder, desk.folder / "data") as team:
        yield team


def start_two(team: Team, desk: Desk, **settings: str) -> None:
    team.start_all("a", "b", articles_dir=str(desk.folder / "articles"), **settings)


def test_news_that_a_dying_bot_had_in_hand_come_from_another_one_and_later_ones_once(team: Team, desk: Desk) -> None:
    start_two(team, desk, alert_hours="0")
    alice = team.api.user("Alice")
    chat = team.api.private(alice)
    begun = say(team.api, alice, chat)
    teller = eventually(lambda: team.who("news")) or ""
    team.wait_until_done()
    with team.api.hang("sendMessage") as hang:
        desk.publish(north=NORTH)
        team.api.wait_for_held(hang)
        assert team.rows("SELECT count(*) FROM alerts") == [(1,)]
        team.end(teller)
    team.api.wait_until(lambda _: team.who("news") not in (None, teller))
    eventually(lambda: team.rows("SELECT count(*) FROM alerts") == [(0,)])
    desk.publish(sale=SALE)
    team.api.wait_until(lambda api: SALE in api.sent(chat)[-1].text)
    eventually(lambda: team.rows("SELECT count(*) FROM alerts") == [(0,)])
    *first, last = (sent.text for sent in team.api.sent(chat, after=begun))
    assert [NORTH in text for text in first] in ([True], [True, True]), "Telegram may have taken that of the dead bot"
    assert NORTH not in last


@contextmanager
def held_up_run(bot: Newsbot) -> Iterator[None]:
    """Stop the index run that a bot starts, for as long as the block takes."""
    children = Path(f"/proc/{bot.pid}/task/{bot.pid}/children")

    def runs() -> list[int]:
        pids = map(int, children.read_text().split())
        return [pid for pid in pids if b"\0index\0" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    [pid] = eventually(runs)
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes as Linux shows them")
def test_a_run_waits_for_that_of_another_bot_and_each_admin_reads_how_it_is_and_what_it_came_to(
    team: Team, desk: Desk
) -> None:
    admins = [team.api.user(f"Admin {number}") for number in range(64)]  # in all partitions
    offices = {team.api.private(admin): admin for admin in admins}
    start_two(team, desk, admin_ids=",".join(str(admin.id) for admin in admins))
    [first, *_], [second, *_] = (team.owned_by(name, list(offices)) for name in "ab")

    def reindex(office: Chat) -> Sent:
        return say(team.api, offices[office], office, "/reindex")

    def shown(message: Sent) -> str:
        return next(sent.text for sent in team.api.sent() if sent.message_id == message.message_id)

    desk.write("north", NORTH)
    done = reindex(first)
    with held_up_run(team.bots["a"]):
        waits = reindex(second)
        eventually(lambda: shown(waits).startswith("Waiting until the update that is under way is done"))
        assert not shown(done).startswith("Done")
    eventually(lambda: shown(done).startswith("Done: 1 added, 0 changed, 0 removed, 1 unchanged, 0 failed."))
    eventually(lambda: shown(waits).startswith("Done: 0 added, 0 changed, 0 removed, 2 unchanged, 0 failed."))
    assert NORTH in say(team.api, offices[second], second, "What did Quist say about sailing north?").text
