"""The buttons below an answer, and their callback data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from telegram import InlineKeyboardMarkup

from bot.messages.buttons import MOST_AT_FIRST, ROW, again_button, answer_buttons, with_thumbs
from bot.messages.callback_data import MAX_PAGE, Action, AnswerPress, Press, decode_press
from bot.messages.localization import LANGUAGES, Localization
from index import Answer, Article, Coverage, Passage, Question, Sentence, View
from index.model import Paragraph

ENGLISH = Localization.of("en")

PASSAGE = Passage(
    article_id="a1",
    title="Title",
    source=None,
    published=date(2025, 3, 19),
    url=None,
    speaker=None,
    score=1.0,
    paragraphs=(Paragraph(0, "Text."),),
    answer=Sentence(0, 0, 5, "Text."),
)
OLDER = replace(PASSAGE, published=date(2025, 3, 4))
SPOKEN = replace(PASSAGE, speaker="Ana Brandt")
LISTED = (Article("a1", "file:///a.txt", "Title", ("Text.",)),)


def answer(*passages: Passage, more: bool = False, **fields: Any) -> Answer:
    found = bool(passages)
    return Answer("?", found, 0.9, 1.0, passages, (), Coverage(1, 1, 1, None, None), more=more, **fields)


MIXED = answer(SPOKEN, OLDER, PASSAGE, more=True)
"""Answer with everything: two dates, quotations with and without a speaker, and further pages."""

either_way = pytest.mark.parametrize(("more", "follow"), list(product([False, True], repeat=2)))

Rows = list[list[tuple[str, Press | None]]]


def rows_of(markup: InlineKeyboardMarkup | None) -> Rows:
    """Return labels and presses, row by row."""
    rows = markup.inline_keyboard if markup else ()
    return [[(button.text, decode_press(str(button.callback_data))) for button in row] for row in rows]


def shown(answer: Answer, view: View = View(), follow: bool = False) -> Rows:  # noqa: B008
    return rows_of(answer_buttons(ENGLISH, answer, "k", view, follow))


def labels(answer: Answer, view: View = View(), follow: bool = False) -> list[list[str]]:  # noqa: B008
    return [[label for label, _ in row] for row in shown(answer, view, follow)]


def every_label(answer: Answer, view: View = View()) -> set[str]:  # noqa: B008
    return {label for row in labels(answer, view) for label in row}


def press(answer: Answer, label: str, view: View = View(), follow: bool = False) -> AnswerPress:  # noqa: B008
    """Return the press of a button."""
    [pressed] = [press for row in shown(answer, view, follow) for name, press in row if name == label]
    assert isinstance(pressed, AnswerPress)
    return pressed


# --- buttons of a new answer


def test_a_single_passage_has_no_order_and_no_pages() -> None:
    assert labels(answer(PASSAGE)) == [["Context"], ["Copy citation", "👍 👎"]]


def test_pages_context_and_following_come_before_all_other_buttons() -> None:
    assert labels(MIXED, follow=True) == [["More", "Context", "🔔 Follow"], ["👍 👎"]]


@pytest.mark.parametrize(
    ("more", "follow", "others"),
    [
        (True, False, ["Newest first"]),
        (False, True, ["Newest first"]),
        (False, False, ["Newest first", "Quotes only"]),
    ],
)
def test_other_orders_are_offered_as_far_as_there_is_room(more: bool, follow: bool, others: list[str]) -> None:
    [_, second] = labels(replace(MIXED, more=more), follow=follow)
    assert second == [*others, "👍 👎"]


def test_a_citation_takes_a_place_that_is_left_and_no_row_of_three() -> None:
    assert labels(answer(PASSAGE), follow=True) == [["Context", "🔔 Follow"], ["Copy citation", "👍 👎"]]
    assert labels(answer(PASSAGE, OLDER)) == [["Context", "Newest first"], ["Copy citation", "👍 👎"]]
    assert labels(answer(PASSAGE, OLDER), follow=True) == [["Context", "🔔 Follow"], ["Newest first", "👍 👎"]]


@pytest.mark.parametrize("language", LANGUAGES)
@either_way
def test_a_new_answer_has_four_buttons_at_most(language: str, more: bool, follow: bool) -> None:
    for passages in ((PASSAGE,), (SPOKEN, PASSAGE), (SPOKEN, OLDER), (PASSAGE, OLDER), ()):
        markup = answer_buttons(Localization.of(language), answer(*passages, more=more), "k", View(), follow)
        assert sum(len(row) for row in (markup.inline_keyboard if markup else ())) <= MOST_AT_FIRST == 4


@pytest.mark.parametrize(
    ("passages", "offered"),
    [
        ((PASSAGE, OLDER), True),
        ((PASSAGE, OLDER, OLDER), True),
        ((PASSAGE, PASSAGE), False),
        ((PASSAGE,), False),
    ],
)
def test_the_newest_first_are_offered_where_there_are_two_dates(passages: Sequence[Passage], offered: bool) -> None:
    assert ("Newest first" in every_label(answer(*passages))) is offered


@pytest.mark.parametrize(
    ("passages", "offered"),
    [
        ((SPOKEN, PASSAGE), True),
        ((PASSAGE, PASSAGE, SPOKEN), True),
        ((SPOKEN, SPOKEN), False),
        ((SPOKEN,), False),
        ((PASSAGE, PASSAGE), False),
    ],
)
def test_quotes_alone_are_offered_where_some_words_have_a_speaker_and_others_have_none(
    passages: Sequence[Passage], offered: bool
) -> None:
    assert ("Quotes only" in every_label(answer(*passages))) is offered


def test_an_answer_about_the_latest_news_can_be_sorted_by_date_too() -> None:
    asked = Question("?", (), latest=True)
    assert "Newest first" in every_label(answer(PASSAGE, OLDER, understood=asked))
    assert "Newest first" not in every_label(answer(PASSAGE, PASSAGE, understood=asked))


def test_a_list_has_pages_and_is_rated() -> None:
    assert labels(answer(more=True, listed=LISTED)) == [["More", "👍 👎"]]


def test_an_answer_without_results_has_only_a_follow_button() -> None:
    assert labels(answer()) == []
    assert labels(answer(), follow=True) == [["🔔 Follow"]]


# --- buttons after a press


def test_after_a_press_there_are_all_buttons_and_both_thumbs() -> None:
    assert labels(MIXED, View(1), follow=True) == [
        ["Back", "More", "Context"],
        ["🔔 Follow", "Newest first", "Quotes only"],
        ["Copy citation", "👍", "👎"],
    ]


@pytest.mark.parametrize("view", [View(1), View(newest=True), View(quotes_only=True)], ids=str)
def test_any_other_view_has_all_buttons(view: View) -> None:
    found = every_label(MIXED, view)
    assert {"More", "Context", "👍", "👎"} < found
    assert len(found & {"Newest first", "Best match"}) == 1
    assert len(found & {"Quotes only", "All"}) == 1
    assert "👍 👎" not in found


@pytest.mark.parametrize("view", [View(*each) for each in product([0, 1], [False, True], [False, True])], ids=str)
@pytest.mark.parametrize("follow", [False, True])
def test_no_row_has_more_than_three_buttons(view: View, follow: bool) -> None:
    assert all(0 < len(row) <= ROW == 3 for row in labels(MIXED, view, follow))


def test_a_list_has_both_thumbs_after_a_press() -> None:
    assert labels(answer(more=True, listed=LISTED), View(1)) == [["Back", "More"], ["👍", "👎"]]


def test_the_first_page_has_no_way_back() -> None:
    assert "Back" not in every_label(MIXED)
    assert "Back" not in every_label(MIXED, View(newest=True))


def test_the_last_page_has_no_more_button() -> None:
    assert "More" not in every_label(replace(MIXED, more=False), View(1))
    assert "More" not in every_label(MIXED, View(MAX_PAGE))


def test_the_way_back_from_quotes_alone_stays_open_where_there_are_none() -> None:
    assert labels(answer(), View(quotes_only=True)) == [["All"]]


def test_the_way_back_from_another_order_stays_open_where_there_is_one_date() -> None:
    assert "Best match" in every_label(answer(PASSAGE), View(newest=True))


# --- callback data


def test_pages_keep_the_order() -> None:
    view = View(1, newest=True, quotes_only=True)
    assert press(MIXED, "More", view) == AnswerPress("k", "show", replace(view, page=2))
    assert press(MIXED, "Back", view) == AnswerPress("k", "show", replace(view, page=0))


def test_another_order_starts_on_the_first_page() -> None:
    assert press(MIXED, "Newest first", View(2)).view == View(newest=True)
    assert press(MIXED, "Best match", View(2, newest=True)).view == View()


def test_quotes_alone_start_on_the_first_page() -> None:
    assert press(MIXED, "Quotes only", View(2, newest=True)).view == View(newest=True, quotes_only=True)
    assert press(MIXED, "All", View(2, quotes_only=True)).view == View()


def test_context_rating_and_follow_buttons_encode_the_current_view() -> None:
    view = View(1, newest=True)
    under_it: dict[str, Action] = {"Context": "context", "👍": "good", "👎": "bad", "🔔 Follow": "follow"}
    for label, action in under_it.items():
        assert press(MIXED, label, view, follow=True) == AnswerPress("k", action, view)


def test_one_button_stands_for_both_thumbs_until_it_is_pressed() -> None:
    assert press(MIXED, "👍 👎") == AnswerPress("k", "rate", View())


@either_way
def test_a_row_of_thumbs_takes_the_place_of_the_button_that_opens_them_and_leaves_the_others(
    more: bool, follow: bool
) -> None:
    before = answer_buttons(ENGLISH, replace(MIXED, more=more), "k", View(), follow)
    assert before is not None
    *rows, [*others, opening] = rows_of(before)
    assert opening == ("👍 👎", AnswerPress("k", "rate", View()))
    thumbs = [("👍", AnswerPress("k", "good", View())), ("👎", AnswerPress("k", "bad", View()))]
    opened = with_thumbs(before, "k", View())
    assert rows_of(opened) == [*rows, *([others] if others else []), thumbs]
    assert with_thumbs(opened, "k", View()) == opened  # after a second press


def test_a_forgotten_answer_can_be_asked_for_again() -> None:
    [[button]] = again_button(ENGLISH, "k").inline_keyboard
    assert (button.text, decode_press(str(button.callback_data))) == ("Ask again", AnswerPress("k", "again", View()))
