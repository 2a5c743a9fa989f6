"""Doubts about attributions: labels that aren't complete names, and contexts in which somebody else may speak.

A printed name is a claim about a real person, so any doubt is enough to leave it out. Not for finding speakers: see
`finder.py`.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from index.languages import (
    CLAIMING_VERBS,
    DEMONYMS,
    FIRST_NAME_PRONOUNS,
    INSTITUTION_NOUNS,
    NUMERALS,
    OPENERS,
    PLACE_OPENERS,
    REPORTING_VERBS,
    SMALL_WORDS,
    TITLES,
    EnglishDoubts,
)
from index.quotes.cues import Attribution
from index.quotes.names import COMPOUND
from index.quotes.paragraph import ParsedParagraph
from index.quotes.subjects import names_work
from index.text import is_heading

_NO_NAMES = EnglishDoubts.NO_NAMES
_NEVER_FIRST = EnglishDoubts.NEVER_FIRST
_PARTICLES = EnglishDoubts.PARTICLES
_MEMBERS = EnglishDoubts.MEMBERS
_NOUN_CUES = EnglishDoubts.NOUN_CUES
_TAIL_OF = re.compile(EnglishDoubts.TAIL_OF)
_HEAD_OF = re.compile(EnglishDoubts.HEAD_OF)
_COUNTED = re.compile(EnglishDoubts.COUNTED)
_INSTITUTION_TAIL = re.compile(EnglishDoubts.INSTITUTION_TAIL)
_CONDITIONAL = re.compile(EnglishDoubts.CONDITIONAL)
_HEARSAY = re.compile(EnglishDoubts.HEARSAY)
_NEGATION = re.compile(EnglishDoubts.NEGATION)
_DENIALS = EnglishDoubts.DENIALS
_REASON = re.compile(EnglishDoubts.REASON)
_QUOTED_AS = re.compile(EnglishDoubts.QUOTED_AS)
_MEMORIES = EnglishDoubts.MEMORIES
_SAYS_THERE = re.compile(EnglishDoubts.SAYS_THERE)
_ASKED_OF = re.compile(EnglishDoubts.ASKED_OF)
_REPLY_BEHIND = re.compile(EnglishDoubts.REPLY_BEHIND)
_PERCEIVED = re.compile(EnglishDoubts.PERCEIVED)
_BARE_CUES = EnglishDoubts.BARE_CUES
_OTHERS_WORDS = re.compile(EnglishDoubts.OTHERS_WORDS)
_OWNED = re.compile(EnglishDoubts.OWNED)
_SOMEBODY_SPEAKS = re.compile(EnglishDoubts.SOMEBODY_SPEAKS)
_SOURCE_BEHIND = re.compile(EnglishDoubts.SOURCE_BEHIND)
_AS_SAYING = re.compile(EnglishDoubts.AS_SAYING)
_CLOSING_MARKS = "”\"’'»“)]"
_PASSIVE = re.compile(EnglishDoubts.PASSIVE)
_STRONG = EnglishDoubts.STRONG
_CLAUSE = re.compile(EnglishDoubts.CLAUSE)
_ADJACENT = re.compile(r"[”\"’'»]?,?\s{0,2}")
_OPENS_TURN = re.compile(r"[”\"’'»]\s{1,2}[“\"‘«]")
NEAR_CHARACTERS = 40  # with more between the cue and the words, the clause may be about somebody else
FAR_CHARACTERS = 120  # the same in a clause that names nobody else
MAX_SENTENCES_AWAY = 1
_CLAUSE_WORD = re.compile(EnglishDoubts.CLAUSE_WORD, re.IGNORECASE)
_INSERTED_BEHIND = ("– ", "— ", "- ", "” ", '" ', "’ ")
_CLOSES = re.compile(EnglishDoubts.CLOSES)
_STOPS = re.compile(r"[.!?,;]")
_QUOTED = re.compile(r"[“”\"]")
_LEADS_ON = re.compile(EnglishDoubts.LEADS_ON)
MAX_SCARE_WORDS = 3
"""Maximum number of words, the first one capitalised, in quotation marks that may not mark a quotation."""
MIN_REPORT_CHARACTERS = 6
"""Minimum length of a sentence that reports something, in characters, without its speaker and cue."""
_WHO_SAYS = re.compile(EnglishDoubts.WHO_SAYS)
_NEXT_WORDS = re.compile(r"[^.!?“”\"‘]{0,60}[:,]\s[“\"‘«']")
_THAT = re.compile(EnglishDoubts.THAT)
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
    if before.endswith(EnglishDoubts.ARTICLES) and not mention.who.is_body and label[-1].lower() in DEMONYMS:
        return False  # "the Utah Republican"
    if before.endswith(EnglishDoubts.ARTICLES) and paragraph.text.endswith(_MEMBERS, 0, end):
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
            and not first.endswith(EnglishDoubts.PEOPLES_ENDING)
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
    addresses = attribution.cue.startswith(EnglishDoubts.ADDRESSING)
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
    if attribution.cue in EnglishDoubts.READING_CUES or is_doubtful_cue(paragraph, attribution, is_verb=adjacent):
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
    return other_sentence and attribution.cue.startswith(EnglishDoubts.QUESTIONING)


def _introduces_another(paragraph: ParsedParagraph, span: tuple[int, int], attribution: Attribution) -> bool:
    """Return whether the text between a cue and the words after it introduces another speaker."""
    text, cue = paragraph.text, attribution.cue.lower()
    frame = text[attribution.end : max(attribution.end, span[0] - 1)]
    if cue in EnglishDoubts.QUOTING_CUES:
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
    if attribution.cue in EnglishDoubts.AGREEING_CUES and text.startswith(EnglishDoubts.TO, attribution.end):
        return True
    if attribution.cue in _BARE_CUES and _PERCEIVED.search(text, max(0, attribution.start - 12), attribution.start):
        return True
    if _CONDITIONAL.search(text, max(0, attribution.start - 60), attribution.start):
        return True
    if _HEARSAY.search(text[paragraph.sentence_start(attribution.start) : attribution.start]):
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
