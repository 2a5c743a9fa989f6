"""Channels in Telegram as sources: their posts in the database, and the articles that these become.

A post comes once, and can't be fetched again: so it is stored as it came, and its article can be read from it at any
time. Not for what a post says (`index/sources/telegram/`), nor for index runs (`index/indexing/`).
"""

from __future__ import annotations

from index.channels.reading import ChannelReader as ChannelReader
from index.channels.reading import ChannelRun as ChannelRun
from index.channels.reading import PostResult as PostResult
from index.channels.stored import ChannelCount as ChannelCount
from index.channels.stored import GivenPost as GivenPost
from index.channels.stored import GroupKey as GroupKey
from index.channels.stored import PostStore as PostStore
from index.channels.stored import channel_origin as channel_origin
from index.channels.stored import is_channel_origin as is_channel_origin
