"""Files for the ingest benchmark: exports of WordPress, Ghost, ninjs and Substack, and .zip files of single articles.

    from benchmarks.ingest_data_exports import WRITERS
    WRITERS["wordpress"](Path("export.xml"), 10_000)

Each writes a file with so many articles, and holds one of them at a time.
"""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

PARAGRAPHS = 8  # of an article
_WORDS = (
    "ferry crew harbour council river bridge price market farmer barley winter school teacher budget minister court"
    " police fire storm island museum library doctor hospital train station engine coast wind power plan vote party"
).split()
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)
_WXR_START = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Gazette</title><language>en</language>
<wp:author><wp:author_login>rt</wp:author_login><wp:author_display_name>Rana Toft</wp:author_display_name></wp:author>
"""


def write_wordpress(path: Path, count: int) -> None:
    """Write a WordPress export: posts of the block editor, each with ten fields of plugins."""
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>_field_{number}</wp:meta_key><wp:meta_value><![CDATA[{number}]]></wp:meta_value>"
        "</wp:postmeta>"
        for number in range(10)
    )
    with path.open("w") as file:
        file.write(_WXR_START)
        for number in range(count):
            blocks = "\n\n".join(f"<!-- wp:paragraph -->\n{html}\n<!-- /wp:paragraph -->" for html in _html(number))
            day = _day(number)
            file.write(
                f"<item><title><![CDATA[Story {number} &#8211; today]]></title><link>https://news.example/{number}/</link>"
                f"<dc:creator>rt</dc:creator><guid isPermaLink='false'>https://news.example/?p={number}</guid>"
                f"<content:encoded><![CDATA[{blocks}]]></content:encoded><wp:post_id>{number}</wp:post_id>"
                f"<wp:post_date_gmt>{day:%Y-%m-%d %H:%M:%S}</wp:post_date_gmt><wp:status>publish</wp:status>"
                f"<wp:post_type>post</wp:post_type>{meta}</item>\n"
            )
        file.write("</channel></rss>\n")


def write_ghost(path: Path, count: int) -> None:
    """Write a Ghost export, with the posts before the names of their authors."""
    with path.open("w") as file:
        file.write('{"db":[{"meta":{"exported_on":1772442900000,"version":"5.80.0"},"data":{"posts":[')
        for number in range(count):
            day = f"{_day(number):%Y-%m-%dT%H:%M:%S.000Z}"
            post = {"id": str(number), "title": f"Story {number}", "slug": f"story-{number}", "status": "published"}
            post |= {"type": "post", "published_at": day, "updated_at": day, "html": "".join(_html(number))}
            file.write(("," if number else "") + json.dumps(post))
        file.write('],"settings":[{"key":"title","value":"Gazette"}],"users":[{"id":"1","name":"Rana Toft"}]}}]}')


def write_ninjs(path: Path, count: int) -> None:
    """Write IPTC ninjs 2 as a list."""
    with path.open("w") as file:
        file.write("[")
        for number in range(count):
            item = {
                "uri": f"urn:newsml:agency.example:{number}",
                "type": "text",
                "versioncreated": _day(number).isoformat(),
                "pubstatus": "usable",
                "headlines": [{"role": "main", "value": f"Story {number}"}],
                "bodies": [{"contenttype": "text/html", "value": "".join(_html(number))}],
            }
            file.write(("," if number else "") + json.dumps(item))
        file.write("]")


def write_substack(path: Path, count: int) -> None:
    """Write a Substack export."""
    rows = ["post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            rows.append(f"{number}.story,{_day(number).isoformat()},true,,,newsletter,everyone,Story {number},,")
            archive.writestr(f"posts/{number}.story.html", "".join(_html(number)))
        archive.writestr("posts.csv", "\n".join(rows))


def write_zip(path: Path, count: int) -> None:
    """Write a .zip file of text files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            header = f"Title: Story {number}\nDate: {_day(number):%Y-%m-%d}\nSource: Gazette"
            archive.writestr(f"{number // 1000}/{number}.txt", "\n\n".join([header, *_paragraphs(number)]))


WRITERS: dict[str, Callable[[Path, int], None]] = {
    "ghost": write_ghost,
    "ninjs": write_ninjs,
    "substack": write_substack,
    "wordpress": write_wordpress,
    "zip": write_zip,
}
"""Writers by what they write."""

SUFFIXES = {"ghost": ".json", "ninjs": ".json", "substack": ".zip", "wordpress": ".xml", "zip": ".zip"}
"""Suffixes of their files."""


def _paragraphs(number: int) -> list[str]:
    rng = random.Random(number)
    sentences = (f"The {' '.join(rng.choices(_WORDS, k=14))} was late." for _ in range(3 * PARAGRAPHS))
    return [" ".join(islice(sentences, 3)) for _ in range(PARAGRAPHS)]


def _html(number: int) -> list[str]:
    return [f"<p>{text} <strong>More &amp; more</strong>.</p>" for text in _paragraphs(number)]


def _day(number: int) -> datetime:
    return _FIRST + timedelta(minutes=10 * number)
