"""What the rules for quotations know of a language: `Speech`, the words and endings that show who says what.

Not for English, whose rules for quotations have lists of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from index.languages.declension import Declension

_NO_WORDS: frozenset[str] = frozenset()
_NO_FORMS: Mapping[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Speech:
    """How a language reports speech, as plain data. All words are in lower case.

    A language that lacks something, such as articles, leaves its field empty.
    """

    # -- verbs
    reporting_verbs: frozenset[str]
    """Finite forms that report what somebody says: "sagte"."""
    thinking_verbs: frozenset[str] = _NO_WORDS
    """Finite forms that report something only with a clause or a colon behind them: "glaubt"."""
    writing_verbs: frozenset[str] = _NO_WORDS
    """Those of them before the title of a work, if no colon is between: "schrieb „Der lange Weg nach Hause“"."""
    naming_verbs: frozenset[str] = _NO_WORDS
    """Finite forms whose quoted words are the subject's: "nannte das „absurd“"."""
    calling_verbs: frozenset[str] = _NO_WORDS
    """Those of them that call somebody by a noun: "nannte ihn einen „Dieb“"."""
    naming_participles: frozenset[str] = _NO_WORDS
    """Their participles: "genannt"."""
    summing_verbs: frozenset[str] = _NO_WORDS
    """Finite forms whose object sums up what the subject says: "évoque un jour noir"."""
    companions: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NO_FORMS)
    """Finite forms that report with another word of their clause: "teilte" with "mit", "ist" with "überzeugt"."""
    participles: frozenset[str] = _NO_WORDS
    """Participles that report with an auxiliary: "gesagt" in "hat gesagt"."""
    participle_companions: Mapping[str, frozenset[str]] = field(default_factory=lambda: _NO_FORMS)
    """Participles that report with the word before them: "gegeben" in "bekannt gegeben"."""
    auxiliaries: frozenset[str] = _NO_WORDS
    """Finite forms of the auxiliary of these participles."""
    close_auxiliaries: bool = False
    """Whether only adverbs and pronouns stand between an auxiliary and its participle: "a-t-il dit"."""
    active_markers: frozenset[str] = _NO_WORDS
    """Words before a passive auxiliary that make it an active one: "s" in "s’est exclamé"."""
    verbs_like_nouns: frozenset[str] = _NO_WORDS
    """Finite forms that are nouns behind a determiner: "demande" in "la demande"."""
    verb_genders: Mapping[str, str] = field(default_factory=dict)
    """Endings of verbs that agree with the speaker, with their gender: "ла" in "сказала"."""
    nickname_words: frozenset[str] = _NO_WORDS
    """Words between a name and a nickname in quotation marks: "dit" in "Brandt, dit « le Grec »"."""
    doubtful_words: frozenset[str] = _NO_WORDS
    """Words of frames whose words may be somebody else's: "zitierte", "dementierte", "zurück"."""
    denying_words: frozenset[str] = _NO_WORDS
    """Those of them that reject another's words, and may have words of their own: "„Falsch“, widersprach Lind"."""
    colon_verbs: frozenset[str] = _NO_WORDS
    """Finite forms that report only with a colon and quoted words behind: "dankte den Helfern: „…“"."""
    gerunds: frozenset[str] = _NO_WORDS
    """Forms of verbs that report and share the subject of their sentence: "назвав"."""
    quoted_nouns: frozenset[str] = _NO_WORDS
    """Nouns before a colon and words that may be their owner's: "Brandt wiederholte Linds Satz: „…“"."""
    own_phrases: frozenset[str] = _NO_WORDS
    """Phrases before a colon and the subject's own words, with such a noun or without: "mit den Worten"."""
    reply_nouns: frozenset[str] = _NO_WORDS
    """Nouns that open a sentence before whose reply it is, and a colon: "Kritik kam von Lind: „…“"."""
    told_infinitives: frozenset[str] = _NO_WORDS
    """Infinitives that tell of speech behind a conjunction, a subject and one of `of_words`: "et Lind d’ajouter"."""
    claims: frozenset[str] = _NO_WORDS
    """Nouns for what somebody says, which may follow a comma: "auf den Vorwurf, sie sei „faul“, sagte Lind"."""
    impersonal_verbs: frozenset[str] = _NO_WORDS
    """Finite forms that report without a subject: "hieß" in "hieß es"."""
    hypotheticals: frozenset[str] = _NO_WORDS
    """Words that leave open whether anything was said: "soll", "nicht", "angeblich"."""
    hearsay: frozenset[str] = _NO_WORDS
    """Words that do so from a clause or phrase of their own before a frame: "Al parecer, Lind dijo"."""
    negations: frozenset[str] = _NO_WORDS
    """Those of them that deny a verb beside them: "nicht" in "hat nicht gesagt"."""
    subjunctives: frozenset[str] = _NO_WORDS
    """Finite forms that show a main clause to be reported speech: "habe", "sei"."""

    # -- sources
    source_prepositions: frozenset[str] = _NO_WORDS
    """Prepositions before a source: "laut"."""
    source_postpositions: frozenset[str] = _NO_WORDS
    """Words behind a source: "zufolge"."""
    source_openers: frozenset[str] = _NO_WORDS
    """Prepositions before a noun of speech: "nach" in "nach Angaben"."""
    opening_sources: frozenset[str] = _NO_WORDS
    """Prepositions before a source that opens a sentence whose rest is quoted: "pour" in "Pour Brandt, « … »."."""
    source_pronouns: Mapping[str, str] = field(default_factory=dict)
    """Pronouns behind the preposition of a source, with their gender: "lui" in "selon lui"."""
    source_nouns: frozenset[str] = _NO_WORDS
    """Nouns of speech that name their source after them: "angaben", "ansicht"."""
    report_endings: tuple[str, ...] = ()
    """Endings of nouns that are sources themselves: "berichten" in "Medienberichten zufolge"."""
    inserting_words: frozenset[str] = _NO_WORDS
    """Words that insert a speaker without a verb: "so" in "„…“, so Brandt"."""
    comparing_words: frozenset[str] = _NO_WORDS
    """Conjunctions of a clause that names the speaker of its main clause: "wie" in "wie Brandt sagte"."""

    opinion_verbs: frozenset[str] = _NO_WORDS
    """Finite forms between such a source and quoted words that end a sentence: "für Brandt ist das „Unsinn“"."""
    joining_sources: frozenset[str] = _NO_WORDS
    """Prepositions besides `of_words` between a noun of speech and its source: "con" in "de acuerdo con"."""

    # -- noun phrases
    determiners: Mapping[str, str] = field(default_factory=dict)
    """Determiners with the genders (m, f, n, p for plural) that they have in the nominative; "" for none."""
    prepositions: frozenset[str] = _NO_WORDS
    of_words: frozenset[str] = _NO_WORDS
    """Prepositions that join an owner to a noun: "von"."""
    attaching_prepositions: frozenset[str] = _NO_WORDS
    """Prepositions that may join a noun to the noun before it: "Sprecher für Umwelt"."""
    duties: frozenset[str] = _NO_WORDS
    """Nouns that these prepositions may join, in a language where others are objects: "adjoint aux travaux"."""
    genitive_determiners: frozenset[str] = _NO_WORDS
    """Determiners of a noun that owns the one before it: "des" in "Sprecher des Amtes"."""
    conjunctions: frozenset[str] = _NO_WORDS
    complementizers: frozenset[str] = _NO_WORDS
    """Words that open a clause of reported speech: "dass"."""
    relative_complementizers: frozenset[str] = _NO_WORDS
    """Those of them that open a relative clause behind a comma: "que" in "a Lind, que habló"."""
    subordinators: frozenset[str] = _NO_WORDS
    """Words that open another dependent clause: "weil"."""
    relative_pronouns: frozenset[str] = _NO_WORDS
    relative_objects: frozenset[str] = _NO_WORDS
    """Words that open a relative clause and aren't its subject: "denen", "wonach"."""
    indefinite_pronouns: frozenset[str] = _NO_WORDS
    """Subjects that name nobody: "einige"."""
    infinitive_markers: frozenset[str] = _NO_WORDS
    """Words before an infinitive that has the form of a finite verb: "zu"; with `close_auxiliaries`, those before a
    participle that isn't finite: "avoir"."""
    impersonal_pronouns: frozenset[str] = _NO_WORDS
    """Subjects of an impersonal verb: "es"."""
    back_references: frozenset[str] = _NO_WORDS
    """Pronouns that mean the sentence before: "Das teilte die Polizei mit."."""
    pronouns: Mapping[str, str] = field(default_factory=dict)
    """Third-person pronouns of a subject with their gender."""
    possessives: Mapping[str, str] = field(default_factory=dict)
    """Possessive pronouns before a noun of speech, with the gender of whom they mean: "его" in "по его словам"."""
    other_pronouns: frozenset[str] = _NO_WORDS
    """Pronouns that never name a speaker, though they may be a subject: "es", "man", "das"."""
    reflexives: frozenset[str] = _NO_WORDS
    """Those of them that a subject may follow: "sich"."""
    self_words: frozenset[str] = _NO_WORDS
    """Those of them that mean the subject: who names itself says nothing, as in "die Gruppe, die sich „…“ nennt"."""
    citing_verbs: frozenset[str] = _NO_WORDS
    """Finite forms whose object speaks: "zitiert"."""
    passive_auxiliaries: frozenset[str] = _NO_WORDS
    """Finite forms with which a participle's speaker follows one of `agent_words`: "wurde"."""
    agent_words: frozenset[str] = _NO_WORDS
    impersonal_sources: frozenset[str] = _NO_WORDS
    """Prepositions before the speaker of an impersonal verb: "hieß es bei der Polizei"."""
    own_words: frozenset[str] = _NO_WORDS
    """Words that make the subject of the sentence the source: "eigenen" in "nach eigenen Angaben"."""
    opening_adverbs: frozenset[str] = _NO_WORDS
    adverb_endings: tuple[str, ...] = ()
    """Words and endings of words that open a sentence with a capital and are no nouns."""
    feminine_endings: tuple[str, ...] = ()
    """Endings of nouns that are feminine, so that "der" before them isn't a nominative."""
    womens_roles: tuple[str, ...] = ()
    mens_roles: tuple[str, ...] = ()
    """Endings of roles that a person of the other gender doesn't have: "sprecherin", "sprecher"."""
    womens_ending: str = ""
    """The ending that makes a man's role a woman's: "in"."""
    adjective_endings: tuple[str, ...] = ()
    """Endings of words in lower case between a determiner and its noun."""
    plural_verb_endings: tuple[str, ...] = ()
    """Endings of finite verbs that one person can't have."""
    singular_verbs: frozenset[str] = _NO_WORDS
    """Finite forms that have one of these endings and are in the singular."""
    common_noun_endings: tuple[str, ...] = ()
    """Endings that only common nouns have, in a language that capitalises them: "ungen"."""
    indefinite_determiners: frozenset[str] = _NO_WORDS
    """Determiners of a noun that no name follows: "ein Mann", then somebody else's name."""
    front_adjectives: frozenset[str] = _NO_WORDS
    """Adjectives before a noun in a language where they follow it: "actual" in "el actual presidente"."""
    cases: str = ""
    """Code of the dictionary that knows the cases of nouns and names; empty where determiners or nothing shows them."""
    declension: Callable[[], Declension] | None = None
    """Returns how names and nouns are declined, in a language without such a dictionary."""
    surname_endings: frozenset[tuple[str, str, str, str]] = frozenset()
    """Endings of surnames: gender, case, ending in this case, ending in the nominative."""
    is_verb_second: bool = False
    """Whether at most one phrase precedes the verb of a main clause."""
    drops_subjects: bool = False
    """Whether a verb needs no pronoun: "«Es tarde», dijo"."""
    frames_inside_quotes: bool = False
    """Whether a frame interrupts the quoted words between their marks: «Да, — сказал он, — мы готовы»."""
    frames_between_commas: bool = False
    """Whether commas alone may set such a frame off: « Non, dit-il, pas encore »."""
    dashes_open_speech: bool = False
    """Whether a dash at the start of a paragraph opens spoken words: "— Так, — сказав він."."""
    genitive_s: bool = False
    """Whether a name in the genitive has an s that it lacks elsewhere."""
    nouns_are_capitalised: bool = False
    """Whether all nouns begin with a capital letter, so that a capital doesn't tell a name."""

    # -- people and others
    given_names: Mapping[str, str] = field(default_factory=dict)
    """Common given names with their gender."""
    name_particles: frozenset[str] = _NO_WORDS
    name_joints: frozenset[str] = _NO_WORDS
    """Words for "and" that may stand inside a name: "y" in "Ortega y Gasset"."""
    has_two_surnames: bool = False
    """Whether people have two surnames, and are called by the first: "Silva" for "Antonio Silva Pérez"."""
    joins_surnames: bool = False
    """Whether people's surnames may be two with such a word between them."""
    foreign_joints: frozenset[str] = frozenset(["y", "i", "e", "und", "and", "et", "og", "och"])
    """Words for "and" in names from other languages, where the language itself has no such word."""
    courtesy_titles: Mapping[str, str] = field(default_factory=dict)
    """Forms of address with their gender: "frau"."""
    academic_titles: frozenset[str] = _NO_WORDS
    role_words: frozenset[str] = _NO_WORDS
    role_endings: tuple[str, ...] = ()
    """Words and endings of words for what a person is: "sprecherin", "minister"."""
    relation_words: frozenset[str] = _NO_WORDS
    """Words for what a person is to another, whose name may follow: "адвоката Брандта", "die Witwe Karl Linds"."""
    group_words: frozenset[str] = _NO_WORDS
    """Words for people without a name: "augenzeugen"."""
    owned_bodies: frozenset[str] = _NO_WORDS
    """Bodies in the genitive that are called by a person's name in the genitive: "штаба" in "штаба Ивана Линда"."""
    body_words: frozenset[str] = _NO_WORDS
    body_endings: tuple[str, ...] = ()
    """Words and endings of words for organisations: "polizei", "ministerium"."""
    medium_endings: tuple[str, ...] = ()
    """Endings of nouns for who asks and prints what people say: "zeitung"."""
    never_speakers: frozenset[str] = _NO_WORDS
    """Capitalised words that are no speakers: days, months, "Uhr"."""
    never_speaker_endings: tuple[str, ...] = ()
    surname_times: frozenset[str] = _NO_WORDS
    """Those of them that are a surname behind a given name, where a time needs a preposition: "Karla Sommer"."""

    saint_words: frozenset[str] = _NO_WORDS
    """Words that make a given name a place's: "san" in "San Juan"."""

    # -- sentences
    elided_words: frozenset[str] = _NO_WORDS
    """Words written as one with the next, before an apostrophe and without it: "l" in "l’adjoint"."""
    attached_pronouns: frozenset[str] = _NO_WORDS
    """Pronouns written as one with their verb, behind a hyphen: "il" in "dit-il"."""
    linking_letters: frozenset[str] = _NO_WORDS
    """What may stand between a verb and such a pronoun: "t" in "a-t-il"."""
    unsplit_words: frozenset[str] = _NO_WORDS
    """Words with an apostrophe that are a single word, with a straight one: "d'accord"."""
    abbreviations: frozenset[str] = _NO_WORDS
    """Words whose full stop doesn't end a sentence, without it."""
    has_ordinal_stops: bool = False
    """Whether a full stop after a number may mean an ordinal: "am 5. August"."""
