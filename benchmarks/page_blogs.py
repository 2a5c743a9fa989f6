# ruff: noqa: E501  # markup and texts aren't broken where it doesn't show
"""Layouts of blogs, old pages and pages in other languages for `benchmarks.pages`."""

from __future__ import annotations

from html import escape

from benchmarks import page_parts as parts
from benchmarks.page_papers import linked_data, open_graph
from benchmarks.page_parts import Layout, Story, body, marked, page


def wordpress(story: Story) -> str:
    """A theme of WordPress with its block editor's classes."""
    content = (
        f'<div id="page" class="hfeed site">{parts.NAVIGATION}<div id="content" class="site-content"><main id="main">'
        f'<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{story.title}</h1>'
        f'<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{story.day}">'
        f'{story.day}</time></span> <span class="byline">{story.author}</span></div></header><div class="entry-content">'
        f'{body(story.paragraphs, "p", "class=wp-block-paragraph")}<div class="sharedaddy sd-sharing-enabled"><h3>Share this:'
        f'</h3>{parts.SHARE}</div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3><p>An older post</p>'
        f'</div></div><footer class="entry-footer">Posted in <a href="/c">Region</a></footer></article>'
        f'<nav class="post-navigation"><a href="/p">Previous: Leeks</a><a href="/n">Next: Tyres</a></nav>{parts.COMMENTS}'
        f'</main><aside id="secondary" class="widget-area"><section class="widget"><h2>Archives</h2><ul><li>May 2024</li>'
        f"<li>June 2024</li></ul></section></aside></div>{parts.FOOTER}</div>"
    )
    return page(story, open_graph(story), content)


def ghost(story: Story) -> str:
    """A theme of Ghost."""
    content = (
        f'<div class="gh-viewport"><header id="gh-head" class="gh-head"><a class="gh-head-logo" href="/">Blog</a></header>'
        f'<main id="gh-main" class="gh-main"><article class="gh-article post"><header class="gh-article-header"><h1 class='
        f'"gh-article-title">{story.title}</h1></header><div class="gh-content gh-canvas">{body(story.paragraphs[:2])}'
        f'<div class="kg-card kg-callout-card"><div class="kg-callout-text">Support this site: become a member today.</div>'
        f'</div>{body(story.paragraphs[2:])}</div></article><section class="gh-subscribe"><h3>Subscribe to the blog</h3><p>'
        f"Don't miss out on the latest issues. Sign up now to get access to the library.</p></section></main>"
        f'<footer class="gh-footer">Powered by Ghost</footer></div>'
    )
    return page(story, linked_data(story, **{"@type": "Article"}), content)


def medium(story: Story) -> str:
    """Sections in sections, generated class names, clap counters."""
    content = (
        f'<div class="a b c"><div class="d"><a href="/in">Sign in</a><a href="/app">Get the app</a></div><article><div class='
        f'"e f"><section><div><div class="g h"><h1 class="pw-post-title">{story.title}</h1><div class="i"><span>5 min read'
        f"</span><span>1.2K claps</span></div>{body(story.paragraphs, 'p', 'class=pw-post-body-paragraph')}</div>"
        f'</div></section></div></article><div class="n"><div class="o">Written by {story.author}</div><div>1.2K Followers'
        f"</div></div><div>{parts.teasers('div', 'More from the author')}</div></div>"
    )
    return page(story, linked_data(story, **{"@type": "BlogPosting"}), content)


def substack(story: Story) -> str:
    """A newsletter with subscription boxes in the text."""
    box = (
        '<div class="subscription-widget-wrap"><div class="subscription-widget"><p class="cta-caption">Thanks for reading! '
        "Subscribe for free to receive new posts.</p><form><input></form></div></div>"
    )
    content = (
        f'<div class="main"><article class="typography newsletter-post post"><div class="post-header"><h1 class="post-title">'
        f'{story.title}</h1></div><div class="available-content"><div class="body markup">{body(story.paragraphs[:2])}{box}'
        f'{body(story.paragraphs[2:])}{box}</div></div></article><div id="discussion">{parts.COMMENTS}</div></div>'
    )
    return page(story, linked_data(story), content)


