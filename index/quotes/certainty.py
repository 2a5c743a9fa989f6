"""Doubts about attributions: labels that aren't complete names, and contexts in which somebody else may speak.

A printed name is a claim about a real person, so any doubt is enough to leave it out. Not for finding speakers: see
`finder.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from index.languages import (
    AMBIGUOUS_TITLES,
    CLAIMING_VERBS,
    CUES_AS_NOUNS,
    DEMONYMS,
    DOCUMENT_NOUNS,
    FIRST_NAME_PRONOUNS,
    INSTITUTION_NOUNS,
    MONTHS_AS_NAMES,
    NUMERALS,
    OPENERS,
    PLACE_NOUNS,
    PLACE_OPENERS,
    REPORTING_VERBS,
    SMALL_WORDS,
    SPEECH_NOUNS,
    STRONG_CUES,
    TIME_WORDS,
    TITLES,
)
from index.quotes.cue_pattern import alternation
from index.quotes.cues import Attribution
from index.quotes.names import COMPOUND
from index.quotes.paragraph import ParsedParagraph
from index.quotes.subjects import names_work
from index.text import is_heading

_NO_NAMES = (
    DOCUMENT_NOUNS | INSTITUTION_NOUNS | PLACE_NOUNS | DEMONYMS | NUMERALS | TIME_WORDS | OPENERS | AMBIGUOUS_TITLES
)
_NEVER_FIRST = TIME_WORDS - MONTHS_AS_NAMES | AMBIGUOUS_TITLES
_PARTICLES = frozenset("up down out off away together forward".split())  # "Standing Up", for something
_MEMBERS = (" MP", " MEP", " MSP", " MLA", " TD")
_NOUN_CUES = CUES_AS_NOUNS | {"states", "answers", "promises", "questions", "points", "views", "replies"}
# Contexts that make a name part of a longer one: "University of Orrin", "Crane & Sons", "Ana “Bo” Lind".
_TAIL_OF = re.compile(
    r"(?:[A-Z]\w*\s(?:(?:of|for|on|in)\s(?:the\s)?|the\s|and\s(?:the\s)?|&\s)|&|[A-Z]['’]|\w-|[A-Z]\w+\s[“\"])$"
)
_HEAD_OF = re.compile(r"\s(?:&|and)\s(?:the\s)?[A-Z]|&|\s[“\"‘(][A-Z]\w+[”\"’)]\s[A-Z]")
_COUNTED = re.compile(
    r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Mm]ost|[Mm]any|[Ss]ome|[Ff]ew|[Ss]everal|[Aa]ll|[Bb]oth|[Tt]wo|[Tt]hree|[Oo]ther"
    r"|[Oo]f the)\s(?:[a-z]+\s)?$"
)
_INSTITUTION_TAIL = re.compile(r"\s(?:of|for|on|against|in|to)\s")
_CONDITIONAL = re.compile(
    r"\b(?:[Hh]ad|[Ii]f|[Ss]hould|[Ww]ere|[Ww]hether|[Uu]nless|[Ss]uppose|[Ii]magine)\s(?:[^\s.;:,“”\"]+\s){0,3}$"
)
_NEGATION = re.compile(r"\b(?:never|not|hardly|would|could|might|may|allegedly|denie[sd]|refuse[sd])\b|n['’]t\b")
_DENIALS = frozenset(
    "denied denies dismissed dismisses rejected rejects disputed declined declines refused refuses".split()
)
_REASON = re.compile(r"\sas[\s:]*$|,\s(?:saying|calling|describing|insisting|adding|declaring)\b[^,.;]*$")
_QUOTED_AS = re.compile(r"\sas\ssaying\b[^,.;:“”\"A-Z]{0,60}$")
_MEMORIES = frozenset("recalled recalls remembered remembers recounted recounts quoted quotes".split())
_SAYS_THERE = re.compile(r"\b(?:saying|telling|asking|shouting|calling|writing|warning|singing|yelling|promising)\b")
# The quoted question is addressed to the person who follows.
_ASKED_OF = re.compile(r"(?:^|[.!?,]\s|\b[Ww]hen\s|\b[Bb]eing\s)[Aa]sked\b[^“”\"]{0,60}$")
_REPLY_BEHIND = re.compile(
    r"[”\"’'»]?,?\s(?:came|was|is|went)\s(?:the|his|her|their|a|one)\s(?:\w+\s)?(?:reply|answer|response|retort)\b"
)
_PERCEIVED = re.compile(r"\b(?:heard?|hears|hearing|saw|watched|let|lets|made?|makes|had|have|having|help(?:ed|s)?)\s$")
_BARE_CUES = frozenset("say tell write warn insist argue ask".split())
_SPEAKING = alternation(
    """
    say says said saying tell tells told telling ask asks asked asking called calling shout shouts shouted shouting
    texted texting emailed emailing messaged messaging phoned shouting chanted chanting sang singing signed
    claimed claiming warned warning insist insists insisted insisting declare declared
    declaring write writes wrote writing yelled yelling promised promising vowed
    """.split()
)
# Somebody else's words between the cue and the quotation mark: "criticised Bo Lind for saying", "her mother always
# said", "Bo Lind’s claim that", "a statement from Bo Lind". After a comma, "and" or "to", the subject stays the same.
_OTHERS_WORDS = re.compile(
    rf"(?<!,\s)(?<!\band\s)(?<!\bto\s)(?<!\bbut\s)(?<!\bthen\s){_SPEAKING}"
    rf"|['’]s?\s(?:\w+\s){{0,2}}{alternation(SPEECH_NOUNS | {'accusation', 'allegation', 'statement', 'remarks'})}"
    r"|\b(?:statement|letter|post|message|tweet|e-?mail|note|report|text)\s(?:from|by|sent|written|on\sbehalf|(?:which|that)\s[A-Z])"
    r"|\b(?!(?:he|she|they|it|I|we|also|would|who)\b)\w+\s(?:would\s|might\s|must\s)?(?:think|thinks|thinking|thought|feel|believe)\b"
    r"|(?:\band|\bwhile|\bbut|;)\s(?:the\s)?[A-Z][^.,“\"]{2,40}\s$"
)
_OWNED = re.compile(r"(?<!\b[Hh]e)(?<!\b[Ss]he)(?<!\b[Ii]t)(?<!\bwho)['’]s?\s$")  # "scorned Bo Lind’s “…”"
_SOMEBODY_SPEAKS = re.compile(rf"{_SPEAKING}|\bdemanded\b")
_SOURCE_BEHIND = re.compile(r"[^.!?“”\"]{0,80}\baccording to\b")  # the words may be the source's or the speaker's
_AS_SAYING = re.compile(r"\s(?:[\w.’'-]+\s){1,4}?(?:as\s)?(?:saying|telling|calling|say|shout|tell)\b")
_CLOSING_MARKS = "”\"’'»“)]"
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s")
_STRONG = STRONG_CUES | {"according to", "in the words of"}
# "…”, X said her boss shouted": the preceding words are the boss's.
_DAY = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December"
)
_CLAUSE = re.compile(rf"\s+(?:that|being|he|she|they|it|her|his|their|(?!{_DAY})[A-Z])")
_ADJACENT = re.compile(r"[”\"’'»]?,?\s{0,2}")
_OPENS_TURN = re.compile(r"[”\"’'»]\s{1,2}[“\"‘«]")
NEAR_CHARACTERS = 40  # with more between the cue and the words, the clause may be about somebody else
FAR_CHARACTERS = 120  # the same in a clause that names nobody else
MAX_SENTENCES_AWAY = 1
# Openings of subordinate clauses: "the man who Ana Brandt said", "Bo Lind said that Ana Brandt told".
_CLAUSE_WORD = re.compile(
    r"\b(?:that|which|who|whom|whose|when|while|where|because|since|after|before|if|though|although|until|unless|than"
    r"|what|whether|how|why|said|says|say|told|I|we|is|are|was|were)\b|[:;]|\bas\s",
    re.IGNORECASE,
)
_INSERTED_BEHIND = ("– ", "— ", "- ", "” ", '" ', "’ ")
_CLOSES = re.compile(
    r"(?:\s(?:on|in|at|late|early|last|this|during|yesterday|today|earlier|later|again)\b[^,;:“”\"]{0,50})?[.!?]?[”\"’]?"
)
_STOPS = re.compile(r"[.!?,;]")
_QUOTED = re.compile(r"[“”\"]")
_LEADS_ON = re.compile(r"[,:—–-]\s?$|\b(?:that|adds|added|called|as|and|but)\b|,\s\w+ing\b")
MAX_SCARE_WORDS = 3
"""Maximum number of words, the first one capitalised, in quotation marks that may not mark a quotation."""
MIN_REPORT_CHARACTERS = 6
"""Minimum length of a sentence that reports something, in characters, without its speaker and cue."""
_WHO_SAYS = re.compile(r",\swho\s(?:\w+\s){0,2}$")
_NEXT_WORDS = re.compile(r"[^.!?“”\"‘]{0,60}[:,]\s[“\"‘«']")
_THAT = re.compile(r"(?:\s(?:on|last|this|in|late|early)\s\w+(?:\s\w+)?)?\s(?:that|he|she|it|they|there)\b")
MAX_OPENING_CHARACTERS = 90
"""Maximum length of text before the subject of a main clause: "In a statement on Monday, the mayor, "."""
TITLE_SHARE = 0.6
"""Minimum share of capitalised words in a longer title."""
MAX_FRAME_CHARACTERS = 600
"""Maximum length of text between words and their speaker: longer text isn't checked for others, so nobody is named."""


