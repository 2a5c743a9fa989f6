"""The ways in which people ask what somebody said about something, as patterns with the groups speaker and topic."""

from __future__ import annotations

import re

_SPEAKER = r"(?P<speaker>\S.{0,80}?)"
_TOPIC = r"(?P<topic>\S.*)"
_ABOUT = r"(?:about|on|of|regarding|concerning|over|(?:with|in)\s(?:regard|respect)\sto|as\sto)"
_ADVERB = (
    r"(?:(?:just|ever|really|actually|publicly|already|once|also|even|yet|ever|first|last|recently|lately)\s){0,2}"
)
_TELL = r"(?:tell|told|telling|said\sto|say\sto|speak\sto|talk\sto)\s(?P<to>\S+(?:\s\S+){0,4}?)"
_SAY = (
    r"(?:(?:say|said|think|thought|write|written|tweet|tweeted|feel|comment|commented|speak|spoken|talk|talked|claim"
    r"|claimed|argue|argued|announce|announced|state|stated|declare|declared|mention|mentioned|suggest|suggested"
    rf"|promise|promised|warn|warned|reveal|revealed|post|posted)(?:\s(?:anything|something|exactly|publicly|much))?|{_TELL})"
)
_SAYING = rf"(?:(?:saying|thinking|claiming|announcing|writing|tweeting|talking|speaking)|{_TELL})"
_VIEW = (
    r"(?:(?:own|official|public|current|exact|full|overall|general|personal)\s)?(?:views?|opinions?|positions?|stances?"
    r"|takes?|thoughts?|attitudes?|reactions?|responses?|comments?|statements?|remarks?|quotes?|words|criticism"
    r"|assessment|answer|message|warnings?|promises?|arguments?|claims?|feelings?)"
)
_QUOTES = r"(?:the\s|any\s|some\s|all\s)?(?:quotes?|comments?|statements?|remarks?|words|views?|opinions?|thoughts?)"
_DISCUSS = (
    r"(?:mention|mentioned|comment\son|commented\son|discuss|discussed|criticise|criticize|criticised|criticized"
    r"|condemn|condemned|praise|praised|respond\sto|responded\sto|react\sto|reacted\sto)"
)
_IS = r"(?:what(?:\s(?:is|are|was|were)|['’]s|s)?\s)"
_ASKING = r"(?:what|who|whom|which|when|where|why|how)"
_WHEN = r"(?:when|where|why|how\soften)\s"
_DID = r"(?:did|does|do|has|have|had|will|would)"

