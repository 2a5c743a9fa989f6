"""Serbian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.serbian_latin import SERBIAN_LATIN

SERBIAN_STOP_WORDS = frozenset(
    """
    a ako ali bez bi bih bila bili bilo bio biti bude budu da dakle do dok druge duž ga gde gdje i iako ih ili im iz
    između ja je jedan jedna jedno jer jesam jest još ju kad kada kako kao kod koja koje kojeg kojem koji kojih
    kojim kojima kojoj kroz li me meni mi mnogo moj može mu na nad nakon nam nas naš ne neke neki nema ni nije niko
    nisu niti njega njegov njen njih njihov njima njoj no o od oko on ona oni ono osim ova ovaj ove ovih ovo ovog pa
    po pod pored posle poslije pre prema pri prije protiv sa sam samo se sebe si smo su sve svi svih svoj svoje
    svoju ta tada taj tako takođe također tamo te ti tim to toga tom tu u uz vam vas već vi više vrlo za zbog će
    ćemo ćete а ако али без би била били било био бити бих буде буду вам вас већ ви више врло га где да дакле до док
    за због и иако из између или им их кад када као код која које којег којем који којим којима којих којој кроз ли
    ме мени ми много може мој му на над након нам нас наш не неке неки нема ни нико нису нити није но о ова овај ове
    ових ово овог од око он она они оно осим па по под поред после пре према при против са сам само све сви свој
    своје се себе си смо су та тада тако такође тамо тај те ти тим то тога том ту у уз ја је један једна једно јер
    још ју њега његов њен њима њих њихов ће
    """.split()
)
"""Function words, which never become terms."""

SERBIAN_QUESTION_WORDS = frozenset(
    """
    gde gdje hvala kada kakav kako kakva kakvo kaže kim ko koga koja koje koji koliko kome kuda molim odakle rekao
    rekla zašto zdravo čega čemu čiji šta što где зашто здраво када каже какав каква како ким ко кога колико коме
    која које који куда молим одакле рекао рекла хвала чега чему чији шта што
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="sr",
    name="Serbian",
    stemmer="serbian",
    stop_words=SERBIAN_STOP_WORDS,
    question_words=SERBIAN_QUESTION_WORDS,
    latin=SERBIAN_LATIN,
)
"""Serbian."""
