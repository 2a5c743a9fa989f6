"""OPML: lists of feeds, as readers of feeds exchange them, and newsbot's own sources with all their options.

See http://opml.org/spec2.opml. Options are in attributes of newsbot's own namespace, which other programs pass over.
Entities aren't expanded, and nothing is fetched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, cast, get_args

from index.sources.formats import collapse, is_web_address, root_of
from index.sources.web.model import Kind, SourceOptions, WebSource

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BYTES = 20_000_000
"""Maximum size of a list, in bytes."""

MAX_ENTRIES = 10_000
"""Maximum number of sources that are read of a list."""

NAMESPACE = "https://newsbot.example/opml"
"""Name of newsbot's own attributes."""

NO_OPTIONS = SourceOptions()
"""Options of a source without any."""

_LONGEST_NAME = 200  # characters
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEFAULTS = asdict(NO_OPTIONS)


@dataclass(frozen=True, slots=True)
class OpmlEntry:
    """A source in a list. `groups` are the titles of the outlines that it is in, from the outermost on."""

    url: str
    title: str = ""
    kind: Kind = "feed"
    options: SourceOptions = NO_OPTIONS
    groups: tuple[str, ...] = ()


@dataclass(slots=True)
class OpmlList:
    """What was read of a list; `problems` say what wasn't, a sentence each."""

    title: str = ""
    entries: list[OpmlEntry] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_opml(raw: bytes) -> OpmlList:
    """Return the sources of a list, each address once. Raises ValueError, with the reason, if it is no list.

    Of broken XML, what can be read is read, and a problem says where it breaks.
    """
    if len(raw) > MAX_BYTES:
        raise ValueError(f"too long for a list of sources (more than {MAX_BYTES / 1e6:.0f} MB)")
    if not raw.strip():
        raise ValueError("empty: it holds no list of sources")
    if b"<!ENTITY" in raw or b"<\0!\0E\0N" in raw or b"\0<\0!\0E\0N" in raw:
        raise ValueError("it defines entities, which newsbot doesn't read")
    root, problems = _parsed(raw)
    result = OpmlList(_title_of(root), problems=problems)
    seen: set[str] = set()
    for element in root.iter("{*}outline"):
        if len(result.entries) == MAX_ENTRIES:
            result.problems.append(f"it has more than {MAX_ENTRIES:,} sources: the others are left out")
            break
        entry = _entry(element, result.problems)
        if entry is not None and entry.url not in seen:
            seen.add(entry.url)
            result.entries.append(entry)
    if not result.entries and not result.problems:
        result.problems.append("the list has no sources")
    return result


