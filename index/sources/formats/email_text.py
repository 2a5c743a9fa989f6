"""The text of newsletters: paragraphs of their HTML or plain text, without what senders put around it.

Not for headers: see `email_message.py`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.sources.formats.html_text import collapse, paragraphs_of_html
from index.sources.formats.paragraphs import split_blocks
from index.text import is_boilerplate

if TYPE_CHECKING:
    from lxml.etree import _Element

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![.\d])|font-size\s*:\s*0(?![.\d])"
    r"|opacity\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_TABLE_TAGS = ("table", "tbody", "thead", "tfoot", "tr", "td")
_VIEW = (
    r"(?:view|read|open|see)\s(?:it\s|this\s)?(?:(?:e-?mail|newsletter|message|post|issue|story)\s)?"
    r"(?:online|in\s(?:your\s|a\s|the\s)?(?:web\s)?browser|on\s(?:the\s|our\s)?web(?:site)?|in\s(?:the\s)?app)"
    r"|web\s?version|(?:im|in\sihrem)\sbrowser\s(?:ansehen|öffnen|lesen|anzeigen)|online\s(?:ansehen|lesen)"
)
_VIEW_LINK = re.compile(rf".{{0,60}}(?:{_VIEW}).{{0,40}}", re.IGNORECASE)
_AROUND = re.compile(
    rf"(?:{_VIEW})\b"
    r"|(?:having\s)?(?:trouble|problems?)\s(?:viewing|reading|seeing)\b|(?:e-?mail|newsletter)\snot\sdisplaying\b"
    r"|(?:was\sthis\s(?:e-?mail|newsletter)\s)?forward(?:ed)?\s(?:this|to)\b"
    r"|(?:like|comment|restack|share|reply|tweet|pin|forward|donate|upgrade\sto\spaid)(?:\s*[|·•]\s*\w+)*$"
    r"|(?:add\sus\sto\syour\saddress\sbook|privacy\s(?:policy|notice)|terms\s(?:of\s(?:use|service)|and\sconditions))\b"
    r"|(?:advertise(?:ment)?\swith\sus|manage\s(?:your\s)?(?:e-?mail\s)?(?:preferences|subscription))",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"unsubscribe\s?(?:$|[|·•,])|.{0,80}\bunsubscribe(?:\s(?:here|from\b.{0,60}|at\sany\stime|now))?[.!\s|·•]*$"
    r"|.{0,60}\byou(?:['’]re|\sare|\shave)?\s(?:receiving|received|getting|been\ssent)\sthis\s(?:e-?mail|newsletter|message|digest|briefing|update|because)\b"
    r"|.{0,60}\bthis\s(?:e-?mail|newsletter|message)\s(?:was|has\sbeen|is)\s(?:sent|intended)\b"
    r"|(?:our\smailing\saddress\sis|no\slonger\s(?:want|wish)\b|(?:update|change)\syour\s(?:e-?mail\s)?preferences\b)"
    r"|(?:(?:den\s)?newsletter\s)?(?:abbestellen|abmelden)\b|sie\serhalten\sdiese\b|отписаться\b"
    r"|(?:copyright\b|©|\(c\)\s\d{4}).{0,100}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?=.{8,140}$)(?=[^.!?]*,)(?=.*(?:\b\d{4,6}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b))[^.!?]*\.?$")
_FOOTER_SHARE = 0.5  # of the paragraphs: a line to unsubscribe above that is no footer
_MAX_LINE = 300  # characters of what is around a text
_SIGNATURE = "-- "
_RULE = re.compile(r"[-=_*~#—–]{3,}")
_ADDRESS_IN_TEXT = re.compile(
    r"\s?(?:<\s?https?://[^\s<>]+\s?>|\(\s?https?://[^\s()]+\s?\)|\[\s?https?://[^\s\[\]]+\s?\])"
)
_PICTURE = re.compile(r"\[(?:image|cid|bild|logo)\b[^\]]{0,200}\]", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:\[\d{1,3}\]:?\s?)?https?://\S+")
_HEADING_MARK = re.compile(r"^\*\*\s")


def html_body(html: str) -> tuple[list[str], str | None, str | None]:
    """Return the paragraphs of a newsletter's HTML, the address of its "view in browser", and its stated language."""
    from lxml import etree

    if not html.strip():
        return [], None, None
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    if root is None:
        return [], None, None
    address = _view_address(root)
    language = root.get("lang") if root.tag == "html" else None
    for element in list(root.iter("table")):
        _unfold(element)
    for element in list(root.iter()):
        if _is_hidden(element):
            _drop(element)
    return paragraphs_of_html(etree.tostring(root, encoding="unicode", method="html")), address, language


