# Власні слова бота українською. Пояснення до змінних — в англійському файлі.


## Вітання й довідка

help-what = Запитайте мене про новини: я знайду абзаци з відповіддю і покажу їх слово в слово, із зазначенням автора слів, видання й дати. Якщо в статтях відповіді немає, я так і скажу.
help-from = Мої джерела: { $coverage }.
help-try = Спробуйте запитати:
help-groups = У групах напишіть /ask і запитання, згадайте мене або відповідайте на одну з моїх відповідей.
group-greeting = Вітаю! Я відповідаю на запитання про новини словами самих статей. Напишіть /ask і запитання, згадайте мене або відповідайте на одну з моїх відповідей.
group-privacy = Я бачу лише /ask, згадки про мене й відповіді мені. Інші повідомлення до мене не доходять.
group-not-listed = Вибачте, цього чату немає в моєму списку, тож я виходжу з нього. Додати його може той, хто керує ботом.
private-not-listed = Вибачте, я відповідаю лише в чатах із мого списку, а цього в ньому немає. Додати його може той, хто керує ботом.


## Повідомлення без запитання

no-words = Напишіть запитання після /ask або дайте відповідь командою /ask на повідомлення із запитанням.
not-text = Я розумію лише текст: напишіть запитання, наприклад «Що … сказав про …?»
unknown-command = Такої команди я не знаю. Просто напишіть запитання або відкрийте /help.
no-right = Вибачте, це може робити лише адміністратор бота.
limit-reached =
    Я відповідаю кожному на { $limit ->
        [one] { $limit } запитання
        [few] { $limit } запитання
       *[many] { $limit } запитань
    } за хвилину. Знову відповім вам через { $seconds } с.
too-fast = Надто швидко для мене. Спробуйте ще раз через { $seconds } с.
trouble = Зараз відповісти не вдалося. Спробуйте ще раз.
given-up = На жаль, на це запитання відповісти не вдалося.
index-damaged = Зараз відповісти не можу: індекс пошкоджено. Адміністратори бота про це знають.


## Розмова

small-talk-greeting = Вітаю! Запитайте мене про новини, і я покажу, що пишуть у статтях.
small-talk-thanks = Прошу.
small-talk-about = Я бот. Я шукаю абзаци, у яких є відповідь на ваше запитання, і показую їх слово в слово. Мої джерела: { $coverage }. У /help є приклади запитань.
small-talk-goodbye = До побачення!
small-talk-complaint = Вибачте. Спробуйте запитати інакше або натисніть 👎 під відповіддю.
small-talk-reaction = Запитуйте про новини, коли захочете.


## Відповіді

not-found = Не знайдено.
not-found-why = Жодна з моїх статей на це не відповідає.
not-found-part = Не знайдено: «{ $question }»
no-articles = У мене немає статей за ці дати.
no-quotes = Жодна з цитат у моїх статтях на це не відповідає.
no-more = Більше результатів немає.
namesakes = Імені «{ $speaker }» у моїх статтях немає, але є { $others }.
apart = У жодній з моїх статей, де є ім’я «{ $speaker }», не згадується «{ $topic }».
unquoted = { $speaker }: цитат на тему «{ $topic }» у моїх статтях немає.
may-help = Можливо, допоможе ця стаття:
nearest = Найближче за темою:
searched = Я шукав тут: { $coverage }.
coverage =
    { $count ->
        [one] { $count } стаття
        [few] { $count } статті
       *[many] { $count } статей
    }
coverage-days = { $articles } з { $first } по { $last }
coverage-day = { $articles } від { $day }
also-in =
    Також у { $count ->
        [one] { $count } іншому виданні
       *[many] { $count } інших виданнях
    }: { $names }
also-in-more =
    Також у { $count ->
        [one] { $count } іншому виданні
       *[many] { $count } інших виданнях
    }: { $names }…
sentence-too-long = (Це речення задовге для повідомлення; прочитайте його в статті.)


## Як зрозуміло запитання

showing-for = Показую результати за запитом «{ $meant }» замість «{ $typed }».
also-searched = Також шукав: { $words }.
asked-dates = Дати: { $days }.
days-between = з { $first } по { $last }
days-since = з { $first }
days-until = по { $last }
asked-outlets = Лише з видань: { $names }.


## Статті

outlet-not-given = видання не вказано
undated = без дати
updated = оновлено
updated-on = оновлено { $day }
today = сьогодні
yesterday = учора
citation-title = «{ $title }».
citation-title-ended = «{ $title }»


## Кнопки

