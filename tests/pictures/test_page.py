"""A scene as a page: what the viewer sees; hostile names and texts stay plain text."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from botapi import BotApi, Card, Chat, User

from pictures.page import page
from pictures.scene import Bubble, Draft, Scene, scene

HOSTILE = "</style></script><script>alert('1')</script><img src=x onerror=\"alert(2)\">"
NOON = datetime(2026, 5, 4, 12, 7, tzinfo=UTC)
ANN, BOB = User(1, "Ann"), User(2, "Bob", last_name="Jones")


def group(*bubbles: Bubble, draft: Draft | None = None) -> str:
    return page(Scene("some", ANN, "Readers", "2 members", True, bubbles, draft))


def words(html: str) -> str:
    """Return the text of a page without its style and script."""
    body = re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", body))


def test_messages_of_others_have_a_name_and_initials_in_a_group() -> None:
    html = group(Bubble(BOB, "Hello", (), NOON))
    assert re.search(r'class="avatar colour2">BJ<', html)
    assert '<div class="name">Bob Jones</div>' in html
    assert "12:07" in html
    assert "May 4" in html


def test_the_viewers_messages_have_neither() -> None:
    html = group(Bubble(ANN, "Hello", (), NOON))
    assert 'class="row mine"' in html
    assert 'class="name"' not in html


def test_a_reply_shows_the_sender_and_text_of_its_message_on_one_line() -> None:
    html = group(Bubble(ANN, "/ask", (), NOON, reply=Bubble(BOB, "one\n\ntwo", (), NOON)))
    assert '<div class="reply colour2"><b>Bob Jones</b><span>one two</span></div>' in html


def test_buttons_stand_in_their_rows_and_links_are_marked() -> None:
    rows = [[{"text": "A", "callback_data": "a"}, {"text": "B", "callback_data": "b"}], [{"text": "C", "url": "x"}]]
    html = group(Bubble(BOB, "Hello", (), NOON, rows=rows))
    assert '<div class="keys"><span class="key">A</span><span class="key">B</span></div>' in html
    assert re.search(r'class="key">C<svg [^>]*class="icon open"', html)


def test_cards_pop_up_above_what_is_typed() -> None:
    card = Card("0", "Title", "Said", "", (), None)
    html = group(Bubble(BOB, "Hello", (), NOON), draft=Draft("@newsbot why", [card]))
    assert html.index('<div class="words"><b>Title</b><span>Said</span></div>') < html.index("<b>@newsbot</b> why")
    assert 'class="empty"' not in html


def test_hostile_names_and_words_stay_words() -> None:
    one = User(3, HOSTILE, last_name=HOSTILE)
    card = Card("0", HOSTILE, HOSTILE, "", (), None)
    bubble = Bubble(one, HOSTILE, (), NOON, Bubble(one, HOSTILE, (), NOON), HOSTILE, [[{"text": HOSTILE}]])
    html = page(Scene("some", ANN, HOSTILE, HOSTILE, True, [bubble], Draft(f"@newsbot {HOSTILE}", [card])))
    assert len(re.findall("<script", html)) == len(re.findall("<style", html)) == 1
    assert "<img" not in html
    assert words(html).count(HOSTILE) == 14  # the whole name is two


@pytest.mark.parametrize("private", [True, False])
def test_a_chat_is_read_from_the_double_of_the_bot_api(private: bool) -> None:
    api = BotApi(username="newsbot")
    ann = api.user("Ann")
    chat: Chat = api.private(ann) if private else api.group("Readers")
    chat.say(ann, "Again?", reply_to=chat.say(ann, "/ask 🔔"))
    seen = scene("some", chat, ann, api.bot)
    assert (seen.title, seen.subtitle) == (("newsbot", "bot") if private else ("Readers", "3 members"))
    first, second = seen.bubbles
    assert (first.text, [entity.type for entity in first.entities]) == ("/ask 🔔", ["bot_command"])
    assert second.reply == first
