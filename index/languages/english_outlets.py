"""English ways to name the outlet that answers are wanted from, as patterns.

Not for the names of outlets: see `outlet_names.py`.
"""

from __future__ import annotations

_SLOT_WORDS = r"say|says|said|views?|opinions?|positions?|stances?|takes?|comments?|thoughts?|thinks?|quotes?"


class EnglishOutlets:
    """Regular expressions without regard to case; blanks in those over several lines don't count."""

    ARTICLE = "the"
    """The word before an outlet's name that may be left out, also in the name itself."""
    # "Reuters: …", "The Guardian: …", at the start of a question.
    NAMED_FIRST = r"(?:the\s)?([^:?!]{1,60}):\s"
    BY = r"\sby\s(?:the\s)?$"
    """The end of `FROM` that goes with the outlet: "coverage by"."""

    # Contexts that make the outlet the topic: "resigned from the BBC", "shares in Reuters", "an attack on the Times".
    ITS_OWN = rf"""
    \b(?: (?:resign\w*|fired|sacked|left|quit|retired?|suspended|removed|dismissed|banned|departure|exit|journalists?
            |reporters?|editors?|correspondents?|statement|people|someone|remove|resignation) \s from
        | (?:shares?|stakes?|invest\w*|interest|works?|worked|confidence|trust|jobs?) \s in
        | (?:attacks?|bans?|raids?|assault|report|based|sanctions|taxe?s?|ban|{_SLOT_WORDS}) \s on
    ) \s (?:the\s)? $
    """
    SAID_ON = rf"\b(?:{_SLOT_WORDS})\son\s(?:the\s)?$"
    TOPIC_BEHIND = r"\s(?:about|regarding)\b"
    FROM = r"""
    (?<![\w'’-]) (?: (?P<sure>(?:according\sto|as\sreported\s(?:by|in)|via|(?:as\s)?per
                       |(?:quoted|cited|seen)\s(?:by|in|on)) \s(?:the\s)?)
                   | (?P<open>(?:in|from|on|(?:report|reported|article|articles|story|stories|published|news|coverage
                       |written)\sby)\s(?P<the>the\s)?) )
    """
    AT_THE_END = (
        r"(?:[,;:?!.–—-]\s(?:only\s|source:?\s)?|\sonly\s)(?:(?:from|in|on|by)\s)?(?:the\s)?"
        r"(?P<name>[^\s,;:?!.()][^,;:?!()]{0,40}?)(?:\s(?:only|alone|please|pls))*[\s?!.]*$"
    )
    AND = r"(?:,\s?|\s?(?:,\s)?(?:and|or|&)\s)(?:(?:in|from|on)\s)?(?:the\s)?"
    BEHIND = r"""
    \s?(?:[?.!,;:)] | $) | \s(?:about|on|of|in|since|from|that|regarding|what|who|how|when|why|where|which|did|does
    |has|please)\b
    """
    # "The Guardian's report on ...", "Reuters says that ...", at the start of a question.
    LEAD = r"(?:(?:what|any|some|all|show|read|latest|the|summari[sz]e|sum\sup|did|does|has|have)\s)*"
    ITS_WORDS = r"""
    (?:['’]s?)?\s(?:reports?|reported|reporting|coverage|stor(?:y|ies)|articles?|headlines|news|says?|said|writes?
        |wrote|written|publish(?:ed|es)?|print(?:ed)?|pieces?|takes?|version|account|analysis|interview)
    (?:\s(?:about|on|of|from|regarding|that))?(?=[\s?.!]|$)\s?
    """