# Each with whether its speaker must look like a name. The first that fits a whole question is taken, so that none
# searches; blanks are single, and what has no bound stands last.
SLOTS = [
    (re.compile(rf"(?:(?:and|so|but|then)\s)?{pattern}", re.IGNORECASE | re.DOTALL), only_names)
    for pattern, only_names in (
        # What did X say about Y, what is X telling reporters about Y
        (
            rf"what(?:\s(?:else|exactly|specifically|things))?\s{_DID}\s{_SPEAKER}\s{_ADVERB}{_SAY}\s{_ABOUT}\s{_TOPIC}",
            False,
        ),
        (rf"what(?:\selse)?(?:\s(?:is|are|was|were)|['’]s)\s{_SPEAKER}\s{_ADVERB}{_SAYING}\s{_ABOUT}\s{_TOPIC}", False),
        # What did X say, what did X say to Y
        (
            rf"what(?:\s(?:else|exactly))?(?:\s(?:did|does|has|have|had|is|was)|['’]s)\s{_SPEAKER}\s{_ADVERB}"
            rf"(?:say|said|saying|tweet)(?:\s(?:at|in|during|after|when|before|to|while|if|from|with)\s{_TOPIC})?",
            False,
        ),
        # What is the view of X on Y, quotes by X about Y, what was said about Y by X
        (
            rf"(?:{_IS})?(?:(?:the|any)\s)?{_VIEW}\s(?:of|by|from)\s{_SPEAKER}\s(?:about|on|regarding|concerning|towards?|to)\s{_TOPIC}",
            True,
        ),
        (rf"{_QUOTES}\s(?:by|from|of)\s{_SPEAKER}", True),
        (rf"(?:anything|something)\s(?:by|from|said\sby)\s{_SPEAKER}\s(?:about|on|regarding)\s{_TOPIC}", True),
        (rf"what\s(?:was|is|has\sbeen)\ssaid\s(?:about|on|of)\s(?P<topic>\S.{{0,200}}?)\sby\s{_SPEAKER}", False),
        # What is X's position on Y, X's comments on Y, X quotes about Y
        (rf"(?:{_IS})?(?:the\s)?{_SPEAKER}(?:['’]s|(?<=s)['’])\s{_VIEW}\s(?:{_ABOUT}|towards?|to)\s{_TOPIC}", False),
        (rf"{_SPEAKER}\s(?:quotes?|comments?|statements?|remarks?)\s{_ABOUT}\s{_TOPIC}", True),
        # Did X mention Y, has X commented on Y, did X say that Y, when did X speak about Y
        (
            rf"{_DID}\s{_SPEAKER}\s{_ADVERB}(?:{_DISCUSS}|{_SAY}\s{_ABOUT}|(?:say|said|claim|claimed)(?:\sthat)?)\s{_TOPIC}",
            False,
        ),
        (rf"(?:is|was)\s{_SPEAKER}\s(?:quoted|asked)\s{_ABOUT}\s{_TOPIC}", False),
        (
            rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}(?:mention|comment\son|speak\sabout|talk\sabout|say\s(?:that|{_ABOUT}))\s{_TOPIC}",
            False,
        ),
        (rf"{_WHEN}{_DID}\s{_SPEAKER}\s{_ADVERB}say\s(?P<topic>that|this|it|so)", False),
        # How did X react to Y
        (
            rf"how\s(?:did|does|do|has|have|will)\s{_SPEAKER}\s{_ADVERB}(?:react(?:ed)?\sto|respond(?:ed)?\sto|reply\sto"
            rf"|feel\sabout|comment(?:ed)?\son|describe[ds]?|explain(?:ed)?|justify|justified)\s{_TOPIC}",
            True,
        ),
        # Who said Y
        (
            r"who(?:\s(?:has|have|had|is|was|else))?\s(?:(?:said|says|say|saying|mentioned|mentions)(?:\s(?:that|about"
            r"|(?:any|some)thing\s(?:about|on)))?|(?:claimed|claims|argued|argues|warned|stated|believes"
            r"|told\s\S+)\s(?:that|about|of)|(?:spoke|speaks|spoken|talked|talks|talking|commented|comments|tweeted"
            rf"|complained|complains|quoted)\s(?:about|on|of))\s{_TOPIC}",
            False,
        ),
        # According to X, Y
        (rf"according\sto\s{_SPEAKER}(?:,\s|\s(?=(?:what|who|how|when|why|where|which|did|is|was)\b)){_TOPIC}", True),
        (rf"(?P<topic>\S.{{0,300}}?),?\saccording\sto\s{_SPEAKER}", True),
        # X said about Y, what X thinks of Y, X on Y
        (
            rf"(?:what\s)?{_SPEAKER}\s(?:(?:has|had|have)\s)?(?:said|says|say|saying|thinks|thought|{_TELL})\s(?:what\s)?{_ABOUT}\s{_TOPIC}",
            True,
        ),
        (rf"{_SPEAKER}\s(?:on|about|re:?)\s(?P<topic>(?:(?!{_ASKING}\b)\S+(?:\s|$)){{1,6}})", True),
    )
]
TAIL = re.compile(
    r"(?:[\s?!.…,;:]+|\s(?:please|yet|recently|lately|so\sfar|exactly|anyway|then|thanks|thank\syou))+$", re.IGNORECASE
)
"""What may stand behind a question without being part of it."""
