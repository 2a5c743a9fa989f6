"""Pages that are saved as if they were articles and aren't: errors, logins, consent banners, front pages, chats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.sources.formats.web_metadata import PageMetadata

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FREE_STUB = 800
"""Number of characters up to which the free part of an article behind a paywall is a stub."""

_MANY_STORIES = 5
_LINE = 200  # characters of a page that only leads to another one
_SHORT = 1_500  # characters of a page whose title decides what it is
_CHAT = re.compile(
    rb'<div class="page_wrap[^>]{0,200}>.{0,5000}?'
    rb'class="(?:history"|page_body chat_page|message (?:default|service)\b)',
    re.DOTALL,
)
# Whole titles, or parts of them between bars and dashes: "Age of consent to rise" is a headline, "Consent" is none.
_TITLES = {
    "an error page": (
        r"(?:http )?(?:error\W{1,3})?(?:40\d|410|451|50\d)(?:\W{1,3}error)?(?:\W{1,3}(?:(?:page )?not found|gone"
        r"|forbidden|bad gateway|(?:internal )?server error|service (?:temporarily )?unavailable|bad request))?",
        r"(?:sorry,? )?(?:the |this |that )?(?:page|file|article|url|content)(?: you .{1,60}?)? (?:can['’]t be found"
        r"|(?:was |is |could |can)?not(?: be)? found|doesn['’]t exist|does not exist|is unavailable)",
        r"not found|nothing (?:was )?found|oops.{0,60}|bad gateway|service unavailable|(?:internal )?server error"
        r"|forbidden",
        r"(?:die )?seite (?:wurde )?nicht gefunden|страница не найдена|page introuvable|página no encontrada",
        r"(?:site )?(?:under )?maintenance",
    ),
    "a page that keeps programs out": (
        r"just a moment|attention required!?|access (?:to this page has been )?denied|checking your browser.{0,40}",
        r"are you (?:a robot|not a robot|human)|(?:please )?verify (?:that )?you are (?:a )?human|human verification",
        r"security check|(?:re)?captcha|unusual traffic.{0,40}|pardon our interruption|request blocked|robot check",
    ),
    "a page that asks for consent": (
        r"before you continue.{0,60}|(?:cookie |privacy )?consent|we value your privacy|your privacy(?: choices)?",
        r"(?:privacy|cookie) (?:choices|settings|preferences|policy|notice)|einwilligung|cookie-einstellungen",
        r"согласие на обработку.{0,60}",
    ),
    "a login page": (
        r"(?:please )?(?:log|sign) ?in(?: (?:to|or|with) .{1,60})?|login(?: page)?|anmelden|einloggen|войти|вход"
        r"|se connecter|iniciar sesión",
    ),
    "a redirect": (
        r"redirecting|(?:you are )?being redirected|(?:301 |308 )?moved permanently|(?:302 )?found|object moved",
    ),
    "a page of search results": (r"search results?(?: for .{1,100})?|suchergebnisse|результаты поиска",),
}
_KINDS = [(re.compile("|".join(patterns), re.IGNORECASE), kind) for kind, patterns in _TITLES.items()]
_BETWEEN = re.compile(r"\s*[|•·–—]\s*|\s+-\s+")
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|einwilligung|datenschutz|partners? (?:store|use)|файлы cookie", re.IGNORECASE
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign up|register|log in) (?:now )?to (?:continue|keep|read|unlock)|already a subscriber"
    r"|(?:for|to) subscribers only|only for subscribers|continue reading with"
    r"|this (?:article|story) is (?:exclusively )?for (?:our )?subscribers|jetzt weiterlesen|weiterlesen mit"
    r"|nur für abonnent|доступн\w{0,9} (?:только )?(?:по подписке|подписчикам)|réservé aux abonnés",
    re.IGNORECASE,
)
_MOUNTS = ("root", "app", "__next", "__nuxt", "gatsby-focus-wrapper", "___gatsby")


def refuse_chat(head: bytes) -> None:
    """Raise ValueError if a page is a chat that Telegram's program exported."""
    if _CHAT.search(head):
        raise ValueError("a chat export as HTML: export it as JSON instead")


