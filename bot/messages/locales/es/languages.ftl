# Las lenguas de los artículos, si no son la de la pregunta.

shown-languages = Idioma de estos artículos: { $names }.
article-languages = Idioma de mis artículos: { $names }.
names-only = Solo he buscado los nombres y los números de tu pregunta.
searched-name = He buscado «{ $meant }»: así escriben mis artículos «{ $typed }».
