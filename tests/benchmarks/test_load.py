"""The load benchmark: it runs, loses nothing and counts correctly. The figures aren't judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from waits import WAIT_SECONDS

from benchmarks import load_texts
from benchmarks.double import Api
from benchmarks.load import ratios, shown
from benchmarks.load_counts import busiest, count
from benchmarks.load_processes import Broken, Running, running

ROOT = Path(__file__).resolve().parents[2]
ASKED = [(1, 50, 10.0), (2, 60, 10.0), (3, 50, 11.0)]
"""Two questions from chat 50 and one from chat 60."""


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """Figures of a whole run with few chats."""
    size = ["--paragraphs", "200", "--chats", "4", "--rounds", "1", "--questions", "3", "--limited", "2"]
    command = [sys.executable, "-m", "benchmarks.load", *size, "--rate", "20", "--seconds", "1", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def test_a_run_gives_every_figure_and_loses_nothing(found: dict[str, Any]) -> None:
    wanted = {"answers_per_s", "echo_per_s", "ratio", "ratios", "spread", "p50_ms", "p99_ms", "p99_reindex_ms"}
    assert wanted | {"lost", "doubled", "out_of_order", "inline_p99_ms"} <= found.keys()
    assert (found["lost"], found["doubled"], found["out_of_order"]) == (0, 0, 0)
    assert all(found[name] > 0 for name in wanted - {"ratios", "spread"})
    assert found["p50_ms"] <= found["p99_ms"]
    assert [row["bot"] for row in found["rows"]] == ["newsbot", "echo"]


def test_the_table_shows_which_targets_are_reached_and_missed(found: dict[str, Any]) -> None:
    said = shown(found | {"ratio": 0.4, "lost": 0, "doubled": 1, "reindex_ratio": 3.1})
    lines = {line.split()[0]: line for line in said.splitlines() if line.split()}
    assert [lines[name].split()[-1] for name in ("ratio", "lost", "doubled", "reindex_ratio")] == [
        *("missed", "reached", "missed", "missed")
    ]
    assert "-" in lines["inline_p99_ms"] or found["inline_p99_ms"]


def test_the_ratio_is_the_median_of_the_rounds_not_of_the_sums() -> None:
    rows = [
        {"bot": bot, "per_s": per_s, "p50_ms": 1.0, "p99_ms": 2.0, "cpu_ms": 100 / per_s}
        for bot, per_s in (
            ("newsbot", 10.0),
            ("echo", 20.0),
            ("echo", 10.0),
            ("newsbot", 9.0),
            ("newsbot", 1),
            ("echo", 9),
        )
    ]
    figures = ratios(rows)
    assert figures["ratios"] == [0.5, 0.9, 1 / 9]
    assert figures["ratio"] == 0.5
    assert figures["spread"] == pytest.approx(0.9 - 1 / 9)
    assert figures["cpu_ratio"] == pytest.approx(9 / 10)


# -- counting


def test_answers_once_and_in_order_are_neither_lost_nor_doubled_nor_out_of_order() -> None:
    counts = count(ASKED, [(50, 1, 10.5), (60, 2, 10.7), (50, 3, 12.0)])
    assert (counts.lost, counts.doubled, counts.out_of_order) == (0, 0, 0)
    assert counts.waits == {1: 0.5, 2: pytest.approx(0.7), 3: 1.0}
    assert (counts.seconds, counts.per_s) == (2.0, 1.5)
    assert counts.ms(100) == 1000


def test_a_question_without_an_answer_is_lost() -> None:
    counts = count(ASKED, [(50, 1, 10.5), (50, 3, 12.0)])
    assert (counts.lost, counts.doubled, counts.out_of_order) == (1, 0, 0)


def test_a_second_answer_is_doubled_and_makes_up_for_no_lost_one() -> None:
    counts = count(ASKED, [(50, 1, 10.5), (50, 1, 10.6), (50, 3, 12.0), (50, 1, 12.5)])
    assert (counts.lost, counts.doubled, counts.out_of_order) == (1, 2, 0)
    assert counts.waits[1] == 0.5


def test_an_answer_to_nothing_or_in_another_chat_is_one_too_many() -> None:
    counts = count(ASKED, [(50, 7, 10.5), (60, 1, 10.6)])
    assert (counts.lost, counts.doubled) == (3, 2)


def test_an_answer_after_that_to_a_later_question_of_its_chat_is_out_of_order() -> None:
    assert count(ASKED, [(50, 3, 12.0), (50, 1, 12.1), (60, 2, 12.2)]).out_of_order == 1
    assert count(ASKED, [(60, 2, 12.0), (50, 1, 12.1), (50, 3, 12.2)]).out_of_order == 0


def test_an_answer_without_reply_belongs_to_the_oldest_question_of_its_chat() -> None:
    counts = count(ASKED, [(50, None, 11.5), (60, None, 12.0), (50, None, 13.0)])
    assert counts.waits == {1: 1.5, 2: 2.0, 3: 2.0}
    assert (counts.lost, counts.doubled, counts.out_of_order) == (0, 0, 0)
    assert count(ASKED, [(60, None, 12.0), (60, None, 12.1)]).doubled == 1


def test_nothing_answered_is_all_lost_and_has_no_percentile() -> None:
    counts = count(ASKED, [])
    assert (counts.lost, counts.per_s, counts.ms(99)) == (3, 0.0, None)


def test_the_busiest_second_may_begin_at_any_moment() -> None:
    assert busiest([(1, None, at) for at in (0.0, 0.6, 0.9, 1.5, 1.55, 3.0)]) == 4
    assert busiest([]) == 0


# -- questions


def test_articles_and_questions_are_reproducible_and_of_the_documented_kinds() -> None:
    told = list(load_texts.stories(100))
    asked = load_texts.questions(told, 2000)
    assert asked == load_texts.questions(list(load_texts.stories(100)), 2000)
    said = [text for text in asked if text.startswith("What did")]
    assert 0.55 < len(said) / len(asked) < 0.75
    assert 0.02 < sum("Oblonskaya" in text for text in said) / len(asked) < 0.09
    assert all(len(story.paragraphs) == load_texts.PARAGRAPHS for story in told)


# -- the double and the processes


async def test_the_double_lets_a_chats_next_question_come_in_when_one_is_answered() -> None:
    api = Api()
    api.plan({"kind": "closed", "questions": [[5, "a"], [5, "b"], [5, "c"], [6, "d"]], "depth": 2})
    assert [chat for _, chat, _ in api.chats.record.asked] == [5, 6, 5]
    status, body = await api.call("sendMessage", {"chat_id": "5", "text": "A", "reply_parameters": '{"message_id": 1}'})
    assert (status, json.loads(body)["result"]["reply_to_message"]["text"]) == (200, "a")
    assert [chat for _, chat, _ in api.chats.record.asked] == [5, 6, 5, 5]
    _, body = await api.call("getUpdates", {"offset": "2", "allowed_updates": "[]"})
    assert [update["message"]["text"] for update in json.loads(body)["result"]] == ["d", "b", "c"]


async def test_the_double_refuses_as_planned_and_counts_no_refused_answer() -> None:
    api = Api()
    api.plan({"kind": "closed", "questions": [[5, "a"]], "depth": 1, "flood_every": 2})
    statuses = [(await api.call("sendMessage", {"chat_id": "5", "text": "A"}))[0] for _ in range(4)]
    assert (statuses, len(api.chats.record.sent), api.chats.record.refused) == ([200, 429, 200, 429], 2, 2)


async def test_the_double_knows_whose_inline_query_is_answered() -> None:
    api = Api()
    api.chats.ask(7, "a", inline=True)
    _, body = await api.call("getUpdates", {"allowed_updates": '["inline_query"]'})
    query = json.loads(body)["result"][0]["inline_query"]
    assert (query["query"], query["from"]["id"], api.chats.allowed) == ("a", 7, ["inline_query"])
    await api.call("answerInlineQuery", {"inline_query_id": query["id"], "results": "[]"})
    counts = count(api.chats.record.asked, api.chats.record.sent)
    assert (counts.lost, counts.doubled) == (0, 0)


async def test_the_double_gives_messages_back_as_telegram_shows_them() -> None:
    api = Api()
    html = '<b>A &amp; B:</b>\n<a href="https://x.example">there</a>'
    _, body = await api.call("sendMessage", {"chat_id": "5", "text": html, "parse_mode": "HTML"})
    message = json.loads(body)["result"]
    assert message["text"] == "A & B:\nthere"
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 6},
        {"type": "text_link", "offset": 7, "url": "https://x.example", "length": 5},
    ]


def test_a_process_that_ends_early_is_reported_with_its_log_and_no_process_is_left(tmp_path: Path) -> None:
    code = "import sys; print('no way', file=sys.stderr); sys.exit(3)"
    with running("a bot", ["-c", code], tmp_path, {}) as ended:
        ended.process.wait(WAIT_SECONDS)
        with pytest.raises(Broken, match="a bot ended with code 3; its log ends: no way"):
            ended.check()
    process = _left(tmp_path)
    assert process.process.poll() is not None


def _left(folder: Path) -> Running:
    with running("a sleeper", ["-c", "import time; time.sleep(60)"], folder, {}) as process:
        process.check()
    return process
