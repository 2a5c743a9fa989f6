"""Lists of stories: their message and its buttons."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from botapi_entities import utf16_length
from botapi_markup import parse_html
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.messages.callback_data import Press, StoryPress, decode_press
from bot.messages.localization import LANGUAGES, Localization
from bot.messages.markup import ENTITIES, LIMIT, Reply
from bot.messages.stories import stories_message, story_message
from index import Answer, Coverage, Passage, Question
from tests.bot.messages.builders import build_passage

NOW = datetime(2025, 3, 20, 12, tzinfo=UTC)
ENGLISH = Localization.of("en")

TEXTS = st.lists(
    st.sampled_from(["He said so. ", "</b>&amp;< ", "👨‍👩‍👧‍👦 ", "\0\ud800 ", "x" * 300, "&" * 700, "😀" * 900])
    | st.text(max_size=40),
    min_size=1,
    max_size=8,
).map(lambda parts: " ".join("".join(parts).split()) or "…")


def story(text: str = "Ferries sail again.", **fields: Any) -> Passage:
    return build_passage(text, **({"title": "Ferries sail", "source": "The Courier"} | fields))


def answer(*stories: Passage, more: bool = False, articles: int = 18) -> Answer:
    covered = Coverage(articles, 9, 1, None, None)
    return Answer("latest", bool(stories), 1.0, 1.0, stories, (), covered, Question("latest", ()), more=more)


def listed(answer: Answer, words: Localization = ENGLISH, page: int = 0, **how: Any) -> Reply:
    return stories_message(answer, words, NOW, key="k", page=page, size=5, **how)


def buttons(reply: Reply) -> list[list[tuple[str, Press | None]]]:
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    return [[(button.text, decode_press(str(button.callback_data))) for button in row] for row in rows]


def text_of(reply: Reply) -> str:
    text, entities = parse_html(reply.html)
    assert utf16_length(text) <= LIMIT
    assert utf16_length(reply.plain) <= LIMIT
    assert len(entities) <= ENTITIES
    return text


# --- lists


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(
        st.builds(
            story,
            TEXTS,
            title=TEXTS,
            source=st.none() | TEXTS,
            speaker=st.none() | TEXTS,
            url=st.none() | st.just("https://courier.example/" + "%C3%A9" * 160),
            published=st.none() | st.dates() | st.datetimes(timezones=st.just(UTC)),
            also_in=st.lists(TEXTS, max_size=7).map(tuple),
        ),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from(sorted(LANGUAGES)).map(Localization.of),
)
def test_telegram_takes_any_list_and_each_of_its_stories(stories: list[Passage], words: Localization) -> None:
    reply = listed(answer(*stories, more=True), words, page=3, asked=True)
    text = text_of(reply)
    for label, _ in buttons(reply)[0]:
        assert f"\n{label}. " in text
    for one in stories:
        text_of(story_message(one, words, NOW, StoryPress("k", 3, "a1")))


def test_a_list_has_a_button_for_each_story_and_others_for_its_pages() -> None:
    stories = [story(article_id=f"a{number}") for number in range(5)]
    assert buttons(listed(answer(*stories, more=True), page=1)) == [
        [(str(number + 6), StoryPress("k", 1, f"a{number}")) for number in range(5)],
        [("Back", StoryPress("k", 0)), ("More", StoryPress("k", 2))],
    ]
    assert len(buttons(listed(answer(*stories)))) == 1


def test_a_story_whose_id_no_button_can_carry_has_none() -> None:
    assert buttons(listed(answer(story(article_id="a:b"), story(article_id="a2")))) == [
        [("2", StoryPress("k", 0, "a2"))]
    ]


def test_a_list_has_a_line_a_story_its_headline_as_a_link_without_its_words() -> None:
    first = story("“Yes.”", speaker="Ana Brandt", also_in=("Echo", "Post"))
    second = story("It rained.", title="Rain", source=None, published=date(2024, 10, 1), url=None)
    reply = listed(answer(first, second))
    assert text_of(reply) == (
        "The newest articles:\n"
        "1. Ferries sail · The Courier · 19 March 2025 +2\n"
        "2. Rain · outlet not given · 1 October 2024 (5 months ago)"
    )
    text, entities = parse_html(reply.html)
    assert [(entity.type, entity.of(text)) for entity in entities] == [
        ("bold", "The newest articles:"),
        ("text_link", "Ferries sail"),
    ]


def test_numbering_continues_on_the_next_page() -> None:
    text = text_of(listed(answer(story(), story()), page=2))
    assert [line.split(" ")[0] for line in text.splitlines()[1:]] == ["11.", "12."]


def test_a_story_that_is_opened_shows_who_speaks_and_the_words() -> None:
    one = story("“Yes.”", speaker="Ana Brandt", also_in=("Echo",))
    assert text_of(story_message(one, ENGLISH, NOW, StoryPress("k", 0, "a1"))) == (
        "Ana Brandt · The Courier · 19 March 2025\n“Yes.”\nFerries sail\nAlso in 1 other outlet: Echo"
    )


def test_a_story_of_any_length_has_its_line_and_its_button() -> None:
    stories = [story("and so on " * 600, title="word " * 900, source="outlet " * 400) for _ in range(5)]
    reply = listed(answer(*stories))
    assert len(text_of(reply).splitlines()) == 1 + len(stories)
    assert [label for label, _ in buttons(reply)[0]] == ["1", "2", "3", "4", "5"]


def test_an_empty_index_says_so() -> None:
    reply = listed(answer(articles=0))
    assert text_of(reply) == "I have no articles yet."
    assert reply.buttons is None


def test_an_answer_without_results_says_so_and_what_was_searched() -> None:
    assert text_of(listed(answer())).startswith("Not found. ")


def test_beyond_the_last_page_there_is_a_way_back() -> None:
    assert buttons(listed(answer(), page=2)) == [[("Back", StoryPress("k", 1))]]


def test_a_story_leads_back_to_its_page_also_if_it_left_the_index() -> None:
    for one in (story(), None):
        reply = story_message(one, ENGLISH, NOW, StoryPress("k", 2, "a1"))
        assert text_of(reply)
        assert buttons(reply)[0][0] == ("Back", StoryPress("k", 2))


def test_a_story_that_is_opened_can_be_cited() -> None:
    def labels(one: Passage | None) -> list[str]:
        return [label for label, _ in buttons(story_message(one, ENGLISH, NOW, StoryPress("k", 2, "a1")))[0]]

    assert labels(story()) == ["Back", "Copy citation"]
    assert labels(None) == ["Back"]
