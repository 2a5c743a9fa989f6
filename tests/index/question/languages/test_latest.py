"""The word "latest", which /latest puts before what is typed behind it, in an index in any language."""

from __future__ import annotations

import pytest

from index.question import understand
from tests.index.question.facts import Index
from tests.index.question.languages.reading import TODAY

LANGUAGES = ("de", "ru", "es", "fr", "uk", "pl", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_alone_lists_the_newest_articles(language: str) -> None:
    question = understand("latest", TODAY, Index(languages=(language,)))
    assert question.listing
    assert question.latest
    assert question.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_takes_an_outlet(language: str) -> None:
    question = understand("latest Kurier", TODAY, Index(outlets=("Kurier",), languages=(language, "it")))
    assert question.latest
    assert "latest" not in question.terms


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "im Oktober"), ("ru", "за октябрь"), ("es", "en octubre"), ("fr", "en octobre"), ("uk", "за жовтень")],
)
def test_the_command_takes_dates(language: str, words: str) -> None:
    question = understand(f"latest {words}", TODAY, Index(languages=(language,)))
    assert (question.listing, f"{question.since}..{question.until}") == (True, "2024-10-01..2024-10-31")
