"""Arabic, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

ARABIC_STOP_WORDS = frozenset(
    """
    أحد أم أما أمام أن أنا أنت أنه أنها أو أول أي أيضا إحدى إذ إذا إلا إلى إن إنه إنها الآن التي الذي الذين اللتي
    اللذان اللواتي بأن بعد بعض بل بما بن به بها بهذا بهذه بين تحت تلك تم ثم جدا حتى حول حيث حين خلال دون ذات ذلك سوف
    سوى ضد ضمن عبر على عليه عليها عن عند عندما عنه عنها غير فإن فقد فقط فهو في فيه فيها قبل قد كان كانت كانوا كذلك
    كل كما لأن لأنه لا لدى لدي لقد لكن لكنه لم لن له لها لهم لو ليس ليست مثل مع معه مما من منذ منه منها نحو نفس نفسه
    هذا هذه هم هنا هناك هو هي و وأن وإن وفي وقد وكان وكانت ولا ولكن ولم وما ومن وهذا وهذه وهو وهي يتم يكون
    """.split()
)
"""Function words, which never become terms."""

ARABIC_QUESTION_WORDS = frozenset(
    """
    أي أية أين التي الذي بماذا بمن تسمى تقول سمي شكرا صرح عما عمن فضلك قال قالت كان كانت كم كيف لم لماذا لمن ما
    ماذا متى مرحبا مم ممن مَن نوع هل يدعى يسمى يقول
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ar",
    name="Arabic",
    stemmer="arabic",
    stop_words=ARABIC_STOP_WORDS,
    question_words=ARABIC_QUESTION_WORDS,
    answer_shift=0.5,
    fact_shift=-0.6,
    spelling=Spelling(
        accents="all",
        letters={"ـ": "", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ؤ": "و", "ئ": "ي", "ة": "ه"}
        | digits("٠١٢٣٤٥٦٧٨٩"),
        letters_after_stemming=True,
    ),
)
"""Arabic."""
