"""Checks that ask Telegram: the token, what @BotFather switched, webhooks, chats, and the clock.

Only methods that change nothing: getMe, getWebhookInfo, getChat and getChatMember.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

from telegram.error import InvalidToken, TelegramError, TimedOut

from bot.api import LeanRequest, has_not_arrived, may_have_arrived, read_result
from bot.operations.doctor.findings import Finding, fail, note, ok
from bot.operations.doctor.phrases import age_of, count, listed
from bot.settings import Settings
from index import SettingsError

_CONNECTIONS = 8
_CALL_SECONDS = 8.0
"""Seconds that a call may take; all others go on meanwhile."""

TELEGRAM_SECONDS = 30.0
"""Seconds that all of them may take."""

_MOST_CHATS = 50
"""Chats to look at: Telegram limits how often a bot may ask."""

_CLOCK_SECONDS = 30
"""Difference between two clocks that matters to nobody, with what an answer takes."""


class Telegram:
    """The Bot API, for calls that change nothing."""

    def __init__(self, settings: Settings, request: LeanRequest) -> None:
        self._url = f"{settings.telegram_api_url}/bot{settings.token()}"
        self._request = request

    async def call(self, method: str, **parameters: object) -> Any:
        """Return the result of a call; raises TelegramError."""
        data = {name: str(value) for name, value in parameters.items()}
        return read_result(await self._request.call(f"{self._url}/{method}", data, _CALL_SECONDS))["result"]

    def seconds_ahead(self) -> float | None:
        """Return how far this machine's clock is ahead of Telegram's, after the last call; None if it doesn't say."""
        try:
            return time.time() - parsedate_to_datetime(self._request.answered_at or "").timestamp()
        except ValueError:
            return None


@asynccontextmanager
async def connect(settings: Settings) -> AsyncIterator[Telegram]:
    """Connect to Telegram as the bot does. Raises SettingsError if there is no token."""
    request = LeanRequest(_CONNECTIONS, settings.proxy_for_telegram())
    telegram = Telegram(settings, request)
    await request.initialize()
    try:
        yield telegram
    finally:
        await request.shutdown()


async def check_telegram(settings: Settings, errors: Sequence[SettingsError] = ()) -> list[Finding]:
    """Return what Telegram says of the bot, its webhook and its chats.

    `errors` are those of the settings, told before: a wrong token isn't called a missing one.
    """
    try:
        async with connect(settings) as telegram:
            me = await telegram.call("getMe")
            return [
                ok("token", f"of @{me['username']} ({me['id']})"),
                *_clock(telegram.seconds_ahead()),
                *_modes(me, settings),
                *await _looked_at(telegram, int(me["id"]), settings),
            ]
    except SettingsError as error:
        return [] if any(error.setting == known.setting for known in errors) else [fail("token", str(error))]
    except InvalidToken:
        return [
            fail("token", "refused by Telegram", "copy the bot's token from @BotFather into NEWSBOT_TELEGRAM_TOKEN")
        ]
    except TelegramError as error:
        return [fail("telegram", f"{error}", "check the network, the proxy and NEWSBOT_TELEGRAM_API_URL")]
    except (KeyError, TypeError, ValueError):
        return [fail("telegram", "the answer to getMe is not a user", "check NEWSBOT_TELEGRAM_API_URL")]


async def _looked_at(telegram: Telegram, bot_id: int, settings: Settings) -> list[Finding]:
    """Return the checks of webhook and chats, which run side by side."""
    checks = [
        _webhook(telegram, settings.webhook_url),
        _chats(telegram, "admins", "NEWSBOT_ADMIN_IDS", sorted(settings.admin_ids)),
        _chats(telegram, "chats", "NEWSBOT_ALLOWED_CHATS", sorted(settings.allowed_chats)),
        _channels(telegram, bot_id, sorted(settings.channels, key=str)),
    ]
    return [finding for findings in await asyncio.gather(*checks) for finding in findings]


def _clock(ahead: float | None) -> Iterator[Finding]:
    if ahead is None:
        return
    if abs(ahead) > _CLOCK_SECONDS:
        text = f"{abs(ahead):,.0f} s {'ahead of' if ahead > 0 else 'behind'} Telegram's"
        yield note("clock", text, "have the system set it, by NTP")
    else:
        yield ok("clock", "as Telegram's")


