"""The kinds of sources on the web: what an address is, and the items of each kind.

Not for fetching, and not for deciding when to fetch: every request goes through a `Fetching`.
"""

from __future__ import annotations

from index.sources.web.kinds.crawling import KINDS as KINDS
from index.sources.web.kinds.crawling import crawl as crawl
from index.sources.web.kinds.discovery import Candidate as Candidate
from index.sources.web.kinds.discovery import discover as discover
from index.sources.web.kinds.discovery import fetch_article as fetch_article
from index.sources.web.kinds.linked_pages import page_file as page_file
from index.sources.web.kinds.selectors import check_selectors as check_selectors
