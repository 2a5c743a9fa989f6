"""Follow-up questions."""

from __future__ import annotations

from datetime import date
from functools import partial
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.follow_ups import no_name, replace_pronouns
from index.question.model import Question
from index.question.understanding import understand
from index.text import extract_terms
from tests.index.question.facts import names_near

NAMES = {"putin": "Putin", "biden": "Biden", "brandt": "Brandt"}
INDEX = SimpleNamespace(
    outlets=("Reuters", "The Guardian"),
    languages=("en",),
    has_names=True,
    has_name=NAMES.__contains__,
    names_near=partial(names_near, NAMES),
    prefetch_terms=list,
    newest=date(2024, 12, 20),
    holds=bool,
    writes=bool,
    is_name=NAMES.__contains__,
    name_kind=lambda term: "person" if term in NAMES else "",
)
TODAY = date(2024, 12, 20)
FIRST = "What did Putin say about Trump in March according to Reuters?"


def talk(*texts: str) -> Question:
    """Return the last of several questions, each a follow-up on the previous one."""
    question = None
    for text in texts:
        question = understand(text, TODAY, INDEX, question)
    assert question
    return question


def slots(question: Question) -> str:
    """Return speaker, topic, dates and outlets as "putin|trump|in March|Reuters"."""
    parts = question.speaker, question.topic, [question.dates_as], question.outlets
    return "|".join(" ".join(part) for part in parts)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("And about Kursk?", "putin|kursk|in March|Reuters"),
        ("about Kursk?", "putin|kursk|in March|Reuters"),
        ("and on Kursk", "putin|kursk|in March|Reuters"),
        ("and kursk?", "putin|kursk|in March|Reuters"),
        ("What about Biden?", "biden|trump|in March|Reuters"),
        ("how about biden", "biden|trump|in March|Reuters"),
        ("And Biden?", "biden|trump|in March|Reuters"),
        ("and about Biden?", "putin|biden|in March|Reuters"),
        ("What about Kursk?", "putin|kursk|in March|Reuters"),
        ("What about Kursk in May?", "putin|kursk|in May|Reuters"),
        ("And in the Guardian?", "putin|trump|in March|The Guardian"),
        ("and yesterday?", "putin|trump|yesterday|Reuters"),
        ("What about in May?", "putin|trump|in May|Reuters"),
        ("in May?", "putin|trump|in May|Reuters"),
        ("When did he say that?", "putin|trump|in March|Reuters"),
        ("when did he say it", "putin|trump|in March|Reuters"),
        ("What else did he say about that?", "putin|trump|in March|Reuters"),
        ("Why?", "putin|trump|in March|Reuters"),
        ("What else?", "putin|trump|in March|Reuters"),
        ("And what did he say about Biden?", "putin|biden|in March|Reuters"),
        ("What did he say about Biden?", "putin|biden||"),
        ("What is his view on Kursk?", "putin|kursk||"),
        ("Did she mention Kursk?", "putin|kursk||"),
        ("What did Biden say about him?", "biden|putin||"),
        ("What did Brandt say about her?", "brandt|putin||"),
        ("What did he say?", "putin|||"),
        ("Did he say why?", "putin|trump|in March|Reuters"),
        ("Who said that?", "putin|trump|in March|Reuters"),
        ("Who else?", "|trump|in March|Reuters"),
        ("What did others say?", "|trump|in March|Reuters"),
        ("and the others?", "|trump|in March|Reuters"),
        ("Did anyone else say so?", "|trump|in March|Reuters"),
        ("what did others say about it", "|trump|in March|Reuters"),
    ],
)
def test_a_follow_up_inherits_missing_parts_from_the_previous_question(text: str, understood: str) -> None:
    question = talk(FIRST, text)
    assert slots(question) == understood
    assert question.text == text
    assert set(question.terms) == {*question.speaker, *question.topic}


@pytest.mark.parametrize(
    "text",
    [
        "What did Biden say about Kursk?",
        "Where is Kursk?",
        "Why did Brandt say that he would leave?",
        "Kursk",
        "What's new?",
        "What happened yesterday?",
        "Latest from Reuters",
        "",
        "???",
    ],
)
def test_a_complete_question_inherits_nothing(text: str) -> None:
    assert talk(FIRST, text) == talk(text)


def test_a_conversation_continues_from_the_last_understood_question() -> None:
    said = ("And about Kursk?", "What about Biden?", "When did he say that?", "and yesterday?", "Why?")
    assert slots(talk(FIRST, *said)) == "biden|kursk|yesterday|Reuters"


def test_a_message_names_whom_a_pronoun_stands_for() -> None:
    question = talk(FIRST, "What did he say about the Kursk region?")
    assert (question.speaker_text, question.topic_text) == ("Putin", "the Kursk region")


def test_a_question_about_who_said_it_continues_with_another_topic() -> None:
    question = talk("Who said that Kursk is ours?", "And about Sudzha?")
    assert (question.who_said, question.topic, question.terms) == (True, ("sudzha",), ("sudzha",))


@pytest.mark.parametrize(
    ("first", "text", "left"),
    [
        ("When will Russia retake Kursk?", "And Sudzha?", "retak sudzha"),
        ("When did Beyonce become popular?", "What about Rihanna?", "becom popular rihanna"),
        ("Who was Nikola Tesla?", "When was he born?", "nikola tesla born"),
        ("When did the ferry sink?", "Why?", "ferri sink"),
        ("When did Kursk fall?", "Who took it?", "kursk take"),
        ("When did the ferry sink?", "Who owns it?", "ferri sink own"),
        ("How deep is the reef?", "How old is it?", "reef"),
        ("Where is Kursk?", "Who lives there?", "kursk live"),
        ("Where is Kursk?", "Did he say so?", "kursk"),
        ("What did Putin say about the reef?", "Who owns it?", "reef own"),
        ("Where is Kursk?", "is it true that ferries sink?", "true ferri sink"),
        ("Where is Kursk?", "Are there ferries?", "ferri"),
        ("Where is Kursk?", "Who saw Biden there?", "kursk see biden"),
    ],
)
def test_a_factual_question_continues_with_another_name(first: str, text: str, left: str) -> None:
    assert " ".join(talk(first, text).terms) == left


def test_a_pronoun_stands_for_nobody_where_nobody_was_asked_about() -> None:
    assert replace_pronouns("What did he say?", talk("Where is Kursk?"), no_name) == "What did he say?"


TEXTS = st.text() | st.lists(
    st.sampled_from("And about what Kursk Biden did he say that why yesterday in Reuters him his ? she , who".split())
).map(" ".join)


@given(TEXTS, TEXTS)
def test_following_up_changes_neither_question_and_adds_no_words_of_its_own(first: str, second: str) -> None:
    earlier = understand(first, TODAY, INDEX)
    before = repr(earlier)
    question = understand(second, TODAY, INDEX, earlier)
    assert repr(earlier) == before
    assert question == understand(second, TODAY, INDEX, earlier)
    assert question.text == second
    alone = understand(second, TODAY, INDEX)
    named = understand(f"{first} {second}").terms_with_dates
    own = extract_terms(second, question.language, mixed=True)  # in the language of the conversation
    assert set(question.terms) <= {
        *alone.terms,
        *earlier.terms,
        *earlier.speaker,
        *alone.terms_with_dates,
        *named,
        *own,
    }


def test_what_people_say_about_it_has_the_topic_of_a_question_of_fact() -> None:
    question = talk("When did the ferry sink?", "What did people say about it?")
    assert (question.who_said, question.topic, question.terms) == (True, ("ferri", "sink"), ("ferri", "sink"))
