"""What is counted of a question on its way through the bot."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.metrics import LogCounter, Metrics, QuestionOutcome, QuestionTimer


def value(metrics: Metrics, name: str, **labels: str) -> float:
    return metrics.registry.get_sample_value(name, labels) or 0.0


def outcomes(metrics: Metrics) -> dict[str, float]:
    """Return the outcomes of private questions that are counted."""
    [questions] = [family for family in metrics.registry.collect() if family.name == "newsbot_questions"]
    counted = (sample for sample in questions.samples if sample.name.endswith("_total") and sample.value)
    return {sample.labels["outcome"]: sample.value for sample in counted if sample.labels["kind"] == "private"}


@pytest.fixture
def metrics() -> Metrics:
    return Metrics()


@pytest.fixture
def asked(metrics: Metrics) -> QuestionTimer:
    return metrics.question("private", waited=2.0)


def test_an_answered_question_is_counted_with_the_time_since_it_arrived(metrics: Metrics, asked: QuestionTimer) -> None:
    with asked:
        asked.outcome = "found"
    assert outcomes(metrics) == {"found": 1}
    assert value(metrics, "newsbot_answer_seconds_count", kind="private") == 1
    assert value(metrics, "newsbot_answer_seconds_sum", kind="private") >= 2
    assert value(metrics, "newsbot_stage_seconds_sum", stage="queue") == 2


def test_stages_in_another_process_are_taken_off_the_wait_for_it(metrics: Metrics, asked: QuestionTimer) -> None:
    with asked:
        asked.lap("pool", search=3.0, compose=1.0)
    assert value(metrics, "newsbot_stage_seconds_sum", stage="search") == 3
    assert value(metrics, "newsbot_stage_seconds_sum", stage="compose") == 1
    assert value(metrics, "newsbot_stage_seconds_sum", stage="pool") == 0  # clocks differ, but no time is negative


@pytest.mark.parametrize(
    ("error", "outcome", "counted"),
    [
        pytest.param(LookupError(), None, {"failed": 1}, id="before the outcome"),
        pytest.param(LookupError(), "found", {"undelivered": 1}, id="after it"),
        pytest.param(asyncio.CancelledError(), "found", {}, id="at the end of the bot"),
    ],
)
def test_an_error_is_a_failure_or_an_answer_that_was_not_delivered(
    metrics: Metrics,
    asked: QuestionTimer,
    error: BaseException,
    outcome: QuestionOutcome | None,
    counted: dict[str, float],
) -> None:
    asked.outcome = outcome
    with pytest.raises(type(error)), asked:
        raise error
    assert outcomes(metrics) == counted
    assert value(metrics, "newsbot_answer_seconds_count", kind="private") == 0


def test_all_outcomes_are_there_before_the_first_question(metrics: Metrics) -> None:
    assert metrics.registry.get_sample_value("newsbot_questions_total", {"kind": "inline", "outcome": "failed"}) == 0


def test_log_messages_are_counted_by_their_module_and_those_of_libraries_together(metrics: Metrics) -> None:
    with LogCounter(metrics).attached():
        for name, level in (("bot.api.x", "WARNING"), ("bot.api.x", "ERROR"), ("lib.a", "ERROR"), ("lib.b", "ERROR")):
            logging.getLogger(name).log(getattr(logging, level), "words")
        logging.getLogger("bot.api.x").info("words")
    logging.getLogger("bot.api.x").error("after the end")
    assert value(metrics, "newsbot_log_messages_total", level="warning", logger="bot.api.x") == 1
    assert value(metrics, "newsbot_log_messages_total", level="error", logger="bot.api.x") == 1
    assert value(metrics, "newsbot_log_messages_total", level="error", logger="other") == 2


@pytest.mark.parametrize(
    ("report", "result", "added"), [({"added": 3, "failed": []}, "ok", 3), (None, "failed", 0), ({}, "ok", 0)]
)
def test_a_refresh_without_a_report_has_failed(
    metrics: Metrics, report: dict[str, object] | None, result: str, added: int
) -> None:
    metrics.note_refresh(1.5, report)
    assert value(metrics, "newsbot_refresh_seconds_count", result=result) == 1
    assert value(metrics, "newsbot_refreshed_articles_total", change="added") == added
