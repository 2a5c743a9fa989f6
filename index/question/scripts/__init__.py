"""Names in other scripts than the articles': "Putin" and "Путин" by letters, "Johnson" and "Джонсон" by their sound.

Nothing is guessed: only a spelling that the articles have as a name counts. Not for typing errors, nor for
translating anything but the names of countries and cities.
"""

from __future__ import annotations

from index.question.scripts.names import NamesKnown as NamesKnown
from index.question.scripts.names import fits_script as fits_script
from index.question.scripts.names import likeliest_spellings as likeliest_spellings
from index.question.scripts.names import other_spellings as other_spellings
from index.question.scripts.names import terms_elsewhere as terms_elsewhere
from index.question.scripts.place_phrases import find_place_phrases as find_place_phrases
from index.question.scripts.places import places_in_other_languages as places_in_other_languages
from index.question.scripts.romanised import read_romanised as read_romanised
