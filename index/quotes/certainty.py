"""Reasons to doubt: labels that are no whole name, and frames in which somebody else may speak.

A name that is printed is a claim about a real person, so a doubt is enough to leave it out. Not for finding speakers:
see `finder.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from index.languages import (
    AMBIGUOUS_TITLES,
    CUES_AS_NOUNS,
    DEMONYMS,
    FIRST_NAME_PRONOUNS,
    INSTITUTION_NOUNS,
    NUMERALS,
    OPENERS,
    PLACE_NOUNS,
    SPEECH_NOUNS,
    TIME_WORDS,
    TITLES,
)
from index.quotes.cue_pattern import alternation
from index.quotes.cues import Attribution
from index.quotes.paragraph import ParsedParagraph

_NO_NAMES = INSTITUTION_NOUNS | PLACE_NOUNS | DEMONYMS | NUMERALS | TIME_WORDS | OPENERS | AMBIGUOUS_TITLES
_NEVER_FIRST = TIME_WORDS | AMBIGUOUS_TITLES
_HONOURS = frozenset("qc kc obe mbe cbe phd md".split())
_COMPOUND = re.compile(r"\w-[a-z]{3,}$")  # "Republican-controlled", "Thirty-eight"
_NOUN_CUES = CUES_AS_NOUNS | {"states", "answers", "promises", "questions", "points", "views"}
# What makes a name the tail, or the head, of something longer: "University of Orrin", "Crane & Sons", "Ana “Bo” Lind".
_TAIL_OF = re.compile(
    r"(?:[A-Z]\w*\s(?:(?:of|for|on|in)\s(?:the\s)?|the\s|and\s(?:the\s)?|&\s)|&|[A-Z]['’]|\w-|[A-Z]\w+\s[“\"])$"
)
_HEAD_OF = re.compile(
    r"\s(?:&|and)\s(?:the\s)?[A-Z]|&|\s[“\"‘(][A-Z]\w+[”\"’)]\s[A-Z]|[\u00ad\u200b-\u200f\u2060\ufeff]"
)
_INSTITUTION_TAIL = re.compile(r"\s(?:of|for|on|against|in|to)\s")
_CONDITIONAL = re.compile(
    r"\b(?:[Hh]ad|[Ii]f|[Ss]hould|[Ww]ere|[Ww]hether|[Uu]nless|[Ss]uppose|[Ii]magine)\s(?:[^\s.;:,“”\"]+\s){0,3}$"
)
_NEGATION = re.compile(r"\b(?:never|not|hardly|would|could|might|may|allegedly|denie[sd]|refuse[sd])\b|n['’]t\b")
_DENIALS = frozenset(
    "denied denies dismissed dismisses rejected rejects disputed declined declines refused refuses".split()
)
_SPEAKING = alternation(
    """
    say says said saying tell tells told telling ask asks asked asking called calling shout shouts shouted shouting
    claimed claiming warned warning insist insists insisted insisting declare declared
    declaring write writes wrote writing yelled yelling promised promising vowed
    """.split()
)
# Another’s words between the cue and the quotation mark: "criticised Bo Lind for saying", "her mother always said",
# "Bo Lind’s claim that", "a statement from Bo Lind". Behind a comma, "and" or "to", the subject is still the same.
_OTHERS_WORDS = re.compile(
    rf"(?<!,\s)(?<!\band\s)(?<!\bto\s)(?<!\bbut\s)(?<!\bthen\s){_SPEAKING}"
    rf"|['’]s?\s(?:\w+\s){{0,2}}{alternation(SPEECH_NOUNS | {'accusation', 'allegation', 'statement', 'remarks'})}"
    r"|\b(?:statement|letter|post|message|tweet|e-?mail|note|report|text)\s(?:from|by)\b"
    r"|(?:\band|\bwhile|\bbut|;)\s(?:the\s)?[A-Z][^.,“\"]{2,40}\s$|(?<!\b[Hh]e)(?<!\b[Ss]he)(?<!\b[Ii]t)(?<!\bwho)['’]s?\s$"
)
_SOMEBODY_SPEAKS = re.compile(rf"{_SPEAKING}|\bdemanded\b")
_AS_SAYING = re.compile(r"\s(?:[\w.’'-]+\s){1,4}?(?:as\s)?(?:saying|telling|calling|say|shout|tell)\b")
_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING_MARKS = "”\"’'»“)]"
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s")
MAX_SMALL_WORD = 3
"""Longest word that titles of works write in small letters."""
MAX_FRAME_CHARACTERS = 600
"""Most text between words and their speaker: who else speaks in more isn't looked for, so nobody is named."""
MAX_HEADING_CHARACTERS = 100
"""Longest headline."""


