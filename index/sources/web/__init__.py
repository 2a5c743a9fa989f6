"""Sources on the web: what an address is, and the articles of feeds, sitemaps, WordPress sites, pages and folders.

Every request goes through `Fetcher`, which reaches no private address. Not for files on disk, and not for deciding when
to fetch: see `index/indexing/refreshing/`.
"""

from __future__ import annotations

from index.sources.web.fetching import Fetcher as Fetcher
from index.sources.web.model import Crawl as Crawl
from index.sources.web.model import Fetched as Fetched
from index.sources.web.model import FetchError as FetchError
from index.sources.web.model import Fetching as Fetching
from index.sources.web.model import Item as Item
from index.sources.web.model import Kind as Kind
from index.sources.web.model import NotOneArticle as NotOneArticle
from index.sources.web.model import SourceOptions as SourceOptions
from index.sources.web.model import TextFrom as TextFrom
from index.sources.web.model import Validators as Validators
from index.sources.web.model import WebSource as WebSource
from index.sources.web.network import FailureKind as FailureKind
from index.sources.web.network import check_proxy as check_proxy
from index.sources.web.network import parse_address as parse_address
from index.sources.web.network import parse_pair as parse_pair
from index.sources.web.network import redact as redact
from index.sources.web.opml import OpmlEntry as OpmlEntry
from index.sources.web.opml import OpmlList as OpmlList
from index.sources.web.opml import read_opml as read_opml
from index.sources.web.opml import write_opml as write_opml
from index.sources.web.options import FetchOptions as FetchOptions
from index.sources.web.options import user_agent as user_agent
