"""English phrases that frame a question, as patterns: greetings, thanks, requests for news, two questions in one.

Not for what is asked: see `english_ways_to_ask.py`.
"""

from __future__ import annotations

_AUXILIARY = r"(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)"
_NO_PERSON = r"(?:what|who|say|says|said|with|to|and|or|he|she|it|they|him|her|in|on|at|of|for|about)"
_SAID_ABOUT = r"(?:have\s)?(?:said|say|says|think|thinks|thought)\s(?:about|on|of)"
_VIEWS = r"(?:view|position|comment|statement|opinion|reaction|remark|response|stance)s?"
_WORD_OF_A_NAME = rf"(?!(?:{_NO_PERSON}|{_VIEWS})\b)[^\s,;]+"
_PERSON = rf"{_WORD_OF_A_NAME}(?:\s{_WORD_OF_A_NAME}){{0,3}}?"


class EnglishFraming:
    """Regular expressions without regard to case; blanks in those over several lines don't count."""

    JOINED = r"(?:\?|[,;])?\s(?:and|but|also)(?:\salso)?\s"
    FIRST_PART = rf"(?:(?:hey|hi|hello|so),?\s)?(?:what|which|who|when|where|why|how|{_AUXILIARY})\b"
    SECOND_PART = (
        r"(?:what|which|who|whom|when|where|why|how)"
        r"(?:\s(?!(?:it|he|she|they|we|you|i|this|that|the|an?|his|her|its|their)\b)[\w'’-]+){0,2}"
        rf"\s{_AUXILIARY}\s|how\s(?:many|much|long|old|far)\s"
    )
    COMPARED = rf"""
    (?:please\s|can\syou\s|could\syou\s)? compare\s(?:for\sme\s)?
    (?:what\s(?:did\s)? | (?:the\s)?{_VIEWS}\s(?:of|by|from)\s)? (?P<first>{_PERSON})(?:\s(?:said|says))?
    \s(?:and|with|to|vs\.?|versus)\s (?:what\s)? (?P<second>{_PERSON})
    (?:(?P<said>\s{_SAID_ABOUT}) | \s{_VIEWS}\s(?:about|on|to|of) | \s(?:on|about)) \s(?P<topic>\S.*)
    """
    WHAT_SAID = "What did {} say about {}"
    """What is asked about each person of `COMPARED`, to fill with the person and the topic."""
    POSSESSIVE = r"(?:’s)?(?:'s)?\Z"
    NO_APOSTROPHE = (
        r"(?<![\w'’-])(?:(what|who|where|when|why|how|that|there|he|she)(s)|"
        r"((?:did|does|do|is|are|was|were|has|have|had|would|could|should|must|ai|wo|ca)n)(t))(?![\w'’-])"
    )
    GREETING = r"""
    @\w*bot[,:]?(?:\s|$) | [,;:.!…-]+\s | [^\w\s\x00-\xbf‘’“”…–—]+\s?
    | (?:(?:hey|hi|hello|dear)(?:\s(?:there|bot|newsbot|all|everyone|folks))?|good\s(?:morning|afternoon|evening|day)
        |please|pls|ok|okay|so|well|then|also|thanks|thank\syou|bot(?=[,:!]))\b[,!.:]?\s
    | (?:how(?:\sare\syou|['’]re\syou|['’]s\sit\sgoing|\sis\sit\sgoing)|what['’]?s\sup|how\sdo\syou\sdo
        |(?:i\s)?hope\syou(?:['’]re|\sare)\s(?:well|fine|good|ok)|you\sok(?:ay)?)
        (?:\s(?:today|doing|doing\stoday|bot|newsbot))?\s?[?!.,…]+\s
    | (?:(?:can|could|would|will)\syou\s(?:please\s)?)? (?:tell|show|give|find|remind)\s(?:me|us)\s(?:please\s)?
    | (?:can|could|would)\syou\s(?:please\s)? (?:say|find|explain)\s
    | (?:summari[sz]e|sum\sup|recap|compare)\s(?:(?:for\s)?(?:me|us)\s)?(?=\S)
    | (?:find|get|show|list|search\sfor|look\sfor)\s(?=(?:(?:any|all|some|the)\s)?
        (?:quotes?|statements?|comments?|remarks?|news|articles?|stories|what)\b)
    | (?:do|does|did)\s(?:you|anyone|anybody|someone)\s(?:know|remember)\s
    | i(?:\swould|['’]d|\swant|\swould\slike|['’]d\slike|\sneed)\s(?:like\s)?to\s(?:know|hear|see|read|learn)\s
    | (?:do\syou\shave\s)?any\sidea\s(?=wh)
    | i(?:['’]m|\sam|\swas)\s(?:wondering|interested\sin|looking\sfor|curious)\s | i\swonder\s
    """
    OPENING = r"""
    (?:what(?:\sis|\swas|\sare|['’]s)?\s)? (?:(?:the|any|some|more|all|me|anything|something|everything)\s){0,2}
    (?:new\s|further\s)?(?:news|updates?|developments?|headlines|stor(?:y|ies)|articles?|information|info|reports|new
        |anything|something|everything)
    \s(?:about|on|of|from|regarding|with|in)\s
    | what(?:\sis|\swas|\shas|['’]s)?\s(?:been\s)?(?:happening|happened|going\son)\s(?:about|in|to|with|at)\s
    | (?:bring|catch|get|fill)\s(?:me|us)\s(?:up(?:\sto\s(?:date|speed))?|in)\s(?:on|about|with)\s
    """
    UPDATE = r"""
    (?:(?:is|are|was)\sthere\s)? (?:(?:the|any|some|more|what['’]?s|what\sis)\s){0,2} (?:new\s|further\s|recent\s)?
    (?:news|updates?|developments?|headlines)\s(?:about|on|of|from|regarding|with|in|at)\s
    | what(?:\sis|['’]s)\s(?:happening|going\son|new|up)\s(?:now\s)?(?:about|in|to|with|at|on)\s
    | (?:bring|catch|get|fill)\s(?:me|us)\s(?:up(?:\sto\s(?:date|speed))?|in)\s(?:on|about|with)\s
    """
    NOW = r"\b(?:now|still|current(?:ly)?|nowadays|any\s?more|yet|again|so\sfar|these\sdays|in\sthe\send|by\snow)\b"
    UPDATE_BEHIND = r"(?<=\S)\s(?:[–—-]\s)?(?:(?:any|the)\s)?(?:latest|updates?|news)[\s?!.]*$"
    NAMED_NEWS = r"[A-Z][\w’'-]*\sNews[\s?!.]*$"
    MEASURE = (
        r"\bhow\s(?:deep|fast|cold|hot|warm|old|far|tall|high|big|large|wide|heavy|often|soon|quickly"
        r"|expensive|small)\b"
    )
    NO_MEASURE = "how"
    """What remains of `MEASURE`."""
    KIND = r"""
    \b(what|which) (?:\s(?:kind|sort|type)s?\sof
    | (?:\s(?:is|was|are|were)|['’]s)\s(?:(?:the|another)\s)?(?:full\s)?(?:name|term|word)s?\s(?:of|for))\b
    """
    """What asks for a kind or a name of something; the group remains."""
    CALLED = r"(?<=\S)\s(?:called|named|known\sas)(?=[\s?!.]*\Z)"
    """What a question for a name ends with."""
    FILLERS = r"""
    (?<![\w'’-])(?:
    besides | (?:apart|aside)\sfrom | along\swith | (?:in\s)?addition\sto | according\sto | due\sto | among
    | approximately | roughly | usually | often | sometimes | typically | generally | normally | certain
    | some(?:one|body) | any(?:one|body) | (?:an?\s)?examples?\sof | (?<=what\s|hich\s)(?:famous|notable|well-known)
    )(?![\w'’-])
    """
    """Words around what is asked for, which the answer has no use for."""
    NAME_ONE = r"\A(?:please\s)?(?:name|list|give)\s(?:an?|one|two|three|some|the)(?:\sof)?\b"
    """What opens a question without a question word: "name one of the causes"."""
    NO_NAME = r"\b(?:why|when|who|how)\b"
    """What asks for something else: "why was the strike called"."""
    LATEST = r"""
    (?<![\w'’-]) (?:(?:the\s)?(?:latest|newest|most\srecent|recent)(?!\s(?:years?|decades?|history|times|centur\w+)\b)
    ) (?![\w'’-])
    """
    RECENTLY = r"\b(?:recently|lately)\b"
    NEWS = r"\b(?:news|new|happen\w*|headlines?|updates?|going\son|top\sstor\w+|stories)\b"
