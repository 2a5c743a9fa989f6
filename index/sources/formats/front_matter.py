"""Front matter above an article's text: YAML between two lines of ---, TOML between two of +++, or a JSON object.

Values stay as they are written: "No" is a title, not a Boolean. Not for header lines without such marks.
"""

from __future__ import annotations

import json
import re
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from index.sources.formats.format import Parsed
from index.sources.formats.header_lines import HeaderLines, is_header_line
from index.sources.formats.header_names import field_of, is_other_name, split_line

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

MAX_FRONT_MATTER = 20_000
"""Maximum number of characters to parse as YAML, TOML or JSON: YAML's parser takes a second for 100,000."""

_YAML, _TOML = "---", "+++"
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_BINARY = "tag:yaml.org,2002:binary"
_NULL = "tag:yaml.org,2002:null"
_COLLECTIONS = ("tag:yaml.org,2002:seq", "tag:yaml.org,2002:map")
_NO_VALUES = ("", "~", "null")  # "Null" may be a headline
_MOST_ITEMS, _DEEPEST = 50, 4  # of a list: aliases in YAML let it grow without end
_MOST_NAMES = 8  # in a note
_TOML_PAIR = re.compile(r"\s*([\w-]+)\s*=\s*(.*)")
_OWN_MARKS = re.compile(r"[!&][A-Z]|[^#]*\s#\S")
_NAMED = ("name", "title")  # keys of a mapping that say what it is about

_Pairs = list[tuple[str, str | None]]


def read_front_matter(lines: list[str], header: HeaderLines, parsed: Parsed) -> list[str]:
    """Read front matter at the top of `lines`, if any, and return the lines below it."""
    opening = lines[0].rstrip() if lines else ""
    if opening in (_YAML, _TOML):
        closing = (_YAML, "...") if opening == _YAML else (_TOML,)
        end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in closing), 0)
        read = _yaml_pairs if opening == _YAML else _toml_pairs
        pairs = read(lines[1:end], parsed) if end > 1 else None
        below = lines[end + 1 :]
        if not end and opening == _YAML and len(lines) > 1 and is_header_line(lines[1]):
            parsed.notes.append("no line of --- ends its front matter: read as header lines")
            return lines[1:]
    elif opening.startswith("{"):
        pairs, below = _json_pairs(lines)
    else:
        return lines
    if pairs is None or not any(field_of(name) or is_other_name(name) for name, _ in pairs):
        return lines
    _give(pairs, header, parsed)
    return below


def _give(pairs: _Pairs, header: HeaderLines, parsed: Parsed) -> None:
    left = [name for name, value in pairs if value != "" and (value is None or not header.give(name, value))]
    if left:
        more = f" and {len(left) - _MOST_NAMES:,} more" if len(left) > _MOST_NAMES else ""
        names = ", ".join(name[:30] for name in left[:_MOST_NAMES])
        parsed.notes.append(f"front matter left out: {names}{more}")


# -- YAML


def _yaml_pairs(lines: list[str], parsed: Parsed) -> _Pairs | None:
    """Return the names and values in YAML, as written; None if it is plain text.

    It reads the tree without constructing values: a tag can't call anything, a merge can't grow, and 12:30 isn't a
    number. What isn't YAML is read entry by entry, since people write "title: Ferries: a history".
    """
    if all(line[:1].isspace() for line in lines if line.strip()):  # YAML allows no tabs there
        lines = textwrap.dedent("\n".join(lines)).split("\n")
    source = "\n".join(lines)
    try:
        if len(source) > MAX_FRONT_MATTER:
            raise ValueError(f"it is longer than {MAX_FRONT_MATTER:,} characters")
        return _yaml_mapping(source)
    except (ValueError, RecursionError) as error:
        if not any((pair := split_line(line)) and field_of(pair[0]) for line in lines):
            return None
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        parsed.notes.append(f"the lines between --- aren't YAML ({reason[:80]}): read line by line")
        return list(_entries(lines, parsed, len(source) <= MAX_FRONT_MATTER))


