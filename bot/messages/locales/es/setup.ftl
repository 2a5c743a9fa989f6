## Puesta en marcha de un bot

# La descripción del bot: un chat vacío la muestra encima de «Iniciar». 512 caracteres como máximo.
setup-description =
    Pregúntame sobre las noticias. Te muestro los párrafos que responden, palabra por palabra, indicando quién lo dijo, el medio y la fecha. Si la respuesta no está en los artículos, te lo digo.
# En la página del bot y debajo de los enlaces a ella. 120 caracteres como máximo.
setup-short-description = Responde a preguntas sobre las noticias con las palabras de los propios artículos.
setup-admin = Administrarás este bot en cuanto se ponga en marcha. Entonces /help te mostrará lo que puedes hacer.
# $count: intentos que quedan
setup-wrong-code =
    { $count ->
        [one] Este no es el código. Queda un intento.
       *[other] Este no es el código. Quedan { $count } intentos.
    }
setup-code-void = Este tampoco es el código, y era el último intento.
