"""The buttons under an answer, and what a press on one says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.messages.buttons import again_button, answer_buttons
from bot.messages.callback_data import MAX_PAGE, AnswerPress, Press, decode_press
from bot.messages.localization import Localization
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


def answer(passages: int = 1, more: bool = False, **fields: Any) -> Answer:
    found = bool(passages)
    return Answer("?", found, 0.9, 1.0, (PASSAGE,) * passages, (), Coverage(1, 1, 1, None, None), more=more, **fields)


def shown(answer: Answer, view: View = View(), follow: bool = False) -> list[list[tuple[str, Press | None]]]:  # noqa: B008
    """The labels and what pressing them says, row by row."""
    markup = answer_buttons(ENGLISH, answer, "k", view, follow)
    rows = markup.inline_keyboard if markup else ()
    return [[(button.text, decode_press(str(button.callback_data))) for button in row] for row in rows]


def labels(answer: Answer, view: View = View(), follow: bool = False) -> list[list[str]]:  # noqa: B008
    return [[label for label, _ in row] for row in shown(answer, view, follow)]


def every_label(answer: Answer, view: View = View()) -> set[str]:  # noqa: B008
    return {label for row in labels(answer, view) for label in row}


def press(answer: Answer, label: str, view: View = View()) -> AnswerPress:  # noqa: B008
    """What a button says."""
    [pressed] = [press for row in shown(answer, view, follow=True) for name, press in row if name == label]
    assert isinstance(pressed, AnswerPress)
    return pressed


# --- which buttons


def test_a_single_passage_has_no_order_and_no_pages() -> None:
    assert labels(answer()) == [["Show context", "Quotes only"], ["👍", "👎"]]


def test_several_passages_have_all_buttons() -> None:
    assert labels(answer(3, more=True), View(1), follow=True) == [
        ["Back", "More results"],
        ["Show context", "Newest first"],
        ["Quotes only", "🔔 Follow"],
        ["👍", "👎"],
    ]


def test_the_first_page_has_no_way_back() -> None:
    assert "Back" not in every_label(answer(3, more=True))


def test_the_last_page_has_no_more() -> None:
    assert "More results" not in every_label(answer(3), View(1))
    assert "More results" not in every_label(answer(3, more=True), View(MAX_PAGE))


def test_pages_keep_the_order() -> None:
    view = View(1, newest=True, quotes_only=True)
    assert press(answer(3, more=True), "More results", view) == AnswerPress("k", "show", replace(view, page=2))
    assert press(answer(3, more=True), "Back", view) == AnswerPress("k", "show", replace(view, page=0))


def test_another_order_starts_on_the_first_page() -> None:
    assert press(answer(3), "Newest first", View(2)).view == View(newest=True)
    assert press(answer(3), "Best match", View(2, newest=True)).view == View()


def test_quotes_alone_start_on_the_first_page() -> None:
    assert press(answer(3), "Quotes only", View(2, newest=True)).view == View(newest=True, quotes_only=True)
    assert press(answer(3), "All", View(2, quotes_only=True)).view == View()


def test_the_way_back_from_quotes_alone_stays_open_where_there_are_none() -> None:
    assert labels(answer(0), View(quotes_only=True)) == [["All"]]


def test_what_was_asked_for_as_the_latest_is_ordered_already() -> None:
    assert "Newest first" not in every_label(answer(3, understood=Question("?", (), latest=True)))


def test_a_list_has_pages_and_is_rated() -> None:
    listed = (Article("a1", "file:///a.txt", "Title", ("Text.",)),)
    assert labels(answer(0, more=True, listed=listed)) == [["More results"], ["👍", "👎"]]


def test_what_is_not_found_has_no_buttons_but_can_be_followed() -> None:
    assert labels(answer(0)) == []
    assert labels(answer(0), follow=True) == [["🔔 Follow"]]


def test_context_ratings_and_following_know_the_view_that_they_stand_under() -> None:
    view = View(1, newest=True)
    for label, action in (("Show context", "context"), ("👍", "good"), ("👎", "bad"), ("🔔 Follow", "follow")):
        assert press(answer(3), label, view) == AnswerPress("k", action, view)  # type: ignore[arg-type]


def test_a_forgotten_answer_can_be_asked_for_again() -> None:
    [[button]] = again_button(ENGLISH, "k").inline_keyboard
    assert (button.text, decode_press(str(button.callback_data))) == ("Ask again", AnswerPress("k", "again", View()))