def _modes(me: dict[str, Any], settings: Settings) -> Iterator[Finding]:
    """Yield what @BotFather switched for the bot."""
    if me.get("can_read_all_group_messages"):
        yield ok("privacy mode", "off: the bot sees its name in groups")
    else:
        remedy = "for that, send /setprivacy to @BotFather, choose Disable, and add the bot again"
        yield note("privacy mode", "on: in groups, the bot sees commands and replies, not its name", remedy)
    if settings.inline and not me.get("supports_inline_queries"):
        remedy = "send /setinline to @BotFather, or set NEWSBOT_INLINE=off"
        yield note("inline mode", "off at @BotFather, so that no other chat gets cards", remedy)
    elif not settings.inline:
        yield ok("inline mode", "off, by NEWSBOT_INLINE")
    else:
        yield ok("inline mode", "on")


async def _webhook(telegram: Telegram, own: str | None) -> list[Finding]:
    """Return where Telegram delivers updates to; `own` is the address that the settings give."""
    try:
        info = await telegram.call("getWebhookInfo")
    except TelegramError as error:
        return [note("webhook", f"Telegram doesn't say: {error}")]
    waiting = int(info.get("pending_update_count") or 0)
    waits = f"; {count(waiting, 'update')} waiting" if waiting else ""
    if not (url := info.get("url")):
        return [
            note("webhook", f"not set yet{waits}", "`newsbot run` sets it") if own else ok("webhook", f"none{waits}")
        ]
    text = f"Telegram sends all updates to {urlsplit(url).hostname}{waits}"  # its path may hold a secret
    words = info.get("last_error_message")
    if words:
        text += f"; last error {_age(info.get('last_error_date'))}: {words}"
    if url == own:
        return [note("webhook", text, "see docs/webhook.md") if words and waiting else ok("webhook", text)]
    remedy = "`newsbot run` sets another one" if own else "`newsbot run` removes the webhook"
    return [fail("webhook", text, f"stop the program there, or get another token; {remedy}")]


def _age(seconds: object) -> str:
    return f"{age_of(datetime.fromtimestamp(seconds, UTC))} ago" if isinstance(seconds, int) else "at some time"


async def _chats(telegram: Telegram, check: str, setting: str, ids: Sequence[int]) -> list[Finding]:
    """Return which chats the bot can't reach."""
    if not ids:
        if check == "admins":
            return [note(check, "none: nobody may use the commands for admins", f"set {setting}")]
        return [ok(check, "all are allowed")]
    looks = (_refusal(telegram.call("getChat", chat_id=number)) for number in ids[:_MOST_CHATS])
    refusals = await asyncio.gather(*looks)
    return _reached(check, [str(number) for number in ids], refusals, _chat_remedy(check, setting))


def _chat_remedy(check: str, setting: str) -> str:
    if check == "admins":
        return f"have them press Start in a private chat with the bot, or correct {setting}"
    return f"add the bot there, or correct {setting}"


async def _channels(telegram: Telegram, bot_id: int, channels: Sequence[int | str]) -> list[Finding]:
    """Return in which channels the bot isn't an admin: it gets no posts there."""
    if not channels:
        return []
    looks = (_refusal(_is_admin(telegram, bot_id, channel)) for channel in channels[:_MOST_CHATS])
    remedy = "make the bot an admin of the channel, or correct NEWSBOT_CHANNELS"
    return _reached("channels", [str(channel) for channel in channels], await asyncio.gather(*looks), remedy)


async def _is_admin(telegram: Telegram, bot_id: int, channel: int | str) -> None:
    member = await telegram.call("getChatMember", chat_id=channel, user_id=bot_id)
    if member.get("status") not in ("administrator", "creator"):
        raise TelegramError("the bot is not an admin there")


async def _refusal(call: Awaitable[object]) -> TelegramError | None:
    """Return why a call failed; None if it didn't."""
    try:
        async with asyncio.timeout(_CALL_SECONDS):  # also while it waits for a connection
            await call
    except TelegramError as error:
        return error
    except TimeoutError:
        return TimedOut(f"no answer within {_CALL_SECONDS:.0f} s")
    return None


def _reached(check: str, names: Sequence[str], refusals: Sequence[TelegramError | None], remedy: str) -> list[Finding]:
    refused = {name: error for name, error in zip(names, refusals, strict=False) if error}
    if refused:
        text = f"can't be reached: {listed([f'{name} ({error})' for name, error in refused.items()])}"
        is_telegrams = all(has_not_arrived(error) or may_have_arrived(error) for error in refused.values())
        return [note(check, text, "try again later" if is_telegrams else remedy)]
    more = len(names) - len(refusals)
    return [ok(check, f"{len(refusals):,} reached{f', {more:,} others not looked at' if more else ''}")]
