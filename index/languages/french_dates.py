"""French: words of dates in questions, as plain data; `date_words.py` says what each is for."""

from __future__ import annotations

from index.languages.date_words import NUMERIC_DAYS, DatePhrase, DateWords

_UNITS = {"heure": "hour", "jour": "day", "semaine": "week", "quinzaine": "fortnight", "mois": "month",
          "trimestre": "quarter", "an": "year", "année": "year", "week-end": "weekend",
          "weekend": "weekend"}  # fmt: skip
_PLURAL_UNITS = {"heures": "hour", "jours": "day", "semaines": "week", "mois": "month", "trimestres": "quarter",
                 "ans": "year", "années": "year"}  # fmt: skip
_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "vingt": 20, "trente": 30,
    "quelques": 3, "plusieurs": 3,
}  # fmt: skip
_DAYS = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt vingt+et+un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit "
    "vingt-neuf trente trente+et+un"
).split()
_LAST = r"(?:derni(?:er|ère)s?|passée?s?|précédente?s?)"
_THIS = r"(?:ce|cet|cette)"
_DURING = r"(?:en|durant|pendant|au cours de|sur|dans) "

_PHRASES = (
    *(DatePhrase("day", days, r"(?:le|en date du) ") for days in NUMERIC_DAYS),
    DatePhrase("day", r"(?:<weekday>,? (?:le )?)?<day> <short>(?:,? <year>)?", "le ", "end"),
    DatePhrase("day", r"<weekday>,? (?:le )?<day> <short>(?:,? <year>)?"),
    DatePhrase("day", r"<day_number>/<month_number>(?!/)", "le ", "behind"),
    DatePhrase("day_alone", r"<day_number>(?:er)?(?=[\s?!.,]*$)", "le ", "behind"),
    DatePhrase(
        "month", r"(?:<part>[ -]|<part_> (?:du mois )?(?:de |d'))<month>(?:,? <year>)?", r"(?:à la |au |vers (?:la )?)"
    ),
    DatePhrase(
        "month",
        r"(?:mois de |mois d')?<month>",
        r"(?:en|au|dès|courant|durant|pendant le|au cours du) (?=mois|\w)",
        "open",
    ),
    DatePhrase("month", r"<short>,? <year>", r"(?:en|courant|au mois de|au mois d'|durant|dès) ?"),
    DatePhrase("month", r"(?:mois de )?<month> <last>", r"(?:en|au) "),
    DatePhrase(
        "month_week",
        r"(?:<ordinal>|<last>) semaine (?:de |d')<month>(?:,? <year>)?",
        r"(?:durant |pendant )?la ",
        "open",
    ),
    DatePhrase("season", r"<season> <year>", r"(?:à l'|au |l'|durant l'|pendant l'|en )"),
    DatePhrase("season", r"<season> <last>", r"(?:à l'|au |l'|le |en )"),
    DatePhrase("season", r"<this> <season>"),
    DatePhrase("season", r"<season>", r"(?:à l'|au |durant l'|pendant l'|en |l')", "open"),
    DatePhrase("year", r"(?:l'an |l'année )?<year_number>", r"(?:en|durant|pendant|au cours de|dans|sur) ", "open"),
    DatePhrase("year_part", r"(?:<part>[ -]|<part_> de (?:l'année )?)<year>", r"(?:à la |au |vers (?:la )?)"),
    DatePhrase("year_part", r"<ordinal> <share> (?:de )?<year>", r"(?:au|durant le|pendant le|sur le) ", "open"),
    DatePhrase("weekday", r"<weekday><hours>", "ce ", "open"),
    DatePhrase("weekday", r"(?<!le )(?<!les )(?<!du )(?<!des )(?<!de )(?<!un )(?<!chaque )<weekday><hours>"),
    DatePhrase("weekday", r"<weekday> (?:<last>|(?P<this>même))<hours>"),
    DatePhrase(
        "weekend",
        r"(?:week-end|weekend)(?P<last> (?:dernier|passé))?",
        r"(?:le|ce|durant le|pendant le|au cours du) ",
        "open",
    ),
    DatePhrase("night", r"(?:la nuit (?:dernière|passée)|cette nuit)"),
    DatePhrase("relative", r"<relative><hours>"),
    DatePhrase("period", r"<unit> <last>", r"(?:en |durant |pendant |au cours de )?(?:la |le |l')"),
    DatePhrase("period", r"<this> <unit>(?:-ci)?", r"(?:en |durant |pendant |au cours de |dans )"),
    DatePhrase(
        "period", r"<unit> (?P<this>en cours|courante?|actuelle?)", r"(?:durant |pendant |au cours de )?(?:la |le |l')"
    ),
    DatePhrase("ago", r"il y a (?:<count> )(?:<units>|<unit>)"),
    DatePhrase("ago", r"voici <count> <units>"),
    DatePhrase(
        "past",
        r"<count> <last> <units>",
        r"(?:(?:dans|durant|pendant|sur|en|au cours (?:des|de)|ces|de ces) ?)?(?:les |des |ces )?",
    ),
    DatePhrase("past", r"<last> <count> <units>", r"(?:(?:dans|durant|pendant|sur|au cours) )?(?:les|des|ces) "),
    DatePhrase(
        "past",
        r"(?P<last>derni(?:er|ère)) <unit>(?! d[eu]| d')",
        r"(?:durant|pendant|dans|sur|au cours) (?:le |la |de la |du )?|au cours du ",
        "behind",
    ),
    DatePhrase(
        "recent", r"<last> <units>", r"(?:(?:durant|pendant|dans|au cours|sur) )?(?:ces|les|des|de ces) ", "behind"
    ),
    DatePhrase("span", r"<count> (?:<units>|<unit>)", "", "open"),
)

