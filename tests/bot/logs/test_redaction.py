"""Secrets are hidden in whatever way a line writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.logs import secrets_in
from bot.logs.redaction import HIDDEN, redactor

WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "percent-encoded": lambda secret: quote(secret, safe=""),
    "percent-encoded in part": lambda secret: quote(secret, safe=":/@+"),
    "percent-encoded in lower case": lambda secret: quote(secret, safe="").lower() if secret.islower() else secret,
    "percent-encoded twice": lambda secret: quote(quote(secret, safe=""), safe=""),
    "as a form": quote_plus,
    "as JSON": lambda secret: json.dumps(secret)[1:-1],
    "as readable JSON": lambda secret: json.dumps(secret, ensure_ascii=False)[1:-1],
    "as JSON in JSON": lambda secret: json.dumps(json.dumps(secret))[3:-3],
    "by repr": lambda secret: repr(secret)[1:-1],
    "by ascii": lambda secret: ascii(secret)[1:-1],
}
SECRETS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=4, max_size=40)


@pytest.mark.parametrize("way", WAYS)
@given(secret=SECRETS)
@settings(deadline=None)
def test_a_secret_is_hidden_however_it_is_written(way: str, secret: str) -> None:
    assert redactor([secret])(f"before {WAYS[way](secret)} after").replace(HIDDEN, "") in (
        "before  after",
        "before  after".replace("  ", " "),  # a secret may end with a space
    )


@given(text=st.text())
@settings(deadline=None)
def test_a_text_without_secrets_stays_as_it_is(text: str) -> None:
    assert redactor(["no such secret in here"])(text.replace("://", "")) == text.replace("://", "")


@pytest.mark.parametrize(
    "address",
    [
        "postgresql+psycopg://alma:h0rse-staple@db.example/news",
        "socks5://alma:h0rse-staple@proxy.example:1080",
        "postgresql://db.example/news?user=alma&password=h0rse-staple",
        "https://alma:h0rse-staple@news.example/feed.xml",
    ],
)
def test_of_an_address_the_password_alone_is_hidden(address: str) -> None:
    line = redactor(secrets_in(address))(f"{address} doesn't answer; alma gave h0rse-staple.")
    assert line == f"{address} doesn't answer; alma gave h0rse-staple.".replace("h0rse-staple", HIDDEN)


def test_the_password_of_an_address_that_no_setting_has_is_hidden_too() -> None:
    assert redactor([])("GET http://me:pw@news.example/a failed") == f"GET http://me:{HIDDEN}@news.example/a failed"
    assert redactor([])("GET http://news.example:80/a@b failed") == "GET http://news.example:80/a@b failed"


def test_an_encoded_password_is_hidden_as_it_is_typed_too() -> None:
    redact = redactor(secrets_in("postgresql://alma:p%40ss%2Fword@db.example/news"))
    assert redact("password p@ss/word of alma") == f"password {HIDDEN} of alma"


def test_a_secret_is_hidden_before_a_shorter_one_that_it_contains() -> None:
    assert redactor(["AAF-part", "123456:AAF-part"])("bot123456:AAF-part/getMe") == f"bot{HIDDEN}/getMe"


def test_a_very_short_password_hides_no_word() -> None:
    assert redactor(["a"])("an answer") == "an answer"
