"""How English pages write what stands around an article, as patterns: bylines, links, notices.

Not for the words of these: see `english_boilerplate.py` and `english_notices.py`.
"""

from __future__ import annotations

import re

from index.languages.english_boilerplate import LINK_OPENERS
from index.languages.english_notices import NOTICE_ENDINGS, NOTICE_OPENERS, WRITER_ROLES

_NAME = r"[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|de|da|van|von|al|el|bin)){1,3}"


class EnglishNotices:
    """Regular expressions over a whole paragraph or its start."""

    BYLINE = (
        r"[Bb][Yy](?:\s(?:[A-Z][\w.’'-]*|de|da|van|von|al|el|bin|and|for|in|of|the|,|\|))+"
        r"(?:\s*[,|•-]\s*\S.{0,60})?"
    )
    WRITER = (
        # "Ann Lowe, Staff Writer"
        rf"{_NAME}\s?[,|•–—-]\s?(?:[A-Z][\w’'-]*\s){{0,5}}"
        r"(?:Reporter|Correspondent|Editor|Columnist|Writer|Producer|Staff)"
        rf"|{_NAME}\s(?:(?:[A-Z][\w’'-]*\s)?[\w’'-]+\s(?:reporter|correspondent|editor|columnist|writer))"
        # "Analysis by Ann Lowe, CNN", "By Ann Lowe Nov. 19, 2026 10:00 am"
        rf"|Analysis\sby\s{_NAME}.{{0,40}}|[Bb]y\s{_NAME},?\s[\w.,:\s]{{0,20}}\d{{4}}[\w.,:\s]{{0,20}}"
        # "Ann Lowe is a reporter for The Post. Follow her on ..."
        rf"|{_NAME}\sis\s(?:an?|the)\s(?:{WRITER_ROLES})\s(?:for|at|with|covering|based|who\scovers)\b[^.!?“”\"]{{2,90}}\.?"
        r"(?:\s(?:Follow|Contact|Email|Reach|Write|Twitter)\b.{0,80})?"
        rf"|{_NAME}\scovers\s[^.!?“”\"]{{3,80}}\sfor\s(?:the\s)?[A-Z][^.!?“”\"]{{1,40}}\.?"
        # "Ann Lowe reported from Lima and Bo Rey from Oslo."
        rf"|{_NAME}(?:\sand\s{_NAME})?\sreported\sfrom\s[A-Z][^.!?“”\"]{{1,60}}\."
    )
    CREDIT = rf"\({_NAME}\s?/\s?[A-Z][\w\s.’'-]{{2,40}}\)\.?$"  # "(Ann Lowe/The Post)"
    ADDRESS = r"(?:e-?mail|contact|twitter|tel)?\s?:?\s?(?:[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}|@\w{2,40})"
    TITLED_LINK = r"(?:Read|READ|See|SEE|Watch|WATCH)\s(?:More|MORE|Also|ALSO|Next|NEXT)\s[“‘\"'A-Z]"
    SECTION = r"(?:more|most\sread|most\sviewed|top\sstories|latest)\s(?:from|in|on)\s\S+(?:\s\S+){0,4}(?<![.!?:,;…])"
    DAY = r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{1,2}:\d\d(?:\s?[ap]\.?m\.?)?"
    LINK = rf"(?:more:|(?:{'|'.join(map(re.escape, LINK_OPENERS))})\s?[:|>»–—])"
    NOTICE = "|".join(NOTICE_OPENERS)
    ENDING = rf"(?:{'|'.join(NOTICE_ENDINGS)})[.!\s]*$"
    AGO = "ago"
    """The last word of a relative date on a line of its own: "5 hours ago"."""
