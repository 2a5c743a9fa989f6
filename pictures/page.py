"""A scene as a self-contained HTML page that looks like a Telegram app, styled by chat.css."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from botapi import Card, User

from pictures.icons import icon
from pictures.markup import element, formatted, written
from pictures.scene import Bubble, Draft, Scene

JSON = dict[str, Any]

_HERE = Path(__file__).parent
_COLOURS = 7  # number of colours for people in a group
_ACCENT = "colour1"  # the colour of everybody in a private chat
_SHOWN_CARDS = 4  # the app shows more only after scrolling
# Only the browser knows which quotations are cut off and how tall the page is.
_MEASURE = """
for (const quote of document.querySelectorAll(".folded"))
  quote.classList.toggle("cut", quote.scrollHeight > quote.clientHeight)
document.documentElement.dataset.height = Math.ceil(document.body.getBoundingClientRect().height)
"""


def page(scene: Scene) -> str:
    """Return the whole page; once a browser has laid it out, its root holds its height in `data-height`."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("title", scene.title),
        element("style", (_HERE / "chat.css").read_text(encoding="utf-8")),
    )
    day = f"{scene.bubbles[0].at:%B} {scene.bubbles[0].at.day}"
    chat = element(
        "main", element("div", element("span", day), class_="day"), *(_row(scene, bubble) for bubble in scene.bubbles)
    )
    body = element("body", _top(scene), chat, *_typing(scene.draft), element("script", _MEASURE))
    return written(element("html", head, body, lang="en"))


def _top(scene: Scene) -> Element:
    names = element("div", element("b", scene.title), element("span", scene.subtitle), class_="names")
    face = _avatar(scene.title, _colour(len(scene.title)) if scene.shared else _ACCENT)
    return element("header", icon("back"), face, names, icon("menu"))


# -- messages


def _row(scene: Scene, bubble: Bubble) -> Element:
    mine = bubble.sender == scene.viewer
    side = "mine" if mine else "theirs"
    face = _avatar(_name(bubble.sender), _colour(bubble.sender.id)) if scene.shared and not mine else None
    keys = element("div", *map(_keys, bubble.rows), class_="keyboard") if bubble.rows else None
    return element("div", face, element("div", _bubble(scene, bubble), keys, class_="message"), class_=f"row {side}")


def _bubble(scene: Scene, bubble: Bubble) -> Element:
    mine = bubble.sender == scene.viewer
    named = scene.shared and not mine
    read = icon("read") if mine else None
    return element(
        "div",
        element("div", _name(bubble.sender), class_="name") if named else None,
        element("div", "via ", element("b", f"@{bubble.via}"), class_="via") if bubble.via else None,
        _reply(scene, bubble.reply) if bubble.reply else None,
        element("div", *formatted(bubble.text, bubble.entities), element("i", class_="room"), class_="text"),
        element("div", f"{bubble.at:%H:%M}", read, class_="at"),
        class_=f"bubble {_colour_of(scene, bubble)}",
    )


def _reply(scene: Scene, bubble: Bubble) -> Element:
    name, words = element("b", _name(bubble.sender)), element("span", " ".join(bubble.text.split()))
    return element("div", name, words, class_=f"reply {_colour_of(scene, bubble)}")


def _icon_of(key: JSON) -> Element | None:
    """Return the icon in the corner of a button that opens a link, or copies a text."""
    return icon("open") if "url" in key else icon("copy") if "copy_text" in key else None


def _keys(row: Sequence[JSON]) -> Element:
    keys = [element("span", str(key["text"]), _icon_of(key), class_="key") for key in row]
    return element("div", *keys, class_="keys")


# -- people


def _name(user: User) -> str:
    return f"{user.first_name} {user.last_name or ''}".rstrip()


def _colour_of(scene: Scene, bubble: Bubble) -> str:
    return _colour(bubble.sender.id) if scene.shared else _ACCENT


def _colour(number: int) -> str:
    return f"colour{number % _COLOURS}"


def _avatar(name: str, colour: str) -> Element:
    """Return the initials of a name in a circle."""
    words = name.split()
    return element("div", "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper(), class_=f"avatar {colour}")


# -- the input line


def _typing(draft: Draft | None) -> list[Element]:
    if draft is None:
        return [element("footer", icon("clip"), element("span", "Message", class_="empty"), icon("voice"))]
    name, _, words = draft.text.partition(" ")
    typed = element("span", element("b", name), f" {words}", element("i", class_="caret"), class_="typed")
    cards = element("div", *map(_card, draft.cards[:_SHOWN_CARDS]), class_="cards")
    return [cards, element("footer", icon("clip"), typed, icon("send"))]


def _card(card: Card) -> Element:
    letter = element("div", card.title[:1].upper(), class_=f"letter {_colour(len(card.title))}")
    return element(
        "div",
        letter,
        element("div", element("b", card.title), element("span", card.description), class_="words"),
        class_="card",
    )
