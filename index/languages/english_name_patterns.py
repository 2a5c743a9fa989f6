"""How English writes the names of people and organisations, as patterns, and the words in and around them.

Not for common first names and kinds of organisations: see `english_names.py` and `english_phrases.py`.
"""

from __future__ import annotations

from index.languages.english import (
    FOREIGN_JOINTS,
    NAME_PARTICLES,
    NAME_STOP_WORDS,
    PARTY_WORDS,
    TITLE_ABBREVIATIONS,
    TITLES,
)
from index.languages.english_cues import EnglishCues
from index.languages.english_names import FIRST_NAME_PRONOUNS
from index.languages.english_phrases import COMPANY_NOUNS, DEMONYMS, FIRM_NOUNS, OPENERS, PARTIES, TIME_WORDS

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪİĶĹĻĽŁŃŅŇŐŒŔŘŚŜŞŠŢŤŪŮŰŲŹŻŽА-ЯЁ]"
"""A capital letter that may begin a name."""
_PARTICLE = rf"(?:{'|'.join([*NAME_PARTICLES, *FOREIGN_JOINTS])}|in ['’]t|['’]t)"
_ABBREVIATED = rf"(?:{'|'.join(TITLE_ABBREVIATIONS)}|St)\.(?=\s)"
_WORD = (
    rf"(?!(?:Jr|Sr)\b)(?:{_ABBREVIATED}"
    rf"|(?:{_CAPITAL}['’](?={_CAPITAL})|Ó\s|Mc|Mac|al-|el-|Al-|El-)?{_CAPITAL}\w+(?:['’-]{_CAPITAL}?\w{{2,}}){{0,3}}"
    rf"|{_CAPITAL}\.(?:{_CAPITAL}\.){{0,3}}|(?:[B-HJ-Z]|A(?=\s[A-Z]\s))(?=\s{_CAPITAL}))"
)
_JOINT = rf"\s+(?:&\s+|(?:{_PARTICLE}\s+){{0,2}})"
_WHOLE = rf"(?<!\w){_WORD}(?:{_JOINT}{_WORD}){{0,7}}(?:,?\s+(?:Jr|Sr)\b\.?)?"


_DEGREE = (
    r"(?:Ph\.?\s?D|M\.?D|J\.?D|D\.?Phil|M\.?B\.?A|B\.?A|M\.?Sc|R\.?N|Esq|FRS|FBA|FRCS|QC|KC|SC|OBE|MBE|CBE|KBE|DBE"
    r"|MEP|MP)"
)
_FIELD = rf"{_CAPITAL}[\w-]+(?:\s{_CAPITAL}[\w-]+)?"
_FIRM_ENDS = "|".join(sorted(noun.capitalize() for noun in FIRM_NOUNS))


