"""Cleaning what a parser returns, so that it is fit to be shown: the only such place, for all formats.

A reader trusts what looks like an outlet's name, and a terminal obeys what looks like a command. So control characters
and lone surrogates are removed from every text, and invisible characters from headlines and names. Not for finding the
text in a file: see `formats/`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

from index.model import published_day
from index.sources.formats import Parsed, fill_gaps, is_web_address

MAX_TITLE = 500
"""Maximum length of a headline, in characters; the rest is left out."""

MAX_NAME = 200
"""Maximum length of an outlet's or an author's name, in characters; the rest is left out."""

MAX_PARAGRAPHS = 20_000
"""Maximum number of paragraphs: a file with more isn't a single article."""

OLDEST_YEAR = 1900
"""First year in which an article's date is believed without a note."""

MAX_NOTES = 20
"""Maximum number of notes on one file, which may have 100,000 omitted lines, each with a note."""

_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
# Controls, marks that override the direction of text, and code points that aren't characters.
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_BREAK = re.compile(f"[{_BREAKS}]+")
# Always invisible; a name with one of them looks like another name.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\ufeff\ufe00-\ufe0e"
    "\U000e0000-\U000e0fff]"
)
_BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")  # letters that look like spaces
# The first two affect letters of some scripts and join emoji; the third selects an emoji's form.
_JOINER = re.compile("(?<![\u0600-\u109f])[\u200c\u200d]|(?<=[\u0600-\u109f])[\u200c\u200d](?![\u0600-\u109f])")
_EMOJI_JOINER = re.compile(
    "(?<=[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f])\u200d(?=[\U0001f000-\U0001faff\u2190-\u2bff])"
)
_EMOJI_FORM = re.compile("(?<![\U0001f000-\U0001faff\u2190-\u2bff\u3030-\u3299\u00a9\u00ae\\d#*])\ufe0f")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # a no-break space is part of a headline's typography
_NOT_WHOLE = re.compile("[\ud800-\udfff]")


def clean(parsed: Parsed) -> date | None:
    """Clean a parser's result in place, and note what is left out.

    A date beyond tomorrow is left out, too, and returned, since the clock may be wrong instead. Raises ValueError, with
    the reason, if this isn't a single article, or has no text. A withdrawn article needs none.
    """
    if len(parsed.paragraphs) > MAX_PARAGRAPHS:
        raise ValueError(
            f"too many paragraphs for one article ({len(parsed.paragraphs):,}, at most {MAX_PARAGRAPHS:,})"
        )
    parsed.paragraphs = tuple(text for text in map(clean_text, parsed.paragraphs) if has_letters_to_see(text))
    parsed.title = _cut(clean_line(parsed.title), MAX_TITLE)
    parsed.source = clean_name(parsed.source or "") or None
    parsed.author = clean_name(parsed.author or "") or None
    parsed.guid = clean_name(parsed.guid or "") or None
    if parsed.url is not None and not is_web_address(parsed.url):
        parsed.notes.append(f"URL left out: “{parsed.url[:60]}” is not an http or https address")
        parsed.url = None
    future = _leave_out_future(parsed)
    if not parsed.withdrawn:
        if not parsed.paragraphs:
            raise ValueError("it has no text")
        fill_gaps(parsed, "")
    parsed.title = _cut(clean_line(parsed.title), MAX_TITLE)
    notes = [clean_line(note) for note in parsed.notes]
    more = len(notes) - MAX_NOTES
    parsed.notes = [*notes[:MAX_NOTES], f"and {more:,} more notes"] if more > 0 else notes
    return future


def clean_text(text: str) -> str:
    """Return a text as one line, without control characters and without marks that override its direction."""
    if text.isascii() and text.isprintable():
        return text
    if _NOT_WHOLE.search(text):  # JSON writes one character as "\ud83d\ude00"
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _NEVER.sub("", _BREAK.sub(" ", text)).strip()


def clean_line(text: str) -> str:
    """Return a headline or a note without invisible characters, except those that join letters or emoji."""
    text = clean_text(text)
    if not text.isascii():
        text = _BLANK.sub(" ", _UNSEEN.sub("", text))
        text = _EMOJI_FORM.sub("", text)
        text = _EMOJI_JOINER.sub("\ue000", text)  # hide it from the next line, which removes joiners
        text = _JOINER.sub("", text).replace("\ue000", "\u200d")
    return _SPACES.sub(" ", text).strip()


def clean_name(text: str) -> str:
    """Return the name of an outlet or a person in a canonical form: names that look the same become equal."""
    return _cut(" ".join(unicodedata.normalize("NFC", clean_line(text)).split()), MAX_NAME)


def has_letters_to_see(text: str) -> bool:
    """Return whether a text has any visible letter."""
    return bool(text) and ((text[0].isascii() and text[0].isalnum()) or bool(clean_line(text)))


def _leave_out_future(parsed: Parsed) -> date | None:
    """Leave out a future date: it would stay at the top of the newest articles. Note a date that is unlikely old."""
    if parsed.modified is not None and is_beyond_tomorrow(published_day(parsed.modified)):
        parsed.notes.append(f"date of the last change left out: {parsed.modified.isoformat()} is in the future")
        parsed.modified = None
    if parsed.published is None:
        return None
    day = published_day(parsed.published)
    if day.year < OLDEST_YEAR:
        parsed.notes.append(f"it is dated {day.isoformat()}, before {OLDEST_YEAR}: check whether that is right")
    if not is_beyond_tomorrow(day):
        return None
    parsed.published = None
    parsed.notes.append(f"date left out: {day.isoformat()} is in the future")
    return day


def utc_now() -> datetime:
    """Return the current time in UTC."""
    return datetime.now(UTC)


def is_beyond_tomorrow(day: date) -> bool:
    """Return whether a day is at least two days ahead, everywhere on earth: no article has such a date."""
    return day > utc_now().date() + timedelta(days=1)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[: limit - 2].rsplit(' ', 1)[0]} …"
