# Was der Bot über Menschen speichert, und wie es gelöscht wird.

command-privacy = Was ich über dich speichere, warum und wie lange
command-forgetme = Löschen, was ich über dich speichere

privacy-heading = Was ich über dich speichere, warum und wie lange:
privacy-messages = • Was du mir schreibst, bis ich geantwortet habe, damit bei einem Absturz nichts verloren geht. Die Nummer der Nachricht bleibt zwei Tage, damit ich nichts doppelt beantworte. Von allem anderen, was in einer Gruppe gesagt wird, speichere ich nichts.
privacy-questions =
    • Deine Fragen, mit deiner Telegram-Nummer und der des Chats, { $count ->
        [one] einen Tag lang
       *[other] { $count } Tage lang
    }: für die Knöpfe unter meinen Antworten, für Rückfragen und um zu zählen, was ich finde.
# Wo Fragen nicht aufgeschrieben werden
privacy-questions-none = • Deine letzte Frage, zehn Minuten lang, für Rückfragen. Aufgeschrieben wird sie nicht.
privacy-ratings = • Deine 👍 und 👎, so lange wie die Frage: Sie zeigen, wo ich nicht helfe.
privacy-inline = • Von dem, was du für Karten in anderen Chats tippst, nur eine Frage, zu der ich nichts finde, so lange wie die anderen.
privacy-follows = • Die Fragen, denen du folgst, und welche Artikel du kennst, bis du sie beendest: um dir Neues zu melden.
privacy-groups = • Die Einstellungen einer Gruppe, bis ich aus ihr entfernt werde.
# $count: die kleinste Zahl von Chats
privacy-readers =
    Wer mich betreibt, kann meine Datenbank lesen. Meine Admins sehen { $count ->
        [one] die Fragen, zu denen ich nichts gefunden habe
       *[other] die Fragen, zu denen ich in mindestens { $count } Chats nichts gefunden habe
    }, und die, deren Antwort ein 👎 bekam, aber nicht, wer gefragt hat.
privacy-readers-none = Wer mich betreibt, kann meine Datenbank lesen.
privacy-others = Ich gebe nichts weiter. Die Nachrichten selbst liegen bei Telegram: Lösche sie dort.
privacy-forgetme = /forgetme löscht, was ich über dich speichere.
# $contact: eine Seite oder ein Postfach
privacy-contact = Wer mich betreibt, ist hier zu erreichen: { $contact }

forget-ask = Alles löschen, was ich über dich speichere: deine Fragen und Bewertungen und die Fragen, denen du folgst? Das gilt für alle Chats. Die Knöpfe unter meinen Antworten an dich funktionieren dann nicht mehr, und eine Gruppe erfährt nichts Neues mehr zu Fragen, denen sie deinetwegen folgt. Das lässt sich nicht rückgängig machen.
# Folgt darauf in einer Gruppe
forget-ask-group = Die Einstellungen dieser Gruppe bleiben, ebenso was andere gefragt haben.
button-forget = Löschen
button-forget-not = Behalten
forget-done = Erledigt: Ich speichere nichts mehr über dich. Die Nachrichten selbst liegen bei Telegram: Lösche sie dort.
# Für jemanden, der im Namen einer Gruppe oder eines Kanals schreibt
forget-done-name = Erledigt: Was unter diesem Namen gefragt, bewertet oder verfolgt wurde, speichere ich nicht mehr. Wer darunter schreibt, weiß ich nicht. Um zu löschen, was du als du selbst gefragt hast, schick /forgetme als du selbst.
forget-kept = Ich habe nichts gelöscht.
forget-failed = Gerade konnte ich es nicht löschen. Bitte versuch es noch einmal.
note-forget-not-yours = Das kann nur drücken, wer darum gebeten hat.
# Für eine Frage, der jemand kurz davor folgen wollte
follow-forgotten = Du hast mich seitdem gebeten, dich zu vergessen. Darum folge ich dieser Frage nicht.