button-more = Ще
button-back = Назад
button-context = Контекст
button-newest = Спершу нові
button-best = Спершу найкращі
button-quotes = Лише цитати
button-all = Усе
button-follow = 🔔 Стежити
button-stop = Стоп
button-again = Запитати знову
button-article = До статті
button-cite = Для цитування
button-outlets = Видання
button-all-outlets = Усі видання
button-language = Мова
button-quiet = Тихі години
button-no-quiet = Без тихих годин
button-done = Готово
button-add = Додати
button-add-source = Додати
button-pause = Призупинити
button-resume = Відновити
button-refresh = Прочитати зараз
button-remove = Видалити
button-keep = Статті залишити
button-with-all = І статті теж
button-cancel = Скасувати
button-source = Це джерело
button-sources = Усі джерела
button-let-in = Повернути
button-retry = Ще раз


## Підказки після натискання

note-old = Ця кнопка застаріла. Будь ласка, напишіть запитання ще раз.
note-forgotten = Цієї відповіді я вже не пам’ятаю. Запитати знову?
note-thanks = Прийнято.
note-saved = Збережено.
note-admins = Змінювати налаштування можуть лише адміністратори цієї групи.
note-source-gone = Цього джерела більше немає.
note-under-way = Уже роблю, зачекайте трохи.
note-source-paused = Призупинено.
note-source-resumed = Джерело знову читатиметься.
note-article-gone = Цієї статті більше немає в індексі.
note-command-again = Ця кнопка більше не працює: надішліть команду ще раз.


## Запитання, за якими стежить чат

follow-started = Стежу за запитанням: { $question }
follow-how = Напишу сюди, коли на нього відповідять нові статті. Усі запитання: /following.
follow-stopped = Більше не стежу за запитанням: { $question }
follow-list = Стежу за запитаннями:
follow-none = Тут я ні за чим не стежу. Натисніть 🔔 під відповіддю, і я повідомлю, коли на запитання відповідять нові статті.
follow-limit =
    Тут я вже стежу за { $limit ->
        [one] { $limit } запитанням
       *[many] { $limit } запитаннями
    }, більше не можу. Спершу приберіть одне: /following
follow-past = Нових статей із відповіддю на це вже не буде: дати, про які ви питаєте, минули. Запитайте без дат, і я стежитиму.
follow-what = Я можу стежити лише за запитанням про щось конкретне: назвіть людину, місце або тему.
follow-no-words = Напишіть запитання після /follow або дайте відповідь командою /follow на повідомлення із запитанням.
follow-off = Стежити за запитаннями я не можу: той, хто керує ботом, це вимкнув.
alert = Нові статті відповідають на ваше запитання: { $question }


## Нові статті

latest = Найновіші статті:
latest-none = Статей у мене поки немає.


## В інших чатах

inline-hint = Напишіть запитання
inline-not-found = Не знайдено
inline-private = Запитати в приватному чаті


## Налаштування групи

settings = Налаштування цієї групи
settings-outlets = Видання: { $names }
settings-all-outlets = усі
settings-language = Мова: { $language }
settings-any-language = Мова: як у того, хто питає
settings-quiet = Тихі години: з { $from } до { $to } ({ $zone })
settings-no-quiet = Тихі години: немає
settings-in-groups = Налаштування є лише в груп: напишіть /settings у групі, де є я і де ви адміністратор.
choose-outlets = У яких виданнях мені шукати?
choose-language = Якою мовою мені писати? Тексти статей залишаться мовою оригіналу.
choose-any-language = Як у того, хто питає
choose-quiet = Коли мені мовчати? На запитання я відповім і в цей час, але без звуку, а новини щодо запитань, за якими я стежу, зачекають.
choose-quiet-zone = Часовий пояс: { $zone }.


## Оновлення індексу

