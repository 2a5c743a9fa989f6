"""Ghost exports: a JSON document with the tables of the site's database.

See https://docs.ghost.org/migration/custom. `{"db": [{"meta": …, "data": {"posts": […], "users": […], …}}]}`, or
without `db`. The tables come in any order, so the file is read twice: for names and settings, then for the posts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from index.sources.formats.addresses import is_web_address
from index.sources.formats.field_values import language_of, moment_of, text_of
from index.sources.formats.format import MAX_RECORD, Format, Input, Parsed, Record
from index.sources.formats.ghost_texts import paragraphs_of_post
from index.sources.formats.guids import unique_guid
from index.sources.formats.html_text import text_of_html
from index.sources.formats.json_values import JsonReader, load_json
from index.sources.formats.text_streams import as_utf8

_MARK = re.compile(rb"\"exported_on\"\s*:")
_DATA = re.compile(rb"\"(?:data|db)\"\s*:")
_STATUSES = {"draft": "drafts", "scheduled": "scheduled posts", "sent": "posts that were only mailed"}
_USED = ("id", "uuid", "title", "slug", "html", "plaintext", "lexical", "mobiledoc", "published_at", "updated_at")
_MOST_ROWS = 1_000_000
"""Maximum number of rows of a table that is held in memory: users, and who wrote what."""


@dataclass(slots=True)
class _Site:
    """The small tables of an export."""

    title: str = ""
    address: str = ""
    language: str | None = None
    users: dict[str, str] = field(default_factory=dict)  # names by id
    authors: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # places and users' ids by the post's id
    addresses: dict[str, str] = field(default_factory=dict)  # canonical ones by the post's id
    posts: list[int] = field(default_factory=list)  # where tables of posts begin in the file

    def read(self, table: str, row: dict[str, Any]) -> None:
        """Read a row of a table that isn't the posts'."""
        if table == "settings":
            self._read_setting(text_of(row.get("key")), text_of(row.get("value")))
        elif table == "users" and len(self.users) < _MOST_ROWS:
            self.users[text_of(row.get("id"))] = text_of(row.get("name"))
        elif table == "posts_authors" and len(self.authors) < _MOST_ROWS:
            author = (text_of(row.get("sort_order")).zfill(4), text_of(row.get("author_id")))
            self.authors.setdefault(text_of(row.get("post_id")), []).append(author)
        elif table == "posts_meta" and len(self.addresses) < _MOST_ROWS and row.get("canonical_url"):
            self.addresses[text_of(row.get("post_id"))] = text_of(row["canonical_url"])

    def _read_setting(self, key: str, value: str) -> None:
        if key == "title":
            self.title = text_of_html(value)
        elif key in ("url", "site_url"):
            self.address = value.rstrip("/") if is_web_address(value) else ""
        elif key in ("locale", "lang", "default_locale"):
            self.language = language_of(value)

    def author_of(self, post: dict[str, Any]) -> str | None:
        """Return the names of a post's authors; old exports have one author's id in the post."""
        authors = sorted(self.authors.get(text_of(post.get("id")), [])) or [("", text_of(post.get("author_id")))]
        names = (self.users.get(number, "").strip() for _, number in authors)
        return ", ".join(dict.fromkeys(name for name in names if name)) or None

    def address_of(self, post: dict[str, Any]) -> str | None:
        """Return the address of a post: the one that it names, or that of its slug, if the site's is known."""
        canonical = text_of(post.get("canonical_url")) or self.addresses.get(text_of(post.get("id")), "")
        if is_web_address(canonical):
            return canonical
        slug = text_of(post.get("slug")).strip("/")
        return f"{self.address}/{slug}/" if self.address and slug else None


def recognises(head: bytes) -> bool:
    """Return whether a JSON file is an export of Ghost: its start says when that was made."""
    return bool(_MARK.search(head) and _DATA.search(head))


