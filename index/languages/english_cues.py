"""English attributions, as patterns: "X said", "said X", "according to X", "she said", and what speaks against them.

Not for names: see `english_name_patterns.py`.
"""

from __future__ import annotations

from index.languages.alternatives import alternation
from index.languages.english_speech import CUES, INVERTING_VERBS, QUOTATIVE_VERBS

_CUE = alternation(CUES - {"went on"} | {"went on(?=[,:])"})
_QUOTATIVE = alternation(QUOTATIVE_VERBS - {"told", "tells"})  # the name after "told" is the listener's
_ASIDE = (
    r"(?:,\s(?!(?:he|she|it|they|we|I)\s)(?=[a-z\d]|[A-Z]\w+['’]s?\s[a-z]|[A-Z]{2,4}\s(?:of|at)\s|[DRI]-[A-Z])[^,“”\"«»]{2,90}(?:,\s[^,“”\"«»]{2,60})?,|\s\([^()]{1,40}\),?"
    r"|\s[—–-]\s[^—–“”\"]{2,80}\s[—–-])"
)
_BETWEEN = (
    r"(?:\s+(?:also|then|later|has|had|have|would|will|himself|herself|themselves|\w{1,20}ly|once|reportedly|repeatedly"
    r"|who|again|often|first|even|just|still|recently|finally|publicly|been|is|was|are|were|did|(?:going|went|goes)\s+on\s+to"
    r"|(?:on|late|early|last|this)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year)"
    r"(?:\s+(?:night|morning|evening|afternoon))?)){0,3}"
)
# "said on Capital Download" and "said Obama would" don't name the speaker.
_NOBODY = r"(?!(?:on|in|at|to|of|during|that|he|she|it|they|there|about|as|from|with|for|by|this|last|earlier|later)\b)"
_ROLE = r"(?:(?:the|a|an|its|his|her|their|one|former|then)\s+)?(?:[a-z][\w'’-]*\s+){0,6}?"
# "Tesla chief executive Elon Musk": an organisation and a role before the name.
_NO_ROLE = (
    r"(?!(?:of|for|to|by|in|at|from|with|on|who|which|that|and|but|or|as|after|before|when|while|during|than|about|into"
    r"|over|late|early|earlier|later|yesterday|today|last|this|next|is|was|had|has|de|del|van|von|bin|ibn|al|la|le|da|di)\b)"
)
# One character class first, to skip other characters fast.
_INVERTED = r"[,.?!…—–”\"’'»“-](?:(?<=[,.?!…—–-])[”\"’'»“]*|(?<=[”\"’'»“]))"
_OUTER = (
    r"(?:quot(?:ed|es|ing)|cit(?:ed|es|ing)|criticis(?:ed|es)|criticiz(?:ed|es)|prais(?:ed|es)|blam(?:ed|es)|mock(?:ed|s)"
    r"|attack(?:ed|s)|slamm(?:ed|s)|condemn(?:ed|s)|denounc(?:ed|es)|defend(?:ed|s)|ridicul(?:ed|es)|scold(?:ed|s)"
    r"|chid(?:ed|es)|recall(?:ed|s)|remember(?:ed|s)|heard)"
)


