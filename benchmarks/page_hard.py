# ruff: noqa: E501  # markup and texts aren't broken where it doesn't show
"""Layouts that say little about what is the article, for `benchmarks.pages`."""

from __future__ import annotations

from html import escape

from benchmarks import page_parts as parts
from benchmarks.page_papers import linked_data, open_graph
from benchmarks.page_parts import Layout, Story, body, marked, page

_BOX = "<div class='_3kf'><p>Get our stories on your phone as soon as they appear, with pictures and everything.</p><a href='/app'>Install the app</a></div>"


def hashed_classes(story: Story) -> str:
    """Class names that mean nothing, boxes and long teasers beside the text."""
    half = len(story.paragraphs) // 2
    teaser = "".join(
        f"<div class='_9aa'><a href='/{number}'><span>The long story of the bridge</span></a><p>It took nine years, three mayors and "
        f"a flood before the first car could drive across the bridge that everybody had asked for.</p></div>"
        for number in range(4)
    )
    content = (
        f"<div class='_1ab'><a href='/'>Home</a><a href='/n'>News</a><a href='/s'>Sport</a></div><div class='_2cd'><div class='_7yy'>"
        f"<h1 class='_8zz'>{story.title}</h1><div class='_5ee'>{story.author}</div>{body(story.paragraphs[:half], 'p', 'class=_0p')}{_BOX}"
        f"{body(story.paragraphs[half:], 'p', 'class=_0p')}</div><div class='_6tt'>{teaser}</div></div><div class='_4ff'>© Paper Media Ltd</div>"
    )
    return page(story, open_graph(story), content)


def teaser_in_text(story: Story) -> str:
    """A teaser with a summary of its own between two paragraphs of the article."""
    box = (
        "<div class='embed-box'><a href='/x'><h4>The cat that takes the bus</h4><p>Every morning at ten to eight she waits at the stop, "
        "and the drivers know her by name.</p></a></div>"
    )
    content = (
        f'{parts.NAVIGATION}<main><article><h1>{story.title}</h1><div class="text">{body(story.paragraphs[:2])}{box}'
        f"{body(story.paragraphs[2:])}</div></article></main>{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def gallery(story: Story) -> str:
    """Captions in paragraphs of their own."""
    caption = '<p class="caption">A view of the town hall from the river side. Photo: Agency / Staff</p>'
    text = "".join(f'<div class="image"><img src="a.jpg">{caption}</div>{marked(item)}' for item in story.paragraphs)
    return page(
        story, open_graph(story), f'{parts.NAVIGATION}<div id="story"><h1>{story.title}</h1>{text}</div>{parts.FOOTER}'
    )


def hashed_comments(story: Story) -> str:
    """Comments under class names that mean nothing."""
    comments = "".join(
        f"<div class='q8'><b>user{number}</b><p>I can't believe that nobody has said this before, but someone had to pay for it all.</p>"
        f"<a href='#'>Reply</a> <a href='#'>Like</a></div>"
        for number in range(12)
    )
    content = (
        f"{parts.NAVIGATION}<div class='c1'><h1>{story.title}</h1><div class='c2'>{body(story.paragraphs)}</div></div>"
        f"<div class='c3'><h3>What readers say</h3>{comments}</div>{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


def brief(story: Story) -> str:
    """Two paragraphs between much that is longer."""
    content = (
        f'{parts.COOKIES}{parts.NAVIGATION}<main><article class="news-brief"><h1>{story.title}</h1><time datetime="{story.day}">'
        f"{story.day}</time>{body(story.paragraphs[:2])}{parts.SHARE}</article>{parts.MOST_READ}{parts.teasers()}"
        f"{parts.teasers('div', 'Editor’s choice')}</main>{parts.NEWSLETTER}{parts.COMMENTS}{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def letter(story: Story) -> str:
    """A newsletter as a page: tables within tables."""
    rows = "".join(
        f"<tr><td style='padding:8px'><table width='100%'><tr><td{parts.TEXT}>{escape(text, quote=False)}</td></tr></table></td></tr>"
        for text in story.paragraphs
    )
    return (
        f"<html><head><meta charset=utf-8><title>{story.title}</title></head><body><table align=center><tr><td><a href='/v'>View in your "
        f"browser</a></td></tr><tr><td><table><tr><td><h1>{story.title}</h1></td></tr>{rows}</table></td></tr><tr><td>You receive this "
        f"letter because you signed up for it. <a href='/u'>Unsubscribe</a></td></tr></table></body></html>"
    )


def spans(story: Story) -> str:
    """Sentences in spans, paragraphs in divs within divs."""
    blocks = []
    for text in story.paragraphs:
        sentences = "".join(
            f"<span>{escape(part, quote=False)}</span>" for part in text.replace(". ", ". \0").split("\0")
        )
        blocks.append(f"<div><div><div{parts.TEXT}>{sentences}</div></div></div>")
    content = f"{parts.NAVIGATION}<div><div><h2>{story.title}</h2></div>{''.join(blocks)}</div>{parts.MOST_READ}{parts.FOOTER}"
    return page(story, "", content)


def feed_of_posts(story: Story) -> str:
    """The article, then the next ones in full, as pages that scroll on without end show them."""
    other = "".join(
        f"<article class='post next-post'><h2>Another day at the harbour, number {number}</h2><p>The cranes were still at noon, and the gulls "
        f"had the quay to themselves until the shift came back.</p><p>Nobody could say when the next ship would come in.</p></article>"
        for number in range(3)
    )
    content = (
        f"{parts.NAVIGATION}<main><article class='post'><h1>{story.title}</h1><div class='post-content'>{body(story.paragraphs)}</div>"
        f"</article>{other}</main>{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


HARD = [
    Layout("hashed classes", hashed_classes),
    Layout("teaser in text", teaser_in_text),
    Layout("gallery", gallery),
    Layout("hashed comments", hashed_comments),
    Layout("brief", brief),
    Layout("letter", letter),
    Layout("spans", spans),
    Layout("endless page", feed_of_posts),
]
