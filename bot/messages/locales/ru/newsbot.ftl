# Собственные слова бота на русском. Пояснения к переменным — в английском файле.


## Приветствие и справка

help-what = Спросите меня о новостях: я найду абзацы с ответом и покажу их слово в слово, с указанием автора слов, издания и даты. Если в статьях ответа нет, я так и скажу.
help-from = Мои источники: { $coverage }.
help-try = Попробуйте спросить:
help-groups = В группах напишите /ask и вопрос, упомяните меня или ответьте на один из моих ответов.
group-greeting = Здравствуйте! Я отвечаю на вопросы о новостях словами самих статей. Напишите /ask и вопрос, упомяните меня или ответьте на один из моих ответов.
group-privacy = Я вижу только /ask, упоминания и ответы мне. Остальные сообщения до меня не доходят.
group-not-listed = Извините, этого чата нет в моём списке, поэтому я выхожу из него. Добавить его может тот, кто управляет ботом.
private-not-listed = Извините, я отвечаю только в чатах из моего списка, а этого в нём нет. Добавить его может тот, кто управляет ботом.


## Сообщения без вопроса

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
given-up = К сожалению, на этот вопрос ответить не получилось.
index-damaged = Сейчас ответить не могу: индекс повреждён. Администраторы бота об этом знают.


## Разговор

small-talk-greeting = Здравствуйте! Спросите меня о новостях, и я покажу, что пишут в статьях.
small-talk-thanks = Пожалуйста.
small-talk-about = Я бот. Я ищу абзацы, в которых есть ответ на ваш вопрос, и показываю их слово в слово. Мои источники: { $coverage }. В /help есть примеры вопросов.
small-talk-goodbye = До свидания!
small-talk-complaint = Извините. Попробуйте спросить иначе или нажмите 👎 под ответом.
small-talk-reaction = Спрашивайте о новостях, когда захотите.


## Ответы

not-found = Не найдено.
not-found-why = Ни одна из моих статей на это не отвечает.
not-found-part = Не найдено: «{ $question }»
no-articles = У меня нет статей за эти даты.
no-quotes = Ни одна из цитат в моих статьях на это не отвечает.
no-more = Больше результатов нет.
namesakes = Имени «{ $speaker }» в моих статьях нет, но есть { $others }.
apart = Ни в одной из моих статей, где есть имя «{ $speaker }», не упоминается «{ $topic }».
unquoted = { $speaker }: цитат на тему «{ $topic }» в моих статьях нет.
may-help = Возможно, поможет эта статья:
nearest = Ближе всего по теме:
searched = Я искал здесь: { $coverage }.
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
sentence-too-long = (Это предложение слишком длинное для сообщения; прочитайте его в статье.)


## Как понят вопрос

showing-for = Показываю результаты по запросу «{ $meant }» вместо «{ $typed }».
also-searched = Также искал: { $words }.
asked-dates = Даты: { $days }.
days-between = с { $first } по { $last }
days-since = с { $first }
days-until = по { $last }
asked-outlets = Только из изданий: { $names }.


## Статьи

outlet-not-given = издание не указано
undated = без даты
updated = обновлено
updated-on = обновлено { $day }
today = сегодня
yesterday = вчера
citation-title = «{ $title }».
citation-title-ended = «{ $title }»


## Кнопки

button-more = Ещё
button-back = Назад
button-context = Контекст
button-newest = Сначала новые
button-best = Сначала лучшие
button-quotes = Только цитаты
button-all = Всё
button-follow = 🔔 Следить
button-stop = Стоп
button-again = Спросить снова
button-article = К статье
button-cite = Для цитирования
button-outlets = Издания
button-all-outlets = Все издания
button-language = Язык
button-quiet = Тихие часы
button-no-quiet = Без тихих часов
button-done = Готово
button-add = Добавить
button-add-source = Добавить
button-pause = Пауза
button-resume = Продолжить
button-refresh = Прочитать
button-remove = Удалить
button-keep = Статьи оставить
button-with-all = И статьи тоже
button-cancel = Отмена
button-source = Этот источник
button-sources = Все источники
button-let-in = Вернуть
button-retry = Ещё раз


## Подсказки после нажатия

