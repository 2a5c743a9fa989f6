# Wer den Bot benutzen darf: Worte für alle, die um Zugang bitten, und für die Admins, die entscheiden.


## Für Personen und Gruppen, die den Bot nicht benutzen dürfen

access-ask = Ich antworte nur Personen, die meine Admins zugelassen haben. Drück auf den Knopf, dann frage ich sie.
access-ask-group = Ich antworte nur in Gruppen, die meine Admins zugelassen haben. Ein Admin dieser Gruppe kann auf den Knopf drücken, dann frage ich sie.
access-waits = Die Anfrage liegt bei meinen Admins. Sobald sie entschieden haben, schreibe ich hier.
access-not-now = Meine Admins sagen: im Moment nicht. Du kannst { $ahead } noch einmal fragen.
access-granted = Meine Admins haben dich zugelassen: Frag mich etwas zu den Nachrichten.
access-granted-group = Meine Admins haben diese Gruppe zugelassen: Schreibt /ask und eure Frage, erwähnt mich, oder antwortet auf eine meiner Antworten.
access-refusal = Tut mir leid, hier antworte ich nicht.
button-ask-access = Zugang anfragen
note-access-group-admins = Nur Admins dieser Gruppe können um Zugang bitten.
note-access-busy = Gerade bitten viele um Zugang. Versuch es bitte später noch einmal.
note-access-have = Du hast schon Zugang.


## Anfragen, für die Admins des Bots

access-wanted = Jemand bittet um Zugang
access-wanted-group = Eine Gruppe bittet um Zugang
access-title = Gruppe: { $title }
access-number = Nummer: { $id }
access-asker = Gefragt hat: { $who }
access-kind = Art: { $kind }
access-person = Person
access-group = Gruppe
button-allow = Zulassen
button-block = Sperren
button-not-now = Jetzt nicht
access-allowed-by = Zugelassen von { $admin }
access-blocked-by = Gesperrt von { $admin }
access-refused-by = Jetzt nicht, sagt { $admin }
note-access-allowed-before = Das ist schon entschieden: zugelassen.
note-access-blocked-before = Das ist schon entschieden: gesperrt.
note-access-refused-before = Das ist schon entschieden: jetzt nicht.
note-access-gone = Diese Anfrage gibt es nicht mehr.


## /allow, /block und /access

access-how = Schick { $command } mit einer Nummer oder einem @Namen, oder leite jetzt eine Nachricht der Person weiter. Die Nummer einer Gruppe beginnt mit einem Minus.
access-unknown = Ich kenne { $who } nicht: Telegram sagt mir erst, wer das ist, wenn die Person mir geschrieben hat. Schick stattdessen die Nummer, oder bitte die Person, mir zuerst zu schreiben.
access-hidden = Telegram sagt mir nicht, wer diese weitergeleitete Nachricht geschrieben hat. Schick stattdessen die Nummer.
access-admin = { $who } ist Admin dieses Bots und kann nicht gesperrt werden.
access-now-allowed = { $who } darf mich jetzt benutzen.
access-now-blocked = { $who } ist gesperrt: Ich antworte nicht mehr.
access-now-refused = { $who } darf mich im Moment nicht benutzen und kann später noch einmal fragen.
access-now-removed = { $who } steht auf keiner Liste mehr.
access-mode-open = Alle dürfen mich benutzen, die nicht gesperrt sind.
access-mode-request = Nur wer zugelassen ist, darf mich benutzen; andere können um Zugang bitten.
access-mode-list = Nur wer zugelassen ist, darf mich benutzen.
access-listed =
    NEWSBOT_ALLOWED_CHATS lässt außerdem { $count ->
        [one] einen Chat
       *[other] { $count } Chats
    } zu.
access-all-waiting = Warten auf eine Entscheidung: { $count }
access-all-allowed = Zugelassen: { $count }
access-all-blocked = Gesperrt: { $count }
button-waiting = Wartend
button-allowed = Zugelassen
button-blocked = Gesperrt
access-state = Stand: { $state }
access-since-allowed = zugelassen von { $admin } { $ago }
access-since-blocked = gesperrt von { $admin } { $ago }
access-since-refused = vertagt von { $admin } { $ago }
access-since-waiting = gefragt { $ago }
command-allow = Eine Person oder Gruppe zulassen
command-block = Einer Person oder Gruppe nicht mehr antworten
command-access = Wer den Bot benutzen darf, wer darum bittet und wer gesperrt ist
