"""Ukrainian: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords

UKRAINIAN_AHEAD = AheadWords(
    signs=frozenset("завтра післязавтра наступного наступному найближчі".split()),
    periods={
        r"п[іi]слязавтра(?: (?:вранці|вдень|ввечері))?": ("day", 2),
        r"(?:на )?завтра(?: (?:вранці|вдень|ввечері))?": ("day", 1),
        r"наступного тижня|на наступному тижні|(?:у|в|на|за) найближчі (?:дні|кілька днів)": ("week", 1),
        r"наступного місяця|(?:у|в) наступному місяці": ("month", 1),
        r"наступного року|(?:у|в) наступному році": ("year", 1),
    },
    empty=frozenset(
        """
        буде будуть станеться статися трапиться відбудеться може очікується очікувати чекати чекає нас заплановано
        планується до чого відбувається якщо
        """.split()
    ),
)
"""Ukrainian days to come."""
