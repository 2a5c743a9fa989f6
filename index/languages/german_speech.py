"""How German reports speech, as plain data."""

from __future__ import annotations

from collections.abc import Iterable

from index.languages.german_names import (
    GERMAN_ACADEMIC_TITLES,
    GERMAN_BODIES,
    GERMAN_BODY_ENDINGS,
    GERMAN_COURTESY_TITLES,
    GERMAN_GIVEN_NAMES,
    GERMAN_GROUPS,
    GERMAN_NAME_PARTICLES,
    GERMAN_RELATIONS,
    GERMAN_ROLE_ENDINGS,
    GERMAN_ROLES,
    GERMAN_SURNAME_TIMES,
    GERMAN_TIMES,
)
from index.languages.speech_words import Speech


def _regular(stems: str) -> frozenset[str]:
    """Return the finite forms of regular verbs, present and past: "sagt", "sagen", "sagte", "sagten"."""
    forms = set[str]()
    for stem in stems.split():
        joint = "e" if stem.endswith(("t", "d", "chn", "gn")) else ""
        ending = "n" if stem.endswith(("er", "el")) else "en"
        forms |= {f"{stem}{joint}t", f"{stem}{ending}", f"{stem}{joint}te", f"{stem}{joint}ten"}
    return frozenset(forms)