def _is_hidden(element: _Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _unfold(table: _Element) -> None:
    """Turn a table that only arranges a text into blocks; one with header cells holds data."""
    if next(table.iter("th"), None) is not None and next(table.iterdescendants("table"), None) is None:
        return
    table.tag = "div"
    stack = list(table)
    while stack:
        element = stack.pop()
        if element.tag in _TABLE_TAGS and element.tag != "table":
            element.tag = "div"
            stack.extend(element)


def _drop(element: _Element) -> None:
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _view_address(root: _Element) -> str | None:
    for link in root.iter("a"):
        text = " ".join("".join(str(part) for part in link.itertext()).split())
        if len(text) < _MAX_LINE and _VIEW_LINK.fullmatch(text) and (address := link.get("href")):
            return address.strip()
    return None


def plain_body(text: str, is_flowed: bool = False, deletes_space: bool = False) -> tuple[list[str], str | None]:
    """Return the paragraphs of a newsletter's plain text, and the address after "view in browser".

    `is_flowed` and `deletes_space` are the parameters of its type by RFC 3676. Lines that quote another message are
    left out.
    """
    lines = text.splitlines()
    if is_flowed:
        lines = _unflow(lines, deletes_space)
    if _SIGNATURE in lines:
        lines = lines[: lines.index(_SIGNATURE)]
    address = None
    for number, line in enumerate(lines):
        if _VIEW_LINK.match(line[:_MAX_LINE]):
            around = " ".join(lines[number : number + 3])
            address = next(iter(re.findall(r"https?://[^\s<>()\[\]]+", around)), None)
            break
    own = [line.strip() for line in lines if not line.startswith(">")]
    own = ["" if _RULE.fullmatch(line) or _BARE_ADDRESS.fullmatch(line) else line for line in own]
    own = [_HEADING_MARK.sub("", _PICTURE.sub("", line)) for line in own]
    blocks = [[line] for line in own] if is_flowed else split_blocks(own)
    texts = (_ADDRESS_IN_TEXT.sub("", collapse(" ".join(block))) for block in blocks)
    return [text.strip() for text in texts if text.strip()], address


def _unflow(lines: list[str], deletes_space: bool) -> list[str]:
    """Return paragraphs from the lines of flowed text: one that ends in a space goes on in the next."""
    paragraphs: list[list[str]] = [[]]
    for line in lines:
        if line == _SIGNATURE:
            paragraphs += [[line], []]
            continue
        line = line.removeprefix(" ")
        is_soft = line.endswith(" ")
        paragraphs[-1].append(line[:-1] if is_soft and deletes_space else line)
        if not is_soft:
            paragraphs.append([])
    return ["".join(parts) for parts in paragraphs]


def without_surroundings(paragraphs: list[str], title: str) -> list[str]:
    """Return the paragraphs without the title, links to the web page, notices and footer; all if nothing is left."""
    filled = [text for text in paragraphs if any(map(str.isalnum, text))]
    end = len(filled)
    for number in range(int(len(filled) * _FOOTER_SHARE), len(filled)):
        if len(filled[number]) <= _MAX_LINE and _FOOTER.match(filled[number]):
            end = number
            break
    while end < len(filled) and end > 1 and _ADDRESS.match(filled[end - 1]):
        end -= 1
    title = _folded(title)
    news = [text for text in filled[:end] if not _is_around(text) and _folded(text) != title]
    return news or filled


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


def _is_around(text: str) -> bool:
    if len(text) > _MAX_LINE:
        return False
    return bool(_AROUND.match(text) or _FOOTER.match(text)) or is_boilerplate(text)
