## Mehrere Bots mit demselben Token, wie /status sie Admins zeigt

status-bots = Bots mit diesem Token
# share ist ungefähr der Anteil der Chats, denen er antwortet, in Prozent.
status-bots-one = { $name }: { $share } % der Chats
# Der, der diese Nachricht schreibt
status-bots-this = { $name }: { $share } % der Chats, schreibt dies
