"""Limits on what people may ask of the bot: of one person in all, and of one person in one group.

Telegram's limits on what the bot may send are kept in `bot/api/`.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, replace

PRESSES_PER_QUESTION = 3
"""Presses and commands that a person may send in a minute for each question that they may ask: they cost less."""

GROUP_SHARE = 2
"""One member may use up the group's messages of a minute divided by this: the others have the rest."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a limit says of one question."""

    allowed: bool
    wait: float = 0.0
    """So many seconds until the next question is allowed."""
    say_so: bool = False
    """Whether the person is to be told; once is enough."""
    limit: int = 0
    """The limit that was reached, a minute."""
    asks: bool = True
    """Whether it is a limit on questions, rather than on all that a person sends and presses."""


_ALLOWED = Verdict(True)


@dataclass(slots=True)
class _Person:
    asked: deque[float]  # when, in seconds, the last questions that were allowed
    seen: float = 0.0
    told: bool = False


class PersonLimit:
    """At most so many questions of one person in any minute; 0 is as many as they like.

    Who is over it is told once, until they are under it again. Forgets people whose minute is over; of more than `most`
    in the same minute, those who were seen first.
    """

    SECONDS = 60.0

    def __init__(self, per_minute: int, most: int = 10_000) -> None:
        self._limit = per_minute
        self._most = most
        self._people: OrderedDict[Hashable, _Person] = OrderedDict()  # who was seen last is the last

    def check(self, key: Hashable, now: float) -> Verdict:
        """Count a question at `now`, in seconds by any clock that never goes back; return whether it is allowed.

        `key` is the person, or whatever else tells who asks.
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
    """What one person may ask of the bot in any minute, by messages and by presses. Lives on one event loop.

    Questions, and presses that have the bot ask or send something, count against `questions`. All that a person sends
    and presses counts against a wider limit. In a group, all that the bot answers with a message counts against the
    person's share of `group`, the messages that it may send there in a minute. A limit of 0 is none.
    """

    def __init__(self, questions: int, group: int) -> None:
        self._anything = PersonLimit(PRESSES_PER_QUESTION * questions)
        self._questions = PersonLimit(questions)
        self._share = PersonLimit(max(1, group // GROUP_SHARE) if group else 0)

    def check_message(self, chat_id: int, user_id: int, now: float, *, asks: bool) -> Verdict:
        """Count a message that is answered with one; `asks`: it is a question."""
        return self._check(chat_id, user_id, now, asks, sends=True)

    def check_press(self, chat_id: int, user_id: int, now: float, *, sends: bool) -> Verdict:
        """Count a press on a button; `sends`: it is answered with a message."""
        return self._check(chat_id, user_id, now, sends, sends)

    def _check(self, chat_id: int, user_id: int, now: float, asks: bool, sends: bool) -> Verdict:
        if not (verdict := self._anything.check(user_id, now)).allowed:
            return replace(verdict, asks=False)
        in_group = sends and chat_id < 0  # groups have negative numbers
        if in_group and not (verdict := self._share.check((chat_id, user_id), now)).allowed:
            return verdict
        return self._questions.check(user_id, now) if asks else _ALLOWED
