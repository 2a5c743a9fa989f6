"""Chinese, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

CHINESE_STOP_WORDS = frozenset(
    """
    与 並 为 之 也 了 于 从 以 们 但 們 其 及 向 和 在 对 将 將 對 就 并 從 或 所 把 於 是 為 的 着 而 與 著 被 这
    這 那 都
    """.split()
)
"""Function words, which never become terms."""

CHINESE_QUESTION_WORDS = frozenset(
    """
    为什么 为何 什么 什么时候 什麼 何 何地 何处 何时 何時 你好 几 几个 吗 呢 哪 哪一个 哪一年 哪个 哪些 哪個 哪儿
    哪兒 哪年 哪裡 哪里 嗎 多少 如何 幾 幾個 怎么 怎样 怎樣 怎麼 為什麼 為何 甚麼 誰 請問 謝謝 请问 谁 谢谢
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="zh",
    name="Chinese",
    stop_words=CHINESE_STOP_WORDS,
    question_words=CHINESE_QUESTION_WORDS,
    answer_shift=0.7,
    fact_shift=-0.4,
    spelling=Spelling(
        gram_letters="\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff",
        is_unspaced=True,
    ),
)
"""Chinese."""
