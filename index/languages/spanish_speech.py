"""How Spanish reports speech, as plain data."""

from __future__ import annotations

from index.languages.spanish_names import (
    SPANISH_BODIES,
    SPANISH_BODY_ENDINGS,
    SPANISH_GIVEN_NAMES,
    SPANISH_GROUPS,
    SPANISH_ROLE_ENDINGS,
    SPANISH_ROLES,
    SPANISH_TIMES,
)
from index.languages.speech_words import Speech


def _first_conjugation(stems: str) -> frozenset[str]:
    """Return the third person of verbs in -ar: "afirma", "afirman", "afirmó", "afirmaron", "afirmaba", "afirmaban"."""
    endings = ("a", "an", "ó", "aron", "aba", "aban")
    return frozenset(f"{stem}{ending}" for stem in stems.split() for ending in endings)


def _participles(stems: str) -> frozenset[str]:
    return frozenset(f"{stem}ado" for stem in stems.split())


_AR = (
    "afirm asegur declar coment explic señal indic inform relat cont anunci confirm subray destac recalc agreg manifest"
    " expres precis aclar apunt critic denunci lament reclam replic contest avis alert vaticin pronostic inst"
    " adelant detall puntualiz matiz rechaz avanz zanj sentenci exclam pregunt brome argument justific"
    " celebr valor recomend report notific proclam inquir inst augur asever enfatiz remarc grit confes"
    " protest reiter opin certific"
)

