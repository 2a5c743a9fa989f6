"""Greek: the Latin forms of names, as plain data, without accents; `latin_forms.py` says what each is for."""

from __future__ import annotations

from index.languages.latin_forms import LatinForms

_TABLE = {
    "α": ("a",), "β": ("v", "b"), "γ": ("g", "gh", "y"), "δ": ("d", "dh"), "ε": ("e",), "ζ": ("z",),
    "η": ("i", "e"), "θ": ("th",), "ι": ("i",), "κ": ("k", "c"), "λ": ("l",), "μ": ("m",), "ν": ("n",),
    "ξ": ("x", "ks"), "ο": ("o",), "π": ("p",), "ρ": ("r",), "σ": ("s", "ss"), "ς": ("s",), "τ": ("t",),
    "υ": ("y", "i"), "φ": ("f", "ph"), "χ": ("ch", "h", "kh"), "ψ": ("ps",), "ω": ("o",),
    "αι": ("ai", "e", "ae"), "ει": ("ei", "i"), "οι": ("oi", "i"), "ου": ("ou", "u"), "αυ": ("av", "af", "au"),
    "ευ": ("ev", "ef", "eu"), "μπ": ("b", "mp", "mb"), "ντ": ("d", "nt", "nd"), "γκ": ("g", "gk", "ng"),
    "γγ": ("ng", "gg"), "γχ": ("nch",), "γι": ("gi", "y", "ji"), "τσ": ("ts", "c"), "τζ": ("tz", "j"),
    "σσ": ("ss",), "λλ": ("ll",),
}  # fmt: skip

GREEK_LATIN = LatinForms(
    tables=(_TABLE,),
    accented={"α": "ά", "ε": "έ", "η": "ή", "ι": "ί", "ο": "ό", "υ": "ύ", "ω": "ώ"},
    endings=(
        ("ου", "ος"), ("ο", "ος"), ("η", "ης"), ("α", "ας"), ("ου", "ης"), ("ης", "η"), ("ας", "α"), ("ων", "α"),
        ("ιού", "ι"),
    ),
)  # fmt: skip
"""Latin forms of Greek names."""
