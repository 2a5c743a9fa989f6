"""A parser of Telegram's HTML, which is strict, unlike a browser's.

For the test double in botapi.py: what `parse_mode=HTML` accepts, the resulting text and entities, and the exact error
messages (whose offsets count bytes). MarkdownV2, which newsbot doesn't use, isn't supported.

Source of the rules: tdlib/td, td/telegram/MessageEntity.cpp (`parse_html`, `decode_html_entity`),
td/telegram/FormattedDate.cpp (`get_date_flags`), td/telegram/LinkManager.cpp (`check_link_impl`,
`get_link_user_id`) and tdutils/td/utils/HttpUrl.cpp (`parse_url`), as of 2026; and
https://core.telegram.org/bots/api#html-style.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from botapi_entities import Entity, FormatError, utf16_length

_TYPES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("span", "tg-spoiler"), "spoiler"),
}
_TAGS = frozenset({*_TYPES, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"})

_SPACE = " \\t\\r\\n\\0\\v"  # the white space of TDLib's is_space
_SPACES = re.compile(f"[{_SPACE}]*")
_TAG_NAME = re.compile(f"[^>{_SPACE}]*")
_ATTRIBUTE_NAME = re.compile(f"[^=>/\"'{_SPACE}]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_NAMED = re.compile(r"&([A-Za-z]*);?")
_NUMERIC = re.compile(r"&#(?:x([0-9A-Fa-f]*)|([0-9]*))")
_NAMES = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


class MarkupError(FormatError):
    """The markup is invalid; the message is Telegram's own."""


