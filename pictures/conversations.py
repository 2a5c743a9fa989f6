"""The conversations in the pictures. People's messages are written here; the bot's are its real replies."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from botapi import BotApi, Card, Chat, Content, Message, Sent, User
from processes import index_examples, starting

from pictures.scene import Draft, Scene, scene


@contextmanager
def bot_over_examples() -> Iterator[BotApi]:
    """Run the bot over the sample articles for the block, and yield its double of the Bot API."""
    with TemporaryDirectory() as folder, BotApi(username="newsbot") as api:
        data = index_examples(Path(folder) / "index")
        home = Path(folder) / "bot"
        home.mkdir()
        with starting(data) as start:
            start(api, home).wait_for_log("is running: ")
            yield api


def conversations(api: BotApi) -> list[Scene]:
    """Play all conversations with the running bot and return a scene for each picture."""
    return [private(api), group(api), inline(api), not_found(api)]


def private(api: BotApi) -> Scene:
    """Ask a question and a follow-up in a private chat."""
    nora = api.user("Nora", language_code="en")
    chat = api.private(nora)
    for question in ("Who has cut thinner barley?", "and where is his farm?"):
        _answer(api, chat.say(nora, question))
    return scene("private", chat, nora, api.bot)


def group(api: BotApi) -> Scene:
    """Pass another member's question on to the bot in a group, by replying with /ask."""
    chat = api.group("Orrin Bay Commuters")
    nora, tom, mia = (api.user(name, language_code="en") for name in ("Nora", "Tom Reyes", "Mia Lindqvist"))
    chat.say(tom, "I bet the ferry crews only wanted more money.")
    wondered = chat.say(mia, "What did Quist say about money?")
    _answer(api, chat.say(nora, "/ask", reply_to=wondered))
    return scene("group", chat, nora, api.bot)


def inline(api: BotApi) -> Scene:
    """Send a card in a chat without the bot, then type another question and see its cards."""
    chat = api.group("Dellmouth Neighbours", joined=False)
    nora, jonas = (api.user(name, language_code="en") for name in ("Nora", "Jonas Vik"))
    chat.say(jonas, "Did nobody warn them about the flood wall?")
    _choose(api, chat, nora, _cards(api, nora, "what did Tarn say about the report?")[0])
    chat.say(jonas, "And what does the town say to that?")
    question = "what did Madsen say about the wall?"
    draft = Draft(f"@{api.bot.username} {question}", _cards(api, nora, question))
    return scene("inline", chat, nora, api.bot, draft)


def not_found(api: BotApi) -> Scene:
    """Ask a question that no article answers, and follow it."""
    nora = api.user("Nora", language_code="en")
    chat = api.private(nora)
    missing = _answer(api, chat.say(nora, "Who won the 2022 World Cup?"))
    chat.press(nora, missing, "🔔 Follow")
    api.wait_for_sent(chat, after=missing)
    return scene("not-found", chat, nora, api.bot)


def _answer(api: BotApi, asked: Message) -> Sent:
    """Wait for the bot's answer."""
    [answer] = api.wait_for_sent(asked.chat, after=asked)
    return answer


def _cards(api: BotApi, user: User, query: str) -> list[Card]:
    return api.wait_for_cards(api.inline_query(user, query))


def _choose(api: BotApi, chat: Chat, user: User, card: Card) -> None:
    """Send a card's message, as Telegram does for the person who chose it."""
    chat.members.setdefault(user.id, "member")
    media = {"via_bot": api.bot.json()}
    chat.add(user, Content(card.text, card.entities, reply_markup=card.reply_markup, media=media))