def is_whole_name(paragraph: ParsedParagraph, attribution: Attribution, elsewhere: bool) -> bool:
    """Return whether a speaker's label is a complete name.

    `elsewhere` tells whether the article has the same name elsewhere, which a single word requires.
    """
    mention = attribution.mention
    if not mention or not attribution.name or mention.wholeness == "never":
        return False
    if mention.wholeness == "elsewhere" and not elsewhere:
        return False
    written, label = mention.who.name, attribution.name.split()
    opens = mention.begin == paragraph.sentence_start(mention.begin)
    if not _names_somebody(label, elsewhere or " " in written, opens):
        return False
    before, end = paragraph.text[max(0, mention.begin - 40) : mention.begin], mention.end
    if _COUNTED.search(before):
        return False  # "Most Gibraltarians", "two Lords"
    if before.endswith(("the ", "The ")) and not mention.who.is_body and label[-1].lower() in DEMONYMS:
        return False  # "the Utah Republican"
    if before.endswith(("the ", "The ")) and paragraph.text.endswith(_MEMBERS, 0, end):
        return False  # "the Orrin North MP"
    if _TAIL_OF.search(before) or _HEAD_OF.match(paragraph.text, end):
        return False
    return written.split()[-1].lower() not in INSTITUTION_NOUNS or not _INSTITUTION_TAIL.match(paragraph.text, end)


