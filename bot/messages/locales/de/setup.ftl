## Setting up a bot

# The bot's description: an empty chat shows it above "Start". At most 512 characters.
setup-description =
    Frag mich etwas zu den Nachrichten. Ich zeige die Absätze, in denen die Antwort steht, Wort für Wort, mit Sprecher, Medium und Datum. Steht sie nicht in den Artikeln, sage ich das.
# On the bot's page, and under links to it. At most 120 characters.
setup-short-description = Beantwortet Fragen zu den Nachrichten mit den Worten der Artikel.
setup-admin = Sobald dieser Bot läuft, bist du sein Admin. /help zeigt dann, was du tun kannst.
# $count: tries left
setup-wrong-code =
    { $count ->
        [one] Das ist nicht der Code. Ein Versuch bleibt.
       *[other] Das ist nicht der Code. { $count } Versuche bleiben.
    }
setup-code-void = Auch das ist nicht der Code, und es war der letzte Versuch.