def write_opml(sources: Iterable[WebSource], title: str = "newsbot") -> bytes:
    """Return a list of sources as OPML 2.0, in UTF-8; `read_opml` reads it back with all options."""
    from lxml import etree

    root = etree.Element("opml", {"version": "2.0"}, {"newsbot": NAMESPACE})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _fit(title)
    body = etree.SubElement(root, "body")
    for source in sources:
        attributes = {"text": _fit(source.title) or source.url, "title": _fit(source.title)}
        # Other programs read "rss" as a feed, and show a link as what it is.
        if source.kind == "feed":
            attributes |= {"type": "rss", "xmlUrl": _fit(source.url)}
        else:
            attributes |= {"type": "link", "url": _fit(source.url), f"{{{NAMESPACE}}}kind": source.kind}
        if options := _written(source.options):
            attributes[f"{{{NAMESPACE}}}options"] = options
        etree.SubElement(body, "outline", attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _parsed(raw: bytes) -> tuple[_Element, list[str]]:
    from lxml import etree

    def parser(*, recover: bool) -> etree.XMLParser:
        return etree.XMLParser(
            recover=recover,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )

    raw = raw.lstrip()
    try:
        root: _Element | None = etree.fromstring(raw, parser(recover=False))
        problems = []
    except (etree.XMLSyntaxError, ValueError) as error:
        line, column = getattr(error, "position", (1, 1))
        reason = collapse(str(error)).partition(", line ")[0][:100]
        problems = [f"the list is broken XML in line {line:,}, column {column:,} ({reason}): sources may be missing"]
        try:
            root = etree.fromstring(raw, parser(recover=True))
        except (etree.XMLSyntaxError, ValueError):
            root = None
    name = root.tag.rpartition("}")[2].lower() if root is not None and isinstance(root.tag, str) else ""
    if root is None or name != "opml":
        kind = root_of(raw) or name
        raise ValueError(f"no OPML list, but XML with the element <{kind}>" if kind else "no OPML list, nor any XML")
    return root, problems


def _title_of(root: _Element) -> str:
    title = root.find("{*}head/{*}title")
    return collapse(title.text or "")[:_LONGEST_NAME] if title is not None else ""


def _entry(element: _Element, problems: list[str]) -> OpmlEntry | None:
    """Return the source of an outline; None for one that only groups others."""
    values = {name.rpartition("}")[2].lower(): str(value) for name, value in _attributes(element).items()}
    kind = _attributes(element).get(f"{{{NAMESPACE}}}kind", "feed")
    url = (values.get("xmlurl") or (values.get("url", "") if kind != "feed" else "")).strip()
    if not url:
        return None
    title = _name(values)
    place = f"line {element.sourceline or 0:,}"
    if not is_web_address(url):
        problems.append(f"{place}: “{url[:60]}” is no http or https address")
        return None
    if kind not in get_args(Kind):
        problems.append(f"{place}: {url[:200]} is of the kind “{kind[:20]}”, which newsbot doesn't know")
        return None
    options = _options(_attributes(element).get(f"{{{NAMESPACE}}}options", ""), f"{place}: {url[:200]}", problems)
    groups = [_name({key.lower(): value for key, value in _attributes(outer).items()}) for outer in _outer(element)]
    return OpmlEntry(url, title, cast("Kind", kind), options, tuple(filter(None, reversed(groups))))


def _attributes(element: _Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def _outer(element: _Element) -> Sequence[_Element]:
    return list(element.iterancestors("{*}outline"))


def _name(values: dict[str, str]) -> str:
    return collapse(values.get("title") or values.get("text") or "")[:_LONGEST_NAME]


def _written(options: SourceOptions) -> str:
    """Return the options that aren't the defaults, as JSON; an empty text if all are."""
    values = {name: value for name, value in asdict(options).items() if value != _DEFAULTS[name]}
    return json.dumps(values, ensure_ascii=True) if values else ""


def _options(text: str, place: str, problems: list[str]) -> SourceOptions:
    """Return the options that a list gives for a source; those that newsbot doesn't understand are a problem."""
    if not text:
        return NO_OPTIONS
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        problems.append(f"{place}: its options can't be read, and are left out")
        return NO_OPTIONS
    good: dict[str, Any] = {}
    for name, value in values.items():
        if (right := _right(name, value)) is None:
            problems.append(f"{place}: its option “{name[:40]}” can't be read, and is left out")
        else:
            good[name] = right
    return SourceOptions(**good)


def _right(name: str, value: object) -> object:
    """Return the value of an option as newsbot has it; None if it isn't one."""
    if name not in {item.name for item in fields(SourceOptions)}:
        return None
    if name in ("select", "drop"):
        is_good = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return tuple(cast("list[str]", value)) if is_good else None
    if name == "text_from":
        return value if value in ("longer", "item", "page") else None
    if name == "outlet":
        return value if isinstance(value, str) else None
    is_number = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9
    if name == "interval_minutes":
        return value if is_number and isinstance(value, int) else None
    return float(cast("float", value)) if is_number else None


def _fit(text: str) -> str:
    """Return a text without the characters that XML can't hold."""
    return _NOT_XML.sub("\ufffd", text)
