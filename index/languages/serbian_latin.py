"""Serbian: the Latin forms of names, as plain data; `latin_forms.py` says what each is for."""

from __future__ import annotations

from index.languages.latin_forms import LatinForms

_TABLE = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g",), "д": ("d",), "ђ": ("đ", "dj", "d"), "е": ("e",),
    "ж": ("ž", "z", "zh"), "з": ("z",), "и": ("i",), "ј": ("j", "y"), "к": ("k",), "л": ("l",), "љ": ("lj", "l"),
    "м": ("m",), "н": ("n",), "њ": ("nj", "n"), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",),
    "ћ": ("ć", "c", "ch"), "у": ("u",), "ф": ("f",), "х": ("h",), "ц": ("c", "ts"), "ч": ("č", "c", "ch"),
    "џ": ("dž", "dz", "j"), "ш": ("š", "s", "sh"),
}  # fmt: skip

SERBIAN_LATIN = LatinForms(
    tables=(_TABLE,),
    endings=(("ом", ""), ("ем", ""), ("а", ""), ("у", ""), ("е", "а"), ("и", "а"), ("у", "а")),
)  # fmt: skip
"""Latin forms of Serbian names."""
