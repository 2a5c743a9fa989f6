"""Uploads, received by a double of the Bot API that reads forms strictly."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator

import pytest
from botapi import BotApi, Chat
from botapi_multipart import Upload, read_form
from botapi_params import ApiError
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from telegram import Bot, InputFile, InputMediaDocument
from telegram.error import NetworkError, TelegramError
from telegram.ext import ExtBot
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.api import Destination, Document, RateLimiter, send_document
from bot.api.connection import LeanRequest
from bot.api.multipart import MAX_UPLOAD, multipart_form
from bot.api.rate_limits import SendingLimits

TOKEN = "123456:secret"
NAMES = st.text(min_size=1, max_size=40) | st.sampled_from(
    ['"', "\\", '\\"', "a;b=c.txt", "Bericht ä “x”.txt", "a\r\nb"]
)


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        yield api


@pytest.fixture
def chat(api: BotApi) -> Chat:
    return api.private(api.user("Admin"))


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[int]]:
    limiter = RateLimiter(SendingLimits(0, 0, 0))
    bot = ExtBot(
        api.token,
        f"{api.url}/bot",
        request=LeanRequest(1),
        get_updates_request=LeanRequest(1),
        rate_limiter=limiter,
    )
    await bot.initialize()
    yield bot
    await bot.shutdown()


async def no_migration(old: int, new: int) -> None:
    raise AssertionError(f"{old} became {new}")


@given(
    st.binary(min_size=1, max_size=3000),
    NAMES,
    st.dictionaries(st.text("abc_", min_size=1, max_size=5), st.text(), max_size=3),
)
@example(b"\r\n--\r\n\0", '"; name="chat_id', {})
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_arrives_as_it_is_with_its_name_on_one_line(data: bytes, name: str, texts: dict[str, str]) -> None:
    texts = {key: value.encode(errors="replace").decode() for key, value in texts.items()}
    name = name.encode(errors="replace").decode()
    parameters = [RequestParameter(key, value, None) for key, value in texts.items()]
    file = InputFile(data, filename=name)
    request_data = RequestData([*parameters, RequestParameter("document", None, [file])])

    async def encode() -> tuple[str, bytes]:
        body = multipart_form("sendDocument", request_data)()
        return body.headers["Content-Type"], await body.as_bytes()

    given_back = read_form(*asyncio.run(encode()))
    upload = given_back.pop("document")
    assert isinstance(upload, Upload)
    assert upload.data == data
    assert upload.name == "".join(char if char.isprintable() else " " for char in name)
    assert given_back == texts


async def test_a_document_is_sent_to_its_chat_as_a_reply(api: BotApi, chat: Chat, bot: ExtBot[int]) -> None:
    assert chat.user
    asked = chat.say(chat.user, "Send it")
    document = Document("failures ä.txt", "Größe: “x”\n".encode() * 300_000)
    await send_document(bot, Destination(chat.id, None, asked.message_id), document, no_migration)
    [sent] = api.sent(chat)
    assert sent.reply_to == asked.message_id
    assert sent.media["document"]["file_name"] == "failures ä.txt"
    assert sent.media["document"]["mime_type"] == "text/plain"
    assert api.download(sent) == document.content


async def test_a_document_that_did_not_arrive_is_sent_again_whole(api: BotApi, chat: Chat, bot: ExtBot[int]) -> None:
    api.flood(methods=("sendDocument",))
    api.fail(methods=("sendDocument",))
    await send_document(bot, Destination(chat.id), Document("a.txt", b"text"), no_migration)
    assert [call.status for call in api.calls_of("sendDocument")] == [429, 502, 200]
    [sent] = api.sent(chat)
    assert api.download(sent) == b"text"


@pytest.fixture
def closed() -> Bot:
    """Bot whose connection was never opened, so that it can't send anything."""
    return Bot(TOKEN, request=LeanRequest(1), get_updates_request=LeanRequest(1))


async def test_an_upload_that_telegram_would_not_take_is_never_tried(closed: Bot) -> None:
    with pytest.raises(TelegramError, match=r"^sendDocument would upload more than 50 MB: send less") as raised:
        await closed.send_document(1, bytes(MAX_UPLOAD + 1), filename="a.txt")
    assert not isinstance(raised.value, NetworkError)  # which would be retried
    assert TOKEN not in str(raised.value)


async def test_the_files_of_an_album_count_together(closed: Bot) -> None:
    half = bytes(MAX_UPLOAD // 2 + 1)
    with pytest.raises(TelegramError, match="sendMediaGroup would upload more"):
        await closed.send_media_group(1, [InputMediaDocument(half), InputMediaDocument(half)])


async def test_an_open_file_is_refused_since_a_retry_could_not_read_it_again(closed: Bot) -> None:
    file = InputFile(io.BytesIO(b"text"), filename="a.txt", read_file_handle=False)
    with pytest.raises(TelegramError, match="sendDocument would upload an open file: read it into memory first"):
        await closed.send_document(1, file)


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Disposition: form-data; name=\"document\"; filename*=utf-8''a.txt",
        b'Content-Disposition: attachment; name="document"; filename="a.txt"',
        b'Content-Disposition: form-data; filename="a.txt"',
        b'Content-Disposition: form-data; name="document"; filename="a".txt"',
        b"Content-Type: text/plain",
    ],
)
def test_the_double_refuses_forms_that_the_real_api_reads_otherwise(head: bytes) -> None:
    with pytest.raises(ApiError):
        read_form("multipart/form-data; boundary=x", b"--x\r\n" + head + b"\r\n\r\ntext\r\n--x--\r\n")
