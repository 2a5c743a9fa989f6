"""German: the ways to ask, as plain data; for the notation, see `asking_words.py`."""

from __future__ import annotations

from index.languages.asking_words import Asking
from index.languages.german_names import GERMAN_RELATIONS

GERMAN_ASKING = Asking(
    words=frozenset(
        """
        was wer wie wo wann warum wieso weshalb welche welcher welches wieviel wieviele meint meinte denkt erklärte
        äußert äußerte geäußert reagiert reagierte laut gibt es gibts gab neues neuigkeiten nachrichten neueste
        neuesten schlagzeilen zum zur zu über ueber für fuer und oder nicht ist sind hat haben hast kannst mir sag
        bedeutet heißt gehört liegt kostet bitte danke hallo moin dazu davon darüber daran dass wegen beim im vom
        passiert meinung
        """.split()
    ),
    letters=("ä", "ö", "ü", "ß"),
    phrases={
        "SAY": (
            "sagt|sagte|sagten|sagen|meint|meinte|meinten|meinen|erklart|erklarte|erklaerte|erklaert|au(?:ß|ss)ert"
            "|au(?:ß|ss)erte|schreibt|schrieb|behauptet|behauptete|erzahlt|erzahlte|erzaehlt|verspricht|versprach"
            "|fordert|forderte|betont|betonte|verkundet|verkundete|verkuendet|twittert|twitterte|postet|postete"
            "|kundigte|ankundigte|antwortet|antwortete|berichtet|berichtete|spricht|sprach|redet|redete"
        ),
        "THINK": "denkt|dachte|denken|dachten|halt|haelt|hielt|halten|findet|glaubt",
        "SAID": (
            "gesagt|gemeint|erklart|erklaert|geau(?:ß|ss)ert|geschrieben|behauptet|gedacht|erzahlt|erzaehlt"
            "|mitgeteilt|angekundigt|angekuendigt|getwittert|gepostet|verkundet|verkuendet|betont|gefordert"
            "|versprochen|geantwortet|gesprochen|geredet|berichtet|verlauten lassen|von sich gegeben"
        ),
        "HAVE": "hat|haben|hatte|hatten|hats",
        "REFLEXIVE": "sich",
        "ABOUT": (
            "zum thema|zu den themen|zu|zum|zur|uber|ueber|ubers|bezuglich|bezueglich|hinsichtlich|betreffend"
            "|in bezug auf|in sachen|rund um|wegen"
        ),
        "ADVERBS": (
            "(?:(?:denn|eigentlich|genau|alles|noch|sonst|jetzt|nun|kurzlich|kuerzlich|zuletzt|offentlich|oeffentlich"
            "|schon|je|jemals|mal|einmal|bisher|bislang|wieder|auch|so|konkret|etwas|was|neulich|dazu|selbst"
            "|selber) ){0,3}"
        ),
        "VIEW": (
            "meinung|haltung|position|ansicht|ansichten|reaktion|reaktionen|stellungnahme|aussage|aussagen|au(?:ß"
            "|ss)erung|au(?:ß|ss)erungen|kommentar|kommentare|zitat|zitate|standpunkt|einschatzung|einschaetzung"
            "|kritik|worte|statement|statements|erklarung|erklaerung|antwort|vorwurf|vorwurfe|warnung|versprechen"
            "|forderung|forderungen"
        ),
        "TOWARDS": "ABOUT|auf|gegenuber|gegenueber|an|von|vom|gegen|nach",
        "OPENING": (
            "(?:(?:was|wie|welche|welches|welchen|gibt es|gab es|zeig mir|zeige mir|nenne mir|suche|such"
            "|finde) )?(?:(?:ist|sind|war|waren|lautet|lauten|lautete) )?(?:(?:die|der|das|den|alle|einige|ein paar"
            "|neue) ){0,2}"
        ),
        "ANYBODY": ("man|(?:die )?leute|(?:die )?menschen|jemand|(?:die )?anderen?|andere|alle|viele|wer"),
        "THAT": ",? ?(?:dass|das|daß|ob) ",
    },
    said=(
        # Was wurde zu Y gesagt? Was sagt man zu Y?
        r"was (?:wird|wurde|wurden|ist|war) ADVERBS(?:ABOUT|von) (?P<topic>\S.{0,200}) (?:SAID)(?: worden)?",
        r"was (?:wird|wurde) ADVERBS(?:SAID),? (?:ABOUT) TOPIC",
        r"was ADVERBS(?:SAY|THINK) (?:ANYBODY) ADVERBS(?:ABOUT|von) TOPIC",
        r"was (?:HAVE) (?:ANYBODY) ADVERBS(?:ABOUT) (?P<topic>\S.{0,200}) (?:SAID)",
        # Wer hat gesagt, dass Y? Wer sagte etwas zu Y?
        r"(?:und )?wer (?:noch )?(?:HAVE) ADVERBS(?:SAID)THATTOPIC",
        r"(?:und )?wer (?:noch )?(?:SAY|THINK)(?: noch)?THATTOPIC",
        r"(?:und )?wer (?:noch )?(?:SAY|nannte|nennt), (?P<topic>\S.*)",
        r"(?:und )?wer (?:noch )?(?:SAY|au(?:ß|ss)ert sich|au(?:ß|ss)erte sich) ADVERBS(?:ABOUT|von|vom) TOPIC",
        r"(?:und )?wer (?:noch )?(?:HAVE) (?:sich )?ADVERBS(?:ABOUT|von|vom) (?P<topic>\S.*) (?:SAID)",
        r"(?:von wem|woher) (?:stammt|stammen|ist|kommt|kommen) (?:das|der|die) (?:zitat|satz|aussage|worte"
        r"|spruch):? TOPIC",
        # Reaktionen auf Y, Stimmen zu Y
        r"OPENING(?:reaktionen|stimmen|zitate|aussagen|meinungen|kommentare|stellungnahmen|au(?:ß|ss)erungen) (?:auf"
        r"|ABOUT|an) TOPIC",
        # Was hat X zu Y gesagt?
        r"was ADVERBS(?:HAVE) SPEAKER (?:sich )?ADVERBS(?:ABOUT|von|vom|dazu,?) (?P<topic>\S.*) (?:SAID)",
        r"was ADVERBS(?:HAVE) SPEAKER ADVERBS(?:SAID),? (?:ABOUT|von|vom) TOPIC",
        r"was ADVERBS(?:HAVE) SPEAKER (?:nach|vor|wahrend|bei|beim|auf) \S.* (?:SAID)",
        r"was ADVERBS(?:HAVE) SPEAKER ADVERBS(?:SAID)",
        r"was SPEAKER (?:ABOUT|von|vom) (?P<topic>\S.*) (?:SAY|THINK|SAID(?: (?:HAVE))?)",
        r"was SPEAKER ADVERBS(?:SAID) (?:HAVE)",
        # Was sagte X zu Y? Was hält X von Y?
        r"was ADVERBS(?:SAY|denkt|dachte) SPEAKER ADVERBS(?:ABOUT) TOPIC",
        r"was ADVERBS(?:SAY|THINK) NAME ADVERBS(?:von|vom|davon,?) TOPIC",
        r"was ADVERBS(?:SAY) SPEAKER (?:nach|vor|wahrend|bei|beim|auf) \S.*",
        # Wie steht X zu Y? Wie reagierte X auf Y?
        r"wie (?:steht|stand|stehen|denkt|dachte|denken|spricht|sprach|au(?:ß|ss)ert sich|au(?:ß|ss)erte sich"
        r"|stellt sich) SPEAKER ADVERBS(?:ABOUT|von|vom) TOPIC",
        r"wie (?:reagiert|reagierte|reagieren|reagierten|antwortet|antwortete) SPEAKER ADVERBS(?:auf|ABOUT) TOPIC",
        r"wie (?:HAVE) SPEAKER ADVERBS(?:auf|ABOUT) (?P<topic>\S.*) (?:reagiert|geantwortet)",
        r"wie (?:HAVE) (?:sich )?SPEAKER (?:sich )?ADVERBS(?:ABOUT) (?P<topic>\S.*) (?:SAID)",
        r"wie (?:bewertet|bewertete|beurteilt|beurteilte|kommentiert|kommentierte|sieht|sah|begrundet|begrundete"
        r"|begruendet|erklart|erklarte|erklaert|verteidigt|verteidigte|beschreibt|beschrieb|rechtfertigt"
        r"|rechtfertigte|kritisiert|kritisierte|findet|fand) SPEAKER (?P<topic>(?:der|die|das|den|dem|des|sein\w*"
        r"|ihr\w*|ein\w*) \S.*)",
        # Hat X etwas zu Y gesagt? Sagte X, dass Y? Wann sprach X über Y?
        r"(?:(?:wann|wo|warum|wieso|weshalb|wie) )?(?:HAVE) (?:sich )?SPEAKER (?:sich )?ADVERBS(?:ABOUT|von"
        r"|vom) (?P<topic>\S.*) (?:SAID|kommentiert|reagiert)",
        r"(?:(?:wann|wo|warum|wieso|weshalb) )?(?:HAVE) SPEAKER ADVERBS(?:SAID)THATTOPIC",
        r"(?:(?:wann|wo|warum|wieso|weshalb) )?(?:SAY) SPEAKERTHATTOPIC",
        r"(?:(?:wann|wo|warum|wieso|weshalb) )?(?:au(?:ß|ss)erte|au(?:ß|ss)ert) sich SPEAKER ADVERBS(?:ABOUT) TOPIC",
        r"(?:(?:wann|wo|warum|wieso|weshalb) )?(?:SAY) SPEAKER ADVERBS(?:ABOUT) TOPIC",
        # Was ist die Haltung von X zu Y?
        r"OPENING(?:VIEW) (?:von|vom) SPEAKER (?:TOWARDS) TOPIC",
        # Was hat X an Y auszusetzen? Warum ist X gegen Y?
        r"was (?:HAVE) SPEAKER ADVERBS(?:an|am|gegen) (?P<topic>\S.*) (?:auszusetzen|zu kritisieren|einzuwenden)",
        r"was (?:kritisiert|bemangelt|stort|lobt) SPEAKER ADVERBS(?:an|am|beim) TOPIC",
        r"(?:warum|wieso|weshalb) ist SPEAKER (?:gegen|fur|fuer) TOPIC",
    ),
    said_by_name=(
        r"OPENING(?:VIEW) (?:der|des) SPEAKER (?:TOWARDS) TOPIC",
        r"OPENING(?:VIEW) (?:von|vom|der|des) SPEAKER",
        r"OPENINGSPEAKERENDING (?:VIEW) (?:TOWARDS) TOPIC",
        r"was ADVERBS(?:SAY|THINK) SPEAKER(?: dazu| davon)?",
        r"wie (?:bewertet|beurteilt|kommentiert|kommentierte|sieht|begrundet|erklart|verteidigt|beschreibt"
        r"|rechtfertigt|kritisiert) SPEAKER TOPIC",
        r"(?:laut|gema(?:ß|ss)|nach (?:ansicht|meinung|angaben|aussage|worten) (?:von|des|der"
        r"|vom)) SPEAKER,? (?P<topic>(?:was|wer|wie|wann|wo|warum|wieso|weshalb|welche\w*|ist|sind|hat|haben|soll"
        r"|wird) .*)",
        r"TOPIC,? (?:laut|gema(?:ß|ss)|nach (?:ansicht|meinung|angaben|aussage|worten) (?:von|des|der|vom)) SPEAKER",
        r"SPEAKER (?:SAY) (?:was |etwas )?(?:ABOUT) TOPIC",
        r"SPEAKER (?:ABOUT|wegen) TOPIC",
    ),
    both=r" (?:und|sowie|bzw\.?) ",
    comparing=r"(?:bitte )?(?:vergleich|vergleiche|vergleichen sie)(?: (?:bitte|mal|mir)){0,2},? ",
    articles=frozenset("der die das den dem des ein eine einer eines einem einen unser unsere".split()),
    genders={"der": "m", "dieser": "m", "die": "f", "eine": "f", "diese": "f", "unsere": "f"},
    titles=frozenset(
        """
        herr herrn frau dr prof professor professorin präsident prasident präsidentin prasidentin kanzler kanzlerin
        bundeskanzler bundeskanzlerin minister ministerin ministerprasident ministerprasidentin bundesminister
        bundesministerin bundesprasident bundesprasidentin außenminister aussenminister außenministerin
        verteidigungsminister verteidigungsministerin finanzminister finanzministerin innenminister innenministerin
        wirtschaftsminister wirtschaftsministerin gesundheitsminister gesundheitsministerin justizminister
        justizministerin burgermeister burgermeisterin oberburgermeister oberburgermeisterin parteichef parteichefin
        generalsekretar generalsekretarin vorsitzender vorsitzende chef chefin trainer trainerin papst konig konigin
        prinz prinzessin us-prasident senator senatorin general admiral bischof kardinal premierminister
        premierministerin premier abgeordneter abgeordnete sprecher sprecherin bundestrainer ex
        """.split()
    ),
    roles=frozenset(
        """
        lehrer lehrerin eltern elternrat schuler busfahrer fahrer arzte pfleger hebammen betriebsrat anwohner
        studenten handler gastronomen kunden rentner vater mutter nachbarn zeugen mieter bewohner verkehrsbetriebe
        staatsanwalt burgerinitiative fraktion spd cdu csu fdp afd grunen linke prasident prasidentin kanzler
        kanzlerin bundeskanzler bundeskanzlerin minister ministerin ministerprasident ministerprasidentin
        burgermeister burgermeisterin oberburgermeister oberburgermeisterin sprecher sprecherin polizei regierung
        bundesregierung opposition partei gewerkschaft gewerkschaften verband behorde behorden ministerium gericht
        staatsanwaltschaft feuerwehr trainer trainerin chef chefin vorsitzende vorsitzender anwalt anwaltin richter
        richterin papst konig konigin experte expertin experten forscher forscherin wissenschaftler wissenschaftlerin
        arzt arztin landrat landratin stadtrat betreiber hersteller direktor direktorin leiter leiterin unternehmen
        konzern senator senatorin bauern landwirte anwohner fischer autor autorin schauspieler
        """.split()
    ),
    no_speakers=frozenset(
        """
        was wer wie wo wann warum wieso weshalb welche welcher welches welchen und oder aber dass daß ob weil wenn ist
        sind war waren wird wurde wurden hat haben nicht kein keine es gibt gab etwas nichts
        """.split()
    ),
    pronouns=frozenset("ich du er sie es wir ihr man dies dieser diese dieses das jemand niemand alle".split()),
    anybody=frozenset("man leute die leute menschen die menschen jemand andere die anderen alle viele".split())
    | {"die leute", "die menschen", "die anderen"},
    endings=("'s", "s", "'", ""),
    relations=GERMAN_RELATIONS.union(
        "schwiegersohn schwiegertochter exfrau exmann ex-frau ex-mann kind kinder eltern".split()
    ),
    inflected=False,
    general_parts=frozenset("bundes ober landes haupt vize ex alt partei premier minister fraktions".split()),
    capital_nouns=True,
    greeting=(
        r"(?:wie (?:gehts|geht's|geht es|lauft's|laufts)|alles (?:klar|gut|fit|ok)|was geht)"
        r"(?: (?:dir|ihnen|euch|so|heute|ab|bei (?:dir|euch))){0,2} ?[?!.,…]+ ?|"
        r"(?:(?:hallo|hallochen|hi|hey|he|moin|moin moin|servus|gru(?:ß|ss) (?:gott|dich)|guten (?:tag|morgen|abend)"
        r"|liebe[rs]?|na|also|so|ok|okay|bitte|danke|sag mal|sagt mal|du|bot|newsbot|und dann"
        r"|ubrigens)(?=[\s,!.:])[,!.:]* ?)|(?:kannst|konntest|koennten|konnten|wurdest|kann|konnen|koennen) (?:du|sie"
        r"|ihr|mir jemand|jemand) (?:(?:mir|uns|bitte|mal|kurz|vielleicht) ){0,3}(?:(?:etwas|was) )?(?:sagen|erzahlen"
        r"|erzaehlen|verraten|erklaren|zeigen|raussuchen|heraussuchen|mitteilen)[,:]? |(?:sag|sage|sagen sie|erzahl"
        r"|erzahle|zeig|zeige|zeigen sie|gib|such|suche|finde|find|nenn|nenne) (?:(?:mir|uns|bitte|mal"
        r"|kurz) ){1,3}(?:bitte )?(?:,\s?)?|(?:wei(?:ß|ss)t|wissen|wei(?:ß|ss)) (?:du|sie|ihr|jemand|einer"
        r"|wer)(?: (?:zufallig|vielleicht|schon|was(?= (?:uber|ueber|zu[mr]?|von) ))){0,2},? |ich (?:mochte|moechte"
        r"|will|wurde|wuerde|wollte) (?:gern"
        r"|gerne|nur|mal|eigentlich)? ?(?:wissen|erfahren|horen|lesen)[,:]? |ich (?:wue?sste) (?:gerne?|mal"
        r"|zu gern),? |ich suche,? (?=was )|was ist das,? (?=was )"
        r"|(?:erinner|erinnere) (?:mich|uns) (?:(?:bitte|mal|nochmal|noch mal) )?(?:daran)?,? ?(?=was )|(?:hast"
        r"|habt) (?:du|ihr) (?:eine )?(?:ahnung|idee),? "
        r"|kannst du (?:(?:bitte|mal|kurz) ){0,2}(?:schauen|nachschauen|gucken|nachsehen|suchen"
        r"|herausfinden),? (?=was )|(?:mich|uns) (?:interessiert"
        r"|wurde interessieren),? |ich frage mich,? |(?:eine )?(?:kurze )?frage: ?"
        r"|fass(?:e)? (?:mir )?(?:bitte )?zusammen,? "
    ),
    tails=frozenset(
        """
        passiert geschehen los bitte danke eigentlich denn genau überhaupt uberhaupt ueberhaupt gerade derzeit
        momentan oder ja mal merci danke!
        """.split()
    )
    | {"vielen dank", "danke schon", "danke dir", "bitte danke", "danke im voraus", "so alles"},
    latest=(
        r"(?<!\w)(?:(?:die|der|das|den|dem) )?(?:allerneueste[nrs]?|neueste[nrs]?|neuste[nrs]?|aktuellste[nrs]?"
        r"|jungste[nrs]?|juengste[nrs]?|letzte[nrs]? (?=nachricht|meldung|entwicklung|neuigkeit|news|aussage|au(?:ß"
        r"|ss)erung|zitat))(?!\w) ?(?:(?:nachricht(?:en)?|meldung(?:en)?|news|neuigkeiten|entwicklung(?:en)?|infos?"
        r"|informationen|stand|artikel|bericht(?:e)?|schlagzeilen)(?!\w) ?(?:(?:zu|zum|zur|uber|ueber|von|vom|aus|in"
        r"|im|rund um|bei|beim)(?= ))?)?"
    ),
    recently=r"(?<!\w)(?:kurzlich|kuerzlich|neulich|zuletzt|in letzter zeit|jungst|juengst)(?!\w)",
    opening=(
        r"(?P<latest>(?:(?:was|gibt es|gibts|gibt's|hast du|haben sie|was gibt es|was gibts|was gibt's|was ist|gab es"
        r"|irgendwelche|irgendwas|etwas|irgendetwas|die|noch|aktuelle|neue|weitere|wichtige|letzte"
        r"|alle) ){0,4}(?:neues|neuigkeiten|news|nachrichten|meldungen|schlagzeilen|updates?|entwicklungen|infos"
        r"|informationen|aktuelles) (?:zu|zum|zur|uber|ueber|von|vom|aus|in|im|bei|beim|bezuglich|rund um) )"
        r"|(?P<latest_2>wie (?:ist|sieht) (?:der|die) (?:aktuelle |neue )?(?:stand|lage)(?: aus)? (?:bei|beim|in|im"
        r"|zu|zum|zur) )|(?P<latest_3>was (?:lauft|laeuft|geht|tut sich)(?: gerade| derzeit)? (?:in|im|bei|beim"
        r"|mit) )|was (?:ist|war)(?: gerade| denn)? (?:los|passiert|geschehen) (?:in|im|bei|beim|mit|an|am) "
        r"|was (?:passiert|geschah|passierte|geschieht)(?: gerade| derzeit| denn)? (?:in|im|bei|beim|mit|am|an) "
        r"|(?:alles|etwas|was|artikel|berichte|geschichten|meldungen|infos|informationen) (?:uber|ueber|zum thema|zu"
        r"|zum|zur) "
    ),
    news_behind=r"(?<=\S) (?:[–—-] )?(?:news|neuigkeiten|nachrichten|update|updates|aktuell|schlagzeilen)[\s?!.]*$",
    now=(
        r"(?<!\w)(?:jetzt|nun|noch immer|immer noch|noch|derzeit|momentan|aktuell|inzwischen|mittlerweile|heutzutage"
        r"|bisher|bislang|zurzeit|gegenwartig)(?!\w)"
    ),
    listing=frozenset(
        """
        schreibt schreiben stand was gibt gibts es gibt's neues neue neuen neueste neuesten neuste news nachrichten
        nachricht neuigkeiten meldungen meldung schlagzeilen schlagzeile aktuelles aktuelle aktuellen aktuell ist sind
        war waren los passiert passierte geschehen geschieht geschah in im der die das den dem welt so denn heute
        gerade und mir uns zeig zeige sag bitte alle alles wichtige wichtigste wichtigsten wichtiges top thema themen
        tages artikel berichte update updates letzte letzten von vom aus zu zum bei beim hat haben sich getan tut
        läuft lauft laeuft geht mal noch sonst etwas irgendwas hast du für fuer fur mich wurde berichtet steht
        interessantes spannendes über uber am welche welchen artikeln kennst dort woche
        """.split()
    ),
    news=(
        r"(?<!\w)(?:neu\w*|news|nachricht\w*|meldung\w*|schlagzeile\w*|aktuell\w*|update\w*|passiert\w*|geschieht"
        r"|geschehen|geschah|los|laeuft|lauft|tut sich|wichtig\w*|top|artikeln?|berichte)(?!\w)"
    ),
    parts=(
        r"(?:\?|[,;])? (?:und|sowie|aber|au(?:ß|ss)erdem) (?:auch )?(?=(?:was|wie|wo|wann|warum|wieso|weshalb|wer|wen"
        r"|welche\w*) (?!(?:ist|war) (?:das|es)\W*$)\S+ \S+)"
    ),
    source=(
        r"(?:laut|gema(?:ß|ss)|nach angaben|nach informationen|nach berichten|einem bericht|berichten"
        r"|unter berufung auf|nur (?:aus|von|bei|im|in)|quelle:?|via|zufolge)(?: (?:von|vom|der|des|die|dem|den|das"
        r"|einem bericht (?:der|des|von)))? (?:zeitung |tageszeitung |agentur |nachrichtenagentur |sender |magazin )?"
    ),
    place=(
        r"(?:im|in|bei|beim|auf|von|vom|aus|durch)(?: (?:der|dem|den|die|das))? (?:zeitung |tageszeitung |agentur "
        r"|nachrichtenagentur |sender |magazin )?"
    ),
    reports=(
        r"(?:s|'s?)? (?:schreibt|schrieb|schreiben|berichtet|berichtete|berichten|meldet|meldete|melden|zufolge"
        r"|bericht(?:e)?|artikel|meldung(?:en)?|nachrichten|news|interview)(?: (?:uber|ueber|zu|zum|zur|von|vom|dass"
        r"|aus))?(?=[\s?.!,]|$) ?"
    ),
    outlet_as_topic=(
        r"(?:(?<!\w)(?:aktien?|anteile?n?|beteiligung|ubernahme|uebernahme|chef|chefin|redakteur\w*|redaktion"
        r"|journalist\w*|reporter\w*|korrespondent\w*|mitarbeiter\w*|intendant\w*|klage|streik|arbeit\w*|angriff"
        r"|kritik|verbot|stelle\w*|eigentumer|verlag) (?:von|vom|an|am|bei|beim|der|des|gegen|auf|in|im)(?: (?:der"
        r"|dem|den|die|das))? )"
    ),
    ordinary_outlets=frozenset(
        """
        zeit welt bild stern presse tag heute post morgen woche nachrichten freitag focus fokus börse borse sport
        wirtschaft mirror sun times star express
        """.split()
    ),
    new_topic=(
        r"(?:ubrigens|uebrigens|ganz was anderes|was (?:ganz )?anderes|(?:eine )?(?:andere|neue|nachste"
        r"|weitere) frage|(?:anderes|neues) thema|themenwechsel|apropos|nebenbei(?: gefragt)?)(?!\w)[\s,:;.–—-]*"
    ),
    others=(
        r"(?:und |aber )?(?:wer (?:sonst|noch|sonst noch)(?: (?:SAY|HAVE)(?: (?:das|dazu|so etwas"
        r"|etwas))?(?: (?:SAID))?)?|(?:was (?:sagen|meinen|sagten|denken) )?(?:die )?anderen?(?: dazu)?|was (?:sagen"
        r"|meinen|sagten|denken) (?:die )?anderen?(?: (?:dazu|daruber|davon))?|(?:hat |haben )(?:noch )?(?:jemand"
        r"|andere)(?: anders)? (?:etwas |sonst noch etwas )?(?:dazu )?(?:SAID))"
    ),
    about=(
        r"(?:(?:und|aber|oder|ok|also)(?: (?:was ist|wie ist es|wie steht es|wie sieht es|was))? |was ist "
        r"|wie sieht es aus |wie steht es )?(?:(?P<topic>(?:zu|zum|zur|uber|ueber|bezuglich|wegen|betreffend) )|mit "
        r"|(?<=und )|(?<=aber )|(?<=oder ))(?P<rest>\S.*)"
    ),
    person_about=r"(?P<person>\S.{0,60}?) (?:zu|zum|zur|uber|ueber|bezuglich|wegen|betreffend) (?P<topic>\S.*)",
    asking=(
        r"(?<!\w)(?:was|wer|wen|wem|wessen|wann|wo|warum|wieso|weshalb|wie|wieviel\w*|welche\w*|wohin|woher|wofur"
        r"|womit|woruber|wozu|hat|haben|hatte|ist|sind|war|waren|wird|werden|wurde|kann|konnen|soll|gibt|gab)(?!\w)"
    ),
    conjunction=r"(?:und|aber|oder)(?!\w)",
    subject=(r"(?<!\w)(?:(?P<he>er|ihm|ihn)|(?P<she>sie|ihr(?= (?:\w+ )?(?:SAID|dazu|zu)))|(?P<they>ihnen))(?!\w)"),
    possessive=r"(?<!\w)(?:(?P<he>seine?[nmrs]?)|(?P<she>ihre?[nmrs]?))(?= \w)",
    thing=(
        r"(?<!\w)(?:es|dazu|daruber|darueber|davon|damit|dagegen|dafur|daran|darin|dort|diese[nmrs]?|deren"
        r"|dessen)(?!\w)|(?<!\w)das(?=\W*$)"
    ),
    last_thing=(
        r"(?<!\w)(?:es|das|dies|dazu|daruber|darueber|davon|damit|dagegen|dafur|daran|dort|so|(?:dazu|daruber"
        r"|darueber|das|davon|es) (?:SAID|SAY)|warum|wieso|weshalb|wann|wo|wie)\W*$"
    ),
    continuing=frozenset(
        "und aber oder warum wieso weshalb wann wo wie wer was wirklich mehr sonst noch weiter echt".split()
    ),
    empty=frozenset(
        """
        auch dann etwas nichts ist war sind waren hat haben das dies diese dieser es die der den dem ein eine gesagt
        sagt sagte sagen nochmal genau jetzt denn dazu darüber daruber davon daran er sie so heißt heisst kommt kam
        passierte geschah passiert bei im in von
        """.split()
    ),
    to_try=("", "Was sagte {speaker}?", ""),
    answers=(
        ("age", r"(?<!\w)wie alt(?!\w)"),
        (
            "money",
            r"(?<!\w)(?:wie ?viel (?:geld|euro|dollar|kostet\w*|kosten|verdient\w*|zahlt\w*)|was kostet\w*|wie teuer"
            r"|wie hoch (?:ist|sind|war|waren) (?:der|die|das) (?:preis|kosten|schaden|gehalt|strafe|gewinn|umsatz"
            r"|verlust))(?!\w)",
        ),
        ("share", r"(?<!\w)(?:wie ?viel prozent|welcher anteil|wie hoch ist der anteil|welchen anteil)(?!\w)"),
        ("duration", r"(?<!\w)(?:wie lange|wie ?viele? (?:tage|wochen|monate|jahre|stunden|minuten))(?!\w)"),
        (
            "number",
            r"(?<!\w)(?:wie ?viele?|wieviele?|wie (?:hoch|gro(?:ß|ss)|weit|lang|schwer|schnell|tief|oft|breit))(?!\w)",
        ),
        (
            "date",
            r"(?<!\w)(?:wann|seit wann|bis wann|ab wann|in welchem (?:jahr|monat)|an welchem (?:tag|datum)"
            r"|welches jahr)(?!\w)",
        ),
        ("reason", r"(?<!\w)(?:warum|wieso|weshalb|aus welchem grund|wozu)(?!\w)"),
        ("place", r"(?<!\w)(?:wo|wohin|woher|in welche[rmn] (?:stadt|land|ort|region|staat)|an welchem ort)(?!\w)"),
        ("person", r"(?<!\w)(?:wer|wen|wem|wessen)(?!\w)"),
    ),
    only_with=(
        (
            r"(?<!\w)wie alt(?!\w)",
            (
                r"(?<!\w)(?:jahre?n?|alte?[rsnm]?|alters|\w*jahrig\w*|jahrhundert\w*)(?!\w)|gebor"
                r"|geburt|[,(] ?\d{1,3}[,.)]|(?<!\d)[12]\d{3}(?!\d)"
            ),
        ),
        (
            r"(?<!\w)(?:geboren|geburtsort|geburtsdatum|geburtstag|geburtsjahr)(?!\w)",
            (
                r"gebor|geburt|gebar|zur welt|(?<!\w)(?:stammt|stammte|kommt|kam) aus|geburtig"
                r"|(?<!\w)aus \S+ stammend|\(\D{0,3}\d{4}"
            ),
        ),
        (
            r"(?<!\w)(?:gegrundet|gegruendet|grundete|gruendete|grundung|gruendung|grundungsjahr)(?!\w)",
            (
                r"gr(?:u|ue)nd(?:e|ung)|entstand|entsteh|er(?:o|oe)ffn|ins leben|errichte|geschaffen"
                r"|eingerichtet|gebildet|etablier|aufgebaut|gebaut|erbaut|urspr|anf(?:a|ae)nge|begann"
                r"|(?<!\w)seit \D{0,20}\d{4}"
            ),
        ),
    ),
    yes_no=(
        r"(?:(?:und|aber) )?(?:ist|sind|war|waren|hat|haben|hatte|wird|werden|wurde|wurden|kann|konnen|darf|muss|soll"
        r"|sollte|gibt|gab|stimmt|will|wollen)(?!\w)"
    ),
    speech=r"(?<!\w)(?:SAY|THINK|SAID|VIEW|reagiert\w*|kritisiert\w*|warnt\w*|laut|kommentiert\w*|nannte|nennt)(?!\w)",
)
"""German's ways to ask."""
