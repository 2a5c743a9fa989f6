"""Spanish: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords

SPANISH_AHEAD = AheadWords(
    signs=frozenset("mañana manana próxima próximo próximos proxima proximo proximos viene".split()),
    periods={
        r"pasado manana": ("day", 2),
        r"(?<!la )(?<!esta )(?<!una )(?<!cada )(?<!pasado )(?<!de )(?<!media )manana(?! del? )"
        r"(?: (?:por|a|en) la (?:manana|tarde|noche))?": ("day", 1),
        r"(?:en )?la (?:proxima semana|semana (?:proxima|que viene))|(?:en )?los proximos dias": ("week", 1),
        r"(?:en )?el (?:proximo mes|mes (?:proximo|que viene))": ("month", 1),
        r"(?:en )?el (?:proximo ano|ano (?:proximo|que viene))": ("year", 1),
    },
    empty=frozenset(
        """
        pasara va van a pasar ocurrira ocurrir sucedera suceder sera ser habra haber vendra puede espera esperar nos
        previsto programado esperamos para se que
        """.split()
    ),
)
"""Spanish days to come."""
