"""The tree of a web page's elements, with limits: pages can be made so that working on them never ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.sources.formats.markup_limits import check_attributes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_ELEMENTS = 30_000
"""Maximum number of elements on a page: a long one has 5,000."""

MAX_CHILDREN = 10_000
"""Maximum number of elements directly within another: extracting text takes time by the square of it."""

MAX_TEXT = 2_000_000
"""Maximum length of all text on a page outside of scripts, in characters."""

# Pictures and fonts within the page: megabytes that would be copied with each copy of the tree.
_DATA_ADDRESS = re.compile(r"data:[\w.+-]{1,50}/[\w.+-]{1,100}(?:;[\w.=-]{1,50})*,[\w+/=%.~!*;:@$?-]{100,}")
_NUL = re.compile("[\0\ufffe\uffff\ud800-\udfff]")
_UNREAD = ("style", "svg", "template", "math", "object", "iframe")


def parse_tree(text: str) -> HtmlElement:
    """Return the root element of a page. Raises ValueError, with the reason, if it is too much for a page."""
    from lxml import etree, html

    text = _DATA_ADDRESS.sub("data:,", _NUL.sub("", text))
    check_attributes(text)
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


def _check_size(tree: HtmlElement) -> None:
    """Raise ValueError if a page is too large; libxml2 counts, since elements as objects of Python cost time."""
    count = _number(tree, "count(//*)")
    if count > MAX_ELEMENTS:
        raise ValueError(f"too many elements for one article ({count:,}, at most {MAX_ELEMENTS:,})")
    if _number(tree, f"count(//*[count(*) > {MAX_CHILDREN}])"):
        raise ValueError(f"too many elements in one place (at most {MAX_CHILDREN:,}): not a single article")
    length = _number(tree, "string-length(/)") - sum(len(script.text or "") for script in tree.iter("script"))
    if length > MAX_TEXT:
        raise ValueError(f"too much text for one article ({length:,} characters, at most {MAX_TEXT:,})")


def _number(tree: HtmlElement, path: str) -> int:
    value = tree.xpath(path)
    assert isinstance(value, float)
    return int(value)