reindex-nothing = Індексувати нічого: укажіть у NEWSBOT_ARTICLES_DIR папку зі статтями й перезапустіть бота або додайте джерело в мережі.
# $name: що адміністратор написав після /reindex
reindex-no-source = Джерела «{ $name }» у мережі в мене немає: усі джерела показує /sources.
# $names: назви джерел, наприклад "Harbour Gazette, Bay Courier"
reindex-nearest = Джерела «{ $name }» у мережі в мене немає. Схожі: { $names }.
reindex-several = «{ $name }» може означати різне: { $names }. Надішліть /reindex з адресою потрібного джерела.
reindex-started = Оновлюю індекс… Статті, файлів яких більше немає, видаляються.
reindex-started-source = Читаю джерело…
reindex-joined = Індекс уже оновлюється. Ось на якому він етапі:
reindex-again = Це оновлення переривалося вже не раз, тому сам я його не починаю. Надішліть /reindex, щоб продовжити.
reindex-waiting = Чекаю, поки закінчиться поточне оновлення…
reindex-waiting-for-refresh = Чекаю, поки прочитаються джерела в мережі: це вже триває…
reindex-listing = Шукаю файли: { $done }
reindex-fetching = Читаю джерела: { $done } з { $total }, статей: { $articles }
reindex-reading = Читаю файли: { $done } з { $total }, статей: { $articles }
reindex-building = Будую індекс: { $done } з { $total }
reindex-merging = Сортую слова індексу
reindex-publishing = Зберігаю індекс
percent = { $number } %
# $time: час як на годиннику, наприклад 1:05
reindex-time = Минуло { $time }.
time-left-seconds = До кінця цього кроку близько { $count } с.
time-left-minutes = До кінця цього кроку близько { $count } хв.
# $time: години й хвилини, наприклад 2:30
time-left-hours = До кінця цього кроку близько { $time } год.
reindex-cancelling = Скасовую…
reindex-cancelled-early = Скасовано.
# $step: як далеко дійшло, наприклад «Читаю файли: 3 з 5»
reindex-cancelled = Скасовано. Останній крок: { $step }. Те, що збережено, залишається, і /reindex продовжить із цього місця.
reindex-over = Це оновлення вже закінчилося.
reindex-interrupted = Бот зараз завершує роботу. Коли він повернеться, продовжить це оновлення.
reindex-done = Готово: додано — { $added }, змінено — { $changed }, видалено — { $removed }, без змін — { $unchanged }, з помилками — { $failed }.
reindex-holds =
    В індексі { $count ->
        [one] { $count } стаття
        [few] { $count } статті
       *[many] { $count } статей
    }.
reindex-samples = Приклади статей видалено з індексу: тепер у ньому є ваші статті.
# $file: ім’я файлу, який надійде далі
reindex-more-failed = … і ще { $count } у файлі { $file }
reindex-sources = Прочитано джерел: { $count }, з помилками: { $failed }.
# $kinds: наприклад «12 .xlsx; 3 .log»
reindex-passed-over = Пропущено файли інших видів: { $kinds }.
reindex-undated = Нових і змінених статей без дати: { $count }.
reindex-without-outlet = Нових і змінених статей без видання: { $count }.
# $kinds: наприклад «16 × Date, Title; 2 × Title»
reindex-headers = Заголовки: { $kinds }.
# $reason: речення
reindex-partly = Вдалося не все: { $reason }
reindex-failed = Оновити індекс не вдалося: { $reason } Поки що працює попередній.
reindex-not-started = процес не запустився ({ $reason }).
reindex-ended = процес завершився з кодом { $code }.
source-failing =
    { $count ->
        [1] Джерело в мережі давно не читається
       *[many] Джерела в мережі давно не читаються
    }:
source-silent =
    { $count ->
        [1] Джерело в мережі мовчить довше, ніж зазвичай
       *[many] Джерела в мережі мовчать довше, ніж зазвичай
    }:
source-back =
    { $count ->
        [1] Джерело в мережі знову доступне
       *[many] Джерела в мережі знову доступні
    }:
source-ended =
    { $count ->
        [1] Джерела в мережі більше немає
       *[many] Джерел у мережі більше немає
    }:
damage-found = Індекс пошкоджено ({ $reason }): надішліть /reindex, щоб побудувати його заново.
damage-one-before = До того часу працює попередній.
damage-no-other = До того часу я не можу відповідати на запитання.
# $title: назва каналу; $id: його номер
channel-can-read = Тепер я адміністратор каналу «{ $title }»: його нові дописи стають статтями.
channel-lost = Я більше не адміністратор каналу «{ $title }» і не отримую його нових дописів: зробіть мене там знову адміністратором або приберіть { $id } з NEWSBOT_CHANNELS.
channel-not-listed = Тепер я адміністратор каналу «{ $title }», але не читаю його: додайте { $id } до NEWSBOT_CHANNELS і перезапустіть бота.


## Джерела, для адміністраторів бота

sources =
    { $count ->
        [one] { $count } джерело
        [few] { $count } джерела
       *[many] { $count } джерел
    }
sources-none = Джерел поки немає.
sources-how = Щоб додати джерело, надішліть /sources і адресу сайту, стрічки чи статті, можна кілька. Спершу я покажу, що там прочитаю. Канали в Телеграмі додаються через NEWSBOT_CHANNELS.
source-feed = стрічка
source-sitemap = карта сайту
source-wordpress = сайт на WordPress
source-folder = папка
source-page = сторінка
source-channel = канал
source-new = ще не прочитано
source-well = усе гаразд
source-is-silent = мовчить довше, ніж зазвичай
source-fails = не читається
source-paused = призупинено
source-is-gone = зникло назавжди
source-not-listed = немає в NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } допис
        [few] { $count } дописи
       *[many] { $count } дописів
    }
