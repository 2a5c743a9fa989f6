# Die eigenen Worte des Bots auf Deutsch. Die Anmerkungen zu den Variablen stehen in der englischen Datei.


## Begrüßung und Hilfe

help-what = Frag mich etwas zu den Nachrichten: Ich suche die Absätze, in denen die Antwort steht, und zeige sie Wort für Wort – mit Sprecher, Medium und Datum. Steht sie nicht in den Artikeln, sage ich das.
help-from = Meine Quellen: { $coverage }.
help-try = Probier zum Beispiel:
help-groups = In Gruppen: Schreib /ask und deine Frage, erwähne mich oder antworte auf eine meiner Antworten.
group-greeting = Hallo! Ich beantworte Fragen zu den Nachrichten mit dem Wortlaut der Artikel. Schreib /ask und deine Frage, erwähne mich oder antworte auf eine meiner Antworten.
group-privacy = Ich sehe nur /ask, Erwähnungen und Antworten an mich. Was hier sonst geschrieben wird, erreicht mich nicht.
group-not-listed = Tut mir leid, dieser Chat steht nicht auf meiner Liste, deshalb verlasse ich ihn. Wer mich betreibt, kann ihn eintragen.
private-not-listed = Tut mir leid, ich antworte nur in Chats, die auf meiner Liste stehen, und dieser ist nicht dabei. Wer mich betreibt, kann ihn eintragen.


## Nachrichten, die nichts fragen

no-words = Schreib deine Frage hinter /ask oder antworte mit /ask auf die Nachricht, in der sie steht.
not-text = Ich kann nur Text lesen: Schreib deine Frage, zum Beispiel „Was hat … über … gesagt?“
unknown-command = Diesen Befehl kenne ich nicht. Schreib einfach deine Frage oder sieh unter /help nach.
no-right = Das darf leider nur ein Admin dieses Bots.
limit-reached =
    Ich beantworte { $limit ->
        [one] eine Frage
       *[other] { $limit } Fragen
    } pro Minute und Person. In { $seconds } s antworte ich dir wieder.
too-fast = Das geht mir zu schnell. Versuch es bitte in { $seconds } s noch einmal.
trouble = Gerade konnte ich nicht antworten. Bitte versuch es noch einmal.
given-up = Das konnte ich leider nicht beantworten.
index-damaged = Ich kann gerade nicht antworten: Mein Index ist beschädigt. Die Admins des Bots wissen Bescheid.


## Plauderei

small-talk-greeting = Hallo! Frag mich etwas zu den Nachrichten, und ich zeige dir, was die Artikel dazu sagen.
small-talk-thanks = Gern geschehen.
small-talk-about = Ich bin ein Bot. Ich suche die Absätze, die deine Frage beantworten, und zeige sie Wort für Wort. Meine Quellen: { $coverage }. /help zeigt Fragen zum Ausprobieren.
small-talk-goodbye = Auf Wiedersehen!
small-talk-complaint = Das tut mir leid. Formulier die Frage anders oder drück 👎 unter der Antwort.
small-talk-reaction = Frag mich etwas zu den Nachrichten, wann immer du willst.


## Antworten

not-found = Nichts gefunden.
not-found-why = Keiner meiner Artikel beantwortet das.
not-found-part = Nichts gefunden zu: „{ $question }“
no-articles = Aus dieser Zeit habe ich keinen Artikel.
no-quotes = Keines der Zitate in meinen Artikeln beantwortet das.
no-more = Keine weiteren Ergebnisse.
namesakes = „{ $speaker }“ kommt in meinen Artikeln nicht vor, wohl aber { $others }.
apart = Keiner meiner Artikel, die „{ $speaker }“ nennen, erwähnt „{ $topic }“.
unquoted = Keiner meiner Artikel zitiert „{ $speaker }“ zu „{ $topic }“.
may-help = Vielleicht hilft das:
nearest = Am ehesten passen diese Artikel:
searched = Durchsucht: { $coverage }.
coverage =
    { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }
coverage-days = { $articles } vom { $first } bis { $last }
coverage-day = { $articles } vom { $day }
also-in =
    Auch in { $count ->
        [one] { $count } anderen Medium
       *[other] { $count } anderen Medien
    }: { $names }
