# ruff: noqa: E501  # markup and texts aren't broken where it doesn't show
"""Parts of the pages that `benchmarks.pages` reads: articles, and what surrounds them on news sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

TEXT = " data-text"
"""Attribute of the elements that hold the article; taken away before a page is read."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article to be put on pages."""

    title: str
    outlet: str
    author: str
    day: str
    paragraphs: tuple[str, ...]
    language: str = "en"

    @property
    def url(self) -> str:
        """Address of the article."""
        return f"https://news.example/{self.day.replace('-', '/')}/{self.title.split()[0].lower()}"


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to put an article on a page. `language` limits it to articles in it."""

    name: str
    build: Callable[[Story], str]
    language: str | None = None


def marked(text: str, tag: str = "p", attributes: str = "") -> str:
    """Return an element with a text of the article."""
    return f"<{tag}{' ' if attributes else ''}{attributes}{TEXT}>{escape(text, quote=False)}</{tag}>\n"


def body(texts: Sequence[str], tag: str = "p", attributes: str = "") -> str:
    """Return an element a paragraph."""
    return "".join(marked(text, tag, attributes) for text in texts)


def page(story: Story, head: str, content: str) -> str:
    """Return a whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{story.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(story.title)} | {escape(story.outlet)}</title>\n{head}\n"
        "<style>body{font:1em serif}</style><script>window.dataLayer=[];</script>\n</head>\n"
        f"<body>\n{content}\n<script>track({{'page': 'article'}})</script>\n</body>\n</html>"
    )


def teasers(tag: str = "article", heading: str = "Related stories") -> str:
    """Return a block of teasers of other stories."""
    titles = [
        "Harbour cranes stand idle",
        "A guide to winter tyres",
        "Five recipes for leeks",
        "Tram line gets night runs",
    ]
    items = "".join(
        f'<{tag} class="teaser"><h3><a href="/s/{number}">{title}</a></h3><p>Everything that you need to know about it, '
        f"from our reporters on the ground.</p></{tag}>"
        for number, title in enumerate(titles)
    )
    return f'<section class="related-stories"><h2>{heading}</h2>{items}</section>'


NAVIGATION = (
    '<header class="site-header"><a class="logo" href="/">The Paper</a><nav><ul><li><a href="/news">News</a></li>'
    '<li><a href="/politics">Politics</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li>'
    '<li><a href="/subscribe">Subscribe</a></li></ul></nav></header>'
)
FOOTER = (
    '<footer class="site-footer"><p>© 2025 Paper Media Ltd. All rights reserved. No part of this site may be copied '
    'without permission.</p><ul><li><a href="/terms">Terms and conditions</a></li><li><a href="/privacy">Privacy policy'
    '</a></li><li><a href="/contact">Contact the newsroom</a></li></ul></footer>'
)
COOKIES = (
    '<div id="cookie-banner" class="cookie-consent"><p>We and our 842 partners store cookies on your device to show '
    "advertisements that suit you. You can change your choice at any time.</p><button>Accept all</button>"
    "<button>Reject</button></div>"
)
NEWSLETTER = (
    '<div class="newsletter-signup"><h3>The morning letter</h3><p>The day\'s most important stories in your inbox at '
    'seven. Sign up free of charge.</p><form><input type="email"><button>Sign up</button></form></div>'
)
SHARE = (
    '<ul class="share social-share"><li><a href="#">Share on Facebook</a></li><li><a href="#">Share on X</a></li>'
    '<li><a href="#">Send by email</a></li></ul>'
)
COMMENTS = (
    '<section id="comments" class="comments-area"><h2>3 comments</h2><ol class="comment-list"><li class="comment"><p>I '
    "have lived here for forty years and nobody ever asked us what we think about any of this.</p></li>"
    '<li class="comment"><p>Typical. They will do it anyway, whatever the people who pay for it say.</p></li>'
    '<li class="comment"><p>Well written, thank you for it. More of this please!</p></li></ol></section>'
)
MOST_READ = (
    '<aside class="sidebar"><h2>Most read</h2><ol><li><a href="/1">Baker wins prize for the flattest bread</a></li>'
    '<li><a href="/2">Where to swim in autumn</a></li><li><a href="/3">The cat that takes the bus</a></li></ol>'
    '<div class="ad">Advertisement</div></aside>'
)
AUTHOR_BOX = (
    '<div class="author-box author-bio"><img src="a.jpg" alt=""><h4>About the author</h4><p>Our correspondent has written '
    "about the region since 2009 and lives near the coast with two dogs.</p></div>"
)
FIGURE = (
    '<figure><img src="photo.jpg" alt="The scene"><figcaption>The scene on Tuesday morning. Photograph: Staff'
    "</figcaption></figure>"
)
TAGS = '<div class="tags">Topics: <a href="/t/economy">Economy</a> <a href="/t/region">Region</a></div>'
