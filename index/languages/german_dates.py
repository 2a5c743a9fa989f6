"""German: words of dates in questions, as plain data; `date_words.py` says what each is for."""

from __future__ import annotations

from index.languages.date_words import NUMERIC_DAYS, DatePhrase, DateWords

_UNITS = {"tag": "day", "woche": "week", "wochenende": "weekend", "monat": "month", "quartal": "quarter",
          "jahr": "year", "stunde": "hour", "tages": "day", "wochenendes": "weekend", "monats": "month",
          "quartals": "quarter", "jahres": "year", "jahre": "year", "monate": "month", "tage": "day"}  # fmt: skip
_PLURAL_UNITS = {"stunden": "hour", "tage": "day", "tagen": "day", "wochen": "week", "monate": "month",
                 "monaten": "month", "quartalen": "quarter", "jahre": "year", "jahren": "year", "tag": "day",
                 "woche": "week", "monat": "month", "jahr": "year", "stunde": "hour"}  # fmt: skip
_NUMBERS = {
    "ein": 1, "eine": 1, "einem": 1, "einer": 1, "einen": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "fuenf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12, "zwoelf": 12, "dreizehn": 13,
    "vierzehn": 14, "fünfzehn": 15, "zwanzig": 20, "dreißig": 30, "dreissig": 30, "beiden": 2, "wenigen": 3,
    "einigen": 3, "mehreren": 3, "paar": 3, "ein paar": 3,
}  # fmt: skip
_DAY_STEMS = (
    "erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt "
    "siebzehnt achtzehnt neunzehnt zwanzigst einundzwanzigst zweiundzwanzigst dreiundzwanzigst vierundzwanzigst "
    "fünfundzwanzigst sechsundzwanzigst siebenundzwanzigst achtundzwanzigst neunundzwanzigst dreißigst "
    "einunddreißigst"
).split()
_WEEKDAYS = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_LAST = r"(?:letzt|vergangen|vorig|zurückliegend|verflossen)(?:e[nmrs]?)"
_THIS = r"(?:dies(?:e[nmrs]?)?|laufende[nmrs]?|aktuelle[nmrs]?)"
_INSIDE = r"(?:(?:in|im|am|an|während|innerhalb|über) )?(?:der |des |dem |den |die |das )?"

_PHRASES = (
    *(DatePhrase("day", rf"(?:<weekday>,? (?:den )?)?{days}", r"(?:am|vom) ") for days in NUMERIC_DAYS),
    DatePhrase("day", r"(?:<weekday>,? (?:den |dem |der )?)?<day> ?<short>(?:,? <year>)?", "am ", "end"),
    DatePhrase("day", r"(?:<weekday>,? (?:den )?)?<day_number>\. ?<month_number>\.(?!\d)", r"(?:am|vom) ", "end"),
    DatePhrase("day_alone", r"<day_number>\.(?=[\s?!.,]*$)", "am ", "behind"),
    DatePhrase("month", r"<part>(?: des| im)? ?<short>(?:,? <year>)?", r"(?:zu |im |in |seit )"),
    DatePhrase("month", r"(?:monat )?<month>", r"(?:im|in|während des) (?:monat )?", "open"),
    DatePhrase("month", r"<short>,? (?:des jahres )?<year>", r"(?:im|in|während des) (?:monat )?"),
    DatePhrase("month", r"(?:<last>|<this>) <month>", r"(?:im|in|seit) "),
    DatePhrase("month_week", r"(?:<ordinal>|<last>) woche (?:im |des |in )?<month>(?:,? <year>)?", r"in der ", "open"),
    DatePhrase("month_week", r"(?:<ordinal>|<last>) <month>woche(?:,? <year>)?", r"in der ", "open"),
    DatePhrase("season", r"<season> (?:des jahres )?<year>", "im "),
    DatePhrase("season", r"<season> <iso_year>/\d\d(?:\d\d)?", "im "),
    DatePhrase("season", r"(?:<last>|<this>) <season>", r"(?:im|in) "),
    DatePhrase("season", r"<season>", "im ", "open"),
    DatePhrase(
        "year", r"(?:jahr |jahre |jahres )?<year_number>", r"(?:im|in|während des|aus dem) (?=jahr)|in ", "between"
    ),
    DatePhrase("year_part", r"<part> (?:des jahres )?<year>", r"(?:zu|im|am|in) "),
    DatePhrase("year_part", r"<ordinal> <share> (?:des jahres |von )?<year_number>", r"(?:in der|im) ", "open"),
    DatePhrase("year_part", r"q(?P<ordinal>[1-4]) (?:des jahres )?<year_number>", "in "),
    DatePhrase("weekday", r"<weekday><hours>", r"(?:am) ", "open"),
    DatePhrase("weekday", r"(?:<last>|<this>) <weekday><hours>", r"(?:am|im|an) (?:dem )?"),
    DatePhrase("weekend", r"wochenende", r"(?:am|übers|über das|im) ", "open"),
    DatePhrase("night", r"(?:in der )?(?:letzten?|vergangenen?) nacht"),
    DatePhrase("relative", r"<relative><hours>"),
    DatePhrase("period", r"(?:<second>|<last>|<this>) <unit>(?! (?:sein|ihr|mein|dein|unser)e[rs])", _INSIDE),
    DatePhrase("named_period", r"<named_period>"),
    DatePhrase("ago", r"<count> (?:<units>|<unit>)", "vor ", "behind"),
    DatePhrase("past", r"<last> <count> <units>", _INSIDE),
    DatePhrase("past", r"<count> <last> <units>", _INSIDE),
    DatePhrase(
        "recent",
        r"<last> (?!tage\b|tag\b|woche\b|monate?\b|jahre?\b|stunde\b)<units>",
        r"(?:in |während |innerhalb )(?:der |den )?",
        "behind",
    ),
    DatePhrase("past", r"<last> (?P<units>stunde)", r"(?:in |während )(?:der )?", "behind"),
    DatePhrase("span", r"<count> (?:<units>|<unit>)", "", "open"),
)