def _names_somebody(label: list[str], elsewhere: bool, opens: bool) -> bool:
    first, last = label[0].rstrip(".").lower(), label[-1].rstrip(".").lower()
    if any(COMPOUND.search(word) for word in label) or len(last) < 2:
        return False
    if len(label) == 1:
        return (
            elsewhere
            and first not in _NO_NAMES
            and first.removesuffix("s") not in DEMONYMS
            and not first.endswith("ians")
        )
    if len(label) == 2 and first in PLACE_OPENERS:
        return False
    if last in TITLES or last in _PARTICLES:
        return False  # "Foreign Secretary", "Standing Up"
    no_name = first in _NEVER_FIRST or (opens and first in OPENERS | NUMERALS and last not in INSTITUTION_NOUNS)
    return first in FIRST_NAME_PRONOUNS or not no_name


def is_certain(
    paragraph: ParsedParagraph,
    span: tuple[int, int],
    attribution: Attribution,
    others: list[tuple[int, int]],
    alone: bool,
) -> bool:
    """Return whether the words are beyond doubt those of the attributed speaker.

    `alone` means that the paragraph attributes words to nobody else.
    """
    sentences, characters = distance = paragraph.distance(span, (attribution.start, attribution.end))
    if sentences and span[1] + 4 < attribution.start and _NEXT_WORDS.match(paragraph.text, attribution.end):
        return False  # "“…” Interrupting Bo Lind, Ana Brandt said: “…”": the next words are hers
    near = (sentences == 0 and characters <= NEAR_CHARACTERS) or attribution.rule == "X signed"
    strong = attribution.cue.lower() in _STRONG
    goes_on = _goes_on(paragraph, span, attribution)
    near = near or goes_on or (alone and sentences <= MAX_SENTENCES_AWAY and strong)
    if not near and not (strong and _leads_to(paragraph, span, attribution)):
        return False
    is_title = _is_in_heading(paragraph, span) and attribution.rule != "X signed"
    if is_title or names_work(paragraph, *span) or _is_doubtful(paragraph, span, attribution, goes_on):
        return False
    addresses = attribution.cue.startswith(("told", "tell", "ask"))
    reports = attribution.rule == "X said" and span[1] <= attribution.start and not addresses
    if reports and _CLAUSE.match(paragraph.text, attribution.end):
        return False
    after = bisect_left(others, span)
    return goes_on or all(
        paragraph.distance(span, other) >= distance for other in others[max(0, after - 1) : after + 1]
    )


