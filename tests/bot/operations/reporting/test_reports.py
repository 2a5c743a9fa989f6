"""What admins hear of errors in the log, and when."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errors import describe, log_errors
from bot.logs import relay, untold
from bot.messages import LANGUAGES, Localization
from bot.messages.admin import ErrorReport, say_errors
from bot.operations.reporting import ErrorReports
from bot.operations.reporting.reports import MOST_AT_ONCE, MOST_KINDS, QUIET_SECONDS
from index import ArticleMissing, SnapshotDamaged, StoreError

LOG = logging.getLogger("bot.incoming.worker")
PRIVATE = "Alma Vintner asks about her knee"


@pytest.fixture
def reports() -> Iterator[ErrorReports]:
    gathered = ErrorReports()
    with gathered.gathering():
        yield gathered


def words(reports: ErrorReports, now: float = 0.0) -> list[str]:
    return [report.words for report in reports.due(now)]


def failure() -> Exception:
    try:
        raise KeyError(PRIVATE)
    except KeyError as error:
        return error


def test_an_unexpected_error_is_told_by_its_type_and_place(reports: ErrorReports) -> None:
    LOG.error("A message could not be answered: %s", describe(failure()))
    [told] = words(reports)
    assert told.startswith("A message could not be answered: KeyError at test_reports.py:")


@pytest.mark.parametrize("argument", [PRIVATE, ArticleMissing(PRIVATE), [PRIVATE], KeyError(PRIVATE), 7])
def test_what_may_quote_people_or_name_them_is_left_out(reports: ErrorReports, argument: object) -> None:
    LOG.error("Chat %s: %s", 4711, argument)
    logging.getLogger("asyncio").error(f"Task exception was never retrieved: {PRIVATE}")
    told = words(reports)
    assert "Alma" not in str(told)
    assert "4711" not in str(told)
    assert told[0].startswith("Chat …: ")
    assert told[1] == "asyncio"


def test_a_traceback_is_told_by_its_last_place(reports: ErrorReports) -> None:
    logging.getLogger("asyncio").error("Task exception was never retrieved", exc_info=failure())
    [told] = words(reports)
    assert told.startswith("asyncio KeyError at test_reports.py:")


def test_an_error_of_the_machine_is_told_with_what_to_do(reports: ErrorReports) -> None:
    error = StoreError("NEWSBOT_CHATS_URL", "sqlite:///chats.sqlite", "disk is full", "free some space")
    with log_errors("The answer could not be noted (100%): "):
        raise error
    assert words(reports) == [f"The answer could not be noted (100%): {error}"]


def test_an_error_of_a_command_that_the_bot_runs_is_told_by_the_command(reports: ErrorReports) -> None:
    line = {"level": "critical", "logger": "bot.logs.setting_up", "event": "newsbot crashed.", "exception": PRIVATE}
    assert relay(json.dumps(line), "refresh")
    assert words(reports) == ["newsbot refresh: …"]


def test_errors_of_a_kind_are_told_once_an_hour_with_their_number(reports: ErrorReports) -> None:
    for number in range(3):
        LOG.error("A message could not be answered: %s", ValueError(str(number)))
    [first] = reports.due(now=100)
    assert first.count == 3
    LOG.error("A message could not be answered: %s", ValueError())
    LOG.error("A message could not be answered: %s", ValueError())
    assert reports.due(now=100 + QUIET_SECONDS - 1) == []
    [again] = reports.due(now=100 + QUIET_SECONDS)
    assert (again.count, again.logger) == (2, "bot.incoming.worker")
    assert reports.due(now=100 + 2 * QUIET_SECONDS) == []


def test_errors_of_different_kinds_are_told_apart(reports: ErrorReports) -> None:
    LOG.error("A message could not be answered: %s", ValueError())
    LOG.error("A message could not be answered: %s", TypeError())
    LOG.error("Work failed: %s", TypeError())
    logging.getLogger("bot.handlers.inline").error("Work failed: %s", TypeError())
    assert len(reports.due(0)) == 4


def test_many_kinds_come_in_several_messages_and_the_number_that_is_remembered_is_limited(
    reports: ErrorReports,
) -> None:
    for number in range(2 * MOST_KINDS):
        LOG.error(f"Kind {number}")
    sizes = []
    while told := reports.due(0):
        sizes.append(len(told))
    assert sizes == [MOST_AT_ONCE] * (MOST_KINDS // MOST_AT_ONCE)
    LOG.error("Another kind")
    assert reports.due(QUIET_SECONDS - 1) == []
    reports.due(QUIET_SECONDS)
    LOG.error("Another kind")
    assert len(reports.due(QUIET_SECONDS)) == 1


def test_warnings_are_not_told_nor_errors_in_telling_nor_what_admins_hear_anyway(reports: ErrorReports) -> None:
    LOG.warning("Strange")
    with untold():
        LOG.error("Admin 7 could not be told")
    LOG.error("%s Until then the previous one serves.", SnapshotDamaged(Path("snapshots/000001"), "truncated"))
    assert reports.due(0) == []


def test_errors_of_all_threads_are_counted(reports: ErrorReports) -> None:
    def fail() -> None:
        for _ in range(100):
            LOG.error("Failed")

    threads = [threading.Thread(target=fail) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    [report] = reports.due(0)
    assert report.count == 800


def test_nothing_is_gathered_after_the_bot_has_ended() -> None:
    reports = ErrorReports()
    with reports.gathering():
        pass
    LOG.error("Failed")
    assert reports.due(0) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_says_what_failed_how_often_and_where_to_look(language: str) -> None:
    once = ErrorReport("Failed: KeyError at a.py:3", "bot.x", 1, "14:05")
    said = say_errors(Localization.of(language), [once, ErrorReport("Broken", "bot.y", 12, "14:07")])
    assert "Failed: KeyError at a.py:3\n" in said
    assert "Broken\n12" in said
    for part in ("14:05", "bot.x", "14:07", "bot.y"):
        assert part in said


def test_what_could_not_be_told_is_told_later_with_what_came_up_meanwhile(reports: ErrorReports) -> None:
    LOG.error("The disk is full.")
    assert [report.count for report in reports.due(0.0)] == [1]
    LOG.error("The disk is full.")
    reports.take_back()
    assert [report.count for report in reports.due(1.0)] == [2]
    reports.due(QUIET_SECONDS)
    reports.take_back()
    assert not reports.due(2.0), "what was told stays told"
