"""Ways to ask, each as a careful reader understands it: form, person, topic, dates and outlets.

The author of tests/data/ways_to_ask.jsonl hadn't seen the rules. Never change a row because it is misread.
"""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index.question import Question, split_parts, understand
from index.text import extract_terms
from tests.index.question.facts import names_near

TODAY = date(2026, 3, 20)
DATA = Path(__file__).resolve().parents[2] / "data" / "ways_to_ask.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
OUTLETS = (
    *("Reuters", "The Guardian", "BBC News", "USA Today", "The Mail on Sunday", "HuffPost", "The Washington Post"),
    *("Agence France-Presse (AFP)", "Financial Times", "Al Jazeera", "washingtonpost.com"),
)
PEOPLE = "Ana Brandt Ole Lind Mira Tolk Putin Trump Piet Madsen Selma Dray".split()


def terms(text: str) -> list[str]:
    return extract_terms(f"a {text}")


SPEAKERS = {terms(name)[-1]: name for name in (*PEOPLE, "NRA", "FDA", "Authority")}
NAMES = {*SPEAKERS, *terms("Lomvik Orrin Bay Kursk Port")}
KNOWN = {term for row in ROWS for term in terms(f"{row['topic']} {row['speaker']}")}
WORDS = {word for row in ROWS for word in row["topic"].lower().split()}
INDEX = SimpleNamespace(
    outlets=OUTLETS,
    languages=("en",),
    has_names=True,
    has_name=SPEAKERS.__contains__,
    names_near=partial(names_near, SPEAKERS),
    prefetch_terms=list,
    newest=date(2026, 3, 19),
    holds=KNOWN.__contains__,
    writes=lambda word: word.lower() in WORDS,
    is_name=NAMES.__contains__,
    name_kind=lambda term: "person" if term in SPEAKERS else "",
)


def form(question: Question) -> str:
    if question.listing:
        return "listing"
    if question.speaker or question.who_said:
        return "said" if question.speaker else "who_said"
    return "latest" if question.latest else "fact"


def read(row: dict[str, Any]) -> dict[str, Any]:
    """Return how a question is understood, as a row of the table; the parts of a two-part question are combined."""
    parts = split_parts(row["question"]) or (row["question"],)
    questions: list[Question] = []
    for part in parts:
        questions.append(understand(part, TODAY, INDEX, questions[-1] if questions else None))
    question = questions[-1]
    searched = {term for part in questions for term in part.terms}
    return {
        "form": form(question),
        "speaker": terms(question.speaker_text.lower()) if len({part.speaker for part in questions} - {()}) < 2 else [],
        "since": question.since.isoformat() if question.since else "",
        "until": question.until.isoformat() if question.until else "",
        "outlets": sorted(question.outlets),
        "without": [term for term in terms(row["topic"]) if term not in searched],
    }


def test_there_are_enough_ways() -> None:
    assert len(ROWS) >= 60
    assert len({row["question"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row["question"] for row in ROWS])
def test_a_question_is_read_as_a_careful_reader_reads_it(row: dict[str, Any]) -> None:
    wanted = {
        "form": row["form"],
        "speaker": terms(row["speaker"].lower()) if row["form"] == "said" else read(row)["speaker"],
        "since": row["since"],
        "until": row["until"],
        "outlets": sorted(row["outlets"]),
        "without": [],
    }
    assert read(row) == wanted