def records(given: Input) -> Iterator[Record]:
    """Yield the published posts. Raises ValueError where the file breaks off, after what came before."""
    reader, site = JsonReader(as_utf8(given.stream)), _Site()
    broken: ValueError | None = None
    try:
        _read_object(reader, site, "")
    except ValueError as error:  # what is there may be read, without names that come later
        broken = error
    count = 0
    for start in site.posts:
        reader.seek(start)
        for raw in _rows(reader):
            count += 1
            if (record := _record(raw, f"post {count:,}", site, given)) is not None:
                yield record
    if broken is not None:
        raise broken
    if not site.posts:
        raise ValueError("a Ghost export without posts")


def _read_object(reader: JsonReader, site: _Site, table: str) -> None:
    """Read the small tables in the object that begins here, and note where the posts are."""
    reader.enter()
    while (first := reader.peek()) != b"}":
        if not first:
            raise _cut_off(reader)
        name = reader.take_name()
        first = reader.peek()
        if first == b"[" and name == "posts":
            site.posts.append(reader.position)
            reader.take(0)
        elif first == b"[" and name == "db":
            reader.enter()
            while reader.peek() == b"{":
                _read_object(reader, site, name)
            reader.enter()
        elif first == b"{" and name == "data" and table in ("", "db"):
            _read_object(reader, site, name)
        elif first == b"[" and name in ("settings", "users", "posts_authors", "posts_meta"):
            _read_table(reader, site, name)
        else:
            reader.take(0)
    reader.enter()


def _read_table(reader: JsonReader, site: _Site, name: str) -> None:
    for raw in _rows(reader):
        row = load_json(raw) if raw is not None else None
        if isinstance(row, dict):
            site.read(name, row)


def _rows(reader: JsonReader) -> Iterator[bytes | None]:
    reader.enter()
    while (first := reader.peek()) != b"]":
        if not first or first == b"}":
            raise _cut_off(reader)
        yield reader.take(MAX_RECORD)
    reader.enter()


def _cut_off(reader: JsonReader) -> ValueError:
    return ValueError(f"it breaks off after {reader.position:,} bytes: export it again")


def _record(raw: bytes | None, place: str, site: _Site, given: Input) -> Record | None:
    """Return the record of a post; None for one that isn't published, which is counted."""
    if raw is None:
        problem = ValueError(f"too long for one article (more than {MAX_RECORD / 1e6:.0f} MB)")
        return Record(place, place.encode(), partial(_fail, problem))
    try:
        post = load_json(raw)
    except ValueError as error:
        return Record(place, raw, partial(_fail, error))
    if not isinstance(post, dict):
        return Record(place, raw, partial(_fail, ValueError("no post: it has no names with values")))
    if kind := _other_kind(post):
        given.passed_over[kind] += 1
        return None
    values = {name: post.get(name) for name in _USED}
    values |= {"author": site.author_of(post), "url": site.address_of(post)}
    source = repr((site.title, site.language, values)).encode(errors="surrogatepass")
    key = text_of(post.get("uuid")) or text_of(post.get("id")) or text_of(post.get("slug")) or None
    return Record(place, source, partial(_parse, values, site), key)


def _other_kind(post: dict[str, Any]) -> str | None:
    kind = text_of(post.get("type")) or ("page" if post.get("page") in (True, 1, "1") else "post")
    if kind != "post":
        return "pages" if kind == "page" else "items of other types"
    status = text_of(post.get("status")) or "published"
    return None if status == "published" else _STATUSES.get(status, "posts with another status")


def _parse(post: dict[str, Any], site: _Site) -> Parsed:
    parsed = Parsed(title=text_of(post["title"]), source=site.title or None, shape="Ghost post")
    parsed.paragraphs = tuple(paragraphs_of_post(post))
    parsed.author, parsed.url = post["author"], post["url"]
    parsed.guid = unique_guid(text_of(post["uuid"]))
    parsed.language = site.language
    for name in ("published_at", "updated_at"):
        try:
            moment = moment_of(post[name])
        except ValueError as error:
            parsed.notes.append(f"date left out: “{str(post[name])[:60]}”, {error}")
            continue
        if name == "published_at":
            parsed.published = moment
        elif moment != parsed.published:
            parsed.modified = moment
    return parsed


def _fail(problem: Exception) -> Parsed:
    raise problem


FORMAT = Format("Ghost export", (".json",), records=records, recognises=recognises, order=31)
