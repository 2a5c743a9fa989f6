"""French: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords, read_patterns

FRENCH_AHEAD = AheadWords(
    signs=frozenset("demain prochain prochaine prochains".split()),
    periods={
        r"apres[ -]demain(?: (?:matin|soir))?": ("day", 2),
        r"(?<!apres[ -])demain(?: (?:matin|midi|apres-midi|soir))?": ("day", 1),
        r"(?:dans )?la semaine prochaine|(?:dans |ces )?(?:les )?prochains jours": ("week", 1),
        r"le mois prochain": ("month", 1),
        r"l'an(?:nee)? prochaine?": ("year", 1),
    },
    empty=frozenset(
        """
        que va vont aller passer passera arriver arrivera arrive produira produire sera seront aura avoir y on peut
        attendre attend prevu attendu pour lieu
        """.split()
    ),
    coming=(r"(?:le |ce )?<weekday> (?:prochain|qui vient)", r"(?:le )?prochain <weekday>"),
    looks_ahead=read_patterns(
        r"""
        va, vont, aura, auront, sera, seront, \w{2,}(?:era|eront|ira|iront), se passe,
        (?:jou|ouvr|commenc|ferm)e(?:nt)?, a lieu, ont lieu, y a-t-il, il y a quoi, pr[ée]vu\w*, programm[ée]\w*,
        m[ée]t[ée]o
        """
    ),
    looks_back=read_patterns(
        r"""
        s'est, se sont, était, etait, étaient, etaient, eu, dit, dernier, passé, nouve\w+, neuf, infos?
        """
    ),
)
"""French days to come."""