also-in-more =
    Auch in { $count ->
        [one] { $count } anderen Medium
       *[other] { $count } anderen Medien
    }: { $names } …
sentence-too-long = (Dieser Satz ist zu lang für eine Nachricht; er steht im Artikel.)


## Wie eine Frage verstanden wurde

showing-for = Ergebnisse für „{ $meant }“ statt „{ $typed }“.
also-searched = Auch gesucht: { $words }.
asked-dates = Zeitraum: { $days }.
days-between = { $first } bis { $last }
days-since = ab { $first }
days-until = bis { $last }
asked-outlets = Nur aus: { $names }.


## Artikel

outlet-not-given = Medium nicht angegeben
undated = ohne Datum
updated = geändert
updated-on = geändert am { $day }
today = heute
yesterday = gestern
citation-title = „{ $title }.“
citation-title-ended = „{ $title }“


## Knöpfe

button-more = Mehr
button-back = Zurück
button-context = Kontext
button-newest = Neueste zuerst
button-best = Beste zuerst
button-quotes = Nur Zitate
button-all = Alles
button-follow = 🔔 Folgen
button-stop = Beenden
button-again = Erneut fragen
button-article = Zum Artikel
button-cite = Quelle kopieren
button-outlets = Medien
button-all-outlets = Alle Medien
button-language = Sprache
button-quiet = Ruhezeiten
button-no-quiet = Keine Ruhezeit
button-done = Fertig
button-add = Neu
button-add-source = Hinzufügen
button-pause = Pausieren
button-resume = Fortsetzen
button-refresh = Jetzt abrufen
button-remove = Entfernen
button-keep = Artikel behalten
button-with-all = Mit den Artikeln
button-cancel = Abbrechen
button-source = Diese Quelle
button-sources = Alle Quellen
button-let-in = Wieder zulassen
button-retry = Noch einmal


## Hinweise nach einem Knopfdruck

note-old = Dieser Knopf ist zu alt. Bitte schreib deine Frage noch einmal.
note-forgotten = An diese Antwort erinnere ich mich nicht mehr. Erneut fragen?
note-thanks = Notiert.
note-saved = Gespeichert.
note-admins = Nur Admins dieser Gruppe dürfen die Einstellungen ändern.
note-source-gone = Diese Quelle gibt es nicht mehr.
note-under-way = Ich bin schon dabei: einen Moment noch.
note-source-paused = Pausiert.
note-source-resumed = Sie wird wieder abgerufen.
note-article-gone = Dieser Artikel ist nicht mehr im Index.
note-command-again = Dieser Knopf funktioniert nicht mehr: Schick den Befehl noch einmal.


## Fragen, denen ein Chat folgt

follow-started = Dieser Frage folge ich jetzt: { $question }
follow-how = Ich schreibe hier, sobald neue Artikel sie beantworten. Alle Fragen zeigt /following.
follow-stopped = Dieser Frage folge ich nicht mehr: { $question }
follow-list = Diesen Fragen folge ich hier:
follow-none = Hier folge ich keiner Frage. Drück 🔔 unter einer Antwort, und ich melde mich, sobald neue Artikel die Frage beantworten.
follow-limit =
    Hier folge ich schon { $limit ->
        [one] einer Frage
       *[other] { $limit } Fragen
    }, mehr geht nicht. Beende zuerst eine: /following
follow-past = Kein neuer Artikel kann das beantworten: Der Zeitraum deiner Frage ist vorbei. Frag ohne Zeitraum, dann folge ich der Frage.
follow-what = Ich kann nur Fragen zu etwas Bestimmtem folgen: Nenn eine Person, einen Ort oder ein Thema.
follow-no-words = Schreib deine Frage hinter /follow oder antworte mit /follow auf die Nachricht, in der sie steht.
follow-off = Ich kann keinen Fragen folgen: Wer mich betreibt, hat das abgeschaltet.
alert = Neue Artikel beantworten deine Frage: { $question }


## Die neuesten Artikel

latest = Die neuesten Artikel:
latest-none = Ich habe noch keine Artikel.


## In anderen Chats

inline-hint = Schreib deine Frage
inline-not-found = Nichts gefunden
inline-private = Frag mich im Privatchat


## Einstellungen einer Gruppe

