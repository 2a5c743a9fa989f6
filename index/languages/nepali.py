"""Nepali, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling, digits

NEPALI_STOP_WORDS = frozenset(
    """
    अगाडि अझ अझै अनि अनुसार अन्य अब अरु अर्को अर्थात आए आज आदि आफू आफ्नो ईत्यादि उक्त उनको उनलाई उनले उनी उहाँ ऊ
    एउटा एक एवं ऐ ओ कम्तीमा कि किनभने कुनै को गरि गरी गरेका गरेको गर्दै गर्न गर्नु गर्ने गर्यो चाहिं छ छन् छु जब
    जबकि जसको जसबाट जसमा जसलाई जसले जस्तै जस्तो जुन जे जो त तथा तब तर तिनी तिनीहरु तिमी तिर ती त्यस त्यसको त्यसले
    त्यहाँ त्यो थिए थिएन थियो दिए दुई देखि न नत्र नभई नि नै पछि पनि पर्छ प्रति बाट बारे बीच भए भएका भएको भने भन्दा
    भन्ने भयो म मा मात्र माथि मेरो यदि यस यसको यसरी यसले यहाँ यी यो र रहेका रहेको रूपमा लाई लागि ले वा सँग सबै सम्म
    साथ सो हरेक हामी हुन हुने हुन्छ हो होइन
    """.split()
)
"""Function words, which never become terms."""

NEPALI_QUESTION_WORDS = frozenset(
    """
    कति कसको कसरी कसलाई कसले कस्तो कहाँ कहिले किन कुन कुनकुन कृपया के को धन्यवाद नमस्ते भने भनेका भन्यो
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="ne",
    name="Nepali",
    stemmer="nepali",
    stop_words=NEPALI_STOP_WORDS,
    question_words=NEPALI_QUESTION_WORDS,
    spelling=Spelling(
        accents="kept",
        letters={"\u093c": ""} | digits("०१२३४५६७८९"),
    ),
)
"""Nepali."""
