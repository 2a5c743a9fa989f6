## Mise en place d’un bot

# La description du bot : une discussion vide la montre au-dessus de « Démarrer ». 512 caractères au maximum.
setup-description =
    Posez-moi une question sur l’actualité. Je montre les paragraphes qui y répondent, mot pour mot, en précisant qui parle, le média et la date. Si les articles n’en disent rien, je vous le dis.
# Sur la page du bot, et sous les liens vers elle. 120 caractères au maximum.
setup-short-description = Répond aux questions sur l’actualité avec les mots mêmes des articles.
setup-admin = Vous administrerez ce bot dès qu’il sera en marche. /help montrera alors ce que vous pouvez faire.
# $count : tentatives restantes
setup-wrong-code =
    { $count ->
        [one] Ce n’est pas le code. Il reste une tentative.
       *[other] Ce n’est pas le code. Il reste { $count } tentatives.
    }
setup-code-void = Ce n’est pas le code non plus, et c’était la dernière tentative.
