"""The check of logs, which every bot of these tests goes through, notices what people wrote."""

from __future__ import annotations

import pytest
from botapi import BotApi
from privacy import assert_private

QUESTION = "Did the vintner's knee heal after all those weeks in the harbour hospital, and who paid for it?"


@pytest.mark.parametrize(
    "log",
    [
        f"ERROR: no answer to {QUESTION}",
        f"ERROR: no answer to {QUESTION[:40]}…",
        f"ERROR: KeyError({QUESTION!r})",
        "ERROR: about the violet tapestry",
        "ERROR: who said «Ça va très bien»",
        "ERROR: no answer to Almira",
        "ERROR: no answer to @alma_vintner",
        "ERROR: can't post to Knitters of Orrin Bay",
        "ERROR: knees.pdf is broken",
        "ERROR: POST /bot123456:TEST-token/getMe",
        "ERROR: TEST-token",
    ],
)
def test_a_log_that_shows_it_fails(log: str) -> None:
    with BotApi() as api:
        alma = api.user("Almira", last_name="Vintner", username="alma_vintner")
        chat = api.private(alma)
        chat.say(alma, QUESTION)
        chat.say(alma, "/follow about the violet tapestry")
        chat.send_document(alma, "knees.pdf", b"x", "«Ça va très bien»")
        api.group("Knitters of Orrin Bay").say(alma, "/ask why")
        assert_private("@NewsTestBot is running. Admin 7: /follow", api, api.token)
        with pytest.raises(AssertionError):
            assert_private(log, api, api.token)
