"""Questions of languages in another script as people type them in Latin letters, as data: words that only these have.

Each word is mapped to the word that it is. None is a word of a language that is written in Latin letters.
"""

from __future__ import annotations

from collections.abc import Mapping

ROMANISED_WORDS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "chto": "что", "shto": "что", "chego": "чего", "chem": "чем", "chom": "чём", "kto": "кто", "kogo": "кого",
        "gde": "где", "kogda": "когда", "pochemu": "почему", "zachem": "зачем", "skolko": "сколько",
        "kakoy": "какой", "kakoj": "какой", "kakoi": "какой", "kakaya": "какая", "kakaja": "какая", "kakie": "какие",
        "kakuyu": "какую", "kakom": "каком", "otkuda": "откуда", "skazal": "сказал", "skazala": "сказала",
        "skazali": "сказали", "govorit": "говорит", "govoril": "говорил", "govoryat": "говорят",
        "dumaet": "думает", "zayavil": "заявил", "zayavila": "заявила", "obeshchal": "обещал",
        "proizoshlo": "произошло", "sluchilos": "случилось", "segodnya": "сегодня", "vchera": "вчера",
        "pro": "про", "ob": "об", "kak": "как", "i": "и", "s": "с", "posle": "после", "seychas": "сейчас",
        "novosti": "новости", "otnositsya": "относится",
    },
    "uk": {
        "shcho": "що", "scho": "що", "khto": "хто", "hto": "хто", "koly": "коли", "chomu": "чому",
        "navishcho": "навіщо", "skilky": "скільки", "skilki": "скільки", "yakyi": "який", "yakyy": "який",
        "yaka": "яка", "yaki": "які", "zvidky": "звідки", "skazav": "сказав", "skazala": "сказала",
        "skazaly": "сказали", "kazhe": "каже", "kazhut": "кажуть", "hovoryt": "говорить", "hovoryv": "говорив",
        "dumaie": "думає", "dumaye": "думає", "zaiavyv": "заявив", "zayavyv": "заявив", "stalosia": "сталося",
        "stalosya": "сталося", "sohodni": "сьогодні", "vchora": "вчора", "pro": "про", "de": "де", "yak": "як",
        "ta": "та", "i": "і", "z": "з", "pislia": "після", "pislya": "після", "zaraz": "зараз", "novyny": "новини",
    },
}  # fmt: skip
"""By the language's code."""

ROMANISED_SIGNS = frozenset(
    """
    chto shto chego kogda pochemu zachem skolko kakoy kakoj kakoi kakaya kakaja kakie kakuyu otkuda skazal skazala
    skazali govoryat zayavil zayavila obeshchal proizoshlo sluchilos segodnya vchera otnositsya
    shcho khto hto koly chomu navishcho skilky skilki yakyi yakyy zvidky skazav skazaly kazhut hovoryt hovoryv dumaie
    zaiavyv zayavyv stalosia stalosya sohodni vchora
    """.split()
)
"""Those of these words that tell such a question; the others are words or names of other languages, too."""

NEVER_ROMANISED = frozenset(
    """
    is the of what who when where why how which about does did are were would could should with from that this there
    their they have has been new news latest happening happened said says say think
    """.split()
)
"""English words that no word of these languages is typed as: a question with any of them is English."""

UNLIKELY_LETTERS: Mapping[str, str] = {
    "ru": r"[бвгджзклмнпрстфхцчшщ]й|(?:^|[аеиоуыэюя])ы",
    "uk": r"[бвгґджзклмнпрстфхцчшщ]й|(?:^|[аеєиіїоуюя])и",
}
"""Patterns of letters that hardly ever stand so in a word, by the language's code."""
