"""Quotations and their speakers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Snapshot
from index.model import Quotation
from index.quotes.finder import find_quotes
from index.text.quotation_marks import opens_with_quotation_mark

WORDS = st.sampled_from(
    "“ ” ‘ ’ \" ' « » „ said says Ana Brandt Putin he she Mayor Mr. according to told . , : ; … — ( ) O'Hara’s".split(
        " "
    )
)
PARAGRAPHS = st.lists(st.text() | st.lists(WORDS | st.text(max_size=3)).map(" ".join), max_size=4)


def only(*paragraphs: str) -> Quotation:
    """Return the only quotation in these paragraphs."""
    (quote,) = find_quotes(paragraphs)
    return quote


# -- named speakers


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” said Ana Brandt.",
        "“We go,” Ana Brandt said.",
        "“We go,” Ana Brandt told reporters on Monday.",
        "“We go,” says Ana Brandt, who runs the port.",
        "“We go,” said Mayor Ana Brandt of Orrin Bay.",
        "“We go,” said the mayor, Ana Brandt.",
        "“We go,” said Dr Ana Brandt.",
        "“We go,” Mayor Ana Brandt of Orrin Bay said.",
        "“We go,” Ana Brandt, the mayor, said.",
        "“We go,” Ana Brandt (the mayor) said.",
        "“We go,” Ana Brandt also said.",
        "Ana Brandt said: “We go,”",
        "On Monday Ana Brandt said: “We go,”",
        "Asked about Putin, Ana Brandt said: “We go,”",
        "“We go,” according to Ana Brandt.",
        pytest.param('"We go," said Ana Brandt.', id="straight marks"),
        pytest.param("‘We go,’ said Ana Brandt.", id="single marks"),
        pytest.param("'We go,' said Ana Brandt.", id="straight single marks"),
        pytest.param("«We go,» said Ana Brandt.", id="angled marks"),
        pytest.param("„We go,“ said Ana Brandt.", id="low marks"),
    ],
)
def test_a_paragraph_that_names_who_says_it_is_certain(paragraph: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", "Ana Brandt", True)


@pytest.mark.parametrize(
    "name",
    [
        "O’Hara",
        "Seán O'Hara",
        "Kim Jong-un",
        "Ursula von der Leyen",
        "Charles de Gaulle",
        "J.K. Rowling",
        "Владимир Путин",
    ],
)
def test_names_of_many_kinds_are_read_whole(name: str) -> None:
    assert only(f"“We go,” {name} said.").speaker == name


@pytest.mark.parametrize(
    "name",
    [
        "Ana María Brandt",
        "Martin Luther King",
        "John F. Kennedy",
        "Martin Luther King Jr.",
    ],
)
def test_the_first_of_several_names_is_kept_after_said(name: str) -> None:
    assert only(f"“We go,” said {name} on Monday.").speaker == name


@pytest.mark.parametrize(
    "title",
    [
        "Dr.",
        "Mr.",
        "Sen.",
        "Gov.",
        "U.S. Sen.",
    ],
)
def test_a_title_with_a_full_stop_is_no_part_of_the_name(title: str) -> None:
    assert only(f"“We go,” said {title} Ana Brandt.").speaker == "Ana Brandt"


@pytest.mark.parametrize("paragraph", ["Ana Brandt said that they would go.", "According to Ana Brandt, they will go."])
def test_reported_speech_is_the_sentence_that_names_who_says_it(paragraph: str) -> None:
    quote = only(f"It rained. {paragraph} It was late.")
    assert (quote.text, quote.kind, quote.speaker, quote.certain) == (paragraph, "indirect", "Ana Brandt", True)


@pytest.mark.parametrize(
    ("words", "kind"), [("We go", "direct"), ("we go", "mixed"), ("and then we all of us go to the quay", "direct")]
)
def test_a_few_small_words_in_a_sentence_are_a_mixed_quote(words: str, kind: str) -> None:
    assert only(f"Ana Brandt called it “{words}”.").kind == kind


def test_both_halves_of_an_interrupted_quote_are_the_speakers() -> None:
    quotes = find_quotes(["“We go,” said Ana Brandt. “We go now.”"])
    assert [(quote.text, quote.speaker) for quote in quotes] == [("We go,", "Ana Brandt"), ("We go now.", "Ana Brandt")]


def test_two_speakers_in_a_paragraph_keep_their_own_words() -> None:
    quotes = find_quotes(["“I never met Selma Dray,” Ana Brandt said. Selma Dray said: “She did.”"])
    assert [quote.speaker for quote in quotes] == ["Ana Brandt", "Selma Dray"]


def test_a_name_inside_the_words_is_not_who_says_them() -> None:
    assert only("“According to Selma Dray, we go,” said Ana Brandt.").speaker == "Ana Brandt"


def test_quotes_come_in_the_order_of_the_article() -> None:
    paragraphs = ["“One,” said Ana Brandt. “Two.”", "No words.", "“Three,” she said."]
    assert [quote.text for quote in find_quotes(paragraphs)] == ["One,", "Two.", "Three,"]


# -- speakers without a name


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” she said.",
        "“We go,” it said.",
        "The man who shot Ana Brandt said “We go,” and left.",
        "The play is called “We go,” and it is long.",
        "Ana Brandt saw the play “We go,” in town.",
    ],
)
def test_a_paragraph_that_does_not_say_who_speaks_names_nobody(paragraph: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", None, False)


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("“We go,” the notice says.", "the notice"),
        ("“We go,” said the mayor.", "the mayor"),
        ("“We go,” said the mayor of Orrin Bay on Monday.", "the mayor of Orrin Bay"),
        ("“We go,” a spokesman for Ana Brandt said.", "a spokesman for Ana Brandt"),
        ("“We go,” said a spokesman for Ana Brandt.", "a spokesman for Ana Brandt"),
        ("“We go,” said the lawyer of Ana Brandt.", "the lawyer of Ana Brandt"),
        ("“We go,” Ana Brandt’s lawyer said.", "Ana Brandt’s lawyer"),
        ("“We go,” said Brandt’s lawyer.", "Brandt’s lawyer"),
        ("“We go,” said Ana Brandt’s lawyer.", "Ana Brandt’s lawyer"),
        ("“We go,” said a report by Ana Brandt.", "a report"),
        ("“We go,” said people in Orrin Bay.", "people"),
        ("Lawyers defending Ana Brandt said “We go,” and left.", "Lawyers defending Ana Brandt"),
        ("“We go,” according to the fire department.", "the fire department"),
    ],
)
def test_who_speaks_without_a_name_is_given_in_the_articles_words_and_never_certain(paragraph: str, role: str) -> None:
    quote = only(paragraph)
    assert (quote.text, quote.speaker, quote.certain) == ("We go,", role, False)


@pytest.mark.parametrize(
    ("paragraph", "speaker"),
    [
        ("“We go,” said Brandt's lawyer, Selma Dray.", "Selma Dray"),
        ("“We go,” said Ana Brandt's lawyer, Selma Dray.", "Selma Dray"),
        ("“We go,” said Brandt campaign manager Selma Dray.", "Selma Dray"),
        ("“We go,” said Brandt spokesman Ole Brask.", "Ole Brask"),
        ("“We go,” Brandt’s lawyer, Selma Dray, said.", "Selma Dray"),
    ],
)
def test_a_spokesperson_is_not_taken_for_the_person_they_speak_for(paragraph: str, speaker: str) -> None:
    assert only(paragraph).speaker == speaker


def test_words_beside_another_name_are_not_certain() -> None:
    answer = find_quotes(["“We go,” said Ruben Brandt. “We stay,” Ana Brandt answered."])[1]
    assert (answer.speaker, answer.certain) != ("Ruben Brandt", True)


def test_the_subject_of_the_next_sentence_is_not_certain_to_have_said_it() -> None:
    quote = find_quotes(["Some called it “a joke”. Ana Brandt said nothing."])[0]
    assert (quote.speaker, quote.certain) != ("Ana Brandt", True)


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param("Ana Brandt declined to comment. “We go,” her aide said.", id="somebody else speaks"),
        pytest.param("Ana Brandt said little. “We go,” said the mayor of the town.", id="somebody else is nearer"),
        pytest.param("“We go,” Ana Brandt said her boss shouted.", id="she reports another's words"),
        pytest.param("Ana Brandt wrote the book “We go,” in May.", id="a title"),
    ],
)
def test_words_that_may_be_anothers_are_not_certain(paragraph: str) -> None:
    (certain,) = [quote.certain for quote in find_quotes([paragraph]) if quote.text == "We go,"]
    assert not certain


def test_the_opponents_of_the_example_are_not_quoted_as_the_councillor(examples: Snapshot) -> None:
    (article,) = (one for one in examples.newest(100) if one.title.startswith("Orrin Bay keeps its library"))
    (quote,) = (one for one in find_quotes(article.paragraphs) if one.text == "a bad joke")
    assert (quote.speaker, quote.certain) != ("Selma Dray", True)


def test_a_shortened_year_opens_no_quote() -> None:
    assert only("In the '90s it was so, Ana Brandt said.").speaker == "Ana Brandt"


# -- full names


def test_a_surname_alone_stands_for_the_full_name_in_the_article() -> None:
    assert find_quotes(["Ana Brandt came.", "“We go,” Brandt said."])[0].speaker == "Ana Brandt"


def test_a_surname_that_two_people_share_stands_for_neither() -> None:
    (quote,) = find_quotes(["Ana Brandt came with Ruben Brandt.", "“We go,” Brandt said."])
    assert quote.speaker == "Brandt"


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We go,” Ruben Brandt said.",
        "“We go,” said Ruben Brandt.",
    ],
)
def test_people_who_share_a_surname_are_told_apart_by_the_first_name(paragraph: str) -> None:
    assert find_quotes(["Ana Brandt came.", paragraph])[0].speaker == "Ruben Brandt"


def test_titles_are_no_part_of_the_name() -> None:
    assert only("“We go,” President Vladimir Putin said.").speaker == "Vladimir Putin"


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
    "paragraph",
    [
        "After Selma Dray left, Ana Brandt thanked the divers for “a miracle in cold water”.",
        "When Selma Dray called, she was asleep, but on Monday Ana Brandt hailed “a miracle in cold water”.",
        "Shortly after Selma Dray left the quay, Ana Brandt thanked them for “a miracle in cold water”.",
        "Ana Brandt’s answer was “no such thing”.",
        "Selma Dray “left the quay in tears,” Ana Brandt said.",
        "Ana Brandt, Dray’s oldest friend, said they had “no such thing”.",
        "After the Orrin attacks, Ana Brandt sent the divers “a small thank-you”.",
        "Selma Dray was asked about the ferry. Ana Brandt answered for her: “We go,”",
        "Secretary of State Ana Brandt urged them to leave, warning of “a long and bitter winter”.",
        "Republican Ana Brandt urged them to leave, warning of “a long and bitter winter”.",
        "The bell rang, and Ana Brandt responded: “We go,”",
        "Ana Brandt — seen by many as the next mayor — told Selma Dray that “we go”.",
        "Ana Brandt on Monday called it “a bad joke”.",
        "Ana Brandt, the mayor, said Danes are slow at “such things”.",
    ],
)
def test_who_says_it_stands_in_another_clause_than_others(paragraph: str) -> None:
    assert only(paragraph).speaker == "Ana Brandt"


@pytest.mark.parametrize(
    ("paragraph", "role"),
    [
        ("In the end, his campaign sent a message to friends saying: “We go,”", "his campaign"),
        ("Ana Brandt kept quiet, with one of her aides saying: “We go,”", "one of her aides"),
        ("The ad targets “a rotten harbour board”.", "The ad"),
        ("Ana Brandt had one wish, the columnist suggested: “We go,”", "the columnist"),
        ("They called off the fair; one lawmaker called Brandt “a rock”.", "one lawmaker"),
        ("“We go,” said one of the divers.", "one of the divers"),
        ("“We go,” the two write.", "the two"),
        ("Ana Brandt’s campaign shrugged off the charge, telling reporters: “We go,”", "Ana Brandt’s campaign"),
    ],
)
def test_a_role_says_it_in_other_clauses_too(paragraph: str, role: str) -> None:
    assert only(paragraph).speaker == role


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


def test_a_long_row_of_titles_does_not_hide_the_first_name() -> None:
    assert only("“We go,” said Former Orrin State Senator Dr. Ana Brandt.").speaker == "Ana Brandt"


def test_curly_marks_inside_straight_ones_belong_to_the_same_words() -> None:
    text = '"We said “no” and “never” at noon," Ana Brandt said. "We go.'
    assert [quote.text for quote in find_quotes([text])] == ["We said “no” and “never” at noon,", "We go."]
    open_at_first = '"We go, Ana Brandt said. “We stay,” Peter Lind said.'
    assert find_quotes([open_at_first])[-1].speaker == "Peter Lind"
    assert last_speaker("Ana Brandt said:", '"We hold “no” grudge. We go.') == "Ana Brandt"


def test_a_verb_without_its_apostrophe_is_no_name() -> None:
    assert last_speaker("Peter Lind came. Don’t the trains run late?", "“We go,” he said.") == "Peter Lind"


@given(PARAGRAPHS)
def test_a_certain_speaker_is_named_in_the_paragraph(paragraphs: list[str]) -> None:
    for quote in find_quotes(paragraphs):
        if quote.certain:
            assert quote.speaker
            assert quote.speaker.split()[-1] in paragraphs[quote.paragraph]


def test_no_quote_of_the_examples_is_certain_by_a_pronoun_or_by_going_on(examples: Snapshot) -> None:
    quotes = [quote for article in examples.newest(100) for quote in find_quotes(article.paragraphs)]
    assert {quote.rule for quote in quotes if quote.certain} == {"X said", "said X", "according to X"}
    assert all(quote.certain is False for quote in quotes if quote.rule in ("role", "subject", "X:"))
    assert {quote.rule for quote in quotes} > {"pronoun", "continues"}


# -- positions of quotations


@given(PARAGRAPHS)
def test_a_quote_is_the_paragraphs_own_text_at_its_place(paragraphs: list[str]) -> None:
    for quote in find_quotes(paragraphs):
        assert paragraphs[quote.paragraph][quote.start : quote.end] == quote.text
        assert quote.text.strip()


def test_offsets_of_quotations_in_the_examples_are_right(examples: Snapshot) -> None:
    articles = examples.newest(100)
    quotes = [(article, quote) for article in articles for quote in find_quotes(article.paragraphs)]
    assert len(quotes) > 100
    assert all(article.paragraphs[one.paragraph][one.start : one.end] == one.text for article, one in quotes)


def test_words_whose_mark_is_never_closed_run_to_the_end() -> None:
    assert only("Ana Brandt said: “We go. And then").text == "We go. And then"


@pytest.mark.parametrize("paragraph", ["“”", "“ ”", "”", "rock ’n’ roll", "the workers' own", "it’s O’Hara’s"])
def test_marks_without_words_and_apostrophes_are_no_quotes(paragraph: str) -> None:
    assert find_quotes([paragraph]) == []


@pytest.mark.parametrize("paragraphs", [[], [""], ["", " "]])
def test_an_article_without_words_has_no_quotes(paragraphs: list[str]) -> None:
    assert find_quotes(paragraphs) == []


@pytest.mark.parametrize(
    ("paragraph", "opens"),
    [
        ("“We go", True),
        ('"We go', True),
        ("‘We go", True),
        ("«We go", True),
        ("We “go", False),
        ("“ We", False),
        ("“", False),
        ("", False),
    ],
)
def test_a_paragraph_opens_with_a_mark_only_if_words_follow_it(paragraph: str, opens: bool) -> None:
    assert opens_with_quotation_mark(paragraph) == opens


def test_a_mark_without_words_is_no_quotation() -> None:
    paragraphs = ["“It sank.", "He cried: “So?”", "He laughed: ”"]
    assert [quote.text for quote in find_quotes(paragraphs, paragraphs[0])] == ["It sank.", "So?"]


# -- text around an article


def test_a_quotation_in_a_link_to_another_article_is_never_certain() -> None:
    quote = only("Read more: Ana Brandt says “we never sail in May”")
    assert not quote.certain


def test_a_quotation_continues_after_an_advertisement() -> None:
    quotes = find_quotes(["“We go,” said Ana Brandt.", "Advertisement", "“We never come back.”"])
    assert [quote.speaker for quote in quotes] == ["Ana Brandt", "Ana Brandt"]
