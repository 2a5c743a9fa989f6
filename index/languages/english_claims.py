"""English: words that decide what a sentence claims: negations, opposites, numbers and measures, as plain data.

Two texts that differ only in one of these say different things. Not for words that only name or describe.
"""

from __future__ import annotations

ENGLISH_NEGATIONS = frozenset(
    """
    not no never nor neither none nobody nothing nowhere without cannot hardly barely scarcely unable
    deny denies denied denying denial denials refuse refuses refused refusing refusal refute refutes refuted refuting
    reject rejects rejected rejecting rejection
    fail fails failed failing lack lacks lacked lacking false falsely untrue wrong wrongly incorrect
    incorrectly mistaken mistakenly hoax fake debunked unfounded baseless retract retracts retracted retraction
    """.split()
)
"""Words that negate or deny a statement; contractions are read as "not"."""

CONTRACTED_VERBS = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
"""Forms before n't that aren't verbs by themselves, each with its verb."""

NEGATING_PREFIXES = tuple("un in im il ir dis non".split())
"""Prefixes that negate an adjective or a verb: unsafe, illegal, disagree."""

OPPOSITES = {
    "he": "she", "his": "her", "him": "her", "himself": "herself", "man": "woman", "men": "women", "boy": "girl",
    "yes": "no", "true": "false", "guilty": "innocent", "for": "against", "always": "never",
    "open": "close", "opens": "closes", "opened": "closed", "opening": "closing",
    "start": "stop", "starts": "stops", "started": "stopped", "begin": "end", "began": "ended", "begins": "ends",
    "rise": "fall", "rises": "falls", "rose": "fell", "risen": "fallen", "rising": "falling",
    "increase": "decrease", "increased": "decreased", "raise": "cut", "raised": "cut", "raises": "cuts",
    "grow": "shrink", "grew": "shrank", "up": "down", "gain": "loss", "gains": "losses", "gained": "lost",
    "more": "less", "most": "least", "higher": "lower", "high": "low", "above": "below",
    "over": "under", "before": "after", "early": "late", "earlier": "later", "first": "last", "better": "worse",
    "best": "worst", "win": "lose", "wins": "loses", "won": "lost", "winner": "loser", "victory": "defeat",
    "accept": "reject", "accepted": "rejected", "accepts": "rejects", "approve": "reject", "approved": "rejected",
    "back": "oppose", "backed": "opposed", "backs": "opposes", "support": "oppose", "supports": "opposes",
    "supported": "opposed", "favour": "oppose", "allow": "ban", "allowed": "banned", "allows": "bans",
    "keep": "scrap", "stay": "leave", "stayed": "left", "stays": "leaves", "remain": "leave", "remained": "left",
    "join": "leave", "joined": "left", "come": "go", "arrive": "leave", "arrived": "left", "buy": "sell",
    "bought": "sold", "buys": "sells", "alive": "dead", "survived": "died", "convicted": "acquitted",
    "possible": "impossible", "strong": "weak", "safe": "dangerous", "right": "wrong", "good": "bad",
    "north": "south", "northern": "southern", "east": "west", "eastern": "western", "left": "right",
    "all": "none", "everybody": "nobody", "everyone": "nobody", "everything": "nothing", "some": "none",
}  # fmt: skip
"""Pairs of opposites: replacing either by the other changes the claim."""

NUMBER_VALUES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "trillion": 10**12,
}  # fmt: skip
"""Cardinal numbers in words."""

ORDINAL_VALUES = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
"""Ordinal numbers in words."""

SCALE_LETTERS = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
"""Letters right after digits that multiply them: £1.5bn."""

VAGUE_NUMBERS = frozenset(
    "once twice thrice half quarter dozen dozens scores hundreds thousands millions billions double triple".split()
)
"""Numbers in words that aren't exact, or that are never written in digits."""

MEASURES = {
    "second": "s", "minute": "min", "hour": "h", "day": "day", "night": "night", "week": "week", "month": "month",
    "year": "year", "decade": "decade", "century": "century", "centuries": "century", "dollar": "$", "cent": "cent",
    "euro": "€", "pound": "£", "pence": "penny", "penny": "penny", "yen": "¥", "yuan": "yuan", "rouble": "rouble",
    "ruble": "rouble", "rupee": "rupee", "franc": "franc", "percent": "%", "pct": "%", "point": "point", "mile": "mile",
    "kilometre": "km", "kilometer": "km", "km": "km", "metre": "metre", "meter": "metre", "centimetre": "cm",
    "centimeter": "cm", "cm": "cm", "millimetre": "mm", "millimeter": "mm", "mm": "mm", "inch": "inch",
    "inches": "inch", "foot": "foot", "feet": "foot", "yard": "yard", "acre": "acre", "hectare": "hectare",
    "gram": "g", "kilogram": "kg", "kilo": "kg", "kg": "kg", "ton": "ton", "tonne": "tonne", "litre": "litre",
    "liter": "litre", "gallon": "gallon", "barrel": "barrel", "degree": "degree", "celsius": "celsius",
    "fahrenheit": "fahrenheit", "$": "$", "€": "€", "£": "£", "¥": "¥", "%": "%",
}  # fmt: skip
"""Units of measurement, in the singular and as symbols, each with a canonical form: 40 miles aren't 40 kilometres."""

NEWS_AGENCIES = frozenset("reuters afp ap upi dpa pa efe ansa tass interfax xinhua kyodo bloomberg anadolu".split())
"""News agencies whose reports many outlets carry, by their names in a dateline."""

NAME_SPELLINGS = {
    "kyiv": "kiev", "kharkiv": "kharkov", "lviv": "lvov", "mykolaiv": "nikolaev", "odesa": "odessa",
    "qaddafi": "gaddafi", "gadhafi": "gaddafi", "kadafi": "gaddafi", "muhammad": "mohammed", "mohamed": "mohammed",
    "mohammad": "mohammed", "burma": "myanmar", "peking": "beijing", "bombay": "mumbai", "qaida": "qaeda",
    "hizbollah": "hezbollah", "britain": "uk", "british": "uk", "american": "us", "usa": "us",
}  # fmt: skip
"""Names that outlets spell differently, each with a canonical spelling."""