def refuse(tree: HtmlElement, page: PageMetadata, paragraphs: Sequence[str]) -> None:
    """Raise ValueError, with the reason, if a page isn't an article, or only the free part of one."""
    length = sum(map(len, paragraphs))
    if length < _SHORT and not page.linked.is_article:
        _refuse_by_title(tree, page)
        if any(element.get("type") == "password" for element in tree.iter("input")) and length < FREE_STUB:
            raise ValueError("a login page, not an article")
        if length and sum(len(text) for text in paragraphs if _CONSENT.search(text)) > length / 2:
            raise ValueError("a page that asks for consent, not an article")
        if length < _LINE and _leads_on(tree):
            raise ValueError("a redirect, not an article")
    if not page.linked.is_article:
        _refuse_list(tree, page, paragraphs)
    _refuse_front_page(page)
    _refuse_stub(tree, page, paragraphs, length)
    if not length:
        raise ValueError(_why_empty(tree))


def _refuse_by_title(tree: HtmlElement, page: PageMetadata) -> None:
    titles = [page.heading, *(element.text_content() for element in tree.iter("title")), page.parsed.title]
    for title in filter(None, (" ".join(text.split())[:200] for text in titles)):
        parts = [part.strip(" .!?…") for part in (title, *_BETWEEN.split(title))]
        for pattern, kind in _KINDS:
            if any(pattern.fullmatch(part) for part in parts):
                raise ValueError(f"{kind}, not an article: “{title[:60]}”")


def _refuse_list(tree: HtmlElement, page: PageMetadata, paragraphs: Sequence[str]) -> None:
    """Refuse a page whose text is summaries of other stories, each below a headline that is a link."""
    if page.kind == "article":
        return
    known = set(paragraphs)
    count = sum(_summary_below(heading) in known for heading in tree.iter("h2", "h3", "h4"))
    if count >= _MANY_STORIES and count * 2 >= len(paragraphs):
        raise ValueError(f"a list of {count:,} stories, not an article")


def _summary_below(heading: HtmlElement) -> str | None:
    """Return the text after a headline that is a link; None if it is none."""
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        heading = parent
    elif heading.find(".//a") is None:
        return None
    below = heading.getnext()
    return None if below is None else " ".join(str(below.text_content()).split())


def _refuse_front_page(page: PageMetadata) -> None:
    address = page.parsed.url or page.address
    if not address or page.linked.is_article or page.kind not in ("", "website"):
        return
    parts = urlsplit(address)
    if not parts.path.strip("/") and not parts.query:
        raise ValueError("a site's front page, not an article")


def _refuse_stub(tree: HtmlElement, page: PageMetadata, paragraphs: Sequence[str], length: int) -> None:
    words = sum(len(text.split()) for text in paragraphs)
    is_stub = length < FREE_STUB or words * 2 < page.linked.words
    if not page.linked.is_free:
        if is_stub:
            raise ValueError(f"behind a paywall: only {length:,} characters are free")
        page.parsed.notes.append("it is behind a paywall: it may go on there")
    elif length < FREE_STUB and _PAYWALL.search(tree.text_content()[-200_000:]):
        raise ValueError(f"behind a paywall: only {length:,} characters are free")


def _leads_on(tree: HtmlElement) -> bool:
    return any((element.get("http-equiv") or "").lower() == "refresh" for element in tree.iter("meta"))


def _why_empty(tree: HtmlElement) -> str:
    body = tree.find("body")
    if tree.find(".//frameset") is not None:
        return "a page of frames: save the frame with the article instead"
    mounts = [element for element in tree.iter("div", "main") if element.get("id") in _MOUNTS]
    if mounts or "javascript" in "".join(element.text_content() for element in tree.iter("noscript")).lower():
        return "its text needs JavaScript: save it from a browser, as a complete page"
    if body is None or not body.text_content().strip():
        return "an empty page"
    return "no article's text on the page"
