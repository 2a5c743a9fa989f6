"""From the text of a question to its form, terms, speaker, topic, dates and outlets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question.model import Question
from index.question.slots import SLOT_WORDS, SLOTS, Slot
from index.question.speakers import MAX_TERMS
from index.question.understanding import understand
from index.text.analysis import extract_question_terms, extract_terms
from tests.index.question.facts import Index

TODAY = date(2024, 12, 20)


def asked(text: str) -> Question:
    return understand(text, TODAY, Index())


@pytest.mark.parametrize(
    "text",
    [
        "anything new said about the ferry",
        "Where does the statue stand on Market Square?",
        "What did the plant make of recycled steel?",
        "Why is Biden happy to help Ukraine?",
        "Who protested against the reef plan?",
    ],
)
def test_what_only_looks_like_a_question_for_words_is_one_of_fact(text: str) -> None:
    question = asked(text)
    assert (question.speaker, question.who_said) == ((), False)
    assert set(question.terms) == set(extract_question_terms(text))


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("ferry strike update", True),
        ("Brexit – latest", True),
        ("What is fake news?", False),
        ("Who owns Fox News?", False),
        ("Who created the update?", False),
        ("Fox News", False),
    ],
)
def test_news_at_the_end_asks_for_the_latest_only_behind_a_topic(text: str, latest: bool) -> None:
    assert asked(text).latest == latest


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("What did Putin say about Trump?", "putin", "trump"),
        ("what did putin say about trump", "putin", "trump"),
        ("What has Vladimir Putin said about the Kursk region?", "vladimir putin", "kursk region"),
        ("What does the mayor think of NATO?", "mayor", "nato"),
        ("What did Brandt tell reporters about the strike?", "brandt", "strike"),
        ("And what else did President Putin say on Ukraine?", "putin", "ukrain"),
        ("  What\ndid  Putin\tsay  about  Trump ?", "putin", "trump"),
        ("What did O’Hara say regarding boats?", "ohara", "boat"),
        ("What is Putin saying about Kursk?", "putin", "kursk"),
        ("What's Putin telling the press about Kursk?", "putin", "kursk"),
        ("what is putin's view of kursk", "putin", "kursk"),
        ("What's Putin’s opinion on Kursk?", "putin", "kursk"),
        ("What is Putin's position on Kursk?", "putin", "kursk"),
        ("What was the reaction of Putin to the Kursk attack", "putin", "kursk attack"),
        ("quotes by Putin about Kursk", "putin", "kursk"),
        ("Any statements from Putin?", "putin", ""),
        ("Putin quotes about Kursk", "putin", "kursk"),
        ("Putin's comments on Kursk", "putin", "kursk"),
        ("PUTIN'S COMMENTS ON KURSK", "putin", "kursk"),
        ("Did Putin ever mention Kursk?", "putin", "kursk"),
        ("Why is Putin so angry about Kursk?", "putin", "kursk"),
        ("why was brandt sceptical of the ferry plan", "brandt", "ferri plan"),
        ("Why does Biden want to buy the ferry?", "biden", "buy ferri"),
        ("has Putin commented on Kursk yet?", "putin", "kursk"),
        ("Did Putin say that he would leave Kursk?", "putin", "leav kursk"),
        ("When did Putin last speak about Kursk?", "putin", "kursk"),
        ("How did Putin react to the attack?", "putin", "attack"),
        ("how does Putin feel about Kursk", "putin", "kursk"),
        ("Is Putin quoted on Kursk?", "putin", "kursk"),
        ("What was said about Kursk by Putin?", "putin", "kursk"),
        ("According to Putin, when will Kursk be retaken?", "putin", "kursk retaken"),
        ("When will Kursk be retaken, according to Putin?", "putin", "kursk retaken"),
        ("Putin on Kursk", "putin", "kursk"),
        ("putin on kursk", "putin", "kursk"),
        ("Vladimir Putin about Kursk", "vladimir putin", "kursk"),
        ("Putin said what about Kursk?", "putin", "kursk"),
        ("@newsbot what did Putin say about Kursk", "putin", "kursk"),
        ("Hi! Please tell me what Putin said about Kursk.", "putin", "kursk"),
        ("Can you tell me what Putin thinks of Kursk please?", "putin", "kursk"),
        ("I'd like to know what Putin has said about Kursk recently", "putin", "kursk"),
        ("What did Putin say?", "putin", ""),
        ("What did Putin say to Biden?", "putin", "biden"),
        ("What did Putin say at the press conference?", "putin", "press confer"),
        ("What did Putin say about it?", "putin", ""),
        ("What did Putin say about US?", "putin", "us"),
        ("What did WHO say about masks?", "who", "mask"),
        ("What did Theresa May say about Brexit?", "theresa may", "brexit"),
        ("What did Putin have to say about Kursk?", "putin", "kursk"),
        ("what has Putin got to say about Kursk", "putin", "kursk"),
        ("what'd the old mayor say about Kursk?", "old mayor", "kursk"),
        ("hi there, what did Putin say about Kursk", "putin", "kursk"),
        ("What did Putin report about Kursk?", "putin", "kursk"),
        ("Has Putin made any comments about Kursk?", "putin", "kursk"),
        ("Any word from Putin on Kursk?", "putin", "kursk"),
        ("Putin's reaction to Kursk", "putin", "kursk"),
        ("Putin reaction to Kursk", "putin", "kursk"),
        ("What are Putin thoughts on Kursk?", "putin", "kursk"),
        ("Putin quotes", "putin", ""),
        ("Vladimir Putin's statements", "vladimir putin", ""),
        ("find quotes by Putin about Kursk", "putin", "kursk"),
        ("Hello bot, what did Putin say about Kursk?", "putin", "kursk"),
        ("Good morning, what did Putin say about Kursk?", "putin", "kursk"),
        ("hey, how are you? what did Putin say about Kursk", "putin", "kursk"),
        ("What's up? Hope you're well! What did Putin say about Kursk?", "putin", "kursk"),
        ("\U0001f525 What did Putin say about Kursk?", "putin", "kursk"),
        ("What did Putin say about Kursk? \U0001f64f\U0001f3fd", "putin", "kursk"),
        ("What did Putin say about Kursk, thanks @newsbot", "putin", "kursk"),
    ],
)
def test_what_somebody_says_about_something_has_a_speaker_and_a_topic(text: str, speaker: str, topic: str) -> None:
    question = understand(text)
    assert (question.speaker, question.topic) == (tuple(speaker.split()), tuple(topic.split()))


@pytest.mark.parametrize(
    "text",
    [
        "When will Russia retake Kursk?",
        "What did he say about Trump?",
        "What did you say about Trump?",
        "strike on ferries",
        "Strike on ferries",
        "Attack on Kursk",
        "Theories on imperialism use which country as a model?",
        "Why did Putin resign?",
        "When did Beyonce start becoming popular?",
        "Where is Kursk?",
        "Does Putin support Trump?",
        "What did Trump and Putin say about NATO?",
        "What did the man who said so say about Trump?",
        "What is the position of the satellite that allowed broadcasts?",
        "What did Houghton say is necessary for any changes?",
        "What scientist told the Academy that he could liquefy oxygen?",
        "According to what year's census was it?",
        "What did the say about Trump?",
        "What position did Mark Woods take on at the company?",
        "What gave Priestley the claim to oxygen?",
        "what was a similar view about the continent",
        "Trump",
        "",
    ],
)
def test_other_questions_have_neither(text: str) -> None:
    assert (understand(text).speaker, understand(text).topic) == ((), ())


def test_the_terms_of_a_question_are_without_the_words_it_asks_with() -> None:
    assert understand("What did Putin say about Trump?").terms == ("putin", "trump")


def test_a_term_that_is_asked_twice_counts_twice() -> None:
    assert understand("Kursk, Kursk?").terms == ("kursk", "kursk")


def test_a_long_question_is_cut_to_its_first_terms() -> None:
    text = " ".join(f"word{number}" for number in range(1000))
    assert understand(text).terms == tuple(extract_terms(text)[:MAX_TERMS])


def test_a_long_topic_is_cut_to_its_first_terms() -> None:
    topic = " ".join(f"w{number}" for number in range(150))
    question = understand(f"What did Putin say about {topic}")
    assert question.topic == tuple(extract_terms(topic)[:MAX_TERMS])


@given(st.text())
def test_any_text_is_a_question_and_kept_as_it_was_asked(text: str) -> None:
    question = understand(text)
    assert question.text == text
    assert set(question.terms) <= every_term(text, question.language)


def test_an_index_that_knows_speakers_decides_who_is_one() -> None:
    assert asked("Putin on ferries").speaker == ("putin",)
    assert asked("putin on ferries").speaker == ("putin",)
    assert asked("Ferry on fire").speaker == ()


def test_a_message_can_name_the_speaker_and_the_topic_as_asked() -> None:
    question = understand("what did President Putin say about the Kursk region?")
    assert (question.speaker_text, question.topic_text) == ("Putin", "the Kursk region")


def test_a_topic_excludes_the_text_after_the_question() -> None:
    assert understand("What did Putin say about Kursk, please? \U0001f64f\U0001f3fd").topic_text == "Kursk"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Who said Kursk is ours?", "kursk"),
        ("who has spoken about Kursk", "kursk"),
        ("Who mentioned Kursk?", "kursk"),
        ("Who told reporters that Kursk burns?", "kursk burn"),
        ("Who told the press that Kursk burns?", "kursk burn"),
        ("Who was it that said Kursk burns?", "kursk burn"),
        ("Did anybody say anything about Kursk?", "kursk"),
        ("has anyone commented on Kursk", "kursk"),
        ("Has anyone else mentioned Kursk?", "kursk"),
        ("Did anyone say that Kursk burns?", "kursk burn"),
        ("Anyone said anything about Kursk?", "kursk"),
        ("what did people say about Kursk", "kursk"),
        ("What did everyone say about Kursk?", "kursk"),
        ("What are people saying about Kursk?", "kursk"),
        ("What has been said about Kursk?", "kursk"),
    ],
)
def test_who_said_something_asks_for_a_quote_of_anybody(text: str, topic: str) -> None:
    question = understand(text)
    assert (question.who_said, question.speaker, " ".join(question.topic)) == (True, (), topic)
    assert question.terms == question.topic


@pytest.mark.parametrize("text", ["Who wrote about Harvard?", "Who won?", "Who is Putin?"])
def test_who_did_something_else_does_not(text: str) -> None:
    assert not understand(text).who_said


@pytest.mark.parametrize(
    "text",
    [
        "What did Putin say about Kursk in March according to Reuters?",
        "In March, what did Putin say about Kursk in Reuters?",
        "According to Reuters, what did Putin say about Kursk in March?",
        "please tell me what Putin said in March about Kursk according to reuters",
        "Reuters: what did Putin say about Kursk in March?",
    ],
)
def test_dates_and_outlets_are_taken_out_of_the_terms(text: str) -> None:
    question = asked(text)
    assert (question.speaker, question.topic, question.terms) == (("putin",), ("kursk",), ("putin", "kursk"))
    assert (question.since, question.until) == (date(2024, 3, 1), date(2024, 3, 31))
    assert question.dates_as.lower() == "in march"
    assert question.outlets == ("Reuters",)


def test_the_words_of_dates_are_kept_beside_the_terms_for_articles_without_dates() -> None:
    question = understand("What soap operas did ABC cancel in 2011?")
    assert question.terms == ("soap", "opera", "abc", "cancel")
    assert question.terms_with_dates == (*question.terms, "2011")
    assert understand("Kursk").terms_with_dates == ("kursk",)


def test_an_outlet_that_is_asked_for_its_reports_limits_the_search() -> None:
    question = asked("What does the Guardian say about Kursk?")
    assert (question.outlets, question.speaker, question.terms) == (("The Guardian",), (), ("kursk",))


def test_an_outlet_that_is_the_topic_stays_one() -> None:
    question = asked("What did Putin say about Reuters?")
    assert (question.outlets, question.topic) == ((), ("reuter",))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What's the latest on Kursk?", "kursk"),
        ("latest news about Kursk", "kursk"),
        ("Putin's latest comments on Kursk", "putin kursk"),
        ("most recent attack in Kursk", "attack kursk"),
        ("What did Putin say about Kursk recently?", "putin kursk"),
    ],
)
def test_the_latest_is_asked_for(text: str, left: str) -> None:
    question = asked(text)
    assert (question.latest, " ".join(question.terms)) == (True, left)


@pytest.mark.parametrize("text", ["What has grown in recent years?", "Kursk"])
def test_the_latest_is_not_asked_for(text: str) -> None:
    assert not asked(text).latest


@pytest.mark.parametrize(
    "text",
    ["What's new?", "whats new", "What happened yesterday?", "latest from Reuters", "news", "Any news today?",
     "headlines from the Guardian this week", "top stories", "What is going on?", "@newsbot what's the latest news?"],
)  # fmt: skip
def test_a_question_without_a_topic_asks_for_a_list(text: str) -> None:
    question = asked(text)
    assert (question.listing, question.terms) == (True, ())


@pytest.mark.parametrize(
    "text", ["", "???", "🎉", "What?", "What's new with Putin?", "Reuters", "What happened in Kursk?"]
)
def test_other_questions_ask_for_no_list(text: str) -> None:
    assert not asked(text).listing


@pytest.mark.parametrize("text", ["Any news about Kursk?", "What happened in Kursk?", "what's going on in Kursk"])
def test_words_that_ask_for_news_of_something_are_no_terms(text: str) -> None:
    assert asked(text).terms == ("kursk",)


@pytest.mark.parametrize(
    ("text", "left"),
    [("How deep is the reef?", "reef"), ("how old was Kursk", "kursk"), ("How is the deep reef?", "deep reef")],
)
def test_words_that_ask_for_a_number_are_no_terms(text: str, left: str) -> None:
    assert understand(text).terms == tuple(left.split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("What kind of reef is Skerrow?", "reef skerrow"),
        ("What's the name of the ferry?", "ferri"),
        ("what is another word for krill", "krill"),
        ("What are the cliffs of Kursk called?", "cliff kursk"),
        ("Why was the strike called?", "strike call"),
        ("which kind reef sank", "kind reef sink"),
        ("What is it called?", "call"),
    ],
)
def test_words_that_ask_for_a_kind_or_a_name_are_no_terms(text: str, left: str) -> None:
    assert understand(text).terms == tuple(left.split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Besides krill, what do puffins usually eat?", "krill puffin eat"),
        ("Name one of the causes of the flood", "caus flood"),
        ("which famous Norwegian sailed there", "norwegian sail"),
        ("According to the council, approximately how many boats sank?", "council boat sink"),
        ("are the herring famous", "herring famous"),
        ("What are examples of sponges?", "spong"),
        ("who is famous?", "famous"),
    ],
)
def test_words_around_what_is_asked_for_are_no_terms(text: str, left: str) -> None:
    assert understand(text).terms == tuple(left.split())


def test_a_mended_word_is_read_as_if_it_had_been_typed_so() -> None:
    known = replace(Index(), held=frozenset(extract_terms("putin kursk")))
    question = understand("what did putin say abuot kursk", TODAY, known)
    assert (question.speaker, question.topic) == (("putin",), ("kursk",))
    assert question.corrected == (("abuot", "about"),)
    assert understand("did putin mentoin kursk", TODAY, known).speaker == ("putin",)


@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: " ".join(sorted(slot.needs))[:30])
def test_a_way_to_ask_needs_some_word(slot: Slot) -> None:
    assert slot.needs
    assert slot.needs <= SLOT_WORDS


def test_typing_errors_in_names_are_put_right_everywhere() -> None:
    question = asked("What did Putn say about Zelenskyy?")
    assert (question.speaker, question.topic, question.terms) == (("putin",), ("zelenski",), ("putin", "zelenski"))
    assert question.corrected == (("Putn", "Putin"), ("Zelenskyy", "Zelensky"))
    assert question.speaker_text == "Putin"
    assert question.text == "What did Putn say about Zelenskyy?"


WORDS = st.sampled_from(
    "what did does Putin putn he say said tell about on in March 2024 yesterday since Monday according to Reuters , : "
    "? 's comments who the latest news and why US WHO might of him that @bot please \U0001f389 Путин 北京".split()
)
TEXTS = st.text() | st.lists(WORDS, max_size=20).map(" ".join)


def every_term(words: str, language: str) -> set[str]:
    return {*extract_terms(words), *extract_terms(words, language), *extract_terms(words, language, mixed=True)}


@given(TEXTS, st.none() | st.dates(), st.booleans())
def test_any_text_is_understood_with_words_of_its_own(text: str, today: date | None, knows: bool) -> None:
    question = understand(text, today, Index() if knows else None)
    written = (text, *(right for _, right in question.corrected))
    allowed = {term for words in written for term in every_term(words, question.language)}
    assert question.text == text
    assert set(question.terms) <= set(question.terms_with_dates) <= allowed
    assert set(question.speaker) | set(question.topic) <= allowed
    assert question.speaker or question.who_said or not question.topic
    assert bool(question.dates_as) == bool(question.since or question.until)


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_a_question_is_understood_without_regard_to_blanks_around_its_words(text: str) -> None:
    spaced = "  " + text.replace(" ", "\n ") + "\t"
    assert replace(asked(spaced), text=text) == asked(text)


@pytest.mark.parametrize(
    "piece", ["what did ", "Putin said ", "in the last ", "according to ", "a' ", "about ", ",", "\u0301", "of "]
)
def test_a_hostile_text_is_read_at_once(piece: str) -> None:
    assert asked(piece * 20_000).text
