"""Messages about index runs: progress, results, and the file with all failures."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from botapi_entities import format_text, utf16_length
from botapi_markup import parse_html
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.messages import LANGUAGES, AdminPress, Localization, Reply, decode_press
from bot.messages.admin.index_runs import (
    MAX_LISTED,
    RunStep,
    failures_file,
    interrupted_message,
    run_message,
    run_result_message,
)
from bot.messages.markup import LIMIT
from index import Stage

ENGLISH = Localization.of("en")
TEXTS = st.text(min_size=1, max_size=300) | st.sampled_from(["x" * 10_000, "<&>" * 500, "😀" * 4000, "\ud800\0"])
FAILED_FILES = st.lists(st.builds(lambda name, reason: {"name": name, "reason": reason}, TEXTS, TEXTS), max_size=40)
NUMBERS = st.integers(0, 10**15)
READING = RunStep("reading", 1204, 2000, 1300, 450, 1000)


def taken(reply: Reply) -> str:
    """Return the text that Telegram makes of a message, checking that it accepts it with markup and as plain text."""
    text, entities = parse_html(reply.html)
    assert format_text(text, entities)[0]
    assert utf16_length(text) <= LIMIT
    assert text == reply.plain
    return text


def report(**numbers: Any) -> dict[str, Any]:
    counts = dict.fromkeys(("added", "changed", "removed", "unchanged", "withdrawn", "samples", "failures"), 0)
    lists: dict[str, Any] = {"failed": [], "headers": [], "passed_over": []}
    return {"event": "report", "articles": 3, "undated": 0, "without_outlet": 0, **counts, **lists, **numbers}


def failed(count: int, reason: str = "it is empty") -> list[dict[str, str]]:
    return [{"name": f"{number}.txt", "reason": reason} for number in range(count)]


# --- progress


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "Reading files: 1,204 of 2,000, articles: 1,300\n▓▓▓▓▓░░░░░░░ 45%\n1:05 so far. About 2 minutes left"),
        ("de", "Dateien werden gelesen: 1.204 von 2.000, Artikel: 1.300\n▓▓▓▓▓░░░░░░░ 45 %\nBisher 1:05. Noch etwa 2"),
        (
            "ru",
            "Читаю файлы: 1\N{NO-BREAK SPACE}204 из 2\N{NO-BREAK SPACE}000, статей: 1\N{NO-BREAK SPACE}300\n"
            "▓▓▓▓▓░░░░░░░ 45 %\nПрошло 1:05. До конца этого шага около 2",
        ),
        ("es", "Leyendo archivos: 1.204 de 2.000, artículos: 1.300\n▓▓▓▓▓░░░░░░░ 45\xa0%\nLleva 1:05. A este paso le"),
        (
            "fr",
            "Lecture des fichiers\u202f: 1\u202f204 sur 2\u202f000, articles\u202f: 1\u202f300\n"
            "▓▓▓▓▓░░░░░░░ 45\u202f%\nTemps écoulé\u202f: 1:05. Encore 2 minutes environ",
        ),
        (
            "uk",
            "Читаю файли: 1\xa0204 з 2\xa0000, статей: 1\xa0300\n"
            "▓▓▓▓▓░░░░░░░ 45\xa0%\nМинуло 1:05. До кінця цього кроку близько 2",
        ),
    ],
)
def test_progress_says_how_far_it_is_since_when_and_how_long_it_takes(language: str, shown: str) -> None:
    assert taken(run_message(Localization.of(language), READING, "abc", 65, 120)).startswith(shown)


def test_progress_has_a_button_to_cancel_this_run() -> None:
    reply = run_message(ENGLISH, READING, "0a1b2c3d")
    assert reply.buttons is not None
    [[button]] = reply.buttons.inline_keyboard
    assert button.text == "Cancel"
    assert decode_press(str(button.callback_data)) == AdminPress("reindex-cancel", "0a1b2c3d")


def test_while_it_is_being_cancelled_it_has_none() -> None:
    reply = run_message(ENGLISH, READING, "abc", cancelling=True)
    assert (taken(reply), reply.buttons) == ("Cancelling …", None)


def test_who_joins_is_told_that_it_is_under_way() -> None:
    first, *rest = taken(run_message(ENGLISH, READING, "abc", joined=True)).splitlines()
    assert first.startswith("The index is already being updated.")
    assert rest == taken(run_message(ENGLISH, READING, "abc")).splitlines()


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (None, "0:07 so far."),
        (20, "About 20 seconds"),
        (60, "About a minute"),
        (90, "About 2 m"),
        (9000, "About 2:30 h"),
    ],
)
def test_the_time_left_is_said_in_its_unit(seconds: int | None, left: str) -> None:
    assert left in taken(run_message(ENGLISH, READING, "abc", 7, seconds)).splitlines()[-1]


STAGES = (*get_args(Stage), "starting", "starting a source", "waiting", "waiting for a refresh")


@given(st.sampled_from(STAGES), st.lists(NUMBERS, min_size=5, max_size=5), NUMBERS, st.none() | NUMBERS, st.booleans())
@settings(deadline=None)
@example("reading", [1, 1, 1, 7, 5], 1, 1, False)  # a file that grew since it was listed
def test_telegram_takes_any_progress(
    stage: str, numbers: list[int], seconds: int, left: int | None, joined: bool
) -> None:
    for language in LANGUAGES:
        words, step = Localization.of(language), RunStep(stage, *numbers)
        shown = taken(run_message(words, step, "abc", seconds, left, joined=joined))
        bars = [line for line in shown.splitlines() if line.startswith(("▓", "░"))]
        assert all(line.index(" ") == 12 for line in bars)
        taken(run_result_message(words, [], step))
        taken(interrupted_message(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_stage_has_words_of_its_own(language: str) -> None:
    shown = {taken(run_message(Localization.of(language), RunStep(stage), "abc")) for stage in STAGES}
    assert len(shown) == len(STAGES)


# --- results


@given(FAILED_FILES)
@settings(deadline=None)
def test_telegram_takes_any_report(failures: list[dict[str, str]]) -> None:
    counts = dict.fromkeys(("added", "changed", "removed", "unchanged", "withdrawn", "articles"), 1204)
    text = taken(run_result_message(ENGLISH, [report(**counts, failed=failures, failures=50_000, samples=18)]))
    assert text.startswith(
        "Done: 1,204 added, 1,204 changed, 2,408 removed, 1,204 unchanged, 50,000 failed. "
        "The index holds 1,204 articles. The sample articles left the index"
    )


def test_a_report_names_the_first_failures_and_where_the_others_are() -> None:
    _, *lines, last = taken(run_result_message(ENGLISH, [report(failed=failed(100), failures=100)])).split("\n")
    assert lines == [f"{number}.txt: it is empty" for number in range(MAX_LISTED)]
    assert last == f"… and {100 - MAX_LISTED} more, in failures.txt"


def test_long_failures_are_cut_in_the_message_and_whole_in_the_file() -> None:
    long = failed(2, "it is empty " * 500)
    _, *lines = taken(run_result_message(ENGLISH, [report(failed=long, failures=2)])).split("\n")
    assert [line[-2:] for line in lines] == [" …", " …"]
    assert (
        failures_file([report(failed=long)]) == "".join(f"{file['name']}: {file['reason']}\n" for file in long).encode()
    )


def test_the_counts_of_folder_and_sources_are_one_sum() -> None:
    sources = [{"error": ""}, {"error": "it is gone"}]
    results = [report(added=2, unchanged=5, articles=7), report(added=1, failures=1, articles=8, sources=sources)]
    text = taken(run_result_message(ENGLISH, results))
    assert text == (
        "Done: 3 added, 0 changed, 0 removed, 5 unchanged, 1 failed. The index holds 8 articles.\n"
        "Sources fetched: 2, failed: 1."
    )


def test_what_the_articles_lack_and_how_they_begin_is_said_shortly() -> None:
    headers = [["Date, Title", 16], ["Title", 2], ["", 1]]
    text = taken(
        run_result_message(
            ENGLISH, [report(undated=3, without_outlet=1200, headers=headers, passed_over=[[".xlsx", 12], ["", 1]])]
        )
    )
    assert text.splitlines()[1:] == [
        "Passed over files of other kinds: 12 × .xlsx; 1 × –.",
        "New and changed articles without a date: 3.",
        "New and changed articles without an outlet: 1,200.",
        "Headers: 16 × Date, Title; 2 × Title; 1 × –.",
    ]


def test_a_part_that_failed_is_said_beside_what_the_other_came_to() -> None:
    error = {"event": "error", "message": "There is no file or folder /news."}
    both = taken(run_result_message(ENGLISH, [error, report(added=1)]))
    assert both.startswith("Done: 1 added")
    assert both.endswith("\nNot everything worked: There is no file or folder /news.")
    assert taken(run_result_message(ENGLISH, [error])) == (
        "The index could not be updated: There is no file or folder /news. The previous index stays in use."
    )


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        ({"event": "not started", "reason": "Cannot allocate memory"}, "could not be started (Cannot allocate memory)"),
        ({"event": "ended", "code": -9}, "the process ended with code -9"),
    ],
)
def test_a_command_that_says_nothing_is_described(event: dict[str, Any], reason: str) -> None:
    assert reason in taken(run_result_message(ENGLISH, [event]))


def test_a_cancelled_run_says_where_it_was_and_what_was_done_before() -> None:
    step = RunStep("fetching", 3, 12, 45)
    cancelled, done = taken(run_result_message(ENGLISH, [report(added=1)], step)).splitlines()
    assert cancelled.startswith(
        "Cancelled. The last step: Fetching sources: 3 of 12, articles: 45. What is stored stays"
    )
    assert done.startswith("Done: 1 added")
    assert taken(run_result_message(ENGLISH, [], RunStep("waiting"))) == "Cancelled."


@given(TEXTS)
@example("😀" * 4000)
@settings(deadline=None)
def test_telegram_takes_any_reason_of_a_failure(reason: str) -> None:
    taken(run_result_message(ENGLISH, [{"event": "error", "message": reason}, {"event": "error", "message": reason}]))


# --- the file


def test_there_is_no_file_if_all_failures_are_in_the_message() -> None:
    assert failures_file([report(failed=failed(MAX_LISTED))]) is None
    assert failures_file([report()]) is None


def test_the_file_holds_the_failures_of_all_parts_even_if_nothing_was_indexed() -> None:
    error = {"event": "error", "message": "Nothing was indexed.", "failed": failed(8)}
    content = failures_file([error, report(failed=failed(8))])
    assert content is not None
    assert content.decode().splitlines() == [f"{number}.txt: it is empty" for number in [*range(8)] * 2]


@given(FAILED_FILES)
@settings(deadline=None)
def test_each_failure_is_one_line_of_printable_text(failures: list[dict[str, str]]) -> None:
    content = failures_file([report(failed=failures)])
    if content is not None:
        assert content.decode().count("\n") == len(failures)
        assert not set("\0\x1b\u202e\r") & set(content.decode())


def test_a_file_that_would_be_too_large_ends_with_a_whole_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.messages.admin.index_runs._MAX_BYTES", 50)
    assert failures_file([report(failed=failed(30))]) == b"0.txt: it is empty\n1.txt: it is empty\n"
