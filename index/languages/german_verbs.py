"""Forms of German verbs that the stemmer tells apart. Not for the verbs that report speech: see `german_speech.py`.

Snowball gives "spielen", "spielt" and "gespielt" stems of their own, and so "nehmen", "nahm" and "genommen".
"""

from __future__ import annotations

from collections.abc import Iterator

from index.languages.verb_forms import VerbForms

_REGULAR = """
ahn antwort arbeit atm bann bau beantrag beauftrag beding bedrängt beeinfluss beeinträchtig befrei begegn begehr
begleit begnadig begünstig behaupt beherberg beinhalt bekräftig belast beleidig benachteilig benötig beobacht
berechtig berichtig beruhig beschäftig beschlagnahm beschleunig beschränk beschuldig beseitig besichtig bestätig
bestraf beteilig beton betracht betreu bevorzug bewaffn bewältig beweg bezweck bild block blüh bohr brauch brems
buch dämpf dank deck dehn deut dien dreh droh drück druck duld ehr eign eil einig end entfern enthaupt entlarv
entmacht entschuldig entwaffn erb ergänz erhöh erkrank erkund erlaub erledig ermöglich ermord ermutig ernt erschöpf
erwähn erzeug fäll fälsch färb fass fehl fertig festig film flücht folg form forsch frag freu fühl führ füll fürcht
gefährd gehör gehorch gelang genehmig genüg gestalt gestatt gewähr gewährleist gewöhn glänz glaub gönn grenz gründ
grüss haft häng hass heirat heiz herrsch hetz hoff hol hör hüll impf jag kämpf kauf kehr kennzeichn klag klapp klär
klau kleb koch kost krieg krön kündig kürz lach lähm land leb leg lehn lehr leist leit lenk lern leucht leugn lieb
lieg lob lock lohn lös lösch mahn mal meld merk miet misch nähr nütz nutz öffn ordn pack pass pflanz pfleg plag plan
platz präg predig press prüf quäl ramm rast rauch räum rechn red regn reich reif reinig reis reiz renn rett richt
roll rott rück rühm rühr rüst sag schad schädig schaff schalt schätz schau schenk schick schimpf schlepp schmeck
schmück schul schür schütt schütz schwäch segn sehn send senk setz sieg sorg spalt spann spar speis spend sperr
spreng spiel spür stamm stärk start statt staun steck steh stell stift stimm stopp stör stoss strahl streb streck
streif streik stürm stürz stütz such sünd tank tanz tarn tauch tauf taug täusch tausch teil test tipp tön töt trau
träum trenn turn üb überflut überrasch überwach überwält überzeug urteil verabschied veranlass veranstalt verarm
verbreit verbünd verdächtig verdeutlich verdräng vereinbar vereinfach verewig verfüg vergewaltig vergift vergleich
verkünd verlang verlangsam verletz vermarkt vermehr vermeid vermiss vermut vernachlässig vernicht veröffentlich
verpacht verpflicht versäum verschärf verschmelz verschmutz verschwend versklav verspät verspott verstaatlich
verständig verteidig vertief verunglück verunreinig verursach verwalt verwirklich verwund verwüst verzehr verzicht
verzweig voll wag wähl währ wärm warn wart wäsch wehr weih weil wend werb wert widm wirk wirtschaft wohn wünsch zahl
zähl zeichn zeig zelt zerr ziel zücht züchtig zünd
"""
"""Stems of verbs in -en."""

_WITH_NOUNS_IN_UNG = """
ähnel änder äusser bastel behandel behinder bereicher bevölker entwickel erinner erleichter ermittel erneuer erober
erschütter erweiter erwider flüster förder forder fütter hinder kletter liefer locker misshandel näher nummer
plünder rüttel sammel schilder schleuder schmetter schüttel sicher siedel speicher steiger stolper veranker
verbesser vergrösser verhandel verhinder verkleiner verkörper verlänger verminder vermittel verringer verschlechter
verschleier verschlimmer verschlüssel versicher verstümmel verwandel verzöger wandel wander weiger wickel
zersplitter zerstückel zertrümmer
"""
"""Stems of verbs in -eln and -ern whose noun has -ung: their stem is that of "Entwicklung"."""

_WITH_OTHER_NOUNS = """
ärger dauer donner feier fessel handel jubel kümmer lager mangel meister opfer regel schmuggel segel spiegel stapel
steuer tadel trauer wechsel wunder zitter zweifel
"""
"""Stems of those that are nouns themselves."""

