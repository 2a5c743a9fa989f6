"""Downloads of files that people send: part by part, within a limit, and from the Bot API's host alone."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.api.connection import LeanRequest
from bot.api.files import FileTooLarge, file_place
from bot.api.responses import ServerFault, Unconfirmed, has_not_arrived, may_have_arrived

TOKEN = "123456:secret"


@pytest.fixture
async def connection() -> AsyncIterator[LeanRequest]:
    connection = LeanRequest(1)
    await connection.initialize()
    yield connection
    await connection.shutdown()


@pytest.fixture
async def host() -> AsyncIterator[str]:
    """Address of a server of files."""

    async def serve(request: web.Request) -> web.StreamResponse:
        match request.match_info["name"]:
            case "whole":
                return web.Response(body=b"x" * 200_000)
            case "cut":
                response = web.StreamResponse(headers={"Content-Length": "1000"})
                await response.prepare(request)
                await response.write(b"x")
                assert request.transport is not None
                request.transport.abort()
                return response
            case "moved":
                return web.Response(status=302, headers={"Location": "http://127.0.0.1:9/"})
            case "failing":
                return web.json_response({"ok": False, "error_code": 500, "description": "Internal"}, status=500)
            case "gateway":
                return web.Response(status=502, text="<html>")
        return web.json_response({"ok": False, "error_code": 404, "description": "Not Found"}, status=404)

    app = web.Application()
    app.router.add_get(f"/file/bot{TOKEN}/{{name}}", serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/file/bot{TOKEN}"
    await runner.cleanup()


async def test_a_file_is_written_whole_within_the_limit_and_not_at_all_beyond_it(
    connection: LeanRequest, host: str
) -> None:
    target = io.BytesIO()
    await connection.download(f"{host}/whole", target, 200_000)
    assert target.getvalue() == b"x" * 200_000
    target = io.BytesIO()
    with pytest.raises(FileTooLarge):
        await connection.download(f"{host}/whole", target, 100_000)
    assert len(target.getvalue()) <= 100_000


@pytest.mark.parametrize(
    ("name", "error", "is_repeated"),
    [
        ("moved", BadRequest, False),
        ("gone", BadRequest, False),
        ("cut", Unconfirmed, True),
        ("failing", ServerFault, True),
        ("gateway", NetworkError, True),
    ],
)
async def test_a_failed_download_is_repeated_where_that_helps_and_never_names_the_token(
    connection: LeanRequest, host: str, name: str, error: type[TelegramError], is_repeated: bool
) -> None:
    with pytest.raises(error) as raised:
        await connection.download(f"{host}/{name}", io.BytesIO(), 1000)
    assert (has_not_arrived(raised.value) or may_have_arrived(raised.value)) is is_repeated
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("place", ["documents/file_1.pdf", "documents/file 2.tar.gz", "a/b/c/..d"])
def test_a_relative_place_is_one(place: str) -> None:
    assert file_place({"file_path": place}).replace("%20", " ") == place


@pytest.mark.parametrize(
    "place",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../x",
        "a/..",
        "./x",
        "a//b",
        "https://evil.example/x",
        "a\\b",
        "a\nb",
        "a:b",
        None,
        7,
    ],
)
def test_any_other_place_is_refused(place: object) -> None:
    with pytest.raises(BadRequest):
        file_place({"file_path": place})


@given(
    st.one_of(
        st.none(),
        st.integers(),
        st.text(),
        st.dictionaries(st.text(), st.text()),
        st.text().map(lambda text: {"file_path": text}),
    )
)
def test_any_answer_is_a_place_below_or_is_refused(described: Any) -> None:
    try:
        place = file_place(described)
    except BadRequest:
        return
    assert not place.startswith("/")
    assert not {"..", ".", ""} & {*place.split("/")}
    assert not set(place) & set("?#\\: \n")
