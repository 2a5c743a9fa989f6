"""Alternatives to a question's terms that the articles may use: spellings, abbreviations, synonyms, other languages.

Not for names in other scripts, nor for what a question is searched for in a language of no article: see
`index/answers/foreign`.
"""

from __future__ import annotations

from index.answers.links.alternatives import LookAhead as LookAhead
from index.answers.links.alternatives import also_searched as also_searched
from index.answers.links.alternatives import find_links as find_links
from index.answers.links.languages import Link as Link
from index.answers.links.languages import compound_links as compound_links
from index.answers.links.languages import translated_links as translated_links
from index.answers.links.relatives import relation_of as relation_of
from index.answers.links.relatives import relative_check as relative_check
from index.answers.links.roles import role_check as role_check
