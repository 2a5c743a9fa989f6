"""Small talk: messages that ask nothing about the news."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.question.languages import small_talk
from index.question.model import Question
from index.question.understanding import understand

MESSAGES = {
    "hi": "greeting",
    "Hello there!": "greeting",
    "hey newsbot": "greeting",
    "good morning everyone 👋": "greeting",
    "how are you?": "greeting",
    "thanks": "thanks",
    "ok cheers": "thanks",
    "Thank you so much!!!": "thanks",
    "great, thx": "thanks",
    "that's all, thanks": "thanks",
    "who are you?": "about",
    "what can you do": "about",
    "Hi! Are you a bot?": "about",
    "help": "about",
    "bye": "goodbye",
    "See you tomorrow!": "goodbye",
    "bis morgen": "goodbye",
    "До завтра!": "goodbye",
    "hasta mañana": "goodbye",
    "à demain": "goodbye",
    "ok good night all": "goodbye",
    "you suck": "complaint",
    "that's not what i asked": "complaint",
    "lol": "reaction",
    "haha ok": "reaction",
    "👍": "reaction",
    "🎉🎉": "reaction",
    "Hallo": "greeting",
    "guten Morgen zusammen": "greeting",
    "Vielen Dank!": "thanks",
    "was kannst du?": "about",
    "Tschüss": "goodbye",
    "dummer Bot": "complaint",
    "Привет!": "greeting",
    "добрый день, бот": "greeting",
    "большое спасибо": "thanks",
    "что ты умеешь?": "about",
    "пока": "goodbye",
    "тупой бот": "complaint",
    "ok": "reaction",
    "okay!": "reaction",
    "thanks for the info": "thanks",
    "Vielen Dank fürs Raussuchen!": "thanks",
    "ok, danke für die Info 🙏": "thanks",
    "Danke, das hilft mir sehr": "thanks",
    "Super, danke dir vielmals!": "thanks",
    "gut": "thanks",
    "спасибо за помощь": "thanks",
    "Спасибо, всё понятно": "thanks",
    "спасибо большое, очень помогли": "thanks",
    "благодарю вас": "thanks",
    "доброй ночи": "goodbye",
    "gracias por tu ayuda": "thanks",
    "Muchas gracias por la información": "thanks",
    "gracias, muy amable": "thanks",
    "merci pour ton aide": "thanks",
    "Merci pour l’info !": "thanks",
    "merci c'est gentil": "thanks",
    "que sais-tu faire ?": "about",
    "es-tu un bot": "about",
    "дякую за допомогу": "thanks",
    "дяки": "thanks",
    "thanks, help": "about",
}


@pytest.mark.parametrize(("message", "kind"), MESSAGES.items())
def test_small_talk_is_distinguished_from_questions(message: str, kind: str) -> None:
    assert small_talk(message) == kind


@pytest.mark.parametrize(
    "message",
    [
        "",
        "?",
        "...",
        "hi, what did Brandt say about the ferry?",
        "thanks to whom was the ferry saved",
        "who are you going to vote for",
        "ferry",
        "No ferry",
        "help for refugees",
        "great for tourists",
        "gut für die Umwelt",
        "danke für die Info, was sagte Merz?",
        "спасибо за ответ. а что сказал Орлов",
        "gracias por la información, ¿y el lobo?",
        "good morning Lomvik",
        "test results",
        "wrong turn on the A9",
        "1 + 1",
        "hi " * 40,
    ],
)
def test_a_possible_question_is_not_small_talk(message: str) -> None:
    assert small_talk(message) == ""


def test_small_talk_leaves_the_talk_as_it_was() -> None:
    first = understand("Where is Kursk?")
    after = understand("And Sudzha?", follows=understand("thanks", follows=first))
    assert after.terms == understand("And Sudzha?", follows=first).terms == ("sudzha",)


def test_small_talk_alone_is_a_question_of_nothing() -> None:
    assert understand("thanks") == Question("thanks", (), small_talk="thanks")


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_small_talk_or_not(text: str) -> None:
    assert small_talk(text) in ("about", "thanks", "greeting", "goodbye", "complaint", "reaction", "")
