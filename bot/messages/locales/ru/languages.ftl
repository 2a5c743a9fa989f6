# Языки статей, если это не язык вопроса.

shown-languages = Язык этих статей: { $names }.
article-languages = Язык моих статей: { $names }.
names-only = Я искал только имена и числа из вопроса.
searched-name = Искал «{ $meant }»: так мои статьи пишут «{ $typed }».
