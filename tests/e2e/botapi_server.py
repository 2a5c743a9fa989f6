"""The HTTP server: it reads calls, applies planned faults, waits for updates, answers and keeps a record.

For the test double in botapi.py. The server runs in a thread with its own event loop; `World.changed` guards the state
that it shares with the test's thread.

Source of the rules: https://core.telegram.org/bots/api#making-requests, and tdlib/telegram-bot-api,
Client.cpp (`do_get_updates`, `abort_long_poll`). Not implemented: a second conflict within three seconds is
answered late there.
"""

import asyncio
import contextlib
import logging
import threading
import time
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from typing import Any

from aiohttp import web
from botapi_chats import World
from botapi_faults import DOWNLOAD, GET_UPDATES, Faults, Refusal
from botapi_methods import Methods
from botapi_multipart import read_form
from botapi_params import ApiError, Params, decode, too_many_requests
from botapi_webhook import TERMINATED

JSON = dict[str, Any]

LONGEST_POLL = 50.0  # seconds; Client.h: LONG_POLL_MAX_TIMEOUT
_HOST = "127.0.0.1"
_UNAUTHORIZED = ApiError(401, "Unauthorized")
_NOT_FOUND = ApiError(404, "Not Found")
_CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Call:
    """A call of the bot. Times are from `time.monotonic`; `response` is an HTML page after `fail`."""

    method: str
    parameters: JSON
    time: float
    status: int = 0
    response: Any = None  # after a cut connection: status 0 and no response
    answered: float = 0.0

    @property
    def ok(self) -> bool:
        return self.status == HTTPStatus.OK

    @property
    def result(self) -> Any:
        """Result of the method, or None for a refusal."""
        return self.response.get("result") if isinstance(self.response, dict) else None

    @property
    def error(self) -> str | None:
        """Description of a refusal."""
        return None if self.ok else str(self.response.get("description") if isinstance(self.response, dict) else "")


@dataclass(frozen=True)
class Answer:
    """An HTTP response: JSON, or the text of a gateway's page."""

    status: int
    body: JSON | str | None
    retry_after: int | None = None

    def response(self) -> web.Response:
        if self.body is None:
            return web.Response()  # the connection is closed
        if isinstance(self.body, str):
            return web.Response(status=self.status, text=self.body, content_type="text/html")
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after else None
        return web.json_response(self.body, status=self.status, headers=headers)


def _refused(error: ApiError) -> Answer:
    return Answer(error.code, error.json(), error.retry_after)


def _refusal(refusal: Refusal) -> Answer:
    if refusal.cuts:
        return Answer(0, None)
    if refusal.body is not None:
        return Answer(refusal.status, refusal.body)
    if refusal.retry_after:
        return _refused(too_many_requests(refusal.retry_after))
    if refusal.description:
        return _refused(ApiError(refusal.status, refusal.description))
    return Answer(refusal.status, refusal.html)


@dataclass
class Record:
    """All answered calls, and those in flight."""

    finished: list[Call] = field(default_factory=list)
    in_flight: dict[int, Call] = field(default_factory=dict)


