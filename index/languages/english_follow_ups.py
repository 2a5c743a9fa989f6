"""English words that refer back to the question before, and ways to ask the same about something else, as patterns.

Not for words in articles that refer back: see `english_people.py`.
"""

from __future__ import annotations


class EnglishFollowUps:
    """Regular expressions, without regard to case; blanks in those over several lines don't count."""

    SUBJECT = r"(?<![\w'’-])(?:he|she|they)(?![\w-])"
    OBJECT = (
        r"(?<![\w'’-])(?:him|them|her(?=\s?(?:$|[?.!,;]|\s(?:about|on|of|in|at|to|for|with|say"
        r"|mention)\b)))(?![\w'’-])"
    )
    HIS = r"(?<![\w'’-])(?:his|her|their)(?=\s\w)"
    POSSESSIVE_ENDING = "'s"
    """What a name ends with in the place of `HIS`."""
    HE = frozenset(("he", "him", "his"))
    THEY = frozenset(("they", "them", "their"))
    THING = r"(?<![\w'’-])(?:(?:its?|they|their|these|those)(?![\w-])|(?:there|this|that|them|ones?)(?=\W*$))"
    LAST_THING = r"\s(?:it|this|that|there|them|so|ones?)\W*$"
    NEW_TOPIC = r"""
    (?:btw|by\sthe\sway|unrelated|off\stopic|(?:on\s)?(?:a(?:n)?(?:other|\sdifferent|\snew)|different|another|new|next)\s
        (?:question|topic|subject|note|thing)|changing\sthe\s(?:topic|subject)|something\selse)\b[\s,:;.–—-]*
    """
    # "Who else?", "What did others say?"
    OTHERS = r"""
    (?:(?:and|but)\s)? (?: (?:who|(?:did\s)?any(?:one|body))\selse | (?:what\sabout\s)?(?:the\s)?others)
    (?:\s(?:say|says|said)(?:\s(?:so|that|this|it|anything|something))?)?
    | what\s(?:did|do|have)\s(?:the\s)?others\s(?:say|said|think)
    """
    # "What about X", "And on X": with a preposition, X is the topic; without one, X may be the speaker.
    ABOUT = r"""
    (?:(?:and|but|so|ok|or)\b,?\s)?
    (?: (?:what|how)\sabout\s | (?P<topic>(?:about|on|regarding|of)\s) | (?<=and\s) | (?<=but\s) | (?<=or\s) )
    (?P<rest>\S.*)
    """
    PERSON_ABOUT = r"(?P<person>\S.{0,60}?)\s(?:about|on|regarding)\s(?P<topic>\S.*)"
    QUESTION_OPENING = (
        r"(?:what|who|when|where|why|how|which|did|does|do|is|are|was|were|has|have|had|can|could|will"
        r"|would|should)\b"
    )
    # The noun of a description, in lower case: "the mayor of the town".
    HEAD = r"(?:the|a|an|its|their|his|her)?\s?(?:[\w'’-]+\s){0,3}?([\w'’-]+)(?=\s(?:of|for|at|on|in|from)\b|\W*$)"
    PLACE = r"(?:^|\s)there\W*$"
    MEASURES = frozenset(("much", "mani", "long", "far", "often"))
    """Terms of words that ask for a measure: "how many"."""
    CONJUNCTION = r"(?:and|but)\b"