class EnglishCues:
    """Regular expressions over a paragraph, at the end or the start of a name or a cue, and words."""

    CUE = _CUE
    """Any of `CUES`; "went on" only counts before a comma or a colon."""
    # A role between an organisation and the name that holds it: "Tesla chief executive Elon Musk".
    POST = rf"\s+{_NO_ROLE}[a-z][\w-]*(?:\s+[a-z][\w-]*){{0,2}}\s+"
    # "said the Orrin market had grown", "according to Brandt staff": the noun after the name counts, not the name.
    MODIFIES = (
        rf"\s{_NO_ROLE}(?!(?:figures|data|statistics|estimates|research|himself|herself|itself|themselves|alone|again|then"
        r"|would|could|should|can|may|might|must|needs?|do|does|did|wants?|are|were|has|have|will|tonight|afterwards?|outside"
        r"|inside|through|via|because|since|although|though|if|where|so|yet|not|just|only|under|near|behind|beside)\b)[a-z]+(?<!ly)\b"
    )
    # "the mayor said Brandt is late": Brandt is the topic, not the speaker.
    CLAUSE = (
        r"\s[“\"‘«]?(?:is|are|was|were|has|have|had|will|would|could|should|can|may|might|must|needs?|do|does|did"
        r"|wants?)\b"
    )
    # Text between the end of a name and the verb.
    CUE_AFTER_NAME = rf"(?:{_ASIDE}|(?P<comma>,))?{_BETWEEN}\s+(?P<cue>{_CUE})"
    # Announces a quotation in the next paragraph.
    STATEMENT_AFTER_NAME = (
        rf"{_BETWEEN}\s+(?P<cue>(?:issued|released|posted|published|made|gave|offered|sent|put out)"
        r"\s(?:the following|this)\s(?:[a-z]+\s){0,2}(?:statement|message|response|reply|tweet|post|comment|remarks?))"
        r"(?=\s?[:.]|\s(?:on|to|about|after|in|via)\b)"
    )
    # “…,” said Ana Brandt.
    CUE_BEFORE_NAME = rf"{_INVERTED}\s*(?P<cue>{_QUOTATIVE})\s+{_NOBODY}"
    # “…,” laughed Ana Brandt: verbs of saying only right behind quoted words.
    INVERTED_CUE = rf"[,?!…—][”\"’'»]\s+(?P<cue>{alternation(INVERTING_VERBS - QUOTATIVE_VERBS)})\s+{_NOBODY}"
    ACCORDING = r"\b(?P<cue>[Aa]ccording to|[Ii]n the words of)\s+"
    # What may stand between a cue and the name after it: "the mayor, Ana Brandt", "campaign manager Ole Brask".
    BEFORE_NAME = rf"(?:(?:the|a|an)\s[a-z][^,.“”\"]{{1,60}},\s+|{_ROLE})"
    # "She also said", at the start of a text.
    FIRST_PRONOUN = rf"(?P<name>[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)\b{_BETWEEN}\s+(?P<cue>{_CUE})"
    # “…,” said she.
    PRONOUN_AFTER_CUE = r"\s+(he|she|they)\b"
    # "The man who shot Bo Lind said", "Lawyers defending Trump said", "Not even Ida Holm said", "Did Bo Lind say".
    NOT_SUBJECT = (
        r"\b(?:[Nn]ot even|[Nn]either|[Nn]or|[Ii]f|[Ww]hether|[Uu]nless|[Dd]id|[Dd]oes|who|whom|whose|both|between"
        r"|beside|besides|behind|alongside|opposite|except|[Ee]very(?:one|body)\sbut|[Nn]o(?:body|\sone)\sbut|[Aa]ll\sbut"
        r"|[a-z]+ing|[a-z]+ed|say|says|said|told|shot|knew|met|held|led|who\s[a-z]+)\s+(?:[Tt]he\s+)?$"
    )
    # Openings of a noun phrase that asserts nothing: "Did Bo Lind say".
    NO_STATEMENT = r"(?:Did|Does|If|Whether|Unless|Neither|Nor|Not)\b"
    # What makes the name behind it somebody's employer or relative: "a lawyer for", "head of telecoms firm".
    MEMBER_OF = (
        r"\b(?:at|of|for|from|by|with)\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,3}?(?:firm|company|giant|group|agency|watchdog|newspaper"
        r"|paper|bank|charity|union|club|retailer|maker|network|broadcaster|party|body|chain|website|magazine)\s(?:the\s)?$"
        r"|\b(?:associate|lawyer|attorney|spokes\w+|aide|ally|advis[eo]r|friend|supporter|critic|son|daughter|wife|husband|brother"
        r"|sister|father|mother|widow|widower|agent|assistant|biographer|opponent|rival|successor|predecessor|victim)s?"
        r"\s(?:of|for|to)\s(?:[\w’'-]+\s){0,4}$"
    )
    # Between a person and where they belong: "Ana Brandt of Orrin Bay".
    NAME_OF = r"\s+(?:of|from|for|at|in)\s+(?:the\s+)?"
    # Between "said" and a name: in "said a report by X" and "said people in Moscow", the name isn't the speaker's.
    INDIRECTLY = (
        r"\b(?:of|for|to|by|in|at|from|with|who|whose|which|that|close|near|against|about|on|behind|under"
        r"|as|while|[a-z]+ing)\b"
    )
    INNER_CUES = ("saying", "calling", "telling", "shouting", "writing")
    # "Quoted Ana Brandt as saying": the cue after the name, and what precedes the name.
    INNER_CUE = rf"\s(?:(?:as|for)\s)?(?P<cue>{'|'.join(INNER_CUES)})\b"
    OUTER_CUE = rf"\b{_OUTER}\s(?:(?!by\b)[\w’'-]+\s){{0,3}}$"
    # The same from the verb before the name on: its subject is somebody else.
    INNER_FRAME = rf"{_OUTER}\s(?:(?!as\b|for\b)[\w.’'“”\"-]+\s){{1,6}}?(?:(?:as|for)\s)?(?:{'|'.join(INNER_CUES)})\b"
    # Ana Brandt on her defeat: “…”.
    COLON = (
        r"(?:\s\([^()]{1,40}\))?(?:,?\son\s(?:his|her|its|their|the|being|an?|why|how)\s[^:,.“”\"]{2,50})?"
        r"(?P<cue>:)\s*[“„\"«‘]"
    )
    # "Brandt was asked": the name is the listener's, unless the cue is one of `PASSIVE_CUES`.
    PASSIVE = r"\b(?:is|was|are|were|been)(?:\s(?:\w+ly|once|also|then|later|again|first|often|even))?\s+$"
    PASSIVE_CUES = frozenset(["quoted"])
    ACCORDING_TO = r"\b[Aa]ccording to\b"
    ACCORDING_SIGN = "ccording to"
    WORDS_OF_SIGN = "n the words of"
    """What a text has wherever `ACCORDING` matches: this sign or the one above."""
    THIS = " this "
    THE = " the "
    WHO = ", who "
    AND = ", and "
    BY = " by "
    FOLLOWING = " the following "
    WITHOUT_CUE = (":", ACCORDING_SIGN, WORDS_OF_SIGN, FOLLOWING, "—", "–", "” -", '" -', "”-")
    """What a paragraph has that attributes words without one of `CUES`."""
