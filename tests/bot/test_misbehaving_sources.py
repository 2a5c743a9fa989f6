"""Servers that misbehave, as sources beside a good one: the real commands, with their real limits of time and size."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import NamedTuple

from waits import WAIT_SECONDS

from tests.bot.conftest import environment
from tests.index.sources.web import misbehaving as m

GOOD = "Harbour Gazette"
METADATA = "http://169.254.169.254/latest/meta-data"


class Output(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    stdout: str
    stderr: str


class Web:
    """Servers by name, each with a source at /feed; `private` is a server that newsbot may not reach."""

    def __init__(self, servers: dict[str, m.Server], private: m.Server, folder: Path) -> None:
        self.servers, self.private, self._folder = servers, private, folder

    def urls(self, names: Iterable[str]) -> list[str]:
        """Return the addresses of some sources."""
        return [self.servers[name].url("/feed") for name in names]

    async def run(self, *arguments: str) -> Output:
        """Run `newsbot`, which may reach all servers but the private one."""
        allowed = ",".join(server.pair for server in self.servers.values())
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self._folder,
            env=environment(self._folder, {"sources_allowed": allowed}),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            async with asyncio.timeout(2 * WAIT_SECONDS):  # slow servers are given a minute
                stdout, stderr = await process.communicate()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return Output(await process.wait(), stdout.decode(), stderr.decode())


@asynccontextmanager
async def web_of(names: Iterable[str], folder: Path) -> AsyncIterator[Web]:
    """Open a private server, and one for each name, with a good feed."""
    async with AsyncExitStack() as stack:
        private = await stack.enter_async_context(m.Server({"/feed": m.feed()}))
        servers = {name: await stack.enter_async_context(m.Server({"/feed": feed_of(name)})) for name in names}
        yield Web(servers, private, folder)


def feed_of(name: str) -> m.Handler:
    """Return a good feed of one story."""
    story = f"A humpback whale sang for the {name} in the bay for two nights."
    return m.feed(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title><item><title>A whale sings</title>'
        f"<guid>{name}</guid><description>{story}</description></item></channel></rss>".encode()
    )


SENTENCES = {
    "a million items": "is larger than the limit of",
    "announced": "is larger than the limit of",
    "bomb": "is larger than the limit of",
    "busy": "asks newsbot to come less often (HTTP 429); newsbot is asked to wait 7200 s",
    "circle": "redirects in a circle",
    "cut": "was cut: the server closed the connection in the middle",
    "cut gzip": "was cut in the middle of its compressed text",
    "empty": "is empty",
    "endless": "is larger than the limit of",
    "endless headers": "sends longer headers than newsbot reads",
    "file": "which has the scheme file, but newsbot fetches http and https alone",
    "forbidden": "refuses newsbot (HTTP 403)",
    "gone": "is gone for good (HTTP 410)",
    "hang up": "doesn't answer: the server closed the connection",
    "image": "binary, not text",
    "no gzip": "says that it is compressed with gzip, but it isn't",
    "no http": "isn't answered in HTTP: illegal status line: “220 mail.example ESMTP ready”",
    "page": "an HTML page, not a feed",
    "robots": "is forbidden to newsbot by the robots.txt of the site",
    "silent": "doesn't answer: the server sent nothing for 20 s",
    "slow": "takes longer than the limit of 60 s",
    "slow headers": "takes longer than the limit of 60 s",
    "to a decimal number": "which is at a loopback address",
    "to localhost": "a loopback address, which newsbot reaches only if",
    "to loopback": "which is at a loopback address",
    "to loopback in IPv6": "which is at a loopback address",
    "to metadata": "which is at a link-local address",
    "unasked 304": "says that nothing changed, although newsbot didn't ask that (HTTP 304)",
}
"""The words that each fault is told by."""

WHEN_ADDED = SENTENCES | {
    "image": "no source of news: binary, not text",
    "page": "there is no feed, no sitemap, no WordPress site and no article",
}
"""The words for those that misbehave when they are added; the slow ones would take another minute."""


def misbehave(web: Web) -> None:
    """Let each server misbehave as its name says."""
    port = web.private.port
    faults = {
        "a million items": m.many_items(),
        "announced": m.announced_too_large(),
        "bomb": m.bomb(200),
        "busy": m.busy("7200"),
        "circle": m.redirect("/feed"),
        "cut": m.cut(),
        "cut gzip": m.cut_gzip(),
        "empty": m.feed(b""),
        "endless": m.endless(),
        "endless headers": m.endless_headers(),
        "file": m.redirect("file:///etc/passwd"),
        "forbidden": m.answer(b"", 403),
        "gone": m.gone(),
        "hang up": m.hang_up(),
        "image": m.feed(b"\x89PNG\r\n\x1a\n" + bytes(2000)),
        "no gzip": m.falsely_compressed(),
        "no http": m.no_http(),
        "page": m.html(),
        "silent": m.silent(),
        "slow": m.slow(),
        "slow headers": m.slow_headers(),
        "to a decimal number": m.redirect(f"http://2130706433:{port}/feed", 301),
        "to localhost": m.redirect(f"http://localhost:{port}/feed"),
        "to loopback": m.redirect(f"http://127.0.0.1:{port}/feed"),
        "to loopback in IPv6": m.redirect(f"http://[::ffff:127.0.0.1]:{port}/feed", 308),
        "to metadata": m.redirect(METADATA),
        "unasked 304": m.always_unchanged(),
        "broken encoding": m.broken_encoding(),
        "invalid dates": m.invalid_dates(),
        "moved": m.redirect("/new", 301),
    }
    for name, server in web.servers.items():
        if name in faults:
            server.handlers["/feed"] = faults[name]
    if "robots" in web.servers:
        web.servers["robots"].handlers["/robots.txt"] = m.forbidding_robots()
    if "moved" in web.servers:
        web.servers["moved"].handlers["/new"] = feed_of("moved")


async def test_sources_that_begin_to_misbehave_are_told_and_the_others_read(tmp_path: Path) -> None:
    readable = {GOOD: 1, "broken encoding": 1, "invalid dates": 4, "moved": 1}
    async with web_of([*SENTENCES, *readable], tmp_path) as web:
        added = await web.run("sources", "add", "--text-from", "item", *web.urls(web.servers))
        assert (added.code, added.stderr) == (0, "")
        misbehave(web)
        done = await web.run("refresh", "--progress", "json")
        assert (done.code, done.stderr) == (0, "")
        report = json.loads(done.stdout.splitlines()[-1])
        sources = {source["title"]: source for source in report["sources"]}
        assert {name: sources[name]["added"] for name in sources if not sources[name]["error"]} == readable
        for name, words in SENTENCES.items():
            assert words in sources[name]["error"], name
            assert sources[name]["error"].isprintable()
        assert len(report["failed"]) == len(SENTENCES)
        assert web.private.connections == 0
        assert sources["moved"]["url"] == web.servers["moved"].url("/new")
        listed = [json.loads(line) for line in (await web.run("sources", "list", "--json")).stdout.splitlines()]
        assert [source["title"] for source in listed if source["state"] == "ended"] == ["gone"]
        answer = json.loads((await web.run("ask", "--json", f"Did a whale sing for the {GOOD}?")).stdout)
        assert (answer["passages"][0]["source"], answer["covers"]["articles"]) == (GOOD, sum(readable.values()))


async def test_addresses_that_misbehave_are_not_added_and_a_good_one_is(tmp_path: Path) -> None:
    names = [name for name in WHEN_ADDED if "slow" not in name]
    async with web_of([*names, GOOD], tmp_path) as web:
        misbehave(web)
        added = await web.run("sources", "add", *web.urls(web.servers))
        assert added.code == 0
        lines = added.stderr.splitlines()
        for name, url, line in zip(names, web.urls(names), lines, strict=True):
            assert line.startswith(f"newsbot: {url}: "), name
            assert WHEN_ADDED[name] in line, name
        assert added.stdout.splitlines()[0] == f"Added “{GOOD}”: a feed, {web.servers[GOOD].url('/feed')}"
        assert "Run `newsbot refresh` to fetch it." in added.stdout
        assert web.private.connections == 0
