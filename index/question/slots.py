"""The ways to ask what somebody said about something, as patterns with the groups speaker and topic."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.languages import (
    ADDRESS_VERBS,
    ANYBODYS_VIEWS,
    ATTRIBUTING_VERBS,
    DISCUSS_VERBS,
    FEELINGS,
    PLAIN_VIEW_NOUNS,
    REPLY_VERBS,
    SAY_VERBS,
    SAYING_PARTICIPLES,
    STANCE_VERBS,
    TELL_VERBS,
    VIEW_NOUNS,
)
from index.text import lazy_pattern


@dataclass(frozen=True, slots=True)
class Slot:
    """A way to ask. Without a group for the speaker, it asks for a quotation of anybody."""

    pattern: Callable[[], re.Pattern[str]]
    needs: frozenset[str]
    """Words of which any matching question has one: checking them takes a tenth of the pattern's time."""
    only_names: bool
    """True if the speaker must look like a name."""


_DID_WORDS = (*SAY_VERBS, *TELL_VERBS, *DISCUSS_VERBS, *REPLY_VERBS, *VIEW_NOUNS)


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_SPEAKER = r"(?P<speaker>\S.{0,80}?)"
_TOPIC = r"(?P<topic>\S.*)"
_ABOUT = r"(?:about|on|of|regarding|concerning|over|(?:with|in)\s(?:regard|respect)\sto|as\sto)"
_TOWARDS = rf"(?:{_ABOUT}|towards?|to|for|against)"
_ADVERB = (
    r"(?:(?:just|ever|really|actually|publicly|already|once|also|even|yet|ever|first|last|recently|lately)\s){0,2}"
)
_TELL = r"(?:tell|told|telling|said\sto|say\sto|speak\sto|talk\sto)\s(?P<to>\S+(?:\s\S+){0,4}?)"
_SAY = (
    rf"(?:(?:have|had|got)\s(?:(?:any|some)thing\s)?to\s)?"
    rf"(?:{_any(SAY_VERBS)}(?:\s(?:anything|something|exactly|publicly|much))?|{_TELL})"
)
_SAYING = rf"(?:{_any(SAYING_PARTICIPLES)}|{_TELL})"
_VIEW = rf"(?:(?:own|official|public|current|exact|full|overall|general|personal)\s)?{_any(VIEW_NOUNS)}"
_QUOTES = r"(?:the\s|any\s|some\s|all\s)?(?:quote|comment|statement|remark|word|view|opinion|thought)s?"
_DISCUSS = rf"(?:{_any(DISCUSS_VERBS)}|comment(?:ed)?\son|respond(?:ed)?\sto|react(?:ed)?\sto)"
_GIVE = rf"(?:make|made|give|gave|given|have|had|issue|issued)\s(?:(?:a|an|any|some|the|his|her|their)\s)?{_VIEW}"
_IS = r"(?:what(?:\s(?:is|are|was|were)|['’]?s)?\s)"
_ASKING = r"(?:what|who|whom|which|when|where|why|how)"
_WHEN = r"(?:when|where|why|how\soften)\s"
_DID = r"(?:did|does|do|has|have|had|will|would)"
_WHAT = r"what(?:\s(?:else|exactly|specifically|things))?"
_ANYBODY = r"(?:(?:any|some|every)(?:body|one)(?:\selse)?|people|others|they)"


_MENTIONS = rf"(?:{_DISCUSS}|(?:{_SAY}|{_GIVE})\s{_ABOUT}|(?:say|said|claim|claimed|report|reported)(?:\sthat)?)"


def _slot(needs: Iterable[str], pattern: str, only_names: bool = False) -> Slot:
    whole = rf"(?:(?:and|so|but|then)\s)?{pattern}"
    return Slot(lazy_pattern(whole, re.IGNORECASE | re.DOTALL), frozenset(needs), only_names)


