"""Spanish: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords, read_patterns

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
    coming=(r"(?:el )?proximo <weekday>", r"(?:el )?<weekday> (?:que viene|proximo)"),
    looks_ahead=read_patterns(
        r"""
        va a, van a, vamos a, \w{2,}r(?:á|án), pasara, sera, habra, ocurrira, sucedera, jugara, llovera, tendra,
        empezara, juegan?, pasa, hay, empiezan?, comienzan?, abren?, cierran?, previst[oa]s?, programad[oa]s?,
        planead[oa]s?, qu[eé] tiempo
        """
    ),
    looks_back=read_patterns(
        r"""
        pasó, paso, pasad[oa], hubo, había, fue, fueron, era, eran, ha, han, ocurrió, dijo, dice, jugó, jugaron,
        nuev\w+, noticias?
        """
    ),
)
"""Spanish days to come."""
