"""The paragraphs of clean HTML, as exports and feeds hold it: an article alone, without a page around it.

Not for web pages, whose menus and teasers would have to be told from the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any, cast

_DROPPED = frozenset(
    "applet audio button canvas datalist embed figcaption form head iframe input math noframes noscript object script"
    " select style svg template textarea title video".split()
)
# Elements of an article that ask for something: to subscribe, to share, to read another one.
_WIDGETS = frozenset(
    "button-wrapper captioned-button-wrap embedded-post-wrap kg-bookmark-card kg-button-card kg-cta-card kg-file-card"
    " kg-signup-card sharedaddy subscription-widget subscription-widget-wrap wp-block-button wp-block-buttons"
    " wp-block-file wp-block-latest-posts wp-block-social-links wp-caption-text".split()
)
# XML's notation, which HTML reads as a start tag: the rest of the article would be within the frame.
_EMPTY_ELEMENT = re.compile(r"<(?:audio|button|canvas|iframe|object|script|style|textarea|title|video)\b[^<>]*+(?<=/)>")
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figure footer h1 h2"
    " h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody tfoot thead ul".split()
)
_SPACES = re.compile(r"\s+")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
# The value of an attribute may hold brackets; a name with a blank after it and no = is an editor's note: [the mayor].
_SHORTCODE = re.compile(
    r"\[(?P<end>/?)(?P<name>[A-Za-z][\w-]*+)(?P<attributes>(?>(?:\"[^\"]*+\"|'[^']*+'|[^]\[\"'])*))\]"
)
_DROPPED_CODES = frozenset("audio caption embed gallery playlist video wp_caption wp_gallery".split())


def paragraphs_of_html(html: str, *, blank_lines: bool = False) -> list[str]:
    """Return the paragraphs of an article's HTML without markup, captions, forms and shortcodes.

    A row of a table is a paragraph; two line breaks separate paragraphs, and one is a blank. With `blank_lines`, a
    blank line separates them, too, as WordPress understands text. Takes time in proportion to the size.
    """
    from lxml import etree

    html = without_shortcodes(html.replace("\0", ""))
    if "/>" in html:
        html = _EMPTY_ELEMENT.sub("", html)
    if not html.strip():
        return []
    target = _Paragraphs(blank_lines)
    if "<" not in html and "&" not in html:
        target.data(html)
        target.close()
        return target.paragraphs
    parser: Any = etree.HTMLParser(  # the stubs know the parser without a target
        target=cast("Any", target), encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    parser.feed(html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode())
    parser.close()
    return target.paragraphs


def text_of_html(html: str) -> str:
    """Return a short text, such as a headline, as one line without markup."""
    if "<" not in html:
        return collapse(unescape(html))
    return " ".join(paragraphs_of_html(html))


def collapse(text: str) -> str:
    """Return `text` with each run of white space as one blank, but a single no-break space as it is."""
    if text.isascii() or ("\u00a0" not in text and "\u202f" not in text):
        return " ".join(text.split())
    return _SPACES.sub(lambda run: run[0] if run[0] in ("\u00a0", "\u202f") else " ", text).strip()


def without_shortcodes(html: str) -> str:
    """Return `html` without WordPress's shortcodes, and without what those for captions and media surround.

    [sic] and [the mayor] are words of the article: a shortcode has an attribute, an end, or a name of WordPress's own.
    """
    if "[" not in html:
        return html
    codes = list(_SHORTCODE.finditer(html))
    ends = Counter(code["name"] for code in codes if code["end"])
    parts, position, dropped = [], 0, ""
    for code in codes:
        name = code["name"]
        if not _is_shortcode(code, ends):
            continue
        if code["end"]:
            ends[name] -= 1
        if not dropped:
            parts.append(html[position : code.start()])
            dropped = name if name in _DROPPED_CODES and not code["end"] and ends[name] > 0 else ""
        elif code["end"] and name == dropped:
            dropped = ""
        position = code.end()
    return "".join([*parts, html[position:]])


def _is_shortcode(code: re.Match[str], ends: Counter[str]) -> bool:
    name, attributes = code["name"], code["attributes"]
    if code["end"]:
        return not attributes.strip()
    if attributes and not attributes[0].isspace() and attributes != "/":
        return False
    return name in _DROPPED_CODES or "=" in attributes or (ends[name] > 0 and not attributes.strip(" /"))


@dataclass(slots=True)
class _Row:
    """A row of a table: the paragraphs of each cell."""

    cells: list[list[str]] = field(default_factory=list)
    arranges: bool = False
    """Whether it has a table in it: its paragraphs are passed on as they come."""

    def paragraphs(self) -> list[str]:
        """Return the row as one paragraph, or those of its cells where a table only arranges a text."""
        if any(len(cell) > 1 for cell in self.cells):
            return [text for cell in self.cells for text in cell]
        row = " | ".join(text for cell in self.cells for text in cell)
        return [row] if row else []


class _Paragraphs:
    """Target of lxml's parser: collects paragraphs from start tags, end tags and text, without a tree."""

    def __init__(self, blank_lines: bool) -> None:
        self._blank_lines = blank_lines
        self.paragraphs: list[str] = []
        self._rows: list[_Row] = []
        self._text: list[str] = []
        self._breaks = 0  # line breaks since the last text
        self._dropped = ""  # tag of the element that is being dropped
        self._depth = 0  # elements with this tag that are open

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._dropped:
            self._depth += tag == self._dropped
        elif tag in _DROPPED or (attributes and not _WIDGETS.isdisjoint(attributes.get("class", "").split())):
            self._dropped, self._depth = tag, 1
        elif tag == "br":
            self._breaks += 1
            if self._breaks > 1:
                self._finish()
            else:
                self._text.append(" ")
        elif tag == "tr":
            self._finish()
            self._start_row()
        elif tag in ("td", "th"):
            self._finish()
            if self._rows:
                self._rows[-1].cells.append([])
        elif tag in _BLOCKS:
            self._finish()

    def _start_row(self) -> None:
        if self._rows and not (outer := self._rows[-1]).arranges:
            outer.arranges = True
            self.paragraphs.extend(text for cell in outer.cells for text in cell)
            outer.cells.clear()
        self._rows.append(_Row())

    def end(self, tag: str) -> None:
        if self._dropped:
            self._depth -= tag == self._dropped
            if not self._depth:
                self._dropped = ""
                self._finish_at_block(tag)
        elif tag == "tr":
            self._finish()
            if self._rows:
                self._add(self._rows.pop().paragraphs())
        else:
            self._finish_at_block(tag)

    def data(self, text: str) -> None:
        if self._dropped:
            return
        if self._blank_lines and "\n" in text:
            first, *others = _BLANK_LINE.split(text)
            self._append(first)
            for other in others:
                self._finish()
                self._append(other)
        else:
            self._append(text)

    def close(self) -> None:
        self._finish()
        while self._rows:
            self._add(self._rows.pop().paragraphs())

    def _finish_at_block(self, tag: str) -> None:
        if tag in _BLOCKS or tag in ("td", "th"):
            self._finish()

    def _append(self, text: str) -> None:
        self._text.append(text)
        if not text.isspace():
            self._breaks = 0

    def _finish(self) -> None:
        text = collapse("".join(self._text))
        self._text.clear()
        self._breaks = 0
        if text:
            self._add([text])

    def _add(self, paragraphs: list[str]) -> None:
        if not self._rows or self._rows[-1].arranges:
            self.paragraphs.extend(paragraphs)
        elif self._rows[-1].cells:
            self._rows[-1].cells[-1].extend(paragraphs)
        else:
            self._rows[-1].cells.append(paragraphs)