def _joined(companions: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the joined forms of separable verbs, which end a dependent clause: "mitteilte"."""
    joint = (
        "mit",
        "an",
        "bekannt",
        "fest",
        "klar",
        "hin",
        "ein",
        "aus",
        "hinzu",
        "hervor",
        "zurück",
        "vor",
        "zu",
        "ab",
        "nach",
    )
    return frozenset(f"{word}{form}" for form, words in companions.items() for word in words if word in joint)


def _with(words: str, forms: Iterable[str]) -> dict[str, frozenset[str]]:
    return dict.fromkeys(forms, frozenset(words.split()))


def _merged(*tables: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for table in tables:
        for form, words in table.items():
            merged[form] = merged.get(form, frozenset()) | words
    return merged


_COMPANIONS = _merged(
    _with("mit", _regular("teil")),
    _with("an bekannt zu preis", ["gab", "gaben", "gibt", "geben"]),
    _with("an", _regular("kündig mahn prangr pranger merk deut zweifel") | {"klagt", "klagte", "klagten"}),
    _with("fest klar dar heraus", _regular("stell leg")),
    _with("vor", ["warf", "warfen", "wirft", "werfen", "schlug", "schlugen", "schlägt", "schlagen"]),
    _with("zurück hin", ["wies", "wiesen", "weist", "weisen"]),
    _with(
        "darauf",
        ["verwies", "verwiesen", "verweist", "verweisen", "wies", "wiesen", "weist", "weisen", "bestand", "pochte"],
    ),
    _with("ein hinweg", _regular("räum wend") | {"wandte", "wandten"}),
    _with("aus fort an hinzu", _regular("führ füg")),
    _with("hervor", ["hob", "hoben", "hebt", "heben", "ging"]),
    _with("fest", ["hielt", "hielten", "hält", "halten"]),
    _with("für gegen dafür dagegen von", ["sprach", "sprachen", "spricht", "sprechen"]),
    _with("auf dazu", ["rief", "riefen", "ruft", "rufen", "forderte", "forderten", "fordert"]),
    _with("davon aus", ["ging", "gingen", "geht", "gehen"]),
    _with(
        "ansicht meinung auffassung überzeugt überzeugung zuversichtlich sicher gewiss einig besorgt",
        ["ist", "sind", "war", "waren", "sei", "seien"],
    ),
    _with(
        "überzeugt besorgt enttäuscht zuversichtlich erfreut zufrieden überrascht erschüttert betroffen optimistisch"
        " entsetzt bestürzt empört skeptisch",
        _regular("zeig äußer"),
    ),
    _with("ansicht meinung auffassung these standpunkt position", ["vertritt", "vertreten", "vertrat", "vertraten"]),
    _with("ausdruck schluss ergebnis", ["brachte", "brachten", "bringt", "kam", "kamen", "kommt", "kommen"]),
    _with("sich dazu darüber", ["äußerte", "äußerten", "äußert", "äußern"]),
    _with(
        "damit",
        ["rechnet", "rechnen", "rechnete", "rechneten", "drohte", "drohten", "droht", "begründete", "begründet"],
    ),
    _with("nach", ["fragte", "fragten", "fragt"]),
    _with("ab", _regular("lehn") | {"stritt", "stritten", "streitet"}),
    _with("bei heraus", _regular("pflicht") | {"rief"}),
    _with("richtig", _regular("stell")),
    _with("zu", ["sicherte", "sicherten", "sichert", "sagte", "sagten", "sagt"]),
    _with("verlauten wissen verbreiten mitteilen ausrichten erklären", ["ließ", "ließen", "lässt", "lassen"]),
    _with("einräumen zugeben eingestehen gestehen zugestehen", ["musste", "mussten", "muss", "müssen"]),
    _with("an", ["bot", "boten", "bietet", "bieten"]),
    _with("heraus", ["strich", "strichen", "streicht"]),
    _with("ein", ["gestand", "gestanden", "gesteht", "schränkte", "schränkten", "schränkt"]),
    _with("protokoll kenntnis", ["gab", "gaben"]),
    _with("zitiert wiedergegeben", ["wird", "werden", "wurde", "wurden"]),
    _with("kritik lob vorwürfe", _regular("üb") | {"erhob", "erhoben", "erhebt"}),
)

_REPORTING = _regular(
    "sag erklär beton äußer bemerk ergänz erläuter unterstreich schilder bestätig versicher verkünd behaupt"
    " kritisier forder bekräftig berichte erzähl antwort erwider entgegn fragt frag mein warn mahn beklag"
    " bedauer begründ bezweifel erinner vermut mutmaß prophezei plädier argumentier kommentier informier"
    " formulier resümier präzisier konstatier signalisier prognostizier dementier appellier monier"
    " meld vermeld melde stell ergänzte verlang rechtfertig verteidig lob begrüß würdig attestier"
    " bescheinig bilanzier urteil folger spekulier beteuer gelob verspott scherz witzel jubel schwärm schimpf"
    " wetter fluch mutmaßte beschwer offenbar entschuldig bericht mitteil beruhig befürwort diagnostizier"
    " konter droh beschuldig bezichtig enthüll prognostiziert verurteil notier zitier"
    " beantrag moderier referier philosophier"
) - {"stellt", "stellen", "stellte", "stellten", "fragtt", "melde", "ergänztet"} | frozenset(
    """
        sprach sprachen spricht schrieb schrieben schreibt schreiben gestand gestanden gesteht versprach versprachen
        verspricht widersprach widersprachen widerspricht verriet verrieten verrät hieß verwies verwiesen verweist
        bestritt bestritten bestreitet betont unterstrich unterstrichen unterstreicht riet rieten rät empfahl
        empfahlen empfiehlt bat bitten baten gebeten beschrieb beschrieben beschreibt beschwor heißt verlautbarte
        verlautete twitterte postete bloggte bezog nahm schloss schlossen berief
        """.split()
) - {"befinden", "bezog", "nahm", "schloss", "schlossen", "gestanden", "gebeten", "bitten", "berief"}

_THINKING = _regular(
    "glaub hoff fürcht befürcht schätz wünsch zweifel erwart rechn denk freu find kritisier ärger wunder empör staun"
    " seufz jammer polter stöhn höhn ätz grantel stichel frotzel grins schmunzel lach"
) | frozenset(
    """
    dachte dachten weiß wissen wusste wussten fand fanden findet finden sieht sehen sah sahen hält halten hielt
    hielten will wolle erkannte erkennt schwor schworen schloss schlossen schließt entschied urteilte beschloss
    errechnete ergab ergaben ergibt zeigt zeigen zeigte zeigten belegt belegen verlangt verspricht einigten
    """.split()
)

_PARTICIPLES = frozenset(
    """
    gesagt erklärt betont geäußert bemerkt ergänzt erläutert geschildert bestätigt versichert verkündet behauptet
    kritisiert gefordert bekräftigt berichtet erzählt geantwortet erwidert entgegnet gefragt gemeint gewarnt gemahnt
    beklagt bedauert begründet bezweifelt erinnert vermutet plädiert argumentiert kommentiert informiert formuliert
    dementiert reagiert appelliert moniert gemeldet vermeldet verlangt gerechtfertigt verteidigt gelobt begrüßt
    gewürdigt beteuert beschwert gedroht beschuldigt enthüllt verurteilt gesprochen geschrieben gestanden versprochen
    widersprochen verraten gerufen verwiesen bestritten unterstrichen geraten empfohlen beschrieben mitgeteilt
    angegeben bekanntgegeben zugegeben angekündigt angemahnt angeprangert angemerkt angedeutet festgestellt
    klargestellt dargestellt dargelegt vorgeworfen vorgeschlagen angeboten erhofft zurückgewiesen hingewiesen
    eingeräumt ausgeführt hinzugefügt hervorgehoben festgehalten ausgesprochen aufgerufen aufgefordert ausgegangen
    abgelehnt zugesichert eingewandt eingewendet
    """.split()
)

_SHOUTED = frozenset(
    f"{particle}{participle}"
    for particle in ("", "zu", "nach", "hinterher", "entgegen", "an", "herüber", "hinüber", "zurück", "dazwischen")
    for participle in """
    gerufen geschrien gebrüllt geflüstert geraunt gezischt gehaucht gemurmelt gestammelt geschnauzt gebellt
    gebrummt
    """.split()
) | {"entgegengeschleudert"}
"""Participles of calling out to somebody, which show whose quoted words before them are: "„…“ zugerufen"."""

_ADVERBS = frozenset(
    """
    so dazu dabei damit danach davor dafür dagegen daher darum deshalb deswegen dennoch trotzdem doch zudem außerdem
    unterdessen indes indessen inzwischen mittlerweile bislang bisher jetzt nun heute gestern morgen vorgestern
    übermorgen kürzlich neulich jüngst zuletzt zuerst zunächst zuvor später früher bereits schon erst noch auch ebenso
    genauso gleichzeitig zugleich anschließend schließlich letztlich endlich demnach somit also folglich insgesamt
    insbesondere besonders vor allem allerdings jedoch aber hingegen dagegen vielmehr immerhin zumindest mindestens
    etwa rund ungefähr vielleicht womöglich möglicherweise wahrscheinlich offenbar angeblich hier dort da dann wann
    wie wo selbst sogar nur weiter weiterhin ferner überdies darüber daraufhin hierzu hierbei hiermit hierfür wobei
    womit weshalb warum tatsächlich sicher gewiss natürlich freilich einzig allein zwölf elf zehn neun acht sieben
    sechs fünf vier drei zwei leider zwar nicht kaum fast beinahe ganz sehr oft häufig manchmal immer nie einst damals
    nachts abends morgens mittags wörtlich konkret scharf deutlich klar sonst ansonsten andernfalls nebenbei
    einerseits andererseits erstens zweitens drittens einige viele alle beide manche besorgt erfreut enttäuscht
    überrascht nachdem obwohl weil wenn als seit seitdem während bevor ob dass ja nein bitte erneut wieder abermals
    nochmals gegenüber ähnlich anders derzeit zurzeit momentan aktuell künftig demnächst bald sofort sogleich
    gemeinsam zusammen
    """.split()
)

GERMAN_SPEECH = Speech(
    reporting_verbs=_REPORTING | _joined(_COMPANIONS),
    thinking_verbs=_THINKING - _REPORTING,
    writing_verbs=frozenset("schrieb schreibt schrieben schreiben geschrieben".split()),
    naming_verbs=_regular("nenn bezeichn spott charakterisier titulier wert bewert schwärm preis feier")
    | frozenset(
        """
        nannte nannten sprach sprachen spricht sprechen sieht sah sehen sahen lobte kritisierte wirft warf hält hielt
        rief riefen ruft rufen pries priesen verglich vergleicht bewarb warb wirbt warben meldete erkannte rügte rügt
        beschimpfte verhöhnte
        """.split()
    ),
    companions=_COMPANIONS,
    participles=_PARTICIPLES,
    participle_companions={
        "gegeben": frozenset(["bekannt", "an"]),
        "gemacht": frozenset(["deutlich", "klar", "bekannt", "geltend"]),
    },
    auxiliaries=frozenset("hat haben hatte hatten habe hätte hätten".split()),
    doubtful_words=_regular("zitier dementier bezweifel leugn")
    | frozenset(
        """
        bestritt bestritten bestreitet widersprach widerspricht zurück zurückgewiesen zurückwies zurückwiesen
        abgelehnt lehnte lehnten
        """.split()
    ),
    denying_words=_regular("dementier bezweifel leugn")
    | frozenset(
        """
        bestritt bestritten bestreitet widersprach widerspricht zurück zurückgewiesen zurückwies zurückwiesen
        abgelehnt lehnte lehnten
        """.split()
    ),
    colon_verbs=_regular("dank bedank gratulier reagier tröst ermutig ermunter")
    | frozenset("bekannte bekennt".split()),
    calling_verbs=frozenset("nennt nennen nannte nannten schimpft schimpfte".split()),
    naming_participles=frozenset("genannt bezeichnet tituliert beschimpft betitelt geschmäht gescholten".split())
    | _SHOUTED,
    quoted_nouns=frozenset(
        """
        satz sätze wort worte worten äußerung äußerungen aussage aussagen zitat zitate spruch ausspruch brief plakat
        plakate schild schilder transparent banner zettel tafel aufschrift inschrift schlagzeile titel motto aufkleber
        ruf rufe zuruf zurufe schrei schreie frage fragen
        """.split()
    ),
    own_phrases=frozenset(
        [
            "mit den worten", "mit diesen worten", "mit folgenden worten", "mit den folgenden worten", "mit dem satz",
            "mit dem hinweis", "mit der begründung",
        ]
    ),
    reply_nouns=frozenset(
        "kritik lob zustimmung widerspruch unterstützung zuspruch beifall rückendeckung protest bedenken".split()
    ),
    claims=frozenset(
        """
        kritik vorwurf vorwürfe behauptung these einwand forderung warnung aussage äußerung frage einschätzung
        unterstellung anschuldigung klage bemerkung hinweis ankündigung
        """.split()
    ),
    impersonal_verbs=frozenset(
        "geht ging hervorgeht hervorging heißt hieß verlautete verlautet verlautbarte steht".split()
    ),
    hypotheticals=frozenset(
        """
        soll sollen sollte sollten könnte könnten würde würden hätte hätten dürfte möge möchte nicht nie niemals kein
        weder keine keiner keinem keinen keines keineswegs keinesfalls mitnichten kaum angeblich
        wenn falls ob würden muss müsste kann darf will wollte wollten
        """.split()
    ),
    hearsay=frozenset("angeblich anscheinend gerüchten gerücht gerüchte".split()),
    negations=frozenset("nicht nichts nie niemals keineswegs keinesfalls mitnichten weder noch".split()),
    subjunctives=frozenset(
        """
        sei seien habe werde könne müsse solle wolle dürfe möge gebe gehe komme stehe liege lasse handele handle
        bestehe bleibe sehe wisse gelte halte finde nehme führe brauche mache zeige stelle spreche bringe trage hätten
        wären würden könnten müssten gäbe wäre hätte würde
        """.split()
    ),
    opening_sources=frozenset(["für"]),
    opinion_verbs=frozenset("ist sind war waren bleibt wäre".split()),
    source_prepositions=frozenset(["laut", "gemäß"]),
    source_postpositions=frozenset(["zufolge"]),
    source_openers=frozenset(["nach", "aus", "laut", "gemäß", "entgegen", "unter"]),
    source_nouns=frozenset(
        """
        angaben angabe worten ansicht auffassung meinung einschätzung einschätzungen aussage aussagen auskunft
        auskünften darstellung darstellungen überzeugung information informationen mitteilung mitteilungen schätzung
        schätzungen berechnung berechnungen bekunden erkenntnissen sicht urteil befürchtungen vermutungen erklärung
        erklärungen bericht berichten meldung meldungen berufung äußerung äußerungen ermittlungen vorstellung
        vorstellungen stellungnahme bewertung bewertungen untersuchungen recherchen prognose prognosen lesart zeugnis
        eingeständnis
        """.split()
    ),
    report_endings=tuple(
        """
        berichten berichte angaben informationen meldungen aussagen bericht kreisen quellen studie umfrage umfragen
        erhebung statistik gutachten mitteilung mitteilungen erklärung schreiben urteil stellungnahme verlautbarung
        """.split()
    ),
    inserting_words=frozenset(["so"]),
    comparing_words=frozenset(["wie"]),
    determiners={
        "der": "m", "die": "fp", "das": "n", "ein": "mn", "eine": "f", "dieser": "m", "diese": "fp", "dieses": "n",
        "sein": "mn", "seine": "fp", "ihr": "mn", "ihre": "fp", "unser": "mn", "unsere": "fp", "mehrere": "p",
        "viele": "p", "einige": "p", "alle": "p", "beide": "p", "zahlreiche": "p", "manche": "p", "andere": "p",
        "kein": "mn", "keine": "fp", "jener": "m", "jene": "fp", "jeder": "m", "jede": "f", "weitere": "p",
        "zwei": "p", "drei": "p", "vier": "p", "fünf": "p", "deren": "mfnp", "dessen": "mfnp", "einer": "m",
        "dem": "", "den": "", "des": "", "einem": "", "einen": "", "eines": "", "diesem": "", "diesen": "",
        "seinem": "", "seinen": "", "seiner": "", "ihrem": "", "ihren": "", "ihrer": "", "unserem": "", "unserer": "",
        "allen": "", "aller": "", "mehreren": "", "vielen": "", "einigen": "", "anderen": "", "keinem": "",
        "keinen": "", "jedem": "", "jeden": "", "seines": "", "ihres": "", "mehrerer": "", "einiger": "", "vieler": "",
    },
    plural_verb_endings=("en", "ten"),
    common_noun_endings=tuple(
        """
        ung ungen heit heiten keit keiten schaft schaften tion tionen ismus tät täten nis nisse kräfte kräften opfer
        kampagne gruppe gruppen kreise leute preise zahlen pläne werke arbeiten schäden
        """.split()
    ),
    indefinite_determiners=frozenset("ein eine einem einen einer eines kein keine".split()),
    prepositions=frozenset(
        """
        in im am an auf aus bei beim mit nach vor vom von zu zum zur über unter für gegen durch um ohne bis seit
        während wegen trotz gegenüber zwischen hinter neben ins ans aufs gemäß laut angesichts anlässlich hinsichtlich
        bezüglich innerhalb außerhalb mittels statt anstatt infolge aufgrund entgegen per pro ab entlang samt nahe
        unweit
        """.split()
    ),
    of_words=frozenset(["von", "vom"]),
    attaching_prepositions=frozenset("für in im aus bei beim am an zur zum gegen auf über".split()),
    genitive_determiners=frozenset(
        """
        der des eines einer dieser dieses seiner seines ihrer ihres mehrerer vieler aller beider zweier einiger
        """.split()
    ),
    conjunctions=frozenset(["und", "sowie", "oder", "aber", "doch", "sondern"]),
    complementizers=frozenset(["dass", "daß", "ob"]),
    subordinators=frozenset(
        """
        weil nachdem wenn obwohl während bevor da damit indem falls sodass obgleich seitdem solange sobald als bis
        """.split()
    ),
    relative_pronouns=frozenset("der die das welcher welche welches".split()),
    relative_objects=frozenset(
        "denen dem den deren dessen welchem welchen wonach woraufhin wo wobei worin worauf wodurch".split()
    ),
    indefinite_pronouns=frozenset("einige viele manche alle niemand jemand man wir ich andere keiner wer".split()),
    infinitive_markers=frozenset(["zu"]),
    impersonal_pronouns=frozenset(["es"]),
    back_references=frozenset(["das", "dies"]),
    possessives={"seinen": "m", "seiner": "m", "ihren": "f", "ihrer": "f"},
    pronouns={"er": "m", "sie": "f"},
    other_pronouns=frozenset(
        "es man wir ich ihr du das dies dieses niemand jemand alle viele einige dort hier dabei dazu sich beide".split()
    ),
    reflexives=frozenset(["sich", "dazu", "dabei", "hier", "dort"]),
    self_words=frozenset(["sich"]),
    citing_verbs=_regular("zitier"),
    passive_auxiliaries=frozenset("wird werden wurde wurden worden sei seien".split()),
    agent_words=frozenset(["von", "vom", "seitens"]),
    impersonal_sources=frozenset("bei beim von vom aus seitens in im".split()),
    own_words=frozenset(["eigenen", "eigener", "eigenem"]),
    opening_adverbs=_ADVERBS,
    adverb_endings=tuple(
        """
        weise gemäß dings seits wärts falls dessen mals lich ig isch los haft sam end
        """.split()
    ),
    feminine_endings=tuple(
        """
        ung heit keit schaft ion tät ei in anz enz ik kammer bank gruppe behörde agentur kirche presse zentrale
        leitung frau welt post union spitze
        """.split()
    ),
    womens_roles=("in", "frau", "mutter", "tochter", "schwester", "tante", "nichte", "hebamme", "witwe", "cousine"),
    mens_roles=tuple(
        """
        er tor tant dant kant ent ist chef mann rat är eur oge sohn anwalt arzt bischof könig prinz papst kaiser wirt
        nachbar zeuge kollege experte gatte neffe onkel didat lomat soldat pilot itekt ökonom kommissar notar
        """.split()
    ),
    womens_ending="in",
    adjective_endings=("e", "er", "en", "es", "em"),
    genitive_s=True,
    nouns_are_capitalised=True,
    is_verb_second=True,
    given_names=GERMAN_GIVEN_NAMES,
    name_particles=GERMAN_NAME_PARTICLES,
    name_joints=frozenset(["und"]),
    courtesy_titles=GERMAN_COURTESY_TITLES,
    academic_titles=GERMAN_ACADEMIC_TITLES,
    role_words=GERMAN_ROLES,
    role_endings=GERMAN_ROLE_ENDINGS,
    relation_words=GERMAN_RELATIONS,
    group_words=GERMAN_GROUPS,
    body_words=GERMAN_BODIES,
    body_endings=GERMAN_BODY_ENDINGS,
    medium_endings=tuple(
        """
        zeitung agentur blatt magazin sender radio fernsehen rundfunk presse journal funk zeitschrift zeitungen medien
        portal tageszeitung spiegel journalisten reportern
        """.split()
    ),
    never_speakers=GERMAN_TIMES,
    surname_times=GERMAN_SURNAME_TIMES,
    never_speaker_endings=tuple(
        """
        tag woch abend morgen nachmittag vormittag prozent jahr jahre euro dollar
        """.split()
    ),
    abbreviations=frozenset(
        """
        dr prof st hl nr bzw ca usw etc u a z b d h o ä s vgl evtl ggf inkl mio mrd abs art bd hrsg jr sen sr geb gest
        dipl ing med jur phil rer nat habil mag str tel zz zzt sog ehem allg max min mind v chr co lt rd jan feb apr
        jun jul aug sep sept okt nov dez
        """.split()
    ),
    has_ordinal_stops=True,
)  # fmt: skip
"""How German reports speech."""
