"""What every engine does: a module of tests imports these tests, and defines the fixture `engine` over `articles()`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from index.engine import Engine
from index.model import EVERYTHING, Coverage, Limits, Span
from tests.index.engine.conformance.corpus import RAIN, articles

HOSTILE = [
    "",
    " ",
    "a.b",
    "a_b",
    "*",
    "?:\\",
    "weights.rain",
    "rain 2",
    "\0",
    "ß" * 5000,
    "🦉",
    "rain:1",
    "{}",
    "-1",
    "NaN",
]
FERRY = "ferry, line:2"


def names(engine: Engine, limits: Limits = EVERYTHING) -> list[str]:
    return [hit.article_id for hit in engine.search(["rain"], 99, limits)]


def test_equal_paragraphs_are_sorted_newest_first_then_by_id_and_position(engine: Engine) -> None:
    hits = engine.search(["rain", "harbor"], 99)
    alone = [hit.article_id for hit in hits if hit.article_id not in ("evening", FERRY)]
    assert alone == ["a-tie", "b-tie", "old", "undated"]
    assert hits[0].article_id == "evening"
    assert len({hit.score for hit in hits if hit.article_id in ("a-tie", "b-tie", "old", "undated")}) == 1


def test_a_search_returns_the_best_of_its_hits(engine: Engine) -> None:
    every = engine.search(["brandt", "lamp"], 500)
    assert len(every) == 131
    assert engine.search(["brandt", "lamp"], 3) == every[:3]
    assert engine.search(["brandt"], 0) == engine.search([], 5) == engine.search(["whale"], 5) == []
    assert all(0 < hit.score < engine.best_possible(["brandt", "lamp"]) for hit in every)


def test_it_is_known_whether_any_article_is_within_limits(engine: Engine) -> None:
    assert engine.covers(EVERYTHING)
    assert engine.covers(Limits(until=date(2024, 12, 19)))
    assert not engine.covers(Limits(until=date(1924, 12, 19)))
    assert not engine.covers(Limits(outlets=frozenset(["Nobody's"])))


def test_a_term_that_is_asked_twice_counts_twice(engine: Engine) -> None:
    once, twice = engine.search(["rain"], 1)[0], engine.search(["rain", "rain"], 1)[0]
    assert twice.score == pytest.approx(2 * once.score)


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits(since=date(2024, 12, 19)), {"a-tie", "b-tie", "evening"}),
        (Limits(until=date(2024, 12, 19)), {"old"}),
        (Limits(until=date(2024, 12, 19), undated=True), {"old", "undated"}),
        (Limits(outlets=frozenset(["Gazette"])), {"a-tie", "old"}),
        (Limits(outlets=frozenset()), set()),
        (Limits(articles=frozenset(["old", "nobody"])), {"old"}),
        (Limits(without=frozenset(["old", "evening", "nobody"])), {"a-tie", "b-tie", "undated"}),
        (
            Limits(date(2024, 12, 19), date(2024, 12, 20), frozenset(["Herald"]), without=frozenset(["evening"])),
            {"b-tie"},
        ),
    ],
)
def test_limits_leave_paragraphs_out_and_change_no_scores(engine: Engine, limits: Limits, expected: set[str]) -> None:
    assert set(names(engine, limits)) == expected
    scores = {hit[:2]: hit.score for hit in engine.search(["rain"], 99)}
    assert all(hit.score == scores[hit[:2]] for hit in engine.search(["rain"], 99, limits))


def test_evidence_says_which_terms_a_paragraph_and_its_surroundings_have(engine: Engine) -> None:
    terms = ["ferri", "strike", "lomvik", "wait", "zelenski", "price"]
    hits, evidence = engine.search_with_evidence(["strike"], 9, terms)
    rows = {hit.position: row for row, hit in enumerate(hits)}
    first, last = rows[0], rows[2]
    assert evidence.own[first].tolist() == [True, True, True, False, True, False]
    assert evidence.own[last].tolist() == [True, True, False, False, False, True]
    assert evidence.before[last].tolist() == [False, False, False, True, False, False]
    assert evidence.after[first].tolist() == [False, False, False, True, False, False]
    assert evidence.headline[last].tolist() == [True, True, True, False, False, False]
    assert evidence.lead[last].tolist() == [True, True, True, False, True, False]
    assert evidence.speakers[first].tolist() == [False, False, False, False, True, False]
    assert evidence.reports[first]
    assert not evidence.reports[last]
    assert evidence.article_counts.tolist() == [[2, 2, 1, 1, 1, 1]]
    assert evidence.article_lengths.tolist() == [3]
    assert evidence.scores.tolist() == [hit.score for hit in hits]
    places = evidence.occurrences[:, evidence.occurrences[0] == last]
    assert places[2].tolist() == [5, 0, 1]
    assert (np.diff(places[1]) > 0).all()


def test_evidence_counts_the_paragraphs_of_a_very_long_article(engine: Engine) -> None:
    _, evidence = engine.search_with_evidence(["lamp", "rain"], 200, ["lamp", "rain", "whale"])
    counts = {tuple(row) for row in evidence.article_counts.tolist()}
    assert (130, 0, 0) in counts
    assert evidence.article_lengths.max() == 130


def test_terms_are_known_by_how_paragraphs_write_them(engine: Engine) -> None:
    assert engine.holds("ferri")
    assert engine.holds("minut")  # of a headline alone
    assert not engine.holds("whale")
    assert engine.is_name("lomvik")
    assert not engine.is_name("market")
    assert not engine.is_name("whale")
    assert engine.idf("whale") > engine.idf("ferri") > engine.idf("lamp") > 0
    assert engine.writes("strikes")
    assert not engine.writes("strike")
    assert engine.expansions("hsb") == (("harbor", "safeti", "board"),)
    assert engine.expansions("lomvik") == ()
    assert engine.name_kind("ola") == "person"
    assert engine.name_kind("whale") == ""


def test_names_of_speakers_are_found_by_terms_and_by_what_resembles_them(engine: Engine) -> None:
    assert engine.has_names
    assert engine.has_name("zelenski")
    assert not engine.has_name("lomvik")
    assert set(engine.names_near("zelenski", 2)) == {"Zelensky"}
    assert set(engine.names_near("zelnski", 1)) == {"Zelensky"}
    assert set(engine.names_near("zelnski", 0)) == set()


def test_articles_are_given_whole_and_in_parts(engine: Engine) -> None:
    engine.prefetch([FERRY, "nobody"])
    article = next(article for article in articles() if article.id == FERRY)
    assert engine.article(FERRY) == article
    assert engine.head(FERRY).title == article.title
    assert engine.length(FERRY) == 3
    assert engine.paragraph(FERRY, 2) == article.paragraphs[2]
    assert engine.positions_of(FERRY, "strike") == [0, 2]
    assert engine.positions_of(FERRY, "whale") == []
    assert engine.mentions(FERRY, "strike")
    assert not engine.mentions(FERRY, "whale")
    assert engine.has(FERRY)
    assert not engine.has("nobody")


def test_quotations_have_their_speakers_and_places(engine: Engine) -> None:
    quote = engine.quotes(FERRY, 0)[0]
    assert quote.speaker == "Vera Zelensky"
    assert engine.paragraph(FERRY, 0)[quote.start : quote.end] == quote.text
    assert set(engine.speakers(FERRY, 0)) >= {"Vera Zelensky"}
    assert engine.quotes(FERRY, 2) == engine.quotes(FERRY, 3) == ()
    assert list(engine.speakers(FERRY, 2)) == []


def test_sentences_have_the_places_of_terms(engine: Engine) -> None:
    spans = engine.sentences(FERRY, 0, ["ferri", "lomvik"])
    text = engine.paragraph(FERRY, 0)
    assert [text[span.start : span.end][:4] for span in spans] == ["“The", "She ", "Nobo"]
    assert [[term for _, term in span.held] for span in spans] == [["ferri"], [], ["lomvik"]]
    assert engine.sentences("old", 0, []) == [Span(0, len(RAIN), [])]


def test_the_newest_articles_come_first(engine: Engine) -> None:
    assert [article.id for article in engine.newest(99)] == [
        *(FERRY, "evening", "a-tie", "b-tie", "minutes", "old"),
        *("names", "undated"),
    ]
    assert engine.newest(1)[0] == next(article for article in articles() if article.id == FERRY)
    assert [article.id for article in engine.newest(9, Limits(outlets=frozenset(["Gazette"])))] == ["a-tie", "old"]
    assert engine.newest(0) == []
    assert engine.published_key("evening") > engine.published_key("a-tie") > engine.published_key("undated")


def test_coverage_counts_what_is_there(engine: Engine) -> None:
    assert engine.coverage == Coverage(8, 140, 3, date(2020, 1, 1), date(2025, 1, 2), ("en",), ("en",))
    assert set(engine.outlets) == {"Gazette", "Herald", "Post"}


@pytest.mark.parametrize("name", ["nobody", "", "ferry", "a,b", "*", "ß" * 5000])
def test_an_unknown_article_is_a_key_error(engine: Engine, name: str) -> None:
    assert not engine.has(name)
    for read in (engine.article, engine.head, engine.length, engine.published_key):
        with pytest.raises(KeyError):
            read(name)
    for read_at in (engine.paragraph, engine.quotes, engine.speakers):
        with pytest.raises(KeyError):
            read_at(name, 0)
    with pytest.raises(KeyError):
        engine.positions_of(name, "rain")


@pytest.mark.parametrize("term", HOSTILE)
def test_any_term_can_be_asked(engine: Engine, term: str) -> None:
    assert not engine.holds(term)
    assert not engine.is_name(term)
    assert engine.idf(term) == engine.idf("whale")
    assert engine.search([term], 5) == []
    assert engine.search(["rain", term], 9) == engine.search(["rain"], 9)
    hits, evidence = engine.search_with_evidence(["rain"], 9, [term])
    assert not evidence.own.any()
    assert len(hits) == len(evidence.own)
    assert engine.expansions(term) == ()
    assert engine.name_kind(term) == ""
    assert list(engine.names_near(term, 1)) == []
    assert engine.positions_of("old", term) == []


def test_hints_change_nothing(engine: Engine) -> None:
    engine.prefetch_terms(["rain", *HOSTILE, "whale"], ["hsb", *HOSTILE], ["rain", *HOSTILE])
    engine.prefetch(["old", "nobody", "old"])
    assert engine.holds("rain")
    assert engine.expansions("hsb") == (("harbor", "safeti", "board"),)


def test_evidence_takes_no_more_terms_than_it_may(engine: Engine) -> None:
    _, evidence = engine.search_with_evidence(["rain"], 3, ["rain", *(f"term{number}" for number in range(100))])
    assert evidence.own.shape == (3, 64)
    assert replace(evidence, compiled=False).covered(np.ones(64)).shape == (3,)
