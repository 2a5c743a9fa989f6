"""Waiting for the double, stopping it, and the double in a process of its own."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import botapi
import httpx
import pytest
from botapi import BotApi, Chat, User
from double.calls import call
from telegram import Bot
from waits import WAIT_SECONDS


async def test_a_wait_ends_as_soon_as_the_bot_has_sent(api: BotApi, bot: Bot, alice: User, chat: Chat) -> None:
    await bot.send_message(chat.id, "zero")
    question = chat.say(alice, "Who?")
    waiting = asyncio.create_task(asyncio.to_thread(api.wait_for_sent, chat, 2, after=question))
    await bot.send_message(chat.id, "one")
    await bot.send_message(chat.id, "two")
    assert [sent.text for sent in await waiting] == ["one", "two"]


def test_a_failed_wait_summarises_the_calls(api: BotApi, chat: Chat) -> None:
    call(api, "sendMessage", chat_id=chat.id, text="<p>", parse_mode="HTML")
    with pytest.raises(AssertionError) as error:
        api.wait_for_sent(chat, timeout=0.01)
    assert "waited 0.01 s for 1 messages, saw 0" in str(error.value)
    assert "text='<p>'" in str(error.value)
    assert "can't parse entities" in str(error.value)


def test_stopping_does_not_wait_for_a_poll() -> None:
    with BotApi() as other:
        poll = subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import httpx; httpx.get('{other.url}/bot{other.token}/getUpdates?timeout=50')",
            ],
            stderr=subprocess.DEVNULL,
        )
        other.wait_until(lambda api: api.in_flight)
        stopping = time.monotonic()
    assert time.monotonic() - stopping < 25  # half as long as the poll
    poll.wait(WAIT_SECONDS)


def test_a_taken_port_is_an_error_at_once(api: BotApi) -> None:
    port = int(api.url.rpartition(":")[2])
    with pytest.raises(RuntimeError, match=f"can't serve on port {port}"):
        BotApi(port=port).start()


ECHO = """
import os
from telegram.ext import Application, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text(update.message.text, do_quote=True)

builder = Application.builder().token(os.environ["TOKEN"]).base_url(os.environ["URL"] + "/bot")
application = builder.connect_timeout(60).read_timeout(60).build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""


def test_a_bot_in_another_process_answers_messages_sent_while_it_was_down(api: BotApi, alice: User, chat: Chat) -> None:
    early = chat.say(alice, "Are you there?")
    environment = {**os.environ, "TOKEN": api.token, "URL": api.url}
    process = subprocess.Popen([sys.executable, "-c", ECHO], env=environment)
    try:
        [answer] = api.wait_for_sent(chat)
        assert (answer.text, answer.reply_to) == ("Are you there?", early.message_id)
        late = chat.say(alice, "Good.")
        assert api.wait_for_sent(chat, after=late)[0].text == "Good."
        api.wait_until_idle()
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(WAIT_SECONDS)


def test_the_double_serves_by_itself_until_its_input_closes() -> None:
    script = Path(botapi.__file__)
    command = [sys.executable, str(script), "--port", "0", "--token", "5:X"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        url = json.loads(process.stdout.readline())["url"]
        assert httpx.get(f"{url}/bot5:X/getMe", timeout=WAIT_SECONDS).json()["result"]["id"] == 5
        process.stdin.close()
        assert process.wait(WAIT_SECONDS) == 0


def test_the_double_ends_at_sigterm() -> None:
    script = Path(botapi.__file__)
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        process.stdout.readline()
        process.terminate()
        assert process.wait(WAIT_SECONDS) == 0
