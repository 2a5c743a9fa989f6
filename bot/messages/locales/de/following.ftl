# Wann und wo ein Chat Neues zu den Fragen erfährt, denen er folgt, und was dabei weggelassen wird.


## Der Plan

button-plan = ⚙️ Wann und wo
button-when = Wann
button-leave-out = Weglassen
button-where = Wo
button-questions = Fragen
plan = So kommt Neues zu den Fragen dieses Chats
plan-at-once = Wann: sobald es etwas Neues gibt
# $time: "08:00"; $zone: "Europe/Berlin"
plan-daily = Wann: jeden Tag um { $time } ({ $zone })
# $weekday: "Montag"
plan-weekly = Wann: jede Woche am { $weekday } um { $time } ({ $zone })
plan-out = Weggelassen: { $names }
plan-where-each = Wo: dort, wo ich der Frage folge
plan-where-general = Wo: in General
plan-where-topic = Wo: in dem Thema, das ein Admin gewählt hat
plan-where-channel = Wo: im Kanal { $title }
follow-how-plan = Ich melde mich, wenn neue Artikel sie beantworten. Wann und wo, zeigt /following.


## Wann

button-at-once = Sofort
button-daily = Jeden Tag
button-weekly = Jede Woche
choose-when = Wann soll Neues kommen? Eine Übersicht enthält, was es seit der letzten zu allen Fragen gibt; ohne Neues kommt keine.
choose-day = An welchem Tag?
# $day: die Meldung "button-daily" oder ein Wochentag
choose-hour = { $day }: um wie viel Uhr?


## Was weggelassen wird

button-words = Wörter
button-none = Keine
left-out-nothing = nichts
left-out-outlets = Medien: { $names }
left-out-words = Wörter: { $names }
choose-out = Ich lasse Artikel dieser Medien weg, und Artikel, in deren Überschrift oder Text eins dieser Wörter steht.
choose-out-outlets = Welche Medien soll ich weglassen?
leave-out-how = Weitere Wörter: Schreib /leaveout und die Wörter, mit Kommas dazwischen. Ein Wort steht auch für seine anderen Formen: „election“ lässt auch „elections“ weg. Stehen mehrere Wörter ohne Komma da, muss ein Absatz sie alle enthalten.
leave-out-added = Ab jetzt weggelassen: { $names }
leave-out-no-word = „{ $name }“ ist kein Wort, nach dem ich suche. Deshalb kann ich es nicht weglassen.
leave-out-long = Ein Wort zum Weglassen hat höchstens { $limit } Zeichen.
leave-out-limit = Ich lasse höchstens { $limit } Wörter weg. Nimm zuerst mit den Knöpfen welche zurück.
leave-out-outlets-limit = Ich lasse höchstens { $limit } Medien weg.


## Wo

choose-each-place = Wo ich der Frage folge
choose-this-topic = In diesem Thema
choose-where = Wo soll Neues stehen?
where-topic = Für ein anderes Thema: Schreib dort /tellin.
where-channel = Für einen Kanal: Mach mich dort zum Admin, der posten darf, und schreib /tellin mit seinem Namen, etwa /tellin @kanal. Bei einem privaten Kanal leite einen Beitrag weiter und antworte darauf mit /tellin.
place-topic = Neues zu den Fragen dieses Chats steht ab jetzt in diesem Thema.
place-channel = Neues zu den Fragen dieses Chats steht ab jetzt im Kanal { $title }.
place-how = Schreib den Namen eines Kanals hinter /tellin, etwa /tellin @kanal, oder antworte mit /tellin auf einen Beitrag, der von dort weitergeleitet ist.
place-no-channel = Ich kenne keinen Kanal „{ $name }“: Prüf den Namen und mach mich dort zum Admin, der posten darf.
place-no-right = In { $title } kann ich nicht posten: Mach mich dort zum Admin mit dem Recht zu posten.
place-not-yours = { $title } kann nur wählen, wer dort Admin ist und posten darf.
place-anonymous = Ich sehe nicht, wer du bist: Schreib /tellin unter deinem eigenen Namen, nicht als Gruppe oder Kanal.
place-lost-channel = In { $title } kann ich nicht mehr posten, deshalb steht Neues wieder hier.
place-lost-topic = Das Thema dafür nimmt keine Nachrichten mehr an, deshalb steht Neues jetzt hier.


## Übersichten

digest = Neues zu deinen Fragen
# Unter einer Frage, deren neue Artikel bei einer anderen Frage stehen
digest-above = Die neuen Artikel stehen weiter oben.
digest-more = Es gibt noch mehr neue Artikel: Stell die Frage, um sie zu sehen.


## Befehle

command-leaveout = Wörter bei Neuem zu Fragen weglassen
command-tellin = Neues zu Fragen in diesem Thema oder in einem Kanal bekommen
