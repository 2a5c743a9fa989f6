"""/latest: the newest stories, of an outlet or a topic if one is named, each with a button that opens it."""

from __future__ import annotations

from telegram import Bot, Message

from bot.answering import Asker, give
from bot.delivery import Place
from bot.markup import Reply
from bot.reading import author, language
from bot.services import Services
from bot.stories import StoryPress, stories_message, story_message
from bot.words import Words
from index import LISTED, Answer, Engine, Passage, Question, View, opening

LATEST = "latest"
"""What asks for the newest, in front of what is to be the topic."""


async def answer(services: Services, bot: Bot, message: Message, topic: str) -> None:
    """Sends the newest stories; `topic` is read as a question is: it may name outlets and dates as well."""
    now = services.now()

    def write(answer: Answer, words: Words, key: str) -> Reply:
        return stories_message(answer, words, now, key=key, size=LISTED)

    asker, place = Asker(author(message), language(message)), Place.beside(message)
    await give(services, bot, place, f"{LATEST} {topic}".strip(), asker, write, view=View(stories=True))


async def look(services: Services, message: Message, question: Question, press: StoryPress, words: Words) -> Reply:
    """What a press on a button under the list in `message` shows: a page of it, or one of its stories."""
    now, asked = services.now(), message.reply_to_message is None

    def write(answer: Answer, engine: Engine) -> Reply:
        if press.article_id is not None:
            return story_message(_story(answer, engine, press.article_id), words, now, press)
        return stories_message(answer, words, now, key=press.key, page=press.page, size=LISTED, asked=asked)

    view = await services.view(message.chat_id, View(press.page, stories=True))
    return await services.look(question, view, write)


def _story(answer: Answer, engine: Engine, article_id: str) -> Passage | None:
    """The story on its page, or else, since it moved on, how its article begins; None if it is no longer there."""
    here = next((passage for passage in answer.passages if passage.article_id == article_id), None)
    if here is not None:
        return here
    try:
        return opening(engine.article(article_id))
    except KeyError:
        return None
