"""Sites made with WordPress, by their REST API: whole articles, the whole archive, and what has changed since.

See https://developer.wordpress.org/rest-api/reference/posts/. Old posts are read some hundred at a time, by their date;
changed ones by the time of the change, which WordPress can select by since version 5.7. Posts that were deleted stay.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import quote

from index.model import Published
from index.sources.formats import EXCERPT, Parsed, digest, is_web_address, moment_of, paragraphs_of_html, text_of_html
from index.sources.web import Crawl, Fetched, FetchError, Fetching, Item, SourceOptions, WebSource
from index.sources.web.kinds.linked_pages import complete
from index.sources.web.kinds.results import latest, moment_at, with_options
from index.sources.web.kinds.selectors import without_dropped

POSTS_PER_PAGE = 100
"""Number of posts in an answer: the maximum of WordPress."""

MAX_PAGES = 5
"""Maximum number of answers that one crawl reads of new posts, and of old ones."""

MAX_BYTES = 30_000_000
"""Maximum size of an answer, in bytes."""

_FIELDS = "id,status,type,link,guid,date_gmt,modified_gmt,title,content,excerpt,_links.author,_embedded"
_BEYOND_THE_LAST = 400  # how WordPress answers when asked for a page after the last
_NO_API = "it isn't the REST API of WordPress: add the site's address, or its feed"
Post = dict[str, object]


@dataclass(slots=True)
class State:
    """What is known of a site: its name, when the newest change was that is read, and how far its archive is.

    `before` is when the archive began to be read, and `page` is its next page; 0: all of it is read.
    """

    name: str = ""
    newest: str = ""
    before: str = ""
    page: int = 1

    @classmethod
    def read(cls, text: str) -> State:
        """Return a state that `text` holds; a new one if it holds none."""
        try:
            values = json.loads(text)
            return cls(str(values["name"]), str(values["newest"]), str(values["before"]), int(values["page"]))
        except (ValueError, TypeError, KeyError):
            return cls()

    def text(self) -> str:
        """Return the state as text."""
        return json.dumps({"name": self.name, "newest": self.newest, "before": self.before, "page": self.page})


@dataclass(slots=True)
class _Run:
    """One crawl: whom to ask, and what came of it."""

    fetching: Fetching
    root: str
    options: SourceOptions
    posts: list[Post] = field(default_factory=list)
    moved_to: str | None = None

    async def page(self, number: int, **query: str) -> list[Post]:
        """Return the posts on a page of the site's answer; none after the last one. Raises FetchError."""
        url = _posts_address(self.root, page=str(number), **query)
        try:
            fetched = await _fetch(self.fetching, url, self.options)
        except FetchError as error:
            if error.status == _BEYOND_THE_LAST and number > 1:
                return []
            raise
        if fetched.moved_to and "/wp/v2/posts" in fetched.moved_to:
            self.moved_to = fetched.moved_to.partition("wp/v2/posts")[0]
        posts = await _json(fetched, url)
        if not isinstance(posts, list):
            raise FetchError(url, _NO_API, status=fetched.status)
        return [post for post in posts if isinstance(post, dict)]


async def crawl(fetching: Fetching, source: WebSource, now: datetime) -> Crawl:
    """Return the posts that are new, and some hundred older ones. Raises FetchError if the API doesn't answer."""
    state = State.read(source.state)
    run = _Run(fetching, api_root(source.url), source.options)
    notes: list[str] = []
    if not state.before:
        state.before = _iso(now)
        state.name = await site_name(fetching, run.root, source.options)
    if state.newest:
        await _read_changed(run, state)
    if state.page:
        await _read_archive(run, state)
        if state.page:
            notes.append(f"its archive is read up to page {state.page - 1:,}: the next crawl goes on")
    passed_over: Counter[str] = Counter()
    items = _items(run, state, passed_over)
    return Crawl(
        items=items,
        title=state.name or None,
        moved_to=run.moved_to,
        state=state.text(),
        newest=latest((_moment(post.get("date_gmt")) for post in run.posts), now),
        notes=notes,
        passed_over=passed_over,
    )


def api_root(url: str) -> str:
    """Return the address of a site's API: what WordPress declares, or what it usually is."""
    if "rest_route=" in url:
        return url
    base = url.partition("/wp/v2")[0].rstrip("/")
    return f"{base}/" if base.endswith("/wp-json") else f"{base}/wp-json/"


async def site_name(fetching: Fetching, root: str, options: SourceOptions) -> str:
    """Return the name of a site, as its API gives it. Raises FetchError if there is no such API."""
    url = root if "rest_route=" in root else f"{root}?_fields=name"
    values = await _json(await _fetch(fetching, url, options), root)
    if not isinstance(values, dict) or not isinstance(name := values.get("name", ""), str):
        raise FetchError(root, _NO_API)
    return text_of_html(name)


async def newest_posts(fetching: Fetching, root: str, options: SourceOptions, now: datetime) -> int:
    """Return how many posts the first page of a site's API holds. Raises FetchError if it keeps them to itself."""
    return len(await _Run(fetching, root, options).page(1, orderby="date", order="desc", before=_iso(now)))


async def _read_changed(run: _Run, state: State) -> None:
    """Read the posts that changed since the last crawl, the oldest change first, so that a later crawl can go on."""
    since = _iso(_time(state.newest) - timedelta(seconds=1))
    newest = state.newest
    for number in range(1, MAX_PAGES + 1):
        posts = await run.page(number, orderby="modified", order="asc", modified_after=since)
        if posts and _modified(posts[0]) < since:  # a WordPress that doesn't know modified_after
            await _read_changed_backwards(run, state)
            return
        run.posts += posts
        state.newest = max(state.newest, *map(_modified, posts), "")
        if len(posts) < POSTS_PER_PAGE:
            return
    if state.newest == newest:  # hundreds of posts in one second
        state.newest = _iso(_time(newest) + timedelta(seconds=1))


