"""Posts of Telegram channels as articles: from the JSON of a Message of the Bot API to what a format gives.

Not for getting posts, nor for storing them (`index/channels/`). What is an article, and what its headline, is decided
as for the exports of Telegram Desktop, in `index/sources/formats/telegram_text.py`.
"""

from __future__ import annotations

from index.sources.telegram.articles import MAX_TEXT as MAX_TEXT
from index.sources.telegram.articles import has_words as has_words
from index.sources.telegram.articles import parse_posts as parse_posts
from index.sources.telegram.articles import why_no_article as why_no_article
from index.sources.telegram.posts import Post as Post
from index.sources.telegram.posts import read_post as read_post
from index.sources.telegram.posts import source_of as source_of
from index.sources.telegram.posts import to_store as to_store