source-newest = найновіше — { $ago }
source-read = прочитано { $ago }
source-kind = Вид: { $kind }
source-state = Стан: { $state }
source-articles = Статей: { $count }
source-newest-article = Найновіша стаття: { $ago }
source-last-read = Прочитано: { $ago }
source-last-try = Остання спроба: { $ago }
source-next = Наступне читання: { $ahead }
source-error = Остання помилка: { $reason }
source-text-item = Текст: завжди із самої стрічки
source-text-page = Текст: завжди зі сторінок
source-select = Текст сторінок: { $what }
source-drop = Пропускається: { $what }
source-outlet = Видання: { $name }
source-interval =
    Читається не частіше ніж раз на { $count ->
        [one] { $count } хвилину
        [few] { $count } хвилини
       *[many] { $count } хвилин
    }
source-pause = Пауза між двома запитами: { $length } с
source-remove = Видалити «{ $title }»?
source-remove-articles =
    { $count ->
        [one] Його { $count } стаття може
        [few] Його { $count } статті можуть
       *[many] Його { $count } статей можуть
    } залишитися або піти разом із ним. Те, що є і в інших джерелах чи файлах, залишиться.
source-removing = Видаляю «{ $title }»…
source-removed = Джерело «{ $title }» видалено. Його статті залишилися.
source-removed-all =
    Джерело «{ $title }» видалено, а разом із ним { $count ->
        [one] { $count } статтю
        [few] { $count } статті
       *[many] { $count } статей
    }.
source-fetching = Читаю «{ $title }»…
source-fetched = Прочитано: нових — { $added }, змінених — { $changed }.
source-not-fetched = Прочитати не вдалося: { $reason }
source-looking = Дивлюся, що є за адресою { $address } …
source-items =
    { $count ->
        [1] { $count } запис. Ось він як стаття:
        [one] { $count } запис. Перші з них як статті:
        [few] { $count } записи. Перші з них як статті:
       *[many] { $count } записів. Перші з них як статті:
    }
source-paragraphs =
    { $count ->
        [one] { $count } абзац
        [few] { $count } абзаци
       *[many] { $count } абзаців
    }
source-besides = Ця адреса веде й сюди:
source-known = Це джерело в мене вже є.
source-long-address = Ця адреса задовга для кнопки: додайте її командою «newsbot sources add».
source-too-many = Адрес забагато: подивлюся лише перші { $count }.
source-adding = Додаю це джерело…
source-added = Джерело «{ $title }» додано.
source-brought =
    { $count ->
        [one] Додано { $count } статтю.
        [few] Додано { $count } статті.
       *[many] Додано { $count } статей.
    }
source-later = Спробую ще раз пізніше.
admin-failed = Не вийшло: { $reason }
too-slow = це тривало понад { $count } хв.
index-busy = Індекс зараз оновлюється: спробуйте ще раз, коли це закінчиться.


## Видалення статей

remove-how = Надішліть /remove і посилання на статтю або дайте відповідь командою /remove на одну з моїх відповідей.
remove-forgotten = Не можу визначити, які статті в цьому повідомленні: надішліть /remove і посилання на статтю.
remove-missing = Статті «{ $article }» у мене немає: надішліть посилання в тому вигляді, у якому воно стоїть у відповіді.
remove-already = Цю статтю вже видалено, і вона не повернеться.
remove-which = Яку статтю видалити?
remove-ask = Видалити цю статтю назавжди?
remove-stays-out = Вона не повернеться, навіть якщо джерело чи файл принесе її знову.
remove-long-id = Її номер задовгий для кнопки: скористайтеся командою «newsbot remove».
remove-running = Видаляю «{ $title }»…
remove-done = Статтю «{ $title }» видалено.
remove-cancelled = Нічого не видалено.
remove-undoing = Знімаю заборону зі статті…
remove-undone = Стаття може повернутися: її додасть наступне читання джерела або оновлення індексу, де вона трапиться.


## Стан, запитання без відповіді й оцінки, для адміністраторів бота

status-index = Індекс
status-outlets =
    { $count ->
        [one] { $count } видання
        [few] { $count } видання
       *[many] { $count } видань
    }