note-old = Эта кнопка устарела. Пожалуйста, напишите вопрос ещё раз.
note-forgotten = Этого ответа я уже не помню. Спросить снова?
note-thanks = Принято.
note-saved = Сохранено.
note-admins = Менять настройки могут только администраторы этой группы.
note-source-gone = Этого источника больше нет.
note-under-way = Уже делаю, подождите немного.
note-source-paused = На паузе.
note-source-resumed = Источник снова будет читаться.
note-article-gone = Этой статьи больше нет в индексе.
note-command-again = Эта кнопка больше не работает: отправьте команду ещё раз.


## Вопросы, за которыми следит чат

follow-started = Слежу за вопросом: { $question }
follow-how = Напишу сюда, когда на него ответят новые статьи. Все вопросы: /following.
follow-stopped = Больше не слежу за вопросом: { $question }
follow-list = Слежу за вопросами:
follow-none = Здесь я ни за чем не слежу. Нажмите 🔔 под ответом, и я сообщу, когда на вопрос ответят новые статьи.
follow-limit =
    Здесь я уже слежу за { $limit ->
        [one] { $limit } вопросом
       *[other] { $limit } вопросами
    }, больше не могу. Сначала уберите один: /following
follow-past = Новых статей с ответом на это уже не будет: даты, о которых вы спрашиваете, прошли. Спросите без дат, и я буду следить.
follow-what = Я могу следить только за вопросом о чём-то: назовите человека, место или тему.
follow-no-words = Напишите вопрос после /follow или ответьте командой /follow на сообщение с вопросом.
follow-off = Следить за вопросами я не могу: тот, кто управляет ботом, это отключил.
alert = Новые статьи отвечают на ваш вопрос: { $question }


## Новые статьи

latest = Самые новые статьи:
latest-none = Статей у меня пока нет.


## В других чатах

inline-hint = Напишите вопрос
inline-not-found = Не найдено
inline-private = Спросить в личном чате


## Настройки группы

settings = Настройки этой группы
settings-outlets = Издания: { $names }
settings-all-outlets = все
settings-language = Язык: { $language }
settings-any-language = Язык: как у того, кто спрашивает
settings-quiet = Тихие часы: с { $from } до { $to } ({ $zone })
settings-no-quiet = Тихие часы: нет
settings-in-groups = Настройки есть только у групп: напишите /settings в группе, где есть я и где вы администратор.
choose-outlets = В каких изданиях мне искать?
choose-language = На каком языке мне писать? Тексты статей останутся на языке оригинала.
choose-any-language = Как у того, кто спрашивает
choose-quiet = Когда мне молчать? На вопросы я отвечу и в это время, но без звука, а новости по отслеживаемым вопросам подождут.
choose-quiet-zone = Часовой пояс: { $zone }.


## Обновление индекса

reindex-nothing = Индексировать нечего: укажите в NEWSBOT_ARTICLES_DIR папку со статьями и перезапустите бота или добавьте источник в сети.
# $name: что администратор написал после /reindex
reindex-no-source = Источника «{ $name }» в сети у меня нет: все источники показывает /sources.
# $names: названия источников, например "Harbour Gazette, Bay Courier"
reindex-nearest = Источника «{ $name }» в сети у меня нет. Похожие: { $names }.
reindex-several = «{ $name }» может означать разное: { $names }. Отправьте /reindex с адресом нужного источника.
reindex-started = Обновляю индекс … Статьи, файлов которых больше нет, удаляются.
reindex-started-source = Загружаю источник …
reindex-joined = Индекс уже обновляется. Вот как далеко он продвинулся:
reindex-again = Это обновление прерывалось уже не раз, поэтому сам я его не начинаю. Отправьте /reindex, чтобы продолжить.
reindex-waiting = Жду, пока закончится текущее обновление …
reindex-waiting-for-refresh = Жду, пока загрузятся источники в сети: это уже идёт …
reindex-listing = Ищу файлы: { $done }
reindex-fetching = Загружаю источники: { $done } из { $total }, статей: { $articles }
reindex-reading = Читаю файлы: { $done } из { $total }, статей: { $articles }
reindex-building = Строю индекс: { $done } из { $total }
reindex-merging = Сортирую слова индекса
reindex-publishing = Сохраняю индекс
percent = { $number } %
# $time: время как на часах, например 1:05
reindex-time = Прошло { $time }.
time-left-seconds = До конца этого шага около { $count } с.
time-left-minutes = До конца этого шага около { $count } мин.
# $time: часы и минуты, например 2:30
time-left-hours = До конца этого шага около { $time } ч.
reindex-cancelling = Отменяю …
reindex-cancelled-early = Отменено.
# $step: как далеко дошло, например «Читаю файлы: 3 из 5»
reindex-cancelled = Отменено. Последний шаг: { $step }. Что сохранено, остаётся, и /reindex продолжит с этого места.
reindex-over = Это обновление уже закончилось.
reindex-interrupted = Бот сейчас завершает работу. Когда он вернётся, продолжит это обновление.
reindex-done = Готово: добавлено — { $added }, изменено — { $changed }, удалено — { $removed }, без изменений — { $unchanged }, с ошибками — { $failed }.
reindex-holds =
    В индексе { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[other] { $count } статей
    }.
