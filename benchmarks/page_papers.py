# ruff: noqa: E501  # markup and texts aren't broken where it doesn't show
"""Layouts of newspapers, agencies and broadcasters for `benchmarks.pages`."""

from __future__ import annotations

import json

from benchmarks import page_parts as parts
from benchmarks.page_parts import Layout, Story, body, marked, page


def linked_data(story: Story, **more: object) -> str:
    """Return a script with the article's data as schema.org describes them."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.day}T06:30:00+00:00",
        "author": [{"@type": "Person", "name": story.author}],
        "publisher": {"@type": "Organization", "name": story.outlet},
        "mainEntityOfPage": story.url,
        **more,
    }
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def open_graph(story: Story) -> str:
    """Return meta elements of the Open Graph protocol."""
    return (
        f'<meta property="og:title" content="{story.title}"><meta property="og:site_name" content="{story.outlet}">'
        f'<meta property="article:published_time" content="{story.day}T06:30:00Z"><link rel="canonical" href="{story.url}">'
    )


def broadsheet(story: Story) -> str:
    """Sidebar, byline, figure, newsletter box in the middle of the text."""
    half = len(story.paragraphs) // 2
    content = (
        f"{parts.COOKIES}{parts.NAVIGATION}<main><article><h1>{story.title}</h1>"
        f'<p class="byline">By <a href="/a">{story.author}</a></p><time datetime="{story.day}">{story.day}</time>'
        f'{parts.SHARE}{parts.FIGURE}<div class="article-body">{body(story.paragraphs[:half])}{parts.NEWSLETTER}'
        f"{body(story.paragraphs[half:])}</div>{parts.TAGS}{parts.AUTHOR_BOX}</article>{parts.MOST_READ}</main>"
        f"{parts.teasers()}{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def agency(story: Story) -> str:
    """Paragraphs in divs with generated class names, no article element."""
    content = (
        f'<div id="__next"><div class="css-1x7">{parts.NAVIGATION}</div><div class="css-9k2"><h1 class="css-h1">{story.title}'
        f'</h1><div class="css-by">{story.author} · {story.day}</div><div class="css-body">'
        f"{body(story.paragraphs, 'div', 'class=css-par data-testid=paragraph-0')}</div>"
        f'<div class="css-trust">Our standards: the principles of the agency.</div></div>'
        f'<div class="css-rec">{parts.teasers("div", "Read next")}</div>{parts.FOOTER}</div>'
    )
    return page(story, open_graph(story), content)


def amp(story: Story) -> str:
    """Page of the AMP project with its own elements."""
    half = len(story.paragraphs) // 2
    text = f'{body(story.paragraphs[:half])}<amp-ad width="300"></amp-ad>{body(story.paragraphs[half:])}'
    content = (
        f'<amp-sidebar id="menu"><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></amp-sidebar>'
        f'<article class="amp-wp-article"><header class="amp-wp-article-header"><h1>{story.title}</h1><time datetime='
        f'"{story.day}">{story.day}</time></header><amp-img src="a.jpg" width="4" height="3"></amp-img>'
        f'<div class="amp-wp-article-content">{text}</div></article><amp-list src="/more"><p>More stories are loading</p>'
        f"</amp-list>{parts.FOOTER}"
    )
    return page(story, linked_data(story), content).replace("<html ", "<html amp ", 1)


def live_blog(story: Story) -> str:
    """Updates with a time each."""
    updates = "".join(
        f'<article class="live-update"><time datetime="{story.day}T{9 + number % 12:02}:00:00Z">{9 + number % 12}:00</time>'
        f"{marked(text)}</article>"
        for number, text in enumerate(story.paragraphs)
    )
    content = (
        f'{parts.NAVIGATION}<main><h1>{story.title}</h1><div class="live-blog">{updates}</div></main>'
        f"{parts.MOST_READ}{parts.FOOTER}"
    )
    return page(story, linked_data(story) + open_graph(story), content)


def tabloid(story: Story) -> str:
    """A link to another story after every second paragraph, and advertisements."""
    blocks = []
    for number, text in enumerate(story.paragraphs):
        blocks.append(marked(text))
        if number % 3 == 1:
            blocks.append(
                '<div class="related-inline read-more"><strong>READ MORE:</strong> <a href="/x">The cat that takes the '
                'bus to school every day</a></div><div class="ad-slot">Advertisement</div>'
            )
    content = (
        f'{parts.COOKIES}{parts.NAVIGATION}<article id="article"><h1>{story.title}</h1>{parts.SHARE}{parts.FIGURE}'
        f'<div itemprop="articleBody">{"".join(blocks)}</div></article>{parts.COMMENTS}{parts.teasers("div")}{parts.FOOTER}'
    )
    return page(story, open_graph(story), content)


def broadcaster(story: Story) -> str:
    """Every paragraph in a block of its own, subheadings between them."""
    blocks = []
    for number, text in enumerate(story.paragraphs):
        if number == 3:
            blocks.append(f'<div data-component="subheadline-block"><h2{parts.TEXT}>What happens next</h2></div>')
        blocks.append(f'<div data-component="text-block"><div class="ssrcss-Rich">{marked(text)}</div></div>')
    content = (
        f'{parts.NAVIGATION}<main id="main-content"><article><header><h1 id="main-heading">{story.title}</h1><span>Published '
        f'{story.day}</span></header><div data-component="image-block">{parts.FIGURE}</div>{"".join(blocks)}'
        f'<section data-component="tag-list"><h2>Related Topics</h2><ul><li><a href="/t">Economy</a></li></ul></section>'
        f"</article>{parts.teasers('div', 'More on this story')}</main>{parts.FOOTER}"
    )
    return page(story, linked_data(story, **{"@type": "ReportageNewsArticle"}), content)


def figures(story: Story) -> str:
    """A picture with a caption before every other paragraph."""
    text = "".join((parts.FIGURE if number % 2 else "") + marked(item) for number, item in enumerate(story.paragraphs))
    content = (
        f'{parts.NAVIGATION}<article class="story"><h1>{story.title}</h1><section class="story-body">{text}</section></article>'
        f"{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def quotes(story: Story) -> str:
    """Pull quotes that repeat the text, and block quotations that belong to it."""
    first, second, *others = story.paragraphs
    pull = f'<aside class="pullquote pull-quote"><p>{others[0][:80]}</p></aside>'
    content = (
        f'{parts.NAVIGATION}<main><article><h1>{story.title}</h1><p class="standfirst"{parts.TEXT}>{first}</p>'
        f"{marked(second)}{pull}<blockquote>{marked(others[0])}</blockquote>{body(others[1:])}</article></main>"
        f"{parts.NEWSLETTER}{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def table_of_results(story: Story) -> str:
    """A table that belongs to the text."""
    rows = "".join(
        f"<tr{parts.TEXT}><td>{name}</td> <td>{votes}</td></tr>"
        for name, votes in (("Ashdown", "1,204 votes"), ("Bellmore", "987 votes"), ("Carrick", "55 votes"))
    )
    content = (
        f'{parts.NAVIGATION}<article class="post"><h1>{story.title}</h1><div class="entry">{body(story.paragraphs[:3])}<table>'
        f"<tr{parts.TEXT}><th>Candidate</th> <th>Result</th></tr>{rows}</table>{body(story.paragraphs[3:])}"
        f"</div></article>{parts.MOST_READ}{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


def links_in_text(story: Story) -> str:
    """Links, emphasis and footnote marks within paragraphs."""
    texts = []
    for text in story.paragraphs:
        words = text.split(" ")
        words[2:5] = [f'<a href="/topic">{" ".join(words[2:5])}</a>']
        words[-3:] = [f"<em>{' '.join(words[-3:])}</em>"]
        texts.append(f"<p{parts.TEXT}>{' '.join(words)}</p>")
    content = (
        f'{parts.NAVIGATION}<div class="container"><div class="row"><div class="col-8"><h1>{story.title}</h1>'
        f'<div class="content">{"".join(texts)}</div></div><div class="col-4">{parts.MOST_READ}</div></div></div>'
        f"{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


PAPERS = [
    Layout("broadsheet", broadsheet),
    Layout("agency", agency),
    Layout("AMP", amp),
    Layout("live blog", live_blog),
    Layout("tabloid", tabloid),
    Layout("broadcaster", broadcaster),
    Layout("figures", figures),
    Layout("pull quotes", quotes),
    Layout("table of results", table_of_results),
    Layout("links in text", links_in_text),
]
