"""French: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords

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
)
"""French days to come."""
