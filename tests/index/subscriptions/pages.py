"""Pages and documents to add one by one, and the files that newsbot keeps of them."""

from __future__ import annotations

from pathlib import Path

from news_server import NewsServer, Page

from index import DataFolder

WOMBATS = (
    "Title: Wombats take over\nSource: The Post\nDate: 2026-05-04\n\n“Wombats are cubes at heart,” said a keeper.\n"
)
LONG = "The keeper of the lock said on Monday that the gates had frozen in the night, and that nobody would force them."


def page(title: str, *paragraphs: str, head: str = "") -> Page:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    html = (
        f'<html><head><title>{title}</title><meta property="og:site_name" content="The Lock">'
        f'<meta property="og:title" content="{title}"><meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2026-05-04T10:00:00Z">{head}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return Page(html.encode(), content_type="text/html; charset=utf-8")


def put(server: NewsServer, path: str, page: Page) -> str:
    server.pages[path] = page
    return server.url(path)


def added_files(data: DataFolder) -> list[Path]:
    return sorted(path for path in data.added.glob("*")) if data.added.exists() else []