async def _read_changed_backwards(run: _Run, state: State) -> None:
    newest = state.newest
    for number in range(1, MAX_PAGES + 1):
        posts = await run.page(number, orderby="modified", order="desc")
        changed = [post for post in posts if _modified(post) >= newest]
        run.posts += changed
        state.newest = max(state.newest, *map(_modified, changed), "")
        if len(changed) < POSTS_PER_PAGE:
            return


async def _read_archive(run: _Run, state: State) -> None:
    """Read some pages of the posts that were there at the first crawl, by their dates, which editing doesn't change."""
    for _ in range(MAX_PAGES):
        posts = await run.page(state.page, orderby="date", order="desc", before=state.before)
        run.posts += posts
        if not state.newest or state.page == 1:
            state.newest = max("", *map(_modified, posts), "")
        state.page = 0 if len(posts) < POSTS_PER_PAGE else state.page + 1
        if not state.page:
            state.newest = state.newest or state.before
            return


async def _fetch(fetching: Fetching, url: str, options: SourceOptions) -> Fetched:
    return await fetching.fetch(
        url, accept="application/json", max_bytes=MAX_BYTES, pause_seconds=options.pause_seconds
    )


async def _json(fetched: Fetched, url: str) -> object:
    try:
        return await asyncio.to_thread(json.loads, fetched.body.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        raise FetchError(url, _NO_API, status=fetched.status) from error


def _posts_address(root: str, **query: str) -> str:
    values = {"per_page": str(POSTS_PER_PAGE), "_embed": "author", "_fields": _FIELDS, **query}
    pairs = "&".join(f"{name}={quote(value, safe=',:')}" for name, value in values.items())
    return f"{root}wp/v2/posts{'&' if '?' in root else '?'}{pairs}"


def _items(run: _Run, state: State, passed_over: Counter[str]) -> list[Item]:
    """Return the items of the posts, the newest first, and each once."""
    posts: dict[str, Post] = {}
    for post in run.posts:
        if kind := _other_kind(post):
            passed_over[kind] += 1
            continue
        key = str(post.get("id"))
        if key not in posts or _modified(post) >= _modified(posts[key]):
            posts[key] = post
    newest_first = sorted(posts.items(), key=lambda pair: str(pair[1].get("date_gmt")), reverse=True)
    return [_item(run, state.name, key, post) for key, post in newest_first]


def _item(run: _Run, outlet: str, key: str, post: Post) -> Item:
    raw = digest(json.dumps([post, outlet], sort_keys=True).encode()).encode()
    link = str(post.get("link") or "")
    load = partial(_load, run.fetching, post, outlet, run.options)
    return Item(key, link or f"post {key}", with_options(raw, run.options), load)


def _other_kind(post: Post) -> str | None:
    if post.get("status", "publish") != "publish":
        return "posts that aren't published"
    content = post.get("content")
    if isinstance(content, dict) and content.get("protected"):
        return "posts with a password"
    return None if isinstance(post.get("id"), int) else "posts without an id"


async def _load(fetching: Fetching, post: Post, outlet: str, options: SourceOptions) -> Parsed:
    parsed = await asyncio.to_thread(_parsed, post, outlet, options)
    return await complete(fetching, parsed, options, is_whole=True)


def _parsed(post: Post, outlet: str, options: SourceOptions) -> Parsed:
    parsed = Parsed(title=text_of_html(_rendered(post, "title")), source=outlet or None, shape="WordPress post")
    content = _paragraphs(without_dropped(_rendered(post, "content"), options))
    parsed.paragraphs = tuple(content or _paragraphs(_rendered(post, "excerpt")))
    if parsed.paragraphs and not content:
        parsed.notes.append(EXCERPT)
    link = post.get("link")
    parsed.url = link if isinstance(link, str) and is_web_address(link) else None
    parsed.author = _author(post)
    parsed.published = _moment(post.get("date_gmt"))
    parsed.modified = _moment(post.get("modified_gmt"))
    if parsed.modified == parsed.published:
        parsed.modified = None
    return parsed


def _paragraphs(html: str) -> list[str]:
    """Return the paragraphs of a post without the addresses of videos, which WordPress shows in their place."""
    return [text for text in paragraphs_of_html(html) if " " in text or not is_web_address(text)]


def _rendered(post: Post, name: str) -> str:
    value = post.get(name)
    text = value.get("rendered") if isinstance(value, dict) else value
    return text if isinstance(text, str) else ""


def _author(post: Post) -> str | None:
    embedded = post.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    names = [author.get("name") for author in authors if isinstance(author, dict)] if isinstance(authors, list) else []
    return ", ".join(dict.fromkeys(text_of_html(name) for name in names if isinstance(name, str) and name)) or None


def _modified(post: Post) -> str:
    value = post.get("modified_gmt")
    return f"{value}Z" if isinstance(value, str) and _is_time(value) else ""


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2025-03-11T09:00:00")


def _moment(value: object) -> Published:
    """Return a time of WordPress's in UTC; drafts have none, or one of the year 0."""
    if not isinstance(value, str) or not _is_time(value):
        return None
    return moment_at(moment_of(f"{value}Z"))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
