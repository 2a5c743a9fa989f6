"""Korean, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

KOREAN_STOP_WORDS = frozenset(
    """
    것 그 그가 그것 그는 그러나 그리고 그의 대한 되었다 된다 등 따라 때문에 또는 및 수 위한 위해 의해 이 이것 이는
    이를 있는 있다 있었다 저 통해 하는 하지만 한다 함께 했다
    """.split()
)
"""Function words, which never become terms."""

KOREAN_QUESTION_WORDS = frozenset(
    """
    감사합니다 누구 누구인가 누구입니까 말했나 말했다 몇 무슨 무엇 무엇인가 무엇인가요 무엇입니까 뭐 안녕하세요 어느
    어디 어디에 어디에서 어디인가 어디입니까 어떤 어떻게 언제 언제인가 언제입니까 얼마 얼마나 왜
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ko",
    name="Korean",
    stop_words=KOREAN_STOP_WORDS,
    question_words=KOREAN_QUESTION_WORDS,
    answer_shift=0.5,
    fact_shift=-0.6,
    spelling=Spelling(
        gram_letters="\u1100-\u11ff\uac00-\ud7a3",
    ),
)
"""Korean."""
