"""Russian: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords

RUSSIAN_AHEAD = AheadWords(
    signs=frozenset("завтра послезавтра следующей следующем следующую ближайшие будущем будущей".split()),
    periods={
        r"послезавтра(?: (?:утром|днем|вечером))?": ("day", 2),
        r"(?:на )?завтра(?: (?:утром|днем|вечером))?": ("day", 1),
        r"на (?:следующей|будущей) неделе|в ближайшие (?:дни|несколько дней)": ("week", 1),
        r"в (?:следующем|будущем) месяце": ("month", 1),
        r"в (?:следующем|будущем) году": ("year", 1),
    },
    empty=frozenset(
        """
        будет будут произойдет случится случиться произойти может может ожидается ожидать ждать ждет нас намечено
        запланировано планируется предстоит стоит к чего чему планы происходит бывает если
        """.split()
    ),
)
"""Russian days to come."""
