"""Parts of a message, as Telegram's HTML and as plain text, with their sizes.

Telegram counts the text in UTF-16 units after parsing the markup. A message is built from pieces that know their size,
so that nothing has to be cut afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

LIMIT = 4096
"""Maximum length of a message's text in UTF-16 units."""

ENTITIES = 100
"""Maximum number of entities in a message; Telegram drops further formatting."""

LEFT_OUT = "[…]"
GAP = "\n\n"

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_TURNED = re.compile(r"[\u202a-\u202e\u2066-\u2069]")  # after one of them, "retsoP" is shown as "Poster"
_UNCLEAN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_LATEST_MOMENT = 2**31  # Telegram stores times in 32 bits


@dataclass(frozen=True, slots=True)
class Reply:
    """A message to send: `html`, or `plain` if Telegram refuses the markup. Both are at most `LIMIT` long."""

    html: str
    plain: str
    buttons: InlineKeyboardMarkup | None = None

    def ready(self) -> ReadyReply:
        """Return the message ready to send."""
        return ReadyReply(self.html, self.plain, self.buttons.to_json() if self.buttons else None)


class ReadyReply(NamedTuple):
    """A message ready to send: like a `Reply`, with its buttons as Telegram's JSON.

    Another process reads it in a twentieth of the time that the objects of a keyboard take.
    """

    html: str
    plain: str
    buttons: str | None = None


@dataclass(slots=True)  # not frozen: an answer joins some 80 of them, and making a frozen one takes twice as long
class Piece:
    """Part of a message. `units` is the length of the plain text; the parsed HTML is never longer."""

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
        """Return whether a message of this piece and `other` stays within the limits, with room for `reserve`."""
        whole = self + other + (reserve or Piece())
        return whole.units <= LIMIT and whole.entities <= ENTITIES

    def reply(self, buttons: InlineKeyboardMarkup | None = None) -> Reply:
        """Return the piece as a message to send."""
        return Reply(self.html, self.plain, buttons)


def without_halves(text: str) -> str:
    """Return a text with U+FFFD for lone surrogates, which JSON can contain but no database or call accepts."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def units(text: str) -> int:
    """Return the length of `text` as Telegram counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def clip(text: str, limit: int) -> str:
    """Shorten `text` at the end of a word to at most `limit` units. For names and headlines, never for quotations."""
    if units(text) <= limit:
        return text
    start = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 2)].decode("utf-16-le", "ignore")
    return f"{start.rsplit(' ', 1)[0]} …"


def clip_line(words: str, limit: int) -> str:
    """Shorten words to at most `limit` units, in one line with single spaces."""
    return clip(" ".join(words.split()), limit)


def lines(*pieces: Piece) -> Piece:
    """Return pieces on separate lines, without the empty ones."""
    whole = Piece()
    for piece in pieces:
        if piece.units:
            whole += (text("\n") if whole.units else Piece()) + piece
    return whole


def text(words: str) -> Piece:
    """Return words without formatting."""
    clean = _clean(words)
    return Piece(escape(clean, quote=False), clean, units(clean))


def bold(words: str) -> Piece:
    """Return words in bold."""
    return _tagged("b", text(words))


def italic(words: str) -> Piece:
    """Return words in italics."""
    return _tagged("i", text(words))


def code(words: str) -> Piece:
    """Return words as code, which a tap copies: for addresses, which Telegram then leaves as they are."""
    return _tagged("code", text(words))


def link(words: str, url: str | None) -> Piece:
    """Return words as a link; in plain text, the address follows them. Without an address, return only the words."""
    anchor = text(words)
    if url is None:
        return anchor
    address = _clean(url)
    html = f'<a href="{escape(address)}">{anchor.html}</a>'
    return Piece(html, f"{anchor.plain}\n{address}", anchor.units + 1 + units(address), anchor.entities + 1)


def time(words: str, moment: datetime) -> Piece:
    """Return a time in the reader's own time zone, or `words` where that isn't supported (plain text, older apps)."""
    fallback, seconds = text(words), int(moment.timestamp())
    if not 0 < seconds < _LATEST_MOMENT:
        return fallback
    html = f'<tg-time unix="{seconds}" format="Dt">{fallback.html}</tg-time>'
    return Piece(html, fallback.plain, fallback.units, 1)


def quote(piece: Piece, expandable: bool = False) -> Piece:
    """Return a quotation block; `expandable`: collapsed until the reader opens it."""
    html = f"<blockquote{' expandable' if expandable else ''}>{piece.html}</blockquote>"
    plain = "\n".join(f"> {line}" for line in piece.plain.split("\n"))
    return Piece(html, plain, units(plain), piece.entities + 1)


def _tagged(tag: str, piece: Piece) -> Piece:
    return Piece(f"<{tag}>{piece.html}</{tag}>", piece.plain, piece.units, piece.entities + 1)


def _clean(words: str) -> str:
    """Return words without control characters, lone surrogates and marks that change the direction of text."""
    if not _UNCLEAN.search(words):
        return words
    return _CONTROL.sub(" ", _TURNED.sub("", without_halves(words)))
