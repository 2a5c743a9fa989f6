"""Conversations: follow-up questions, and their dependence on previous answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Answer, Article, Question, Snapshot, ask
from index.answers.talk import find_people, names_of_people, rank_in_talk, recall
from index.model import EVERYTHING
from index.text import extract_terms


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """Articles about two ferries, each with a builder and a price, and people who speak about them."""
    return snapshot_of(
        article(
            "The ferry Aurora was designed by Anna Solvang in the winter.",
            "Solvang, 61, grew up in Lomvik and studied in Bergen.",
            "The Aurora cost 40 million crowns, and it sails from Lomvik every morning.",
            "“It is a slow ship,” her lawyer, Piet Madsen, said of the Aurora.",
            id="aurora",
            title="Ferry Aurora sails",
        ),
        article(
            "The ferry Borealis was designed by Karl Brask in the summer.",
            "Brask, 44, grew up in Orrin and never studied.",
            "The Borealis cost 90 million crowns, and it sails from Orrin at night.",
            "“It is a fast ship,” his lawyer, Selma Dray, said of the Borealis.",
            id="borealis",
            title="Ferry Borealis sails",
        ),
        *(
            article(f"The council met in {town} and spoke of {what} for an hour.", id=town.lower())
            for town, what in (("Marlow", "schools"), ("Kleve", "roads"), ("Dorran", "taxes"))
        ),
    )


def talk(engine: Snapshot, *texts: str) -> Answer:
    """Return the answer to the last of several questions, each a follow-up on the previous one."""
    answer = ask(engine, texts[0])
    for text in texts[1:]:
        answer = ask(engine, text, follows=answer.understood)
    return answer


def first_words(answer: Answer) -> str:
    return answer.passages[0].answer.text if answer.passages else ""


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("Who designed the ferry Aurora?", "how old is she"), "Solvang, 61, grew up in Lomvik"),
        (("Who designed the ferry Borealis?", "how old is he?"), "Brask, 44, grew up in Orrin"),
        (("Who designed the ferry Borealis?", "where did he grow up"), "Brask, 44, grew up in Orrin"),
        (("Who designed the ferry Aurora?", "how much did it cost"), "The Aurora cost 40 million crowns"),
        (("Who designed the ferry Borealis?", "how much did it cost"), "The Borealis cost 90 million crowns"),
        (("Who designed the ferry Aurora?", "what did her lawyer say"), "“It is a slow ship,”"),
        (("Who designed the ferry Borealis?", "thanks", "how much did it cost"), "The Borealis cost 90 million crowns"),
        (
            ("Who designed the ferry Aurora?", "how much did it cost", "how old is she"),
            "Solvang, 61, grew up in Lomvik",
        ),
        (
            ("Who designed the ferry Aurora?", "What did it cost?", "how old is she", "where did she grow up"),
            "Solvang, 61",
        ),
        (
            ("Who designed the ferry Aurora?", "btw who designed the Borealis", "how old is he?"),
            "Brask, 44, grew up in Orrin",
        ),
    ],
)
def test_a_follow_up_is_about_what_was_answered(engine: Snapshot, texts: tuple[str, ...], words: str) -> None:
    assert first_words(talk(engine, *texts)).startswith(words)


def test_a_person_is_still_meant_after_many_questions_that_name_nobody(engine: Snapshot) -> None:
    others = ["What was said about roads in Kleve?", "What was said about taxes in Dorran?"] * 3
    answer = talk(engine, "Who designed the ferry Aurora?", *others, "how old is she")
    assert answer.understood.people[:1] == ("Anna Solvang",)


def test_an_answer_offers_topics_for_the_next_question(engine: Snapshot) -> None:
    understood = talk(engine, "Who designed the ferry Aurora?").understood
    assert understood.shown[0] == "aurora"
    assert find_people(engine, recall(engine, understood)).people[0] == "Anna Solvang"


def test_a_message_names_whom_a_pronoun_stood_for(engine: Snapshot) -> None:
    understood = talk(engine, "Who designed the ferry Aurora?", "how old is she").understood
    assert (understood.text, understood.resolved) == ("how old is she", "how old is Anna Solvang")


def test_a_whole_question_is_not_kept_to_the_articles_of_the_talk(engine: Snapshot) -> None:
    answer = talk(engine, "Who designed the ferry Aurora?", "What did Selma Dray say of the Borealis?")
    assert {passage.article_id for passage in answer.passages} == {"borealis"}


def test_thanks_are_not_searched_for(engine: Snapshot) -> None:
    answer = talk(engine, "Who designed the ferry Aurora?", "thanks")
    assert (answer.found, answer.passages, answer.nearest, answer.may_help) == (False, (), (), None)


def test_an_unanswered_question_leaves_the_conversation_unchanged(engine: Snapshot) -> None:
    answer = talk(engine, "Who designed the ferry Aurora?", "and xylophones?", "how much did it cost")
    assert first_words(answer).startswith("The Aurora cost")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Solvang’s lawyer met Karl Brask.", ["Anna Solvang", "Karl Brask"]),
        ("who is anna solvang", ["anna solvang"]),
        ("Solvang supporters met.", []),
        ("They met in Lomvik.", []),
    ],
)
def test_people_are_distinguished_from_other_names(engine: Snapshot, text: str, names: list[str]) -> None:
    assert list(names_of_people(engine, text)) == names


def test_a_question_without_a_topic_is_never_searched_on_its_own(engine: Snapshot) -> None:
    (borealis,) = extract_terms("Borealis")
    question = Question("who met?", tuple(extract_terms("met")), leans=True, carried=(borealis,))
    ranked = rank_in_talk(engine, question, 10, EVERYTHING)
    assert "borealis" in {hit.article_id for hit in ranked.hits}


def test_the_next_person_may_say_something_else_in_the_same_article(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(
            "La bióloga Nuria Cantalejo contó las medusas de la ensenada. «Las medusas vuelven», dijo Cantalejo.",
            *("Nadie se bañó en la playa durante la tarde del domingo." for _ in range(4)),
            "El pescador Anselmo Tarrío no se lo cree. «Ya veremos en agosto», dijo.",
            id="ensenada",
            language="es",
        ),
    )
    first = ask(engine, "¿Qué dijo Cantalejo sobre el regreso de las medusas?")
    then = ask(engine, "¿Y el pescador?", follows=first.understood)
    assert [passage.answer.position for passage in then.passages] == [5]
