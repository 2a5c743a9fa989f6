"""Spanish: words of dates in questions, as plain data; `date_words.py` says what each is for."""

from __future__ import annotations

from index.languages.date_words import NUMERIC_DAYS, DatePhrase, DateWords

_UNITS = {"hora": "hour", "día": "day", "jornada": "day", "semana": "week", "quincena": "fortnight", "mes": "month",
          "trimestre": "quarter", "año": "year", "fin de semana": "weekend", "finde": "weekend"}  # fmt: skip
_PLURAL_UNITS = {"horas": "hour", "días": "day", "semanas": "week", "quincenas": "fortnight", "meses": "month",
                 "trimestres": "quarter", "años": "year"}  # fmt: skip
_NUMBERS = {
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinte": 20, "treinta": 30,
    "un par de": 2, "unos": 3, "unas": 3, "algunos": 3, "algunas": 3, "pocos": 3, "pocas": 3, "varios": 3,
    "varias": 3, "unos pocos": 3, "unas pocas": 3, "unos cuantos": 3, "unas cuantas": 3,
}  # fmt: skip
_DAYS = (
    "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve treinta"
).split()
_OF = r"(?: del? (?:año )?|, | )"
_LAST = r"(?:pasad[oa]s?|últim[oa]s?|anterior(?:es)?)"
_PAST = r"(?:últim[oa]s|pasad[oa]s)"
_THIS = r"(?:est[ea]|actual|presente|corriente)"
_DURING = r"(?:en|durante|a lo largo de|dentro de) "

_PHRASES = (
    *(DatePhrase("day", days, r"(?:el |en |al )(?:día )?") for days in NUMERIC_DAYS),
    DatePhrase("day", rf"(?:<last> )?(?:día )?(?:<weekday>,? )?<day> del? <short>(?:{_OF}<year>)?", "el ", "end"),
    DatePhrase("day", r"<day_number>/<month_number>(?!/)", r"el (?:día )?", "behind"),
    DatePhrase("day_alone", r"<day_number>(?=[\s?!.,]*$)", r"el (?:día )?", "behind"),
    DatePhrase("month", rf"<part> (?:del mes )?(?:de )?<month>(?:{_OF}<year>)?", r"(?:a |en |hacia )?(?:los )?"),
    DatePhrase("month", r"(?:<last> )?(?:mes de )?<month>", rf"{_DURING}(?:el )?", "open"),
    DatePhrase("month", rf"<short>{_OF}<year>", _DURING),
    DatePhrase("month", r"(?:el |en )?(?:mes de )?<month> (?P<last>pasado)", rf"{_DURING}(?:el )?"),
    DatePhrase("month", r"el (?P<last>pasado) (?:mes de )?<month>", "en "),
    DatePhrase("month_week", rf"(?:<ordinal>|<last>) semana de <month>(?:{_OF}<year>)?", r"(?:en|durante) la ", "open"),
    DatePhrase("season", rf"<season>{_OF}<year>", r"(?:en|durante) (?:el |la )?"),
    DatePhrase("season", r"(?:est[ea]|el|la)? ?<season> <last>", r"(?:en|durante) "),
    DatePhrase("season", r"<this> <season>", r"(?:en|durante) "),
    DatePhrase("season", r"<season>", r"(?:en|durante) (?:el |la )?", "open"),
    DatePhrase("year", r"(?:el )?(?:año )?<year_number>", _DURING, "open"),
    DatePhrase("year_part", r"<part> de(?:l año)? ?<year>", r"(?:a |en |hacia )?(?:los )?"),
    DatePhrase("year_part", rf"<ordinal> <share>{_OF}<year>", r"(?:en|durante) (?:el |la )?", "open"),
    DatePhrase("weekday", r"<weekday><hours>", r"(?:el |en el día )", "open"),
    DatePhrase("weekday", r"<weekday> <last><hours>", "el "),
    DatePhrase("weekday", r"(?:<last>|<this>) <weekday><hours>", "el "),
    DatePhrase("weekend", r"fin de semana", r"(?:(?:en|durante) )?el ", "open"),
    DatePhrase("night", r"anoche"),
    DatePhrase("relative", r"<relative><hours>"),
    DatePhrase(
        "period",
        r"(?<!un )(?:<unit> (?P<last>pasad[oa]|anterior)|(?P<last_>pasad[oa]|anterior) <unit_>)",
        r"(?:en |durante )?(?:el |la )",
    ),
    DatePhrase("period", r"<this> <unit>", r"(?:en |durante |a lo largo de )(?:el |la )?|(?:el |la )"),
    DatePhrase("period", r"<unit> (?P<this>en curso|actual)", r"(?:en |durante )?(?:el |la )"),
    DatePhrase(
        "period",
        r"<second> <unit>|(?P<unit_>semana|mes|año) (?P<second_>antepasad[oa])",
        r"(?:en |durante )?(?:el |la )",
    ),
    DatePhrase("ago", r"hace (?:ya )?<count> (?:<units>|<unit>)"),
    DatePhrase("ago", r"<count> (?:<units>|<unit>) atrás"),
    DatePhrase("past", rf"(?P<last>{_PAST}) <count> <units>", r"(?:(?:en|durante|de) )?(?:los |las )"),
    DatePhrase("past", rf"<count> (?P<last>{_PAST}) <units>", r"(?:(?:en|durante|de) )?(?:los |las )"),
    DatePhrase("past", r"(?P<last>últim[oa]) <unit>(?! del?)", r"(?:en|durante) (?:el |la )", "behind"),
    DatePhrase("recent", rf"(?P<last>{_PAST}) <units>", r"(?:en|durante) (?:los |las |estos |estas )?", "behind"),
)

