"""Questions in any language: which one a question is in.

Not for the rules of English: `index/question/` has those.
"""

from __future__ import annotations

from index.question.languages.telling import question_languages as question_languages
