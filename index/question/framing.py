"""Phrases that frame a question: greetings, thanks, and requests for news or for the latest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from index.languages import CLOSING_PHRASES, CLOSING_SECOND_WORDS, LISTING_WORDS
from index.text import lazy_pattern


def restore_apostrophes(words: str) -> str:
    """Restore the apostrophes that people leave out: "whats", "didnt", "hes"."""
    return _NO_APOSTROPHE().sub(lambda match: f"{match[1] or match[3]}'{match[2] or match[4]}", words)


def split_parts(text: str, speaks: Callable[[str], bool] = lambda name: name[0].isupper()) -> tuple[str, str] | None:
    """Return the two questions in a text; None if it has only one.

    Each must be complete: "How old is the reef, and what did Brandt say about it?", but not "who won and who lost". A
    comparison of two people ("compare what Brandt and Lind said about the reef") gives a question about each. Unless it
    asks what they said, `speaks` must return true for both: Paris and London have no words to compare.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST_PARTS:
        return None
    if compared := _COMPARED().fullmatch(text):
        people = [compared[which].removesuffix("'s").removesuffix("’s") for which in ("first", "second")]
        if compared["said"] or all(map(speaks, people)):
            first, second = (f"What did {person} say about {compared['topic']}" for person in people)
            return first, second
    for match in _JOINED().finditer(text):
        first, second = text[: match.start()], text[match.end() :]
        if _FIRST_PART().match(first) and _SECOND_PART().match(second) and first.count(" ") > 1 < second.count(" "):
            return first, second
    return None


def strip_greeting(words: str) -> str:
    """Return `words` without what precedes the question: "hey", "please", "@newsbot", "can you tell me", 🔥."""
    greeting = _GREETING()
    while match := greeting.match(words):
        words = words[match.end() :]
    return words


def strip_tail(words: str) -> str:
    """Return `words` without what may follow a question: marks, emoji, "please", "thanks", "@newsbot"."""
    while True:
        end = len(words)
        while end and _is_closing(words[end - 1]):
            end -= 1
        words = words[:end]
        start = words.rfind(" ") + 1
        last = words[start:].lower()
        if last in CLOSING_SECOND_WORDS and start:
            pair = words.rfind(" ", 0, start - 1) + 1
            if words[pair:].lower() in CLOSING_PHRASES:
                start, last = pair, words[pair:].lower()
        # A lone "please" isn't a tail: something must precede it.
        if not start or not (last in CLOSING_PHRASES or (last[0] == "@" and last.endswith("bot"))):
            return words
        words = words[: start - 1]


def strip_latest(words: str) -> tuple[str, bool]:
    """Return `words` without "the latest", and whether it was there."""
    stripped = _LATEST().sub(" ", words)
    # "Recently" stays: in a factual question, the articles may use it, too.
    return (" ".join(stripped.split()), True) if stripped != words else (words, bool(_RECENTLY().search(words)))


def strip_measure(words: str) -> str:
    """Return `words` without the measure asked for (how deep, how cold): an answer may only have the number."""
    return _MEASURE().sub("how", words)


def strip_opening(words: str) -> str:
    """Return `words` without an opening that asks for news: "any news on", "what happened in"."""
    stripped = _OPENING().sub("", words, count=1)
    behind = _update_behind(stripped)
    return stripped[: behind.start()] if behind else stripped


def asks_for_update(words: str) -> bool:
    """Return whether a question asks for news about something: "any news on", "what's happening with"."""
    return bool(_UPDATE().match(words) or _update_behind(words))


def _update_behind(words: str) -> re.Match[str] | None:
    """Return where a topic ends in a request for news ("ferry strike update"), but not "who owns Fox News"."""
    behind = _UPDATE_BEHIND().search(words)
    if behind is None or _FIRST_PART().match(words) or _NAMED_NEWS().search(words):
        return None
    return behind


def asks_for_now(words: str) -> bool:
    """Return whether a question asks for the current state, for which later reports count more."""
    return bool(_NOW().search(words))


def is_listing(words: str) -> bool:
    """Return whether no word of `words` names a topic."""
    return all(word.lower() in LISTING_WORDS for word in _WORD().findall(words.replace("’", "'")))


def asks_for_news(words: str) -> bool:
    """Return whether a word asks for news or events."""
    return bool(_NEWS().search(words))


def _is_closing(char: str) -> bool:
    return (
        char in _CLOSING_CHARACTERS
        or char.isspace()
        or (char > "\u2000" and unicodedata.category(char) in ("So", "Sk"))
    )