settings = Einstellungen dieser Gruppe
settings-outlets = Medien: { $names }
settings-all-outlets = alle
settings-language = Sprache: { $language }
settings-any-language = Sprache: je nachdem, wer fragt
settings-quiet = Ruhezeit: { $from } bis { $to } ({ $zone })
settings-no-quiet = Ruhezeit: keine
settings-in-groups = Nur Gruppen haben Einstellungen: Schreib /settings in einer Gruppe, in der ich bin und du Admin bist.
choose-outlets = Welche Medien soll ich durchsuchen?
choose-language = In welcher Sprache soll ich schreiben? Die Artikel bleiben in ihrer Sprache.
choose-any-language = Je nachdem, wer fragt
choose-quiet = Wann soll ich still sein? Fragen beantworte ich auch dann, aber ohne Ton; Neues zu Fragen, denen ich folge, kommt danach.
choose-quiet-zone = Die Zeiten gelten in der Zeitzone { $zone }.


## Den Index aktualisieren

reindex-nothing = Es gibt nichts zum Einlesen: Setze NEWSBOT_ARTICLES_DIR auf den Ordner deiner Artikel und starte den Bot neu, oder füge eine Quelle im Netz hinzu.
# $name: was ein Admin nach /reindex geschrieben hat
reindex-no-source = Eine Quelle „{ $name }“ im Netz habe ich nicht: /sources zeigt alle.
# $names: Titel von Quellen, zum Beispiel "Harbour Gazette, Bay Courier"
reindex-nearest = Eine Quelle „{ $name }“ im Netz habe ich nicht. Ähnlich heißen: { $names }.
reindex-several = „{ $name }“ kann Verschiedenes meinen: { $names }. Schick /reindex mit der Adresse der Quelle.
reindex-started = Der Index wird aktualisiert … Artikel, deren Dateien fehlen, werden entfernt.
reindex-started-source = Die Quelle wird abgerufen …
reindex-joined = Der Index wird schon aktualisiert. So weit ist er:
reindex-again = Diese Aktualisierung wurde mehrmals unterbrochen, deshalb starte ich sie nicht von selbst neu. Mit /reindex geht sie weiter.
reindex-waiting = Warte, bis die laufende Aktualisierung fertig ist …
reindex-waiting-for-refresh = Warte, bis die Quellen im Netz abgerufen sind; das läuft gerade …
reindex-listing = Dateien werden gesucht: { $done }
reindex-fetching = Quellen werden abgerufen: { $done } von { $total }, Artikel: { $articles }
reindex-reading = Dateien werden gelesen: { $done } von { $total }, Artikel: { $articles }
reindex-building = Index wird aufgebaut: { $done } von { $total }
reindex-merging = Die Wörter des Index werden sortiert
reindex-publishing = Der Index wird gespeichert
percent = { $number } %
# $time: eine Zeit wie auf der Uhr, etwa 1:05
reindex-time = Bisher { $time }.
time-left-seconds = Noch etwa { $count } Sekunden in diesem Schritt.
time-left-minutes =
    { $count ->
        [one] Noch etwa eine Minute in diesem Schritt.
       *[other] Noch etwa { $count } Minuten in diesem Schritt.
    }
# $time: Stunden und Minuten, etwa 2:30
time-left-hours = Noch etwa { $time } Stunden in diesem Schritt.
reindex-cancelling = Wird abgebrochen …
reindex-cancelled-early = Abgebrochen.
# $step: wie weit es war, etwa „Dateien werden gelesen: 3 von 5“
reindex-cancelled = Abgebrochen. Der letzte Schritt: { $step }. Was gespeichert ist, bleibt, und /reindex macht dort weiter.
reindex-over = Diese Aktualisierung ist vorbei.
reindex-interrupted = Der Bot wird gerade beendet. Wenn er zurück ist, macht er hier weiter.
reindex-done = Fertig: { $added } neu, { $changed } geändert, { $removed } entfernt, { $unchanged } unverändert, { $failed } fehlgeschlagen.
reindex-holds =
    Der Index enthält { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }.
