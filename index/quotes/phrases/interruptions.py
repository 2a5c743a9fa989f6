"""Frames that commas or two dashes set off inside quotation marks: « La digue, explique Brandt, tiendra ».

Not for a comma with a dash: see `runs.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.languages import Letters, Speech

MAX_FRAME = 160
"""Maximum length of a frame inside quoted words, in characters."""
_CAPITAL = rf"(?-i:[^\W\d_{Letters.SMALL_LATIN}])"


def comma_frames(speech: Speech) -> re.Pattern[str]:
    """Return the pattern of a frame whose verb has its subject behind it, and of an apposition of its speaker.

    The subject must be a pronoun of the verb, a name, or a noun behind a determiner.
    """
    objects = rf"(?:{_any(speech.reflexives)}(?:[’']|\s)){{0,2}}"
    finite = _any(speech.reporting_verbs | speech.thinking_verbs)
    auxiliary, participle = _any(speech.auxiliaries), _any(speech.participles)
    passive = rf"{_any(speech.active_markers)}(?:[’']|\s){_any(speech.passive_auxiliaries)}"
    pronoun = rf"(?:-{_any(speech.linking_letters)})?-{_any(speech.attached_pronouns)}"
    subject = rf"(?=(?:{_any(speech.determiners)}(?:[’']|\s))|{_CAPITAL})"
    verb = rf"(?:{finite}|(?:{auxiliary}|{passive})\s(?:\w+\s)?{participle})"
    inverted = rf"(?:{finite}|(?:{auxiliary}|{passive})){pronoun}\b"
    described = rf"(?:{_any(speech.determiners)}(?:[’']|\s))?{_any(speech.role_words)}\b"
    apposition = rf"(?:,\s(?:{described}|{_CAPITAL})[^,«»„“\"]{{0,80}}(?=,))?"
    words = rf"[^«»„“\",—–]{{0,{MAX_FRAME}}}?"
    return re.compile(
        r"(?:(?P<stop>[,!?…])|\s[–—])\s"
        rf"(?P<frame>{objects}(?:{inverted}|{verb}\s{subject}){words}{apposition})(?:,\s|\s[–—]\s|\.?\s?$)",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True)) or '(?!)'})"
