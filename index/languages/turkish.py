"""Turkish, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling

TURKISH_STOP_WORDS = frozenset(
    """
    acaba ama ancak arada artık aslında ayrıca az bana bazı belki ben beni benim beri bile bir biraz biri birkaç
    birlikte birçok biz bize bizi bizim bu buna bunda bundan bunlar bunları bunların bunu bunun burada böyle da daha
    dahi de defa değil diye diğer dolayı dolayısıyla e eden eder ederek edilen en etti ettiği ettiğini eğer gibi
    göre halen hangi hatta hem henüz hep hepsi her herhangi herkes hiç ile ilgili ise itibaren için işte kadar karşı
    kendi kendine kendisi ki kimse mi mu mü mı nedeniyle o olan olarak oldu olduklarını olduğu olduğunu olmadı olmak
    olması olmayan olsa olsun olup olur olursa oluyor ona ondan onlar onların onu onun oysa pek rağmen sadece sanki
    siz sizin sonra tarafından tüm var ve veya ya yani yapılan yerine yine yok yoksa zaten çok çünkü öyle üzere şey
    şu
    """.split()
)
"""Function words, which never become terms."""

TURKISH_QUESTION_WORDS = frozenset(
    """
    adı dedi denilen denir denirdi diyor hangi hangileri hangisi hangisidir kaç kaçta kaçtı kaçtır kaçıncı kim
    kimden kimdi kimdir kime kimi kimin kimler lütfen merhaba midir miydi mudur muydu müdür müydü mıdır mıydı
    nasıl nasıldı ne neden nedir neler nelerdir nerede nereden neresi nereye neydi niye niçin söyledi söylüyor
    teşekkürler tür türü zaman
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    stemmer="turkish",
    stop_words=TURKISH_STOP_WORDS,
    question_words=TURKISH_QUESTION_WORDS,
    answer_shift=0.95,
    fact_shift=-0.1,
    spelling=Spelling(
        capitals={"I": "ı", "İ": "i"},
        kept_letters="çğışöüı",
        cuts_apostrophe=True,
    ),
)
"""Turkish."""
