"""One email message as an article: a newsletter, or a message of a mailing list. The formats: RFC 5322 and MIME.

Not for telling the messages of a mailbox apart: see `mbox.py`; nor for their text: see `email_text.py`.
"""

from __future__ import annotations

import email
import re
from dataclasses import dataclass, field
from email.message import Message
from email.policy import EmailPolicy, default
from email.utils import parseaddr
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.sources.formats.addresses import is_web_address
from index.sources.formats.charsets import decode_stated
from index.sources.formats.email_text import html_body, plain_body, without_surroundings
from index.sources.formats.field_values import language_of
from index.sources.formats.format import Parsed
from index.sources.formats.published_dates import parse_published

_PREFIX = re.compile(r"\s*(?:re|fwd?|aw|wg|antw)\s*(?:\[\d{1,3}\])?\s*:\s*(?=\S)", re.IGNORECASE)
_LIST_NAME = re.compile(r"\[(?P<name>[^\]]{1,60})\]\s*(?=\S)")
_COMMENT = re.compile(r"\s*\([^()]*\)")
_PERSON_AT = re.compile(
    r"(?P<person>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,2})\s(?:from|at|via|of|von)\s(?P<outlet>(?:the\s)?[^\W\d_].{1,80})"
)
_MAIL_HOST = re.compile(
    r"^(?:(?:e|m|em\d*|e-?mail|mail|mailer|news|newsletters?|info|bounce|reply|send|www)\.)+(?=[^.]+\.)"
)
_TRACKING = re.compile(
    r"(?:^|[.-])(?:click|clicks|track|tracking|trk|lnk|link|links|redirect|go|url\d+|ablink|sendgrid)[.-]"
)
_TOKEN = re.compile(r"[\w=%-]{48,}")
_FORWARDED = re.compile(
    r"-{3,}\s?(?:forwarded message|original message|weitergeleitete nachricht)\s?-{3,}\s+"
    r"(?:from|von):\s(?P<from>.{1,200}?)\s+"
    r"(?:date|sent|datum|gesendet):\s(?P<date>.{1,80}?)\s+(?:subject|betreff):\s(?P<title>.{1,300}?)\s+(?:to|an):\s",
    re.IGNORECASE,
)
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted")
_PGP = "-----BEGIN PGP MESSAGE-----"
_MAX_HEADER = 4000  # characters
_MAX_HEADERS = 250_000  # bytes
_BLANK_LINE = re.compile(rb"\n\r?\n")
_MAX_MULTIPARTS = 100
_MIN_WORDS = 15  # of HTML that isn't only a picture
_KINDS = {
    "multipart/report": "delivery reports",
    "text/calendar": "invitations",
    "application/ics": "invitations",
}


