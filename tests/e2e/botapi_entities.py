"""Message entities as Telegram stores them: counted in UTF-16, cleaned, trimmed, nested, limited and detected.

For the test double in botapi.py. Markup is parsed in botapi_markup.py. This isn't a full copy of Telegram: it doesn't
detect phone and bank card numbers, and only a few top-level domains make a bare link.

Source of the rules: tdlib/td, td/telegram/MessageEntity.cpp (`fix_formatted_text`, `fix_entities`,
`split_entities`, `find_entities`, `get_input_message_entities`), as of 2026.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any

JSON = dict[str, Any]

# Formatting that may overlap anything except code; Telegram splits it at the borders of other entities.
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
VERBATIM = ("pre", "code", "date_time")
# `MessageEntity::get_type_priority`: of two entities over the same text, the lower number comes first.
_PRIORITY = {"blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "date_time": 20} | {
    "text_link": 49,
    "text_mention": 49,
    **{style: 90 + number for number, style in enumerate(STYLES)},
    "custom_emoji": 99,
}
MAX_ENTITIES = 100  # `MAX_USER_ENTITY_COUNT`, a limit of Telegram's servers, which silently drop the rest


class FormatError(ValueError):
    """Telegram rejects this text or its entities; the message is Telegram's own."""


@dataclass(frozen=True)
class Entity:
    """A span of a text: `offset` and `length` count UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None
    unix_time: int | None = None
    date_time_format: str | None = None
    user_id: int | None = None

    @property
    def end(self) -> int:
        return self.offset + self.length

    def of(self, text: str) -> str:
        """Return the part of `text` that this entity covers."""
        units = text.encode("utf-16-le")
        return units[2 * self.offset : 2 * self.end].decode("utf-16-le")

    def json(self) -> JSON:
        """Return the entity as Bot API JSON, without the user of a text_mention, which only a chat knows."""
        fields = {key: value for key, value in vars(self).items() if value is not None}
        fields.pop("user_id", None)
        return fields


def utf16_length(text: str) -> int:
    """Return the text's length in UTF-16 units: characters outside the BMP, such as most emoji, count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def format_text(text: str, entities: Sequence[Entity] = ()) -> tuple[str, tuple[Entity, ...]]:
    """Return a message's final text and entities; raise FormatError where Telegram answers 400."""
    for entity in entities:
        _check_numbers(entity)
    given = nest(entity for entity in entities if entity.length > 0)
    text, given = _trim(*_clean(text, given))
    if not text:
        raise FormatError("Text must be non-empty")
    return text, nest(_limit(nest(given)), find_entities(text))


def _check_numbers(entity: Entity) -> None:
    if not 0 <= entity.offset <= 1_000_000:
        raise FormatError(f"Receive an entity with incorrect offset {entity.offset}")
    if not 0 <= entity.length <= 1_000_000:
        raise FormatError(f"Receive an entity with incorrect length {entity.length}")


# --- nesting ---------------------------------------------------------------------------------------------


def _order(entity: Entity) -> tuple[int, int, int]:
    return entity.offset, -entity.length, _PRIORITY.get(entity.type, 50)


def nest(entities: Iterable[Entity], found: Iterable[Entity] = ()) -> tuple[Entity, ...]:
    """Drop and split entities until any two are disjoint or nested, as Telegram allows it.

    Links, mentions and code can't overlap; the first one wins. Quotes can't be nested. Styles are merged where they
    touch, split at the borders of everything else, and don't extend into code.
    """
    entities = list(entities)
    quotes = _first_wins(entity for entity in entities if entity.type in QUOTES)
    solid = _first_wins(entity for entity in entities if entity.type not in (*QUOTES, *STYLES))
    solid = [entity for entity in solid if _fits(entity, quotes)]
    fresh = [entity for entity in _first_wins(found) if _fits(entity, quotes)]
    solid += [entity for entity in fresh if not any(_overlap(entity, other) for other in solid)]
    styles = _cut([entity for entity in entities if entity.type in STYLES], solid + quotes)
    return tuple(sorted(solid + quotes + styles, key=_order))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def _inside(inner: Entity, outer: Entity) -> bool:
    return outer.offset <= inner.offset and inner.end <= outer.end


