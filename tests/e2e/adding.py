"""What tests of adding articles from Telegram share: texts, pages, and the state of a message of the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botapi import BotApi, Chat, Sent, User
from crowd import wait_for_replies
from news_server import Page

if TYPE_CHECKING:
    from conftest import Newsbot

LONG = (
    "The keeper Sunniva Brandt said on Monday that the gates had frozen in the night, and that nobody would force them."
)
WOMBATS = "Title: Wombats take over\nSource: The Post\nDate: 2026-05-04\n\nThe wombat Zelda is a cube at heart.\n"
BOB = {"type": "user", "date": 1780000000, "sender_user": {"id": 9, "is_bot": False, "first_name": "Bob"}}
HIDDEN = {"type": "hidden_user", "date": 1780000000, "sender_user_name": "Eve"}
CHANNEL = {
    "type": "channel",
    "date": 1780000000,
    "chat": {"id": -1003000000001, "type": "channel", "title": "The Canal", "username": "thecanal"},
    "message_id": 17,
}
NO_RIGHT = "Sorry, only an admin of this bot can do that."
BUTTON = "Take out again"


def page(title: str, *paragraphs: str) -> Page:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="The Lock">'
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-05-04T10:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return Page(html.encode(), content_type="text/html; charset=utf-8")


def shown(api: BotApi, message: Sent) -> Sent:
    """Return the current state of a message."""
    return next(sent for sent in api.sent() if (sent.chat_id, sent.message_id) == (message.chat_id, message.message_id))


def labels(message: Sent) -> list[str]:
    return [button["text"] for button in message.buttons]


def data_of(message: Sent) -> str:
    return str(message.buttons[0]["callback_data"])


def forged(api: BotApi, user: User, chat: Chat, message: Sent, data: str) -> str:
    """Send a press with any callback data as if a message of the bot had such a button; return the pop-up's text."""
    query = f"77{len(api.calls)}{user.id}"
    api.update(
        {
            "callback_query": {
                "id": query,
                "from": user.json(),
                "chat_instance": "1",
                "data": data,
                "message": {"message_id": message.message_id, "date": 1, "chat": chat.json(), "text": message.text},
            }
        }
    )
    return pop_up(api, query)


def pop_up(api: BotApi, query: str) -> str:
    call = api.wait_for_answer(query)
    assert call.parameters.get("text") is None or call.parameters.get("show_alert") in (True, "true")
    return str(call.parameters.get("text") or "")


def answer(api: BotApi, chat: Chat, user: User, question: str) -> str:
    asked = chat.say(user, f"/ask {question}")
    wait_for_replies(api, [asked])
    return next(sent.text for sent in api.sent(chat) if sent.reply_to == asked.message_id)


def added(bot: Newsbot) -> set[str]:
    folder = bot.data / "added"
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
