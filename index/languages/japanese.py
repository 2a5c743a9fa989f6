"""Japanese, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

JAPANESE_STOP_WORDS = frozenset(
    """
    か から が された される していた している で である でした です と として など に において における について
    によって による の は へ ました ます まで も や より を
    """.split()
)
"""Function words, which never become terms."""

JAPANESE_QUESTION_WORDS = frozenset(
    """
    ありがとう いくつ いくら いつ いつですか ください こんにちは だれ でしたか ですか どう どうして どこ どこですか
    どちら どの どのような どのように どれ どんな なぜ ましたか ますか 何 何ですか 教えて 誰 誰ですか
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ja",
    name="Japanese",
    stop_words=JAPANESE_STOP_WORDS,
    question_words=JAPANESE_QUESTION_WORDS,
    answer_shift=0.7,
    fact_shift=-0.4,
    spelling=Spelling(
        gram_letters="\u3005\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
        is_unspaced=True,
    ),
)
"""Japanese."""