reindex-samples = Die Beispielartikel haben den Index verlassen, weil er jetzt eigene Artikel enthält.
# $file: der Name einer Datei, die folgt
reindex-more-failed = … und { $count } weitere, in { $file }
reindex-sources = Abgerufene Quellen: { $count }, fehlgeschlagen: { $failed }.
# $kinds: etwa „12 .xlsx; 3 .log“
reindex-passed-over = Übergangene Dateien anderer Arten: { $kinds }.
reindex-undated = Neue und geänderte Artikel ohne Datum: { $count }.
reindex-without-outlet = Neue und geänderte Artikel ohne Medium: { $count }.
# $kinds: etwa „16 × Date, Title; 2 × Title“
reindex-headers = Kopfzeilen: { $kinds }.
# $reason: ein Satz
reindex-partly = Nicht alles ist gelungen: { $reason }
reindex-failed = Der Index konnte nicht aktualisiert werden: { $reason } Ich verwende weiter den bisherigen.
reindex-not-started = Der Prozess ließ sich nicht starten ({ $reason }).
reindex-ended = Der Prozess endete mit Code { $code }.
source-failing =
    { $count ->
        [one] Eine Quelle im Netz ist seit längerem nicht erreichbar
       *[other] Quellen im Netz sind seit längerem nicht erreichbar
    }:
source-silent =
    { $count ->
        [one] Eine Quelle im Netz schweigt länger als gewöhnlich
       *[other] Quellen im Netz schweigen länger als gewöhnlich
    }:
source-back =
    { $count ->
        [one] Eine Quelle im Netz ist wieder da
       *[other] Quellen im Netz sind wieder da
    }:
source-ended =
    { $count ->
        [one] Eine Quelle im Netz gibt es nicht mehr
       *[other] Quellen im Netz gibt es nicht mehr
    }:
damage-found = Der Index ist beschädigt ({ $reason }): /reindex baut ihn neu auf.
damage-one-before = Bis dahin verwende ich den vorigen.
damage-no-other = Bis dahin kann ich keine Fragen beantworten.
# $title: der Name eines Kanals; $id: seine Nummer
channel-can-read = Ich bin jetzt Admin des Kanals „{ $title }“: Seine neuen Beiträge werden Artikel.
channel-lost = Ich bin kein Admin des Kanals „{ $title }“ mehr und bekomme seine neuen Beiträge nicht: Mach mich dort wieder zum Admin, oder nimm { $id } aus NEWSBOT_CHANNELS.
channel-not-listed = Ich bin jetzt Admin des Kanals „{ $title }“, lese ihn aber nicht: Trag { $id } in NEWSBOT_CHANNELS ein, und starte den Bot neu.


## Quellen, für die Admins des Bots

sources =
    { $count ->
        [one] Eine Quelle
       *[other] { $count } Quellen
    }
sources-none = Es gibt noch keine Quellen.
sources-how = Zum Hinzufügen schick /sources und die Adresse einer Website, eines Feeds oder eines Artikels, auch mehrere Adressen. Ich zeige erst, was ich dort lesen würde. Kanäle in Telegram kommen über NEWSBOT_CHANNELS dazu.
source-feed = Feed
source-sitemap = Sitemap
source-wordpress = WordPress-Seite
source-folder = Ordner
source-page = Einzelseite
source-channel = Kanal
source-new = noch nicht gelesen
source-well = in Ordnung
source-is-silent = länger still als sonst
source-fails = gestört
source-paused = pausiert
source-is-gone = endgültig weg
source-not-listed = nicht in NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } Beitrag
       *[other] { $count } Beiträge
    }
source-newest = neuester { $ago }
source-read = gelesen { $ago }
source-kind = Art: { $kind }
source-state = Zustand: { $state }
source-articles = Artikel: { $count }
source-newest-article = Neuester Artikel: { $ago }
source-last-read = Zuletzt gelesen: { $ago }
source-last-try = Letzter Versuch: { $ago }
source-next = Nächster Abruf: { $ahead }
source-error = Letzter Fehler: { $reason }
source-text-item = Text: immer aus den Einträgen
source-text-page = Text: immer von den Seiten
source-select = Text der Seiten: { $what }
source-drop = Weggelassen: { $what }
source-outlet = Medium: { $name }
source-interval =
    Höchstens { $count ->
        [one] jede Minute
       *[other] alle { $count } Minuten
    } abgerufen
