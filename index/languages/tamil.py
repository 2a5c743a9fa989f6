"""Tamil, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

TAMIL_STOP_WORDS = frozenset(
    """
    அதனால் அதன் அதற்கு அதில் அது அதை அந்த அன்று அல்லது அவன் அவரது அவர் அவர்கள் அவள் அவை ஆக ஆகிய ஆகும் ஆன ஆனால் இங்கு
    இதனால் இதன் இதற்கு இதில் இது இதை இந்த இன்னும் இருக்கும் இருந்த இருந்தது இருந்து இல்லை இவர் இவை உம் உள்ள உள்ளது
    எந்த என எனவே என்பது என்ற என்று எல்லா எல்லாம் ஏற்கனவே ஒரு ஒரே கூட கொண்ட கொண்டு சில செய்த செய்து தனது தன் தான்
    நான் நாம் நீ நீங்கள் பற்றி பல பின் பின்னர் பிறகு போது போன்ற மட்டும் மற்ற மற்றும் மிக மிகவும் முன் மூலம் மேலும்
    மேல் யாரும் வந்து வரை விட வேண்டும்
    """.split()
)
"""Function words, which never become terms."""

TAMIL_QUESTION_WORDS = frozenset(
    """
    எங்கு எங்கே எது எத்தனை எந்த என்ன எப்படி எப்போது எவை எவ்வளவு ஏன் கூறினார் கூறுகிறார் சொன்னார் தயவுசெய்து நன்றி
    யாருடைய யாரை யார் வணக்கம்
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ta",
    name="Tamil",
    stemmer="tamil",
    stop_words=TAMIL_STOP_WORDS,
    question_words=TAMIL_QUESTION_WORDS,
    spelling=Spelling(
        accents="kept",
        letters=digits("௦௧௨௩௪௫௬௭௮௯"),
    ),
)
"""Tamil."""