GERMAN_DATES = DateWords(
    months=(
        ("januar", "januars", "jänner", "jenner"),
        ("februar", "februars", "feber"),
        ("märz", "maerz"),
        ("april", "aprils"),
        ("mai",),
        ("juni", "juno"),
        ("juli",),
        ("august", "augusts"),
        ("september", "septembers"),
        ("oktober", "oktobers", "october"),
        ("november", "novembers"),
        ("dezember", "dezembers"),
    ),
    short_months=(
        ("jan", "jän"),
        ("feb",),
        ("mär", "mrz"),
        ("apr",),
        (),
        ("jun",),
        ("jul",),
        ("aug",),
        ("sep", "sept"),
        ("okt",),
        ("nov",),
        ("dez",),
    ),
    weekdays=tuple((day, f"{day}s") if day != "samstag" else (day, "sonnabend") for day in _WEEKDAYS),
    seasons={
        "frühling": 3,
        "frühjahr": 3,
        "sommer": 6,
        "herbst": 9,
        "winter": 12,
        "fruehling": 3,
        "fruehjahr": 3,
        "sommers": 6,
        "herbstes": 9,
        "winters": 12,
        "frühlings": 3,
        "frühjahrs": 3,
    },
    relative={"heute": 0, "gestern": 1, "vorgestern": 2},
    units=_UNITS,
    plural_units=_PLURAL_UNITS,
    numbers=_NUMBERS,
    phrases=_PHRASES,
    ranges=(
        (r"zwischen (?:dem |der )?", r" und (?:dem |der )?"),
        (r"(?:vom|von|ab|seit) (?:dem |der )?", r"(?: bis (?:zum |zur |einschließlich |in den )?| ?- ?)"),
        (r"(?:am )?", r"(?: bis (?:zum )?| ?- ?| und )(?=\d)"),
        (r"", r"(?: bis (?:zum )?| ?- ?)"),
        (r"im ", r" und (?:im )?"),
    ),
    since=r"(?:seit|ab)(?: dem| der| den)? ",
    until=r"bis(?: zum| zur| einschließlich| in den| ins)? ",
    before=r"vor(?: dem| der)? ",
    after=r"nach(?: dem| der)? ",
    of=r"(?:von|vom|aus)(?: der| dem)? ",
    last=_LAST,
    this=_THIS,
    second=r"(?:vorletzt|vorvorig)e[nmrs]?",
    hours=r"(?: ?(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?",
    parts={"anfang": "early", "mitte": "mid", "ende": "late", "beginn": "early", "früh": "early", "spät": "late"},
    ordinals={
        r"(?:erste[nrms]?|1\.)": 1,
        r"(?:zweite[nrms]?|2\.)": 2,
        r"(?:dritte[nrms]?|3\.)": 3,
        r"(?:vierte[nrms]?|4\.)": 4,
        "1": 1,
        "2": 2,
        "3": 3,
        "4": 4,
    },
    shares={"quartals?": 3, "halbjahr(?:es)?": 6, "hälfte": 6, "jahreshälfte": 6},
    named_periods={"heuer": ("year", 0)},
    days={f"{stem}e[rn]": day for day, stem in enumerate(_DAY_STEMS, 1)},
    day_ending=r"\.?",
    last_year=r"(?:des )?(?:letzten|vergangenen|vorigen) jahres",
    this_year=r"(?:dieses|des|des laufenden) jahres(?! \d)",
    names=(
        r"(?:welt|bild|nzz|presse|schweiz|kurier|blick|tagesspiegel|express) am sonntag",
        r"(?:schwarze[rnm]?|guten|stille[rn]?) freitag",
        r"(?:straße|strasse|platz|brücke|tag) des \d+\. \w+",
        r"heute[ -](?:journal|show|nachrichten|plus)",
        r"\d+\.-\w+-\w+",
    ),
    topic_words=r"(?:über|der|die|das|des|zum|zur|um|den|dem|vom|gegen|agenda)",
    possessives=r"(?:(?:sein|ihr|mein|dein|unser)(?:e[nmrs]?)?|eure?[nmrs]?)",
    counted=(
        r"(?:menschen|personen|einwohner\w*|euro|dollar|franken|soldaten|tote[nr]?|verletzte[nr]?|stellen|jobs|"
        r"häuser\w*|meter[n]?|kilometer[n]?|km|prozent|jahre[n]?|stunden|tage[n]?|grad|wohnungen|anhänger\w*|besucher\w*|"
        r"zuschauer\w*|beamte[nr]?|mitarbeiter\w*|flüchtlinge[n]?|demonstranten|stimmen|tonnen|liter[n]?|fälle[n]?|mal)"
    ),
    capitals_tell=False,
)
"""German dates."""
