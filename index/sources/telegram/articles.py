"""Posts as articles: one post, or all parts of an album."""

from __future__ import annotations

from collections.abc import Sequence

from index.model import Published
from index.sources.formats import LEAST_LETTERS, Parsed, is_short, moment_of, read_message_text
from index.sources.telegram.posts import Post

MAX_TEXT = 100_000
"""Maximum number of characters of an article's posts; Telegram allows 4,096 to a post, and ten posts to an album."""


def has_words(post: Post) -> bool:
    """Return whether a post has a text or a caption."""
    return bool(post.text.strip())


def why_no_article(posts: Sequence[Post]) -> str | None:
    """Return why the parts of one post are no article, as a clause; None if they are one."""
    text = " ".join(post.text for post in posts)
    if not text.strip():
        return "it has no words"
    if len(text) > MAX_TEXT:
        return f"it has more than {MAX_TEXT:,} characters"
    return f"it has fewer than {LEAST_LETTERS} letters" if is_short(text) else None


def parse_posts(posts: Sequence[Post], anchor: Post) -> Parsed:
    """Return the article of one post, or of an album, whose parts are given in order; it is linked to `anchor`.

    Raises ValueError, with the reason, if it is too long.
    """
    origin = anchor.origin
    parsed = Parsed(guid=anchor.guid, url=anchor.link, shape="a forwarded message" if origin else "a message")
    parsed.title, parsed.paragraphs = _read_texts([post for post in posts if has_words(post)])
    if origin is None:
        parsed.source = anchor.channel.title
        parsed.author = next((post.signature for post in posts if post.signature), None)
    else:  # neither the channel nor its author says it
        parsed.source, parsed.author = origin.name, origin.signature
    parsed.published = _moment(origin.date if origin and origin.date else anchor.date, "date", parsed)
    if edits := [post.edited for post in posts if post.edited]:
        parsed.modified = _moment(max(edits), "date of the last change", parsed)
    return parsed


def _read_texts(posts: Sequence[Post]) -> tuple[str, tuple[str, ...]]:
    """Return the headline and the paragraphs of some texts: the headline of a later one is a paragraph."""
    title, paragraphs = read_message_text(posts[0].parts) if posts else ("", ())
    for post in posts[1:]:
        line, more = read_message_text(post.parts)
        paragraphs += (line, *more) if line else more
    return title, paragraphs


def _moment(seconds: int, what: str, parsed: Parsed) -> Published:
    try:
        return moment_of(seconds)
    except ValueError as error:
        parsed.notes.append(f"{what} left out: {error}")
        return None
