"""The checker of speaker labels: which look wrong, and why."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.labels import suspicion
from benchmarks.quotes import say_labels

WRONG = {
    "institution without its name": "Department; Ministry; University; Institute; Centers; House; Court; Association",
    "institution cut short": "US Department; National Union; Ohio Department",
    "begins with of": "of the Tarn",
    "begins with the": "the Tarn Echo; The Tarn Echo",
    "begins with but": "But Zora Pell",
    "ends with of": "Bank of; Ministry of",
    "ends with &": "Pell &",
    "ends with and": "Zora Pell and",
    "possessive at the end": "Pell's; Zora Pell’s",
    "in lower case": "judge; a judge; officials; spokeswoman for the mayor",
    "begins in lower case": "zora Pell",
    "word in lower case": "Pop star Zora Pell; Zora Pell said",
    "over 8 words": "Ada Bea Cleo Dora Edda Fay Gwen Hope Ivy",
    "unclosed mark": "Zora (Pell; Zora “Pip Pell; Pell]",
    "digits": "2009; Channel 9; Sept 3",
    "odd characters": "Zora_Pell; Zora/Pell; Zora\u200bPell; Zora: Pell; ZoÃra Pell",
    "initials alone": "D.; J. K.; Q",
    "ends in an initial": "Zora H.",
    "suffix alone": "III; Jr.",
    "number": "Ten; Forty-two; Three-quarters; Two Republicans; Hundreds",
    "time zone": "GMT Zora Pell; EST",
    "day or month": "Monday; October; Sept; Friday Zora Pell",
    "pronoun": "He; They",
    "contraction": "We've; We’re",
    "words of a headline": "Troll Says Zora Pell",
    "compound adjective": "Rebel-controlled; London-based; Danish-style; Oslo-based Pell; State-owned",
    "party and state": "Zora Pell D-Ohio",
    "nationality or party alone": "Russian; Austrian; Italians; Texan; North Korean; Anglo-Dutch; Tory; Republican",
    "nationality before a name": "Australian Zora Pell; Swede Otto Krane",
    "party without a name": "Ohio Republican",
    "party before a name": "Lib Dem Zora Pell; Tory Otto Krane; Senate Ranking Democrat Zora Pell",
    "plural noun": "Analysts; Ministers; Prosecutors; Opponents; Police; Policymakers; Families Zora Pell; Labour MPs",
    "common noun": "Speculation; Welfare; Terrorism",
    "adjective alone": "Economic; Dismal",
    "adjective before a name": "Defiant Otto Krane",
    "title alone": "MP; President; Coach; Sir",
    "title without a name": "Culture Secretary; Deputy Prime Minister; Pennsylvania Gov.; Ohio Chief",
    "title or degree behind": "Zora Pell QC; Tarn North MP; Zora Pell PhD; Zora Pell Ph.D.; Otto Krane MBE",
    "title kept": (
        "Mr Pell; Sen. Zora Pell; President Zora Pell; Prosecutor Otto Krane; Coach Otto Krane; Striker Otto Krane; "
        "MP Zora Pell; Tory MP Zora Pell; Prime Minister Zora Pell; Secretary of State Zora Pell; General Pell; "
        "U.S. Rep. Zora Pell; Tarn City Treasurer Zora Pell; Union Secretary-Treasurer Otto Krane; Maj. Gen. Otto Krane"
    ),
    "empty": "",
}
"""Labels by the reason that each must get."""


@pytest.mark.parametrize(
    ("label", "reason"), [(label, reason) for reason, labels in WRONG.items() for label in labels.split("; ")]
)
def test_a_label_that_looks_wrong_has_a_reason(label: str, reason: str) -> None:
    assert suspicion(label) == reason


@pytest.mark.parametrize(
    "word", "Having Just Whenever Enough Meanwhile Elsewhere Similarly Separately Earlier Sticking Asked Had".split()
)
def test_a_word_that_opens_a_sentence_is_no_name(word: str) -> None:
    assert suspicion(word) == suspicion(f"{word} Otto Krane") == f"opening word: {word.lower()}"


PEOPLE = """
    Zora Pell; Pell; Zora O’Krane; Jean-Luc Pell; J.K. Pell; J. J. Pell; Zora in ’t Krane; da Krane; al-Pell;
    Otto “Pip” Krane; Otto Krane Jr.; Otto Krane, Jr.; Otto Krane III; Sir Otto Krane; Lady Pell; Pope Otto;
    Theresa May; April Pell; August Krane; Zora Young; Rex Early; Otto King; Zora Sterling; Emily Reilly; Sally;
    Norman Pell; German Krane; Ten Krane; Зора Пелл; Seán Ó Krane; 帕尔
"""
INSTITUTIONS = """
    Department for Harbours; Centre for Tidal Studies; University of Tarn; Tarn University; Friends of the Tarn;
    Doctors Without Borders; Police Federation; Pell & Krane; House of Commons; Congress; Home Office;
    Justice Department; European Commission; British Medical Association; Arab News; American Airlines;
    General Motors; Prison Officers Association; National Union of Teachers; Sunday Echo; McDonald’s; U.S.; F.B.I.;
    UK; eBay; White House; Scottish Executive; New York Times
"""
PLURAL_NAMES = "Conservatives; Liberal Democrats; Democrats; Tories; Rangers; Wanderers; Reuters"


@pytest.mark.parametrize(
    "label", [" ".join(label.split()) for labels in (PEOPLE, INSTITUTIONS, PLURAL_NAMES) for label in labels.split(";")]
)
def test_a_name_is_left_alone(label: str) -> None:
    assert suspicion(label) is None


@given(st.text(max_size=60))
def test_any_label_is_looked_at(label: str) -> None:
    reason = suspicion(label)
    assert reason is None or reason.strip()
    assert reason == suspicion(label)


def test_suspicious_labels_are_listed_before_the_others_each_by_frequency() -> None:
    counts = Counter({"Zora Pell": 1200, "Striker Krane": 2, "Otto Krane": 3, "Ministry": 5})
    assert say_labels(counts).splitlines() == [
        "     5  Ministry       institution without its name",
        "     2  Striker Krane  title kept",
        " 1,200  Zora Pell",
        "     3  Otto Krane",
        "4 labels of 1,210 certain quotations; suspicious: 2 labels of 7 quotations",
    ]


def test_no_labels_are_listed_as_none() -> None:
    assert say_labels(Counter()) == "0 labels of 0 certain quotations; suspicious: 0 labels of 0 quotations"