class EnglishNames:
    """Regular expressions over a text and its words, and words, in lower case unless capitals tell."""

    NAME = rf"(?>{_WHOLE})(?!\w)"
    """A regular expression for a run of capitalised words, including titles; it never backtracks over a word."""
    COMPOUND = (
        r"\w-(?:[a-z]+(?:ed|ing|wide|style|like|friendly|level|related)|led|run|born|old|long|free|turned|bound|made|held"
        r"|era|one|two|three|four|five|six|seven|eight|nine)$"
    )
    """A regular expression for a compound that isn't a name: "Republican-controlled", "Thirty-eight"."""
    SURNAME_PREFIXES = frozenset([*NAME_PARTICLES, "ben", "abu", "el", "st.", "san", "santa"])
    """Words that begin a surname of two words."""
    SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"])
    # "Forester", "Bassist": maybe not first names.
    AGENT = r"[a-z](?:er|or|ist|man|woman|eer|ess|ant|ent|ian)$"
    POLICE = "police"
    """The word that names an organisation, though it is a stop word of names."""
    MARCH = "march"
    """The month that is no first name."""
    GENERAL = "general"
    """The word that is a title behind another one alone: "Attorney General"; cf. General Motors."""
    TURNED = "-turned-"
    """What makes a compound a description: "Actor-turned-Senator"."""
    SAID = ("Said", "Says")
    """Cues that look like first names at the start of a sentence."""
    ELECTED_ENDING = "-elect"
    FORMER = ("then-", "ex-")
    PLURAL_ENDING, SINGULAR_ENDING = "ies", "y"
    FRONT = (NAME_STOP_WORDS | TIME_WORDS) - {POLICE}
    BACK = NAME_STOP_WORDS - frozenset("police authorities critics officials experts people".split())
    DESCRIPTIONS = (PARTY_WORDS | DEMONYMS | PARTIES | OPENERS | NAME_STOP_WORDS) - set(FIRST_NAME_PRONOUNS)
    PAPERS = COMPANY_NOUNS | {"mirror", "star", "sun", "observer", "independent", "world", "people", "politics"}
    INNER_WORDS = frozenset(["without", "against", "our", "my", "your", "their"])
    BEHIND_TITLES = frozenset(["tem", "tempore", "emeritus", "emerita", "designate"])  # "Speaker Pro Tem"
    HONOURS = frozenset("QC KC SC OBE MBE CBE KBE DBE FRS FBA PhD MD JD MP MEP MLA MSP MLC TD".split())
    # Names that look like function words.
    ACRONYMS = frozenset(["WHO", "US"])
    # What may follow a name: "Ana Brandt, Ph.D.".
    DEGREES = rf"(?:,?\s{_DEGREE}\b\.?)+(?=\W)(?:,(?=\s{EnglishCues.CUE}))?"
    CAPITAL = rf"{_CAPITAL}(?<!\w.)"
    OF = rf"\s(?:of|for|on|against)\s(?:the\s)?(?={_CAPITAL})"
    AL = ("al-", "el-")
    """Articles that begin a name in lower case."""
    IN = "In {}"
    """A month with the preposition that makes it a time."""
    PLACED = ("University", "College")
    """Institutions that a place may follow."""
    CITY_OF = " of "
    JOINED = " and "
    ARTICLES = ("the ", "The ")
    OPEN_ENDS = (" Up", " Out", " Together")
    """Ends of names that a function word may follow: "Standing Up for …"."""
    PEOPLE_OF = "of"
    """The opening of the function words in "Friends of the Harbour"."""
    AT = rf"\s(?:at|in)\s(?={_CAPITAL})"  # "University of Orrin at Marlow"
    # What leads from a title to its complement: "Secretary of State for Wales".
    TITLE_OF = rf"\s(?:of|for|to|in|and)\s(?:the\s)?(?={_CAPITAL})"
    AND = rf"(?:,?\sand|\s&)\s(?:the\s)?(?={_CAPITAL})"
    # The fields of an institution: "Disease Control and Prevention".
    FIELDS = rf"(?:,\s{_FIELD}){{0,6}},?\s(?:and|&)\s(?P<last>{_FIELD})(?!['’]?\w)"
    # "Crane, Lind & Sons".
    LISTED_FIRM = rf"(?:,\s{_CAPITAL}[\w-]+){{1,4}},?\s&\s{NAME}"
    # "Ernst and Young": the second founder.
    SECOND_FOUNDER = rf"\s(?:and|&)\s(?P<second>{_CAPITAL}\w+)(?!\w)(?!\s{_CAPITAL})"
    FIRM = rf"(?:,\s{_CAPITAL}[\w-]+){{0,4}},?\s(?:and|&)\s(?:{_FIRM_ENDS})\b"
    # Function words inside a name: "Feed the Harbour".
    SMALL_WORD = rf"\s(the|for|on|of the|of)\s(?={_CAPITAL})"
    # The second half of "Fish and Wildlife Service".
    BODY_BEHIND = rf"\sand\s(?P<name>{_CAPITAL}[\w’'-]+\s(?P<last>{_CAPITAL}\w+))(?!['’]?\w)"
    OFFICE_ENDS = tuple(title.capitalize() for title in (*TITLES, "general", "coroner"))
    NATIONAL = ("U.S.", "US", "UK", "Royal", "National", "Federal")
    ABBREVIATED_ENDS = ("Inc", "Corp", "Ltd", "Co", "Bros", "Cos")
    # The second half of "Hotels and Resorts".
    TRADE = rf"\s(?:and|&)\s({_CAPITAL}\w+)(?!\s?{_CAPITAL}|\w)"
    POSSESSIVE = rf"(?:['’]s|(?<=s)['’])\s(?={_CAPITAL})"
    NICKNAME = (
        rf"\s(?:“(?P<curly>{_CAPITAL}\w*(?:\s\w+){{0,2}})”|\"(?P<straight>{_CAPITAL}\w*(?:\s\w+){{0,2}})\""
        rf"|‘(?P<single>{_CAPITAL}\w*(?:\s\w+){{0,2}})’|\(\"?“?(?P<round>{_CAPITAL}\w*)”?\"?\))\s(?={_CAPITAL})"
    )
    # The holder of a title: "the Mayor, Ana Brandt,".
    APPOSED = rf",\s(?:the\s)?(?P<name>{NAME})(?=,\s(?!{_CAPITAL}|and\b))"
    PARTICLES_BEFORE = r"\b(?:van|von|bin|ibn|ter|ten|di|da)(?:\s(?:der|den|de|dem))?\s$|\bde\sla\s$"
    INSIDE_SENTENCE = r"(?:[,;–—][”\"’'»]?|\b(?:said|says|added|to))\s$"
    # What may continue a name beyond its run of capitalised words.
    GOES_ON = rf"\s(?:of|for|on|against|to|and|&|the|[“\"‘(])|['’]s?\s|,\s{_CAPITAL}"
    MONTHS = ("March ", "April ", "May ", "June ", "August ")
    MONTH_BEFORE = r"\b(?:in|since|by|until|during|of|from|to|late|early|last|this|next|mid)[\s-]$"
