"""Reading tables of forms of one word that a stemmer tells apart. The tables stand in the languages' modules."""

from __future__ import annotations

from collections.abc import Mapping


def read_forms(stems: Mapping[str, str], forms: str) -> dict[str, str]:
    """Return forms of words, each with the word to stem in its place.

    `stems` maps endings to the words that have them, each with its stems; a stem may end in + where it is a prefix.
    `forms` are other words with their forms. Both are separated by commas.
    """
    read: dict[str, str] = {}
    for endings, words in stems.items():
        for word, *before in map(str.split, words.split(",")):
            read |= {stem.removesuffix("+") + ending: word for stem in before for ending in endings.split()}
    for word, *others in map(str.split, forms.split(",")):
        read |= dict.fromkeys(others, word)
    return read
