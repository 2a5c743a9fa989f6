"""What every parser gives, made fit to be shown: the one place that cleans text, whatever format it comes from.

A reader takes what looks like an outlet's name for that name, and a terminal takes what looks like a command for one.
So control characters and halves of characters leave every text, and whatever nobody sees leaves headlines and names.
Not for finding the text in a file: see `formats/`.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

from index.model import published_day
from index.sources.formats import Parsed, fill_gaps, is_web_address

MAX_TITLE = 500
"""Most characters of a headline; the rest is left out."""

MAX_NAME = 200
"""Most characters of an outlet's or an author's name; the rest is left out."""

MAX_PARAGRAPHS = 20_000
"""A file with more paragraphs is no single article."""

MAX_NOTES = 20
"""Most notes on one file; a file may have 100,000 lines that are left out, each with a note."""

_BREAKS = "\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
# Controls, marks that turn the direction of text round for good, and code points that are no characters.
_NEVER = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
_BREAK = re.compile(f"[{_BREAKS}]+")
# Not seen wherever it stands; a name with one of them looks like another name.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\ufeff\ufe00-\ufe0e"
    "\U000e0000-\U000e0fff]"
)
_BLANK = re.compile("[\u115f\u1160\u2800\u3164\uffa0]")  # letters that look like a blank
# Both are seen behind letters of some scripts, and join emoji: an emoji's form is the third.
_JOINER = re.compile("(?<![\u0600-\u109f])[\u200c\u200d]|(?<=[\u0600-\u109f])[\u200c\u200d](?![\u0600-\u109f])")
_EMOJI_JOINER = re.compile(
    "(?<=[\U0001f000-\U0001faff\u2190-\u2bff\ufe0f])\u200d(?=[\U0001f000-\U0001faff\u2190-\u2bff])"
)
_EMOJI_FORM = re.compile("(?<![\U0001f000-\U0001faff\u2190-\u2bff\u3030-\u3299\u00a9\u00ae\\d#*])\ufe0f")
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")  # a blank that doesn't break is part of how a headline is set
_NOT_WHOLE = re.compile("[\ud800-\udfff]")


def clean(parsed: Parsed) -> date | None:
    """Clean what a parser gave, in place, and note what is left out of it.

    A date beyond tomorrow is left out, too: the return value is that date, since it may have been the clock that was
    wrong. Raises ValueError, with the reason, for what is no single article.
    """
    if len(parsed.paragraphs) > MAX_PARAGRAPHS:
        raise ValueError(
            f"too many paragraphs for one article ({len(parsed.paragraphs):,}, at most {MAX_PARAGRAPHS:,})"
        )
    parsed.paragraphs = tuple(text for text in map(clean_text, parsed.paragraphs) if has_letters_to_see(text))
    parsed.title = _cut(clean_line(parsed.title), MAX_TITLE)
    parsed.source = clean_name(parsed.source or "") or None
    parsed.author = clean_name(parsed.author or "") or None
    if parsed.url is not None and not is_web_address(parsed.url):
        parsed.notes.append(f"URL left out: “{parsed.url[:60]}” is no http or https address")
        parsed.url = None
    future = _leave_out_future(parsed)
    fill_gaps(parsed, "")
    parsed.title = _cut(clean_line(parsed.title), MAX_TITLE)
    notes = [clean_line(note) for note in parsed.notes]
    more = len(notes) - MAX_NOTES
    parsed.notes = [*notes[:MAX_NOTES], f"and {more:,} more notes"] if more > 0 else notes
    return future


def clean_text(text: str) -> str:
    """Return a text in one line, without control characters and without marks that turn its direction round."""
    if text.isascii() and text.isprintable():
        return text
    if _NOT_WHOLE.search(text):  # JSON has "\ud83d\ude00" for one character
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _NEVER.sub("", _BREAK.sub(" ", text)).strip()


def clean_line(text: str) -> str:
    """Return a headline or a note without whatever isn't seen; what joins letters or emoji stays."""
    text = clean_text(text)
    if not text.isascii():
        text = _BLANK.sub(" ", _UNSEEN.sub("", text))
        text = _EMOJI_FORM.sub("", text)
        text = _EMOJI_JOINER.sub("\ue000", text)  # set aside: the next line would take it for one between letters
        text = _JOINER.sub("", text).replace("\ue000", "\u200d")
    return _SPACES.sub(" ", text).strip()


def clean_name(text: str) -> str:
    """Return the name of an outlet or a person in the one form in which two that look the same are the same."""
    return _cut(" ".join(unicodedata.normalize("NFC", clean_line(text)).split()), MAX_NAME)


def has_letters_to_see(text: str) -> bool:
    """Return whether a text shows anything."""
    return bool(text) and ((text[0].isascii() and text[0].isalnum()) or bool(clean_line(text)))


def _leave_out_future(parsed: Parsed) -> date | None:
    """Leave out a date that no article can have yet: it would stay on top of the newest articles for good."""
    if parsed.published is None:
        return None
    day = published_day(parsed.published)
    if not is_beyond_tomorrow(day):
        return None
    parsed.published = None
    parsed.notes.append(f"date left out: {day.isoformat()} is in the future")
    return day


def utc_now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def is_beyond_tomorrow(day: date) -> bool:
    """Return whether a day has begun nowhere on earth yet, nor will tomorrow: no article has such a date."""
    return day > utc_now().date() + timedelta(days=1)


def _cut(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[: limit - 2].rsplit(' ', 1)[0]} …"