def _fits(entity: Entity, quotes: Sequence[Entity]) -> bool:
    return all(_inside(entity, quote) or not _overlap(entity, quote) for quote in quotes)


def _first_wins(entities: Iterable[Entity]) -> list[Entity]:
    kept: list[Entity] = []
    for entity in sorted(entities, key=_order):
        if not kept or entity.offset >= kept[-1].end:
            kept.append(entity)
    return kept


def _cut(styles: Sequence[Entity], others: Sequence[Entity]) -> list[Entity]:
    merged = [span for style in STYLES for span in _merge([e for e in styles if e.type == style])]
    borders = {entity.offset for entity in (*others, *merged)} | {entity.end for entity in others}
    verbatim = [entity for entity in others if entity.type in VERBATIM]
    pieces = []
    for span in merged:
        stops = sorted({span.offset, span.end} | {at for at in borders if span.offset < at < span.end})
        pieces += [replace(span, offset=start, length=stop - start) for start, stop in pairwise(stops)]
    return [piece for piece in pieces if not any(_inside(piece, entity) for entity in verbatim)]


def _merge(spans: Sequence[Entity]) -> list[Entity]:
    merged: list[Entity] = []
    for span in sorted(spans, key=_order):
        if merged and span.offset <= merged[-1].end:
            merged[-1] = replace(merged[-1], length=max(merged[-1].end, span.end) - merged[-1].offset)
        else:
            merged.append(span)
    return merged


def _limit(entities: Sequence[Entity]) -> list[Entity]:
    # Styles are counted last, so a message with too many entities loses them first.
    counted = [entity for entity in entities if entity.type != "custom_emoji"]
    kept = set(sorted(counted, key=lambda entity: entity.type in STYLES)[:MAX_ENTITIES])
    return [entity for entity in entities if entity.type == "custom_emoji" or entity in kept]


# --- cleaning and trimming -------------------------------------------------------------------------------


# `clean_input_string`: control characters become spaces; some that break the layout are dropped.
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")


def _bounds(pieces: Sequence[str]) -> list[int]:
    """Return the UTF-16 offset of each piece of a text, and of its end."""
    if isinstance(pieces, str) and pieces.isascii():
        return list(range(len(pieces) + 1))
    return [0, *accumulate(map(utf16_length, pieces))]


def _clean(text: str, entities: Sequence[Entity]) -> tuple[str, tuple[Entity, ...]]:
    text = _CONTROL.sub(" ", text)
    clean = _DROPPED.sub("", text)
    if not entities:
        return clean, ()
    pieces = text if clean == text else [_DROPPED.sub("", char) for char in text]
    moved = dict(zip(_bounds(text), _bounds(pieces), strict=True))
    for entity in entities:
        _check_place(entity, text, moved)
    spans = [
        replace(entity, offset=moved[entity.offset], length=moved[entity.end] - moved[entity.offset])
        for entity in entities
    ]
    return clean, nest(span for span in spans if span.length > 0)


def _check_place(entity: Entity, text: str, known: dict[int, int]) -> None:
    end_of_text = utf16_length(text)
    if entity.offset >= end_of_text:
        raise FormatError(f"Entity begins after the end of the text at UTF-16 offset {entity.offset}")
    if entity.offset not in known:
        raise FormatError(f"Entity begins in a middle of a UTF-16 symbol at byte offset {_byte(text, entity.offset)}")
    if entity.end > end_of_text:
        raise FormatError(
            f"Entity beginning at UTF-16 offset {entity.offset} ends after the end of the text "
            f"at UTF-16 offset {entity.end}"
        )
    if entity.end not in known:
        raise FormatError(
            f"Entity beginning at UTF-16 offset {entity.offset} ends in a middle of a UTF-16 symbol "
            f"at byte offset {_byte(text, entity.end)}"
        )


def _byte(text: str, offset: int) -> int:
    """Return the byte offset after the character that an invalid UTF-16 offset splits."""
    return len(text[: bisect_right(_bounds(text), offset)].encode())


