# Кто может пользоваться ботом: слова для тех, кто просит доступ, и для администраторов, которые решают.


## Для людей и групп, которым бот не отвечает

access-ask = Я отвечаю только тем, кого допустили мои администраторы. Нажмите кнопку, и я спрошу их.
access-ask-group = Я отвечаю только в группах, которые допустили мои администраторы. Администратор этой группы может нажать кнопку, и я спрошу их.
access-waits = Запрос у моих администраторов. Как только они решат, я напишу сюда.
access-not-now = Мои администраторы ответили: пока нет. Попросить снова можно { $ahead }.
access-granted = Мои администраторы дали вам доступ: спросите меня о новостях.
access-granted-group = Мои администраторы дали доступ этой группе: напишите /ask и вопрос, упомяните меня или ответьте на один из моих ответов.
access-refusal = Извините, здесь я не отвечаю.
button-ask-access = Запросить доступ
note-access-group-admins = Запросить доступ может только администратор этой группы.
note-access-busy = Сейчас доступ просят многие. Попробуйте позже.
note-access-have = У вас уже есть доступ.


## Запросы, для администраторов бота

access-wanted = Просят доступ
access-wanted-group = Группа просит доступ
access-title = Группа: { $title }
access-number = Номер: { $id }
access-asker = Кто просит: { $who }
access-kind = Для кого: { $kind }
access-person = человек
access-group = группа
button-allow = Разрешить
button-block = Заблокировать
button-not-now = Не сейчас
access-allowed-by = Доступ разрешён. Кто решил: { $admin }
access-blocked-by = Доступ заблокирован. Кто решил: { $admin }
access-refused-by = Не сейчас. Кто решил: { $admin }
note-access-allowed-before = Решение уже принято: доступ разрешён.
note-access-blocked-before = Решение уже принято: доступ заблокирован.
note-access-refused-before = Решение уже принято: не сейчас.
note-access-gone = Этого запроса больше нет.


## /allow, /block и /access

access-how = Отправьте { $command } с номером или @именем либо перешлите сейчас сообщение этого человека. Номер группы начинается с минуса.
access-unknown = Я не знаю, кто это: { $who }. Мне сообщают это, только когда человек мне написал. Отправьте номер или попросите человека сначала написать мне.
access-hidden = Автор этого пересланного сообщения скрыт. Отправьте номер.
access-admin = { $who } — администратор этого бота, его нельзя заблокировать.
access-now-allowed = Доступ разрешён: { $who }.
access-now-blocked = Доступ заблокирован, я больше не отвечаю: { $who }.
access-now-refused = Пока без доступа, попросить снова можно позже: { $who }.
access-now-removed = Больше нет ни в одном списке: { $who }.
access-mode-open = Мной могут пользоваться все, кто не заблокирован.
access-mode-request = Мной могут пользоваться только те, кому разрешён доступ; остальные могут его запросить.
access-mode-list = Мной могут пользоваться только те, кому разрешён доступ.
access-listed =
    Кроме того, NEWSBOT_ALLOWED_CHATS разрешает доступ в { $count ->
        [one] { $count } чате
       *[other] { $count } чатах
    }.
access-all-waiting = Ждут решения: { $count }
access-all-allowed = Доступ разрешён: { $count }
access-all-blocked = Заблокированы: { $count }
button-waiting = Ждут
button-allowed = Разрешён
button-blocked = Заблокированы
access-state = Состояние: { $state }
access-since-allowed = доступ разрешён { $ago } (решение: { $admin })
access-since-blocked = заблокирован { $ago } (решение: { $admin })
access-since-refused = отложен { $ago } (решение: { $admin })
access-since-waiting = запрос { $ago }
command-allow = Разрешить доступ человеку или группе
command-block = Больше не отвечать человеку или группе
command-access = У кого есть доступ, кто его просит и кто заблокирован
