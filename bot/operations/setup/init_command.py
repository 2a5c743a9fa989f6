"""`newsbot init`: its steps, in order. All questions but that for articles come before anything is written."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer
from telegram import User

from bot.operations.backups import finish_restoring
from bot.operations.setup.admin_code import SECONDS, AdminCode
from bot.operations.setup.articles import QUESTION, Choice, bring, read_choice, usual_choice
from bot.operations.setup.bot_token import SETTING, choose_token, present_token, read_token
from bot.operations.setup.claiming import Inbox, wait_for_admin
from bot.operations.setup.env_file import EnvFile
from bot.operations.setup.errors import EnvFileExists
from bot.operations.setup.profile import introduce, left_to_switch
from bot.operations.setup.prompts import Prompts, printable
from bot.settings import PREFIX, Settings, load_settings
from index import BotBusy, NewsbotError, hold_lock

INTERRUPTED = 130
"""The exit code after Ctrl-C, by the convention of shells."""

_ADMINS, _FOLDER = f"{PREFIX}ADMIN_IDS", f"{PREFIX}ARTICLES_DIR"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line answers beforehand; None: ask, or without a terminal, leave it out."""

    token_file: str | None = None
    admin: str | None = None
    articles: str | None = None
    update: bool = False


def run_init(wishes: Wishes) -> int:
    """Set up a bot; return the exit code. Raises NewsbotError for what can't be asked again."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as timedelta, as in future versions; otherwise it warns
    setup = SetUp(wishes, Prompts())
    try:
        return setup.run()
    except (KeyboardInterrupt, typer.Abort):
        left = "what .env holds stays; `newsbot init` goes on" if setup.has_written else "nothing was written"
        print(flush=True)
        setup.prompts.complain(f"Stopped: {left}.")
        return INTERRUPTED


class SetUp:
    """One run of `newsbot init`. Raises NewsbotError at once for a wish that can't be."""

    def __init__(self, wishes: Wishes, prompts: Prompts) -> None:
        self.prompts = prompts
        self.has_written = False
        self._wishes = wishes
        self._articles = None if wishes.articles is None else read_choice(wishes.articles)
        self._admins = _read_admins(wishes.admin)
        self._env = EnvFile(Path.cwd() / ".env")

    def run(self) -> int:
        """Ask, write and index; return the exit code."""
        if not self._may_write():
            self.prompts.tell("Left .env as it is. To start its bot: newsbot run")
            return 0
        settings, me = choose_token(self.prompts, read_token(self._wishes.token_file), present_token())
        self.prompts.tell(f"This is @{me.username}.")
        admins = self._choose_admins(settings, me)
        self._write({SETTING: settings.token()} | ({_ADMINS: admins} if admins else {}))
        settings = load_settings(telegram_token=settings.token())  # one in the environment may be another
        code = self._bring_articles(settings)
        self._introduce(settings)
        self._say_what_is_left(me, settings)
        return code

    def _may_write(self) -> bool:
        """Return whether `.env` may be changed. Raises EnvFileExists if nobody can be asked."""
        if self._env.text is None or self._wishes.update:
            return True
        if not self.prompts.can_ask:
            raise EnvFileExists(self._env.path)
        return self.prompts.yes("There is a .env here already. Change it? Its other lines stay", default=False)

    def _write(self, values: dict[str, str]) -> None:
        self._env.change(values)
        self.has_written = True
        for name, value in values.items():
            if os.environ.get(name, value) != value:
                self.prompts.complain(f"{name} is also set in the environment, which goes before .env.")

    # --- the admin

    def _choose_admins(self, settings: Settings, me: User) -> str:
        """Return the numbers of all admins, with commas between them."""
        wish = self._wishes.admin
        if wish is None and self.prompts.can_ask:
            wish = "code" if self.prompts.yes("Become its admin now, by a code in Telegram?", default=True) else None
        user = self._claim(settings, me) if wish == "code" else None
        new = frozenset((user.id,)) if user else self._admins
        return ",".join(map(str, sorted(settings.admin_ids | new)))

    def _claim(self, settings: Settings, me: User) -> User | None:
        """Return who has sent the code; None if somebody goes on without an admin. Raises NewsbotError."""
        while True:
            code, inbox = AdminCode(), Inbox(settings)
            self._show(code, me)
            try:
                with _alone(settings):
                    user = asyncio.run(wait_for_admin(settings, code, inbox, self.prompts.complain))
            except KeyboardInterrupt:
                if not self.prompts.can_ask:
                    raise
                self.prompts.tell("", "No admin was set.")
                return None
            except NewsbotError as error:
                if not self.prompts.can_ask:
                    raise
                self.prompts.complain(error)
                if not self.prompts.yes("Show a new code?", default=True):
                    return None
                continue
            name = printable(user.full_name)
            self.prompts.tell(f"{name} (number {user.id}) is the admin now.")
            if inbox.count:
                self.prompts.tell("What else was written to the bot meanwhile is answered once it runs.")
            return user

    def _show(self, code: AdminCode, me: User) -> None:
        self.prompts.tell(
            f"Open https://t.me/{me.username}?start={code.digits} and press Start,",
            f"or send {code.digits} to @{me.username}. The code is valid once, for {SECONDS / 60:.0f} minutes.",
            "Waiting for it; Ctrl-C goes on without an admin." if self.prompts.can_ask else "Waiting for it.",
        )

    # --- articles

    def _bring_articles(self, settings: Settings) -> int:
        """Have the first articles indexed; return the exit code. Asks again for what has none."""
        choice = self._articles or (None if self.prompts.can_ask else Choice("none"))
        while True:
            try:
                return self._bring(choice or self._ask_for_articles(settings), settings)
            except NewsbotError as error:
                if not self.prompts.can_ask:
                    raise
                self.prompts.complain(error)
                choice = None

    def _ask_for_articles(self, settings: Settings) -> Choice:
        return read_choice(self.prompts.text(QUESTION, usual_choice(settings), "give --articles"))

    def _bring(self, choice: Choice, settings: Settings) -> int:
        """Index what was chosen; return the exit code. A folder that has articles enters the settings."""
        code = bring(choice, settings, self.prompts)
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        if choice.folder is not None:
            self._write({_FOLDER: str(choice.folder)})
        return code

    # --- Telegram

    def _introduce(self, settings: Settings) -> None:
        try:
            with self.prompts.waiting("Setting the bot's description and commands …"):
                is_ours = asyncio.run(introduce(settings))
        except NewsbotError as error:  # the bot works without
            self.prompts.complain(error)
            return
        if not is_ours:
            self.prompts.tell("The bot has a description already, which stays.")

    def _say_what_is_left(self, me: User, settings: Settings) -> None:
        if left := list(left_to_switch(me, settings)):
            self.prompts.tell("", "To switch, by sending this to @BotFather:", *(f"  {line}" for line in left))
        self.prompts.tell("", "Your settings are in .env. To start the bot, in this folder: newsbot run")


def _read_admins(wish: str | None) -> frozenset[int]:
    """Return the numbers of people in a wish. Raises SettingsError if it is anything else."""
    return (
        frozenset() if wish in (None, "code", "none") else load_settings(admin_ids=wish, telegram_token=None).admin_ids
    )


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Keep bots off the data folder: one that runs would never see the messages that are taken from it.

    Raises BotBusy. Without a data folder, no bot runs.
    """
    if not settings.data_dir.is_dir():
        yield
        return
    finish_restoring(settings)
    with hold_lock(settings.bot_lock, BotBusy):
        yield
