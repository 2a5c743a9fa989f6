"""Finding the sources that addresses lead to: each address by itself."""

from __future__ import annotations

import pytest

from index.sources.web import Fetching, FetchOptions
from index.sources.web.kinds import Candidate
from index.subscriptions import adding


def test_an_address_that_meets_a_bug_gets_a_sentence_and_the_others_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    good = Candidate("https://lock.example/feed", "feed", "The Lock")

    async def discover(_fetching: Fetching, url: str) -> list[Candidate]:
        if "bad" in url:
            raise KeyError("a\nbug")
        return [good]

    monkeypatch.setattr(adding, "discover", discover)
    found = adding.find_sources(["https://me:secret@bad.example/", good.url], FetchOptions())
    assert found.candidates == [None, [good]]
    [error] = found.errors
    assert str(error).startswith("https://bad.example/: can't be read because of a bug in newsbot (KeyError: ")
    assert str(error).isprintable()
    assert "secret" not in str(error)
