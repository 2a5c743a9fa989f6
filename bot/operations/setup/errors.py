"""What can go wrong while a bot is set up, in a sentence each. The tree of all errors is in `index/errors.py`."""

from __future__ import annotations

from pathlib import Path

from index import NewsbotError


class SetUpError(NewsbotError):
    """A step of `newsbot init` failed."""


class NeedsTerminal(SetUpError):
    """Something has to be asked, and nobody is there to answer. `instead` says how to give the answer."""

    def __init__(self, instead: str) -> None:
        super().__init__(f"`newsbot init` asks in a terminal, and this is none: {instead}.")
        self.instead = instead


class EnvFileUnusable(SetUpError):
    """The file with the settings can't be read or changed."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The settings in {path} can't be changed ({reason}): put that right, or run `newsbot init` elsewhere."
        )
        self.path = path
        self.reason = reason


class EnvFileExists(SetUpError):
    """There are settings already, and nobody can be asked whether to change them."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} exists: give --update to change it; its other lines stay.")
        self.path = path


class TokenRefused(SetUpError):
    """Telegram doesn't accept the token."""

    def __init__(self) -> None:
        super().__init__(
            "Telegram refuses this token: copy it again from @BotFather, where /mybots shows the current one."
        )


class TelegramUnreachable(SetUpError):
    """Telegram didn't answer, or not as it should."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Telegram can't be asked ({reason.rstrip('.')}): check the network, then try again.")
        self.reason = reason


class MessagesTaken(SetUpError):
    """Something else gets the bot's messages."""

    def __init__(self) -> None:
        super().__init__(
            "Another process or a webhook gets this bot's messages: stop it, or give your number in Telegram, as in "
            "`newsbot init --admin 12345678`."
        )


class CodeVoid(SetUpError):
    """Nobody sent the right code of a new admin. `is_late`: not in time; otherwise, too many others were sent."""

    def __init__(self, is_late: bool) -> None:
        reason = "it was not sent in time" if is_late else "too many wrong codes were sent"
        super().__init__(f"The code is void, since {reason}: `newsbot init` shows a new code.")
        self.is_late = is_late


class NoArticles(SetUpError):
    """An address leads to no articles."""

    def __init__(self, url: str, reason: str | None = None) -> None:
        why = f" ({reason.rstrip('.')})" if reason else ""
        super().__init__(f"{url} leads to no articles{why}: name a site with news, or a feed.")
        self.url = url
        self.reason = reason
