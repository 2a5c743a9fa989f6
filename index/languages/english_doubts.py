"""What casts doubt on an English attribution, as patterns and words: incomplete names, and others who may speak.

Not for attributions: see `english_cues.py`.
"""

from __future__ import annotations

from index.languages.alternatives import alternation
from index.languages.english import MONTHS_AS_NAMES
from index.languages.english_phrases import (
    AMBIGUOUS_TITLES,
    DEMONYMS,
    INSTITUTION_NOUNS,
    NUMERALS,
    OPENERS,
    PLACE_NOUNS,
    TIME_WORDS,
)
from index.languages.english_speech import CUES_AS_NOUNS, DOCUMENT_NOUNS, SPEECH_NOUNS, STRONG_CUES

_SPEAKING = alternation(
    """
    say says said saying tell tells told telling ask asks asked asking called calling shout shouts shouted shouting
    texted texting emailed emailing messaged messaging phoned shouting chanted chanting sang singing signed
    claimed claiming warned warning insist insists insisted insisting declare declared
    declaring write writes wrote writing yelled yelling promised promising vowed
    """.split()
)
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)


class EnglishDoubts:
    """Regular expressions over the text around a name, a cue or quoted words, and words in lower case."""

    # Single words that are no name, and words that open none.
    NO_NAMES = (
        DOCUMENT_NOUNS | INSTITUTION_NOUNS | PLACE_NOUNS | DEMONYMS | NUMERALS | TIME_WORDS | OPENERS | AMBIGUOUS_TITLES
    )
    NEVER_FIRST = TIME_WORDS - MONTHS_AS_NAMES | AMBIGUOUS_TITLES
    ARTICLES = ("the ", "The ")
    PEOPLES_ENDING = "ians"
    """The end of names of peoples: "Gibraltarians"."""
    ADDRESSING = ("told", "tell", "ask")
    """Openings of cues before a listener."""
    QUESTIONING = ("ask", "wonder")
    """Openings of cues that somebody else may answer."""
    READING_CUES = ("read", "reads")
    QUOTING_CUES = ("quoted", "quotes")
    AGREEING_CUES = ("agreed", "agrees")
    TO = " to "
    PARTICLES = frozenset("up down out off away together forward".split())  # "Standing Up", for something
    # "The Orrin North MP" has the name of a place, not of a person.
    MEMBERS = (" MP", " MEP", " MSP", " MLA", " TD")
    NOUN_CUES = CUES_AS_NOUNS | {"states", "answers", "promises", "questions", "points", "views", "replies"}
    # Contexts that make a name part of a longer one: "University of Orrin", "Crane & Sons", "Ana “Bo” Lind".
    TAIL_OF = (
        r"(?:[A-Z]\w*\s(?:(?:of|for|on|in)\s(?:the\s)?|the\s|and\s(?:the\s)?|&\s)|&|[A-Z]['’]|\w-|[A-Z]\w+\s[“\"])$"
    )
    HEAD_OF = r"\s(?:&|and)\s(?:the\s)?[A-Z]|&|\s[“\"‘(][A-Z]\w+[”\"’)]\s[A-Z]"
    # "Most Gibraltarians", "two Lords": groups.
    COUNTED = (
        r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Mm]ost|[Mm]any|[Ss]ome|[Ff]ew|[Ss]everal|[Aa]ll|[Bb]oth|[Tt]wo|[Tt]hree|[Oo]ther"
        r"|[Oo]f the)\s(?:[a-z]+\s)?$"
    )
    # What continues an institution's name.
    INSTITUTION_TAIL = r"\s(?:of|for|on|against|in|to)\s"
    # "If Ana Brandt said", "had she promised": nothing was said.
    CONDITIONAL = (
        r"\b(?:[Hh]ad|[Ii]f|[Ss]hould|[Ww]ere|[Ww]hether|[Uu]nless|[Ss]uppose|[Ii]magine)\s(?:[^\s.;:,“”\"]+\s){0,3}$"
    )
    # "Ana Brandt never said".
    NEGATION = r"\b(?:never|not|hardly|would|could|might|may|allegedly|denie[sd]|refuse[sd])\b|n['’]t\b"
    # "Reportedly, Ana Brandt said": before the name, from the start of the sentence.
    HEARSAY = (
        r"^\W?(?:Reportedly|Allegedly|Supposedly|Purportedly)\b|\b[Rr]umou?rs?\s(?:has\sit|have\sit|says?)\b"
        r"|\b[Ii]t\s(?:is|was|has\sbeen)\s(?:claimed|alleged|rumou?red|said)\b"
    )
    # Cues before words that the speaker rejects, unless they give the `REASON`.
    DENIALS = frozenset(
        "denied denies dismissed dismisses rejected rejects disputed declined declines refused refuses".split()
    )
    REASON = r"\sas[\s:]*$|,\s(?:saying|calling|describing|insisting|adding|declaring)\b[^,.;]*$"
    # "Was quoted as saying": the words are the subject's.
    QUOTED_AS = r"\sas\ssaying\b[^,.;:“”\"A-Z]{0,60}$"
    # Cues before words that the speaker heard, if somebody says something there (`SAYS_THERE`).
    MEMORIES = frozenset("recalled recalls remembered remembers recounted recounts quoted quotes".split())
    SAYS_THERE = r"\b(?:saying|telling|asking|shouting|calling|writing|warning|singing|yelling|promising)\b"
    # The quoted question is addressed to the person who follows.
    ASKED_OF = r"(?:^|[.!?,]\s|\b[Ww]hen\s|\b[Bb]eing\s)[Aa]sked\b[^“”\"]{0,60}$"
    # “Where?” Ana Brandt asked. “Here,” came the reply.
    REPLY_BEHIND = (
        r"[”\"’'»]?,?\s(?:came|was|is|went)\s(?:the|his|her|their|a|one)\s(?:\w+\s)?(?:reply|answer|response|retort)\b"
    )
    # "Heard Ana Brandt say": a `BARE_CUES` cue after it has another subject.
    PERCEIVED = r"\b(?:heard?|hears|hearing|saw|watched|let|lets|made?|makes|had|have|having|help(?:ed|s)?)\s$"
    BARE_CUES = frozenset("say tell write warn insist argue ask".split())
    # Somebody else's words between the cue and the quotation mark: "criticised Bo Lind for saying", "her mother always
    # said", "Bo Lind’s claim that", "a statement from Bo Lind". After a comma, "and" or "to", the subject is the same.
    OTHERS_WORDS = (
        rf"(?<!,\s)(?<!\band\s)(?<!\bto\s)(?<!\bbut\s)(?<!\bthen\s){_SPEAKING}"
        rf"|['’]s?\s(?:\w+\s){{0,2}}{alternation(SPEECH_NOUNS | {'accusation', 'allegation', 'statement', 'remarks'})}"
        r"|\b(?:statement|letter|post|message|tweet|e-?mail|note|report|text)\s(?:from|by|sent|written|on\sbehalf|(?:which|that)\s[A-Z])"
        r"|\b(?!(?:he|she|they|it|I|we|also|would|who)\b)\w+\s(?:would\s|might\s|must\s)?(?:think|thinks|thinking|thought|feel|believe)\b"
        r"|\b(?:sign|placard|banner|poster|plaque|inscription|headline|sticker)s?(?:\s\w+){0,3}:?\s$"
        r"|(?:\band|\bwhile|\bbut|;)\s(?:the\s)?[A-Z][^.,“\"]{2,40}\s$"
    )
    OWNED = r"(?<!\b[Hh]e)(?<!\b[Ss]he)(?<!\b[Ii]t)(?<!\bwho)['’]s?\s$"  # "scorned Bo Lind’s “…”"
    # Another cue between quoted words and their speaker.
    SOMEBODY_SPEAKS = rf"{_SPEAKING}|\bdemanded\b"
    SOURCE_BEHIND = r"[^.!?“”\"]{0,80}\baccording to\b"  # the words may be the source's or the speaker's
    # "Ana Brandt quoted Bo Lind as saying", after the cue.
    AS_SAYING = r"\s(?:[\w.’'-]+\s){1,4}?(?:as\s)?(?:saying|telling|calling|say|shout|tell)\b"
    # "Ana Brandt was quoted".
    PASSIVE = r"\b(?:is|are|was|were|been|being)\s"
    STRONG = STRONG_CUES | {"according to", "in the words of"}
    # "…”, X said her boss shouted": the preceding words are the boss's.
    CLAUSE = rf"\s+(?:that|being|he|she|they|it|her|his|their|(?!{_DAY})[A-Z])"
    # Openings of subordinate clauses: "the man who Ana Brandt said", "Bo Lind said that Ana Brandt told".
    CLAUSE_WORD = (
        r"\b(?:that|which|who|whom|whose|when|while|where|because|since|after|before|if|though|although|until|unless|than"
        r"|what|whether|how|why|said|says|say|told|I|we|is|are|was|were)\b|[:;]|\bas\s"
    )
    # The rest of a sentence that its speaker closes: "…, Ana Brandt said on Monday."
    CLOSES = (
        r"(?:\s(?:on|in|at|late|early|last|this|during|yesterday|today|earlier|later|again)\b[^,;:“”\"]{0,50})?"
        r"[.!?]?[”\"’]?"
    )
    # What leads from a speaker on to more of their words.
    LEADS_ON = r"[,:—–-]\s?$|\b(?:that|adds|added|called|as|and|but)\b|,\s\w+ing\b"
    # "Ana Brandt, who says": a clause inside a sentence about something else.
    WHO_SAYS = r",\swho\s(?:\w+\s){0,2}$"
    # What a claim follows with: "claims on Monday that".
    THAT = r"(?:\s(?:on|last|this|in|late|early)\s\w+(?:\s\w+)?)?\s(?:that|he|she|it|they|there)\b"
