"""How French reports speech, as plain data."""

from __future__ import annotations

from collections.abc import Iterable

from index.languages.french_names import (
    FRENCH_BODIES,
    FRENCH_BODY_ENDINGS,
    FRENCH_DUTIES,
    FRENCH_GIVEN_NAMES,
    FRENCH_GROUPS,
    FRENCH_RELATIONS,
    FRENCH_ROLE_ENDINGS,
    FRENCH_ROLES,
    FRENCH_TIMES,
)
from index.languages.speech_words import Speech


def _first_group(stems: str) -> frozenset[str]:
    """Return the third person of verbs in -er, present, imperfect and past: "affirme", "affirment", "affirmait"."""
    forms = set[str]()
    for stem in stems.split():
        soft = f"{stem}e" if stem.endswith("g") else f"{stem[:-1]}ç" if stem.endswith("c") else stem
        forms |= {f"{stem}e", f"{stem}ent", f"{soft}ait", f"{soft}aient", f"{soft}a", f"{stem}èrent"}
    return frozenset(forms)


def _agreeing(participles: Iterable[str]) -> frozenset[str]:
    """Return participles in both genders and numbers: "exclamé", "exclamée", "exclamés", "exclamées"."""
    return frozenset(f"{participle}{ending}" for participle in participles for ending in ("", "e", "s", "es"))


_ER_STEMS = """
    abond accus affirm ajout alert amus analys annonc appel argument assur assén attest avanc avou balay blâm
    certifi clam comment communiqu complét concéd confi confirm conseill constat cri critiqu déclar demand
    dénonc déplor détaill développ diagnostiqu emport enchaîn épingl estim étonn évoqu exclam exhort exig expliqu
    explicit félicit fustig gliss grogn hurl indign indiqu inquiét insist interrog ironis jur justifi lâch lanc
    martel menac mention murmur not nuanc observ offusqu plaid plaisant postul précis préconis proclam pronostiqu prôn
    propos protest publi raill racont rappel rapport rassur réclam recommand rectifi réitér regrett relat relev
    répliqu répét reproch résum rétorqu révél revendiqu ripost salu signal souffl souhait soulign soupir suggér tempér
    témoign tonn tranch tweet
"""
"""Stems of verbs in -er that report."""

_OTHERS = frozenset(
    """
    dit disent disait disaient dirent répond répondent répondait répondit répondirent reconnaît reconnaissent
    reconnaissait reconnut reconnait admet admettent admettait admit promet promettent promettait promit écrit écrivent
    écrivait écrivit prévient préviennent prévenait prévint soutient soutiennent soutenait maintient maintiennent
    maintenait conclut concluent concluait renchérit renchérissent renchérissait surenchérit avertit avertissent
    avertissait poursuit poursuivent poursuivait reprend reprennent reprenait prédit prédisent sourit concède concèdent
    suggère suggèrent inquiète inquiètent rappelle rappellent appelle appellent révèle révèlent relève relèvent
    complète complètent tempère tempèrent réjouit réjouissent réjouissait défend défendent défendait réagit
    réagissent réagissait peste pestent convient convenait garantit garantissent réfute dément contredit espère
    prétend prétendent prétendait interpelle interpellent réitère réitèrent considère considèrent plaint plaignent
    décrit décrivent sermonne martèle assène répète répètent
    """.split()
)

_REFUSING = frozenset(
    """
    nie nient niait nié dément démentent démenti réfute réfutent réfuté conteste contestent contesté rejette rejettent
    rejeté cite citent citait cité prête contredit accuse accusent accusé accusait
    """.split()
)