# The first one that matches a whole question wins, so none of them searches. Spaces are single, and unbounded parts
# come last.
SLOTS = (
    # What did people say about Y, did anybody mention Y
    _slot((*SAY_VERBS, *TELL_VERBS), rf"{_WHAT}\s{_DID}\s{_ANYBODY}\s{_ADVERB}{_SAY}\s{_ABOUT}\s{_TOPIC}"),
    _slot(
        (*SAYING_PARTICIPLES, *TELL_VERBS),
        rf"{_WHAT}\s(?:are|were|is|was)\s{_ANYBODY}\s{_ADVERB}{_SAYING}\s{_ABOUT}\s{_TOPIC}",
    ),
    _slot(_DID_WORDS, rf"(?:{_DID}\s)?{_ANYBODY}\s{_ADVERB}{_MENTIONS}\s{_TOPIC}"),
    # What did X say about Y, what is X telling reporters about Y
    _slot(
        (*SAY_VERBS, *TELL_VERBS),
        rf"{_WHAT}(?:\s{_DID}|['’]d)\s{_SPEAKER}\s{_ADVERB}{_SAY}\s{_ABOUT}\s{_TOPIC}",
    ),
    _slot(
        (*SAYING_PARTICIPLES, *TELL_VERBS),
        rf"what(?:\selse)?(?:\s(?:is|are|was|were)|['’]?s)\s{_SPEAKER}\s{_ADVERB}{_SAYING}\s{_ABOUT}\s{_TOPIC}",
    ),
    # What did X say, what did X say to Y
    _slot(
        ("say", "said", "saying", "tweet"),
        rf"what(?:\s(?:else|exactly))?(?:\s(?:did|does|has|have|had|is|was)|['’]?s)\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:say|said|saying|tweet)(?:\s(?:at|in|during|after|when|before|to|while|if|from|with)\s{_TOPIC})?",
    ),
    # What is the view of X on Y, quotes by X about Y, what was said about Y by X, what was said about Y
    _slot(
        VIEW_NOUNS,
        rf"(?:{_IS})?(?:(?:the|any)\s)?{_VIEW}\s(?:of|by|from)\s{_SPEAKER}"
        rf"\s(?:about|on|regarding|concerning|towards?|to)\s{_TOPIC}",
        only_names=True,
    ),
    _slot(VIEW_NOUNS, rf"{_QUOTES}\s(?:by|from|of)\s{_SPEAKER}", only_names=True),
    _slot(
        ("anything", "something"),
        rf"(?:anything|something)\s(?:by|from|said\sby)\s{_SPEAKER}\s(?:about|on|regarding)\s{_TOPIC}",
        only_names=True,
    ),
    _slot(("said",), rf"what\s(?:was|is|has\sbeen)\ssaid\s(?:about|on|of)\s(?P<topic>\S.{{0,200}}?)\sby\s{_SPEAKER}"),
    _slot(("said",), rf"what(?:\s(?:was|is|has\sbeen|is\sbeing)|['’]?s\sbeing)\ssaid\s(?:about|on|of)\s{_TOPIC}"),
    # Everything that X said about Y, what X makes of Y, where X stands on Y
    _slot(
        ("said",),
        rf"(?:everything|anything|something|all|whatever|things)\s(?:that\s)?{_SPEAKER}\s(?:(?:has|have|had|ever)\s){{0,2}}"
        rf"said\s{_ABOUT}\s{_TOPIC}",
        only_names=True,
    ),
    _slot(("make",), rf"what\s(?:do|does|did)\s{_SPEAKER}\smake\sof\s{_TOPIC}", only_names=True),
    _slot(("stand",), rf"where\s(?:do|does|did)\s{_SPEAKER}\sstand\son\s{_TOPIC}", only_names=True),
    # Reactions to Y, any quotes about Y, what was the reaction to Y
    _slot(
        VIEW_NOUNS,
        rf"(?:{_IS})?(?:(?:the|any|some|all|more|public|people['’]?s?)\s){{0,3}}{_any(ANYBODYS_VIEWS)}"
        rf"\s(?:on|about|to|regarding|towards?)\s{_TOPIC}",
    ),
    # What is X's position on Y, X's comments on Y, X quotes about Y, X's quotes
    _slot(VIEW_NOUNS, rf"(?:{_IS})?(?:the\s)?{_SPEAKER}(?:['’]s|(?<=s)['’])\s{_VIEW}\s{_TOWARDS}\s{_TOPIC}"),
    _slot(
        PLAIN_VIEW_NOUNS,
        rf"(?:what(?:\s(?:is|are|was|were)|['’]?s)\s)?(?:the\s)?{_SPEAKER}\s{_any(PLAIN_VIEW_NOUNS)}\s{_TOWARDS}\s{_TOPIC}",
        only_names=True,
    ),
    _slot(
        PLAIN_VIEW_NOUNS,
        rf"{_SPEAKER}(?:['’]s|(?<=s)['’])?\s(?:quotes|comments|statements|remarks)",
        only_names=True,
    ),
    # Did X mention Y, has X commented on Y, did X say that Y, when did X speak about Y
    _slot(_DID_WORDS, rf"{_DID}\s{_SPEAKER}\s{_ADVERB}{_MENTIONS}\s{_TOPIC}"),
    _slot(("quoted", "asked"), rf"(?:is|was)\s{_SPEAKER}\s(?:quoted|asked)\s{_ABOUT}\s{_TOPIC}"),
    _slot(
        ("mention", "comment", "speak", "talk", "say"),
        rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:mention|comment\son|speak\sabout|talk\sabout|say\s(?:that|{_ABOUT}))\s{_TOPIC}",
    ),
    _slot(("say",), rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}say\s(?P<topic>that|this|it|so)"),
    # How did X react to Y, why does X oppose Y, what did X tell Y
    _slot(
        ("how",),
        rf"how\s(?:did|does|do|has|have|will)\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:(?:react(?:ed)?|respond(?:ed)?|reply|feel|comment(?:ed)?|answer)(?:\s(?:to|about|on|over|when|after|that))?"
        rf"|describe[ds]?|explain(?:ed)?|justify|justified|defend(?:ed)?)\s{_TOPIC}",
        only_names=True,
    ),
    _slot(
        ("why",),
        rf"(?:why|for\swhat\sreason)\s(?:did|does|do)\s{_SPEAKER}\s{_ADVERB}{_any(STANCE_VERBS)}(?:\s(?:that|to|with))?"
        rf"\s{_TOPIC}",
        only_names=True,
    ),
    _slot(
        FEELINGS,
        rf"(?:why|how\scome)\s(?:is|are|was|were)\s{_SPEAKER}\s(?:so\s|very\s|still\s)?{_any(FEELINGS)}"
        rf"\s(?:about|with|at|over|by|of|that|for|in)\s{_TOPIC}",
        only_names=True,
    ),
    _slot(
        ADDRESS_VERBS,
        rf"{_WHAT}\s{_DID}\s{_SPEAKER}\s{_ADVERB}{_any(ADDRESS_VERBS)}\s{_TOPIC}",
        only_names=True,
    ),
    # Who said Y
    _slot(
        ("who",),
        r"who(?:\s(?:was|is)\sit\sthat)?(?:\s(?:has|have|had|is|was|else)|['’]s)?"
        r"\s(?:(?:said|says|say|saying|mentioned|mentions)(?:\s(?:that|about|(?:any|some)thing\s(?:about|on)))?"
        r"|(?:claimed|claims|argued|argues|warned|stated|believes|told\s\S+(?:\s\S+){0,3}?)\s(?:that|about|of)"
        r"|(?:been\s)?(?:spoke|speaks|spoken|speaking|talked|talks|talking|commented|comments|commenting|tweeted|tweeting"
        r"|complained|complains|complaining|quoted)(?:\sout)?\s(?:about|on|of|against|to))"
        rf"\s{_TOPIC}",
    ),
    _slot(ATTRIBUTING_VERBS, rf"who\s(?:has\s|had\s)?{_any(ATTRIBUTING_VERBS)}\s{_TOPIC}"),
    _slot(
        ("said", "says", *ATTRIBUTING_VERBS),
        rf"which\s\S+(?:\s\S+){{0,2}}?\s(?:(?:said|says)(?:\sthat)?|{_any(ATTRIBUTING_VERBS)})\s{_TOPIC}",
    ),
    # According to X, Y
    _slot(
        ("according",),
        rf"according\sto\s{_SPEAKER}(?:,\s|\s(?=(?:what|who|how|when|why|where|which|did|is|was)\b)){_TOPIC}",
        only_names=True,
    ),
    _slot(("according",), rf"(?P<topic>\S.{{0,300}}?),?\saccording\sto\s{_SPEAKER}", only_names=True),
    # X said about Y, what X thinks of Y, X on Y
    _slot(
        ("says", "saying", "thinks", "thought", *TELL_VERBS),
        rf"(?:what(?:['’]?s|['’]d)?\s)?{_SPEAKER}\s(?:(?:has|had|have)\s)?"
        rf"(?:said|says|say|saying|thinks|thought|{_TELL})\s(?:what\s)?{_ABOUT}\s{_TOPIC}",
        only_names=True,
    ),
    _slot(
        ("on", "about", "re"),
        rf"{_SPEAKER}\s(?:on|about|re:?)\s(?P<topic>(?:(?:why|what|how|whether)\s)?(?:(?!{_ASKING}\b)\S+(?:\s|$)){{1,14}})",
        only_names=True,
    ),
)
SLOT_WORDS = frozenset[str]().union(*(slot.needs for slot in SLOTS))
"""Words of all slots: a question without any of them matches no slot."""
