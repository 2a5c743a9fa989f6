"""Public folders, as several web servers list them, on loopback."""

from __future__ import annotations

import gzip
import threading
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sources.web import Crawl, Fetched, FetchError, Fetching, Validators
from index.sources.web.kinds import discover
from index.sources.web.kinds.folders import MAX_FOLDERS, crawl
from index.sources.web.kinds.listings import read_listing
from tests.index.sources.web.kinds.serving import Site, fetching_from, source_at

NOW = datetime(2025, 4, 1, tzinfo=UTC)
ARTICLE = "---\ntitle: Barn dance\n---\nThe barn was full on Saturday, and the band played until two.\n"
ROWS = (
    '{"id": "1", "title": "Hay", "text": "The hay is in, all of it, before the rain that came on Sunday."}\n'
    '{"id": "2", "title": "Oats", "text": "The oats will take another week, says the miller at the ford."}\n'
)
APACHE = """<html><head><title>Index of /news</title></head><body><h1>Index of /news</h1><table>
<tr><th><a href="?C=N;O=D">Name</a></th><th><a href="?C=M;O=A">Last modified</a></th></tr>
<tr><td><img></td><td><a href="/">Parent Directory</a></td><td>&nbsp;</td></tr>
<tr><td><img></td><td><a href="barn%20dance.md">barn dance.md</a></td>
<td align="right">2025-03-01 10:00  </td><td>1.2K</td></tr>
<tr><td><img></td><td><a href="old/">old/</a></td><td align="right">2025-01-01 10:00  </td><td>-</td></tr>
<tr><td><img></td><td><a href="x.exe">x.exe</a></td><td align="right">2025-01-01 10:00  </td><td>9M</td></tr>
</table></body></html>"""
NGINX = """<html><head><title>Index of /news/</title></head><body><h1>Index of /news/</h1><hr><pre><a href="../">../</a>
<a href="old/">old/</a>                         01-Jan-2025 10:00       -
<a href="barn%20dance.md">barn dance.md</a>     01-Mar-2025 10:00    1229
<a href="x.exe">x.exe</a>                       01-Jan-2025 10:00 9437184
</pre></body></html>"""
CADDY = """<!DOCTYPE html><html><head><title>news</title></head><body><h1><a href="/">/</a>
<a href="/news/">news</a></h1>
<table><thead><tr><th><a href="?sort=name&amp;order=desc">Name</a></th></tr></thead><tbody>
<tr class="file"><td></td><td><a href="./old/"><span>old</span></a></td><td>-</td>
<td><time datetime="2025-01-01T10:00:00Z">1</time></td></tr>
<tr class="file"><td></td><td><a href="./barn%20dance.md"><span>barn dance.md</span></a></td><td>1 KiB</td>
<td><time datetime="2025-03-01T10:00:00Z">03/01/2025</time></td></tr>
<tr class="file"><td></td><td><a href="./x.exe"><span>x.exe</span></a></td><td>9 MiB</td>
<td><time datetime="2025-01-01T10:00:00Z">1</time></td></tr>
</tbody></table></body></html>"""
PYTHON = """<!DOCTYPE HTML><html><head><title>Directory listing for /news/</title></head><body>
<h1>Directory listing for /news/</h1><hr><ul><li><a href="barn%20dance.md">barn dance.md</a></li>
<li><a href="old/">old/</a></li><li><a href="x.exe">x.exe</a></li></ul></body></html>"""


def listing(*names: str) -> str:
    links = "".join(f'<a href="{name}">{name}</a> 01-Jan-2025 10:00 9\n' for name in names)
    return f"<html><head><title>Index of /</title></head><body><pre>{links}</pre></body></html>"


async def crawled(fetching: Fetching, url: str, state: str = "") -> Crawl:
    return await crawl(fetching, source_at(url, "folder", state=state), NOW)


def _below(body: str) -> str:
    """Return the list of the folder below: other names, and a link that leads out of it."""
    changes = {"barn%20dance.md": "rows.jsonl", "old/": "../../secret/", "<title>news": "<title>old"}
    for old, new in changes.items():
        body = body.replace(old, new)
    return body


@pytest.mark.parametrize("body", [APACHE, NGINX, CADDY, PYTHON], ids=["apache", "nginx", "caddy", "python"])
async def test_the_files_below_a_listed_folder_are_read(site: Site, fetching: Fetching, body: str) -> None:
    url = site.put("/news/", body)
    site.put("/news/old/", _below(body))
    site.put("/news/barn%20dance.md", ARTICLE, "text/markdown")
    site.put("/news/old/rows.jsonl", ROWS, "application/json")
    assert [candidate.kind for candidate in await discover(fetching, url)] == ["folder"]
    result = await crawled(fetching, url)
    assert sorted(item.key.removeprefix(url) for item in result.items) == [
        "barn%20dance.md",
        "old/rows.jsonl#1",
        "old/rows.jsonl#2",
    ]
    titles = {(await item.load()).title for item in result.items}
    assert titles == {"Barn dance", "Hay", "Oats"}
    assert result.passed_over == {"files of other kinds": 2}
    assert not any("secret" in path for path in site.asked)


