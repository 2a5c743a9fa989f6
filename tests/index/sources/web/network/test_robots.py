"""What a robots.txt asks of newsbot."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.web.network.robots import MOST_ROBOTS_BYTES, parse_rules

SECRET, NEWS = "https://a.example/secret/1", "https://a.example/news"


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("", True),
        ("<!doctype html><html><body>User-agent: *</body></html>", True),
        ("User-agent: *\nDisallow: /secret", False),
        ("\ufeffUser-agent: *\nDisallow: /secret", False),
        ("User-agent: newsbot\nDisallow: /secret\nUser-agent: *\nAllow: /", False),
        ("User-Agent: NewsBot/1.0 # ours\nDisallow: /secret", False),
        ("User-agent: otherbot\nUser-agent: newsbot\nDisallow: /secret", False),
        ("useragent: newsbot\ndisallow: /*/1$", False),
        ("User-agent: newsbot\nDisallow:\nUser-agent: *\nDisallow: /", True),
        ("User-agent: GPTBot\nDisallow: /\n\nUser-agent: CCBot\nDisallow: /", True),
        ("User-agent: GPTBot\nDisallow: /\nUser-agent: *\nDisallow: /tags", True),
        ("User-agent: *\nDisallow: /\nAllow: /secret/1", True),
        ("User-agent: news\nDisallow: /", True),
        ("Disallow: /", True),
    ],
)
def test_the_rules_for_newsbot_count(text: str, is_allowed: bool) -> None:
    rules = parse_rules(text.encode())
    assert rules.allow(SECRET) == is_allowed


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("2.5", 2.5), ("3600", 30.0), ("-1", 0.0), ("nan", 0.0), ("inf", 0.0), ("1e999", 0.0), ("", 0.0)],
)
def test_a_pause_is_as_long_as_asked_up_to_a_limit(delay: str, seconds: float) -> None:
    assert parse_rules(f"User-agent: *\nCrawl-delay: {delay}".encode()).delay_seconds == seconds
    assert parse_rules(f"User-agent: other\nCrawl-delay: {delay}".encode()).delay_seconds == 0.0


@given(st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_are_rules(body: bytes) -> None:
    rules = parse_rules(body)
    assert rules.allow(NEWS) in (True, False)
    assert 0 <= rules.delay_seconds <= 30


@pytest.mark.parametrize(
    "body",
    [
        b"\n".join(b"User-agent: a%d" % number for number in range(20_000)) + b"\nDisallow: /b" * 20_000,
        b"\n".join(b"User-agent: newsbot/%d" % number for number in range(15_000)) + b"\nDisallow: /b" * 15_000,
        b"\n".join(b"User agent %d*" % number for number in range(20_000)) + b"\nDisallow: /b" * 20_000,
        b"User-agent: *\n" + b"Disallow: /" + b"*a" * 200_000 + b"b",
        b"User-agent: *\n" + b"Disallow: /*a*b*c$\n" * 25_000,
    ],
)
def test_no_robots_txt_takes_long_to_read(body: bytes) -> None:
    started = time.process_time()
    assert parse_rules(body[:MOST_ROBOTS_BYTES]).allow(f"https://a.example/{'a' * 8000}")
    assert time.process_time() - started < 10  # by agents times rules, it would be minutes
