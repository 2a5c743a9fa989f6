"""Lists of files as web servers write them for a folder: Apache, nginx, lighttpd, Caddy, Python's http.server."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from index.sources.formats import collapse, page_tree
from index.sources.web import Fetched
from index.sources.web.kinds.linked_pages import in_utf8
from index.sources.web.kinds.links import base_of, title_of
from index.sources.web.kinds.results import address_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE = re.compile(
    r"(?:index of|directory listing (?:for|of)|listing (?:for|of)|contents of)\b.{0,2000}", re.IGNORECASE
)
_SORTING = re.compile(r"\?(?:C=[NMSD](?:[;&]O=[AD])?|sort=(?:name|size|time|namedirfirst)\b.*)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}-[A-Za-z]{3}-\d{4}|\d{1,2}/\d{1,2}/\d{4}")
_LONGEST_ROW = 300  # characters


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file in a list. `row` is its date and size as the list has them; empty if it has no date."""

    url: str
    name: str
    row: str = ""


@dataclass(slots=True)
class Listing:
    """The files and folders directly in a folder."""

    url: str
    title: str
    files: list[ListedFile] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)


def read_listing(fetched: Fetched) -> Listing:
    """Return the list of files on a page. Raises ValueError if it is none: any page links to what is below it."""
    tree = page_tree(in_utf8(fetched))
    folder = folder_of(fetched.url)
    title = title_of(tree)
    heading = next((collapse(element.text_content()) for element in tree.iter("h1")), "")
    links = [(element, (element.get("href") or "").strip()) for element in tree.iter("a")]
    is_sorted = any(_SORTING.match(href) for _, href in links)
    if not (_TITLE.fullmatch(title) or _TITLE.fullmatch(heading) or (is_sorted and _is_path(title, folder))):
        raise ValueError("a page, but no list of files")
    base = base_of(tree, fetched.url)
    listing = Listing(folder, title)
    seen = set()
    for element, href in links:
        url = address_in(base, href)
        name = _name_within(folder, url)
        if name is None or url in seen or href.startswith(("?", "#")):
            continue
        seen.add(url)
        if name.endswith("/"):
            listing.folders.append(url)
        else:
            listing.files.append(ListedFile(url, name, _row(element, name)))
    return listing


def folder_of(url: str) -> str:
    """Return the address of the folder that an address is in, or is."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"{parts.path.rpartition('/')[0]}/", "", ""))


def _is_path(title: str, folder: str) -> bool:
    path = unquote(urlsplit(folder).path)
    return title.strip("/ ") in (path.strip("/"), path.rstrip("/").rpartition("/")[2])


def _name_within(folder: str, url: str) -> str | None:
    """Return the name of a file or a folder (with a slash) directly in `folder`; None for anything else."""
    parts, within = urlsplit(url), urlsplit(folder)
    if parts.query or parts.fragment or (parts.scheme, parts.netloc) != (within.scheme, within.netloc):
        return None
    path = parts.path.removeprefix(within.path)
    if path == parts.path or path.strip("/") in ("", ".", "..") or "/" in path[:-1]:
        return None
    name = unquote(path)
    return None if "/" in name[:-1] or name.startswith(".") else name


def _row(link: HtmlElement, name: str) -> str:
    """Return the date and size of a file, in the row of a table or after the link."""
    row = next(link.iterancestors("tr"), None)
    if row is None:
        text = link.tail or ""
    else:
        times = " ".join(element.get("datetime") or "" for element in row.iter("time"))
        cells = (collapse(cell.text_content()) for cell in row.iter("td") if link not in cell.iter("a"))
        text = f"{times} {' '.join(cells)}"
    text = collapse(text).replace(name, "")[:_LONGEST_ROW]
    return text if _DATE.search(text) else ""