source-pause = Pause zwischen zwei Anfragen: { $length } s
source-remove = „{ $title }“ entfernen?
source-remove-articles =
    { $count ->
        [one] Der Artikel dieser Quelle kann
       *[other] Die { $count } Artikel dieser Quelle können
    } bleiben oder mitgehen. Was auch andere Quellen oder Dateien haben, bleibt auf jeden Fall.
source-removing = Ich entferne „{ $title }“ …
source-removed = „{ $title }“ ist entfernt. Die Artikel bleiben.
source-removed-all =
    Entfernt: „{ $title }“ und { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }.
source-fetching = Ich rufe „{ $title }“ ab …
source-fetched = Abgerufen: { $added } neu, { $changed } geändert.
source-not-fetched = Der Abruf ist gescheitert: { $reason }
source-looking = Ich sehe mir { $address } an …
source-items =
    { $count ->
        [one] { $count } Eintrag. Als Artikel:
       *[other] { $count } Einträge. Die ersten als Artikel:
    }
source-paragraphs =
    { $count ->
        [one] { $count } Absatz
       *[other] { $count } Absätze
    }
source-besides = Die Adresse führt auch zu:
source-known = Das ist schon eine meiner Quellen.
source-long-address = Diese Adresse ist zu lang für einen Knopf: Füg sie mit „newsbot sources add“ hinzu.
source-too-many = Ich sehe mir nur die ersten { $count } Adressen an.
source-adding = Ich füge diese Quelle hinzu …
source-added = „{ $title }“ ist hinzugefügt.
source-brought =
    { $count ->
        [one] { $count } Artikel ist dazugekommen.
       *[other] { $count } Artikel sind dazugekommen.
    }
source-later = Ich versuche es später wieder.
admin-failed = Das hat nicht geklappt: { $reason }
too-slow = Es hat länger als { $count } Minuten gedauert.
index-busy = Der Index wird gerade aktualisiert: Versuch es danach noch einmal.


## Artikel entfernen

remove-how = Schick /remove und den Link eines Artikels, oder antworte mit /remove auf eine meiner Antworten.
remove-forgotten = Ich weiß nicht, welche Artikel diese Nachricht zeigt: Schick /remove und den Link des Artikels.
remove-missing = Einen Artikel „{ $article }“ habe ich nicht: Schick den Link so, wie ihn eine Antwort zeigt.
remove-already = Dieser Artikel ist schon entfernt und bleibt draußen.
remove-which = Welchen Artikel soll ich entfernen?
remove-ask = Diesen Artikel endgültig entfernen?
remove-stays-out = Er bleibt draußen, auch wenn seine Quelle oder seine Datei ihn wieder bringt.
remove-long-id = Die Kennung ist zu lang für einen Knopf: Nimm „newsbot remove“.
remove-running = Ich entferne „{ $title }“ …
remove-done = „{ $title }“ ist entfernt.
remove-cancelled = Es wurde nichts entfernt.
remove-undoing = Ich lasse den Artikel wieder zu …
remove-undone = Der Artikel kann zurückkommen: Der nächste Abruf oder Indexlauf, der ihn antrifft, nimmt ihn auf.


## Status, unbeantwortete Fragen und Bewertungen, für die Admins des Bots

status-index = Index
status-outlets =
    { $count ->
        [one] { $count } Medium
       *[other] { $count } Medien
    }
# Steht vor einer Überschrift
status-newest = Neuester Artikel:
# $ago: „vor 5 Minuten“; $size: „1,2 MB“
status-built = Erstellt { $ago }, { $size }
status-runs = Letzte Läufe
status-run-index = Indexlauf
status-run-refresh = Abruf der Quellen
status-run-take = Beiträge aus Kanälen
status-run-add = Seiten und Dokumente hinzugefügt
# $kind: eines der vier; $length: „0,4 Sekunden“
status-run = { $kind }, { $ago }, { $length }: { $added } neu, { $changed } geändert, { $removed } entfernt, { $failed } fehlgeschlagen
# $reason: ein Satz oder Wort, auf Englisch
status-run-failed = { $kind }, { $ago }, vorzeitig beendet: { $reason }
status-sources = Quellen im Netz
status-no-sources = keine
status-well = { $count } in Ordnung
status-new = { $count } neu
status-failing = { $count } nicht erreichbar
status-silent = { $count } still
status-paused = { $count } pausiert
status-ended = { $count } nicht mehr da
status-answers = Antworten
# $done: Antworten, die etwas gefunden haben; $failed: die nichts gefunden haben
status-hour = In der letzten Stunde: { $done } gefunden, { $failed } nicht gefunden
status-day = Am letzten Tag: { $done } gefunden, { $failed } nicht gefunden
status-bot = Bot
status-busy =
    { $count ->
        [one] { $count } anderer Chat in Arbeit
       *[other] { $count } andere Chats in Arbeit
    }
