"""Reading the values of fields as data formats write them: texts, names, moments and languages of any usual type.

JSON and its relatives give one thing in many shapes: an author as a string, a list or an object, a date as text or as
seconds since 1970. Not for dates within text: see `published_dates.py`.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache

from index.model import Published
from index.sources.formats.options import DateOrder
from index.sources.formats.published_dates import parse_published

# The names of what an object stands for; the first one that has a value counts.
_TEXT_NAMES = ("text", "rendered", "value", "content", "body", "html", "#text", "_", "$t", "main", "name", "title")
_PERSON_NAMES = (
    "name",
    "display_name",
    "displayname",
    "full_name",
    "fullname",
    "title",
    "username",
    "literal",
    "#text",
)
_LANGUAGE_NAMES = ("code", "identifier", "id", "tag", "name", "value")
_ADDRESS_NAMES = ("href", "url", "link", "value", "@id", "id", "#text")
_DATE_NAMES = ("$date", "$numberlong", "date", "iso", "value", "rendered", "#text")
_MOST_NAMES = 50
_DEEPEST = 8  # objects within objects
_LONGEST_LIST = 1_000_000  # characters of a list that is written as text
# What programs write for a missing value.
_MISSING = frozenset("none null nan nat n/a na <na> undefined nil \\n".split())
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_DIGITS = re.compile(r"[+-]?\d{1,20}(\.\d{1,12})?")
_SLASHED = re.compile(r"\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4})\b(.*)", re.DOTALL)
_COMPACT_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_COMPACT_MOMENT = re.compile(rf"({_COMPACT_DAY.pattern})([01]\d|2[0-3])([0-5]\d)([0-5]\d)")
# The unit of a time since 1970 shows in its size: between 1973 and 5138, no two units share a number.
_UNITS = ((10**8, 10**11, 1), (10**11, 10**14, 10**3), (10**14, 10**17, 10**6), (10**17, 10**20, 10**9))
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)(?:\.[\w-]+)?(?:@\w+)?")  # a tag, or a POSIX locale


def is_missing(value: object) -> bool:
    """Return whether a value stands for none: null, an empty text, "NaN", "None", "N/A"."""
    if value is None:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, float):
        return value != value
    if isinstance(value, str):
        return not value or value.isspace() or (len(value) < 12 and value.strip().casefold() in _MISSING)
    return isinstance(value, list | tuple | dict) and not value


def text_of(value: object) -> str:
    """Return a value as text: a string, a number, or what an object or a list of one has as text; else an empty one."""
    return next(_texts(value, _TEXT_NAMES), "")


def address_of(value: object) -> str | None:
    """Return the address in a value: a string, or an object or a list of objects with a `href` or `url`."""
    return next(_texts(value, _ADDRESS_NAMES), None)


def names_of(value: object) -> str | None:
    """Return the names of people or outlets in a value, joined by commas: a string, an object with a name, or a list.

    A leading "By" is left out, and so is a name that repeats; None if there is no name.
    """
    if isinstance(value, str):
        value = _without_brackets(value.strip())
    names = (_BY.sub("", text.strip(), count=1) if _BY.match(text.strip()) else text for text in _names(value))
    return ", ".join(dict.fromkeys(name.strip(" ,;") for name in names if name.strip(" ,;"))) or None


def moment_of(value: object, date_order: DateOrder | None = None) -> Published:
    """Return the day or the moment in a value: a date, text in any usual notation, or a time since 1970.

    Such a time may be in seconds, milliseconds, microseconds or nanoseconds. `date_order` decides about 3/4/2026. None
    stands for no date; raises ValueError, with the reason, if a date can't be read.
    """
    value = _innermost_date(value)
    if isinstance(value, datetime):
        return value if value.tzinfo and value.utcoffset() is not None else value.replace(tzinfo=UTC)
    if isinstance(value, date):
        return value
    if is_missing(value):
        return None
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _numbered(_plain(value))
    if not isinstance(value, str):
        raise ValueError("it can't be read as a date")
    text = value.strip()
    if _DIGITS.fullmatch(text) and not (len(text) == 4 or text.count(".") > 1):
        return _numbered(text)
    return parse_published(_in_order(text, date_order))


def language_of(value: object) -> str | None:
    """Return a language as a BCP 47 tag: "en_US" gives "en-US", "eng" and "English" give "en"; None if it is none."""
    text = next(_texts(value, _LANGUAGE_NAMES), "").strip()
    if not text or len(text) > 60:
        return None
    if text.casefold() in _languages():
        return _languages()[text.casefold()]
    if not (match := _TAG.fullmatch(text)):
        return None
    primary = match[1].lower()
    primary = _aliases().get(primary, primary) if len(primary) == 3 else primary
    return None if primary in ("und", "mul", "zxx", "xx") else primary + _subtags(match[2])


def _subtags(text: str) -> str:
    tags = [tag for tag in text.replace("_", "-").split("-") if tag]
    return "".join(f"-{tag.upper() if len(tag) == 2 else tag.title() if len(tag) == 4 else tag}" for tag in tags)


@cache
def _languages() -> dict[str, str]:
    """Return the tags of languages by their names in English, without case."""
    from babel import Locale

    names = Locale("en").languages
    return {name.casefold(): str(tag).replace("_", "-") for tag, name in reversed(list(names.items()))}


@cache
def _aliases() -> dict[str, str]:
    from babel.core import get_global

    return {str(code): str(tag) for code, tag in get_global("language_aliases").items()}


def _texts(value: object, names: tuple[str, ...], depth: int = 0) -> Iterator[str]:
    """Yield the texts in a value; of an object, those of the first of `names` that has any."""
    if depth > _DEEPEST or is_missing(value) or isinstance(value, bool):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, int | float | Decimal):
        yield _plain(value)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item, names, depth + 1)
    elif isinstance(value, dict):
        yield from _texts(_first(value, names), names, depth + 1)


def _innermost_date(value: object) -> object:
    """Return the date in objects like {"$date": {"$numberLong": "1734604200000"}} and in lists."""
    for _ in range(_DEEPEST):
        if isinstance(value, dict):
            value = _first(value, _DATE_NAMES)
        elif isinstance(value, list | tuple) and value:
            value = value[0]
    return value


def _names(value: object) -> Iterator[str]:
    for count, name in enumerate(_texts(value, _PERSON_NAMES)):
        if count == _MOST_NAMES:
            return
        yield name


def _first(value: dict[object, object], names: tuple[str, ...]) -> object:
    """Return the value that an object has under the first of `names`, in any case; None if it has none of them."""
    folded = {key.casefold(): item for key, item in value.items() if isinstance(key, str)}
    if "first_name" in folded or "last_name" in folded:
        folded.setdefault("full_name", f"{text_of(folded.get('first_name'))} {text_of(folded.get('last_name'))}")
    return next((folded[name] for name in names if name in folded and not is_missing(folded[name])), None)


def _without_brackets(text: str) -> object:
    if not text.startswith("["):
        return text
    values = list_in(text)
    return text.strip("[] ") if values is None else values


def list_in(text: str) -> list[object] | None:
    """Return the list that a text is in Python's or JSON's notation, as tables have it; None if it is none."""
    text = text.strip()
    if not (text.startswith("[") and text.endswith("]") and len(text) < _LONGEST_LIST):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about backslashes that Python doesn't know
            value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None
    return value if isinstance(value, list) else None


def _plain(value: float | Decimal) -> str:
    """Return a number as digits, not as 1.7e9: JSON and spreadsheets make floats of whole numbers."""
    if isinstance(value, float):
        value = Decimal(repr(value))
    if isinstance(value, Decimal):
        is_short = value.is_finite() and value.copy_abs() < 10**20
        return str(int(value)) if is_short and value == int(value) else str(value)
    try:
        return str(value)
    except ValueError:  # too many digits for Python
        return ""


def _numbered(text: str) -> Published:
    """Return the day or the moment that digits stand for: 20241219, 20241219103000, or a time since 1970."""
    if _COMPACT_DAY.fullmatch(text):
        return parse_published(text)
    if match := _COMPACT_MOMENT.fullmatch(text):
        return parse_published(f"{match[1]}T{match[2]}{match[3]}{match[4]}")
    if not _DIGITS.fullmatch(text):
        raise ValueError("it can't be read as a date")
    number = Decimal(text)
    unit = next((unit for low, high, unit in _UNITS if low <= number < high), None)
    if unit is None:
        raise ValueError("it is no number of seconds or milliseconds since 1970")
    return _EPOCH + timedelta(microseconds=int(number * 1_000_000 / unit))


def _in_order(text: str, date_order: DateOrder | None) -> str:
    """Return 3/4/2026, which could be two days, as 2026-04-03 or 2026-03-04 by `date_order`."""
    if date_order is None or not (match := _SLASHED.fullmatch(text)):
        return text
    day, month = (match[1], match[3]) if date_order == "dmy" else (match[3], match[1])
    if int(month) > 12:
        return text
    return f"{match[4]}-{month:0>2}-{day:0>2}{match[5]}"
