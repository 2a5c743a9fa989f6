"""The text of a web page's article, by trafilatura: without menus, teasers, comments, captions and advertisements."""

from __future__ import annotations

import logging
import warnings
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from index.sources.formats.html_text import paragraphs_of_html

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG_CELL = 400
"""Number of characters in a cell from which a table arranges a page; data have shorter cells."""

_SURE = 3_000
"""Number of characters from which trafilatura's strict reading is taken without asking for a wider one."""

_MUCH_MORE = 2.0
"""Factor by which the wider reading must be longer: the strict one then missed most of the article."""

_LONG_LINE = 60  # characters

_MARK = "\N{CURVED STEM PARAGRAPH SIGN ORNAMENT}"
_TABLE = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")


def article_text(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the article on a page, with its headings, lists and tables; none if there is none.

    Changes the tree. Raises ValueError if it can't be worked with.
    """
    prepare(tree)
    strict = extract(tree, favor_precision=True)
    length = sum(map(len, strict))
    if length > _SURE or _MUCH_MORE * length > _prose(tree):
        return strict
    wide = extract(tree)
    return wide if sum(map(len, wide)) >= _MUCH_MORE * length else strict


def _prose(tree: HtmlElement) -> int:
    """Return the length of all texts on a page that are longer than those of menus and lists of links."""
    return sum(len(text) for text in map(str, tree.itertext()) if len(text) > _LONG_LINE)


def prepare(tree: HtmlElement) -> None:
    """Change a tree so that trafilatura understands what pages of all ages mean."""
    from lxml import etree

    etree.strip_elements(tree, "script", with_tail=False)  # trafilatura would read linked data, too
    _unfold_layout_tables(tree)
    _mark_paragraph_ends(tree)


def extract(tree: HtmlElement, **options: bool) -> list[str]:
    """Return the paragraphs that trafilatura finds with its own `options` in a prepared tree."""
    try:
        html = _trafilatura().extract(tree, output_format="html", include_comments=False, **options)
    except Exception as error:  # of many kinds, for pages that nobody foresaw
        raise ValueError(f"its text can't be told from the page around it ({type(error).__name__})") from error
    pieces = (piece.strip() for text in paragraphs_of_html(html or "") for piece in text.split(_MARK))
    return [piece for piece in pieces if piece]


def _unfold_layout_tables(tree: HtmlElement) -> None:
    """Make divs of tables that arrange a page, as in the 1990s and in newsletters: trafilatura takes them for data."""
    from lxml import etree

    for table in list(tree.iter("table")):
        cells = [cell for row in table.iter("tr") for cell in row if cell.tag in ("td", "th")]
        if table.find(".//table") is not None or any(_has_long_text(cell) for cell in cells):
            for part in [table, *(part for part in table.iter(*_TABLE) if _own_table(part) is table)]:
                part.tag = "div"
    etree.strip_tags(tree, "font", "center")


def _own_table(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("table"), None)


def _has_long_text(cell: HtmlElement) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text)
        if length > _LONG_CELL:
            return True
    return False


def _mark_paragraph_ends(tree: HtmlElement) -> None:
    """Mark where two line breaks separate paragraphs: trafilatura makes one of them."""
    for line_break in list(tree.iter("br")):
        following = line_break.getnext()
        if following is not None and following.tag == "br" and not (line_break.tail or "").strip():
            line_break.tail = f" {_MARK} "


@cache
def _trafilatura() -> ModuleType:
    """Return the library, silenced: it logs what it thinks of each page."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what it could do if other libraries were there: fetch through SOCKS
        import trafilatura

    for name in ("trafilatura", "htmldate", "courlan", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    return trafilatura
