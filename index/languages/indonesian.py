"""Indonesian, as plain data."""

from __future__ import annotations

from index.languages.language import Language

INDONESIAN_STOP_WORDS = frozenset(
    """
    ada adalah agar akan aku anda antara atas atau bagaimanapun bagi bahwa banyak baru beberapa begitu belum berada
    bisa bukan dalam dan dapat dari daripada demikian dengan di dia dilakukan dua guna hal hanya harus hingga ia
    ialah ini itu jika juga kami kamu karena ke kembali kemudian kepada ketika kita lagi lain lalu lebih maka mampu
    masih melalui memiliki menjadi menurut mereka merupakan mungkin namun nya oleh pada para per pernah pun saat
    sambil sampai sangat satu saya sebagai sebelum sebuah secara sedang sehingga sejak selain selama seluruh semua
    seorang seperti serta sesudah setelah setiap suatu sudah supaya tak tanpa tapi telah tentang terhadap tersebut
    tetapi tidak untuk yaitu yakni yang
    """.split()
)
"""Function words, which never become terms."""

INDONESIAN_QUESTION_WORDS = frozenset(
    """
    apa apakah bagaimana bagaimanakah berapa berapakah berkata dimana halo kapan kapankah kasih kata katanya kemana
    kenapa mana manakah mengapa mengatakan siapa siapakah terima tolong
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="id",
    name="Indonesian",
    stemmer="indonesian",
    stop_words=INDONESIAN_STOP_WORDS,
    question_words=INDONESIAN_QUESTION_WORDS,
)
"""Indonesian."""
