# Solange der Suchcluster nicht antwortet.

search-unavailable = Ich kann gerade nicht suchen. Versuch es in einer Minute noch einmal.
inline-unavailable = Ich kann gerade nicht suchen: Frag mich im Privatchat
search-waits = Ich kann gerade nicht suchen. Deine Nachricht ist gespeichert: Ich antworte, sobald ich wieder suchen kann.
status-no-search = kann gerade nicht durchsucht werden: { $reason }