_CLOSING_CHARACTERS = "?!.…,;:\ufe0f\u200d"  # the last two are parts of emoji
_WORD = lazy_pattern(r"\w+")
_LONGEST_PARTS = 300  # characters
_AUXILIARY = r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)"
_JOINED = lazy_pattern(r"(?:\?|[,;])?\s(?:and|but|also)(?:\salso)?\s", re.IGNORECASE)
_FIRST_PART = lazy_pattern(
    rf"(?:(?:hey|hi|hello|so),?\s)?(?:what|which|who|when|where|why|how|{_AUXILIARY})\b", re.IGNORECASE
)
_SECOND_PART = lazy_pattern(
    r"(?:what|which|who|whom|when|where|why|how)"
    r"(?:\s(?!(?:it|he|she|they|we|you|i|this|that|the|an?|his|her|its|their)\b)[\w'’-]+){0,2}"
    rf"\s{_AUXILIARY}\s|how\s(?:many|much|long|old|far)\s",
    re.IGNORECASE,
)
_NO_PERSON = r"(?:what|who|say|says|said|with|to|and|or|he|she|it|they|him|her|in|on|at|of|for|about)"
_SAID_ABOUT = r"(?:have\s)?(?:said|say|says|think|thinks|thought)\s(?:about|on|of)"
_VIEWS = r"(?:view|position|comment|statement|opinion|reaction|remark|response|stance)s?"
_WORD_OF_A_NAME = rf"(?!(?:{_NO_PERSON}|{_VIEWS})\b)[^\s,;]+"
_PERSON = rf"{_WORD_OF_A_NAME}(?:\s{_WORD_OF_A_NAME}){{0,3}}?"
_COMPARED = lazy_pattern(
    rf"""
    (?:please\s|can\syou\s|could\syou\s)? compare\s(?:for\sme\s)?
    (?:what\s(?:did\s)? | (?:the\s)?{_VIEWS}\s(?:of|by|from)\s)? (?P<first>{_PERSON})(?:\s(?:said|says))?
    \s(?:and|with|to|vs\.?|versus)\s (?:what\s)? (?P<second>{_PERSON})
    (?:(?P<said>\s{_SAID_ABOUT}) | \s{_VIEWS}\s(?:about|on|to|of) | \s(?:on|about)) \s(?P<topic>\S.*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_APOSTROPHE = lazy_pattern(
    r"(?<![\w'’-])(?:(what|who|where|when|why|how|that|there|he|she)(s)|"
    r"((?:did|does|do|is|are|was|were|has|have|had|would|could|should|must|ai|wo|ca)n)(t))(?![\w'’-])",
    re.IGNORECASE,
)
_GREETING = lazy_pattern(
    r"""
    @\w*bot[,:]?(?:\s|$) | [,;:.!…-]+\s | [^\w\s\x00-\xbf‘’“”…–—]+\s?
    | (?:(?:hey|hi|hello|dear)(?:\s(?:there|bot|newsbot|all|everyone|folks))?|good\s(?:morning|afternoon|evening|day)
        |please|pls|ok|okay|so|well|then|also|thanks|thank\syou|bot(?=[,:!]))\b[,!.:]?\s
    | (?:(?:can|could|would|will)\syou\s(?:please\s)?)? (?:tell|show|give|find)\s(?:me|us)\s(?:please\s)?
    | (?:can|could|would)\syou\s(?:please\s)? (?:say|find|explain)\s
    | (?:summari[sz]e|sum\sup|recap|compare)\s(?:(?:for\s)?(?:me|us)\s)?(?=\S)
    | (?:find|get|show|list|search\sfor|look\sfor)\s(?=(?:(?:any|all|some|the)\s)?
        (?:quotes?|statements?|comments?|remarks?|news|articles?|stories|what)\b)
    | (?:do|does|did)\s(?:you|anyone|anybody|someone)\s(?:know|remember)\s
    | i(?:\swould|['’]d|\swant|\swould\slike|['’]d\slike|\sneed)\s(?:like\s)?to\s(?:know|hear|see|read|learn)\s
    | i(?:['’]m|\sam)\s(?:wondering|interested\sin|looking\sfor|curious)\s | i\swonder\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_OPENING = lazy_pattern(
    r"""
    (?:what(?:\sis|\swas|\sare|['’]s)?\s)? (?:(?:the|any|some|more|all|me|anything|something|everything)\s){0,2}
    (?:new\s|further\s)?(?:news|updates?|developments?|headlines|stor(?:y|ies)|articles?|information|info|reports|new
        |anything|something|everything)
    \s(?:about|on|of|from|regarding|with|in)\s
    | what(?:\sis|\swas|\shas|['’]s)?\s(?:been\s)?(?:happening|happened|going\son)\s(?:about|in|to|with|at)\s
    | (?:bring|catch|get|fill)\s(?:me|us)\s(?:up(?:\sto\s(?:date|speed))?|in)\s(?:on|about|with)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UPDATE = lazy_pattern(
    r"""
    (?:(?:is|are|was)\sthere\s)? (?:(?:the|any|some|more|what['’]?s|what\sis)\s){0,2} (?:new\s|further\s|recent\s)?
    (?:news|updates?|developments?|headlines)\s(?:about|on|of|from|regarding|with|in|at)\s
    | what(?:\sis|['’]s)\s(?:happening|going\son|new|up)\s(?:now\s)?(?:about|in|to|with|at|on)\s
    | (?:bring|catch|get|fill)\s(?:me|us)\s(?:up(?:\sto\s(?:date|speed))?|in)\s(?:on|about|with)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOW = lazy_pattern(
    r"\b(?:now|still|current(?:ly)?|nowadays|any\s?more|yet|again|so\sfar|these\sdays|in\sthe\send|by\snow)\b",
    re.IGNORECASE,
)
_UPDATE_BEHIND = lazy_pattern(
    r"(?<=\S)\s(?:[–—-]\s)?(?:(?:any|the)\s)?(?:latest|updates?|news)[\s?!.]*$", re.IGNORECASE
)
_NAMED_NEWS = lazy_pattern(r"[A-Z][\w’'-]*\sNews[\s?!.]*$")
_MEASURE = lazy_pattern(
    r"\bhow\s(?:deep|fast|cold|hot|warm|old|far|tall|high|big|large|wide|heavy|often|soon|quickly|expensive|small)\b",
    re.IGNORECASE,
)
_LATEST = lazy_pattern(
    r"""
    (?<![\w'’-]) (?:(?:the\s)?(?:latest|newest|most\srecent|recent)(?!\s(?:years?|decades?|history|times|centur\w+)\b)
    ) (?![\w'’-])
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RECENTLY = lazy_pattern(r"\b(?:recently|lately)\b", re.IGNORECASE)
_NEWS = lazy_pattern(r"\b(?:news|new|happen\w*|headlines?|updates?|going\son|top\sstor\w+|stories)\b", re.IGNORECASE)
