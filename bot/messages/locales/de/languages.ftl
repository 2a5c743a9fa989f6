# Die Sprachen der Artikel, wenn es nicht die der Frage ist.

shown-languages = Sprache dieser Artikel: { $names }.
article-languages = Sprache meiner Artikel: { $names }.
names-only = Ich habe nur nach den Namen und Zahlen in deiner Frage gesucht.
searched-name = Gesucht nach „{ $meant }“: So schreiben meine Artikel „{ $typed }“.
