"""Paragraphs in another language than a question's, where the index has some in both: "derby" is a Spanish word, too.

Not for questions in a language that no article is in: see `languages.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from index.engine import Engine
from index.languages import find_language, language_code
from index.question import Question
from index.text import tell_paragraph

_WORD = re.compile(r"[^\W\d_]+")


def in_other_languages(
    engine: Engine, question: Question, article_ids: Iterable[str], texts: Callable[[], Sequence[str]]
) -> list[bool]:
    """Return for each paragraph whether it is in another language than the question; [] if that tells nothing.

    It tells something if the question has a function word of its language, and the index paragraphs in that and
    another. A paragraph of an article without a stated or told language may be in any. `article_ids` are the articles
    of the paragraphs; `texts` returns their texts.
    """
    languages, own = engine.coverage.languages, question.language
    if languages in ((), (own,)) or own not in languages or not _has_function_word(question.whole_text, own):
        return []
    codes = [language_code(engine.head(article_id).language) for article_id in article_ids]
    return [
        code is not None and tell_paragraph(text, code) not in ("", own)
        for code, text in zip(codes, texts(), strict=True)
    ]


@lru_cache(maxsize=256)
def _has_function_word(text: str, code: str) -> bool:
    language = find_language(code)
    known = language.stop_words | language.question_words if language else frozenset()
    return any(word.lower() in known for word in _WORD.findall(text))
