# Что бот говорит от себя, по-русски. Пояснения к переменным — в английском файле.


## Приветствие и справка

help-what = Спросите меня о новостях: я найду абзацы с ответом и покажу их слово в слово — кто это сказал, в каком издании и когда. Если в статьях ответа нет, я так и скажу.
help-from = Мои источники: { $coverage }.
help-try = Попробуйте спросить:
help-groups = В группах напишите /ask и вопрос, упомяните меня или ответьте на один из моих ответов.
group-greeting = Здравствуйте! Я отвечаю на вопросы о новостях словами самих статей. Напишите /ask и вопрос, упомяните меня или ответьте на один из моих ответов.
group-privacy = Я вижу только /ask, упоминания и ответы мне — остальные сообщения до меня не доходят.
group-not-listed = Извините, этого чата нет в моём списке, поэтому я выхожу из него. Добавить чат может тот, кто управляет ботом.
private-not-listed = Извините: я отвечаю только в чатах из моего списка, а этого в нём нет. Добавить его может тот, кто меня запустил.


## Чего не хватает в сообщении

no-words = Напишите вопрос после /ask или ответьте командой /ask на сообщение с вопросом.
not-text = Я понимаю только текст: напишите вопрос, например «Что … сказал о …?»
unknown-command = Такой команды я не знаю. Просто напишите вопрос или откройте /help.
no-right = Извините, это может делать только администратор бота.
limit-reached =
    Я отвечаю каждому на { $limit ->
        [one] { $limit } вопрос
        [few] { $limit } вопроса
       *[other] { $limit } вопросов
    } в минуту. Снова отвечу вам через { $seconds } с.
too-fast = Слишком быстро для меня. Попробуйте снова через { $seconds } с.
trouble = Сейчас ответить не получилось. Попробуйте ещё раз.
given-up = Не получилось ответить на этот вопрос.
index-damaged = Сейчас ответить не могу: индекс повреждён. Администраторы бота об этом знают.


## Разговор

small-talk-greeting = Здравствуйте! Спросите меня о новостях, и я покажу, что пишут в статьях.
small-talk-thanks = Пожалуйста.
# $coverage: what "coverage-days" says
small-talk-about = Я бот. Я ищу абзацы, которые отвечают на ваш вопрос ({ $coverage }), и показываю их слово в слово. /help покажет вопросы для примера.
small-talk-goodbye = До свидания!
small-talk-complaint = Извините. Попробуйте другими словами или нажмите 👎 под ответом.
small-talk-reaction = Спрашивайте о новостях, когда захотите.


## Ответы

not-found = Не найдено.
not-found-why = Ни одна из моих статей на это не отвечает.
# $question: the part of a question in two that nothing answers
not-found-part = Не найдено: «{ $question }»
no-articles = У меня нет статей за это время.
no-quotes = Ни одна из цитат на это не отвечает.
no-more = Больше результатов нет.
namesakes = «{ $speaker }» в моих статьях нет, есть { $others }.
apart = Ни в одной моей статье, где назван(а) «{ $speaker }», нет слова «{ $topic }».
may-help = Возможно, поможет это:
nearest = Ближе всего:
searched = Просмотрено: { $coverage }.
coverage =
    { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[other] { $count } статей
    }
coverage-days = { $articles } с { $first } по { $last }
coverage-day = { $articles } от { $day }
also-in =
    Также в { $count ->
        [one] { $count } другом издании
       *[other] { $count } других изданиях
    }: { $names }
also-in-more =
    Также в { $count ->
        [one] { $count } другом издании
       *[other] { $count } других изданиях
    }: { $names } …
sentence-too-long = (Предложение слишком длинное для сообщения; прочитайте его в статье.)


## Как понят вопрос

showing-for = Показываю результаты по запросу «{ $meant }» вместо «{ $typed }».
# $words: synonyms, as in "police, officers"
also-searched = Также искали: { $words }.
asked-dates = Даты: { $days }.
days-between = с { $first } по { $last }
days-since = с { $first }
days-until = по { $last }
asked-outlets = Только издания: { $names }.


## Статьи

outlet-not-given = издание не указано
undated = без даты
today = сегодня
yesterday = вчера


## Кнопки

