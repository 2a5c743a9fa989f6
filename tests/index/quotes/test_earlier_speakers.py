"""Quotations whose speaker an earlier sentence names: pronouns, and words that go on."""

from __future__ import annotations

import pytest

from index.quotes.finder import find_quotes

# -- across paragraphs: attributed, but never certain


@pytest.mark.parametrize(
    ("second", "rule"),
    [("“We stay,” she said.", "pronoun"), ("She then said: “We stay.”", "pronoun"), ("“We stay.”", "continues")],
)
def test_a_continued_quotation_is_the_last_speakers_but_not_certain(second: str, rule: str) -> None:
    quote = find_quotes(["“We go,” said Ana Brandt.", second])[-1]
    assert (quote.speaker, quote.rule, quote.certain) == ("Ana Brandt", rule, False)


def test_words_after_somebody_is_announced_are_theirs() -> None:
    assert find_quotes(["Ana Brandt said:", "“We go.”"])[-1].speaker == "Ana Brandt"


def test_a_paragraph_without_words_ends_what_somebody_says() -> None:
    assert find_quotes(["“We go,” said Ana Brandt.", "It rained.", "“We stay.”"])[-1].speaker is None


def test_a_pronoun_before_anybody_is_named_is_nobody() -> None:
    assert find_quotes(["“We go,” she said.", "Ana Brandt came."])[0].speaker is None


# -- pronouns


def last_speaker(*paragraphs: str) -> str | None:
    """Return the speaker of the last quotation, which must not be certain."""
    quote = find_quotes(paragraphs)[-1]
    assert not quote.certain
    return quote.speaker


@pytest.mark.parametrize(
    "introduction",
    [
        pytest.param("Maria Dray met Peter Lind at the mill.", id="first names"),
        pytest.param("Peter Lind met Maria Dray at the mill.", id="the other way round"),
        pytest.param("Ms. Quorra Dray met Mr. Quillon Lind at the mill.", id="titles"),
        pytest.param("Lind and his sister, Quorra Dray, met at the mill. Lind lost his hat there.", id="relatives"),
        pytest.param("Quorra Dray sold her boat. Quillon Lind sold his net.", id="their own pronouns"),
    ],
)
def test_he_and_she_are_who_can_be(introduction: str) -> None:
    he, she = (last_speaker(introduction, f"“We met at noon,” {word} said.") for word in ("he", "she"))
    assert (he or "").endswith("Lind")
    assert (she or "").endswith("Dray")


def test_a_pronoun_is_the_subject_of_the_sentence_before_rather_than_another_in_it() -> None:
    assert last_speaker("Peter Lind wrote to David Holm.", "“We go,” he said.") == "Peter Lind"


def test_a_pronoun_keeps_referring_to_the_same_person() -> None:
    paragraphs = ["“We go,” said Maria Dray.", "“We go now,” she said.", "The bell rang.", "“Or later,” she said."]
    assert last_speaker(*paragraphs) == "Maria Dray"


def test_a_pronoun_without_a_matching_person_stays_unresolved() -> None:
    assert last_speaker("Peter Lind came.", "“We go,” she said.") is None


def test_they_refers_only_to_the_group_that_spoke_last() -> None:
    assert last_speaker("Officials said the dam was safe.", "“We go,” they said.") == "Officials"
    assert last_speaker("Ana Brandt said the dam was safe.", "“We go,” they said.") is None


def test_words_without_a_verb_of_saying_are_the_subjects_but_not_certain() -> None:
    assert last_speaker("Ana Brandt thanked the divers for “a miracle in cold water”.") == "Ana Brandt"


@pytest.mark.parametrize(
    ("introduction", "pronoun", "meant"),
    [
        ("Brandt spokesman Ole Holm stood by Brandt.", "he", "Ole Holm"),
        ("Peter Lind spoke. The Holm campaign had lost.", "he", "Peter Lind"),
        ("Peter Lind spoke at noon. As for David Holm, he kept smiling.", "he", "David Holm"),
        ("Peter Lind asked David Holm about the ferry. Holm shrugged.", "he", "David Holm"),
        ("Maria Dray rose. Hours later, she left.", "she", "Maria Dray"),
        ("Leaning on her stick, Maria Dray rose.", "she", "Maria Dray"),
        ("Maria Dray rose. Her tone was “a bit off”.", "she", "Maria Dray"),
    ],
)
def test_a_pronoun_means_a_person_who_acts(introduction: str, pronoun: str, meant: str) -> None:
    assert last_speaker(introduction, f"“We met at noon,” {pronoun} said.") == meant


def test_a_pronoun_is_left_open_where_those_who_fit_were_named_far_away() -> None:
    far = ["A letter came for Peter Lind from David Holm.", *["It rained. The wind blew. The bell rang."] * 2]
    assert last_speaker(*far, "“We go,” he said.") is None
    assert last_speaker("A letter came for Peter Lind.", *far[1:], "“We go,” he said.") == "Peter Lind"


def test_words_behind_who_are_left_open() -> None:
    assert last_speaker("Peter Lind met Maria Dray, who had hoped for “a warmer welcome”.") is None


def test_words_that_somebody_without_a_name_says_do_not_go_on() -> None:
    assert find_quotes(["“We go,” said Ana Brandt.", "“We stay,” wrote yet more."])[-1].speaker is None


@pytest.mark.parametrize(
    "before",
    [
        "In response, Orrin Bay mayor Ana Brandt later released this brief statement:",
        "After the strike, Orrin Bay mayor Ana Brandt issued the following statement on Monday:",
        "With regret, Orrin Bay mayor Ana Brandt put out the following message.",
    ],
)
def test_a_statement_that_is_announced_is_whose_it_is(before: str) -> None:
    assert last_speaker("Peter Lind came.", before, "“We go. The ferry stays.”") == "Ana Brandt"
    assert len(find_quotes([before, "“We go.”"])) == 1  # the announcement is not part of her words


def test_a_noun_that_is_no_statement_announces_no_quotation() -> None:
    assert not find_quotes(["Ana Brandt made this post office famous: it burnt down."])


@pytest.mark.parametrize(
    ("before", "title", "speaker"),
    [
        ("Ana Brandt came.", "Dr.", "Ana Brandt"),
        ("Ana Brandt and Ole Brandt came.", "Dr.", "Brandt"),
        ("Ana Brandt came.", "President", "Brandt"),  # possibly a different person
    ],
)
def test_a_doctor_need_not_be_called_so_each_time(before: str, title: str, speaker: str) -> None:
    assert find_quotes([before, f"“We go,” {title} Brandt said."])[-1].speaker == speaker


def test_curly_marks_inside_straight_ones_belong_to_the_same_words() -> None:
    text = '"We said “no” and “never” at noon," Ana Brandt said. "We go.'
    assert [quote.text for quote in find_quotes([text])] == ["We said “no” and “never” at noon,", "We go."]
    open_at_first = '"We go, Ana Brandt said. “We stay,” Peter Lind said.'
    assert find_quotes([open_at_first])[-1].speaker == "Peter Lind"
    assert last_speaker("Ana Brandt said:", '"We hold “no” grudge. We go.') == "Ana Brandt"


def test_a_verb_without_its_apostrophe_is_no_name() -> None:
    assert last_speaker("Peter Lind came. Don’t the trains run late?", "“We go,” he said.") == "Peter Lind"
