"""Vietnamese, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

VIETNAMESE_STOP_WORDS = frozenset(
    """
    bị bởi chiếc cho chưa chỉ chứ càng các cách cái có cùng cũng cả của do dù dưới giữa gì hay hoặc hơn khi không là
    lên lúc lại mà mỗi một ngay như nhưng nhằm những này nên nơi nếu phải qua ra rất rằng rồi sau sẽ sự theo thì
    trong trên trước tuy tại từ việc và vào vì vẫn vậy về với vừa đang đây đã đó được đến đều để ở
    """.split()
)
"""Function words, which never become terms."""

VIETNAMESE_QUESTION_WORDS = frozenset(
    """
    ai bao biết bảo cho chào cảm gì gọi hỏi khi loại mấy nhiêu nào nói sao thế tên tại xin xảy đâu điều ơn
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="vi",
    name="Vietnamese",
    stop_words=VIETNAMESE_STOP_WORDS,
    question_words=VIETNAMESE_QUESTION_WORDS,
    answer_shift=0.0,
    fact_shift=-1.5,
    spelling=Spelling(
        accents="kept",
    ),
)
"""Vietnamese."""
