"""Interviews and transcripts, dialogues without speakers, and unclosed quotation marks."""

from __future__ import annotations

import pytest

from index.quotes import find_quotes


def speakers(*paragraphs: str, title: str = "") -> list[str | None]:
    """Return the printed speaker of each quotation, or None."""
    return [
        quote.speaker if quote.certain else None for quote in find_quotes(paragraphs, title) if quote.kind != "indirect"
    ]


def test_labels_in_capitals_name_who_speaks_in_a_transcript() -> None:
    assert speakers("LIND: I sold it.", "HOLM: To me.", "LIND: To Brask.") == ["LIND", "HOLM", "LIND"]


def test_a_person_who_only_asks_is_an_interviewer_whose_words_are_ignored() -> None:
    assert speakers("LIND: I sold it.", "HOLM: To whom?", "LIND: To Brask.") == ["LIND", None, "LIND"]


def test_a_label_stands_for_the_full_name_that_the_article_has() -> None:
    assert speakers("Ole Lind met Ana Holm.", "LIND: I sold it.", "HOLM: To me.", "LIND: No.")[:2] == [
        "Ole Lind",
        "Ana Holm",
    ]


def test_initials_stand_for_the_one_full_name_that_has_them() -> None:
    paragraphs = ("Ole Lind met Ana Holm and Bo Dray.", "OL: I sold it.", "AH: I know.", "XY: No.", "OL: Then go.")
    assert speakers(*paragraphs) == ["Ole Lind", "Ana Holm", None, "Ole Lind"]


@pytest.mark.parametrize(
    "title",
    [
        "Interview: Ana Brandt on the pier",
        "Six questions for Ana Brandt",
        "Q&A with Ana Brandt",
        "Ana Brandt: the interview",
    ],
)
def test_the_interviewee_whom_a_title_names_gives_the_answers(title: str) -> None:
    texts = ("Q: Who built the pier?", "A: I did.", "Q: When?", "A: Last May.")
    assert speakers(*texts, title=title) == [None, "Ana Brandt", None, "Ana Brandt"]


def test_an_interviewee_may_be_named_in_the_lead() -> None:
    texts = ("We spoke to Ana Brandt about it.", "Q: Who built the pier?", "A: I did.")
    assert speakers(*texts)[-2:] == [None, "Ana Brandt"]


def test_nobody_is_named_where_nobody_is_known_to_be_interviewed() -> None:
    assert speakers("Q: Who built the pier?", "A: I did.", title="The pier") == [None, None]


def test_bold_questions_are_the_interviewers() -> None:
    texts = ("**Who built the pier?**", "I did.", "**When?**", "Last May.")
    assert speakers(*texts, title="Interview with Ana Brandt") == [None, "Ana Brandt", None, "Ana Brandt"]


def test_an_explainer_with_bold_questions_is_no_interview() -> None:
    texts = ("We spoke to Ana Brandt.", "**Who built the pier?**", "The town did.", "**When?**", "In 1911.")
    assert speakers(*texts) == []


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(["Wales: Holm, Lind.", "England: Brask, Dray."], id="teams"),
        pytest.param(["Price: five pounds.", "Verdict: too dear."], id="a list"),
        pytest.param(["Ana Brandt: a life in ships."], id="one label"),
        pytest.param(["GOAL: Holm scores.", "OFF: Lind, for Dray.", "GOAL: Holm again."], id="a match"),
        pytest.param(["Key Point: it is late.", "Dock News: it is shut.", "Key Point: it stays so."], id="headings"),
        pytest.param(
            ["It rained.", "Where: the pier.", "It rained.", "When: at noon.", "It stopped."], id="a calendar"
        ),
    ],
)
def test_labels_alone_make_no_transcript(paragraphs: list[str]) -> None:
    assert speakers(*paragraphs) == []


@pytest.mark.parametrize("label", ["UPDATE", "Key Point", "Key point", "Dockside Mail"])
def test_a_label_that_is_no_name_is_not_printed_in_a_transcript(label: str) -> None:
    texts = (f"{label}: We have an update, and a point.", "LIND: I sold it.", f"{label}: You key it in.")
    assert speakers(*texts, "LIND: I did.") == [None, "LIND", None, "LIND"]


def test_a_quotation_with_an_unclosed_mark_continues() -> None:
    assert speakers("“It works,” said Ana Brandt. “It always did.", "“It will again.”")[-1] == "Ana Brandt"


def test_text_after_a_closing_mark_may_be_anyones() -> None:
    assert speakers("“It works,” said Ana Brandt.", "“It will again.”") == ["Ana Brandt", None]


def test_in_a_dialogue_the_next_turn_is_not_the_last_speakers() -> None:
    quotes = find_quotes(["“It works,” said Ana Brandt.", "“No,” said Ole Lind.", "“It does.”", "“It doesn’t.”"])
    assert [quote.speaker for quote in quotes] == ["Ana Brandt", "Ole Lind", None, None]


def test_a_reply_in_the_same_paragraph_is_not_the_askers() -> None:
    assert speakers("“Who did it?” Ana Brandt asked Ole Lind. “Nobody did.”") == ["Ana Brandt", None]


def test_the_second_half_of_somebodys_words_is_theirs_among_other_speakers() -> None:
    paragraph = "“No,” Ana Brandt said. “Not now.” Ole Lind disagreed. “Now,” he said."
    assert speakers(paragraph)[:2] == ["Ana Brandt", "Ana Brandt"]
