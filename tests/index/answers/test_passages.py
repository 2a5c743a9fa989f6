"""From hits to passages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Article, Passage, Question, Snapshot
from index.answers.passages import MAX_CHARS, MAX_MARKED_CHARACTERS, MAX_PARAGRAPHS, build_passages
from index.model import Hit
from index.text.analysis import extract_terms


def asked(text: str = "") -> Question:
    """Return a question with the terms of a text."""
    return Question(text, tuple(extract_terms(text)))


SPEECH = ("“One is rain,” said Ana Brandt.", "“Two is sun.”", "“Three is snow.”", "“Four is fog.”", "“Five is hail.”")


@pytest.fixture
def show(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> Callable[..., Passage]:
    """Function that returns the passage of one hit in an article of given paragraphs."""

    def first(*paragraphs: str, hit: int = 0, question: str = "") -> Passage:
        engine = snapshot_of(article(*paragraphs))
        (passage,), _ = build_passages(engine, [Hit("a", hit, 1.0)], asked(question), 3)
        return passage

    return first


def positions(passage: Passage) -> list[int]:
    return [paragraph.position for paragraph in passage.paragraphs]


# -- the block


def test_short_paragraphs_on_both_sides_are_shown_too(show: Callable[..., Passage]) -> None:
    assert positions(show("One.", "Two.", "Three.", "Four.", hit=1)) == [0, 1, 2]


@pytest.mark.parametrize(("hit", "block"), [(0, [0, 1]), (1, [1, 2]), (2, [1, 2])])
def test_of_longer_paragraphs_the_one_after_is_shown_or_else_the_one_before(
    show: Callable[..., Passage], hit: int, block: list[int]
) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    assert positions(show(half, half, half, hit=hit)) == block


def test_an_answer_is_shown_with_the_question_before_it(show: Callable[..., Passage]) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    assert positions(show("It began.", f"{half}So why did you leave?", f"I was tired. {half}", half, hit=2)) == [1, 2]


@pytest.mark.parametrize("hit", [0, 1, 2])
def test_a_continued_quotation_is_shown_with_its_other_parts(show: Callable[..., Passage], hit: int) -> None:
    assert positions(show(*SPEECH[:3], "It rained.", hit=hit)) == [0, 1, 2]


@pytest.mark.parametrize("hit", range(5))
def test_a_block_has_a_maximum_number_of_paragraphs_beside_the_hit(show: Callable[..., Passage], hit: int) -> None:
    block = positions(show(*SPEECH, hit=hit))
    assert len(block) == MAX_PARAGRAPHS == block[-1] - block[0] + 1
    assert hit in block


def test_a_block_has_a_maximum_number_of_characters(show: Callable[..., Passage]) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    speech = [f"“{half}” said Ana Brandt.", f"“{half}”", f"“{half}”"]
    assert positions(show(*speech, hit=2)) == [1, 2]
    assert positions(show(*speech, hit=0)) == [0, 1]


def test_a_paragraph_longer_than_a_block_is_shown_whole_and_alone(show: Callable[..., Passage]) -> None:
    long = "“" + "Rain. " * MAX_CHARS + "”"
    passage = show(SPEECH[0], long, SPEECH[1], hit=1)
    assert [paragraph.text for paragraph in passage.paragraphs] == [long]


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("“We stay,” said Selma Dray.", id="somebody else is named"),
        pytest.param("“We stay,” Brandt said.", id="the same person is named again"),
        pytest.param("She left.", id="no words"),
        pytest.param("She called it “a joke”.", id="words inside"),
    ],
)
def test_a_block_ends_with_the_quotation(show: Callable[..., Passage], after: str) -> None:
    assert positions(show(SPEECH[0], after, "It rained.")) == [0]


def test_the_paragraphs_of_a_block_are_verbatim(show: Callable[..., Passage]) -> None:
    assert tuple(paragraph.text for paragraph in show(*SPEECH[:3]).paragraphs) == SPEECH[:3]


def test_a_passage_names_its_source(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> None:
    one = article("It rained.", id="x", title="Rain", source="The Gazette", url="https://gazette.example")
    (passage,), _ = build_passages(snapshot_of(one), [Hit("x", 0, 0.5)], asked(), 1)
    assert (passage.article_id, passage.title, passage.source) == ("x", "Rain", "The Gazette")
    assert (passage.url, passage.published, passage.score) == ("https://gazette.example", None, 0.5)


# -- several passages


def test_no_paragraph_is_shown_twice(snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]) -> None:
    hits = [Hit("a", position, 1.0) for position in (2, 1, 4, 0, 3, 2)]
    found, _ = build_passages(snapshot_of(article(*SPEECH)), hits, asked(), 10)
    assert [positions(passage) for passage in found] == [[0, 1, 2], [3, 4]]


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_passages_are_limited_and_in_the_order_of_the_hits(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article], count: int
) -> None:
    engine = snapshot_of(article("One.", "Two.", id="a"), article("Three.", id="b"))
    hits = [Hit("b", 0, 0.9), Hit("a", 1, 0.8), Hit("a", 0, 0.7)]
    found, _ = build_passages(engine, hits, asked(), count)
    assert [(passage.article_id, *positions(passage)) for passage in found] == [("b", 0), ("a", 0, 1)][:count]


# -- the sentence that answers


def test_the_answer_is_the_sentence_with_most_of_the_question(show: Callable[..., Passage]) -> None:
    passage = show(
        "It rained in May. The ferry sank in May. Nobody drowned.", question="When did the ferry sink in May?"
    )
    assert passage.answer.text == "The ferry sank in May."


def test_a_rare_word_counts_more_than_common_ones(show: Callable[..., Passage]) -> None:
    passage = show(
        "The big ferry sailed. A whale sang.", *["The big ferry."] * 20, question="the big ferry whale whale"
    )
    assert passage.answer.text == "A whale sang."


def test_the_paragraph_that_was_found_answers_before_its_neighbours(show: Callable[..., Passage]) -> None:
    assert (
        show(
            "“The ferry sank in May,” said Ana Brandt.", "“The ferry.”", hit=1, question="ferry in May"
        ).answer.position
        == 1
    )


def test_a_neighbour_answers_where_the_paragraph_found_holds_no_word_of_the_question(
    show: Callable[..., Passage],
) -> None:
    answer = show("“The ferry sank,” said Ana Brandt.", "“Nobody drowned.”", hit=1, question="ferry").answer
    assert (answer.position, answer.text) == (0, "“The ferry sank,” said Ana Brandt.")


def test_without_any_word_of_the_question_the_first_words_said_answer(show: Callable[..., Passage]) -> None:
    assert show("It was late. “We go,” said Ana Brandt.").answer.text == "“We go,” said Ana Brandt."


WIRE = "The ferry to Orrin Bay sank on Tuesday night, and all of its passengers were saved by fishermen."


def test_the_same_words_in_several_outlets_are_shown_once(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    near = WIRE.replace("all of its", "all its")
    other = "The ferry to Orrin Bay will be raised, the company said, before the winter comes to the islands."
    texts = {
        "a": (WIRE, "Gazette"),
        "b": (near, "Courier"),
        "c": (other, "Herald"),
        "d": (WIRE, None),
        "e": (WIRE, "Gazette"),
    }
    engine = snapshot_of(*(article(text, id=name, source=source) for name, (text, source) in texts.items()))
    found, _ = build_passages(engine, [Hit(name, 0, 1.0) for name in texts], asked("ferry"), 3)
    assert [(one.article_id, one.also_in) for one in found] == [("a", ("Courier",)), ("c", ())]


DENIED = WIRE.replace("all of its passengers were", "not all of its passengers were")
SPOKEN = "“The ferry to the islands will sail at dawn, and all who hold a ticket may board,” Brandt told the crowd."


def test_an_outlet_that_says_the_opposite_does_not_carry_the_words(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(
        article(WIRE, id="a", source="Gazette"),
        article(DENIED, id="b", source="Courier"),
        article(DENIED, id="c", source="Herald"),
    )
    found, _ = build_passages(engine, [Hit(name, 0, 1.0) for name in "abc"], asked("ferry"), 3)
    assert [(one.article_id, one.also_in) for one in found] == [("a", ()), ("b", ("Herald",))]


def test_an_outlet_in_which_another_person_of_the_same_name_says_it_does_not_carry_the_words(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    """Compare equal paragraphs from articles that say elsewhere who Brandt is."""
    engine = snapshot_of(
        article("Ana Brandt came late.", SPOKEN, id="a", source="Gazette"),
        article("Ole Brandt came early.", SPOKEN, id="b", source="Courier"),
    )
    found, _ = build_passages(engine, [Hit(name, 1, 1.0) for name in "ab"], asked("ferry"), 3)
    assert [(one.speaker, one.also_in) for one in found] == [("Ana Brandt", ()), ("Ole Brandt", ())]


def test_an_outlet_that_names_itself_in_the_words_carries_them(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    texts = {name: f"ORRIN ({name}) - {SPOKEN} She told the {name} so." for name in ("Gazette", "Courier")}
    engine = snapshot_of(*(article(text, id=name, source=name) for name, text in texts.items()))
    found, _ = build_passages(engine, [Hit(name, 0, 1.0) for name in texts], asked("ferry"), 3)
    assert [one.also_in for one in found] == [("Courier",)]


def test_a_passage_without_a_name_is_shown_with_the_sentence_that_names_the_person(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    long = "It rained. " * (MAX_CHARS // 10)  # too long to be in the same block
    engine = snapshot_of(article(f"{long}Ana Brandt spoke of it. The sun shone.", "“The ferry is slow,” she said."))
    question = Question("", ("brandt", "ferri"), ("ana", "brandt"), ("ferri",))
    (there,), _ = build_passages(engine, [Hit("a", 1, 1.0)], question, 1)
    assert there.speaker is None
    assert there.naming is not None
    assert (there.naming.position, there.naming.text) == (0, "Ana Brandt spoke of it.")
    (named,), _ = build_passages(engine, [Hit("a", 0, 1.0)], question, 1)
    assert named.naming is None


def test_a_passage_with_a_speaker_comes_without_a_sentence_that_names_another(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    engine = snapshot_of(article("Ana Brandt came late.", "“The ferry is slow,” Ole Brask said."))
    question = Question("", ("brandt", "ferri"), ("ana", "brandt"), ("ferri",))
    (there,), _ = build_passages(engine, [Hit("a", 1, 1.0)], question, 1)
    assert (there.speaker, there.naming) == ("Ole Brask", None)


def test_without_words_said_the_first_sentence_answers(show: Callable[..., Passage]) -> None:
    assert show("It was late. It rained.").answer.text == "It was late."


@given(st.data())
def test_the_answers_offsets_point_into_the_block(examples: Snapshot, data: st.DataObject) -> None:
    one = data.draw(st.sampled_from(examples.newest(100)))
    hit = Hit(one.id, data.draw(st.integers(0, len(one.paragraphs) - 1)), 1.0)
    question = data.draw(st.lists(st.sampled_from(sorted(set(extract_terms(" ".join(one.paragraphs)))))))
    (passage,), _ = build_passages(examples, [hit], Question("", tuple(question)), 1)
    answer, block = passage.answer, {paragraph.position: paragraph.text for paragraph in passage.paragraphs}
    assert block[answer.position][answer.start : answer.end] == answer.text != ""
    assert all(one.paragraphs[position] == text for position, text in block.items())
    assert hit.position in block


# -- the speaker


@pytest.mark.parametrize(
    "paragraph",
    ["“We go,” said Ana Brandt.", "Ana Brandt said that they would go.", "According to Ana Brandt, they go."],
)
def test_the_speaker_is_the_person_that_the_paragraph_names(show: Callable[..., Passage], paragraph: str) -> None:
    assert show(paragraph, question="go").speaker == "Ana Brandt"


@pytest.mark.parametrize(
    ("paragraphs", "hit"),
    [
        pytest.param(["It rained."], 0, id="nobody speaks"),
        pytest.param(["“We go,” the notice says."], 0, id="nobody is named"),
        pytest.param(["“We stay,” said Ana Brandt.", "“We go,” she said."], 1, id="a pronoun"),
        pytest.param(["“We stay,” said Ana Brandt.", "“We go.”"], 1, id="the words go on"),
        pytest.param(["“We go,” Ana Brandt said, and “they go,” Selma Dray said."], 0, id="two people"),
    ],
)
def test_the_speaker_is_none_where_the_paragraph_does_not_say_so(
    show: Callable[..., Passage], paragraphs: list[str], hit: int
) -> None:
    assert show(*paragraphs, hit=hit, question="they go").speaker is None


def test_the_speaker_of_an_answer_is_who_says_that_sentence(show: Callable[..., Passage]) -> None:
    paragraph = "“It rained,” Ana Brandt said. “The sun shone,” Selma Dray said."
    assert show(paragraph, question="rain").speaker == "Ana Brandt"
    assert show(paragraph, question="sun").speaker == "Selma Dray"


def test_a_sentence_of_the_reporter_has_no_speaker(show: Callable[..., Passage]) -> None:
    passage = show("The bridge fell at noon. “I heard it,” said Ana Brandt.", question="bridge noon")
    assert (passage.answer.text, passage.speaker) == ("The bridge fell at noon.", None)


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("The ferry sank at noon. Nobody knows of it. The storm had come from Oslo.", "The storm had come from Oslo."),
        ("The ferry sank at noon. It was old.", None),
        ("The ferry sank in the storm off Oslo. The storm was bad.", None),
    ],
)
def test_a_second_sentence_is_marked_if_it_adds_much_of_the_question(
    show: Callable[..., Passage], text: str, second: str | None
) -> None:
    passage = show(text, question="ferry sank storm Oslo")
    assert (passage.second and passage.second.text) == second
    assert passage.answer.text.startswith("The ferry sank")


# -- quotations, headings, questions: shown together


def test_a_quotation_of_two_sentences_is_marked_whole(show: Callable[..., Passage]) -> None:
    passage = show(
        "The board met on Monday at noon. “We sell the ferry. We keep the crew,” said Ana Brandt. It rained.",
        question="Who will sell the ferry?",
    )
    assert passage.answer.text == "“We sell the ferry. We keep the crew,” said Ana Brandt."


def test_of_a_long_quotation_the_sentence_that_answers_is_marked(show: Callable[..., Passage]) -> None:
    long = "It was a hard winter, and nobody came to the quay in the morning. " * (MAX_MARKED_CHARACTERS // 60)
    passage = show(f"“{long}We sell the ferry. We keep the crew,” said Ana Brandt.", question="sell the ferry")
    assert passage.answer.text == "We sell the ferry."


def test_a_heading_is_shown_above_the_paragraph_that_it_heads(show: Callable[..., Passage]) -> None:
    most = "Rain and sun. " * (MAX_CHARS // 20)
    assert positions(show("It rained.", "The ferry to Orrin Bay", f"It sank. {most}", most, hit=2)) == [1, 2]


def test_a_heading_is_not_shown_under_the_paragraph_before_it(show: Callable[..., Passage]) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    assert positions(show(half, half, "The ferry to Orrin Bay", half, hit=1)) == [0, 1]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("The ferry to Orrin Bay", "It sank on Monday.", "Nobody drowned."),
        ("The ferry to Orrin Bay", "By Mira Tolk", "Tuesday, May 6, 2025", "It sank on Monday.", "Nobody drowned."),
    ],
)
def test_a_heading_answers_nothing_but_lends_its_words_to_what_it_heads(
    show: Callable[..., Passage], paragraphs: tuple[str, ...]
) -> None:
    passage = show(*paragraphs, question="ferry Orrin Bay")
    assert passage.answer.text == "It sank on Monday."


@pytest.mark.parametrize(
    ("paragraphs", "hit", "answer"),
    [
        (("Results", "North ferry, 12", "South ferry, 40", "It rained."), 2, "South ferry, 40"),
        (("It rained.", "The ferry to Orrin Bay"), 1, "The ferry to Orrin Bay"),
        (("“The ferry is ours”, says Ana Brandt", "It rained."), 0, "“The ferry is ours”, says Ana Brandt"),
    ],
)
def test_lines_of_a_list_and_last_lines_are_no_headings(
    show: Callable[..., Passage], paragraphs: tuple[str, ...], hit: int, answer: str
) -> None:
    assert show(*paragraphs, hit=hit, question="ferry").answer.text == answer


def test_a_question_is_shown_with_its_answer(show: Callable[..., Passage]) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    assert positions(show(half, "Q: Who sold the ferry?", f"A: {half}", half, hit=1, question="ferry")) == [1, 2]


def test_a_paragraph_that_lacks_the_name_asked_about_comes_with_the_sentence_that_has_it(
    snapshot_of: Callable[..., Snapshot], article: Callable[..., Article]
) -> None:
    half = "Rain and sun. " * (MAX_CHARS // 30)
    engine = snapshot_of(
        article("All know of Orrin Bay now. It rained.", half, half, f"The ferry sank there. {half}", half),
        *(article(f"In Orrin Bay the {word} met.", id=word) for word in ("council", "court", "club")),
    )
    (passage,), _ = build_passages(engine, [Hit("a", 3, 1.0)], asked("When did the ferry to Orrin sink?"), 1)
    assert passage.naming
    assert passage.naming.text == "All know of Orrin Bay now."


def test_an_advertisement_is_shown_with_no_paragraph(show: Callable[..., Passage]) -> None:
    assert positions(show("One.", "Two.", "Advertisement", "Three.", hit=1)) == [0, 1]
