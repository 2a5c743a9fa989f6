"""Posts of the channels that are sources: each becomes an article; and what admins are told of these channels.

A post stays in the inbox until the index with it is published: a kill delays it, and loses none.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from telegram import Bot, ChatMember, ChatMemberUpdated, Update

from bot.admin.telling import tell_admins
from bot.incoming import NotedUpdate
from bot.services import Context, Services, services_of
from index import PostsNotTaken

_log = logging.getLogger(__name__)

FIRST_WAIT = 5.0
"""Seconds until a post is given to the index again after it couldn't be taken; twice as many each time after that."""

LONGEST_WAIT = 300.0
"""Maximum number of seconds between two of these tries."""

_ADMIN = (ChatMember.ADMINISTRATOR, ChatMember.OWNER)


async def on_channel_post(update: Update, context: Context) -> None:
    """Handle a new post of a channel, or an edited one."""
    post, services = update.channel_post or update.edited_channel_post, services_of(context)
    if post is None:
        return
    if not services.settings.reads_channel(post.chat.id, post.chat.username):
        services.worker.drop(update)  # the settings may have changed since it was written down
        return
    if (noted := services.worker.note(update)).is_new:
        services.worker.background(_take(services, post.to_dict(), noted))


async def _take(services: Services, post: Mapping[str, Any], noted: NotedUpdate) -> None:
    """Give a post to the index until it has been taken, or refused."""
    wait = FIRST_WAIT
    while True:
        try:
            await services.taking.take(post)
            break
        except PostsNotTaken:  # which is logged
            await asyncio.sleep(wait)
            wait = min(LONGEST_WAIT, 2 * wait)
    services.worker.done(noted)


def on_channel_membership(services: Services, bot: Bot, change: ChatMemberUpdated, noted: NotedUpdate) -> None:
    """Handle a change of the bot's rights in a channel: its admins are told what that means for its posts.

    Of a channel that isn't a source, they are told only what one of them did: anybody can add a bot to a channel.
    """
    chat, settings = change.chat, services.settings
    was, is_ = (member.status in _ADMIN for member in (change.old_chat_member, change.new_chat_member))
    name = ""
    if was != is_ and settings.reads_channel(chat.id, chat.username):
        name = "channel-can-read" if is_ else "channel-lost"
    elif is_ and not was and change.from_user.id in settings.admin_ids:
        name = "channel-not-listed"
    if name:
        _log.info("The bot is %s admin of channel %d.", "now an" if is_ else "no longer an", chat.id)
        variables = {"title": chat.title or chat.username or str(chat.id), "id": str(chat.id)}
        about = f"of the rights in channel {chat.id}"
        work = partial(tell_admins, services, bot, about, lambda words: words.say(name, **variables))
        services.worker.submit(chat.id, work, noted)
    else:
        services.worker.done(noted)