def is_heading(text: str) -> bool:
    """Return whether a paragraph is a headline rather than a sentence: it is short, and ends without a full stop."""
    if len(text) > MAX_HEADING_CHARACTERS:
        return False
    ending = text.rstrip()
    if ending.endswith(_SENTENCE_ENDS):
        return False
    return bool(ending) and not ending.rstrip(_CLOSING_MARKS).endswith(_SENTENCE_ENDS)


def is_whole_name(paragraph: ParsedParagraph, attribution: Attribution, elsewhere: bool) -> bool:
    """Return whether a speaker's label is a name, and all of it.

    `elsewhere` tells whether the article names the same at another place, which one word alone needs.
    """
    if not attribution.who or not attribution.name:
        return False
    written, label = attribution.who.name, attribution.name.split()
    start = paragraph.text.rfind(written, 0, attribution.end)
    opens = start == paragraph.sentence_start(start)
    if not _names_somebody(label, elsewhere or " " in written, opens):
        return False
    before, end = paragraph.text[max(0, start - 40) : start], start + len(written)
    if _TAIL_OF.search(before) or _HEAD_OF.match(paragraph.text, end):
        return False
    return written.split()[-1].lower() not in INSTITUTION_NOUNS or not _INSTITUTION_TAIL.match(paragraph.text, end)


def _names_somebody(label: list[str], elsewhere: bool, opens: bool) -> bool:
    first, last = label[0].rstrip(".").lower(), label[-1].rstrip(".").lower()
    if any(_COMPOUND.search(word) for word in label) or len(last) < 2:
        return False
    if len(label) == 1:
        return elsewhere and first not in _NO_NAMES
    if len(label) == 2 and first in PLACE_NOUNS:
        return False
    if len(label) > 2 and first not in FIRST_NAME_PRONOUNS and label[1].lower() in FIRST_NAME_PRONOUNS:
        return False  # "Soprano Ana Brandt": whether it is her name can't be told
    if last in TITLES or last in _HONOURS:
        return False  # "Foreign Secretary", "Ana Brandt QC"
    no_name = first in _NEVER_FIRST or (opens and first in OPENERS | NUMERALS and last not in INSTITUTION_NOUNS)
    return first in FIRST_NAME_PRONOUNS or not no_name


def is_doubtful(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether words may be another's than the attributed speaker's, or nobody's."""
    text, cue = paragraph.text, attribution.cue.lower()
    if is_doubtful_cue(paragraph, attribution) or _is_title_of_work(text[slice(*span)]):
        return True
    if paragraph.distance(span, (attribution.start, attribution.end))[1] > MAX_FRAME_CHARACTERS:
        return True
    if cue.startswith("ask") and paragraph.sentence_number(span[0]) != paragraph.sentence_number(attribution.end):
        return True  # "“Here I am.” “Where?” Ana Brandt asked Bo Lind. “Here.”": what is asked, or a reply
    if attribution.end <= span[0]:
        frame = text[attribution.end : max(attribution.end, span[0] - 1)]
        if cue in ("quoted", "quotes") and not _PASSIVE.search(text, attribution.start, attribution.end):
            return True
        if cue in _DENIALS and not frame.rstrip(" :").endswith((" as", ", saying")):
            return True
        return bool(_OTHERS_WORDS.search(_outside(paragraph, attribution.end, frame)))
    between = text[span[1] + 1 : attribution.start]
    as_saying = attribution.rule == "X said" and _AS_SAYING.match(text, attribution.end)
    return bool(as_saying or _SOMEBODY_SPEAKS.search(between))


def _is_title_of_work(words: str) -> bool:
    """Return whether quoted words are capitalised as titles are: "Bells over Bergamo"."""
    long_words = [word for word in words.split() if len(word) > MAX_SMALL_WORD]
    return len(long_words) > 1 and all(word[0].isupper() for word in long_words)


def is_doubtful_cue(paragraph: ParsedParagraph, attribution: Attribution) -> bool:
    """Return whether a cue is no verb of saying there, or says that nothing was said."""
    text = paragraph.text
    name = attribution.who.name if attribution.who else ""
    if _CONDITIONAL.search(text, max(0, attribution.start - 60), attribution.start):
        return True
    first = name.split(" ", 1)[0].lower()
    if attribution.rule == "X said" and attribution.cue in _NOUN_CUES and first not in FIRST_NAME_PRONOUNS:
        return True
    clause = text[attribution.start + len(name) : attribution.end]
    return (
        attribution.rule == "X said"
        and len(clause) < 60
        and bool(_NEGATION.search(clause.removesuffix(attribution.cue)))
    )


def _outside(paragraph: ParsedParagraph, begin: int, frame: str) -> str:
    """Return a frame with the words between its own quotation marks left out."""
    end, parts = begin + len(frame), []
    for start, stop in paragraph.spans[bisect_left(paragraph.spans, (begin,)) : bisect_left(paragraph.spans, (end,))]:
        parts.append(paragraph.text[begin:start])
        begin = stop
    return "".join([*parts, paragraph.text[begin:end]])
