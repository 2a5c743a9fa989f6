"""The ways to ask in English what somebody said about something, as patterns with the groups speaker and topic."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from index.languages.alternatives import any_of
from index.languages.english_questions import (
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


class WayToAsk(NamedTuple):
    """A way to ask. Without a group for the speaker, it asks for a quotation of anybody."""

    pattern: str
    """Matches a whole question, without regard to case."""
    needs: frozenset[str]
    """Words of which any matching question has one."""
    only_names: bool
    """True if the speaker must look like a name."""


def _way(needs: Iterable[str], pattern: str, only_names: bool = False) -> WayToAsk:
    return WayToAsk(rf"(?:(?:and|so|but|then)\s)?{pattern}", frozenset(needs), only_names)


_DID_WORDS = (*SAY_VERBS, *TELL_VERBS, *DISCUSS_VERBS, *REPLY_VERBS, *VIEW_NOUNS)
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
    rf"(?:{any_of(SAY_VERBS)}(?:\s(?:anything|something|exactly|publicly|much))?|{_TELL})"
)
_SAYING = rf"(?:{any_of(SAYING_PARTICIPLES)}|{_TELL})"
_VIEW = rf"(?:(?:own|official|public|current|exact|full|overall|general|personal)\s)?{any_of(VIEW_NOUNS)}"
_QUOTES = r"(?:the\s|any\s|some\s|all\s)?(?:quote|comment|statement|remark|word|view|opinion|thought)s?"
_DISCUSS = rf"(?:{any_of(DISCUSS_VERBS)}|comment(?:ed)?\son|respond(?:ed)?\sto|react(?:ed)?\sto)"
_GIVE = rf"(?:make|made|give|gave|given|have|had|issue|issued)\s(?:(?:a|an|any|some|the|his|her|their)\s)?{_VIEW}"
_IS = r"(?:what(?:\s(?:is|are|was|were)|['’]?s)?\s)"
_ASKING = r"(?:what|who|whom|which|when|where|why|how)"
_WHEN = r"(?:when|where|why|how\soften)\s"
_DID = r"(?:did|does|do|has|have|had|will|would)"
_WHAT = r"what(?:\s(?:else|exactly|specifically|things))?"
_ANYBODY = r"(?:(?:any|some|every)(?:body|one)(?:\selse)?|people|others|they)"
_MENTIONS = rf"(?:{_DISCUSS}|(?:{_SAY}|{_GIVE})\s{_ABOUT}|(?:say|said|claim|claimed|report|reported)(?:\sthat)?)"

# The first one that matches a whole question wins, so none of them searches. Spaces are single, and unbounded parts
# come last.
_WAYS = (
    # What did people say about Y, did anybody mention Y
    _way((*SAY_VERBS, *TELL_VERBS), rf"{_WHAT}\s{_DID}\s{_ANYBODY}\s{_ADVERB}{_SAY}\s{_ABOUT}\s{_TOPIC}"),
    _way(
        (*SAYING_PARTICIPLES, *TELL_VERBS),
        rf"{_WHAT}\s(?:are|were|is|was)\s{_ANYBODY}\s{_ADVERB}{_SAYING}\s{_ABOUT}\s{_TOPIC}",
    ),
    _way(_DID_WORDS, rf"(?:{_DID}\s)?{_ANYBODY}\s{_ADVERB}{_MENTIONS}\s{_TOPIC}"),
    # What did X say about Y, what is X telling reporters about Y
    _way(
        (*SAY_VERBS, *TELL_VERBS),
        rf"{_WHAT}(?:\s{_DID}|['’]d)\s{_SPEAKER}\s{_ADVERB}{_SAY}\s{_ABOUT}\s{_TOPIC}",
    ),
    _way(
        (*SAYING_PARTICIPLES, *TELL_VERBS),
        rf"what(?:\selse)?(?:\s(?:is|are|was|were)|['’]?s)\s{_SPEAKER}\s{_ADVERB}{_SAYING}\s{_ABOUT}\s{_TOPIC}",
    ),
    # What did X say, what did X say to Y
    _way(
        ("say", "said", "saying", "tweet"),
        rf"what(?:\s(?:else|exactly))?(?:\s(?:did|do|does|has|have|had|is|are|was|were)|['’]?s)\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:say|said|saying|tweet)(?:\s(?:at|in|during|after|when|before|to|while|if|from|with)\s{_TOPIC})?",
    ),
    # What does X think, what is X's opinion
    _way(
        ("think", "thinking", "believe", "announce", "announced", "claim", "claimed"),
        rf"{_WHAT}(?:\s(?:{_DID}|is|are|was|were)|['’]?s)\s{_SPEAKER}\s{_ADVERB}"
        r"(?:think(?:ing)?|believe|announced?|claim(?:ed)?)(?:\s(?:about|of)\s(?:it|that|this))?",
        only_names=True,
    ),
    _way(
        PLAIN_VIEW_NOUNS,
        rf"{_IS}(?:the\s)?{_SPEAKER}(?:['’]s|(?<=s)['’])\s{any_of(PLAIN_VIEW_NOUNS)}",
        only_names=True,
    ),
    # What is the view of X on Y, quotes by X about Y, what was said about Y by X, what was said about Y
    _way(
        VIEW_NOUNS,
        rf"(?:{_IS})?(?:(?:the|any)\s)?{_VIEW}\s(?:of|by|from)\s{_SPEAKER}"
        rf"\s(?:about|on|regarding|concerning|towards?|to)\s{_TOPIC}",
        only_names=True,
    ),
    _way(VIEW_NOUNS, rf"{_QUOTES}\s(?:by|from|of)\s{_SPEAKER}", only_names=True),
    _way(
        ("anything", "something"),
        rf"(?:anything|something)\s(?:by|from|said\sby)\s{_SPEAKER}\s(?:about|on|regarding)\s{_TOPIC}",
        only_names=True,
    ),
    _way(("said",), rf"what\s(?:was|is|has\sbeen)\ssaid\s(?:about|on|of)\s(?P<topic>\S.{{0,200}}?)\sby\s{_SPEAKER}"),
    _way(("said",), rf"what(?:\s(?:was|is|has\sbeen|is\sbeing)|['’]?s\sbeing)\ssaid\s(?:about|on|of)\s{_TOPIC}"),
    # Everything that X said about Y, what X makes of Y, where X stands on Y
    _way(
        ("said",),
        rf"(?:everything|anything|something|all|whatever|things)\s(?:that\s)?{_SPEAKER}\s(?:(?:has|have|had|ever)\s){{0,2}}"
        rf"said\s{_ABOUT}\s{_TOPIC}",
        only_names=True,
    ),
    _way(("make",), rf"what\s(?:do|does|did)\s{_SPEAKER}\smake\sof\s{_TOPIC}", only_names=True),
    _way(("stand",), rf"where\s(?:do|does|did)\s{_SPEAKER}\sstand\son\s{_TOPIC}", only_names=True),
    # Reactions to Y, any quotes about Y, what was the reaction to Y
    _way(
        VIEW_NOUNS,
        rf"(?:{_IS})?(?:(?:the|any|some|all|more|public|people['’]?s?)\s){{0,3}}{any_of(ANYBODYS_VIEWS)}"
        rf"\s(?:on|about|to|regarding|towards?)\s{_TOPIC}",
    ),
    # What is X's position on Y, X's comments on Y, X quotes about Y, X's quotes
    _way(VIEW_NOUNS, rf"(?:{_IS})?(?:the\s)?{_SPEAKER}(?:['’]s|(?<=s)['’])\s{_VIEW}\s{_TOWARDS}\s{_TOPIC}"),
    _way(
        PLAIN_VIEW_NOUNS,
        rf"(?:what(?:\s(?:is|are|was|were)|['’]?s)\s)?(?:the\s)?{_SPEAKER}\s{any_of(PLAIN_VIEW_NOUNS)}\s{_TOWARDS}\s{_TOPIC}",
        only_names=True,
    ),
    _way(
        PLAIN_VIEW_NOUNS,
        rf"{_SPEAKER}(?:['’]s|(?<=s)['’])?\s(?:quotes|comments|statements|remarks)",
        only_names=True,
    ),
    # Did X mention Y, has X commented on Y, did X say that Y, when did X speak about Y
    _way(_DID_WORDS, rf"{_DID}\s{_SPEAKER}\s{_ADVERB}{_MENTIONS}\s{_TOPIC}"),
    _way(("quoted", "asked"), rf"(?:is|was)\s{_SPEAKER}\s(?:quoted|asked)\s{_ABOUT}\s{_TOPIC}"),
    _way(
        ("mention", "comment", "speak", "talk", "say"),
        rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:mention|comment\son|speak\sabout|talk\sabout|say\s(?:that|{_ABOUT}))\s{_TOPIC}",
    ),
    _way(("say",), rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}say\s(?P<topic>that|this|it|so)"),
    # How did X react to Y, why does X oppose Y, what did X tell Y
    _way(
        ("how",),
        rf"how\s(?:did|does|do|has|have|will)\s{_SPEAKER}\s{_ADVERB}"
        rf"(?:(?:react(?:ed)?|respond(?:ed)?|reply|feel|comment(?:ed)?|answer)(?:\s(?:to|about|on|over|when|after|that))?"
        rf"|describe[ds]?|explain(?:ed)?|justify|justified|defend(?:ed)?)\s{_TOPIC}",
        only_names=True,
    ),
    _way(
        ("why",),
        rf"(?:why|for\swhat\sreason)\s(?:did|does|do)\s{_SPEAKER}\s{_ADVERB}{any_of(STANCE_VERBS)}(?:\s(?:that|to|with))?"
        rf"\s{_TOPIC}",
        only_names=True,
    ),
    _way(
        FEELINGS,
        rf"(?:why|how\scome)\s(?:is|are|was|were)\s{_SPEAKER}\s(?:so\s|very\s|still\s)?{any_of(FEELINGS)}"
        rf"\s(?:about|with|at|over|by|of|that|for|in)\s{_TOPIC}",
        only_names=True,
    ),
    _way(
        ADDRESS_VERBS,
        rf"{_WHAT}\s{_DID}\s{_SPEAKER}\s{_ADVERB}{any_of(ADDRESS_VERBS)}\s{_TOPIC}",
        only_names=True,
    ),
    # Who said Y
    _way(
        ("who",),
        r"who(?:\s(?:was|is)\sit\sthat)?(?:\s(?:has|have|had|is|was|else)|['’]s)?"
        r"\s(?:(?:said|says|say|saying|mentioned|mentions)(?:\s(?:that|about|(?:any|some)thing\s(?:about|on)))?"
        r"|(?:claimed|claims|argued|argues|warned|stated|believes|told\s\S+(?:\s\S+){0,3}?)\s(?:that|about|of)"
        r"|(?:been\s)?(?:spoke|speaks|spoken|speaking|talked|talks|talking|commented|comments|commenting|tweeted|tweeting"
        r"|complained|complains|complaining|quoted)(?:\sout)?\s(?:about|on|of|against|to))"
        rf"\s{_TOPIC}",
    ),
    _way(ATTRIBUTING_VERBS, rf"who\s(?:has\s|had\s)?{any_of(ATTRIBUTING_VERBS)}\s{_TOPIC}"),
    _way(
        ("said", "says", *ATTRIBUTING_VERBS),
        rf"which\s\S+(?:\s\S+){{0,2}}?\s(?:(?:said|says)(?:\sthat)?|{any_of(ATTRIBUTING_VERBS)})\s{_TOPIC}",
    ),
    # According to X, Y
    _way(
        ("according",),
        rf"according\sto\s{_SPEAKER}(?:,\s|\s(?=(?:what|who|how|when|why|where|which|did|is|was)\b)){_TOPIC}",
        only_names=True,
    ),
    _way(("according",), rf"(?P<topic>\S.{{0,300}}?),?\saccording\sto\s{_SPEAKER}", only_names=True),
    # X said about Y, what X thinks of Y, X on Y
    _way(
        ("says", "saying", "thinks", "thought", *TELL_VERBS),
        rf"(?:what(?:['’]?s|['’]d)?\s)?{_SPEAKER}\s(?:(?:has|had|have)\s)?"
        rf"(?:said|says|say|saying|thinks|thought|{_TELL})\s(?:what\s)?{_ABOUT}\s{_TOPIC}",
        only_names=True,
    ),
    _way(
        ("on", "about", "re"),
        rf"{_SPEAKER}\s(?:on|about|re:?)\s(?P<topic>(?:(?:why|what|how|whether)\s)?(?:(?!{_ASKING}\b)\S+(?:\s|$)){{1,14}})",
        only_names=True,
    ),
)


class EnglishAsking:
    """The ways to ask what somebody said, the first of which wins, and words around the speaker and the topic."""

    WAYS = _WAYS
    ARTICLE = "the"
    OF = "of"
    """The word inside roles: "the mayor of Orrin"."""
    BOTH = r"\s(?:and|&)\s"
    """What joins two people whose words a question asks for, between their names."""
    BOTH_OF = r"^both\s"
    """What may precede them."""
    MEASURING = "how"
    """The word that all questions for a measure have."""
    NAMING = frozenset(
        """
        kind kinds sort sorts type types name names term terms word words called named known
        """.split()
    )
    """Words of which all questions for a kind or a name have one."""
    FILLING = frozenset(
        """
        besides apart aside along addition according due among approximately roughly usually often sometimes typically
        generally normally certain someone somebody anyone anybody example examples famous notable well-known
        name list give
        """.split()
    )
    """Words of which each of `EnglishFraming.FILLERS` and `EnglishFraming.NAME_ONE` has one."""
    DESCRIPTION = r"(?:the|an?|some|this|that)\s"
    """The start of a speaker who is described, not named: "the guy from the bank"."""
    QUOTES_BEHIND = r",\s(?i:quotes?|statements?|comments?)$"
    """A regular expression for what may follow a topic in a request for quotations."""