button-more = Ещё
button-back = Назад
button-context = Контекст
button-newest = Сначала новые
button-best = Сначала лучшие
button-quotes = Только цитаты
button-all = Всё
button-follow = 🔔 Следить
button-stop = Не следить
button-again = Спросить снова
button-article = К статье
button-outlets = Издания
button-all-outlets = Все издания
button-language = Язык
button-quiet = Тихие часы
button-no-quiet = Без тихих часов
button-done = Готово


## Подсказки после нажатия

note-old = Эта кнопка слишком старая, я её уже не понимаю. Напишите вопрос, пожалуйста.
note-forgotten = Этого ответа я уже не помню. Спросить снова?
note-thanks = Спасибо! Это помогает находить ответы лучше.
note-saved = Сохранено.
note-admins = Менять настройки могут только администраторы этой группы.


## Вопросы, за которыми следит чат

follow-started = Слежу за вопросом: { $question }
follow-how = Напишу сюда, когда на него ответят новые статьи. Все вопросы — /following.
follow-stopped = Больше не слежу за вопросом: { $question }
follow-list = Слежу за вопросами:
follow-none = Здесь я ни за чем не слежу. Нажмите 🔔 под ответом, и я сообщу, когда на вопрос ответят новые статьи.
follow-limit =
    Здесь я уже слежу за { $limit ->
        [one] { $limit } вопросом
       *[other] { $limit } вопросами
    }, больше не могу. Сначала уберите один: /following
follow-past = Ничего нового на это уже не ответит: время, о котором вы спрашиваете, прошло. Спросите без дат, и я буду следить.
follow-what = Я могу следить только за вопросом о чём-то: назовите человека, место или тему.
follow-no-words = Напишите вопрос после /follow или ответьте командой /follow на сообщение с вопросом.
follow-off = Следить за вопросами я не могу: тот, кто мной управляет, это отключил.
alert = Новые статьи отвечают на ваш вопрос: { $question }


## Новые статьи

latest = Самые новые статьи:
latest-none = Статей у меня пока нет.


## В других чатах

inline-hint = Напишите вопрос
inline-not-found = Не найдено
inline-private = Спросите меня лично


## Настройки группы

settings = Настройки этой группы
settings-outlets = Издания: { $names }
settings-all-outlets = все
settings-language = Язык: { $language }
settings-any-language = Язык: того, кто спрашивает
settings-quiet = Тихие часы: с { $from } до { $to } ({ $zone })
settings-no-quiet = Тихие часы: нет
settings-in-groups = Настройки есть у групп: напишите /settings в группе, где есть я и где вы администратор.
choose-outlets = В каких изданиях мне искать?
choose-language = На каком языке мне говорить? Слова статей останутся как есть.
choose-any-language = Язык того, кто спрашивает
choose-quiet = Когда мне молчать? На вопросы я отвечу и тогда, но без звука, а новости по отслеживаемым вопросам подождут.
choose-quiet-zone = Время — по часовому поясу { $zone }.


## Обновление индекса

reindex-started = Строю индекс заново …
reindex-busy = Индекс уже строится: дождитесь окончания.
reindex-reading = Читаю файлы: { $done } из { $total } …
reindex-building = Строю индекс: { $done } из { $total } …
reindex-done = Готово: добавлено — { $added }, изменено — { $changed }, удалено — { $removed }, без изменений — { $unchanged }, с ошибками — { $failed }.
reindex-holds =
    В индексе { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[other] { $count } статей
    }.
reindex-more-failed = … и ещё { $count }
reindex-failed = Индекс построить не удалось: { $reason } Пока отвечает прежний.
reindex-not-started = процесс не запустился ({ $reason }).
reindex-ended = процесс завершился с кодом { $code }.
damage-found = Индекс повреждён ({ $reason }): отправьте /reindex, чтобы построить его заново.
damage-one-before = До тех пор отвечает прежний.
damage-no-other = До тех пор ответить ни на один вопрос нельзя.


## Команды

command-ask = Спросить о новостях
command-help = Что я умею и что можно спросить
command-latest = Самые новые статьи
command-follow = Узнавать, когда новые статьи ответят на вопрос
command-following = Вопросы, за которыми я слежу
command-settings = Настройки этой группы
command-reindex = Построить индекс заново
