"""Splitting XML of any size into the elements that are its articles, without holding more than one of them.

A parser of whole documents gives up at the first error, which is lost work in an export of ten years. So the bytes are
split first, and each element is parsed alone: a broken one costs itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from index.sources.formats.format import MAX_RECORD

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_BLOCK = 1_000_000
_LONGEST_TOKEN = 64
_FORBIDDEN = bytes(byte for byte in range(0x20) if byte not in b"\t\n\r")
_PREFIX = re.compile(rb"xmlns:([A-Za-z_][\w.-]*)\s*=\s*(?:\"([^\"<]*)\"|'([^'<]*)')")


@dataclass(frozen=True, slots=True)
class RawElement:
    """An element as bytes; `problem` says why it can't be read, and then it has none."""

    name: str
    raw: bytes
    problem: str | None = None


class ElementSplitter:
    """Splits a stream of XML, in an encoding that contains ASCII, into its elements of some names.

    After iteration, `is_cut` tells whether the stream ended within one of them, and `is_whole` whether `root`, the
    element around all, had its end.
    """

    def __init__(self, stream: BinaryIO, names: Iterable[str], root: str) -> None:
        pattern = "|".join(re.escape(name) for name in names)
        self._token = re.compile(rf"<!\[CDATA\[|<!--|<(/?)({pattern})(?=[\s>/])|(</{root})(?=[\s>])".encode())
        # The usual `read` goes on until it has enough, and loses all of it where the file breaks off.
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._buffer = b""
        self._position = 0
        self._parts: list[bytes] = []
        self._size = 0
        self._open: bytes | None = None
        self.is_cut = False
        self.is_whole = False

    def __iter__(self) -> Iterator[RawElement]:
        while (token := self._search()) is not None:
            if token[3] is not None:
                self._take(token.end())
                self.is_whole = True
            elif token[2] is None:
                self._take(token.end())
                self._skip_to(b"]]>" if token[0].startswith(b"<![") else b"-->")
            elif not token[1]:
                if self._open is not None:
                    yield RawElement(self._open.decode(), b"", "it has no end")
                self._start(token)
            elif token[2] == self._open:
                self._take(token.end())
                self._skip_to(b">")
                yield self._finish()
            else:
                self._take(token.end())
        self.is_cut = self._open is not None

    def _start(self, token: re.Match[bytes]) -> None:
        self._position = token.start()
        self._parts, self._size, self._open = [], 0, token[2]
        self.is_whole = False
        self._take(token.end())

    def _finish(self) -> RawElement:
        assert self._open is not None
        name, raw, size = self._open.decode(), b"".join(self._parts), self._size
        self._parts, self._open = [], None
        if size > MAX_RECORD:
            return RawElement(
                name, b"", f"too long for one article ({size / 1e6:.1f} MB, at most {MAX_RECORD / 1e6:.0f} MB)"
            )
        return RawElement(name, raw)

    def _search(self) -> re.Match[bytes] | None:
        while (token := self._token.search(self._buffer, self._position)) is None:
            self._take(max(self._position, len(self._buffer) - _LONGEST_TOKEN))
            if not self._fill():
                return None
        return token

    def _skip_to(self, end: bytes) -> None:
        while (index := self._buffer.find(end, self._position)) < 0:
            self._take(max(self._position, len(self._buffer) - len(end) + 1))
            if not self._fill():
                self._take(len(self._buffer))
                return
        self._take(index + len(end))

    def _take(self, end: int) -> None:
        """Move to `end`; what was passed belongs to the open element, if there is one."""
        if self._open is not None:
            self._size += end - self._position
            if self._size > MAX_RECORD:
                self._parts.clear()
            else:
                self._parts.append(self._buffer[self._position : end])
        self._position = end

    def _fill(self) -> bool:
        block = self._read(_BLOCK)
        self._buffer = self._buffer[self._position :] + block
        self._position = 0
        return bool(block)


def prefixes_of(root_tag: bytes) -> dict[str, str]:
    """Return the namespaces that the bytes of a start tag declare, by their prefixes."""
    pairs = ((match[1].decode(errors="replace"), match[2] or match[3] or b"") for match in _PREFIX.finditer(root_tag))
    return {prefix: uri.decode(errors="replace") for prefix, uri in pairs}


def parse_element(raw: bytes, prefixes: Mapping[str, str], encoding: str = "utf-8") -> tuple[_Element, bool]:
    """Parse the bytes of one element; also return whether something in it was broken and is left out or replaced.

    Entities aren't expanded, and nothing is fetched. Raises ValueError if no element can be read.
    """
    from lxml import etree

    text = raw.translate(None, _FORBIDDEN)
    is_broken = False
    try:
        content = text.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        content, is_broken = text.decode("utf-8", "replace"), True
    names = "".join(f' xmlns:{prefix}="{_escaped(uri)}"' for prefix, uri in prefixes.items())
    document = f"<newsbot{names}>{content}</newsbot>".encode()
    try:
        root = etree.fromstring(document, _parser(recover=False))
    except etree.XMLSyntaxError:
        root, is_broken = etree.fromstring(document, _parser(recover=True)), True
    if root is None or not len(root):
        raise ValueError("it is broken XML")
    return root[0], is_broken


def _parser(*, recover: bool) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        huge_tree=True,  # its size is bounded already
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )


def _escaped(uri: str) -> str:
    return uri.replace("&amp;", "&").replace("&", "&amp;").replace('"', "&quot;")
