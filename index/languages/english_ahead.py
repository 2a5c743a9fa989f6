"""English: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords, read_patterns

ENGLISH_AHEAD = AheadWords(
    signs=frozenset("tomorrow next coming".split()),
    periods={
        r"the day after tomorrow": ("day", 2),
        r"(?<!the day after )tomorrow(?! never)(?: (?:morning|afternoon|evening|night))?": ("day", 1),
        r"(?:in )?(?:the )?(?:next|coming) (?:few )?(?:days|week)": ("week", 1),
        r"(?:in )?(?:the )?(?:next|coming) month": ("month", 1),
        r"(?:in )?(?:the )?(?:next|coming) year": ("year", 1),
    },
    empty=frozenset(
        """
        will would shall can could might may should be going gonna happen happens happening occur occurs come comes
        coming up on planned expected expect expecting scheduled due there ll it ahead bring then we know about
        look like looks go goes
        """.split()
    ),
    coming=(r"(?:on )?(?:the )?(?:next|coming) <weekday>",),
    looks_ahead=read_patterns(
        r"""
        will, won't, shall, going to, gonna, planned, scheduled, due(?! to), expected, upcoming, forecast, weather,
        plays?, playing, happens, happening, opens, starts, begins, closes, meets, takes? place, votes?,
        (?:is|are) (?:there|on), when (?:is|are|do|does), \w+'ll
        """
    ),
    looks_back=read_patterns(
        r"""
        did, was, were, had, has, have, been, happened, played, said, told, says?, last, past, news?
        """
    ),
)
"""English days to come."""