FRENCH_SPEECH = Speech(
    reporting_verbs=_first_group(_ER_STEMS) | _OTHERS | frozenset(["nie", "nient", "conteste", "rejette", "cite"]),
    thinking_verbs=frozenset(
        """
        souvient souviennent agace agacent étrangle emporte félicite réjouit désole plaint pense pensent pensait croit
        croient croyait juge jugent jugeait espère espèrent espérait craint craignent
        craignait redoute redoutent veut veulent doute doutent sait savent attend suppose supposent imagine veut
        redoutait trouve trouvent trouvait
        """.split()
    ),
    writing_verbs=frozenset("écrit écrivit écrivait écrite publie publia publié".split()),
    naming_verbs=frozenset(
        """
        qualifie qualifient qualifiait qualifié juge jugent jugeait parle parlent parlait parlé traite traité surnomme
        surnommé compare
        comparait comparé voit voient
        """.split()
    ),
    summing_verbs=frozenset(
        """
        évoque évoquent évoqué parle parlent parlé dénonce dénoncent dénoncé salue saluent salué regrette regrettent
        regretté critique critiquent critiqué réclame réclament réclamé déplore déplorent déploré fustige fustigé
        """.split()
    ),
    participles=_agreeing(
        f"{stem}é" for stem in _ER_STEMS.split()
    )
    | _agreeing(
        """
        dit répondu reconnu admis promis écrit prévenu soutenu maintenu conclu renchéri averti poursuivi repris prédit
        souri concédé suggéré rappelé appelé révélé relevé complété tempéré défendu réagi pesté commenté convenu
        garanti démenti contredit espéré prétendu surenchéri interpellé réitéré considéré plaint félicité réjoui décrit
        nié jugé pensé cru craint redouté contesté rejeté cité accusé qualifié parlé traité comparé salué
        """.split()
    ),
    participle_companions={
        "savoir": frozenset(["fait", "laissé"]),
        "valoir": frozenset(["fait"]),
        "entendre": frozenset(["laissé"]),
        "part": frozenset(["fait"]),
        "remarquer": frozenset(["fait"]),
        "observer": frozenset(["fait"]),
    },
    companions={
        **dict.fromkeys("fait font faisait".split(), frozenset(["savoir", "valoir", "remarquer", "observer"])),
        **dict.fromkeys("laisse laissent laissait".split(), frozenset(["entendre"])),
        **dict.fromkeys("met mettait".split(), frozenset(["garde"])),
    },
    auxiliaries=frozenset("a ont avait avaient aurait auraient aura auront eut".split()),
    close_auxiliaries=True,
    infinitive_markers=frozenset(["avoir", "ayant", "être"]),
    passive_auxiliaries=frozenset("est sont était étaient été fut furent sera seront serait seraient soit".split()),
    active_markers=frozenset(["s", "se"]),
    doubtful_words=_REFUSING
    | frozenset("citant prête prêté imite imité imitant parodie parodié parodiant".split()),
    denying_words=frozenset(
        """
        nie nient niait nié dément démentent démenti réfute réfutent réfuté conteste contestent contesté rejette
        rejettent
        rejeté
        """.split()
    ),
    colon_verbs=_first_group("remerci rassur consol encourag ironis"),
    quoted_nouns=frozenset(
        """
        mots mot phrase phrases citation citations lettre devise slogan propos déclaration formule adage pancarte
        pancartes affiche affiches panneau cri cris question questions banderole inscription titre une
        """.split()
    ) - {"une"},
    own_phrases=frozenset(
        [
            "en ces termes", "par ces mots", "avec ces mots", "sur ces mots",
            "en ces mots",
        ]
    ),
    told_infinitives=frozenset(
        """
        conclure préciser poursuivre renchérir lancer rappeler résumer ajouter insister expliquer enchaîner nuancer
        reprendre
        """.split()
    ),
    claims=frozenset("critique critiques accusation accusations reproche reproches idée".split()),
    hypotheticals=frozenset(
        """
        n ne pas jamais ni aucun aurait auraient pourrait devrait si peut-être prétendument supposément soi-disant
        faut serait seraient nullement
        """.split()
    ),
    hearsay=frozenset("apparemment paraît-il semble-t-il prétendument soi-disant rumeur rumeurs".split()),
    negations=frozenset(["n", "ne", "ni"]),
    source_prepositions=frozenset(["selon", "d'après", "d’après"]),
    opening_sources=frozenset(["pour"]),
    opinion_verbs=frozenset("est sont était étaient reste serait constitue relève".split()),
    saint_words=frozenset("saint sainte port fort mont île ville château".split()),
    source_openers=frozenset(["selon", "aux", "au"]),
    source_nouns=frozenset("yeux dires dire termes mots propos estimations informations déclarations calculs".split()),
    source_pronouns={"lui": "m", "elle": "f", "eux": "p", "elles": "p"},
    comparing_words=frozenset(["comme", "ainsi"]),
    determiners={
        "le": "m", "la": "f", "l": "mf", "les": "p", "un": "m", "une": "f", "des": "p", "ce": "m", "cet": "m",
        "cette": "f", "ces": "p", "son": "mf", "sa": "f", "ses": "p", "leur": "mf", "leurs": "p", "notre": "mf",
        "nos": "p", "plusieurs": "p", "certains": "p", "certaines": "p", "quelques": "p", "deux": "p", "trois": "p",
        "quatre": "p", "autre": "mf", "d'autres": "p", "chaque": "mf", "mon": "mf", "ma": "f", "mes": "p",
    },
    indefinite_determiners=frozenset(["un", "une", "des"]),
    prepositions=frozenset(
        """
        à au aux avec chez contre dans de d du depuis derrière dès devant durant en entre envers hors jusqu jusque
        malgré par parmi pendant pour sans sauf selon sous sur vers via face lors près outre après avant
        """.split()
    ),
    of_words=frozenset(["de", "du", "d", "des"]),
    attaching_prepositions=frozenset(["à", "au", "aux", "en", "chargé", "chargée"]),
    duties=FRENCH_DUTIES,
    conjunctions=frozenset(["et", "ou", "mais", "ni", "puis", "or"]),
    complementizers=frozenset(["que", "qu", "si"]),
    relative_complementizers=frozenset(["que", "qu"]),
    subordinators=frozenset(
        "quand lorsque lorsqu puisque puisqu tandis parce car quoique quoiqu".split()
    ),
    relative_pronouns=frozenset(["qui"]),
    relative_objects=frozenset("dont où lequel laquelle lesquels lesquelles auquel duquel".split()),
    pronouns={"il": "m", "elle": "f", "ils": "p", "elles": "p"},
    attached_pronouns=frozenset("il elle ils elles on ce je nous vous tu".split()),
    linking_letters=frozenset(["t"]),
    elided_words=frozenset("c d j l m n s t qu jusqu lorsqu puisqu quoiqu".split()),
    unsplit_words=frozenset(["d'après", "d'accord", "d'ailleurs", "d'abord", "d'autres", "l'un", "l'une", "l'on"]),
    other_pronouns=frozenset(
        """
        on je tu nous vous ce c ça cela ceci celui celle ceux celles rien personne quelqu'un quelqu’un tout tous
        chacun lui leur se s me m te t le la les l en y n ne eux moi toi l'un l'une l'on l’un l’une l’on
        """.split()
    ),
    reflexives=frozenset("se s me m te t le la les l leur lui nous vous en y n ne".split()),
    indefinite_pronouns=frozenset(["on", "personne", "chacun", "beaucoup", "certains", "tous"]),
    opening_adverbs=frozenset(
        """
        hier aujourd’hui aujourd'hui demain aussi ainsi alors ensuite enfin puis cependant toutefois pourtant
        également selon pour dans sur avec sans après avant depuis et mais ou donc or car non oui si comme quand en
        par même interrogé interrogée invité invitée contacté contactée joint jointe déjà encore mieux
        ici là parfois souvent désormais auparavant parallèlement à au aux chez face devant
        """.split()
    ),
    adverb_endings=("ment",),
    name_particles=frozenset("de d du des la le l van von der den ben bin el al da dos di del della ter".split()),
    name_joints=frozenset(["et"]),
    front_adjectives=frozenset(
        """
        ancien ancienne nouveau nouvel nouvelle vieux vieil vieille jeune grand grande petit petite premier première
        ex futur future actuel actuelle seul seule même haut haute simple célèbre principal principale propre
        """.split()
    ),
    womens_roles=("rice", "euse", "ière", "ienne", "présidente", "adjointe", "députée", "conseillère", "avocate"),
    mens_roles=("président", "adjoint", "député", "conseiller", "avocat", "directeur", "sénateur", "frère", "père"),
    adjective_endings=(
        "al", "ale", "ales", "aux", "if", "ive", "ifs", "ives", "ique", "iques", "euse", "euses", "iste", "istes",
        "ain", "aine", "ains", "aines", "ais", "aise", "aises", "ois", "oise", "oises", "ien", "ienne", "iens",
        "iennes", "ant", "ante", "ants", "antes", "é", "ée", "és", "ées", "el", "elle", "els", "elles", "aire",
        "aires", "ier", "ière", "iers", "ières", "oire", "able", "ible", "taux", "eux", "eur", "eure", "ent", "ente",
    ),
    plural_verb_endings=(
        "ont", "aient", "rent", "sent", "vent", "lent", "tent", "quent", "ment", "nent", "dent", "gent", "cent",
    ),
    singular_verbs=frozenset("dément ment sent ressent pressent consent".split()),
    verbs_like_nouns=frozenset(
        """
        annonce demande juge note réplique critique remarque alerte reproche riposte menace propose rapporte révèle
        plaide réclame propos appel appelle regrette conseille plainte doute attend signal signale analyse analysent
        observe mention mentionne prône recommande exige publie dit prétendu suggère commente
        """.split()
    ),
    verb_genders={"ée": "f"},
    nickname_words=frozenset("dit dite alias surnommé surnommée".split()),
    frames_between_commas=True,
    given_names=FRENCH_GIVEN_NAMES,
    courtesy_titles={
        "m": "m", "mm": "p", "mme": "f", "mmes": "p", "mlle": "f", "me": "", "mgr": "m", "dr": "", "pr": "",
        "monsieur": "m", "madame": "f", "mademoiselle": "f",
    },
    role_words=FRENCH_ROLES,
    role_endings=FRENCH_ROLE_ENDINGS,
    relation_words=FRENCH_RELATIONS,
    group_words=FRENCH_GROUPS,
    body_words=FRENCH_BODIES,
    body_endings=FRENCH_BODY_ENDINGS,
    medium_endings=("journal", "quotidien", "hebdomadaire", "agence", "chaîne", "magazine", "télévision", "radio"),
    never_speakers=FRENCH_TIMES,
    abbreviations=frozenset(
        "m mm mme mlle mgr dr pr st ste av bd n p ex cf etc art vol env hab janv févr avr juil sept oct nov déc".split()
    ),
)  # fmt: skip
"""How French reports speech."""
