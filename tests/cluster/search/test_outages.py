"""A bot whose search cluster can't answer: it says so, keeps what people ask, and answers once the cluster is back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import BotApi
from processes import EXAMPLES, Start, environment, starting
from waits import WAIT_SECONDS

from index import DataFolder, index_files
from index.engine.snapshot import open_current
from index.storage import SearchCluster
from tests.cluster.copies import copy_snapshot
from tests.cluster.opensearch_nodes import Nodes
from tests.cluster.relay import Relay

QUESTION = "What did Putin say about Trump?"
WAITS = "I can’t search just now. Your message is kept"
PREFIX = "outages"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, nodes: Nodes) -> Path:
    """Data folder with the examples, which are in the cluster, too."""
    folder = tmp_path_factory.mktemp("outages") / "data"
    index_files([EXAMPLES], where := DataFolder(folder, f"sqlite:///{folder / 'articles.sqlite'}"))
    copy_snapshot(open_current(where.snapshots), SearchCluster(tuple(nodes.urls), prefix=PREFIX))
    return folder


@pytest.fixture
def relay(nodes: Nodes) -> Iterator[Relay]:
    relay = Relay(int(nodes.urls[0].rsplit(":", 1)[1]))
    yield relay
    relay.go_down()


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def start(api: BotApi, data: Path, relay: Relay, tmp_path: Path) -> Iterator[Start]:
    with starting(data) as start:
        yield lambda **settings: start(api, tmp_path, search_url=relay.url, search_prefix=PREFIX, **settings)


def test_what_is_asked_in_an_outage_is_answered_after_it_even_by_the_next_bot(
    api: BotApi, start: Start, relay: Relay
) -> None:
    alice, admin = api.user("Alice"), api.user("Ada")
    chat, office = api.private(alice), api.private(admin)
    bot = start(admin_ids=str(admin.id))
    api.wait_for_sent(chat, after=chat.say(alice, QUESTION))
    relay.go_down()
    asked = chat.say(alice, "What did Putin say about Kursk?")  # what has just been read is still known
    assert WAITS in api.wait_for_sent(chat, after=asked)[0].text
    status = api.wait_for_sent(office, after=office.say(admin, "/status"))[0]
    assert "can’t be searched just now" in status.text
    bot.kill()

    bot = start(admin_ids=str(admin.id))
    said = api.wait_for_sent(chat, 2, after=asked)[1]
    assert WAITS in said.text
    relay.go_up()
    answer = api.wait_for_sent(chat, 3, after=asked)[2]
    assert answer.reply_to == asked.message_id
    assert "Putin" in answer.text
    assert "Kursk" in answer.text
    bot.wait_until_done()
    bot.wait_for_log("can be searched again")
    assert bot.log.count("Messages wait until the index can be searched") == 1


def test_presses_and_queries_in_other_chats_are_told_in_an_outage_that_the_bot_can_not_search(
    api: BotApi, start: Start, relay: Relay
) -> None:
    alice = api.user("Alice")
    chat = api.private(alice)
    bot = start(limit_person="0")
    [latest] = api.wait_for_sent(chat, after=chat.say(alice, "/latest"))
    relay.go_down()
    note = api.wait_for_answer(chat.press(alice, latest, "More")).parameters
    assert note["text"] == "I can’t search just now. Please try again in a minute."
    assert note["show_alert"]
    told = api.wait_for_answer(api.inline_query(alice, "What did Trump say about Kursk?")).parameters
    assert told["results"] == []
    assert told["button"]["text"] == "I can’t search just now: ask me in private"
    assert told["cache_time"] <= 5
    asked = chat.say(alice, f"/start {told['button']['start_parameter']}")  # as a press on that button does
    assert WAITS in api.wait_for_sent(chat, after=asked)[0].text
    relay.go_up()
    assert "Kursk" in api.wait_for_sent(chat, 2, after=asked)[1].text
    bot.wait_until_done()


def test_commands_of_the_terminal_say_that_the_cluster_is_down(data: Path, relay: Relay, tmp_path: Path) -> None:
    relay.go_down()
    settings = {"data_dir": str(data), "search_url": relay.url, "search_prefix": PREFIX}
    for command in (["ask", QUESTION], ["status"]):
        told = subprocess.run(
            [sys.executable, "-m", "bot", *command],
            env=environment(tmp_path, settings),
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
        )
        assert told.returncode == 2
        assert "can't be reached" in told.stderr
        assert told.stderr.count("\n") == 1