class Server:
    """A server for one bot's token on the loopback interface; it runs until `stop`."""

    def __init__(self, token: str, world: World, faults: Faults, port: int = 0) -> None:
        self.record = Record()
        self.methods = Methods(world)
        self.port = port
        self._token = token
        self._world = world
        self._faults = faults
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="botapi", daemon=True)
        self._poller: asyncio.Future[None] | None = None  # the getUpdates call that is waiting
        self._loop: asyncio.AbstractEventLoop
        self._closing: asyncio.Event

    def start(self) -> None:
        self._thread.start()
        self._ready.wait()
        if self._failure:
            raise RuntimeError(f"the Bot API double can't serve on port {self.port}") from self._failure

    def stop(self) -> None:
        self._faults.release_all()
        self._world.on_update = lambda: None
        with contextlib.suppress(RuntimeError):  # the loop is closed after the server has failed
            self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    def again(self) -> "Server":
        """Return a server that continues at the same port, with the same record, after this one has stopped."""
        server = Server(self._token, self._world, self._faults, self.port)
        server.record, server.methods = self.record, self.methods
        return server

    # --- the thread

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except OSError as error:
            self._failure = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._closing = asyncio.Event()
        app = web.Application(client_max_size=64 << 20)
        app.router.add_route("*", "/bot{token:[^/]+}/{method:[^/]+}", self._call)
        app.router.add_get("/file/bot{token:[^/]+}/{path:.+}", self._file)
        app.router.add_route("*", "/{path:.*}", self._nothing)
        # Don't wait for calls that are still open at the end.
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.01, handler_cancellation=True)
        await runner.setup()
        try:
            site = web.TCPSite(runner, _HOST, self.port)
            await site.start()
            self.port = runner.addresses[0][1]
            self._world.on_update = self._wake_from_anywhere
            delivering = asyncio.create_task(self.methods.webhooks.run())
            self._ready.set()
            await self._closing.wait()
            delivering.cancel()
        finally:
            self._wake()
            await runner.cleanup()

    # --- requests

    async def _nothing(self, _request: web.Request) -> web.Response:
        return _refused(_NOT_FOUND).response()

    async def _file(self, request: web.Request) -> web.Response:
        with self._world.changed:
            files = {file.path: file.data for file in self._world.files.values()}
            refusal = self._faults.refusal(DOWNLOAD)
        data = files.get(request.match_info["path"])
        if refusal is not None:
            return self._refused_file(request, refusal)
        known = request.match_info["token"] == self._token and data is not None
        return web.Response(body=data) if known else _refused(_NOT_FOUND).response()

    def _refused_file(self, request: web.Request, refusal: Refusal) -> web.Response:
        """Answer a download with a planned fault: 3xx leads to another host."""
        if refusal.cuts and request.transport:
            request.transport.abort()
        if 300 <= refusal.status <= 399:
            return web.Response(status=refusal.status, headers={"Location": "http://127.0.0.1:9/elsewhere"})
        return _refusal(refusal).response()

    async def _call(self, request: web.Request) -> web.Response:
        token = request.match_info["token"]
        if token != self._token:
            # According to python-telegram-bot, BaseRequest._request_wrapper: 404 for a malformed token.
            return _refused(_UNAUTHORIZED if token.partition(":")[2] else _NOT_FOUND).response()
        try:
            given = await _parameters(request)
        except ApiError as error:
            return _refused(error).response()
        method = self.methods.name(request.match_info["method"])
        work = self._noted(method, given)
        # A poll ends when its client disconnects. Other calls are completed even without their client.
        answer = await (work if method == GET_UPDATES else asyncio.shield(work))
        if not answer.status and request.transport:
            request.transport.abort()
        return answer.response()

    async def _noted(self, method: str, given: JSON) -> Answer:
        call = self._begin(method, given)
        answer = None
        try:
            answer = await self._answer(method, given)
        finally:
            self._end(call, answer)
        return answer

    def _begin(self, method: str, given: JSON) -> Call:
        with contextlib.suppress(ApiError):
            given = decode(given)
        call = Call(method, given, time.monotonic())
        with self._world.changed:
            self.record.in_flight[id(call)] = call
            self._world.changed.notify_all()
        return call

    def _end(self, call: Call, answer: Answer | None) -> None:
        """Record the answer; there is none if the server stops, or if the client of a poll has disconnected."""
        with self._world.changed:
            del self.record.in_flight[id(call)]
            if answer:
                done = replace(call, status=answer.status, response=answer.body, answered=time.monotonic())
                self.record.finished.append(done)
            self._world.changed.notify_all()

    async def _answer(self, method: str, given: JSON) -> Answer:
        with self._world.changed:
            refusal = self._faults.refusal(method)
        if refusal:
            if refusal.processed:
                await self._result(method, Params(decode(given)))
            return _refusal(refusal)
        if method in self._faults.delays:
            await asyncio.sleep(self._faults.delays[method])
        await self._held(method, processed=False)
        try:
            result = await self._result(method, Params(decode(given)))
            answer = Answer(HTTPStatus.OK, {"ok": True, "result": result})
        except ApiError as error:
            answer = _refused(error)
        except Exception as error:  # a bug in the double, which tests should see in the record of calls
            _LOGGER.exception("the Bot API double failed at %s", method)
            answer = _refused(ApiError(500, f"Internal Server Error: the test double failed: {error!r}"))
        await self._held(method, processed=True)
        return answer

    async def _held(self, method: str, *, processed: bool) -> None:
        for hang in self._faults.hangs(method, processed=processed):
            await asyncio.shield(asyncio.wrap_future(hang.released))

    async def _result(self, method: str, params: Params) -> Any:
        if method == GET_UPDATES:
            return await self._updates(params)
        with self._world.changed:
            result = self.methods.call(method, params)
        if method == "setWebhook":
            self._end_poll(TERMINATED)
        return result

    # --- getUpdates

    async def _updates(self, params: Params) -> list[JSON]:
        self.methods.webhooks.check_polling()
        if params.has("allowed_updates"):
            with self._world.changed:
                self._world.updates.allow(params.list("allowed_updates"))
        offset, limit = params.number("offset"), min(max(params.number("limit", 100), 1), 100)
        waiting = self._take(offset, limit)
        timeout = min(max(params.number("timeout"), 0), LONGEST_POLL)
        if waiting or not timeout:
            return waiting
        await self._poll(timeout)
        return self._take(max(offset, 0), limit)

    def _take(self, offset: int, limit: int) -> list[JSON]:
        with self._world.changed:
            return self._world.updates.take(offset, limit)

    async def _poll(self, seconds: float) -> None:
        """Wait for an update; a second poll ends the first one, which gets 409."""
        self._end_poll(_CONFLICT)
        poller = self._poller = self._loop.create_future()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await poller

    def _end_poll(self, conflict: str) -> None:
        """End the poll that waits, if any, with 409."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(ApiError(409, conflict))

    def _wake_from_anywhere(self) -> None:
        self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(None)


async def _parameters(request: web.Request) -> JSON:
    """Return all parameters, from the query string and from a form or JSON object."""
    given: JSON = dict(request.query)
    if request.content_type == "application/json":
        body = await request.json()
        given |= body if isinstance(body, dict) else {}
    elif request.content_type == "multipart/form-data":
        given |= read_form(request.headers["Content-Type"], await request.read())
    elif request.method == "POST":
        form = await request.post()
        given |= {name: value for name, value in form.items() if isinstance(value, str)}
    return given
