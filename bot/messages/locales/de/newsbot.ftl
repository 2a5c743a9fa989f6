# Was der Bot von sich aus sagt, auf Deutsch. Die Anmerkungen zu den Variablen stehen in der englischen Datei.


## Begrüßung und Hilfe

help-what = Frag mich nach den Nachrichten: Ich suche die Absätze, die antworten, und zeige sie Wort für Wort – mit Sprecher, Medium und Datum. Steht es nicht in den Artikeln, sage ich das.
help-from = Meine Quellen: { $coverage }.
help-try = Probier zum Beispiel:
help-groups = In Gruppen: Schreib /ask und deine Frage, erwähne mich oder antworte auf eine meiner Antworten.
group-greeting = Hallo! Ich beantworte Fragen zu den Nachrichten mit dem Wortlaut der Artikel. Schreib /ask und deine Frage, erwähne mich oder antworte auf eine meiner Antworten.
group-privacy = Ich sehe nur /ask, Erwähnungen und Antworten an mich: Was hier sonst geschrieben wird, erreicht mich nicht.
group-not-listed = Tut mir leid: Dieser Chat steht nicht auf meiner Liste, deshalb verlasse ich ihn. Wer mich betreibt, kann ihn eintragen.
private-not-listed = Es tut mir leid: Ich antworte nur in Chats, die auf meiner Liste stehen, und dieser ist nicht dabei. Wer mich betreibt, kann ihn eintragen.


## Was einer Nachricht fehlt

no-words = Schreib deine Frage hinter /ask oder antworte mit /ask auf eine Nachricht, in der sie steht.
not-text = Ich kann nur Text lesen: Schreib deine Frage, etwa „Was hat … über … gesagt?“
unknown-command = Diesen Befehl kenne ich nicht. Schreib einfach deine Frage oder sieh unter /help nach.
no-right = Das darf leider nur ein Admin dieses Bots.
limit-reached =
    Ich beantworte { $limit ->
        [one] eine Frage
       *[other] { $limit } Fragen
    } pro Minute und Person. In { $seconds } s antworte ich dir wieder.
too-fast = Das geht mir zu schnell. Bitte versuch es in { $seconds } s noch einmal.
trouble = Gerade konnte ich nicht antworten. Bitte versuch es noch einmal.
given-up = Das konnte ich leider nicht beantworten.
index-damaged = Ich kann gerade nicht antworten: Mein Index ist beschädigt. Die Admins des Bots wissen es.


## Plauderei

small-talk-greeting = Hallo! Frag mich nach den Nachrichten, und ich zeige, was die Artikel dazu sagen.
small-talk-thanks = Gern geschehen.
# $coverage: what "coverage-days" says
small-talk-about = Ich bin ein Bot. Ich suche in { $coverage } die Absätze, die deine Frage beantworten, und zeige sie Wort für Wort. /help zeigt Fragen zum Ausprobieren.
small-talk-goodbye = Auf Wiedersehen!
small-talk-complaint = Das tut mir leid. Versuch es mit anderen Wörtern, oder drück 👎 unter der Antwort.
small-talk-reaction = Frag mich nach den Nachrichten, wann immer du willst.


## Antworten

not-found = Nichts gefunden.
not-found-why = Keiner meiner Artikel beantwortet das.
# $question: the part of a question in two that nothing answers
not-found-part = Nichts gefunden zu: „{ $question }“
no-articles = Aus dieser Zeit habe ich keinen Artikel.
no-quotes = Keines meiner Zitate beantwortet das.
no-more = Keine weiteren Ergebnisse.
namesakes = Meine Artikel nennen nicht „{ $speaker }“, aber { $others }.
apart = Keiner meiner Artikel, die „{ $speaker }“ nennen, erwähnt „{ $topic }“.
may-help = Vielleicht hilft das:
nearest = Am nächsten kommen:
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
sentence-too-long = (Ein Satz, der für eine Nachricht zu lang ist; er steht im Artikel.)


## Wie eine Frage verstanden wurde

showing-for = Ergebnisse für „{ $meant }“ statt „{ $typed }“.
# $words: synonyms, as in "police, officers"
also-searched = Auch gesucht: { $words }.
asked-dates = Zeitraum: { $days }.
days-between = { $first } bis { $last }
days-since = ab { $first }
days-until = bis { $last }
asked-outlets = Nur aus: { $names }.


