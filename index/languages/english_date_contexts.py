"""What stands around dates in English questions, as patterns: what makes words a date, a topic or a name.

Not for dates themselves: see `english_dates.py`.
"""

from __future__ import annotations

from index.languages.english import DATE_WORDS, ENGLISH_STOP_WORDS, QUESTION_WORDS, SEASONS
from index.languages.english_dates import EnglishDates

_DATE = EnglishDates.DATE
_MONTH, _SHORT_MONTH = EnglishDates.MONTH, EnglishDates.SHORT_MONTH
_WEEKDAY, _DAY, _YEAR = EnglishDates.WEEKDAY, EnglishDates.DAY, EnglishDates.YEAR
_TO = r"(?:\s(?:to|until|till|through)\s|\s?[-–]\s?)"
_AND = r"(?:\s(?:and|to|until|till|through)\s|\s?[-–]\s?)"
_NO_NOUN = "|".join(sorted(ENGLISH_STOP_WORDS | QUESTION_WORDS | DATE_WORDS, key=len, reverse=True))


class EnglishDateContexts:
    """Regular expressions over questions, and over what precedes and follows a date in them, and words before dates."""

    # Dates that mean the same days tomorrow.
    CALENDAR = (
        rf"\d{{4}}|\d[./-]\d|\d(?:st|nd|rd|th)\b|\b(?:{_SHORT_MONTH}|(?:{_WEEKDAY}"
        rf"|{'|'.join(SEASONS)})\b)"
    )
    # A date with its preposition, a range with both ends, or a date alone. The groups before it tell the preposition.
    DATE_EXPRESSION = rf"""
    (?<![\w@#$€£'’.-])
    (?: (?: (?P<between>(?:between|from|on)\s|(?:in|during)\s(?={_MONTH}\s(?:{_YEAR}\s)?and\s|{_YEAR}\sand\s))
          | (?={_DAY}{_TO}{_DAY}\s(?:of\s)?{_SHORT_MONTH})
          | (?={_SHORT_MONTH}\s(?:{_YEAR}\s|{_DAY}\s)?(?:to|until|till|through|[-–])\s)
          ) (?P<low>{_DATE}|(?:the\s)?{_DAY}) {_AND} (?P<high>{_DATE})
      | (?:(?:between|from|on)\s)? (?P<same>{_SHORT_MONTH})\s(?P<first>{_DAY}) {_AND} (?P<last>{_DAY})
        (?:,?\s(?P<its_year>{_YEAR}))?
      | (?: (?P<open>since|starting(?:\sfrom)?|until|till|up\sto|before|prior\sto|after)\s
          | (?P<inside>in|during|throughout|within|over|at|for|dated)\s
          | (?P<from_>from)\s
          | (?P<on>on)\s
          | (?P<said>(?:(?<=say\s)|(?<=said\s)|(?<=happened\s))(?={_WEEKDAY}))
          | ) (?P<one>{_DATE}) (?P<of>['’]s)?
    ) (?![\w'’]|[-–/.]\d)
    """.replace(" ", "").replace("\n", "")
    YEAR_ALONE = r"(?:in|during|throughout|for)\s\d{4}"
    NUMBER_OF_DAY = r"(?:the\s)?(\d\d?)(?:st|nd|rd|th)?"
    SINCE = ("since", "starting", "starting from")
    UNTIL = ("until", "till", "up to")
    BEFORE = ("before", "prior to")
    AFTER = ("after",)
    UP_TO = r"\s(?:until|till|up\sto|before|prior\sto)\s$"
    # A noun that the day before it describes: "on Sunday trading".
    DESCRIBES = rf"\s(?!(?:{_NO_NOUN}|regarding|concerning|please|pls)\b)[a-z]{{4,}}"
    ONE_MONTH = r"\s(?:april|may|june|august)$"
    DAY_ALONE = (
        rf"(?:the\s)?(?:{_DAY}\s(?:of\s)?{_SHORT_MONTH}"
        rf"|{_SHORT_MONTH}\s(?:the\s)?{_DAY})"
    )
    BEFORE_A_DAY = ("say ", "said ", "happened ")
    """Verbs that a day without a preposition may follow."""
    # What makes a date somebody's: "their last year in office".
    SOMEBODYS = r"(?:\b(?:his|her|its|their|my|your|our|whose)|(?<!\bwhat)(?<!\bwho)(?<!\bhow)['’]s)\s$"
    SOMEBODYS_DATES = ("last ", "past ", "previous ")
    """Openings of dates that are somebody's after `SOMEBODYS`."""
    SHOWS = ("Today", "Tonight")
    BEFORE_A_SHOW = r"\b(?:the|of|on|leav\w+|left|join\w*|host\w*|anchor\w*|watch\w*)\s$"
    BEHIND_A_SHOW = r"(?:['’]s)?\s(?:show|programme|program|host|co-host|anchor|presenter|editor)\b"
    MAY_OR_MARCH = r"(?:^|\s)(?:may|march)\b"
    BEFORE_A_TOPIC = r"(?:^|\s)(?:about|regarding|of|the|\d+\w*)\s$"
    # What makes a month a name: "confidence in May", "after May resigned".
    NAME_BEHIND = r"\s[A-Z]"
    BEFORE_A_NAME = r"(?:confidence|faith|trust|belie\w+|interest\w*)\s$"
    VERB_BEHIND_A_NAME = r"\s(?!(?:[a-z]{1,5}|regarding|concerning)\b)\w"
    NAMES_AFTER = r"""
    \s(?:for\s(?:our|life|science|women|jobs)|madness|on\swashington|the\s13th
    |(?:times|telegraph|mirror|express|post|mail|night\slive|people|homes|met(?:re|er)s|feet|miles|km|words|votes)\b)
    """
