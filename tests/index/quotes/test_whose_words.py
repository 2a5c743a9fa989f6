"""The quality gate of printed names: a wrong name costs more trust than ten missing ones.

A line of tests/data/whose_words.jsonl is a case: `paragraphs`, an optional `title`, a `quote`, the `speaker` to print
with it (alternatives separated by |; an empty one makes it optional), and labels that must `never` be printed.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from index.quotes import find_quotes

Case = dict[str, Any]

DATA = Path(__file__).resolve().parents[2] / "data"
CASES: list[Case] = [json.loads(line) for line in (DATA / "whose_words.jsonl").read_text().splitlines()]
MAX_UNNAMED = 26
"""Maximum number of cases that lack a required name; lower it when the rules improve."""


def printed_names(case: Case) -> set[str]:
    """Return the names that are printed with the quotation of a case."""
    return {
        str(quotation.speaker)
        for quotation in find_quotes(case["paragraphs"], case.get("title", ""))
        if quotation.certain and (case["quote"] in quotation.text or quotation.text in case["quote"])
    }


def test_the_cases_are_many_and_each_has_a_name_of_its_own() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 900


def test_no_printed_name_is_wrong() -> None:
    assert [case["name"] for case in CASES if printed_names(case) - set(case["speaker"].split("|"))] == []


def test_names_that_the_text_leaves_no_doubt_about_are_printed() -> None:
    plain = [case for case in CASES if "" not in case["speaker"].split("|")]
    unnamed = [case["name"] for case in plain if not printed_names(case) & set(case["speaker"].split("|"))]
    assert len(plain) > 200
    assert len(unnamed) <= MAX_UNNAMED, unnamed


@pytest.mark.parametrize(
    "paragraph",
    [
        "Tass quoted Bo Lind as saying “the dam is a sieve with a plaque”.",
        "Ana Brandt mocked Bo Lind for calling the dam “a sieve with a plaque”.",
        "Ana Brandt recalled Bo Lind telling her: “The dam is a sieve.”",
        "“The dam is a sieve,” Tass quoted Bo Lind as saying.",
        "Bo Lind was quoted as saying that the dam was “a sieve with a plaque”.",
        "Bo Lind, who said the dam was “a sieve with a plaque”, left early.",
        "“The dam is a sieve,” laughed the engineer, Bo Lind.",
        "“The dam is a sieve.” — Bo Lind, engineer",
    ],
)
def test_a_reporting_clause_may_show_that_its_subject_is_not_the_speaker(paragraph: str) -> None:
    (quotation,) = (quotation for quotation in find_quotes([paragraph]) if quotation.kind != "indirect")
    assert (quotation.speaker, quotation.certain) == ("Bo Lind", True)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("“The dam is sound,” said the Orrin North MP.", id="a member"),
        pytest.param("“The dam is sound,” said an Orrin Democrat.", id="one of many"),
        pytest.param("Dear Ana Brandt: “The dam is yours to mend.”", id="addressee of a letter"),
        pytest.param("“The dam is sound,” said the Orrin mayor.", id="a town's mayor"),
        pytest.param(
            "The mayor, cheered by all, said Bo Lind “should look at the dam”.", id="subject of the statement"
        ),
        pytest.param("The head of engineering firm Orrin Works called it “a dam too far”.", id="a firm's head"),
        pytest.param("Bo Lind was speaking after Ana Brandt said the Greens offered “a dam too far”.", id="nested"),
        pytest.param("Ana Brandt rejected Bo Lind’s idea that “nobody checks the dam”.", id="another's idea"),
        pytest.param("Ana Brandt said her uncle often told her: “Never trust a dam.”", id="an uncle"),
        pytest.param("Ana Brandt read a letter from Bo Lind: “The dam is sound.”", id="a letter"),
        pytest.param("If Ana Brandt said “the dam is sound and dry”, nobody would go.", id="a condition"),
        pytest.param("Ana Brandt never said “the dam is sound and dry”.", id="a denial"),
        pytest.param("Seventy-one towns have called it “a dam too far”.", id="a number"),
        pytest.param("Rome-based engineers called it “a dam too far”.", id="a compound"),
        pytest.param("Fresh claims about “a dam too far” were dropped.", id="a noun"),
        pytest.param("“The dam is sound,” Brandt said.", id="one word that stands nowhere else"),
    ],
)
def test_no_name_is_printed_for_an_ambiguous_speaker(paragraph: str) -> None:
    assert not any(quotation.certain and quotation.kind != "indirect" for quotation in find_quotes([paragraph]))
