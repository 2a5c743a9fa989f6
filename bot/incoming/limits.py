"""Limits on what people may ask of the bot: each person in total, and each person in a group.

Not for Telegram's limits on what the bot may send: see `bot/api/`.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, replace

PRESSES_PER_QUESTION = 3
"""Presses, commands and questions in total that a person may send for each question allowed. Presses cost less."""

GROUP_SHARE = 2
"""Divisor of a group's messages a minute: the share that one member may use. The rest is left to the others."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of checking one question against a limit."""

    allowed: bool
    wait: float = 0.0
    """Seconds until the next question is allowed."""
    say_so: bool = False
    """Whether to tell the person: only the first time."""
    limit: int = 0
    """The limit that was reached, per minute."""
    asks: bool = True
    """Whether it limits questions, as opposed to everything that a person sends and presses."""


_ALLOWED = Verdict(True)


@dataclass(slots=True)
class _Person:
    asked: deque[float]  # times of the last questions that were allowed, in seconds
    seen: float = 0.0
    told: bool = False


class PersonLimit:
    """A maximum number of questions from one person in any minute; 0 means no limit.

    A person over the limit gets one notice, until they are under it again. Forgets people after a minute without
    questions, and the least recently seen ones if there are more than `most`.
    """

    SECONDS = 60.0

    def __init__(self, per_minute: int, most: int = 10_000) -> None:
        self._limit = per_minute
        self._most = most
        self._people: OrderedDict[Hashable, _Person] = OrderedDict()  # the most recently seen comes last

    def check(self, key: Hashable, now: float) -> Verdict:
        """Count a question at `now`, in seconds of a monotonic clock; return whether it is allowed.

        `key` identifies the person.
        """
        if not self._limit:
            return _ALLOWED
        person = self._person(key, now)
        free_at = person.asked[0] + self.SECONDS if len(person.asked) == self._limit else now
        if free_at <= now:
            person.asked.append(now)
            person.told = False
            return _ALLOWED
        say_so, person.told = not person.told, True
        return Verdict(False, free_at - now, say_so, self._limit)

    def _person(self, key: Hashable, now: float) -> _Person:
        person = self._people.pop(key, None) or _Person(deque(maxlen=self._limit))
        self._people[key] = person
        person.seen = now
        first = next(iter(self._people.values()))
        while first.seen + self.SECONDS < now or len(self._people) > self._most:
            self._people.popitem(last=False)
            first = next(iter(self._people.values()))
        return person


class RequestLimits:
    """Limits on the messages and presses of one person in any minute. Lives on one event loop.

    Questions, and presses answered with a message, count against `questions`. Everything that a person sends or presses
    counts against a wider limit. In a group, everything answered with a message also counts against the person's share
    of `group`, the messages that the bot may send there in a minute. 0 means no limit.
    """

    def __init__(self, questions: int, group: int) -> None:
        self._anything = PersonLimit(PRESSES_PER_QUESTION * questions)
        self._questions = PersonLimit(questions)
        self._share = PersonLimit(max(1, group // GROUP_SHARE) if group else 0)

    def check_message(self, chat_id: int, user_id: int, now: float, *, asks: bool) -> Verdict:
        """Count a message that the bot answers with a message; `asks`: it is a question."""
        return self._check(chat_id, user_id, now, asks, sends=True)

    def check_press(self, chat_id: int, user_id: int, now: float, *, sends: bool) -> Verdict:
        """Count a press on a button; `sends`: the bot answers it with a message."""
        return self._check(chat_id, user_id, now, sends, sends)

    def _check(self, chat_id: int, user_id: int, now: float, asks: bool, sends: bool) -> Verdict:
        if not (verdict := self._anything.check(user_id, now)).allowed:
            return replace(verdict, asks=False)
        in_group = sends and chat_id < 0  # groups have negative ids
        if in_group and not (verdict := self._share.check((chat_id, user_id), now)).allowed:
            return verdict
        return self._questions.check(user_id, now) if asks else _ALLOWED