def list_article(story: Story) -> str:
    """Numbered subheadings, and lists that belong to the text."""
    blocks = []
    for number, text in enumerate(story.paragraphs, 1):
        blocks.append(f"<h2{parts.TEXT}>{number}. {escape(' '.join(text.split()[:4]))}</h2>{marked(text)}")
    items = "".join(f"<li{parts.TEXT}>{text}</li>" for text in ("Bring a torch and a warm coat", "Take the early bus"))
    content = (
        f'{parts.NAVIGATION}<article><h1>{story.title}</h1><div class="listicle">{"".join(blocks)}<ul>{items}</ul></div>'
        f"</article>{parts.teasers()}{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


def interview(story: Story) -> str:
    """Questions in bold before the answers."""
    blocks = "".join(
        f"<p{parts.TEXT}><strong>What do you make of point {number}?</strong></p>{marked(text)}"
        for number, text in enumerate(story.paragraphs, 1)
    )
    content = (
        f'{parts.NAVIGATION}<main><article><h1>{story.title}</h1><div class="interview-text">{blocks}</div></article>'
        f"{parts.AUTHOR_BOX}</main>{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def many_comments(story: Story) -> str:
    """A page on which the comments are longer than the article."""
    comment = "".join(
        f'<div class="comment-body"><p>Comment {number}: this is what people write when they have an evening to themselves '
        f"and an opinion on the matter that nobody asked for, and they go on about it.</p></div>"
        for number in range(40)
    )
    content = (
        f'{parts.NAVIGATION}<div class="post"><h1>{story.title}</h1><div class="post-content">{body(story.paragraphs)}</div>'
        f'</div><div id="comments" class="comments"><h3>40 comments</h3>{comment}</div>{parts.FOOTER}'
    )
    return page(story, open_graph(story), content)


def tables(story: Story) -> str:
    """A page of the 1990s: tables for layout, fonts, line breaks between paragraphs."""
    text = "<br><br>\n".join(
        f"<font face='Times'{parts.TEXT}>{escape(item, quote=False)}</font>" for item in story.paragraphs
    )
    return (
        f"<HTML><HEAD><TITLE>{story.title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE WIDTH=600><TR><TD COLSPAN=2><A HREF="
        f"/>Home</A> | <A HREF=/n>News</A> | <A HREF=/w>Weather</A></TD></TR><TR><TD WIDTH=120 VALIGN=TOP><A HREF=/a>Archive"
        f"</A><BR><A HREF=/s>Search</A></TD><TD><FONT SIZE=5><B>{story.title}</B></FONT><BR><I>{story.day}</I><P>{text}</TD>"
        f"</TR></TABLE><HR><CENTER>Best viewed at 800 x 600. Write to the webmaster.</CENTER></BODY></HTML>"
    )


def line_breaks(story: Story) -> str:
    """One div with line breaks between its paragraphs."""
    text = "<br><br>".join(f"<span{parts.TEXT}>{escape(item, quote=False)}</span>" for item in story.paragraphs)
    content = (
        f'{parts.NAVIGATION}<div id="main"><h1>{story.title}</h1><div class="article-text">{text}</div></div>{parts.MOST_READ}'
        f"{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


def bare(story: Story) -> str:
    """Paragraphs alone, unclosed."""
    text = "\n".join(f"<p{parts.TEXT}>{escape(item, quote=False)}" for item in story.paragraphs)
    return f"<html><head><title>{story.title}</title></head><body><h1>{story.title}</h1>{text}</body></html>"


def saved_page(story: Story) -> str:
    """A page as browser extensions save it: pictures and state within it."""
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 2000}">'
    state = f'<script>window.__STATE__={{"articles":[{",".join(["{}"] * 2000)}]}}</script>'
    content = (
        f'{parts.NAVIGATION}{picture}<article><h1>{story.title}</h1>{picture}<div class="story__content">'
        f"{body(story.paragraphs)}</div></article>{state}{parts.MOST_READ}{parts.teasers()}{parts.COOKIES}{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


def german(story: Story) -> str:
    """A German news site with its consent banner and its boxes."""
    content = (
        f'<div class="consent-layer"><p>Wir und unsere Partner verwenden Cookies, um Werbung zu zeigen. Sie können das '
        f'jederzeit ändern.</p><button>Alle akzeptieren</button></div><header><nav><a href="/">Start</a><a href="/p">Politik'
        f'</a></nav></header><main><article class="article"><h1>{story.title}</h1><div class="article__meta">Von {story.author}'
        f'<time datetime="{story.day}">{story.day}</time></div><div class="article__body">{body(story.paragraphs[:2])}'
        f'<div class="infobox mehr-zum-thema"><a href="/x">Mehr zum Thema: Die Katze, die Bus fährt</a></div>'
        f'{body(story.paragraphs[2:])}</div></article><aside class="teaser-list"><h2>Meistgelesen</h2><a href="/1">Wo man im '
        f"Herbst baden kann</a></aside></main><footer>© Zeitung GmbH – Impressum – Datenschutz</footer>"
    )
    return page(story, linked_data(story), content)


def russian(story: Story) -> str:
    """A Russian news site."""
    content = (
        f'<header class="header"><a href="/">Главная</a><a href="/politics">Политика</a></header><div class="topic-page">'
        f'<h1 class="topic-body__title">{story.title}</h1><div class="topic-body__content">'
        f'{body(story.paragraphs, "p", "class=topic-body__content-text")}</div><div class="box-inline-topic"><span>Материалы '
        f'по теме:</span><a href="/x">Кошка, которая ездит на автобусе</a></div></div><div class="subscribe">Подпишитесь на '
        f"наш канал</div><footer>© Все права защищены. Перепечатка только с разрешения редакции.</footer>"
    )
    return page(story, open_graph(story), content)


def nested_containers(story: Story) -> str:
    """An article deep in nested containers."""
    depth = 40
    content = (
        f"{parts.NAVIGATION}{'<div class=wrap>' * depth}<h1>{story.title}</h1>{body(story.paragraphs)}{'</div>' * depth}"
        f"{parts.FOOTER}"
    )
    return page(story, open_graph(story), content)


def drop_cap(story: Story) -> str:
    """A first letter in an element of its own, and section breaks."""
    first, *others = story.paragraphs
    opening = f'<p{parts.TEXT}><span class="dropcap">{first[0]}</span>{escape(first[1:], quote=False)}</p>'
    content = (
        f'{parts.NAVIGATION}<article class="longform"><h1>{story.title}</h1><section>{opening}{body(others[:3])}<hr>'
        f"{body(others[3:])}</section></article>{parts.SHARE}{parts.NEWSLETTER}{parts.FOOTER}"
    )
    return page(story, linked_data(story), content)


BLOGS = [
    Layout("WordPress", wordpress),
    Layout("Ghost", ghost),
    Layout("Medium", medium),
    Layout("Substack", substack),
    Layout("list article", list_article),
    Layout("interview", interview),
    Layout("many comments", many_comments),
    Layout("layout tables", tables),
    Layout("line breaks", line_breaks),
    Layout("bare", bare),
    Layout("saved page", saved_page),
    Layout("nested containers", nested_containers),
    Layout("drop cap", drop_cap),
    Layout("German site", german, "de"),
    Layout("Russian site", russian, "ru"),
]