class _Bounded(EmailPolicy):
    """A policy that cuts long headers: reading them takes time in proportion to the square of their length.

    It remembers headers that were read: the library reads a type again for each question about a part.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MAX_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> Any:
        return _read_header(name, value)


@lru_cache(maxsize=256)
def _read_header(name: str, value: str) -> Any:
    return default.header_fetch_parse(name, value)


_POLICY = _Bounded()


@dataclass(slots=True)
class _Body:
    """The texts of a message, and how many files are attached."""

    html: list[str] = field(default_factory=list)
    plain: list[tuple[str, bool, bool]] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    attachments: int = 0


def read_message(raw: bytes) -> Message:
    """Return the message in some bytes; raises ValueError if it is nested too deeply."""
    if len(raw) > _MAX_HEADERS and _BLANK_LINE.search(raw[:_MAX_HEADERS]) is None:
        raise ValueError("its header is too long")
    if raw.lower().count(b"multipart/") > _MAX_MULTIPARTS:
        raise ValueError("its parts are nested too deeply")
    try:
        message = email.message_from_bytes(raw, policy=_POLICY)
    except RecursionError as error:
        raise ValueError("its parts are nested too deeply") from error
    if not message.keys():
        raise ValueError("it has no header: it is no email message")
    return message


def header(message: Message, name: str) -> str:
    """Return a header's decoded text as one line; an empty one if there is none."""
    try:
        value: Any = message[name]
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError):  # the library fails at odd ones
        value = next((text for key, text in message.raw_items() if key.lower() == name.lower()), "")
    text = str(value or "").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def kind_of(message: Message) -> str | None:
    """Return what kind of message this is that holds no article, in the plural; None if it may hold one."""
    kind = message.get_content_type()
    if kind in _KINDS:
        return _KINDS[kind]
    if header(message, "Auto-Submitted").lower().startswith("auto-replied"):
        return "automatic replies"
    if header(message, "X-Unsent") == "1" or message.get("X-Mozilla-Draft-Info") is not None:
        return "drafts"
    labels = {label.strip().lower() for label in header(message, "X-Gmail-Labels").split(",")}
    for label, name in (
        ("draft", "drafts"),
        ("sent", "sent messages"),
        ("spam", "spam"),
        ("trash", "deleted messages"),
    ):
        if label in labels or f"{label}s" in labels:
            return name
    status = header(message, "X-Mozilla-Status")
    if re.fullmatch(r"[0-9a-fA-F]{4}", status) and int(status, 16) & 0x8:
        return "deleted messages"
    if kind == "multipart/alternative" and any(part.get_content_type() == "text/calendar" for part in message.walk()):
        return "invitations"
    return None


def message_id(message: Message) -> str | None:
    """Return the identifier that the sender gave a message."""
    match = re.search(r"<([^<>\s@]{1,200}@[^<>\s@]{1,200})>", header(message, "Message-ID"))
    return match[1] if match else None


def parse_message(message: Message) -> Parsed:
    """Return the article in a message; raises ValueError, with the reason, if there is none."""
    parsed = Parsed(shape="email")
    body = _Body()
    _collect(message, body)
    if not body.html and not body.plain and len(body.messages) == 1:
        return parse_message(body.messages[0])  # forwarded as a file
    if number := message_id(message):
        parsed.guid = f"mid:{number}"
    parsed.title = _title(header(message, "Subject"), header(message, "List-Id"))
    _read_sender(header(message, "From"), parsed)
    _read_date(message, parsed)
    paragraphs, address = _text(body, parsed)
    parsed.language = parsed.language or language_of(header(message, "Content-Language").split(",")[0])
    parsed.url = _address(message, address)
    _read_forwarded(paragraphs, parsed)
    parsed.paragraphs = tuple(without_surroundings(paragraphs, parsed.title))
    if files := body.attachments + len(body.messages):
        parsed.notes.append(f"{files} attached file{'s' if files > 1 else ''} left out")
    if not parsed.paragraphs:
        raise ValueError("it has no text")
    return parsed


