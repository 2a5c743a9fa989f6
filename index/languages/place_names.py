"""Short and everyday names of countries that Unicode's CLDR lacks, as data, by the language's code.

Each is mapped to the country's code. Words that mean something else in lower case are marked by `CAPITALS_ONLY`.
"""

from __future__ import annotations

from collections.abc import Mapping

OTHER_PLACE_NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"US": "US", "USA": "US", "UK": "GB", "UAE": "AE", "Britain": "GB", "Great Britain": "GB",
           "Czech Republic": "CZ", "Holland": "NL", "Ivory Coast": "CI", "DR Congo": "CD"},
    "de": {"USA": "US", "Großbritannien": "GB", "VAE": "AE", "Emirate": "AE", "Holland": "NL", "Weißrussland": "BY"},
    "es": {"EE. UU.": "US", "EE.UU.": "US", "EEUU": "US", "Gran Bretaña": "GB", "EAU": "AE", "Holanda": "NL",
           "República Checa": "CZ"},
    "fr": {"USA": "US", "Grande-Bretagne": "GB", "EAU": "AE", "Hollande": "NL", "République tchèque": "CZ"},
    "ru": {"США": "US", "Соединённые Штаты Америки": "US", "Британия": "GB", "Объединённые Арабские Эмираты": "AE",
           "Эмираты": "AE", "Южная Корея": "KR", "Северная Корея": "KP", "ЮАР": "ZA", "КНР": "CN", "Голландия": "NL",
           "Белоруссия": "BY"},
    "uk": {"США": "US", "Сполучені Штати Америки": "US", "Британія": "GB", "ОАЕ": "AE", "Емірати": "AE",
           "ПАР": "ZA", "КНДР": "KP", "КНР": "CN", "Голландія": "NL"},
}  # fmt: skip

CAPITALS_ONLY = frozenset(["US", "ПАР", "EAU"])
"""Those that are such names in capitals alone."""