reindex-samples = Примеры статей удалены из индекса: теперь в нём есть ваши статьи.
# $file: имя файла, который следует
reindex-more-failed = … и ещё { $count } в файле { $file }
reindex-sources = Загружено источников: { $count }, с ошибками: { $failed }.
# $kinds: например «12 .xlsx; 3 .log»
reindex-passed-over = Пропущены файлы других видов: { $kinds }.
reindex-undated = Новых и изменённых статей без даты: { $count }.
reindex-without-outlet = Новых и изменённых статей без издания: { $count }.
# $kinds: например «16 × Date, Title; 2 × Title»
reindex-headers = Заголовки: { $kinds }.
# $reason: предложение
reindex-partly = Удалось не всё: { $reason }
reindex-failed = Обновить индекс не удалось: { $reason } Пока работает прежний.
reindex-not-started = процесс не запустился ({ $reason }).
reindex-ended = процесс завершился с кодом { $code }.
source-failing =
    { $count ->
        [1] Источник в сети давно не читается
       *[other] Источники в сети давно не читаются
    }:
source-silent =
    { $count ->
        [1] Источник в сети молчит дольше обычного
       *[other] Источники в сети молчат дольше обычного
    }:
source-back =
    { $count ->
        [1] Источник в сети снова доступен
       *[other] Источники в сети снова доступны
    }:
source-ended =
    { $count ->
        [1] Источника в сети больше нет
       *[other] Источников в сети больше нет
    }:
damage-found = Индекс повреждён ({ $reason }): отправьте /reindex, чтобы построить его заново.
damage-one-before = До тех пор работает прежний.
damage-no-other = До тех пор я не могу отвечать на вопросы.
# $title: название канала; $id: его номер
channel-can-read = Теперь я администратор канала «{ $title }»: его новые публикации становятся статьями.
channel-lost = Я больше не администратор канала «{ $title }» и не получаю его новые публикации: сделайте меня там снова администратором или уберите { $id } из NEWSBOT_CHANNELS.
channel-not-listed = Теперь я администратор канала «{ $title }», но не читаю его: добавьте { $id } в NEWSBOT_CHANNELS и перезапустите бота.


## Источники, для администраторов бота

sources =
    { $count ->
        [one] { $count } источник
        [few] { $count } источника
       *[other] { $count } источников
    }
sources-none = Источников пока нет.
sources-how = Чтобы добавить источник, отправьте /sources и адрес сайта, ленты или статьи, можно несколько. Сначала я покажу, что там прочитаю. Каналы добавляются через NEWSBOT_CHANNELS.
source-feed = лента
source-sitemap = карта сайта
source-wordpress = сайт на «Вордпрессе»
source-folder = папка
source-page = страница
source-channel = канал
source-new = ещё не прочитан
source-well = в порядке
source-is-silent = молчит дольше обычного
source-fails = не читается
source-paused = на паузе
source-is-gone = закрыт навсегда
source-not-listed = нет в NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } публикация
        [few] { $count } публикации
       *[other] { $count } публикаций
    }
