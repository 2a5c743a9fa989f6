"""English: function words, dates, and the words around people's names, as plain data.

Not for rules: the packages that use these words define how they combine. Everything is in lower case unless its
docstring says otherwise.
"""

from __future__ import annotations

ENGLISH_STOP_WORDS = frozenset(
    """
    a about above after again against all also am an and any are as at be because been before being below
    between both but by can cannot could did do does doing down during each either else ever few for from
    further had has have having he her here hers herself him himself his how i if in into is it its itself
    just let me might more most must my myself neither no nor not now of off on once only or other ought our
    ours ourselves out over own per same shall she should so some such than that the their theirs them
    themselves then there these they this those through to too under until up upon us very was we were what
    when where whether which while who whom whose why will with would yet you your yours yourself yourselves
    """.split()
)
"""Function words, which never become terms.

Contractions aren't listed: "he'll" loses its ending before the lookup, and a word in n't is always a stop word.
"""

QUESTION_WORDS = frozenset(
    """
    say says said saying tell tells told telling comment comments commented mention mentions mentioned
    hey hi hello please thanks thank ok okay much many long v vs versus
    """.split()
)
"""Asking words of questions, in addition to the stop words; in articles, words like "said" are indexed."""

INTERROGATIVES = frozenset("what who whom whose where when why how which".split())
"""Stop words that open a question."""

MONTHS = tuple("january february march april may june july august september october november december".split())
"""Names of the months, January first."""

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
"""Names of the days, Monday first, like `date.weekday`."""

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""Seasons, each with its first month."""

NUMBER_WORDS = tuple("a one two three four five six seven eight nine ten eleven twelve".split())
"""Numbers in words, each at its own index; "a", at index 0, means 1."""

ORDINALS = tuple("first second third fourth".split())
"""Ordinal numbers for halves and quarters."""

TIME_UNITS = tuple("hour day week fortnight month year".split())
"""Units of time, the shortest first."""

DATE_WORDS = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec weekend quarter yesterday today tonight night morning afternoon
    evening
    """.split()
).union(MONTHS, WEEKDAYS, SEASONS, TIME_UNITS, [f"{unit}s" for unit in TIME_UNITS])
"""Words of which every date without digits has at least one."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor president president-elect minister premier chancellor mayor senator sen rep
    representative gov governor congressman congresswoman judge capt captain gen brig adm cmdr cpl supt mp mep msp
    prosecutor secretary-general detective constable trooper rabbi lt lieutenant col colonel sgt sergeant maj
    admiral commissioner secretary ambassador councillor councilman councilwoman alderman director chairman
    chairwoman inspector superintendent sheriff attorney speaker leader spokesman spokeswoman ceo cfo archbishop
    bishop cardinal rev hon pastor chief staff chair editor editor-in-chief spokesperson adml attorney-general
    assemblyman assemblywoman brigadier bailiff cllr chaplain commander commandant comptroller corporal cpt dame det
    ensign envoy magistrate mla mps patrolman provost imam rector registrar sir spc treasurer undersecretary
    under-secretary vice-president vice-chairman selectman councilmember solicitor-general insp lt-col lt-gen
    maj-gen co-chair co-chairman co-founder cofounder vice-chancellor chairperson
    """.split()
)
"""Titles of people before a name, or words that end one ("Chicago Alderman", "Attorney General").

Only those that occur in no organisation's name: General Motors and the Justice Department keep their words.
"""

CIVIL_TITLES = {"mr": "he", "mrs": "she", "ms": "she", "miss": "she"}
"""Titles that don't depend on an office, each with its pronoun."""

FORMS_OF_ADDRESS = TITLES | frozenset(
    "general king queen prince princess pope sir lord lady dame coach former ex vice".split()
)
"""Words before a surname in a question: titles, and others ("General Smith", "King Charles")."""

TITLE_PRONOUNS = CIVIL_TITLES | {
    "congressman": "he", "councilman": "he", "alderman": "he", "chairman": "he", "spokesman": "he",
    "congresswoman": "she", "councilwoman": "she", "chairwoman": "she", "spokeswoman": "she",
}  # fmt: skip
"""Titles that imply a pronoun."""

COURTESY_TITLES = {*CIVIL_TITLES, "dr", "prof", "professor"}
"""Titles that an article may leave out at a later mention of the same person."""

TITLE_ABBREVIATIONS = (
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Sen",
    "Rep",
    "Gov",
    "Gen",
    "Lt",
    "Col",
    "Capt",
    "Sgt",
    "Maj",
    "Brig",
    "Adm",
    "Cmdr",
    "Cpl",
    "Supt",
    "Rev",
    "Hon",
)
"""Titles that are written with a dot, in their usual spelling."""

NAME_PARTICLES = tuple(
    "de del der den van von bin ibn al la le los las da di do du dos das y ten ter af av zu zur vom ap e".split()
)
"""Words in lower case inside a name: "Simone de Beauvoir"."""

FOREIGN_JOINTS = ("i", "und", "et", "og", "och")
"""Words for "and" inside names from other languages; "y" and "e" are particles, too."""

PARTY_WORDS = frozenset("republican democrat house senate state".split())
"""Words in capitals between a title and a name: "Secretary of State Ana Brandt"."""

MONTHS_AS_NAMES = frozenset(["march", "april", "may", "june", "august"])
"""Months that are also people's names."""

NAME_STOP_WORDS = frozenset(
    """
    a about after all also although an and another any as asked at because before being both but by during each either
    even every few finally first for from he her here his how however i if in instead into is it its last later like
    many meanwhile more moreover most my neither never no nobody nor not nothing now of on once one only or other our
    over people perhaps she since so some still such than that the their then there these they this those though
    through to today two under until was we what when where whether which while who whom whose why with yes yesterday
    dear again afterwards somebody someone anybody anyone everybody everyone none
    apparently certainly clearly elsewhere eventually fortunately frankly furthermore hence hopefully
    indeed interestingly ironically likewise meantime nevertheless nonetheless obviously otherwise overall presumably
    sadly similarly sometimes somehow therefore thus ultimately understandably unfortunately usually whatever whenever
    whereas wherever yet you your others former recently soon despite besides unlike given among along across behind
    beyond inside
    outside within without amid top gmt bst utc est edt pst pdt critics officials experts police authorities
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december
    """.split()
)
"""Words that are never part of a name, though capitalised at the start of a sentence."""

NON_PERSON_WORDS = frozenset(
    """
    house senate party committee department university college street city county state states union court council
    press news times post today journal television tv radio group company corp inc bank center centre institute
    foundation association agency bureau office school church hospital bay lake river mountain island islands north
    south east west new white supreme republican republicans democrat democrats democratic national international
    federal american russian ukrainian british english french german italian spanish polish chinese japanese korean
    indian iranian israeli turkish greek swedish norwegian danish finnish dutch canadian mexican brazilian african
    european asian arab jewish muslim christian catholic russia ukraine britain france germany italy spain poland
    china japan korea india iran israel turkey washington moscow london kremlin twitter facebook youtube act bill
    day hall park square hampshire york carolina dakota virginia jersey mexico america europe africa asia congress
    parliament pac campaign alabama alaska arizona arkansas california colorado connecticut delaware florida georgia
    hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont
    wisconsin wyoming watch advisers officials
    """.split()
)
"""Words in names that don't belong to a single person: "Russian troops"."""
