# Мови статей, якщо це не мова запитання.

shown-languages = Мова цих статей: { $names }.
article-languages = Мова моїх статей: { $names }.
names-only = Я шукав лише імена та числа із запитання.
searched-name = Шукав «{ $meant }»: так мої статті пишуть «{ $typed }».
