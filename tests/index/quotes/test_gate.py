"""The quality gate of quotations: attribution in articles written for it, measured against pinned floors.

A line of tests/data/quotes.jsonl is a case: `paragraphs` and the expected `quotes`. `must` marks cases that have to be
right, `none` cases without quotations.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from index.model import Quotation
from index.quotes.finder import find_quotes

Case = dict[str, Any]

DATA = Path(__file__).resolve().parents[2] / "data"
CASES: list[Case] = [json.loads(line) for line in (DATA / "quotes.jsonl").read_text().splitlines()]
PRECISION = 0.98
RECALL = 0.98
CERTAIN_PRECISION = 0.98
CERTAIN_SHARE = 0.9
"""Minimum share of certain quotations among those whose paragraph names the speaker."""


def found(case: Case, wanted: dict[str, Any]) -> Quotation | None:
    quotes = find_quotes(case["paragraphs"])
    same = (quote for quote in quotes if (quote.paragraph, quote.text) == (wanted["paragraph"], wanted["text"]))
    return next(same, None)


@pytest.fixture(scope="module")
def counts() -> Counter[str]:
    """Counts of quotations: all, attributed, right, certain, certain and right."""
    counts: Counter[str] = Counter()
    for case in CASES:
        for wanted in case["quotes"]:
            quote = found(case, wanted)
            speaker = quote.speaker if quote else None
            counts["all"] += wanted["speaker"] is not None
            counts["attributed"] += speaker is not None
            counts["right"] += speaker is not None and speaker == wanted["speaker"]
            counts["named"] += wanted["certain"]
            if quote and quote.certain:
                counts["certain"] += 1
                counts["certain and right"] += speaker == wanted["speaker"]
    return counts


def test_the_cases_are_many_and_each_has_a_name_of_its_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 60


def test_speakers_are_right_and_found(counts: Counter[str]) -> None:
    assert counts["right"] / counts["attributed"] >= PRECISION
    assert counts["right"] / counts["all"] >= RECALL


def test_certain_quotations_are_right_and_frequent(counts: Counter[str]) -> None:
    assert counts["certain and right"] / counts["certain"] >= CERTAIN_PRECISION
    assert counts["certain"] / counts["named"] >= CERTAIN_SHARE


@pytest.mark.parametrize("case", [case for case in CASES if case.get("must")], ids=lambda case: str(case["name"]))
def test_a_case_that_must_be_right_is(case: Case) -> None:
    quotes = [(wanted, found(case, wanted)) for wanted in case["quotes"]]
    for wanted, quote in quotes:
        assert quote is not None
        got = {"speaker": quote.speaker, "certain": quote.certain, "kind": quote.kind}
        assert got == {key: wanted[key] for key in got}
    if case.get("none"):
        assert find_quotes(case["paragraphs"]) == []


HOSTILE = {
    "opening marks": "“",
    "straight marks": '"',
    "angled marks": "« ",
    "German marks": "»a ",
    "apostrophes": "'a ",
    "capitals": "A ",
    "names": "Ana Brandt ",
    "initials": "A.",
    "asides": "Ana, b, ",
    "verbs": "said ",
    "quotes and verbs": "“a” said ",
    "quotes and roles": '" said the ',
    "roles": "said the a ",
    "sources": "According to the a ",
    "adverbs": "Ana really ",
    "exclamation marks": "!",
    "full stops": ". ",
    "spaces": " ",
    "owners": "Ana’s ",
    "pronouns": "“a,” he said. ",
    "speakers": "“Ana,” Bo Lind said. ",
    "colons": "- Ana: “",
    "clauses": "After it, a, Ana, “b” ",
    "clauses of one sentence": "a, Bo Lind’s b, ",
    "companions": ", with the a b c d ",
    "relatives": "Ana who a, who “b” ",
    "introductions": "Ana said that “a” ",
    "articles": "al-Ana el-",
    "people and their aides": "Ana Lind aide ",
    "departments": "Department of ",
    "offices": "Secretary of Health and ",
    "firms": "Ab, Ab & ",
    "appositions": "Mayor, Bo Lind, ",
    "offices of owners": "Ab’s Office ",
    "degrees": "Bo Lind, PhD, FRS, ",
    "slogans": "Feed the Ab said ",
    "questions": "Q: a? ",
    "nicknames": "Ana “Bo” Lind ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_paragraph_takes_time_in_proportion_to_its_length(unit: str) -> None:
    """Detect a quadratic rule, which would take minutes for 100,000 characters instead of a second."""
    text = unit * (100_000 // len(unit))
    for paragraph in (text, f"After {text}“a”, he said."):
        quotes = find_quotes([paragraph])
        assert all(paragraph[quote.start : quote.end] == quote.text for quote in quotes)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Bo Lind said " + "“Ab cd” " * 12_500, id="behind the speaker"),
        pytest.param("“Ab cd” " * 12_500 + "Bo Lind said.", id="before the speaker"),
        pytest.param("“Ab,” Bo Lind said. " * 2_500 + " " * 50_000, id="before blanks"),
    ],
)
def test_very_many_words_of_one_speaker_take_time_in_proportion_to_their_length(paragraph: str) -> None:
    assert len(find_quotes([paragraph])) >= 2_500


def test_an_article_of_very_many_paragraphs_takes_time_in_proportion_to_them() -> None:
    assert len(find_quotes(["“Yes,” Ana Brandt said.", "“No,” she said."] * 5_000)) == 10_000


def test_thousands_of_people_with_one_surname_or_one_title_are_read() -> None:
    names = [
        f"{first}{second}{third}a" for first in "BCDFGHKLMN" for second in "aeiouy" for third in "bcdfghklmnpqrstvwxz"
    ]
    paragraphs = ["".join(f"{name} Brandt said it. " for name in names * 4)]
    paragraphs += [f"“Yes,” the judge said. Judge {name} Lind came." for name in names * 4]
    assert len(find_quotes(paragraphs)) >= 2 * len(names)