source-newest = последняя — { $ago }
source-read = прочитан { $ago }
source-kind = Вид: { $kind }
source-state = Состояние: { $state }
source-articles = Статей: { $count }
source-newest-article = Последняя статья: { $ago }
source-last-read = Прочитан: { $ago }
source-last-try = Последняя попытка: { $ago }
source-next = Следующее чтение: { $ahead }
source-error = Последняя ошибка: { $reason }
source-text-item = Текст: всегда из самой ленты
source-text-page = Текст: всегда со страниц
source-select = Текст страниц: { $what }
source-drop = Пропускается: { $what }
source-outlet = Издание: { $name }
source-interval =
    Читается не чаще чем раз в { $count ->
        [one] { $count } минуту
        [few] { $count } минуты
       *[other] { $count } минут
    }
source-pause = Пауза между двумя запросами: { $length } с
source-remove = Удалить «{ $title }»?
source-remove-articles =
    { $count ->
        [one] Его { $count } статья может
        [few] Его { $count } статьи могут
       *[other] Его { $count } статей могут
    } остаться или уйти вместе с ним. То, что есть и в других источниках или файлах, останется.
source-removing = Удаляю «{ $title }» …
source-removed = Источник «{ $title }» удалён. Его статьи остались.
source-removed-all =
    Источник «{ $title }» удалён, и вместе с ним { $count ->
        [one] { $count } статья
        [few] { $count } статьи
       *[other] { $count } статей
    }.
source-fetching = Читаю «{ $title }» …
source-fetched = Прочитано: новых — { $added }, изменённых — { $changed }.
source-not-fetched = Прочитать не удалось: { $reason }
source-looking = Смотрю, что есть по адресу { $address } …
source-items =
    { $count ->
        [1] { $count } запись. Вот она как статья:
        [one] { $count } запись. Первые из них как статьи:
        [few] { $count } записи. Первые из них как статьи:
       *[other] { $count } записей. Первые из них как статьи:
    }
source-paragraphs =
    { $count ->
        [one] { $count } абзац
        [few] { $count } абзаца
       *[other] { $count } абзацев
    }
source-besides = Этот адрес ведёт и сюда:
source-known = Этот источник у меня уже есть.
source-long-address = Этот адрес слишком длинный для кнопки: добавьте его в терминале.
source-too-many = Посмотрю только первые { $count } адресов.
source-adding = Добавляю этот источник …
source-added = Источник «{ $title }» добавлен.
source-brought =
    { $count ->
        [one] Добавлена { $count } статья.
        [few] Добавлены { $count } статьи.
       *[other] Добавлено { $count } статей.
    }
source-later = Попробую ещё раз позже.
admin-failed = Не получилось: { $reason }
too-slow = это заняло больше { $count } минут.
index-busy = Индекс сейчас обновляется: попробуйте ещё раз, когда это закончится.


## Удаление статей

remove-how = Отправьте /remove и ссылку на статью или ответьте командой /remove на один из моих ответов.
remove-forgotten = Не могу определить, какие статьи в этом сообщении: отправьте /remove и ссылку на статью.
remove-missing = Статьи «{ $article }» у меня нет: отправьте ссылку в том виде, в каком она стоит в ответе.
remove-already = Эта статья уже удалена и не вернётся.
remove-which = Какую статью удалить?
remove-ask = Удалить эту статью навсегда?
remove-stays-out = Она не вернётся, даже если источник или файл принесёт её снова.
remove-long-id = Её номер слишком длинный для кнопки: удалите её в терминале.
remove-running = Удаляю «{ $title }» …
remove-done = Статья «{ $title }» удалена.
remove-cancelled = Ничего не удалено.
remove-undoing = Снимаю запрет на статью …
remove-undone = Статья может вернуться: её добавит следующее чтение источника или обновление индекса, где она встретится.


## Состояние, вопросы без ответа и оценки, для администраторов бота

status-index = Индекс
status-outlets =
    { $count ->
        [one] { $count } издание
        [few] { $count } издания
       *[other] { $count } изданий
    }
