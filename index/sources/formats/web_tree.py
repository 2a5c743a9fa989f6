"""The tree of a web page's elements, with limits: pages can be made so that working on them never ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 30_000
"""Maximum number of elements on a page: a long one has 5,000."""

MAX_CHILDREN = 10_000
"""Maximum number of elements directly within another: extracting text takes time by the square of it."""

MAX_TEXT = 2_000_000
"""Maximum length of all text on a page outside of scripts, in characters."""

MAX_ATTRIBUTES = 5_000
"""Maximum number of attributes of an element: the parser takes time by the square of it."""

_LONG_TAG = 20_000  # characters
# Pictures and fonts within the page: megabytes in which there is nothing to read.
_DATA_ADDRESS = re.compile(r"data:[\w.+-]{1,50}/[\w.+-]{1,100}(?:;[\w.=-]{1,50})*,[\w+/=%.~!*;:@$?-]{100,}")
_NUL = re.compile("[\0\ufffe\uffff\ud800-\udfff]")
_TAG = re.compile(r"<[a-zA-Z]")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# XML's notation, which HTML reads as a start tag: the rest of the page would be within the script.
_EMPTY_ELEMENT = re.compile(
    r"<(?:a|div|iframe|object|p|script|span|style|textarea|title|video)\b[^<>]{0,2000}/>", re.IGNORECASE
)
_XHTML = "http://www.w3.org/1999/xhtml"
_UNREAD = ("style", "svg", "template", "math", "object", "iframe")


def parse_tree(text: str) -> HtmlElement:
    """Return the root element of a page. Raises ValueError, with the reason, if it is too much for a page."""
    from lxml import etree, html

    text = _DATA_ADDRESS.sub("data:,", _NUL.sub("", text))
    if _XHTML in text[:2000]:
        text = _EMPTY_ELEMENT.sub("", text)
    _check_tags(text)
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True, huge_tree=False
    )
    try:
        tree: HtmlElement = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise ValueError("there is nothing on the page") from error
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ValueError("its elements are nested too deeply (more than 256 within each other)")
    etree.strip_elements(tree, *_UNREAD, with_tail=False)
    _check_size(tree)
    return tree


def _check_tags(text: str) -> None:
    for piece in text.split(">"):
        if len(piece) > _LONG_TAG and (match := _TAG.search(piece)):
            count = len(_QUOTED.sub("", piece[match.start() :]).split())
            if count > MAX_ATTRIBUTES:
                raise ValueError(f"an element has too many attributes ({count:,}, at most {MAX_ATTRIBUTES:,})")


def _check_size(tree: HtmlElement) -> None:
    count = length = 0
    for element in tree.iter():
        count += 1
        length += len(element.tail or "") + (len(element.text or "") if element.tag != "script" else 0)
        if len(element) > MAX_CHILDREN:
            raise ValueError(
                f"too many elements in one place ({len(element):,}, at most {MAX_CHILDREN:,}): not a single article"
            )
    if count > MAX_ELEMENTS:
        raise ValueError(f"too many elements for one article ({count:,}, at most {MAX_ELEMENTS:,})")
    if length > MAX_TEXT:
        raise ValueError(f"too much text for one article ({length:,} characters, at most {MAX_TEXT:,})")
