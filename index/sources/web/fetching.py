"""Fetching addresses on the web: guarded against private addresses, polite to hosts, and limited in size and time.

Every request of newsbot to a source goes through `Fetcher`. Not for deciding what to fetch or when, and not for reading
what came.
"""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from types import TracebackType
from typing import TYPE_CHECKING, Self

from index.sources.web.model import Fetched, FetchError, Validators
from index.sources.web.network import (
    MOST_ROBOTS_BYTES,
    Address,
    Failure,
    Guard,
    Host,
    Hosts,
    Resolve,
    Resolver,
    Rules,
    check_proxy,
    failure_of,
    failure_of_status,
    max_age_of,
    media_type_of,
    parse_address,
    parse_pair,
    parse_rules,
    read_body,
    redact,
    retry_after_of,
    too_large,
    validators_of,
)
from index.sources.web.options import FetchOptions
from index.sources.web.tasks import Answer, Budget, Task, parse_or_fail

if TYPE_CHECKING:
    import httpx

_WITH_BODY = (200, 203)

_NO_VALIDATORS = Validators()

_ROBOTS_SECONDS = 3600.0
_MOST_ROBOTS = 1000
_CLOSED_SECONDS = 60
"""How long a host is left alone that answers 429, or whose robots.txt can't be read, and that doesn't say how long."""


