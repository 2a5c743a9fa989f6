"""File formats of articles: from a file to its articles' text, title, date and so on.

A module that defines `FORMAT` adds a format; the others are helpers. Not for finding or choosing files.
"""

from __future__ import annotations

from index.sources.formats.addresses import is_web_address as is_web_address
from index.sources.formats.addresses import leads_home as leads_home
from index.sources.formats.addresses import own_address as own_address
from index.sources.formats.feed import read_feed as read_feed
from index.sources.formats.feed_items import EXCERPT as EXCERPT
from index.sources.formats.feed_items import Feed as Feed
from index.sources.formats.feed_items import FeedItem as FeedItem
from index.sources.formats.feed_items import parse_item as parse_item
from index.sources.formats.feed_items import raw_of as raw_of
from index.sources.formats.field_values import moment_of as moment_of
from index.sources.formats.format import HEAD_BYTES as HEAD_BYTES
from index.sources.formats.format import Format as Format
from index.sources.formats.format import Input as Input
from index.sources.formats.format import Parsed as Parsed
from index.sources.formats.format import Record as Record
from index.sources.formats.header_lines import fill_gaps as fill_gaps
from index.sources.formats.html_text import collapse as collapse
from index.sources.formats.html_text import paragraphs_of_html as paragraphs_of_html
from index.sources.formats.html_text import text_of_html as text_of_html
from index.sources.formats.json_feed import is_json_feed as is_json_feed
from index.sources.formats.json_feed import read_json_feed as read_json_feed
from index.sources.formats.options import COLUMN_PARTS as COLUMN_PARTS
from index.sources.formats.options import DEFAULT_OPTIONS as DEFAULT_OPTIONS
from index.sources.formats.options import DateOrder as DateOrder
from index.sources.formats.options import ReadingOptions as ReadingOptions
from index.sources.formats.options import parse_columns as parse_columns
from index.sources.formats.registry import COMPRESSED as COMPRESSED
from index.sources.formats.registry import registered_formats as registered_formats
from index.sources.formats.registry import suffix_of as suffix_of
from index.sources.formats.single_articles import digest as digest
from index.sources.formats.single_articles import single_record as single_record
from index.sources.formats.telegram_text import LEAST_LETTERS as LEAST_LETTERS
from index.sources.formats.telegram_text import Parts as Parts
from index.sources.formats.telegram_text import is_short as is_short
from index.sources.formats.telegram_text import message_guid as message_guid
from index.sources.formats.telegram_text import message_link as message_link
from index.sources.formats.telegram_text import read_message_text as read_message_text
from index.sources.formats.unpacking import read_head as read_head
from index.sources.formats.unpacking import unpack as unpack
from index.sources.formats.web_page import MAX_PAGE as MAX_PAGE
from index.sources.formats.web_page import fetched_page as fetched_page
from index.sources.formats.web_page import page_tree as page_tree
from index.sources.formats.web_page import parse_page as parse_page
from index.sources.formats.xml_roots import is_feed as is_feed
from index.sources.formats.xml_roots import root_of as root_of
from index.sources.formats.xml_roots import what_else as what_else
