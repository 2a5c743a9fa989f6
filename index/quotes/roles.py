"""Roles of unnamed speakers: "the mayor of Orrin Bay", "a campaign spokeswoman", "Brandt’s lawyer", "officials".

A role consists of up to `MOST_WORDS` words next to a cue, within its clause.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from index.languages import (
    COUNTING_WORDS,
    CUED_ROLE_PREPOSITIONS,
    CUES,
    DETERMINERS,
    DOCUMENT_NOUNS,
    FINITE_VERBS,
    GROUP_NOUNS,
    NON_HEAD_WORDS,
    NON_SPEAKER_NOUNS,
    ROLE_ENDING_VERBS,
    ROLE_PREPOSITIONS,
    ROLE_STOP_WORDS,
    SKIPPED_WORDS,
    SPEECH_NOUNS,
    EnglishPeople,
)

MOST_WORDS = 12
_QUOTATION_MARKS = ("”", '"', "»", "“")

_NO_ENDS = ROLE_STOP_WORDS - SKIPPED_WORDS
_NO_MODIFIERS = ROLE_PREPOSITIONS | ROLE_STOP_WORDS | DETERMINERS  # none of them modifies a following noun
_PREPOSITIONS_OUTSIDE = ROLE_PREPOSITIONS - CUED_ROLE_PREPOSITIONS
_WORD = re.compile(r"[^\s,.;:!?“”\"«»()\[\]—–]+(?:\.(?=\S))?[^\s,.;:!?“”\"«»()\[\]—–]*")
_CLAUSE_END = re.compile(r"[,.;:!?“”\"«»()\[\]—–](?=\s|$|[“”\"«»])|[“”\"«»—–]")
_OPENS = re.compile(EnglishPeople.OPENS)
_OWNER = re.compile(EnglishPeople.OWNER)
_ASIDE_BEFORE = re.compile(r",\s[a-z\d][^,“”\"«»]{2,90},\s+$")

Bounds = tuple[int, int]


def role_before(text: str, cue: int) -> Bounds | None:
    """Return the bounds of the role that is the subject of the cue at `cue`."""
    if text[cue - 2 : cue - 1] in _QUOTATION_MARKS:
        return None
    last = text[max(0, cue - 30) : cue].split()[-1:]
    if last and last[0] in _NO_ENDS:
        return None
    floor = max(0, cue - 120)
    if text[cue - 2 : cue] == ", " and (aside := _ASIDE_BEFORE.search(text, floor, cue)):
        cue = aside.start()
    clause = floor
    for match in _CLAUSE_END.finditer(text, floor, cue):
        clause = match.end()
    words = [match.span() for match in _WORD.finditer(text, clause, cue)][-MOST_WORDS:]
    if floor == clause and floor > 0:
        words = words[1:]  # it may be only the end of a word
    while words and _is_adverb(text[slice(*words[-1])]):
        words.pop()
    if not words:
        return None
    if len(words) > 1 and text[slice(*words[-1])].lower() in NON_HEAD_WORDS:
        return None
    start = _role_start([text[slice(*word)] for word in words])
    return None if start is None else _without_verb(text, words[start:])


def role_after(text: str, cue: int) -> Bounds | None:
    """Return the bounds of the role after a cue that ends at `cue`."""
    end = _CLAUSE_END.search(text, cue, cue + 160)
    matches = _WORD.finditer(text, cue, end.start() if end else min(len(text), cue + 160))
    spans = [match.span() for match in islice(matches, MOST_WORDS)]
    if not spans or text[cue : spans[0][0]].strip():
        return None
    words = [text[slice(*span)] for span in spans]
    last = 0
    for number, word in enumerate(words):
        low = word.lower()
        if low in ROLE_STOP_WORDS or (number and (low in _PREPOSITIONS_OUTSIDE or _is_adverb(word))):
            break
        if number and low in DETERMINERS and words[number - 1].lower() not in CUED_ROLE_PREPOSITIONS:
            break
        last = number + 1
    while last and words[last - 1].lower() in ROLE_PREPOSITIONS | DETERMINERS:
        last -= 1
    if not last or _role_start(words[:last]) != 0:
        return None
    return spans[0][0], spans[last - 1][1]


def opening_role(text: str, start: int) -> Bounds | None:
    """Return the bounds of the subject that opens a clause at `start`: from its article to its verb or comma."""
    if not _OPENS.match(text, start):
        return None
    end = read = start
    for number, word in enumerate(_WORD.finditer(text, start, start + 160)):
        if number and text[read : word.start()].strip():
            return (start, end) if text[read] == "," and number > 1 else None
        if number and end > start and text[start:end].split()[-1] in DOCUMENT_NOUNS and word[0].endswith("s"):
            return start, end  # "The ad ends with …"
        if number > 1 and _is_finite(word[0]):
            return (start, end) if _may_speak(text[start:end].split()[-1]) else None
        if number > 8 or word[0] in ROLE_STOP_WORDS:
            return None
        read = word.end()
        end = end if number > 1 and _is_adverb(word[0]) else read
    return None


def _is_finite(word: str) -> bool:
    return word in FINITE_VERBS or word in ROLE_ENDING_VERBS or word.endswith(EnglishPeople.PAST_ENDING)


def _may_speak(head: str) -> bool:
    return head[0].islower() and head not in NON_SPEAKER_NOUNS | NON_HEAD_WORDS


def role_at(text: str, start: int) -> Bounds | None:
    """Return the bounds of the role that opens a sentence at `start`, if a comma or a verb ends it."""
    bounds = role_after(text, start)
    if not bounds:
        return opening_role(text, start)
    for number, word in enumerate(_WORD.finditer(text, *bounds)):
        if number and (word[0] in CUES or (number > 1 and _is_finite(word[0]))):
            end = len(text[: word.start()].rstrip())
            words = text[bounds[0] : end].split()
            if word[0] not in CUES and not any(word.islower() for word in words[1:]):
                return None  # "The Harbour Times"
            return (bounds[0], end) if len(words) > 1 else None
    return bounds if text[bounds[1] : bounds[1] + 2] == ", " else opening_role(text, start)


def owner_in(role: str) -> str:
    """Return the speaker in "Ana Brandt’s answer" or "His tone": the words before a noun for words or views."""
    owner = _OWNER.match(role)
    return owner[1] if owner and owner[2] in SPEECH_NOUNS else ""


def _without_verb(text: str, words: Sequence[Bounds]) -> Bounds | None:
    """Return "The judge" for "The judge pointed to the case to say"."""
    verb = next((n for n, word in enumerate(words) if text[slice(*word)] in ROLE_ENDING_VERBS), len(words))
    return (words[0][0], words[verb - 1][1]) if verb > 1 or verb == len(words) else None


def is_group(role: str) -> bool:
    """Return whether "they" can mean a role."""
    words = role.lower().split()
    head = next((number for number, word in enumerate(words) if word in ROLE_PREPOSITIONS), len(words))
    return bool(head) and (words[head - 1] in GROUP_NOUNS or words[0] in EnglishPeople.SEVERAL)


def _is_adverb(word: str) -> bool:
    return word.lower() in SKIPPED_WORDS or (
        word.endswith(EnglishPeople.ADVERB_ENDING) and word[0].islower() and word not in EnglishPeople.NOT_ADVERBS
    )


def _role_start(words: Sequence[str]) -> int | None:
    """Return the index of the first word of the role at the end of `words`, if any, going backwards."""
    low = [word.lower() for word in words]
    start = None
    if low in EnglishPeople.ANYBODY:
        return 0
    for number in range(len(low) - 1, -1, -1):
        if low[number] in ROLE_STOP_WORDS:
            break
        if low[number] in DETERMINERS and number < len(low) - 1:
            start = number
            if number == 0 or low[number - 1] not in ROLE_PREPOSITIONS:
                break
        elif _is_owner(words[number]) and number < len(low) - 1:
            start = number
            while start and words[start - 1][0].isupper() and low[start - 1] not in _NO_MODIFIERS:
                start -= 1
        elif low[number] in GROUP_NOUNS and (number == len(low) - 1 or _continues_group(low[number + 1])):
            start = number
            while start and low[start - 1] not in _NO_MODIFIERS and number - start < 3:
                start -= 1
    if start is None or low[start] in ROLE_PREPOSITIONS or (start and low[start - 1] in ROLE_PREPOSITIONS):
        return None
    head = next((number for number in range(start, len(low)) if low[number] in ROLE_PREPOSITIONS), len(low)) - 1
    if head < start or low[head] in NON_SPEAKER_NOUNS:
        return None
    return start if low[head] not in DETERMINERS or _is_pronoun(low[head:]) else None


def _is_pronoun(low: Sequence[str]) -> bool:
    """Return whether a word that usually precedes a noun replaces one: "one of the witnesses", "the two"."""
    return (
        low[0] in EnglishPeople.NUMBERS_AS_PEOPLE
        if len(low) == 1
        else low[0] in COUNTING_WORDS and low[1] == EnglishPeople.OF
    )


def _continues_group(word: str) -> bool:
    """Return whether a word belongs to the preceding group: "lawyers for …", "lawyers defending …"."""
    return word in ROLE_PREPOSITIONS or word.endswith(EnglishPeople.PARTICIPLE_ENDING)


def _is_owner(word: str) -> bool:
    return word[0].isupper() and word.endswith(("'s", "’s", "s'", "s’"))
