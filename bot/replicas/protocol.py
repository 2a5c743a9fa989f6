"""What the bot asks of whatever shares its work among bots with the same token. With one bot, it answers trivially."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from telegram import Update

ROLES = ("errors", "health", "news", "polling", "refresh")
"""Work that one bot does for all: telling admins of errors and of sources, telling chats the news, polling Telegram,
and refreshing the sources."""

Work = Callable[[], Awaitable[None]]
Told = Callable[[Any], None]
"""Receives what another bot told, as JSON has it."""


class Turns(Protocol):
    """Turns to send a message to Telegram, among all messages of all chats."""

    def turn(self) -> AbstractAsyncContextManager[None]:
        """Wait for a turn, and send within the block."""


class Arrivals(Protocol):
    """Where updates are written down when they arrive; a Worker is one."""

    async def room(self) -> None:
        """Wait until there is room for more updates."""

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Write updates down, each with its JSON."""

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates down, each with its JSON; return the numbers of those that weren't written down before."""

    def is_safe(self, update_id: int) -> bool:
        """Return whether an update would outlive a kill of the bot, or needs no more work."""

    async def write_down(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates down for whoever handles them; return the numbers of the new ones. Raises StoreError."""


class Reception(Protocol):
    """What becomes of the updates that Telegram gives to this bot, by a poll or by its webhook."""

    async def room(self) -> None:
        """Wait until there is room for more updates."""

    async def note_all(self, updates: Sequence[tuple[Update, str]]) -> None:
        """Write updates down, each with its JSON."""

    async def note_new(self, updates: Sequence[tuple[Update, str]]) -> set[int]:
        """Write updates down, each with its JSON; return the numbers of those that weren't written down before."""

    def is_safe(self, update_id: int) -> bool:
        """Return whether an update would outlive a kill of the bot, or needs no more work."""

    def is_for(self, update: Update) -> bool:
        """Return whether an update is for the bot, and is written down."""

    def hand_on(self, update: Update) -> Update:
        """Return what goes to this bot's handlers, once the update is written down: an empty update for nothing."""


@dataclass(frozen=True, slots=True)
class Handling:
    """How a bot takes up updates, and what it does before it handles a chat's updates that another bot handled."""

    take: Callable[[str, Collection[int]], bool]
    """Takes up an update by its JSON, and the numbers of updates that may have crashed a bot before.

    Returns False if it can't be read.
    """
    give: Callable[[Update], None]
    """Gives an update that wasn't written down to the handlers."""
    read: Callable[[str], Update]
    """Reads the JSON of an update. Raises any error for one that is none."""
    catch_up: Callable[[], Awaitable[None]]
    """Reads from the memory what others wrote of the chats that are taken over."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A bot that shares the work, and what it has of it."""

    name: str
    partitions: int
    roles: tuple[str, ...]
    """What it does alone for all, such as "polling"."""
    is_self: bool


class Replication(Protocol):
    """A bot's part of the work of all bots with its token on one memory. Lives on one event loop."""

    # -- beginning and end

    async def begin(self, handling: Handling) -> None:
        """Join the others, and handle updates from now on, first those that are open. Raises StoreError."""

    def pause(self) -> None:
        """Take up no more updates: the bot ends."""

    async def leave(self) -> None:
        """Give back everything, once no update is being handled."""

    def watch(self, receiving: Any) -> Any:
        """Return a task that ends when `receiving`, a task, does, or when this bot must end: it raises the reason."""

    # -- updates

    def reception(self, arrivals: Arrivals, is_for: Callable[[Update], bool]) -> Reception:
        """Return what becomes of updates that arrive at this bot."""

    def expects(self, update_id: int) -> bool:
        """Return whether an update that nobody announced to the worker is new, and still to be written down."""

    def may_begin(self, update_ids: Sequence[int]) -> bool:
        """Return whether to begin work on some updates now, and note that the current task does.

        If not, those of them that are still this bot's are taken up again later.
        """

    def leave_open(self, update_ids: Sequence[int]) -> None:
        """Note that updates stay open: the next start, or the next owner, takes them up again."""

    def closing(self, update_id: int) -> Coroutine[Any, Any, None] | None:
        """Return what marks an update as done; None if another bot handles it by now."""

    async def record(self, write: Callable[[], Awaitable[object]]) -> None:
        """Call `write`, which writes down what has happened: even if another bot does the work by now.

        Raises StoreError.
        """

    # -- calls and other work

    def check(self) -> None:
        """Raise OwnershipLost if the current task must not send any more."""

    def turns(self, limit: int) -> Turns | None:
        """Return the turns of all bots together, `limit` a second; None if this bot counts alone."""

    async def alone(self, role: str, work: Work) -> None:
        """Do `work`, which begins anew each time, while no other bot does it; until cancelled, or until it ends."""

    def holds(self, role: str) -> bool:
        """Return whether this bot is the one that does the work of a role."""

    def exclusive(self, name: str, waits: Callable[[], None] = lambda: None) -> AbstractAsyncContextManager[None]:
        """Run the block while no other one of this name runs in any bot; `waits` is called if it has to wait."""

    # -- what bots tell each other

    def tell(self, kind: str, value: Any) -> bool:
        """Tell all other bots something that fits into JSON of 7,000 bytes, soon; return whether it does."""

    def on_told(self, kind: str, told: Told) -> None:
        """Call `told` with what another bot tells of this kind."""

    # -- for people and programs that watch

    def peers(self) -> Sequence[Peer]:
        """Return the bots that share the work, this one first; none if this bot is the only one there can be."""

    def check_health(self) -> None:
        """Raise StoreError if this bot can't take its part of the work."""