def _trim(text: str, entities: Sequence[Entity]) -> tuple[str, tuple[Entity, ...]]:
    """Strip white space at the end, and at the start up to the first entity."""
    text = text.rstrip(" \n")
    end = utf16_length(text)
    kept = [replace(e, length=min(e.end, end) - e.offset) for e in entities if e.offset < end]
    first = min((entity.offset for entity in kept), default=end)
    blank = min(len(text) - len(text.lstrip(" \n")), first)
    return text[blank:], tuple(replace(entity, offset=entity.offset - blank) for entity in kept)


# --- automatic detection ---------------------------------------------------------------------------------

_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32})(?!\w)")
_SHORT_USERNAMES = ("gif", "nft", "pic", "ufc", "vid")  # every other username has four characters or more
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}|(?!@))(?![\w/<>])")
_HASHTAG = re.compile(r"(?<!\w)#(?=\w*[^\W\d_])\w{1,256}(?:@[A-Za-z0-9_]{3,32})?(?![\w#])")
_CASHTAG = re.compile(r"(?<![\w$])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")
_EMAIL = re.compile(
    r"(?<![\w.+@/-])[\w-]+(?:[.+][\w-]+)*@(?:[a-z0-9](?:[\w-]*[a-z0-9])?\.)+[a-z]{2,8}(?![\w.-]*@)", re.I
)
_URL = re.compile(
    r"(?:(?P<scheme>(?<![A-Za-z])(?:https?|ftp|tonsite)://)|(?<![\w@#./~-]))"
    r"(?P<host>(?:[^\W_][\w~-]*\.)+[^\W_][\w-]*)"
    r"(?::\d{1,5})?(?P<path>[/?#][^\s<>\"«»\u2000-\u200b\u200e\u200f\u2016-\u206f]*)?",
    re.I,
)
_TG_URL = re.compile(r"(?:tg|ton)://[\w-]{1,253}(?P<path>[/?#][^\s<>\"«»]*)?", re.I)
_IPV4 = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}")
# The real list has more than a thousand; tests use these.
_COMMON_TLDS = ("com", "org", "net", "edu", "gov", "info", "io", "me", "ru", "ua", "uk", "de", "tv", "рф")
_NOT_AT_THE_END = ".:;,('?!`"


def find_entities(text: str) -> tuple[Entity, ...]:
    """Return the mentions, commands, tags, links and addresses that Telegram detects in every message."""
    spans = [("mention", match.span()) for match in _MENTION.finditer(text) if _is_username(match[1])]
    spans += [("bot_command", match.span()) for match in _COMMAND.finditer(text)]
    spans += [("hashtag", match.span()) for match in _HASHTAG.finditer(text)]
    spans += [("cashtag", match.span()) for match in _CASHTAG.finditer(text)]
    spans += [("email", match.span()) for match in _EMAIL.finditer(text)]
    spans += [("url", _url_span(match)) for match in _TG_URL.finditer(text)]
    spans += [("url", _url_span(match)) for match in _URL.finditer(text) if _is_link(match)]
    at = _bounds(text) if spans else []
    return tuple(_first_wins(Entity(kind, at[start], at[end] - at[start]) for kind, (start, end) in spans))


def _is_username(name: str) -> bool:
    return len(name) >= 4 or name.lower() in _SHORT_USERNAMES


def _is_link(match: re.Match[str]) -> bool:
    """Return whether a match is a link (`fix_url`): without a scheme, it needs a common top-level domain."""
    host = match["host"]
    if _IPV4.fullmatch(host):
        return True
    top = host.rsplit(".", 1)[1]
    return top.lower() in _COMMON_TLDS or bool(match["scheme"] and re.fullmatch(r"[^\W\d_]{2,}", top))


def _url_span(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of a link, which ends before punctuation and before an unmatched closing bracket."""
    path = match["path"] or ""
    depth = {"(": 0, "[": 0, "{": 0}
    length = len(path)
    for index, char in enumerate(path):
        if char in depth:
            depth[char] += 1
        elif char in ")]}":
            opening = "([{"[")]}".index(char)]
            depth[opening] -= 1
            if depth[opening] < 0:
                length = index
                break
    return match.start(), match.end() - len(path) + len(path[:length].rstrip(_NOT_AT_THE_END))
