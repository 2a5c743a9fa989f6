"""HTML as a tree, so that the library that writes it escapes everything; and message text as part of it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, tostring

from botapi import Entity

Part = Element | str

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "date_time": "time",
}
_LINKS = ("text_link", "url", "mention", "text_mention", "bot_command", "hashtag", "email")


def element(tag: str, *parts: Part | None, **attributes: str) -> Element:
    """Return an element with these children, leaving out None; `class_` is its class."""
    made = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    for part in parts:
        if isinstance(part, Element):
            made.append(part)
        elif part:
            _append_text(made, part)
    return made


def _append_text(to: Element, words: str) -> None:
    if len(to):
        to[-1].tail = (to[-1].tail or "") + words
    else:
        to.text = (to.text or "") + words


def written(page: Element) -> str:
    """Return a page as HTML."""
    return f"<!doctype html>\n{tostring(page, encoding='unicode', method='html')}\n"


def formatted(text: str, entities: Sequence[Entity]) -> list[Part]:
    """Return a message's text with its formatting; entities are either disjoint or nested, as in Telegram."""
    units = text.encode("utf-16-le")
    return _between(units, 0, len(units) // 2, entities)


def _between(units: bytes, start: int, end: int, entities: Sequence[Entity]) -> list[Part]:
    """Return the formatted text between two UTF-16 offsets."""
    parts: list[Part] = []
    rest, at = list(entities), start
    while rest:
        outer = rest.pop(0)
        inside = [entity for entity in rest if entity.offset < outer.end]
        rest = rest[len(inside) :]
        parts += [_words(units, at, outer.offset), _marked(outer, _between(units, outer.offset, outer.end, inside))]
        at = outer.end
        if (
            _is_quote(outer) and _words(units, at, at + 1) == "\n"
        ):  # a quotation is a block and needs no line break after it
            at += 1
    return [*parts, _words(units, at, end)]


def _words(units: bytes, start: int, end: int) -> str:
    return units[2 * start : 2 * end].decode("utf-16-le")


def _marked(entity: Entity, parts: Sequence[Part]) -> Element:
    if entity.type in _LINKS:
        return element("a", *parts, href=entity.url or "#")
    tag = _TAGS.get(entity.type, "span")
    return element(tag, *parts, class_="folded" if entity.type == "expandable_blockquote" else entity.type)


def _is_quote(entity: Entity) -> bool:
    return entity.type in ("blockquote", "expandable_blockquote")
