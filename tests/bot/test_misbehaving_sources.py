"""Servers that misbehave, as sources beside a good one: the real commands, with their real limits of time and size."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from waits import WAIT_SECONDS

from tests.bot.commands import Output, run_newsbot
from tests.index.sources.web import misbehaving as m

GOOD = "Harbour Gazette"
METADATA = "http://169.254.169.254/latest/meta-data"
MOST_MEGABYTES = 600
"""Memory of a refresh in which several servers at a time send all that newsbot takes, 20 MB each, and more."""

HOSTS = {"changing name": ("127.0.0.1", "changing.test")}
"""Sources whose address has a name instead of the IP address."""

SITE = """
import atexit, itertools, pathlib, socket

folder, resolve = pathlib.Path(__file__).parent, socket.getaddrinfo
answers = itertools.cycle((folder / "answers").read_text().split())
socket.getaddrinfo = lambda host, *rest, **more: resolve(
    next(answers) if str(host).endswith(".test") else host, *rest, **more
)


@atexit.register
def note_peak():
    for line in pathlib.Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            (folder / "peak").write_text(line.split()[1])
"""
"""What each command runs first: a resolver whose answers the test chooses, and a note of its memory at the end."""


class Web:
    """Servers by name, each with a source at /feed; `private` is a server that newsbot may not reach."""

    def __init__(self, servers: dict[str, m.Server], private: m.Server, folder: Path) -> None:
        self.servers, self.private, self._folder = servers, private, folder
        self.folder = folder / "own"
        self.folder.mkdir()
        (folder / "sitecustomize.py").write_text(SITE)
        self.resolve("127.0.0.1")

    def urls(self, names: Iterable[str]) -> list[str]:
        """Return the addresses of some sources."""
        return [self.servers[name].url("/feed").replace(*HOSTS.get(name, ("", ""))) for name in names]

    def name_of(self, url: str) -> str:
        """Return the name of the server at an address."""
        return next(name for name, server in self.servers.items() if f":{server.port}/" in url)

    def resolve(self, *answers: str) -> None:
        """Let names of .test be resolved to each of these addresses in turn, and begin anew with each command."""
        (self._folder / "answers").write_text(" ".join(answers))

    async def run(self, *arguments: str) -> Output:
        """Run `newsbot`, which may reach all servers but the private one."""
        allowed = ",".join(server.pair for server in self.servers.values())
        return await run_newsbot(
            self.folder,
            *arguments,
            seconds=2 * WAIT_SECONDS,  # slow servers are given a minute
            paths=(self._folder,),
            settings={"sources_allowed": allowed},
        )

    @property
    def peak_megabytes(self) -> float:
        """The most memory that the last command used."""
        return int((self._folder / "peak").read_text()) / 1000


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
    if name in PAGES:
        return article()
    return m.feed(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title><item><title>A whale sings</title>'
        f"<guid>{name}</guid><description>{story}</description></item></channel></rss>".encode()
    )


def article(text: str = "The harbour council voted to keep the bridge open. " * 20) -> m.Handler:
    """Return a page with an article."""
    return m.html(f"<article><h1>The bridge</h1><p>{text}</p></article>")


PAGES = {
    "consent": "asks for consent",
    "empty page": "empty page",
    "no page": "refuses newsbot (HTTP 403)",
    "paywall": "paywall",
}
"""The words for pages that were articles when they were added."""

SENTENCES = PAGES | {
    "a million items": "is larger than the limit of",
    "announced": "is larger than the limit of",
    "bomb": "is larger than the limit of",
    "changing name": "is at 169.254.169.254, a link-local address, which newsbot reaches only if",
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
    "empty page": "there is no feed, no sitemap, no WordPress site and no article",
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
        "consent": m.html("<h1>Before you continue</h1><p>We and our partners store cookies on your device.</p>"),
        "empty page": m.html(""),
        "no page": m.answer(b"", 403),
        "paywall": article("Only the start. Subscribe now to continue reading."),
        "wrong type": m.wrong_type(),
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
    readable = {GOOD: 1, "broken encoding": 1, "invalid dates": 4, "moved": 1, "wrong type": 1}
    async with web_of([*SENTENCES, *readable], tmp_path) as web:
        added = await web.run("sources", "add", "--text-from", "item", *web.urls(web.servers))
        assert (added.code, added.stderr) == (0, "")
        misbehave(web)
        web.resolve("127.0.0.1", "169.254.169.254")
        refreshing = asyncio.create_task(web.run("refresh", "--progress", "json"))
        question = ("ask", "--json", f"Did a whale sing for the {GOOD}?")
        while not (answer := await web.run(*question)).stdout.count(GOOD):
            assert not refreshing.done(), "slow servers hold up the news of others"
        assert not refreshing.done()
        done = await refreshing
        assert (done.code, done.stderr) == (0, "")
        assert web.peak_megabytes < MOST_MEGABYTES
        report = json.loads(done.stdout.splitlines()[-1])
        sources = {web.name_of(source["url"]): source for source in report["sources"]}
        assert {name: sources[name]["added"] for name in sources if not sources[name]["error"]} == readable
        for name, words in SENTENCES.items():
            assert words in sources[name]["error"], name
            assert sources[name]["error"].isprintable()
        assert len(report["failed"]) == len(SENTENCES)
        assert web.private.connections == 0
        assert sources["moved"]["url"] == web.servers["moved"].url("/new")
        listed = [json.loads(line) for line in (await web.run("sources", "list", "--json")).stdout.splitlines()]
        assert [web.name_of(source["url"]) for source in listed if source["state"] == "ended"] == ["gone"]
        answer = await web.run(*question)
        assert json.loads(answer.stdout)["covers"]["articles"] == sum(readable.values())
        assert json.loads(answer.stdout)["passages"][0]["source"] == GOOD


async def test_addresses_that_misbehave_are_not_added_and_a_good_one_is(tmp_path: Path) -> None:
    names = [name for name in WHEN_ADDED if "slow" not in name]
    async with web_of([*names, GOOD], tmp_path) as web:
        misbehave(web)
        web.resolve("127.0.0.1", "169.254.169.254")
        added = await web.run("sources", "add", *web.urls(web.servers))
        assert added.code == 0
        lines = added.stderr.splitlines()
        for name, url, line in zip(names, web.urls(names), lines, strict=True):
            assert line.startswith(f"newsbot: {url}: "), name
            assert WHEN_ADDED[name] in line, name
        assert added.stdout.splitlines()[0] == f"Added “{GOOD}”: a feed, {web.servers[GOOD].url('/feed')}"
        assert "Run `newsbot refresh` to fetch it." in added.stdout
        assert web.private.connections == 0
