"""Questions in another language than the articles: they are searched for names and numbers, and the answer says so.

Never for translating anything. Not for names in other scripts: see `index/question/scripts/`.
"""

from __future__ import annotations

from index.answers.foreign.languages import MAX_LANGUAGES as MAX_LANGUAGES
from index.answers.foreign.languages import is_foreign as is_foreign
from index.answers.foreign.languages import language_of as language_of
from index.answers.foreign.languages import languages_to_name as languages_to_name
from index.answers.foreign.languages import search_for_names as search_for_names
from index.answers.foreign.mixed import in_other_languages as in_other_languages
from index.answers.foreign.names import names_in_other_scripts as names_in_other_scripts
from index.answers.foreign.names import spellings_used as spellings_used