def _goes_on(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether words continue a quotation (“…,” said Ana Brandt. “…”), and nobody else's words follow."""
    text, opening = paragraph.text, span[0] - 1
    if not attribution.end <= opening or paragraph.sentence_start(opening) != opening:
        return False
    if paragraph.sentence_number(opening) != paragraph.sentence_number(attribution.start) + 1:
        return False
    number = bisect_left(paragraph.spans, span)
    before = paragraph.spans[number - 1][1] if number else len(text)
    first_half = _ADJACENT.fullmatch(text, before, max(before, attribution.start))
    if text[before - 1] == "?":
        return False
    return bool(first_half) and attribution.end > before and not _OPENS_TURN.match(text, span[1])


def _leads_to(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether a sentence leads from its speaker to distant words without naming anybody else."""
    sentences, characters = paragraph.distance(span, (attribution.start, attribution.end))
    if sentences or attribution.end > span[0] or characters > FAR_CHARACTERS:
        return False
    if paragraph.quotes_within(attribution.end, span[0] - 1):
        return False
    return paragraph.start_of(paragraph.mention_from(attribution.end)) >= span[0]


def _is_in_heading(paragraph: ParsedParagraph, span: tuple[int, int]) -> bool:
    """Return whether words are in a headline; an unclosed quotation isn't."""
    return is_heading(paragraph.text) and span[1] < len(paragraph.text.rstrip())


def _is_doubtful(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution, goes_on: bool) -> bool:
    """Return whether words may belong to somebody other than the attributed speaker, or to nobody.

    `goes_on` means that they are the second half of the speaker's words: the text in between describes the speaker.
    """
    text = paragraph.text
    adjacent = span[1] <= attribution.start <= span[1] + 4
    if paragraph.distance(span, (attribution.start, attribution.end))[1] > MAX_FRAME_CHARACTERS:
        return True
    if attribution.cue in ("read", "reads") or is_doubtful_cue(paragraph, attribution, is_verb=adjacent):
        return True
    if _is_title_of_work(text[slice(*span)]) or _SOURCE_BEHIND.match(text, attribution.end):
        return True
    if not adjacent and _may_be_reply(paragraph, span, attribution):
        return True
    if attribution.end <= span[0]:
        return not goes_on and (
            _introduces_another(paragraph, span, attribution) or _is_scare(paragraph, span, attribution)
        )
    if _ASKED_OF.search(text, max(0, span[0] - 100), span[0] - 1):
        return True
    ending = text[span[1] - 1 : attribution.start].strip("”\"’'»“ ")
    if adjacent and attribution.rule == "X said" and ending.isalnum():
        return True  # "the “rock” Ana Brandt had promised"
    as_saying = attribution.rule == "X said" and _AS_SAYING.match(text, attribution.end)
    return bool(as_saying or _SOMEBODY_SPEAKS.search(text[span[1] + 1 : attribution.start]))


def _is_scare(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether words in marks after a quotation are the writer's: "said Bo Lind, who ran a “No-Fuss” diner"."""
    number = bisect_left(paragraph.spans, span)
    before = paragraph.spans[number - 1][1] if number else -MAX_FRAME_CHARACTERS
    if attribution.end <= before or not before <= attribution.start + 2 <= before + 8:
        return False
    if paragraph.text[before - 1] == ".":
        return False  # the preceding words belong to another sentence
    if paragraph.sentence_number(span[0]) != paragraph.sentence_number(attribution.end):
        return False
    words = paragraph.text[slice(*span)]
    if words[:1].isupper() and len(words.split()) > MAX_SCARE_WORDS:
        return False
    return not _LEADS_ON.search(paragraph.text, attribution.end, span[0] - 1)


def _may_be_reply(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether words may answer the speaker's question: "“Where?” Ana Brandt asked Bo Lind. “Here.”"."""
    if _REPLY_BEHIND.match(paragraph.text, span[1]):
        return True
    other_sentence = paragraph.sentence_number(span[0]) != paragraph.sentence_number(attribution.end)
    return other_sentence and attribution.cue.startswith(("ask", "wonder"))


def _introduces_another(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether the text between a cue and the words after it introduces another speaker."""
    text, cue = paragraph.text, attribution.cue.lower()
    frame = text[attribution.end : max(attribution.end, span[0] - 1)]
    if cue in ("quoted", "quotes"):
        return not (_PASSIVE.search(text, attribution.start, attribution.end) and _QUOTED_AS.match(frame))
    if cue in _DENIALS and not _REASON.search(frame):
        return True
    if cue in _MEMORIES and _SAYS_THERE.search(frame):
        return True
    frame = _outside(paragraph, attribution.end, frame)
    return bool(_OTHERS_WORDS.search(frame) or (cue not in REPORTING_VERBS and _OWNED.search(frame)))


def _is_title_of_work(words: str) -> bool:
    """Return whether quoted words are capitalised like a title: "Bells over Bergamo"."""
    parts = words.split()
    capitalised = sum(1 for word in parts if not word[0].islower())
    if len(parts) > 3 and not _STOPS.search(words) and capitalised >= TITLE_SHARE * len(parts):
        return True
    return capitalised > 1 and all(not word[0].islower() or word in SMALL_WORDS for word in parts)


def is_certain_report(paragraph: ParsedParagraph, attribution: Attribution) -> bool:
    """Return whether a sentence without quoted words certainly reports what its attributed speaker says.

    That requires the speaker to be the subject of the main clause, and the verb to report something.
    """
    text, cue = paragraph.text, attribution.cue.lower()
    start, end = paragraph.sentence(attribution.start)
    before, behind = text[start : attribution.start], text[attribution.end : end]
    if _QUOTED.search(text, start, end) or end - start < attribution.end - attribution.start + MIN_REPORT_CHARACTERS:
        return False
    if attribution.rule == "according to X":
        return not _CLAUSE_WORD.search(before.rpartition(",")[2])
    last_clause = before.rpartition(",")[2] if "," in before else before
    if _WHO_SAYS.search(text[attribution.start : attribution.end].removesuffix(attribution.cue)):
        return False  # "Ana Brandt, who says that she is innocent, may lose her medals"
    closes = bool(_CLOSES.fullmatch(behind)) and ("," in before or before.endswith(_INSERTED_BEHIND))
    if closes and (len(last_clause) > MAX_OPENING_CHARACTERS or _CLAUSE_WORD.search(last_clause)):
        return False
    if cue not in REPORTING_VERBS and not (cue in CLAIMING_VERBS and (closes or _THAT.match(behind))):
        return False
    if not closes and (len(before) > MAX_OPENING_CHARACTERS or _CLAUSE_WORD.search(before)):
        return False
    if not closes and paragraph.cues_between(start, attribution.start):
        return False
    return not is_doubtful_cue(paragraph, attribution)


def is_doubtful_cue(paragraph: ParsedParagraph, attribution: Attribution, is_verb: bool = False) -> bool:
    """Return whether a cue isn't a verb of saying in its context, or says that nothing was said.

    `is_verb` means that its position shows it to be a verb, regardless of its form.
    """
    text = paragraph.text
    name = attribution.who.name if attribution.who else ""
    if attribution.cue in ("agreed", "agrees") and text.startswith(" to ", attribution.end):
        return True
    if attribution.cue in _BARE_CUES and _PERCEIVED.search(text, max(0, attribution.start - 12), attribution.start):
        return True
    if _CONDITIONAL.search(text, max(0, attribution.start - 60), attribution.start):
        return True
    first = name.split(" ", 1)[0].lower()
    if (
        attribution.rule == "X said"
        and not is_verb
        and attribution.cue in _NOUN_CUES
        and first not in FIRST_NAME_PRONOUNS
    ):
        return True
    clause = text[attribution.start + len(name) : attribution.end]
    return (
        attribution.rule == "X said"
        and len(clause) < 60
        and bool(_NEGATION.search(clause.removesuffix(attribution.cue)))
    )


def _outside(paragraph: ParsedParagraph, begin: int, frame: str) -> str:
    """Return a frame without the words between its own quotation marks."""
    end, parts = begin + len(frame), []
    for start, stop in paragraph.spans[bisect_left(paragraph.spans, (begin,)) : bisect_left(paragraph.spans, (end,))]:
        parts.append(paragraph.text[begin:start])
        begin = stop
    return "".join([*parts, paragraph.text[begin:end]])