async def test_a_dated_file_is_fetched_only_when_its_item_loads(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", NGINX.replace("old/", "#"))
    site.put("/news/barn%20dance.md", ARTICLE)
    (before,) = (await crawled(fetching, url)).items
    assert site.asked == ["/news/"]
    site.put("/news/", NGINX.replace("old/", "#").replace("01-Mar", "02-Mar"))
    (after,) = (await crawled(fetching, url)).items
    assert (before.key, before.raw != after.raw) == (after.key, True)


async def test_a_file_that_is_unchanged_is_not_read_again(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", listing("rows.jsonl"))
    site.put("/news/rows.jsonl", ROWS, ETag='"1"')
    first = await crawled(fetching, url)
    assert len(first.items) == 2
    second = await crawled(fetching, url, first.state)
    assert (list(second.items), second.notes) == ([], [])
    site.put("/news/rows.jsonl", ROWS.replace("another week", "two weeks"), ETag='"2"')
    third = await crawled(fetching, url, first.state)
    raws = {item.key: item.raw for item in first.items}
    assert [item.key[-1] for item in third.items if raws[item.key] != item.raw] == ["2"]


async def test_a_file_that_cannot_be_read_is_a_note_and_the_rest_goes_on(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", listing("gone.jsonl", "broken.json", "rows.jsonl.gz"))
    site.put("/news/broken.json", "{")
    site.put("/news/rows.jsonl.gz", gzip.compress(ROWS.encode()), "application/gzip")
    result = await crawled(fetching, url)
    assert len(result.items) == 2
    assert [note.partition(": ")[0].removeprefix(url) for note in result.notes] == ["broken.json", "gone.jsonl"]


async def test_a_link_out_of_the_folder_is_not_followed(site: Site, fetching: Fetching) -> None:
    links = [
        "/etc/a.md",
        "../b.md",
        "https://other.example/c.md",
        "//other.example/d.md",
        "e%2f..%2f..%2ff.md",
        "g/h.md",
    ]
    url = site.put("/news/", listing(*links, "moved.jsonl", "ok.md"))
    site.put("/moved.jsonl", ROWS)
    site.put("/news/moved.jsonl", "", Location="/moved.jsonl")
    site.statuses["/news/moved.jsonl"] = 302
    result = await crawled(fetching, url)
    assert [item.key.removeprefix(url) for item in result.items] == ["ok.md"]
    assert result.notes == [f"{site.at('/news/moved.jsonl')}: it leads out of the folder"]


async def test_folders_without_end_are_bounded(site: Site, fetching: Fetching) -> None:
    url = site.put("/", listing(*(f"{number}/" for number in range(200))))
    for number in range(200):
        site.put(f"/{number}/", listing("a.md", "deeper/"))
    result = await crawled(fetching, url)
    assert len(result.items) == MAX_FOLDERS - 1
    assert result.passed_over["folders beyond the limit"] > 100


async def test_a_folder_that_turned_into_a_page_is_an_error(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", "<html><head><title>Barn</title></head><body><a href='a.md'>a.md</a></body></html>")
    with pytest.raises(FetchError, match="/news/: a page, but no list of files"):
        await crawled(fetching, url)


async def test_pages_in_a_folder_are_read_as_pages_with_their_own_address(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", listing("a.html"))
    text = "The cider press was sold to a museum on Thursday for the price of the apples that it had last pressed."
    site.put("/news/a.html", f"<html><head><title>Press</title></head><body><p>{text}</p></body></html>")
    (item,) = (await crawled(fetching, url)).items
    parsed = await item.load()
    assert (parsed.paragraphs, parsed.url) == ((text,), site.at("/news/a.html"))


async def test_a_folder_of_pythons_own_server_is_read_and_asked_for_changes_alone(tmp_path: Path) -> None:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *values: Any) -> None:
            del values

    (tmp_path / "deep").mkdir()
    (tmp_path / "barn.md").write_text(ARTICLE)
    (tmp_path / "deep" / "rows.jsonl").write_text(ROWS)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}/"
        async with fetching_from(url) as fetching:
            result = await crawled(fetching, url)
            assert {(await item.load()).title for item in result.items} == {"Barn dance", "Hay", "Oats"}
        assert "Last-Modified" not in result.state
        assert "GMT" in result.state
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_a_state_that_cannot_be_read_is_none(site: Site, fetching: Fetching) -> None:
    url = site.put("/news/", listing("rows.jsonl"))
    site.put("/news/rows.jsonl", ROWS)
    for state in ("x", "7", '{"a": 1}', f'{{"{url}rows.jsonl": 7}}'):
        assert len((await crawled(fetching, url, state)).items) == 2


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*"<>/.?#%", "a href=", "<a href='", "'>", "..", "http://", "[", "x.md", "%2e"])
        | st.text(max_size=4)
    )
)
def test_whatever_a_list_links_to_files_are_below_the_folder(parts: list[str]) -> None:
    body = f"<html><head><title>Index of /a</title></head><body><a href='{''.join(parts)}'>x</a>".encode(
        errors="replace"
    )
    fetched = Fetched("http://barn.example/a/b/", 200, body, "text/html", None, Validators())
    try:
        result = read_listing(fetched)
    except ValueError:
        return
    addresses = [file.url for file in result.files] + result.folders
    assert all(url.startswith(fetched.url) and "/../" not in url for url in addresses)
    assert replace(fetched, body=b"") != fetched