_SHORT_NOUNS = """
drohung ehrung fälschung forschung führung gründung impfung klärung krönung kürzung landung leitung lösung mahnung
messung mischung nutzung öffnung planung prüfung räumung reinigung rettung rüstung schätzung schulung senkung
spaltung sperrung störung tagung teilung tötung trennung übung wahrung warnung werbung wirkung zahlung zählung
züchtung
"""
"""Nouns that are too short for the stemmer to take -ung from."""

_IRREGULAR = """
befehlen befahl befiehlt befohlen
beginnen begann beginnt begonnen
beissen biss beisst gebissen
bergen barg birgt geborgen
beweisen bewies beweist bewiesen
biegen bog biegt gebogen
bieten bot bietet geboten
binden band bindet gebunden
bitten bat bittet gebeten
bleiben blieb bleibt geblieben
brechen brach bricht gebrochen
brennen brannte brennt gebrannt
bringen brachte bringt gebracht
denken dachte denkt gedacht
dringen drang dringt gedrungen
empfangen empfing empfängt empfangen
empfehlen empfahl empfiehlt empfohlen
entscheiden entschied entscheidet entschieden
entstehen entstand entsteht entstanden
erkennen erkannte erkennt erkannt
essen ass isst gegessen
fahren fuhr fährt gefahren
fallen fiel fällt gefallen
fangen fing fängt gefangen
finden fand findet gefunden
fliegen flog fliegt geflogen
fliehen floh flieht geflohen
fliessen floss fliesst geflossen
fressen frass frisst gefressen
frieren fror friert gefroren
geben gab gibt gegeben
gehen ging geht gegangen
gelingen gelang gelingt gelungen
gelten galt gilt gegolten
geschehen geschah geschieht geschehen
gewinnen gewann gewinnt gewonnen
giessen goss giesst gegossen
gleichen glich gleicht geglichen
graben grub gräbt gegraben
greifen griff greift gegriffen
halten hielt hält gehalten
heben hob hebt gehoben
helfen half hilft geholfen
kennen kannte kennt gekannt
klingen klang klingt geklungen
kommen kam kommt gekommen
kriechen kroch kriecht gekrochen
laden lud lädt geladen
laufen lief läuft gelaufen
leiden litt leidet gelitten
leihen lieh leiht geliehen
lesen las liest gelesen
lügen log lügt gelogen
meiden mied meidet gemieden
messen mass misst gemessen
nehmen nahm nimmt genommen
nennen nannte nennt genannt
raten riet rät geraten
reiben rieb reibt gerieben
reissen riss reisst gerissen
reiten ritt reitet geritten
rennen rannte rennt gerannt
rufen rief ruft gerufen
scheiden schied scheidet geschieden
scheinen schien scheint geschienen
schieben schob schiebt geschoben
schiessen schoss schiesst geschossen
schlafen schlief schläft geschlafen
schlagen schlug schlägt geschlagen
schliessen schloss schliesst geschlossen
schmelzen schmolz schmilzt geschmolzen
schneiden schnitt schneidet geschnitten
schreiben schrieb schreibt geschrieben
schreien schrie schreit geschrien
schreiten schritt schreitet geschritten
schweigen schwieg schweigt geschwiegen
schwimmen schwamm schwimmt geschwommen
schwinden schwand schwindet geschwunden
schwören schwor schwört geschworen
sehen sah sieht gesehen
senden sandte sendet gesandt
singen sang singt gesungen
sinken sank sinkt gesunken
sitzen sass sitzt gesessen
sprechen sprach spricht gesprochen
springen sprang springt gesprungen
stechen stach sticht gestochen
stehen standen steht gestanden
stehlen stahl stiehlt gestohlen
steigen stieg steigt gestiegen
sterben starb stirbt gestorben
stossen stiess stösst gestossen
streichen strich streicht gestrichen
streiten stritt streitet gestritten
tragen trug trägt getragen
treffen traf trifft getroffen
treiben trieb treibt getrieben
treten trat tritt getreten
trinken trank trinkt getrunken
trügen trog trügt getrogen
verderben verdarb verdirbt verdorben
vergessen vergass vergisst vergessen
verlassen verliess verlässt verlassen
verlieren verlor verliert verloren
verzeihen verzieh verzeiht verziehen
wachsen wuchs wächst gewachsen
waschen wusch wäscht gewaschen
weichen wich weicht gewichen
weisen wies weist gewiesen
werfen warf wirft geworfen
wiegen wog wiegt gewogen
ziehen zog zieht gezogen
zwingen zwang zwingt gezwungen
"""
"""Infinitive, past, present and past participle."""