class Fetcher:
    """Fetches addresses within limits, one at a time from each host, and none that is private.

    It is open within `async with`, in one event loop; as many tasks as there are may fetch at once.

        async with Fetcher(FetchOptions(allowed=frozenset({"intranet.example:443"}))) as fetcher:
            fetched = await fetcher.fetch("https://news.example/feed.xml")
    """

    def __init__(self, options: FetchOptions | None = None, *, resolve: Resolve | None = None) -> None:
        from cachetools import TTLCache

        self._options = options or FetchOptions()
        if self._options.proxy is not None:
            check_proxy(self._options.proxy)
        self._resolve = resolve
        self._hosts = Hosts(self._options.concurrency)
        self._rules: TTLCache[str, Rules] = TTLCache(_MOST_ROBOTS, _ROBOTS_SECONDS)

    async def __aenter__(self) -> Self:
        import httpx
        from stamina.instrumentation import set_on_retry_hooks

        set_on_retry_hooks(())  # a second try is no news, least of all on standard output, by structlog
        options = self._options
        self._resolver = Resolver(2 * options.concurrency)
        self._guard = Guard(
            allowed=frozenset(map(parse_pair, options.allowed)),
            proxy=options.proxy,
            timeout=httpx.Timeout(options.idle_seconds, connect=options.connect_seconds, pool=None),
            resolve=self._resolve or self._resolver,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._resolver.close()
        await self._guard.aclose()

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = _NO_VALIDATORS,
        accept: str = "*/*",
        max_bytes: int | None = None,
        pause_seconds: float | None = None,
    ) -> Fetched:
        """Fetch an address. Raises FetchError; 304 is returned only if `validators` were given.

        A connection that fails, and 502 to 504, are tried a second time.
        """
        try:
            task = self._begin(url, validators, accept, max_bytes, pause_seconds)
        except Failure as failure:
            raise _error(redact(url), None, failure) from None
        try:
            answer = await self._follow(task)
            if answer.status != 304 and not answer.body.strip():
                raise Failure("is empty", status=answer.status)
        except Failure as failure:
            raise _error(redact(url), task, failure) from failure
        return _fetched(task, answer, validators)

    def _begin(
        self, url: str, validators: Validators, accept: str, max_bytes: int | None, pause_seconds: float | None
    ) -> Task:
        import httpx

        address = parse_or_fail(url)
        conditions = {"If-None-Match": validators.etag, "If-Modified-Since": validators.last_modified}
        return Task(
            address=address,
            headers={"Accept": accept} | {name: value for name, value in conditions.items() if value},
            max_bytes=self._options.max_bytes if max_bytes is None else max_bytes,
            pause_seconds=pause_seconds,
            budget=Budget(self._options.total_seconds, self._options.total_seconds),
            cookies=httpx.Cookies(),
        )

    async def _follow(self, task: Task) -> Answer:
        for _ in range(self._options.max_redirects + 1):
            answer = await self._visit(task)
            if answer.location is None:
                return answer
            task.follow(answer.status, answer.location)
        is_circle = task.address.url in task.visited
        raise Failure("redirects in a circle" if is_circle else f"is more than {len(task.visited) - 1} redirects away")

    async def _visit(self, task: Task) -> Answer:
        """Request an address when it is its turn at the host, if the host's robots.txt lets newsbot."""
        async with self._hosts.turn(task.address.pair) as host:
            host.check()
            rules = await self._rules_of(task.address, host, task.budget)
            if not rules.allow(task.address.url):
                raise Failure("is forbidden to newsbot by the robots.txt of the site", "refused")
            pause = task.pause_seconds
            await host.pause(max(self._options.pause_seconds, rules.delay_seconds) if pause is None else pause)
            try:
                return await self._request(task, host)
            finally:
                host.note_end()

    async def _rules_of(self, address: Address, host: Host, budget: Budget) -> Rules:
        rules = self._rules.get(address.origin)
        if rules is None:
            rules = self._rules[address.origin] = await self._read_robots(address, host, budget)
        return rules

    async def _read_robots(self, address: Address, host: Host, budget: Budget) -> Rules:
        """Return the rules of a host as RFC 9309 has it: 4xx means none, what can't be read forbids everything."""
        import httpx

        start = parse_address(f"{address.origin}/robots.txt")
        task = Task(start, {"Accept": "text/plain, */*;q=0.5"}, MOST_ROBOTS_BYTES, 0.0, budget, httpx.Cookies())
        try:
            for _ in range(self._options.max_redirects + 1):
                answer = await self._request(task, host, is_truncated=True)
                if answer.location is None:
                    return await asyncio.to_thread(parse_rules, answer.body)
                task.follow(answer.status, answer.location)
        except Failure as failure:
            if failure.status is not None and failure.status < 500 and failure.status != 429:
                return Rules()
            if failure.kind in ("refused", "unreachable") and not task.visited:
                raise
            clause = f"can't be fetched for now: the robots.txt of the site {failure.clause}"
            closed = Failure(clause, failure.kind, status=failure.status, retry_after=failure.retry_after)
            host.close(failure.retry_after or _CLOSED_SECONDS, closed)
            raise closed from failure
        return Rules()

    async def _request(self, task: Task, host: Host, *, is_truncated: bool = False) -> Answer:
        """Request an address, and once more if that fails for a passing reason. Raises Failure."""
        import stamina

        pause = self._options.retry_seconds
        try:
            async for attempt in stamina.retry_context(
                on=_is_passing, attempts=2, timeout=None, wait_initial=pause, wait_max=pause, wait_jitter=0.0
            ):
                with attempt:
                    answer = await self._exchange(task, is_truncated)
        except Failure as failure:
            host.note(failure)
            raise
        host.note(None)
        return answer

    async def _exchange(self, task: Task, is_truncated: bool) -> Answer:
        import httpx

        options = self._options
        try:
            async with self._hosts.connections:
                async with task.budget.spend():
                    ips = await self._guard.check(task.address)
                    response = await self._guard.send(task.address, ips, self._headers(task))
                async with aclosing(response), self._hosts.slots, task.budget.spend():
                    return await self._read(task, response, is_truncated)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise failure_of(
                error,
                connect_seconds=options.connect_seconds,
                idle_seconds=options.idle_seconds,
                is_direct=self._guard.is_direct,
            ) from error

    def _headers(self, task: Task) -> dict[str, str]:
        import httpx

        request = httpx.Request("GET", task.address.url)
        request.headers.encoding = "utf-8"
        task.cookies.set_cookie_header(request)
        own = {"User-Agent": self._options.user_agent, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
        cookie = request.headers.get("cookie")
        return own | dict(task.headers) | ({"Cookie": cookie} if cookie else {})

    async def _read(self, task: Task, response: httpx.Response, is_truncated: bool) -> Answer:
        """Return an answer with its body, if that is wanted. Raises Failure if it brings none."""
        import httpx

        named = httpx.Response(response.status_code, headers=response.headers)
        named.request = httpx.Request("GET", task.address.url)
        task.cookies.extract_cookies(named)
        answer = Answer(response.status_code, response.headers)
        if answer.location is not None or (answer.status == 304 and task.is_conditional):
            return answer
        if answer.status not in _WITH_BODY:
            raise failure_of_status(answer.status, retry_after_of(response.headers))
        length = response.headers.get("content-length", "")
        if length.isdigit() and int(length) > task.max_bytes and not is_truncated:
            raise too_large(task.max_bytes)
        encoding = response.headers.get("content-encoding", "")
        body = await read_body(response.aiter_raw(), encoding, task.max_bytes, is_truncated=is_truncated)
        return Answer(answer.status, response.headers, body)


def _is_passing(error: Exception) -> bool:
    return isinstance(error, Failure) and error.is_passing


def _error(url: str, task: Task | None, failure: Failure) -> FetchError:
    clause = failure.clause
    if task is not None and task.visited:
        clause = f"redirects to {redact(task.target)}, which {clause}"
    return FetchError(
        url,
        clause,
        status=failure.status,
        retry_after=failure.retry_after,
        is_gone=failure.status == 410 and (task is None or task.is_moving),
        kind=failure.kind,
    )


def _fetched(task: Task, answer: Answer, validators: Validators) -> Fetched:
    is_unchanged = answer.status == 304
    content_type, charset = media_type_of(answer.headers)
    etag, last_modified = validators_of(answer.headers)
    if is_unchanged:
        etag, last_modified = etag or validators.etag, last_modified or validators.last_modified
    return Fetched(
        url=task.address.url,
        status=304 if is_unchanged else 200,
        body=answer.body,
        content_type=content_type,
        charset=charset,
        validators=Validators(etag, last_modified),
        moved_to=task.moved_to,
        max_age=max_age_of(answer.headers),
    )