SPANISH_SPEECH = Speech(
    reporting_verbs=_first_conjugation(_AR)
    | frozenset(
        """
        dijo dijeron dice dicen decía decían añadió añadieron añade añaden advirtió advirtieron advierte advierten
        admitió admitieron admite admiten reconoció reconocieron reconoce reconocen respondió respondieron responde
        responden insistió insistieron insiste insisten pidió pidieron pide piden exigió exigieron exige exigen
        prometió prometieron promete prometen escribió escribieron escribe escriben expuso expusieron expone exponen
        propuso propusieron propone proponen sostuvo sostuvieron sostiene sostienen mantuvo mantiene concluyó concluye
        defendió defienden defiende sugirió sugiere refirió refiere predijo predice contradijo repitió repite previó
        prevé recordó recuerda recordaron recuerdan negó niega niegan aseguró comunicó comunica comunicaron transmitió
        reveló revela revelaron ironizó coincidió difundió publicó publica resumió resume
        """.split()
    ),
    thinking_verbs=frozenset(
        """
        cree creen creyó creía considera consideran consideró consideraron opina opinan piensa piensan espera esperan
        esperaba confía confían teme temen calcula calculan estima estiman estimó agradeció agradece agradecen
        agradecieron queja quejan quejó quejaba ríe rio
        sonríe sonrió asiente asintió concede concedió suspira suspiró susurra remacha remachó apostilla apostilló
        supone suponen sospecha duda dudan
        """.split()
    ),
    writing_verbs=frozenset("escribió escribe escribieron escrito publicó publica publicado".split()),
    naming_verbs=frozenset(
        """
        calificó calificaron califica califican llamó llamaron llama tildó tachó definió define describió describe
        describieron consideró considera habló habla bautizó acusó acusa
        """.split()
    ),
    participles=_participles(_AR)
    | frozenset(
        """
        dicho añadido advertido admitido reconocido respondido insistido pedido exigido prometido escrito expuesto
        propuesto sostenido mantenido concluido defendido sugerido repetido recordado negado asegurado comunicado
        """.split()
    ),
    auxiliaries=frozenset("ha han había habían".split()),
    companions={
        **dict.fromkeys(
            "mostró mostraron muestra declaró".split(),
            frozenset("convencido convencida convencidos confiado confiada satisfecho satisfecha partidario".split()),
        ),
        **dict.fromkeys("dio dieron da".split(), frozenset(["conocer"])),
        **dict.fromkeys("puso pone".split(), frozenset(["manifiesto", "relieve"])),
        **dict.fromkeys("hizo hace".split(), frozenset(["saber", "hincapié"])),
    },
    doubtful_words=frozenset(
        "negó niega niegan desmintió rechazó rechaza citó cita acusó acusa acusaron acusan".split()
    ),
    denying_words=frozenset("negó niega niegan desmintió rechazó rechaza".split()),
    colon_verbs=_first_conjugation("felicit elogi alab agradec reaccion salud anim consol reproch ironiz despid")
    | frozenset(
        """
        agradeció agradecieron agradece agradecen despidió despide aplaudió aplaude defendió arremetió arremete cargó
        resumió zanjó bromeó criticó respaldó respalda apoyó tranquilizó
        """.split()
    ),
    naming_participles=frozenset("llamado calificado tildado tachado definido descrito bautizado".split()),
    quoted_nouns=frozenset(
        """
        palabras frase frases cita citas carta lema declaraciones afirmación cartel carteles pancarta pancartas letrero
        titular título grito gritos pregunta preguntas pintada inscripción
        """.split()
    ),
    own_phrases=frozenset(["con estas palabras", "con las siguientes palabras", "en estos términos", "con esta frase"]),
    claims=frozenset("crítica críticas acusación acusaciones reproche denuncia tesis idea".split()),
    hypotheticals=frozenset(
        "no ni tampoco nunca jamás habría podría si supuestamente presuntamente quizá quizás debería".split()
    ),
    hearsay=frozenset("supuestamente presuntamente aparentemente parecer parece rumores rumor".split()),
    negations=frozenset("no ni tampoco nunca jamás".split()),
    opening_sources=frozenset(["para"]),
    opinion_verbs=frozenset("es son está están era fue sería resulta supone constituye".split()),
    joining_sources=frozenset(["con"]),
    saint_words=frozenset("san santa santo puerto villa ciudad isla cabo".split()),
    source_prepositions=frozenset(["según"]),
    source_openers=frozenset(["de", "en", "a", "según"]),
    source_nouns=frozenset(["acuerdo", "palabras", "opinión", "juicio", "datos", "fuentes", "informaciones"]),
    comparing_words=frozenset(["como", "según"]),
    determiners={
        "el": "m", "la": "f", "los": "p", "las": "p", "un": "m", "una": "f", "unos": "p", "unas": "p", "este": "m",
        "esta": "f", "estos": "p", "estas": "p", "ese": "m", "esa": "f", "su": "mf", "sus": "p", "varios": "p",
        "varias": "p", "algunos": "p", "algunas": "p", "otro": "m", "otra": "f", "otros": "p", "otras": "p",
        "nuestro": "m", "nuestra": "f", "dos": "p", "tres": "p",
    },
    indefinite_determiners=frozenset(["un", "una", "unos", "unas"]),
    prepositions=frozenset(
        """
        a al ante bajo con contra de del desde durante en entre hacia hasta mediante para por según sin sobre tras
        """.split()
    ),
    of_words=frozenset(["de", "del"]),
    attaching_prepositions=frozenset(["para", "en", "contra"]),
    conjunctions=frozenset(["y", "e", "o", "pero", "sino"]),
    complementizers=frozenset(["que", "si"]),
    relative_complementizers=frozenset(["que"]),
    subordinators=frozenset("porque cuando mientras aunque pues donde después antes".split()),
    relative_pronouns=frozenset(["quien", "quienes", "cual", "cuales"]),
    relative_objects=frozenset(["cuyo", "cuya", "cuyos", "cuyas"]),
    pronouns={"él": "m", "ella": "f", "ellos": "p", "ellas": "p"},
    opening_adverbs=frozenset(
        """
        tal
        ayer hoy mañana anoche además también así según entonces ahora después antes luego mientras aunque sin por
        para en tras desde con pero y no sí como cuando donde asimismo finalmente posteriormente recientemente solo
        incluso
        """.split()
    ),
    adverb_endings=("mente",),
    other_pronouns=frozenset("se le les lo me nos te esto eso ello nadie alguien uno todos yo nosotros".split()),
    reflexives=frozenset(["se", "le", "les", "lo", "me", "nos"]),
    indefinite_pronouns=frozenset(["nadie", "alguien", "muchos", "todos"]),
    name_particles=frozenset("de del la las los van von der y da do dos di".split()) - {"y"},
    name_joints=frozenset(["y", "e"]),
    has_two_surnames=True,
    joins_surnames=True,
    front_adjectives=frozenset("actual antiguo antigua nuevo nueva ex primer primera propio propia joven".split()),
    womens_roles=("ora", "esa", "ministra", "presidenta", "concejala", "jueza", "abogada", "diputada", "secretaria"),
    mens_roles=("or", "alcalde", "ministro", "presidente", "concejal", "juez", "abogado", "diputado", "secretario"),
    adjective_endings=(
        "al", "ales", "ano", "ana", "anos", "anas", "ivo", "iva", "ico", "ica", "icos", "icas", "or", "ora", "ante",
        "ente", "ense", "és", "esa", "ista", "istas", "ario", "aria", "ado", "ada", "ados", "adas", "ol", "ola",
    ),
    plural_verb_endings=("n",),
    drops_subjects=True,
    given_names=SPANISH_GIVEN_NAMES,
    courtesy_titles={
        "señor": "m", "sr": "m", "don": "m", "señora": "f", "sra": "f", "señorita": "f", "srta": "f", "doña": "f",
    },
    role_words=SPANISH_ROLES,
    role_endings=SPANISH_ROLE_ENDINGS,
    group_words=SPANISH_GROUPS,
    body_words=SPANISH_BODIES,
    body_endings=SPANISH_BODY_ENDINGS,
    medium_endings=("periódico", "diario", "agencia", "cadena", "emisora", "revista", "televisión", "radio"),
    never_speakers=SPANISH_TIMES,
    abbreviations=frozenset("sr sra srta dr dra d ee uu av pza núm pág etc p ej sto sta gral cía".split()),
)  # fmt: skip
"""How Spanish reports speech."""
