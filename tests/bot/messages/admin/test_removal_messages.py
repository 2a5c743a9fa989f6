"""Messages about removing articles: within Telegram's limits whatever articles are called."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import LANGUAGES, AdminPress, Localization, Reply, decode_press
from bot.messages.admin import (
    articles_message,
    removal_failed_message,
    removal_message,
    removed_message,
    removing_message,
)
from index import Article
from tests.bot.messages.replies.telegram_view import taken_either_way

ENGLISH = Localization.of("en")
WORDS = st.sampled_from([Localization.of(code) for code in LANGUAGES])
TEXT = st.text(max_size=300) | st.text("<&>\"' \n\0\u202e\ud800é", max_size=50) | st.just("word " * 2000)
IDS = st.from_regex(r"[0-9a-f]{16}", fullmatch=True) | TEXT
URLS = st.none() | TEXT | st.from_regex(r"https?://[!-~]{1,1200}", fullmatch=True)
ARTICLES = st.builds(
    Article, IDS, st.just("file:///a.txt"), TEXT, st.just(("Text.",)), source=st.none() | TEXT,
    published=st.none() | st.dates(date(1900, 1, 1)), url=URLS,
)  # fmt: skip


def presses(reply: Reply) -> list[AdminPress]:
    rows = reply.buttons.inline_keyboard if reply.buttons else ()
    buttons = [button for row in rows for button in row]
    assert len(buttons) <= 100
    assert all(button.text.strip() for button in buttons)
    decoded = [decode_press(str(button.callback_data)) for button in buttons]
    return [press for press in decoded if isinstance(press, AdminPress)]


@settings(deadline=None)
@given(WORDS, st.lists(ARTICLES, min_size=1, max_size=30), TEXT)
def test_any_articles_are_asked_about_in_messages_that_telegram_accepts(
    words: Localization, articles: list[Article], note: str
) -> None:
    first = articles[0]
    for reply in (
        articles_message(words, articles),
        removal_message(words, first, note),
        removing_message(words, first),
        removed_message(words, first.title, first.id),
        removal_failed_message(words, f"Busy. {note}", "remove-yes", first.id),
    ):
        taken_either_way(reply)
        assert {press.argument for press in presses(reply)} <= {"", *(article.id for article in articles)}


def test_an_id_that_no_button_can_hold_is_said() -> None:
    article = Article("x" * 60, "file:///a.txt", "Ferry", ("Text.",))
    reply = removal_message(ENGLISH, article)
    assert [press.action for press in presses(reply)] == ["remove-no"]
    assert "Its id is too long for a button" in reply.plain