class LinkError(ValueError):
    """Telegram doesn't accept this URL as a link."""


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the text and entities of Telegram's HTML; raise MarkupError with Telegram's message."""
    return _Parser(source).parse()


def decode_reference(source: str, at: int) -> tuple[str, int] | None:
    """Return the character of a reference such as `&lt;`, and its end; None for plain text.

    As in TDLib, only four names are known, the semicolon is optional, and the length of a number is limited.
    """
    number = _NUMERIC.match(source, at)
    if number:
        code = int(number[1] or "0", 16) if number[1] is not None else int(number[2] or "0")
        if code == 0 or code >= 0x10FFFF or number.end() - at >= 10:
            return None
        end = number.end()
        return chr(code), end + source.startswith(";", end)
    name = _NAMED.match(source, at)
    return (_NAMES[name[1]], name.end()) if name and name[1] in _NAMES else None


@dataclass(frozen=True)
class _Open:
    """A start tag without its end tag."""

    name: str
    attributes: dict[str, str]
    units: int  # UTF-16 offset in the text
    piece: int  # number of pieces of text before it


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.pieces: list[str] = []
        self.units = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        if "\0" in self.source:
            raise MarkupError("Text must not contain null bytes")
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source.startswith("<", self.at):
                self._start_tag()
            else:
                self._text()
        if self.open:
            raise MarkupError(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        # A language counts only for <pre><code>; drop it on plain code.
        plain = [replace(e, language=None) if e.type == "code" else e for e in self.entities]
        return _join("".join(self.pieces)), plain

    def _text(self) -> None:
        reference = decode_reference(self.source, self.at)
        if reference:
            piece, self.at = reference
        else:
            # An ampersand that doesn't start a reference is text.
            following = re.compile("[<&]").search(self.source, self.at + 1)
            end = following.start() if following else len(self.source)
            piece, self.at = self.source[self.at : end], end
        self.pieces.append(piece)
        self.units += utf16_length(piece)

    # --- start tags

    def _start_tag(self) -> None:
        begin = self.at
        name = self._take(_TAG_NAME, begin + 1).lower()
        if self._at_end():
            raise self._error("Unclosed start tag", begin)
        if name not in _TAGS:
            raise self._error(f'Unsupported start tag "{name}"', begin)
        attributes = self._attributes(name, begin)
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise self._error('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(name, attributes, self.units, len(self.pieces)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            self._take(_SPACES)
            if self._skip(">"):
                return attributes
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                raise self._error(f'Empty attribute name in the tag "{tag}"', begin)
            self._take(_SPACES)
            attributes[name] = self._value(tag, begin) if self._skip("=") else self._no_value(tag, begin)

    def _no_value(self, tag: str, begin: int) -> str:
        if self._at_end():
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        return ""

    def _value(self, tag: str, begin: int) -> str:
        self._take(_SPACES)
        if self._at_end():
            raise self._error(f'Unclosed start tag "{tag}"', begin)
        quote = self.source[self.at]
        value = self._quoted(quote) if quote in "'\"" else self._token()
        if self._at_end():
            raise self._error("Unclosed start tag", begin)
        return value

    def _token(self) -> str:
        start = self.at
        value = self._take(_NAME_TOKEN).lower()
        if not self._at_end() and not re.match(f"[>{_SPACE}]", self.source[self.at]):
            raise self._error("Unexpected end of name token", start)
        return value

    def _quoted(self, quote: str) -> str:
        self.at += 1
        value = ""
        while not self._at_end() and not self._skip(quote):
            char, self.at = decode_reference(self.source, self.at) or (self.source[self.at], self.at + 1)
            value += char
        return value

    # --- end tags

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._error("Unexpected end tag", begin)
        name = self._take(_TAG_NAME, begin + 2).lower()
        self._take(_SPACES)
        if not self._skip(">"):
            raise self._error("Unclosed end tag", begin)
        tag = self.open.pop()
        if name and name != tag.name:
            place = f"at byte offset {self._byte(begin)}"
            raise MarkupError(f'Unmatched end tag {place}, expected "</{tag.name}>", found "</{name}>"')
        if self.units > tag.units:
            self._close(tag)

    def _close(self, tag: _Open) -> None:
        entity = Entity(_TYPES.get(tag.name, tag.name), tag.units, self.units - tag.units)
        special: dict[str, Callable[[_Open, Entity], Entity | None]] = {
            "a": self._link,
            "pre": self._pre,
            "code": self._code,
            "blockquote": lambda tag, entity: (
                replace(entity, type="expandable_blockquote") if "expandable" in tag.attributes else entity
            ),
            "tg-emoji": _emoji,
            "tg-time": _time,
        }
        made = special[tag.name](tag, entity) if tag.name in special else entity
        if made:
            self.entities.append(made)

    def _link(self, tag: _Open, entity: Entity) -> Entity | None:
        url = tag.attributes.get("href") or "".join(self.pieces[tag.piece :])
        user_id = link_user_id(url)
        if user_id:
            return replace(entity, type="text_mention", user_id=user_id)
        try:
            return replace(entity, type="text_link", url=check_link(url))
        except LinkError:
            return None

    def _last_if(self, kind: str, entity: Entity) -> Entity | None:
        """Return the previous entity if it is of this kind and covers the same text."""
        last = self.entities[-1] if self.entities else None
        same = last and (last.type, last.offset, last.length) == (kind, entity.offset, entity.length)
        return last if same else None

    def _pre(self, _tag: _Open, entity: Entity) -> Entity:
        code = self._last_if("code", entity)
        if code and code.language:
            self.entities.pop()
            return replace(entity, language=code.language)
        return entity

    def _code(self, tag: _Open, entity: Entity) -> Entity:
        declared = tag.attributes.get("class", "")
        language = declared.removeprefix("language-") if declared.startswith("language-") else None
        if language and self._last_if("pre", entity):
            return replace(self.entities.pop(), language=language)
        return replace(entity, language=language or None)

    # --- helpers

    def _take(self, pattern: re.Pattern[str], at: int | None = None) -> str:
        match = pattern.match(self.source, self.at if at is None else at)
        assert match is not None, "every pattern here matches the empty string"
        self.at = match.end()
        return match[0]

    def _skip(self, char: str) -> bool:
        found = self.source.startswith(char, self.at)
        self.at += found
        return found

    def _at_end(self) -> bool:
        return self.at >= len(self.source)

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode())

    def _error(self, what: str, at: int) -> MarkupError:
        return MarkupError(f"{what} at byte offset {self._byte(at)}")


def _emoji(tag: _Open, entity: Entity) -> Entity:
    number = tag.attributes.get("emoji-id", "")
    if not re.fullmatch("-?[0-9]+", number) or int(number) == 0:
        raise MarkupError("Invalid custom emoji identifier specified")
    return replace(entity, type="custom_emoji", custom_emoji_id=number)


def _time(tag: _Open, entity: Entity) -> Entity | None:
    shown = tag.attributes.get("format", "")
    if not re.fullmatch("[rR]|[tTdDwW]*", shown):
        raise MarkupError("Invalid date format used")
    digits = re.match("[0-9]*", tag.attributes.get("unix", ""))
    moment = int(digits[0] or "0") if digits else 0
    if moment <= 0:
        return None
    return replace(entity, type="date_time", unix_time=moment, date_time_format=shown)


def _join(text: str) -> str:
    """Join surrogates from two numeric references into one character; reject an unpaired one."""
    try:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        raise MarkupError(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
            "surrogate code units"
        ) from None


# --- links -----------------------------------------------------------------------------------------------

_APP_LINK = re.compile(r"(tg|ton|tonsite):(?://)?", re.I)
_HOST = re.compile(r"(?:[\w.!$,~*'();&+=-]|%[0-9A-Fa-f]{2}|[^\x00-\x7f])+")
_PARTS = re.compile(r"(?:([^:/?#@\[\]]*)://)?([^/?#]*)(.*)", re.S)
_AUTHORITY = re.compile(r"(?:(.*)@)?(\[.*\]|.*?)(?::([^:\]@]*))?", re.S)


def link_user_id(url: str) -> int | None:
    """Return the user id of a `tg://user?id=...` link, which mentions a person without a username."""
    link = re.fullmatch(r"tg:(?://)?user/?\?([^#]*)(?:#.*)?", url, re.I | re.S)
    number = dict(parse_qsl(link[1])).get("id", "") if link else ""
    return int(number) if re.fullmatch("[0-9]+", number) else None


def check_link(url: str) -> str:
    """Return the URL as Telegram stores it: host in lower case, path at least `/`; or raise LinkError.

    Schemes are http, https, tg, ton and tonsite; the default is http. A host needs a dot.
    """
    app = _APP_LINK.match(url)
    scheme, host, port, user, rest = _split(url[app.end() :] if app else url)
    if app:
        if scheme or port or user:
            raise LinkError("Wrong tg URL" if app[1].lower() == "tg" else "Wrong ton URL")
        if not re.fullmatch(r"[A-Za-z0-9_.-]+" if app[1].lower() == "tonsite" else r"[A-Za-z0-9_-]+", host):
            raise LinkError("Unallowed characters in URL host")
        return f"{app[1].lower()}://{host}{rest[1:] if rest.startswith('/?') else rest}"
    if "." not in host and not host.startswith("["):
        raise LinkError("Wrong HTTP URL")
    return f"{scheme or 'http'}://{user}{host}{port}{rest}"


def _split(url: str) -> tuple[str, str, str, str, str]:
    parts = _PARTS.fullmatch(url)
    authority = _AUTHORITY.fullmatch(parts[2]) if parts else None
    if not parts or not authority:
        raise LinkError("Wrong HTTP URL")
    scheme, user, host, port = (parts[1] or "").lower(), authority[1], authority[2].lower(), authority[3]
    if scheme not in ("", "http", "https"):
        raise LinkError("Unsupported URL protocol")
    if port is not None and not (re.fullmatch("[0-9]+", port) and 0 < int(port) <= 65535):
        raise LinkError("Wrong port number specified in the URL")
    if not host:
        raise LinkError("URL host is empty")
    if not host.startswith("[") and not _HOST.fullmatch(host):
        raise LinkError("Disallowed character in URL host")
    if user and not _HOST.fullmatch(user.replace(":", "")):
        raise LinkError("Disallowed character in URL userinfo")
    rest = re.sub(r"[\x00-\x20]", lambda match: f"%{ord(match[0]):02X}", parts[3].rstrip(" \t\r\n\0\v"))
    path = rest if rest.startswith("/") else f"/{rest}"
    return scheme, host, f":{int(port)}" if port else "", f"{user}@" if user is not None else "", path