def _yaml_mapping(source: str) -> _Pairs | None:
    """Return the names and values of a mapping, None if it is something else. Raises ValueError if it isn't YAML."""
    import yaml

    try:
        root = yaml.compose(source, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(root, yaml.MappingNode):
        return None
    lines = source.split("\n")
    return [
        (name.value, _unmarked(name, value, lines) or _yaml_text(value))
        for name, value in root.value
        if isinstance(name, yaml.ScalarNode)
    ]


def _unmarked(name: ScalarNode, value: Node, lines: Sequence[str]) -> str | None:
    """Return a plain value of one line that means its own # or ! or &: "Why we are #1", "!Viva the weir!"."""
    from yaml import ScalarNode

    start, end = name.end_mark, value.end_mark
    if not isinstance(value, ScalarNode) or value.style is not None or start.line != end.line:
        return None
    raw = lines[start.line][start.column :].lstrip(" \t:")
    return raw.strip() if _OWN_MARKS.match(raw) and not raw.startswith("!!") else None


def _yaml_text(node: Node) -> str | None:
    """Return a value as text, "" if it has none; None if it isn't text or a list of texts."""
    from yaml import ScalarNode

    if isinstance(node, ScalarNode):
        if node.tag == _BINARY:
            return None
        if node.tag == _NULL and node.value in _NO_VALUES:
            return ""
        return " ".join((_moment(node) if node.tag == _TIMESTAMP else node.value).split())
    if node.tag not in _COLLECTIONS:
        return None
    items = list(islice(_yaml_items(node, 0), _MOST_ITEMS))
    return ", ".join(item for item in items if item) or None


def _yaml_items(node: Node, depth: int) -> Iterator[str]:
    from yaml import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        yield _yaml_text(node) or ""
    elif depth < _DEEPEST and isinstance(node, SequenceNode):
        for item in node.value[:_MOST_ITEMS]:
            yield from _yaml_items(item, depth + 1)
    elif depth < _DEEPEST and isinstance(node, MappingNode):
        for name, value in node.value[:_MOST_ITEMS]:
            if isinstance(name, ScalarNode) and name.value in _NAMED:
                yield from _yaml_items(value, depth + 1)
                break


def _moment(value: ScalarNode) -> str:
    """Return a YAML timestamp, which has several notations, as ISO 8601; an invalid one ("2025-02-30") as written."""
    from yaml.constructor import SafeConstructor

    with suppress(ValueError):
        return str(SafeConstructor().construct_yaml_timestamp(value))
    return str(value.value)


def _entries(lines: Sequence[str], parsed: Parsed, is_short: bool) -> Iterator[tuple[str, str | None]]:
    """Read lines that aren't YAML as a whole: each entry as YAML if it is, else as it is written."""
    entry: list[str] = []
    for line in [*lines, ""]:
        is_inner = line[:1].isspace() or line.startswith(("- ", "#")) or (line and not split_line(line))
        if entry and not is_inner:
            yield from _entry(entry, parsed, is_short)
            entry = []
        if line.strip():
            entry.append(line)
    if entry:
        yield from _entry(entry, parsed, is_short)


def _entry(entry: list[str], parsed: Parsed, is_short: bool) -> Iterator[tuple[str, str | None]]:
    if is_short:
        with suppress(ValueError, RecursionError):
            if pairs := _yaml_mapping("\n".join(entry)):
                yield from pairs
                return
    pair = split_line(entry[0])
    if pair is None:
        parsed.notes.append(f"line left out: “{' '.join(entry)[:60]}”")
        return
    name, value = pair
    items = [line.strip().removeprefix("- ") for line in entry[1:]]
    is_list = not value and any(line.strip().startswith("- ") for line in entry[1:])
    parts = [_without_marks(part) for part in (value, *items) if part]
    yield name, (", " if is_list else " ").join(parts)


def _without_marks(value: str) -> str:
    """Take off the quotation marks around a whole value, or one that nothing closes."""
    for mark in "\"'":
        if value.startswith(mark) and (value.count(mark) == 1 or (value.endswith(mark) and value.count(mark) == 2)):
            return value.strip(mark).strip()
    return value


# -- TOML and JSON


def _toml_pairs(lines: list[str], parsed: Parsed) -> _Pairs | None:
    source = "\n".join(lines)
    try:
        if len(source) > MAX_FRONT_MATTER:
            raise ValueError(f"it is longer than {MAX_FRONT_MATTER:,} characters")
        return _pairs_of(tomllib.loads(source))
    except (ValueError, RecursionError) as error:
        pairs = [
            (match[1], _without_marks(match[2].strip())) for line in lines if (match := _TOML_PAIR.fullmatch(line))
        ]
        if not any(field_of(name) for name, _ in pairs):
            return None
        parsed.notes.append(f"the lines between +++ aren't TOML ({str(error)[:80]}): read line by line")
        return [*pairs]


def _json_pairs(lines: list[str]) -> tuple[_Pairs | None, list[str]]:
    """Return the names and values of an object at the top, and the lines below it."""
    text = "\n".join(lines)
    try:
        value, end = json.JSONDecoder(strict=False).raw_decode(text[:MAX_FRONT_MATTER].lstrip())
    except (ValueError, RecursionError):
        return None, lines
    if not isinstance(value, dict):
        return None, lines
    start = len(text) - len(text.lstrip()) + end
    return _pairs_of(value), text[start:].split("\n")


def _pairs_of(values: Mapping[str, object]) -> _Pairs:
    return [(name, _text_of(value)) for name, value in values.items()]


def _text_of(value: object) -> str | None:
    """Return a value of TOML or JSON as text, "" if it has none; None if it isn't text or a list of texts."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return next((_text_of(value[name]) for name in _NAMED if name in value), None)
    if isinstance(value, list):
        texts = [text for item in value[:_MOST_ITEMS] if not isinstance(item, list) and (text := _text_of(item))]
        return ", ".join(texts) or None
    return " ".join(str(value).split())
