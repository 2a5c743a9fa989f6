"""Log lines never contain the token, and repeated errors don't flood the log."""

from __future__ import annotations

import io
import itertools
import logging
import time
from collections.abc import Iterator

import pytest

from bot.logs import LogOptions, set_up_logging
from tests.bot.logs.streams import captured_log

TOKEN = "123456:AAF-secret_part"
LOGGERS = ("httpx", "httpcore", "telegram.ext.Application", "bot.application.serving")


@pytest.fixture
def output(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """Log output after `set_up_logging`."""
    with captured_log(monkeypatch) as stderr:
        set_up_logging(LogOptions(secrets=(TOKEN, TOKEN.partition(":")[2])))
        yield stderr


@pytest.mark.parametrize("name", LOGGERS)
def test_no_log_line_of_any_logger_contains_the_token(output: io.StringIO, name: str) -> None:
    logging.getLogger(name).error("POST https://api.telegram.org/bot%s/getMe", TOKEN)
    assert output.getvalue().endswith("POST https://api.telegram.org/bot***/getMe\n")


def test_the_secret_part_alone_is_hidden_too(output: io.StringIO) -> None:
    logging.getLogger("bot").warning("The secret is AAF-secret_part, don't tell")
    assert "secret_part" not in output.getvalue()
    assert "don't tell" in output.getvalue()


def test_a_traceback_holds_no_token(output: io.StringIO) -> None:
    try:
        raise ValueError(f"no answer from /bot{TOKEN}/getUpdates")
    except ValueError:
        logging.getLogger("bot").exception("A poll failed for %s", TOKEN)
    assert "Traceback" in output.getvalue()
    assert "ValueError: no answer from /bot***/getUpdates" in output.getvalue()
    assert "secret_part" not in output.getvalue()


def test_the_requests_of_httpx_are_not_logged(output: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    assert output.getvalue() == ""


def test_what_the_bot_does_is_logged_with_time_and_level(output: io.StringIO) -> None:
    logging.getLogger("bot.application.serving").info("Running as @%s", "NewsTestBot")
    assert output.getvalue().endswith(" INFO bot.application.serving: Running as @NewsTestBot\n")


def test_an_error_in_the_same_words_is_logged_once_a_minute(
    output: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, now = logging.getLogger("bot"), time.monotonic()
    for later, _ in itertools.product((0, 59, 61), range(3)):
        monkeypatch.setattr(time, "monotonic", lambda later=later: now + later)
        log.error("The disk is %s", "full")
    assert output.getvalue().count("The disk is full") == 2
    log.error("The disk is %s", "gone")
    log.warning("The disk is %s", "full")
    assert len(output.getvalue().splitlines()) == 4