# Стоит перед заголовком
status-newest = Самая новая статья:
# $ago: «5 минут назад»; $size: «1,2 МБ»
status-built = Построен { $ago }, { $size }
status-runs = Последние запуски
status-run-index = Индексация
status-run-refresh = Обновление источников
status-run-take = Публикации из каналов
status-run-add = Добавление страниц и документов
# $kind: одно из четырёх; $length: «0,4 секунды»
status-run = { $kind }, { $ago }, { $length }: добавлено — { $added }, изменено — { $changed }, удалено — { $removed }, с ошибками — { $failed }
# $reason: предложение или слово, по-английски
status-run-failed = { $kind }, { $ago }, завершилось досрочно: { $reason }
status-sources = Источники в сети
status-no-sources = нет
status-well = в порядке — { $count }
status-new = новых — { $count }
status-failing = с ошибками — { $count }
status-silent = молчат — { $count }
status-paused = на паузе — { $count }
status-ended = больше нет — { $count }
status-answers = Ответы
# $done: ответы, в которых что-то найдено; $failed: в которых ничего не найдено
status-hour = За последний час: найдено — { $done }, не найдено — { $failed }
status-day = За последние сутки: найдено — { $done }, не найдено — { $failed }
status-bot = Бот
status-busy =
    { $count ->
        [one] { $count } другой чат в работе
        [few] { $count } других чата в работе
       *[other] { $count } других чатов в работе
    }
status-waiting =
    { $count ->
        [one] { $count } сообщение ждёт
        [few] { $count } сообщения ждут
       *[other] { $count } сообщений ждут
    }
status-memory = Память: { $size }
# $sizes: память каждого
status-processes =
    { $count ->
        [one] { $count } отвечающий процесс
        [few] { $count } отвечающих процесса
       *[other] { $count } отвечающих процессов
    }: { $sizes }
# $version: as in "newsbot 0.2.0"
status-uptime = { $version }, время работы: { $length }
unanswered = Вопросы за последние 7 дней, по которым ничего не нашлось:
# Стоит перед вопросом
unanswered-line = { $count } ×
unanswered-more = … и ещё { $count }
unanswered-none = За последние 7 дней показать нечего.
unanswered-chats =
    Показаны только вопросы не менее чем из { $count ->
        [one] { $count } чата
       *[other] { $count } чатов
    }.
# $count: на всех страницах
ratings =
    { $count ->
        [one] { $count } ответ за последние 30 дней отмечен как бесполезный:
        [few] { $count } ответа за последние 30 дней отмечены как бесполезные:
       *[other] { $count } ответов за последние 30 дней отмечены как бесполезные:
    }
ratings-none = За последние 30 дней ни один ответ не отмечен как бесполезный.
ratings-nothing = ничего не найдено


## Добавление статей

addition-document = документ
addition-post = запись
addition-added = Добавлено:
addition-changed = Обновлено:
addition-unchanged = Уже есть:
addition-articles = { $name }: добавлено { $added }, обновлено { $changed }, уже было { $unchanged }.
addition-paragraphs =
    { $count ->
        [one] { $count } абзац
        [few] { $count } абзаца
       *[other] { $count } абзацев
    }
addition-more = … и ещё { $count }
addition-failures = Не добавлено: { $count } (первая причина: { $reason })
addition-failed = Не добавлено: { $reason }
addition-source = { $name } ведёт ко многим статьям, а не к одной: добавьте его через /sources.
addition-too-large = { $name } больше 20 МБ, а больше Телеграм ботам не отдаёт: скопируйте файл на сервер и запустите там «newsbot add ФАЙЛ».
addition-nothing = Отправьте /add со ссылкой или в ответ на ссылку, документ или пересланное сообщение.
addition-too-many = Ссылок слишком много: взяты первые { $count }. Остальные пришлите ещё раз.
addition-title = «{ $title }»
button-take-out = Убрать снова
taken-out = Убрано из индекса.
taken-out-titles = Убрано из индекса: { $titles }.
taken-out-before = Этого уже нет в индексе.


## Команды

command-ask = Спросить о новостях
command-help = Что я умею и что можно спросить
command-latest = Самые новые статьи
command-follow = Сообщать о новых статьях с ответом на вопрос
command-following = Вопросы, за которыми я слежу
command-settings = Настройки этой группы
command-add = Добавить статью по ссылке или ответом на сообщение
command-reindex = Обновить индекс или один источник; статьи без файлов удаляются
command-sources = Источники в сети: список, добавить, удалить
command-remove = Удалить статью навсегда
command-status = Индекс, источники и бот вкратце
command-unanswered = Вопросы, по которым ничего не нашлось
command-report = Ответы, отмеченные как бесполезные