FRENCH_DATES = DateWords(
    months=(
        ("janvier",), ("février",), ("mars",), ("avril",), ("mai",), ("juin",), ("juillet",), ("août",),
        ("septembre",), ("octobre",), ("novembre",), ("décembre",),
    ),
    short_months=(
        ("janv", "jan"), ("févr", "fév"), (), ("avr",), (), (), ("juil",), (), ("sept",), ("oct",), ("nov",),
        ("déc",),
    ),
    weekdays=(("lundi",), ("mardi",), ("mercredi",), ("jeudi",), ("vendredi",), ("samedi",), ("dimanche",)),
    seasons={"printemps": 3, "été": 6, "automne": 9, "hiver": 12},
    relative={"aujourd'hui": 0, "ce matin": 0, "cet après-midi": 0, "ce soir": 0, "hier": 1, "avant-hier": 2,
              "avant hier": 2, "hier soir": 1},
    units=_UNITS,
    plural_units=_PLURAL_UNITS,
    numbers=_NUMBERS,
    phrases=_PHRASES,
    ranges=(
        (r"entre (?:le |les )?", r" et (?:le )?"),
        (r"(?:du|de|depuis le|à partir du|d')(?: |(?<='))", r"(?: au | à | jusqu'au | jusqu'à | ?- ?)"),
        (r"(?:le |les )?", r"(?: au | ?- ?)"),
        (r"en ", r"(?: et (?:en )?| ?- ?)"),
        (r"les ", r" et "),
    ),
    since=(
        r"(?:depuis|dès|à partir de|à partir d'|à compter de)(?: |(?<='))(?:le |la |l')?|"
        r"(?:à partir du|à compter du) "
    ),
    until=r"jusqu'(?:à|au|en|à la|à l')(?: |(?<='))",
    before=r"avant (?:le |la |l')?",
    after=r"après (?:le |la |l')?",
    of=r"(?:d'|de (?:la |l')?|du )",
    last=_LAST,
    this=_THIS,
    hours=r"(?: (?:matin|midi|après-midi|soir|nuit|dans la nuit|en soirée))?",
    parts={"début": "early", "mi": "mid", "milieu": "mid", "fin": "late"},
    ordinals={r"(?:premier|première|1er|1re|1ère)": 1, r"(?:deuxième|second|seconde|2e|2ème)": 2,
              r"(?:troisième|3e|3ème)": 3,
              r"(?:quatrième|4e|4ème)": 4},
    shares={"trimestre": 3, "semestre": 6, "moitié": 6},
    days={day.replace("+", " "): number for number, day in enumerate(_DAYS, 1)},
    day_ending=r"(?:er)?",
    last_year=r"(?:de )?(?:l'an|l'année) (?:dernier|dernière|passée?)",
    this_year=r"de cette année",
    names=(
        r"(?:vendredi|mardi|jeudi|samedi) (?:saint|noir|gras|13)",
        r"(?:lundi|mercredi|dimanche) (?:noir|des cendres|de pâques|de pentecôte|des rameaux)",
        r"journal du dimanche", r"mai 68", r"champs? de mars", r"(?:planète|groupe|société|vers|sur) mars",
        r"(?:place|rue|avenue|pont|stade|boulevard) du \d+ \w+", r"aujourd'hui en france",
    ),
    topic_words=r"(?:sur|du|des|de|les|un|une|à propos du|contre|(?:sur|contre|de) le)",
    possessives=r"(?:son|sa|ses|leurs?|mon|ma|mes|notre|nos|votre|vos)",
    counted=(
        r"(?:personnes|euros|dollars|francs|soldats|morts|blessés|maisons|logements|mètres|kilomètres|km|pour cent|ans|"
        r"heures|jours|degrés|habitants|emplois|postes|manifestants|policiers|voix|tonnes|litres|cas|fois|millions|"
        r"milliards|salariés|spectateurs|réfugiés|migrants|euro)"
    ),
)  # fmt: skip
"""French dates."""
