"""Parts of a message, as Telegram's HTML and as plain text, and how much of Telegram's limits they take.

Telegram counts the text after the markup is parsed, in UTF-16 units, and checks nothing on our side. A message is put
together from pieces that know their size, so that it is never cut afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

LIMIT = 4096
"""UTF-16 units of a message's text."""

ENTITIES = 100
"""So much formatting may a message have: Telegram drops what is over it."""

LEFT_OUT = "[…]"
GAP = "\n\n"

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_TURNED = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # "retsoP" after one of them is shown as "Poster"
_UNCLEAN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LATEST_MOMENT = 2**31  # moments are 32 bits to Telegram


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: `html`, or `plain` where Telegram refuses the markup. Either is at most `LIMIT` long."""

    html: str
    plain: str
    buttons: InlineKeyboardMarkup | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a message. `units` are those of the plain text: what Telegram makes of the HTML is never longer."""

    html: str = ""
    plain: str = ""
    units: int = 0
    entities: int = 0

    def __add__(self, other: Piece) -> Piece:
        return Piece(
            self.html + other.html,
            self.plain + other.plain,
            self.units + other.units,
            self.entities + other.entities,
        )

    def has_room_for(self, other: Piece, reserve: Piece | None = None) -> bool:
        """Return whether a message of this and `other` keeps the limits, with room left for `reserve`."""
        whole = self + other + (reserve or Piece())
        return whole.units <= LIMIT and whole.entities <= ENTITIES

    def reply(self, buttons: InlineKeyboardMarkup | None = None) -> Reply:
        return Reply(self.html, self.plain, buttons)


def without_halves(text: str) -> str:
    """Return a text with U+FFFD for halves of characters, as JSON may hold them: no database and no call takes any."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def units(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """`text` up to a word, in at most `limit` units. For names and headlines, never for what is quoted."""
    if units(text) <= limit:
        return text
    start = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 2)].decode("utf-16-le", "ignore")
    return f"{start.rsplit(' ', 1)[0]} …"


def lines(*pieces: Piece) -> Piece:
    """Return pieces below each other; empty ones take no line."""
    whole = Piece()
    for piece in pieces:
        if piece.units:
            whole += (text("\n") if whole.units else Piece()) + piece
    return whole


def text(words: str) -> Piece:
    clean = _clean(words)
    return Piece(escape(clean, quote=False), clean, units(clean))


def bold(words: str) -> Piece:
    return _tagged("b", text(words))


def italic(words: str) -> Piece:
    return _tagged("i", text(words))


def link(words: str, url: str | None) -> Piece:
    """Return words as a link, in plain text followed by the address; without an address, the words alone."""
    anchor = text(words)
    if url is None:
        return anchor
    address = _clean(url)
    html = f'<a href="{escape(address)}">{anchor.html}</a>'
    return Piece(html, f"{anchor.plain}\n{address}", anchor.units + 1 + units(address), anchor.entities + 1)


def time(words: str, moment: datetime) -> Piece:
    """Return a moment as the reader's own clock shows it; `words` where that isn't known (plain text, older apps)."""
    fallback, seconds = text(words), int(moment.timestamp())
    if not 0 < seconds < _LATEST_MOMENT:
        return fallback
    html = f'<tg-time unix="{seconds}" format="Dt">{fallback.html}</tg-time>'
    return Piece(html, fallback.plain, fallback.units, 1)


def quote(piece: Piece, expandable: bool = False) -> Piece:
    """Return a quotation; `expandable`: shown in part until the reader wants all of it."""
    html = f"<blockquote{' expandable' if expandable else ''}>{piece.html}</blockquote>"
    plain = "\n".join(f"> {line}" for line in piece.plain.split("\n"))
    return Piece(html, plain, units(plain), piece.entities + 1)


def _tagged(tag: str, piece: Piece) -> Piece:
    return Piece(f"<{tag}>{piece.html}</{tag}>", piece.plain, piece.units, piece.entities + 1)


def _clean(words: str) -> str:
    """Without what no message may hold: control characters, halves of characters, and marks that turn text round."""
    if not _UNCLEAN.search(words):
        return words
    return _CONTROL.sub(" ", _TURNED.sub("", without_halves(words)))
