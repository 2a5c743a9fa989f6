"""What stands around a question without being part of it: greetings, thanks, what asks for news or for the latest."""

from __future__ import annotations

import re
import unicodedata

from index.text import lazily


def without_greeting(words: str) -> str:
    """`words` from where the question begins: behind "hey", "please", "@newsbot", "can you tell me", 🔥."""
    greeting = _GREETING()
    while match := greeting.match(words):
        words = words[match.end() :]
    return words


def without_tail(words: str) -> str:
    """`words` without what may stand behind a question: marks, emoji, "please", "so far", "@newsbot"."""
    while True:
        end = len(words)
        while end and _is_mark(words[end - 1]):
            end -= 1
        words = words[:end]
        start = words.rfind(" ") + 1
        last = words[start:].lower()
        if last in _SECOND:
            start = words.rfind(" ", 0, start - 1) + 1 if start else 0
            last = words[start:].lower()
        # A lone "please" is no tail: something must stand before it.
        if not start or not (last in _TAILS or (last[0] == "@" and last.endswith("bot"))):
            return words
        words = words[: start - 1]


def without_latest(words: str) -> tuple[str, bool]:
    """`words` without "the latest", and whether they ask for it."""
    found = _LATEST().sub(" ", words)
    # "Recently" stays: in a question of fact it may be the articles' word too.
    return (" ".join(found.split()), True) if found != words else (words, bool(_RECENTLY().search(words)))


LATEST_WORDS = frozenset("latest newest recent recently lately".split())
"""Words of which one stands in every question for the latest."""


def without_measure(words: str) -> str:
    """`words` without what they ask a number for: how deep, how cold; an answer gives the number alone."""
    return _MEASURE().sub("how", words)


def without_opening(words: str) -> str:
    """`words` without what asks for news of something: "any news on", "what's the latest about", "what happened in"."""
    return _OPENING().sub("", words, count=1)


def is_listing(words: str) -> bool:
    """Whether no word is left that says what about."""
    return all(word.lower() in _LISTING_WORDS for word in _WORD().findall(words.replace("’", "'")))


def asks_for_news(words: str) -> bool:
    """Whether a word asks for news or for what happens."""
    return bool(_NEWS().search(words))


def _is_mark(char: str) -> bool:
    return char in _MARKS or char.isspace() or (char > "\u2000" and unicodedata.category(char) in ("So", "Sk"))


_MARKS = "?!.…,;:\ufe0f\u200d"  # the last two join what one emoji is written with
_TAILS = frozenset(
    ["please", "pls", "yet", "recently", "lately", "so far", "exactly", "anyway", "then", "thanks", "thank you"]
)
_SECOND = frozenset(["far", "you"])
_WORD = lazily(r"\w+")
_GREETING = lazily(
    r"""
    @\w+[,:]?(?:\s|$) | [,;:.!…-]+\s | [^\w\s\x00-\xbf‘’“”…–—]+\s?
    | (?:(?:hey|hi|hello|dear)(?:\s(?:there|bot|newsbot|all|everyone|folks))?|good\s(?:morning|afternoon|evening|day)
        |please|pls|ok|okay|so|well|then|also|thanks|thank\syou|bot(?=[,:!]))\b[,!.:]?\s
    | (?:(?:can|could|would|will)\syou\s(?:please\s)?)? (?:tell|show|give|find)\s(?:me|us)\s(?:please\s)?
    | (?:can|could|would)\syou\s(?:please\s)? (?:say|find|explain)\s
    | (?:find|get|show|list|search\sfor|look\sfor)\s(?=(?:(?:any|all|some|the)\s)?
        (?:quotes?|statements?|comments?|remarks?|news|articles?|stories|what)\b)
    | (?:do|does|did)\s(?:you|anyone|anybody|someone)\s(?:know|remember)\s
    | i(?:\swould|['’]d|\swant|\swould\slike|['’]d\slike|\sneed)\s(?:like\s)?to\s(?:know|hear|see|read|learn)\s
    | i(?:['’]m|\sam)\s(?:wondering|interested\sin|looking\sfor|curious)\s | i\swonder\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = lazily(
    r"""
    (?:what(?:\sis|\swas|\sare|['’]s)?\s)? (?:(?:the|any|some|more|all|me|anything|something|everything)\s){0,2}
    (?:news|updates?|headlines|stor(?:y|ies)|articles?|information|info|reports|new|anything|something|everything)
    \s(?:about|on|of|from|regarding|with|in)\s
    | what(?:\sis|\swas|\shas|['’]s)?\s(?:been\s)?(?:happening|happened|going\son)\s(?:about|in|to|with|at)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MEASURE = lazily(
    r"\bhow\s(?:deep|fast|cold|hot|warm|old|far|tall|high|big|large|wide|heavy|often|soon|quickly|expensive|small)\b",
    re.IGNORECASE,
)
OPENING_WORDS = frozenset(
    """
    news update updates headlines story stories article articles information info reports new anything something
    everything happening happened going
    """.split()
)
"""Words of which one stands in every opening."""
_LATEST = lazily(
    r"""
    (?<![\w'’-]) (?:(?:the\s)?(?:latest|newest|most\srecent|recent)(?!\s(?:years?|decades?|history|times|centur\w+)\b)
    ) (?![\w'’-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RECENTLY = lazily(r"\b(?:recently|lately)\b", re.IGNORECASE)
_NEWS = lazily(r"\b(?:news|new|happen\w*|headlines?|updates?|going\son|top\sstor\w+|stories)\b", re.IGNORECASE)
_LISTING_WORDS = frozenset(
    """
    what s whats is are was were the a an any some all of in on for with to from by there it has have had do does did me
    us i you be been going happening happened happen happens news new newest headlines headline update updates story
    stories article articles top main major important today latest recent recently lately anything something
    everything else more and so just up give show list tell read see big biggest world
    """.split()
)