SPANISH_DATES = DateWords(
    months=(
        ("enero",), ("febrero",), ("marzo",), ("abril",), ("mayo",), ("junio",), ("julio",), ("agosto",),
        ("septiembre", "setiembre"), ("octubre",), ("noviembre",), ("diciembre",),
    ),
    short_months=(
        ("ene",), ("feb",), ("mar",), ("abr",), (), ("jun",), ("jul",), ("ago",), ("sep", "sept", "set"), ("oct",),
        ("nov",), ("dic",),
    ),
    weekdays=(("lunes",), ("martes",), ("miércoles",), ("jueves",), ("viernes",), ("sábado",), ("domingo",)),
    seasons={"primavera": 3, "verano": 6, "otoño": 9, "invierno": 12},
    relative={"hoy": 0, "hoy día": 0, "esta mañana": 0, "esta tarde": 0, "esta noche": 0, "ayer": 1, "anteayer": 2,
              "antier": 2, "antes de ayer": 2, "anteanoche": 2},
    units=_UNITS,
    plural_units=_PLURAL_UNITS,
    numbers=_NUMBERS,
    phrases=_PHRASES,
    ranges=(
        (r"entre (?:el |los días )?", r" y (?:el )?"),
        (r"(?:del|de|desde el|desde) (?:día )?", r"(?: al | a | hasta el | hasta | ?- ?)(?:día )?"),
        (r"(?:el |del )?", r"(?: al | ?- ?)"),
        (r"en ", r"(?: y (?:en )?| ?- ?)"),
    ),
    since=r"(?:desde|a partir de|a partir del|desde el|desde la) (?:el |la |día )?",
    until=r"hasta (?:el |la |día )?",
    before=r"antes (?:de|del) (?:el |la )?",
    after=r"(?:después|luego|tras) (?:de|del) (?:el |la )?|tras (?:el |la )?",
    of=r"(?:del|de) (?:el |la )?",
    last=_LAST,
    this=_THIS,
    second=r"antepasad[oa]",
    hours=r"(?: (?:por la|a la|en la|de la) (?:mañana|tarde|noche|madrugada)| al mediodía)?",
    parts={
        "principios": "early", "principio": "early", "comienzos": "early", "inicios": "early", "inicio": "early",
        "mediados": "mid", "finales": "late", "fines": "late", "final": "late", "fin": "late",
    },
    ordinals={r"(?:primer|primero|primera|1[eº]?r?o?|1ª)": 1, r"(?:segund[oa]|2[ºª]?)": 2,
              r"(?:tercer|tercero|tercera|3[ºª]?)": 3,
              r"(?:cuart[oa]|4[ºª]?)": 4},
    shares={"trimestre": 3, "semestre": 6, "mitad": 6, "cuatrimestre": 4},
    days={day: number for number, day in enumerate(_DAYS, 1)} | {"treinta y uno": 31, "uno": 1},
    day_ending=r"(?:º|ro|\.º|°)?",
    last_year=r"(?:el )?(?:año (?:pasado|anterior)|pasado año)",
    this_year=r"(?:este|presente) año",
    names=(
        r"(?:viernes|lunes|martes|jueves|sábado) (?:santo|negro|de gloria|13)",
        r"(?:miércoles de ceniza|domingo de ramos)",
        r"santo domingo", r"plácido domingo", r"plaza de(?:l \d+ de)? mayo",
        r"(?:avenida|calle|plaza|estadio|barrio|hospital|movimiento) (?:del? )?\d+ de \w+", r"cinco de mayo",
    ),
    topic_words=r"(?:sobre|de|del|los|las|acerca de|contra|sobre el|un|una|(?:sobre|de|contra) el)",
    possessives=r"(?:sus?|mis?|tus?|nuestr[oa]s?)",
    counted=(
        r"(?:personas|euros|dólares|pesos|soldados|muertos|heridos|casas|hogares|viviendas|metros|kilómetros|km|"
        r"por ciento|años|horas|días|grados|habitantes|empleos|puestos|manifestantes|efectivos|agentes|votos|toneladas|"
        r"litros|casos|veces|millones|mil|trabajadores|asistentes|espectadores|refugiados|migrantes)"
    ),
)  # fmt: skip
"""Spanish dates."""