# Стоїть перед заголовком
status-newest = Найновіша стаття:
# $ago: «5 хвилин тому»; $size: «1,2 МБ»
status-built = Побудовано { $ago }, { $size }
status-runs = Останні запуски
status-run-index = Індексація
status-run-refresh = Читання джерел
status-run-take = Дописи з каналів
status-run-add = Додавання сторінок і документів
# $kind: одне з чотирьох; $length: «0,4 секунди»
status-run = { $kind }, { $ago }, { $length }: додано — { $added }, змінено — { $changed }, видалено — { $removed }, з помилками — { $failed }
# $reason: речення або слово, англійською
status-run-failed = { $kind }, { $ago }, завершено достроково: { $reason }
status-sources = Джерела в мережі
status-no-sources = немає
status-well = усе гаразд — { $count }
status-new = нових — { $count }
status-failing = з помилками — { $count }
status-silent = мовчать — { $count }
status-paused = призупинено — { $count }
status-ended = зникли — { $count }
status-answers = Відповіді
# $done: відповіді, у яких щось знайдено; $failed: у яких нічого не знайдено
status-hour = За останню годину: знайдено — { $done }, не знайдено — { $failed }
status-day = За останню добу: знайдено — { $done }, не знайдено — { $failed }
status-bot = Бот
status-busy =
    { $count ->
        [one] { $count } інший чат у роботі
        [few] { $count } інші чати в роботі
       *[many] { $count } інших чатів у роботі
    }
status-waiting =
    { $count ->
        [one] { $count } повідомлення чекає
        [few] { $count } повідомлення чекають
       *[many] { $count } повідомлень чекають
    }
status-memory = Пам’ять: { $size }
# $sizes: пам’ять кожного
status-processes =
    { $count ->
        [one] { $count } процес, що відповідає
        [few] { $count } процеси, що відповідають
       *[many] { $count } процесів, що відповідають
    }: { $sizes }
# $version: наприклад "newsbot 0.2.0"
status-uptime = { $version }, час роботи: { $length }
unanswered = Запитання за останні 7 днів, на які нічого не знайдено:
# Стоїть перед запитанням
unanswered-line = { $count } ×
unanswered-more = … і ще { $count }
unanswered-none = За останні 7 днів показати нічого.
unanswered-chats =
    Показано лише запитання щонайменше з { $count ->
        [one] { $count } чату
       *[many] { $count } чатів
    }.
# $count: на всіх сторінках
ratings =
    { $count ->
        [one] { $count } відповідь за останні 30 днів позначено як некорисну:
        [few] { $count } відповіді за останні 30 днів позначено як некорисні:
       *[many] { $count } відповідей за останні 30 днів позначено як некорисні:
    }
ratings-none = За останні 30 днів жодну відповідь не позначено як некорисну.
ratings-nothing = нічого не знайдено


## Додавання статей

addition-document = документ
addition-post = допис
addition-added = Додано:
addition-changed = Оновлено:
addition-unchanged = Уже є:
addition-articles = { $name }: додано — { $added }, оновлено — { $changed }, уже було — { $unchanged }.
addition-paragraphs =
    { $count ->
        [one] { $count } абзац
        [few] { $count } абзаци
       *[many] { $count } абзаців
    }
addition-more = … і ще { $count }
addition-failures = Не додано: { $count } (перша причина: { $reason })
addition-failed = Не додано: { $reason }
addition-source = { $name } веде до багатьох статей, а не до однієї: додайте це джерело через /sources.
addition-too-large = { $name } перевищує 20 МБ, а більше Телеграм ботам не віддає: скопіюйте файл на сервер і запустіть там «newsbot add ФАЙЛ».
addition-nothing = Надішліть /add із посиланням або у відповідь на посилання, документ чи переслане повідомлення.
addition-too-many = Посилань забагато: узято перші { $count }. Решту надішліть ще раз.
addition-title = «{ $title }»
button-take-out = Прибрати
taken-out = Прибрано з індексу.
taken-out-titles = Прибрано з індексу: { $titles }.
taken-out-before = Цього вже немає в індексі.


## Команди

command-ask = Запитати про новини
command-help = Що я вмію і що можна запитати
command-latest = Найновіші статті
command-follow = Повідомляти про нові статті з відповіддю на запитання
command-following = Запитання, за якими я стежу
command-settings = Налаштування цієї групи
command-add = Додати статтю за посиланням або у відповідь на повідомлення з нею
command-reindex = Оновити індекс або одне джерело; статті без файлів видаляються
command-sources = Джерела в мережі: список, додати, видалити
command-remove = Видалити статтю назавжди
command-status = Індекс, джерела й бот коротко
command-unanswered = Запитання, на які нічого не знайдено
command-report = Відповіді, позначені як некорисні
