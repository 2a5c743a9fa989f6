"""Lithuanian, as plain data."""

from __future__ import annotations

from index.languages.language import Language

LITHUANIAN_STOP_WORDS = frozenset(
    """
    aibė anot ant apie ar arba aš be bei beje bent bet buvo buvus būti būtų dar daug dėka dėl dėlto iki ir iš jai
    jais jam jau jei jeigu jie jiems jis jo jog joje joks jos juo juos ją jį jų ka kad kai kaip kas kiek kiekvienas
    kitas kiti kito ko kol kuri kuriame kurie kurio kurioje kurios kuris kurią kurių kurį labai link man mane mano
    mes mūsų ne nei nes net nors nuo nėra o pagal pas pat pačių per pirma po prie prieš pro sau save savo su ta tad
    tai taip tarp tas tau tave tavo tegul ten tie tiek tik tikrai tiktai to todėl tokių toks toliau tos tu tuo turi
    turėjo tą tų už vien vienas vis visi viso visų yra čia šiai šiame šie šiek šio šios šis šią šių žemiau
    """.split()
)
"""Function words, which never become terms."""

LITHUANIAN_QUESTION_WORDS = frozenset(
    """
    ačiū kada kaip kam kas kiek kieno ko kodėl kokia kokie kokios kokią koks kokį kuo kur kuri kuris ką labas pasakė
    prašau sako sakė
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="lt",
    name="Lithuanian",
    stemmer="lithuanian",
    stop_words=LITHUANIAN_STOP_WORDS,
    question_words=LITHUANIAN_QUESTION_WORDS,
)
"""Lithuanian."""
