"""Setting up a bot with `newsbot init` in a terminal, from an empty folder to the first answer."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest
from botapi import BotApi
from operations.conftest import Init
from processes import Newsbot, environment
from pseudo_terminal import Terminal

from bot.messages import LANGUAGES

TOKEN_QUESTION = "The bot's token, from @BotFather"
ADMIN_QUESTION = "Become its admin now, by a code in Telegram?"
ARTICLES_QUESTION = "Your articles: a folder, the address of a site or a feed"
WITHOUT_REST = ("--admin", "none", "--articles", "none")


def shown_code(terminal: Terminal) -> str:
    """Return the code that is shown, once the bot waits for it."""
    shown = terminal.wait_for("Waiting for it")
    found = re.search(r"https://t\.me/NewsTestBot\?start=(\d{6}) and press Start", shown)
    assert found, shown
    assert f"or send {found[1]} to @NewsTestBot" in shown
    return found[1]


def settings_in(folder: Path) -> dict[str, str]:
    lines = (folder / ".env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_a_bot_is_set_up_from_an_empty_folder_and_answers(init: Init, api: BotApi, folder: Path) -> None:
    alice = api.user("Alice", language_code="de")
    chat = api.private(alice)
    terminal = init()
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for("This is @NewsTestBot.")
    terminal.answer(ADMIN_QUESTION, "y")
    said = chat.say(alice, f"/start {shown_code(terminal)}")
    terminal.wait_for(f"Alice (number {alice.id}) is the admin now.")
    terminal.answer(ARTICLES_QUESTION, "")
    terminal.wait_for("18 added,")
    terminal.wait_for("To start the bot, in this folder: newsbot run")
    assert terminal.end() == 0
    assert api.token not in terminal.shown, "what is typed for the token isn't shown"

    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token, "NEWSBOT_ADMIN_IDS": str(alice.id)}
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600
    [welcome] = api.wait_for_sent(chat, after=said)
    assert welcome.text.startswith("Sobald dieser Bot läuft, bist du sein Admin.")
    assert api.pending_updates == 0

    bot = Newsbot(folder, environment(folder, {"telegram_api_url": api.url}))
    try:
        bot.wait_for_log("18 articles, 1 admin")
        asked = chat.say(alice, "Who has cut thinner barley?")
        [answer] = api.wait_for_sent(chat, after=asked)
        assert answer.reply_to == asked.message_id, "the code itself gets no answer"
        assert "barley" in answer.text
    finally:
        bot.close()


def test_the_bot_gets_descriptions_and_commands_in_each_language(init: Init, api: BotApi) -> None:
    terminal = init("--admin", "none", "--articles", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    assert terminal.end() == 0
    for field in ("description", "short_description"):
        texts = {code: api.described(field, code) for code in ("", *LANGUAGES)}
        assert texts[""] == texts["en"]
        assert len({*texts.values()} - {""}) == len(LANGUAGES)
    for code in ("", *LANGUAGES):
        assert {"ask", "help"} <= {*api.commands({"type": "all_private_chats"}, code)}


def test_a_description_that_somebody_wrote_stays(init: Init, api: BotApi) -> None:
    api.describe("The Orrin Bay library's own bot.")
    terminal = init(*WITHOUT_REST)
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for("The bot has a description already, which stays.")
    assert terminal.end() == 0
    assert api.described() == "The Orrin Bay library's own bot."
    assert api.described("short_description") == ""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"can_join_groups": False}, ["/setjoingroups"]),
        ({"can_read_all_group_messages": False}, ["/setprivacy"]),
        ({"supports_inline_queries": False}, ["/setinline"]),
        ({"supports_guest_queries": True}, ["Guest Mode, off"]),
        ({}, []),
    ],
)
def test_only_what_botfather_has_not_switched_is_named(
    init: Init, api: BotApi, fields: dict[str, bool], expected: list[str]
) -> None:
    switched = {"can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": True}
    api.become(**switched | fields)
    terminal = init(*WITHOUT_REST)
    terminal.answer(TOKEN_QUESTION, api.token)
    assert terminal.end() == 0
    named = ("/setjoingroups", "/setprivacy", "/setinline", "Guest Mode, off")
    assert [words for words in named if words in terminal.shown] == expected
    assert ("by sending this to @BotFather:" in terminal.shown) == bool(expected)


# --- the token


def test_a_token_that_is_none_or_refused_is_asked_for_again(init: Init, api: BotApi, folder: Path) -> None:
    terminal = init(*WITHOUT_REST)
    terminal.answer(TOKEN_QUESTION, "")
    terminal.wait_for("newsbot: Paste the token:")
    terminal.answer(TOKEN_QUESTION, "no token")
    terminal.wait_for("newsbot: NEWSBOT_TELEGRAM_TOKEN is not a bot token")
    terminal.answer(TOKEN_QUESTION, "999:revoked-token")
    terminal.wait_for("newsbot: Telegram refuses this token")
    terminal.answer(TOKEN_QUESTION, f"  {api.token} ")
    assert terminal.end() == 0
    assert settings_in(folder)["NEWSBOT_TELEGRAM_TOKEN"] == api.token
    assert "revoked-token" not in terminal.shown


def test_without_a_network_it_is_tried_again_on_request(init: Init, api: BotApi, folder: Path) -> None:
    terminal = init(*WITHOUT_REST)
    with api.outage():
        terminal.answer(TOKEN_QUESTION, api.token)
        terminal.wait_for("newsbot: Telegram can't be asked (no connection to 127.0.0.1")
        terminal.answer("Try again?", "y")
        terminal.wait_for("newsbot: Telegram can't be asked")
        terminal.wait_for("Try again?")
    terminal.type("y")
    terminal.wait_for("This is @NewsTestBot.")
    assert terminal.end() == 0

    terminal = init("--update", *WITHOUT_REST)
    with api.outage():
        terminal.answer(TOKEN_QUESTION, "")
        terminal.answer("Try again?", "n")
        assert terminal.end() == 2
    assert terminal.shown.count("Traceback") == 0


def test_a_login_page_in_front_of_telegram_is_no_bot(init: Init, api: BotApi) -> None:
    api.fail(status=200, methods=["getMe"])
    terminal = init(*WITHOUT_REST)
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for("newsbot: Telegram can't be asked (the answer is not from the Bot API")
    terminal.answer("Try again?", "y")
    assert terminal.end() == 0


# --- .env


def test_a_env_that_exists_is_left_alone_unless_somebody_says_yes(init: Init, api: BotApi, folder: Path) -> None:
    (folder / ".env").write_text("NEWSBOT_TIMEZONE=Europe/Berlin\n")
    terminal = init()
    terminal.answer("There is a .env here already. Change it?", "")
    terminal.wait_for("Left .env as it is.")
    assert terminal.end() == 0
    assert (folder / ".env").read_text() == "NEWSBOT_TIMEZONE=Europe/Berlin\n"
    assert api.calls == []


def test_other_lines_of_a_env_stay_and_admins_are_added(init: Init, api: BotApi, folder: Path) -> None:
    before = "# ours\nNEWSBOT_TELEGRAM_TOKEN='1:old'\n\nNEWSBOT_ADMIN_IDS=42\nEDITOR=vi\nNEWSBOT_FOLLOWS=3"
    (folder / ".env").write_text(before)
    (folder / ".env").chmod(0o644)
    terminal = init("--admin", "7,8", "--articles", "none")
    terminal.answer("Change it?", "y")
    terminal.answer(TOKEN_QUESTION, api.token)
    assert terminal.end() == 0
    after = before.replace("'1:old'", api.token).replace("42", "7,8,42")
    assert (folder / ".env").read_text() == after
    assert stat.S_IMODE((folder / ".env").stat().st_mode) == 0o600


def test_enter_keeps_the_token_of_a_env(init: Init, api: BotApi, folder: Path) -> None:
    (folder / ".env").write_text(f"NEWSBOT_TELEGRAM_TOKEN={api.token}\n")
    terminal = init("--update", *WITHOUT_REST)
    terminal.answer("(Enter: the present one)", "")
    terminal.wait_for("This is @NewsTestBot.")
    assert terminal.end() == 0
    assert (folder / ".env").read_text() == f"NEWSBOT_TELEGRAM_TOKEN={api.token}\n"


def test_a_env_that_somebody_writes_meanwhile_is_not_overwritten(init: Init, api: BotApi, folder: Path) -> None:
    terminal = init("--articles", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for(ADMIN_QUESTION)
    (folder / ".env").write_text("NEWSBOT_FOLLOWS=3\n")
    terminal.type("n")
    terminal.wait_for("another program has changed it meanwhile")
    assert terminal.end() == 2
    assert (folder / ".env").read_text() == "NEWSBOT_FOLLOWS=3\n"


@pytest.mark.parametrize("stop", ["interrupt", "close_input"])
@pytest.mark.parametrize("question", [TOKEN_QUESTION, ADMIN_QUESTION])
def test_ctrl_c_and_ctrl_d_at_a_question_leave_nothing(
    init: Init, api: BotApi, folder: Path, question: str, stop: str
) -> None:
    terminal = init("--articles", "none")
    if question != TOKEN_QUESTION:
        terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for(question)
    getattr(terminal, stop)()
    terminal.wait_for("newsbot: Stopped: nothing was written.")
    assert terminal.end() == 130
    assert list(folder.iterdir()) == []


def test_ctrl_c_at_the_question_for_articles_leaves_a_whole_env(init: Init, api: BotApi, folder: Path) -> None:
    terminal = init("--admin", "none")
    terminal.answer(TOKEN_QUESTION, api.token)
    terminal.wait_for(ARTICLES_QUESTION)
    terminal.interrupt()
    terminal.wait_for("newsbot: Stopped: what .env holds stays")
    assert terminal.end() == 130
    assert [path.name for path in folder.iterdir()] == [".env"]
    assert settings_in(folder) == {"NEWSBOT_TELEGRAM_TOKEN": api.token}
