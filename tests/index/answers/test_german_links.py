"""Links between German terms: families, names in the genitive, separable verbs and compounds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from index import Article, Question, Snapshot, ask
from index.answers.links import LookAhead, find_links
from index.text import extract_terms, term_of_word


@pytest.fixture
def engine(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Snapshot:
    """German articles, each in words that the questions have in another form."""
    texts = {
        "verein": "Die Gründung des Rudervereins Lohbek feierten im Mai alle Mitglieder.",
        "chor": "Der Chor von Lohbek hat den Sängerwettstreit in Graal gewonnen.",
        "ernte": "Die norwegische Heringsernte fiel in diesem Winter mager aus.",
        "odinga": "Odinga übernahm die Leitung der Hafenbehörde.",
        "kutter": "Der Kapitän hat den alten Kutter dem Museum zurückgegeben.",
        "strand": "Auf der Promenade sind Roller seit April verboten.",
        "fund": "Taucher haben in der Bucht Münzen gefunden, der Erfinder lachte.",
    }
    return snapshot_of(*(article(text, id=name, language="de") for name, text in texts.items()))


@pytest.mark.parametrize(
    ("question", "article_id"),
    [
        ("wann wurde der ruderverein lohbek gegründet", "verein"),
        ("wer gründete den ruderverein lohbek", "verein"),
        ("wer gewann den sängerwettstreit", "chor"),
        ("wo fand der sieg des chors im sängerwettstreit statt", "chor"),
        ("wie war die heringsernte in norwegen", "ernte"),
        ("welche Behörde leitet Odinga", "odinga"),
        ("was war Odingas Hafenbehörde", "odinga"),
        ("wer gab den kutter zurück", "kutter"),
        ("wo gilt ein rollerverbot", "strand"),
        ("wer fand die münzen in der bucht", "fund"),
    ],
)
def test_a_german_question_finds_other_forms_of_its_words(engine: Snapshot, question: str, article_id: str) -> None:
    answer = ask(engine, question)
    assert [passage.article_id for passage in answer.passages] == [article_id]


@pytest.mark.parametrize(
    ("question", "asked", "written"),
    [
        ("wer gab den kutter zurück", "gab", "zurückgegeben"),
        ("welcher fund lag in der bucht", "fund", "gefunden"),
        ("wo siegte der sänger", "sänger", "gesungen"),
        ("wie war die ernte in frankreich", "frankreich", "französische"),
    ],
)
def test_another_word_of_the_family_stands_for_one_of_a_question(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], question: str, asked: str, written: str
) -> None:
    engine = snapshot_of(article(f"Das wurde {written} und in Lohbek belacht.", id="a", language="de"))
    links = find_links(engine, Question(question, tuple(extract_terms(question, "de")), language="de"))
    assert (term_of_word(asked, "de"), term_of_word(written, "de")) in {(*link.terms, *link.others) for link in links}


def test_a_name_is_found_by_its_genitive_and_the_other_way_round(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("Odinga sprach in Lohbek. Odinga reiste danach ab.", id="a", language="de"),
        article("Odingas Schiff liegt im Hafen.", id="b", language="de"),
        article("Odinga lachte.", id="c", language="de"),
    )
    for question, other in (("Odingas Schiff", "odinga"), ("Odinga Schiff", "odingas")):
        links = find_links(engine, ask(engine, question).understood)
        assert other in {term for link in links for term in link.others}


def test_a_name_in_s_is_no_genitive_of_a_rarer_name(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article("Lukas sang in Lohbek.", id="a", language="de"),
        article("Lukas kam.", id="b", language="de"),
        article("Luka kam auch.", id="c", language="de"),
    )
    assert not find_links(engine, ask(engine, "Wo sang Lukas?").understood)


def test_an_engine_that_is_far_away_reads_the_other_forms_with_the_question() -> None:
    ahead = LookAhead("Wer gab Odingas Kutter zurück?", date(2026, 3, 2), None, ("de",))
    assert {"zuruckgeb", "odinga"} <= set(ahead.terms())
