"""The text of a Ghost post: its HTML, else its plain text, else the documents of Ghost's editors.

Lexical documents are trees of nodes (https://lexical.dev); mobiledoc has numbered sections and cards
(https://github.com/bustle/mobiledoc-kit/blob/main/MOBILEDOC.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.sources.formats.field_values import text_of
from index.sources.formats.html_text import collapse, paragraphs_of_html
from index.sources.formats.json_values import load_json
from index.sources.formats.paragraphs import split_blocks

_DEEPEST = 50
_INLINE = frozenset(("link", "autolink"))
_CARD, _LIST, _TEXT = 10, 3, 1


def paragraphs_of_post(post: dict[str, Any]) -> list[str]:
    """Return a post's paragraphs. Raises ValueError if its document is broken."""
    if paragraphs := paragraphs_of_html(text_of(post.get("html"))):
        return paragraphs
    if plain := text_of(post.get("plaintext")).strip():
        blocks = split_blocks(plain.splitlines())
        return [text for block in blocks if (text := collapse(" ".join(block)))]
    if lexical := _document(post.get("lexical")):
        root = lexical.get("root")
        return [text for text in _of_nodes(root if isinstance(root, dict) else {}, 0) if text]
    return [text for text in _of_sections(_document(post.get("mobiledoc"))) if text]


def _document(value: object) -> dict[str, Any]:
    if isinstance(value, str) and value.strip():
        value = load_json(value.encode(errors="replace"))
    return value if isinstance(value, dict) else {}


def _of_nodes(node: dict[str, Any], depth: int) -> Iterator[str]:
    """Yield the paragraphs of a lexical node: its own text, and those of the blocks in it."""
    if depth > _DEEPEST:
        raise ValueError("its document is nested too deeply")
    if isinstance(html := node.get("html") or node.get("markdown"), str):
        yield from paragraphs_of_html(html, blank_lines="markdown" in node)
        return
    line: list[str] = []
    for child in _children(node):
        if isinstance(text := child.get("text"), str):
            line.append(text)
        elif child.get("type") == "linebreak":
            line.append(" ")
        elif child.get("type") in _INLINE:
            line.extend(_of_nodes(child, depth + 1))
        else:
            yield collapse("".join(line))
            line.clear()
            yield from _of_nodes(child, depth + 1)
    yield collapse("".join(line)) if node.get("type") not in _INLINE else "".join(line)


def _children(node: dict[str, Any]) -> list[dict[str, Any]]:
    children = node.get("children")
    return [child for child in children if isinstance(child, dict)] if isinstance(children, list) else []


def _of_sections(document: dict[str, Any]) -> Iterator[str]:
    sections, cards = document.get("sections"), document.get("cards")
    for section in sections if isinstance(sections, list) else ():
        if not isinstance(section, list) or len(section) < 2:
            continue
        if section[0] == _CARD:
            yield from _of_card(cards, section[1])
        elif section[0] == _TEXT and len(section) > 2:
            yield _of_markers(section[2])
        elif section[0] == _LIST and len(section) > 2 and isinstance(section[2], list):
            yield from map(_of_markers, section[2])


def _of_card(cards: object, number: object) -> Iterator[str]:
    """Yield the paragraphs of a card with text: HTML, or Markdown, whose blank lines separate paragraphs."""
    if not (isinstance(cards, list) and isinstance(number, int) and 0 <= number < len(cards)):
        return
    card = cards[number]
    payload = card[1] if isinstance(card, list) and len(card) > 1 else None
    if isinstance(payload, dict):
        if isinstance(html := payload.get("html"), str):
            yield from paragraphs_of_html(html)
        elif isinstance(markdown := payload.get("markdown"), str):
            yield from paragraphs_of_html(markdown, blank_lines=True)


def _of_markers(markers: object) -> str:
    texts = (
        (marker[3] for marker in markers if isinstance(marker, list) and len(marker) > 3)
        if isinstance(markers, list)
        else ()
    )
    return collapse("".join(text if isinstance(text, str) else " " for text in texts))