_NOUNS = {
    "nehmen": "nahme nahmen",
    "geben": "gabe",
    "fahren": "fahrt fahrten",
    "bieten": "bote bots",
    "greifen": "griffe griffs",
    "reissen": "risse risses",
    "scheiden": "schiede schieds",
    "schneiden": "schnitte schnitts",
    "schreiten": "schritte schritts",
    "steigen": "stiege stiegs",
    "treten": "tritte tritts",
}
"""Nouns of such verbs, also with a prefix: "Teilnahme"."""

_PREFIXES = """
ab an auf aus auseinander bei dar ein entgegen fest fort her heran heraus hervor hin hinein hinzu los mit nach
nieder statt teil um unter vor voran voraus vorbei weg weiter wieder zu zurück zusammen be ver er ent emp zer miss
über durch wider hinter voll
"""

_EXCEPTIONS = """
abfuhr absprachen abstrich abtrieb andacht andrang anklang anrieb ansprachen anstrich antrieb ass aufgabe aufgaben
auftrieb ausfuhr ausfuhren ausmass ausmassen ausnahme ausnahmen aussprachen band banden bedingt begriff begriffe
begriffen begriffs bekannt bekannte bekanntem bekannten bekannter bekanntes bestimmt bestimmte bestimmtem bestimmten
bestimmter bestimmtes beten betrieb betrieben betrug bogen bot bote boten bots drang durchschnitt durchschnitte
durchschnitts einband einbanden einfuhr einfuhren einklang flucht genoss geraten gesandten grub gruben herzog hing
klang mass massen schienen schloss schulter schwamm sprachen stahl stahlen strich sucht trank trieb übermass umtrieb
unbedingt verband verbanden verdacht verschieden verschiedene verschiedenem verschiedenen verschiedener
verschiedenes verstand vertrieb vertrieben vorbote vorboten wiesen zufuhr zufuhren
"""
"""Nouns and adjectives with the letters of a form."""

_AFTER_PARTICIPLES = ("", "e", "em", "en", "er", "es")


def _regular(stem: str, base: str) -> Iterator[tuple[str, str]]:
    joint = "e" if stem.endswith(("t", "d", "chn", "ckn", "dn", "ffn", "gn", "tm")) else ""
    yield from ((f"{mark}{stem}{joint}t{ending}", base) for mark in ("", "ge") for ending in _AFTER_PARTICIPLES)


def _irregular(line: str) -> Iterator[tuple[str, str]]:
    infinitive, past, present, participle = line.split()
    # Without "ge" after a prefix, as "vernommen", unless that begins the verb itself.
    bare = participle if infinitive[:3] == participle[:3] else participle.removeprefix("ge")
    plural = f"{past.removesuffix('en').removesuffix('e')}en"
    yield from ((form, infinitive) for form in (past, plural, present))
    yield from ((f"{form}{ending}", infinitive) for form in (participle, bare) for ending in _AFTER_PARTICIPLES)


def _forms() -> Iterator[tuple[str, str]]:
    for stem in _REGULAR.split():
        yield from _regular(stem, f"{stem}en")
    for stem in _WITH_NOUNS_IN_UNG.split():
        base = f"{stem[:-2]}l" if stem.endswith("el") else stem
        yield from ((f"{stem}n", f"{base}ung"), *_regular(stem, f"{base}ung"))
    for stem in _WITH_OTHER_NOUNS.split():
        yield from ((f"{stem}n", stem), *_regular(stem, stem))
    for noun in _SHORT_NOUNS.split():
        yield from ((form, f"{noun.removesuffix('ung')}en") for form in (noun, f"{noun}en"))
    for line in _IRREGULAR.strip().splitlines():
        yield from _irregular(line)
    for infinitive, nouns in _NOUNS.items():
        yield from ((noun, infinitive) for noun in nouns.split())
    # "legen" isn't the participle of "liegen" in "anlegen".
    yield from ((infinitive, infinitive) for infinitive in _infinitives())


def _infinitives() -> Iterator[str]:
    yield from (f"{stem}en" for stem in _REGULAR.split())
    yield from (line.split()[0] for line in _IRREGULAR.strip().splitlines())


_INFINITIVES = frozenset(
    (*_infinitives(), *(f"{stem}n" for stem in (*_WITH_NOUNS_IN_UNG.split(), *_WITH_OTHER_NOUNS.split())))
)

GERMAN_VERBS = VerbForms(
    forms=dict(_forms()),
    prefixes=frozenset(_PREFIXES.split()),
    infix="zu",
    infinitives=_INFINITIVES,
    exceptions=frozenset(_EXCEPTIONS.split()),
)
"""Forms of frequent verbs, with the prefixes that German verbs take."""
