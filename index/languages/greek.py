"""Greek, as plain data."""

from __future__ import annotations

from index.languages.greek_latin import GREEK_LATIN
from index.languages.language import Language
from index.languages.spelling import Spelling

GREEK_STOP_WORDS = frozenset(
    """
    ένα έναν ένας έτσι έχει έχουν έως ή ήδη ήταν ίσως αλλά αν ανά αντί απ αποτελεί από αρκετά αυτά αυτές αυτή αυτήν
    αυτής αυτοί αυτού αυτούς αυτό αυτόν αυτός αυτών αφού για γιατί γύρω δε δεν δηλαδή διότι εάν είμαι είναι είτε
    είχαν είχε εγώ εδώ εις εκεί εκείνα εκείνη εκείνο εκείνος εμείς εντός ενός ενώ επί επίσης επειδή εσείς εσύ η θα
    κάθε κάποια κάποιο κάποιος κάτι κάτω καθώς και κατά κι λόγω μέσα μέσω μέχρι μία μα μας με μετά μεταξύ μη μην μια
    μιας μου μόνο ν να ναι ξανά ο οι ούτε πάντα πάνω παρά περίπου πια πιο πλέον πολλά πολλές πολλοί πολλών πολύ που
    πρέπει πριν προς πρόκειται πώς σαν σας σε σου στα στη στην στης στις στο στον στου στους στων συν σχεδόν τέτοια
    τα τη την της τι τις το τον του τους των τόσο τότε υπάρχει υπέρ υπό χωρίς ως όλα όλες όλη όλο όλοι όλων όμως
    όπου όπως όσα όσο όταν ότι όχι ώστε
    """.split()
)
"""Function words, which never become terms."""

GREEK_QUESTION_WORDS = frozenset(
    """
    γεια γιατί δήλωσε είδος είδους είπαν είπε ευχαριστώ λέγεται λέει λένε λεγόταν ονομάζεται ονομαζόταν παρακαλώ
    ποια ποιαν ποιας ποιες ποιο ποιοι ποιον ποιος ποιου ποιους ποιων πού πόσα πόσες πόση πόσο πόσοι πόσος πόσων
    πότε πώς τίνος τι τύπος
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

LANGUAGE = Language(
    code="el",
    name="Greek",
    stemmer="greek",
    stop_words=GREEK_STOP_WORDS,
    question_words=GREEK_QUESTION_WORDS,
    answer_shift=0.6,
    fact_shift=-0.5,
    spelling=Spelling(
        accents="all",
    ),
    latin=GREEK_LATIN,
)
"""Greek."""
