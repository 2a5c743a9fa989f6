"""Recent questions, on which a short message or a reply to an answer may follow up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from cachetools import TTLCache
from telegram import Message
from telegram.constants import ChatType

from bot.errors import log_errors, read_or
from bot.incoming.forgetting import ForgottenPeople
from bot.incoming.requests import author_id, thread_of
from bot.memory import Memory, RememberedAnswer
from index import Question, Wording

FOLLOW_UP = timedelta(minutes=10)
"""How long a short message in a private chat may follow up on the previous question."""

FOLLOW_UP_CHARACTERS = 80
"""Maximum length of such a short message, in characters."""

_MAX_QUESTIONS = 10_000
_MAX_ANSWERS, _ANSWER_SECONDS = 1000, 60


class RecentQuestions:
    """Remembers each person's last question, in the database and in a cache. Lives on one event loop."""

    def __init__(self, memory: Memory, forgotten: ForgottenPeople, keeps: bool = True) -> None:
        """Begin without questions. Without `keeps`, none is written to the database."""
        self._memory = memory
        self._forgotten = forgotten
        self._keeps = keeps
        self._last: TTLCache[tuple[int, int | None, int], Question] = TTLCache(
            _MAX_QUESTIONS, FOLLOW_UP.total_seconds()
        )
        # By the chat and the message of the answer, with who asked. Somebody may reply before the database has it.
        self._answered: TTLCache[tuple[int, int], tuple[Question, int | None]] = TTLCache(_MAX_ANSWERS, _ANSWER_SECONDS)

    async def load(self, now: datetime) -> None:
        """Load the questions that were asked shortly before this start."""
        none: list[RememberedAnswer] = []
        for answer in await read_or(none, lambda: self._memory.answers_since(now - FOLLOW_UP)):
            if answer.user_id is not None:
                self._last[answer.chat_id, answer.thread_id, answer.user_id] = answer.question

    async def before(self, message: Message, text: str, me: int) -> Question | None:
        """Return the question that `message` may follow up on, if there is one; `me` is the bot.

        If the message replies to an answer of the bot's, that is the answer's question. Otherwise, for a short private
        message within `FOLLOW_UP`, it is the person's last question.
        """
        replied = message.reply_to_message
        if replied is not None and replied.from_user is not None and replied.from_user.id == me:
            question = await self._question_of(message.chat_id, replied.message_id)
            return replace(question, among=()) if question else None
        if message.chat.type != ChatType.PRIVATE or len(text) > FOLLOW_UP_CHARACTERS:
            return None
        question = self._last.get((message.chat_id, thread_of(message), author_id(message)))
        return replace(question, among=()) if question else None

    def note_sent(self, chat_id: int, message_id: int, question: Question, user_id: int | None) -> None:
        """Note the message that answers a person's question; return at once, before the database has it."""
        if not self._forgotten.covers(user_id):
            self._answered[chat_id, message_id] = question, user_id

    def forget(self, user_id: int) -> None:
        """Forget what a person asked."""
        for place in [place for place in self._last if place[2] == user_id]:
            self._last.pop(place, None)
        for sent in [sent for sent, (_, asker) in self._answered.items() if asker == user_id]:
            self._answered.pop(sent, None)

    async def _question_of(self, chat_id: int, message_id: int) -> Question | None:
        """Return the question that one of the bot's messages answers."""
        if answered := self._answered.get((chat_id, message_id)):
            return answered[0]
        return await read_or(None, lambda: self._memory.question_of(chat_id, message_id))

    async def remember(
        self,
        chat_id: int,
        thread_id: int | None,
        user_id: int | None,
        question: Question,
        key: str,
        *,
        follower_id: int | None = None,
        is_found: bool | None = None,
        wording: Wording | None = None,
    ) -> bool:
        """Write an answer to the database before it is sent; return whether it is there.

        It isn't if answers aren't kept, or if its author has asked to be forgotten since. `follower_id` is the person
        who followed the question of an alert. `is_found` is what came out of it (None: don't count it); `wording` is
        the question if nothing was found.
        """
        private = chat_id if chat_id > 0 else None  # groups and channels have negative ids
        if self._forgotten.covers(user_id, follower_id, private):
            return False
        if user_id is not None:
            self._last[chat_id, thread_id, user_id] = question
        if not self._keeps:
            return False
        with log_errors():
            await self._memory.remember_answer(
                chat_id,
                question,
                thread_id=thread_id,
                user_id=user_id,
                follower_id=follower_id,
                key=key,
                is_found=is_found,
                wording=wording,
            )
            return True
        return False