## Artikel

outlet-not-given = Medium nicht angegeben
undated = ohne Datum
today = heute
yesterday = gestern


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
button-again = Neu fragen
button-article = Zum Artikel
button-outlets = Medien
button-all-outlets = Alle Medien
button-language = Sprache
button-quiet = Ruhezeiten
button-no-quiet = Keine Ruhezeit
button-done = Fertig


## Hinweise nach einem Knopfdruck

note-old = Dieser Knopf ist zu alt, ich kann ihn nicht mehr lesen. Bitte schreib die Frage.
note-forgotten = An diese Antwort erinnere ich mich nicht mehr. Neu fragen?
note-thanks = Danke! Das hilft, bessere Antworten zu finden.
note-saved = Gespeichert.
note-admins = Nur Admins dieser Gruppe dürfen die Einstellungen ändern.


## Fragen, denen ein Chat folgt

follow-started = Gefolgt wird: { $question }
follow-how = Ich schreibe hier, sobald neue Artikel darauf antworten. Alle Fragen zeigt /following.
follow-stopped = Nicht mehr gefolgt wird: { $question }
follow-list = Gefolgt wird:
follow-none = Hier wird keiner Frage gefolgt. Drück 🔔 unter einer Antwort, um zu erfahren, wenn neue Artikel die Frage beantworten.
follow-limit =
    Hier wird schon { $limit ->
        [one] einer Frage
       *[other] { $limit } Fragen
    } gefolgt, mehr schaffe ich nicht. Beende zuerst eine: /following
follow-past = Darauf kann nichts Neues antworten: Der Zeitraum deiner Frage ist vorbei. Frag ohne ihn, dann folge ich ihr.
follow-what = Ich kann nur Fragen nach etwas folgen: Nenn eine Person, einen Ort oder ein Thema.
follow-no-words = Schreib deine Frage hinter /follow oder antworte mit /follow auf eine Nachricht, in der sie steht.
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
settings-any-language = Sprache: die der Fragenden
settings-quiet = Ruhezeit: { $from } bis { $to } ({ $zone })
settings-no-quiet = Ruhezeit: keine
settings-in-groups = Einstellungen gibt es für Gruppen: Schreib /settings in einer Gruppe, in der ich bin und du Admin bist.
choose-outlets = Welche Medien soll ich durchsuchen?
choose-language = Welche Sprache soll ich sprechen? Der Wortlaut der Artikel bleibt, wie er ist.
choose-any-language = Die der Fragenden
choose-quiet = Wann soll ich Ruhe geben? Fragen beantworte ich trotzdem, aber ohne Ton; Neues zu Fragen, denen ihr folgt, kommt danach.
choose-quiet-zone = Die Zeiten gelten in der Zeitzone { $zone }.


## Den Index neu aufbauen

reindex-started = Der Index wird neu aufgebaut …
reindex-busy = Der Index wird schon aufgebaut: Warte, bis er fertig ist.
reindex-reading = Dateien werden gelesen: { $done } von { $total } …
reindex-building = Index wird aufgebaut: { $done } von { $total } …
reindex-done = Fertig: { $added } neu, { $changed } geändert, { $removed } entfernt, { $unchanged } unverändert, { $failed } fehlgeschlagen.
reindex-holds =
    Der Index enthält { $count ->
        [one] { $count } Artikel
       *[other] { $count } Artikel
    }.
reindex-more-failed = … und { $count } weitere
reindex-failed = Der Index konnte nicht aufgebaut werden: { $reason } Der vorige antwortet weiter.
reindex-not-started = Der Prozess ließ sich nicht starten ({ $reason }).
reindex-ended = Der Prozess endete mit Code { $code }.
damage-found = Der Index ist beschädigt ({ $reason }): /reindex baut ihn neu auf.
damage-one-before = Bis dahin antwortet der vorige.
damage-no-other = Bis dahin kann keine Frage beantwortet werden.


## Befehle

command-ask = Nach den Nachrichten fragen
command-help = Was ich kann, mit Beispielen
command-latest = Die neuesten Artikel
command-follow = Erfahren, wenn neue Artikel eine Frage beantworten
command-following = Fragen, denen hier gefolgt wird
command-settings = Einstellungen dieser Gruppe
command-reindex = Den Index neu aufbauen
