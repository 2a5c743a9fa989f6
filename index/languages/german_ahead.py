"""German: words for days to come in questions, as plain data; `ahead_words.py` says what each is for."""

from __future__ import annotations

from index.languages.ahead_words import AheadWords, read_patterns

GERMAN_AHEAD = AheadWords(
    signs=frozenset(
        """
        morgen übermorgen uebermorgen nächste nächsten nächster nächstes naechste naechsten naechster naechstes kommende
        kommenden kommender kommendes
        """.split()
    ),
    periods={
        r"ue?bermorgen(?: (?:fruh|abend|nachmittag))?": ("day", 2),
        r"(?<!heute )(?<!gestern )(?<!am )(?<!jeden )(?<!diesen )(?<!guten )(?<!der )(?<!den )(?<!des )(?<!montag )"
        r"(?<!fruhen )(?<!nachsten )(?<!naechsten )(?<!zum )(?<!gegen )"
        r"(?<!dienstag )(?<!mittwoch )(?<!donnerstag )(?<!freitag )(?<!samstag )(?<!sonntag )"
        r"morgen(?: (?:fruh|mittag|nachmittag|abend|nacht))?": ("day", 1),
        r"(?:in der |die )?(?:nae?chste[nr]?|kommende[nr]?) woche": ("week", 1),
        r"(?:in den |die )?(?:nae?chsten|kommenden) (?:tagen?|paar tagen?)": ("week", 1),
        r"(?:im )?(?:nae?chste[nrs]?|kommende[nrs]?) monat": ("month", 1),
        r"(?:im )?(?:nae?chste[nrs]?|kommende[nrs]?) jahr": ("year", 1),
    },
    empty=frozenset(
        """
        was wird werden passieren geschehen sein kommt kommen ansteht steht stehen an auf uns zu los losgeht geplant
        erwartet erwarten zu soll sollen kann können konnen es da alles ist passiert geschieht gibt bringt dann wie
        """.split()
    ),
    coming=(r"(?:am |den )?(?:nae?chste[nr]?|kommende[nr]?) <weekday>",),
    looks_ahead=read_patterns(
        r"""
        wird, werden, geplant, vorgesehen, ansteh\w+, steh(?:t|en) (?:.{1,60} )?an, spielt, spielen, findet, finden,
        beginnt, beginnen, öffnet, öffnen, schließt, schließen, passiert, geschieht, gibt es, gibts, läuft, laufen,
        kommt, kommen, tagt, wählt, wetter, streikt, streiken, wann (?:ist|sind), los
        """
    ),
    looks_back=read_patterns(
        r"""
        war, waren, wurden?, gab, neue?s?, nachrichten, sag(?:t|te|ten), letzte[nrs]?, vorige[nrs]?,
        vergangene[nrs]?, passierten?, (?:hat|haben|hatten?|ist|sind) (?:.{1,60} )?(?:ge\w+(?:t|en)|passiert|begonnen)
        """
    ),
)
"""German days to come."""
