"""Word documents (.docx): one article, or a download of a news database. Office Open XML: ECMA-376, part 1.

The text is that which Word shows in the end: insertions are read; deletions, hidden text, comments, notes, headers and
footers aren't. Macros, pictures and embedded files are never opened.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, cast

from index.sources.formats.database_downloads import TextKind
from index.sources.formats.database_downloads import records as records_of_lines
from index.sources.formats.format import Format, Input, Record
from index.sources.formats.office_articles import read_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .doc, and of encrypted documents
_MAIN = "word/document.xml"
_SPACES = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = frozenset("del moveFrom instrText delText pPr rPr object pict".split())
_TITLE_STYLES = frozenset(("title", "heading1", "titel", "titre", "berschrift1", "titre1", "1"))
_MAX_TITLE = 500


def records(given: Input) -> Iterator[Record]:
    """Return the article in a document, or those in a download. Raises ValueError, with the reason, if it is broken."""
    from lxml import etree

    if given.stream.read(len(_OLE)) == _OLE:
        raise ValueError("it is encrypted, or an old .doc: save it as .docx without a password")
    given.stream.seek(0)
    titles: list[str] = []
    try:
        with zipfile.ZipFile(given.stream) as package:
            properties = _property_title(package)
            lines = _lines(package, titles)
            yield from records_of_lines(
                lines, given, TextKind(), lambda read: read_lines(read, "".join(titles[:1]), properties)
            )
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, etree.LxmlError) as error:
        raise ValueError(f"it can't be opened as a Word document ({error})") from error


def _part(package: zipfile.ZipFile, name: str) -> BinaryIO:
    """Open a part of a document so that it can't become a bomb. Raises ValueError if there is none."""
    from index.sources.formats.unpacking import unpack

    try:
        member = package.getinfo(name)
    except KeyError:
        raise ValueError(f"it has no {name}: it isn't a Word document") from None
    return unpack(cast("BinaryIO", package.open(member)), member.compress_size)


def _elements(package: zipfile.ZipFile, name: str, *tags: str) -> Iterator[_Element]:
    """Return the elements of a part as they end, without resolving entities."""
    from lxml import etree

    with _part(package, name) as stream:
        for _, element in etree.iterparse(
            stream, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            yield element


def _main_part(package: zipfile.ZipFile) -> str:
    """Return the name of the part with the text: some programs number it."""
    if _MAIN in package.NameToInfo:
        return _MAIN
    with suppress(ValueError):
        for element in _elements(package, "_rels/.rels", "{*}Relationship"):
            if element.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(element.get("Target", "")).lstrip("/")
    return _MAIN


def _property_title(package: zipfile.ZipFile) -> str:
    from lxml import etree

    with suppress(ValueError, etree.LxmlError):
        for element in _elements(package, "docProps/core.xml", "{http://purl.org/dc/elements/1.1/}title"):
            return " ".join((element.text or "")[:_MAX_TITLE].split())
    return ""


def _lines(package: zipfile.ZipFile, titles: list[str]) -> Iterator[str]:
    """Return the lines of a document in order, and add those that are marked as its title to `titles`."""
    for paragraph in _elements(package, _main_part(package), "{*}p"):
        text = "".join(_texts(paragraph)) if not _is_fallback(paragraph) else ""
        if text.strip() and not titles and _style(paragraph) in _TITLE_STYLES:
            titles.append(" ".join(text.split()))
        paragraph.clear()
        while paragraph.getprevious() is not None:
            parent = paragraph.getparent()
            assert parent is not None
            del parent[0]
        yield from (line for line in text.split("\n") if line.strip())


def _is_fallback(paragraph: _Element) -> bool:
    """Return whether a paragraph repeats another for programs that can't show it."""
    return any(_name(element) in ("Fallback", "del") for element in paragraph.iterancestors())


def _name(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _style(paragraph: _Element) -> str:
    style = paragraph.find("{*}pPr/{*}pStyle")
    values = style.attrib.values() if style is not None else ()
    return next((str(value).lower().lstrip("ü") for value in values), "")


def _texts(paragraph: _Element) -> Iterator[str]:
    """Yield the pieces of a paragraph's text, without recursion: documents may be nested deeply."""
    stack: list[_Element] = [*reversed(paragraph)]
    while stack:
        element = stack.pop()
        name = _name(element)
        if name == "t":
            yield element.text or ""
        elif name in _SPACES:
            yield _SPACES[name]
        elif name and name not in _LEFT_OUT and not (name == "r" and _is_hidden(element)):
            stack.extend(reversed(element))


def _is_hidden(run: _Element) -> bool:
    mark = run.find("{*}rPr/{*}vanish")
    return mark is not None and not any(value in ("0", "false", "off") for value in mark.attrib.values())


FORMAT = Format("Word document", (".docx",), records=records, order=60)