def _collect(message: Message, body: _Body) -> None:
    """Collect the texts of a message; of alternatives, HTML counts if it is there, and plain text, too."""
    kind = message.get_content_type()
    if kind in _ENCRYPTED:
        raise ValueError("it is encrypted: decrypt it in your mail program first")
    if kind == "message/rfc822":
        payload = message.get_payload()
        body.messages += [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []
    elif message.is_multipart():
        for part in message.get_payload():
            if isinstance(part, Message):
                _collect(part, body)
    elif message.get_content_disposition() == "attachment" or not kind.startswith("text/"):
        body.attachments += not kind.startswith("image/") or message.get_content_disposition() == "attachment"
    elif kind == "text/html":
        body.html.append(_decoded(message))
    elif kind == "text/plain":
        text = _decoded(message)
        if text.lstrip().startswith(_PGP):
            raise ValueError("it is encrypted: decrypt it in your mail program first")
        is_flowed = _parameter(message, "format") == "flowed"
        body.plain.append((text, is_flowed, _parameter(message, "delsp") == "yes"))


def _parameter(message: Message, name: str) -> str:
    try:
        return str(message.get_param(name) or "").lower()
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""


def _decoded(part: Message) -> str:
    raw = part.get_payload(decode=True)
    return decode_stated(raw, _parameter(part, "charset")) if isinstance(raw, bytes) else ""


def _text(body: _Body, parsed: Parsed) -> tuple[list[str], str | None]:
    """Return the paragraphs of a message, and the address of its web page; plain text where the HTML is a picture."""
    paragraphs: list[str] = []
    address = language = None
    for html in body.html:
        texts, link, stated = html_body(html)
        paragraphs += texts
        address, language = address or link, language or stated
    parsed.language = language_of(language)
    words = sum(len(text.split()) for text in paragraphs)
    if words >= _MIN_WORDS or not body.plain:
        return paragraphs, address
    plain: list[str] = []
    for text, is_flowed, deletes_space in body.plain:
        texts, link = plain_body(text, is_flowed, deletes_space)
        plain += texts
        address = address or link
    return (plain if sum(len(text.split()) for text in plain) > words else paragraphs), address


def _title(subject: str, list_id: str) -> str:
    """Return a subject without "Re:" and "Fwd:", and without the name of its mailing list."""
    title = subject
    while (match := _PREFIX.match(title)) is not None:
        title = title[match.end() :]
    if (match := _LIST_NAME.match(title)) and match["name"].lower() in list_id.lower():
        title = _title(title[match.end() :], "")
    return title


def _read_sender(sender: str, parsed: Parsed) -> None:
    """Read the outlet, and perhaps the author, from "Lena Marsh from The Courier <lena@courier.example>"."""
    name, address = parseaddr(sender)
    name = name.strip(" \"'")
    if name and "@" not in name:
        match = _PERSON_AT.fullmatch(name)
        parsed.author, parsed.source = (match["person"], match["outlet"]) if match else (None, name)
    elif "@" in address:
        parsed.source = _MAIL_HOST.sub("", address.rpartition("@")[2].lower()) or None


def _read_date(message: Message, parsed: Parsed) -> None:
    """Read the day of sending; if the sender gives none, or a wrong one, that of the first server that got it."""
    try:
        parsed.published = _moment(header(message, "Date"))
    except ValueError as error:
        if date := header(message, "Date"):
            parsed.notes.append(f"date left out: “{date[:60]}”: {error}")
        received = [text for name, text in message.raw_items() if name.lower() == "received"]
        for text in reversed(received):
            try:
                parsed.published = _moment(str(text).rpartition(";")[2])
            except ValueError:
                continue
            return


def _moment(text: str) -> Any:
    return parse_published(" ".join(_COMMENT.sub("", text).split()))


def _read_forwarded(paragraphs: list[str], parsed: Parsed) -> None:
    """Read who sent a message first, and when, where somebody forwarded it in their own."""
    for number, text in enumerate(paragraphs[:8]):
        if match := _FORWARDED.match(text):
            parsed.title, parsed.author, parsed.guid = _title(match["title"], ""), None, None
            _read_sender(match["from"], parsed)
            parsed.published = None
            try:
                parsed.published = _moment(match["date"].replace(" at ", " "))
            except ValueError as error:
                parsed.notes.append(f"date left out: “{match['date'][:60]}”: {error}")
            del paragraphs[: number + 1]
            return


def _address(message: Message, view: str | None) -> str | None:
    """Return the web address of a message: the one that its header states, or that of "view in browser"."""
    for name in ("Archived-At", "List-Post", "X-Permalink"):
        for address in re.findall(r"<?(https?://[^<>\s,]+)>?", header(message, name)):
            if is_web_address(address):
                return str(address)
    return _clear(view) if view and is_web_address(view) else None


def _clear(address: str) -> str | None:
    """Return an address without the parameters of campaigns; None if it leads to a page by way of a counter."""
    parts = urlsplit(address)
    if _TRACKING.search(parts.hostname or "") or _TOKEN.search(f"{parts.path}?{parts.query}"):
        return None
    query = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(("utm_", "mc_"))]
    return parts._replace(query=urlencode(query), fragment="").geturl()
