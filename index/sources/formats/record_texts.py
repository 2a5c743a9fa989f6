"""The paragraphs in a record's text, which may be plain, HTML, or a list of either. Not for whole web pages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from index.sources.formats.field_values import list_in
from index.sources.formats.html_text import paragraphs_of_html, text_of_html
from index.sources.formats.paragraphs import split_blocks

_BLOCK = re.compile(
    r"<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|section|article|table|figure|html|body)(?:\s[^<>]*+)?/?>", re.IGNORECASE
)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|cite|code|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)(?:\s[^<>]*+)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,10}\d{0,2});")
_NAMES = ("text", "rendered", "content", "value", "html", "body", "data", "blocks", "paragraphs", "#text")
_LIST = re.compile(r"\[\s*['\"]")
_CUT_OFF = re.compile(r"\s*\[\+\d+ chars\]\s*$")  # as NewsAPI ends a text
_DEEPEST = 6


def paragraphs_in(value: object) -> tuple[str, ...]:
    """Return the paragraphs in a text, in a list of texts, or in objects that hold one. Raises ValueError."""
    return tuple(paragraph for text in _texts(value, 0) for paragraph in _paragraphs(text))


def without_markup(text: str) -> str:
    """Return a short text, such as a headline, without tags and entities."""
    if _BLOCK.search(text) or _INLINE.search(text):
        return text_of_html(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def without_end_mark(paragraphs: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return `paragraphs` without a mark like "… [+812 chars]" at the end, and whether there was one."""
    if not paragraphs or not (mark := _CUT_OFF.search(paragraphs[-1][-60:])):
        return paragraphs, False
    return (*paragraphs[:-1], paragraphs[-1][: -len(mark[0])]), True


def _paragraphs(text: str) -> list[str]:
    if _BLOCK.search(text):
        return paragraphs_of_html(text)
    if "\n" not in text and text.count("\\n") > 1:  # escaped twice
        text = text.replace("\\r", "").replace("\\n", "\n")
    blocks = (" ".join(line.strip() for line in block) for block in split_blocks(text.splitlines()))
    return [without_markup(block) for block in blocks]


def _texts(value: object, depth: int) -> Iterator[str]:
    if depth > _DEEPEST:
        return
    if isinstance(value, str):
        value = _as_list(value)
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, dict):
        yield from _texts(next((value[name] for name in _NAMES if value.get(name)), None), depth + 1)


def _as_list(text: str) -> object:
    """Return the list of texts that a text is in Python's or JSON's notation, as tables have it."""
    values = list_in(text) if _LIST.match(text) else None
    return values if values and all(isinstance(value, str) for value in values) else text
