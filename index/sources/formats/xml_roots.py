"""What an .xml file is, by its first element, where it isn't a feed: for a message that says what to do."""

from __future__ import annotations

import re

_PROLOG = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]{0,100}:)?([A-Za-z_][\w.-]{0,100})")
_RSS_1 = (b"purl.org/rss/1.0", b"my.netscape.com/rdf/simple/0.9", b"channel.netscape.com/rdf/simple/0.9")
_FEEDS = frozenset(("rss", "feed", "channel"))
_OTHERS = {
    "html": "an HTML page: name it .html",
    "urlset": "a sitemap: a list of addresses, without the articles",
    "sitemapindex": "a sitemap: a list of other sitemaps, without the articles",
    "opml": "an OPML list of feeds: it holds their addresses, not their articles",
    "nitf": "an article in NITF, which newsbot doesn't read: export it as HTML or RSS",
    "newsml": "news in NewsML, which newsbot doesn't read: export it as HTML or RSS",
    "newsitem": "news in NewsML-G2, which newsbot doesn't read: export it as HTML or RSS",
    "newsmessage": "news in NewsML-G2, which newsbot doesn't read: export it as HTML or RSS",
    "packageitem": "a package of NewsML-G2: a list of news items, without the articles",
    "mediawiki": "an export of MediaWiki, which newsbot doesn't read",
    "service": "a service document of AtomPub: it holds addresses of feeds, not their articles",
    "svg": "a picture (SVG)",
    "plist": "a property list of macOS",
}


def root_of(head: bytes) -> str:
    """Return the name of the first element in lower case, without its prefix; an empty text if there is none."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "replace").encode()
    head = head.removeprefix(b"\xef\xbb\xbf")
    position = 0
    while match := _PROLOG.match(head, position):
        position = match.end()
    if re.compile(rb"<!DOCTYPE\s+html", re.IGNORECASE).search(head, 0, position):
        return "html"
    match = _ROOT.match(head, position)
    return match[2].decode().lower() if match else ""


def is_feed(head: bytes) -> bool:
    """Return whether a file that starts with these bytes is RSS or Atom."""
    root = root_of(head)
    return root in _FEEDS or (root == "rdf" and any(name in head for name in _RSS_1))


def what_else(head: bytes) -> str:
    """Return what a file is that is no feed, in words."""
    if not head.strip():
        return "empty"
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "binary, not text"
    if not (root := root_of(head)):
        return "neither RSS nor Atom, nor any XML"
    if root == "rdf":
        return "RDF, but no RSS: newsbot doesn't know what it is about"
    return _OTHERS.get(root, f"neither RSS nor Atom: XML with the element <{root}>, which newsbot doesn't know")
