## Setting up a bot

# The bot's description: an empty chat shows it above "Start". At most 512 characters.
setup-description =
    Спросите меня о новостях. Я показываю абзацы с ответом слово в слово: кто это сказал, в каком издании и когда. Если в статьях ответа нет, так и скажу.
# On the bot's page, and under links to it. At most 120 characters.
setup-short-description = Отвечает на вопросы о новостях словами самих статей.
setup-admin = Как только бот запустится, вы станете его администратором. Тогда /help покажет, что вы можете делать.
# $count: tries left
setup-wrong-code =
    { $count ->
        [one] Это не тот код. Осталась { $count } попытка.
        [few] Это не тот код. Остались { $count } попытки.
       *[many] Это не тот код. Осталось { $count } попыток.
    }
setup-code-void = Это тоже не тот код, и это была последняя попытка.
