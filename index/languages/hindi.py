"""Hindi, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

HINDI_STOP_WORDS = frozenset(
    """
    अंदर अगर अत अतः अथवा अधिक अन्य अपना अपनी अपने अब अभी आदि आप इन इनका इनकी इनके इन्हें इस इसका इसकी इसके इसमें
    इसलिए इससे इसे उन उनका उनकी उनके उनको उन्हें उन्होंने उस उसका उसकी उसके उसमें उससे उसे एक एवं ऐसा ऐसी ऐसे ओर और
    कई कर करके करता करती करते करना करने करें कहते कहा का काफी कारण की कुछ कुल के को कोई गई गए गया गयी गये जब जहां जा
    जाता जाती जाते जाने जिन जिनका जिनके जिस जिसका जिसकी जिसके जिसमें जिससे जिसे जैसा जैसे जो तक तथा तब तरह तो था थी
    थीं थे दिया दी दूसरे दो द्वारा न नहीं ना ने पर पहले फिर बहुत बाद बिना बीच भी मगर मे में मैं यदि यह यहां या ये
    रखें रहा रही रहे लगभग लिए लिया ले लेकिन व वह वहां वाला वाली वाले वे वो सकता सकती सकते सबसे सभी साथ से हम ही हुआ
    हुई हुए है हैं हो होता होती होते होना होने
    """.split()
)
"""Function words, which never become terms."""

HINDI_QUESTION_WORDS = frozenset(
    """
    कब कहता कहती कहते कहलाता कहा कहाँ कहां कितना कितनी कितने किन किनके किस किसका किसकी किसके किसको किसने किसे
    कृपया कैसा कैसी कैसे कौन कौनसा कौनसी क्या क्यों धन्यवाद नमस्ते नाम प्रकार बताइए बताया बोला बोले
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="hi",
    name="Hindi",
    stemmer="hindi",
    stop_words=HINDI_STOP_WORDS,
    question_words=HINDI_QUESTION_WORDS,
    answer_shift=0.25,
    fact_shift=-0.95,
    spelling=Spelling(
        accents="kept",
        letters={"\u093c": "", "ँ": "ं"} | digits("०१२३४५६७८९"),
        letters_after_stemming=True,
    ),
)
"""Hindi."""
