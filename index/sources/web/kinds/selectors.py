"""CSS selectors of a source: which parts of its pages are the text of the article, and what to leave out of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast

from index.sources.formats import paragraphs_of_html
from index.sources.web import SourceOptions

if TYPE_CHECKING:
    from lxml.cssselect import CSSSelector
    from lxml.html import HtmlElement

_LONGEST = 500  # characters of a selector


def check_selectors(options: SourceOptions) -> None:
    """Raise ValueError, with the reason, if one of the selectors is none."""
    for selector in (*options.select, *options.drop):
        _compiled(selector)


def choice_of(options: SourceOptions) -> Callable[[HtmlElement], list[str] | None] | None:
    """Return what chooses the text in the tree of a page; None for a source without selectors.

    It raises ValueError if nothing on the page matches `select`: the site has changed, most likely.
    """
    if not options.select and not options.drop:
        return None
    return partial(_choose, options)


def without_dropped(html: str, options: SourceOptions) -> str:
    """Return the HTML of an article without the elements that match `drop`."""
    if not options.drop or "<" not in html:
        return html
    from lxml import etree
    from lxml.html import fragment_fromstring, tostring

    try:
        tree = fragment_fromstring(html, create_parent="div")
    except (etree.LxmlError, ValueError):  # nothing in it can be selected
        return html
    _drop(tree, options.drop)
    return str(tostring(tree, encoding="unicode"))


def _choose(options: SourceOptions, tree: HtmlElement) -> list[str] | None:
    from lxml.html import tostring

    _drop(tree, options.drop)
    if not options.select:
        return None
    matches = _matches(tree, options.select)
    if not matches:
        names = " or ".join(f"“{selector}”" for selector in options.select)
        raise ValueError(f"nothing on the page matches {names}: change what the source selects")
    html = "\n".join(str(tostring(element, encoding="unicode", with_tail=False)) for element in matches)
    return paragraphs_of_html(html)


def _drop(tree: HtmlElement, selectors: Sequence[str]) -> None:
    for selector in selectors:
        for element in _matching(tree, selector):
            if element.getparent() is not None:
                element.drop_tree()


def _matches(tree: HtmlElement, selectors: Sequence[str]) -> list[HtmlElement]:
    """Return the elements that any of the selectors matches, in their order on the page, and none within another."""
    matches = {element for selector in selectors for element in _matching(tree, selector)}
    outer = {element for element in matches if matches.isdisjoint(element.iterancestors())}
    return [element for element in tree.iter() if element in outer]


def _matching(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    return [element for element in cast("list[HtmlElement]", _compiled(selector)(tree)) if isinstance(element.tag, str)]


@lru_cache(maxsize=1_000)
def _compiled(selector: str) -> CSSSelector:
    from cssselect import SelectorError
    from lxml import etree
    from lxml.cssselect import CSSSelector

    if len(selector) > _LONGEST:
        raise ValueError(f"“{selector[:60]}…” is too long for a CSS selector (at most {_LONGEST} characters)")
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, etree.XPathError, ValueError, RecursionError) as error:
        raise ValueError(f"“{selector}” isn't a CSS selector that newsbot knows: {error}") from error
