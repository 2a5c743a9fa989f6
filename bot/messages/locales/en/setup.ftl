## Setting up a bot

# The bot's description: an empty chat shows it above "Start". At most 512 characters.
setup-description =
    Ask me about the news. I show the paragraphs that answer, word for word, with who said it, the outlet and the date. If the articles don’t say, I tell you so.
# On the bot's page, and under links to it. At most 120 characters.
setup-short-description = Answers questions about the news with the articles’ own words.
setup-admin = You are this bot’s admin as soon as it runs. Then /help shows what you can do.
# $count: tries left
setup-wrong-code =
    { $count ->
        [one] This isn’t the code. One try is left.
       *[other] This isn’t the code. { $count } tries are left.
    }
setup-code-void = This isn’t the code either, and it was the last try.