status-waiting =
    { $count ->
        [one] { $count } Nachricht wartet
       *[other] { $count } Nachrichten warten
    }
status-memory = Speicher: { $size }
# $sizes: der Speicher eines jeden
status-processes =
    { $count ->
        [one] { $count } Prozess, der antwortet
       *[other] { $count } Prozesse, die antworten
    }: { $sizes }
# $version: as in "newsbot 0.2.0"
status-uptime = { $version }, Laufzeit: { $length }
unanswered = Fragen der letzten 7 Tage, zu denen nichts gefunden wurde:
# Steht vor einer Frage
unanswered-line = { $count } ×
unanswered-more = … und { $count } weitere
unanswered-none = Aus den letzten 7 Tagen gibt es keine Fragen zu zeigen.
unanswered-chats =
    Gezeigt werden nur Fragen aus mindestens { $count ->
        [one] einem Chat
       *[other] { $count } Chats
    }.
# $count: auf allen Seiten
ratings =
    { $count ->
        [one] Eine Antwort der letzten 30 Tage wurde als nicht hilfreich markiert:
       *[other] { $count } Antworten der letzten 30 Tage wurden als nicht hilfreich markiert:
    }
ratings-none = In den letzten 30 Tagen wurde keine Antwort als nicht hilfreich markiert.
ratings-nothing = nichts gefunden


## Artikel hinzufügen

addition-document = das Dokument
addition-post = der Beitrag
addition-added = Hinzugefügt:
addition-changed = Aktualisiert:
addition-unchanged = Schon da:
addition-articles = { $name }: { $added } hinzugefügt, { $changed } aktualisiert, { $unchanged } schon da.
addition-paragraphs =
    { $count ->
        [one] { $count } Absatz
       *[other] { $count } Absätze
    }
addition-more = … und { $count } weitere
addition-failures = Nicht hinzugefügt: { $count } (der erste Grund: { $reason })
addition-failed = Nicht hinzugefügt: { $reason }
addition-source = { $name } führt zu vielen Artikeln, nicht zu einem: Füg es mit /sources hinzu.
addition-too-large = { $name } ist größer als 20 MB, und mehr gibt Telegram einem Bot nicht: Kopier die Datei auf den Server und ruf dort „newsbot add DATEI“ auf.
addition-nothing = Schick /add mit einem Link, oder als Antwort auf einen Link, ein Dokument oder eine weitergeleitete Nachricht.
addition-too-many = Das waren zu viele Links: Ich habe die ersten { $count } genommen. Schick die anderen noch einmal.
addition-title = „{ $title }“
button-take-out = Wieder entfernen
taken-out = Aus dem Index entfernt.
taken-out-titles = Aus dem Index entfernt: { $titles }.
taken-out-before = Das ist nicht mehr im Index.


## Befehle

command-ask = Etwas zu den Nachrichten fragen
command-help = Was ich kann, mit Beispielen
command-latest = Die neuesten Artikel
command-follow = Bescheid bekommen, sobald neue Artikel eine Frage beantworten
command-following = Fragen, denen ich hier folge
command-settings = Einstellungen dieser Gruppe
command-add = Einen Artikel hinzufügen: per Link oder als Antwort
command-reindex = Den Index oder eine Quelle aktualisieren; entfernt Artikel, deren Dateien fehlen
command-sources = Quellen im Netz: zeigen, hinzufügen, entfernen
command-remove = Einen Artikel endgültig entfernen
command-status = Index, Quellen und Bot auf einen Blick
command-unanswered = Fragen, zu denen nichts gefunden wurde
command-report = Als nicht hilfreich markierte Antworten
