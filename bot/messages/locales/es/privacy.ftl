# Qué guarda el bot sobre las personas y cómo se borra.

command-privacy = Qué guardo sobre ti, por qué y durante cuánto tiempo
command-forgetme = Borrar lo que guardo sobre ti

privacy-heading = Qué guardo sobre ti, por qué y durante cuánto tiempo:
privacy-messages = • Lo que me envías, hasta que te respondo, para que un fallo no haga perder nada. El número del mensaje se queda dos días, para no responder nada dos veces. No guardo nada más de lo que se dice en un grupo.
privacy-questions =
    • Tus preguntas, con tu número de Telegram y el del chat, durante { $count ->
        [one] un día
       *[other] { $count } días
    }: para los botones debajo de mis respuestas, para entender tus preguntas siguientes y para contar lo que encuentro.
# Donde las preguntas no se anotan
privacy-questions-none = • Tu última pregunta, durante diez minutos, para entender tus preguntas siguientes. No la anoto.
privacy-ratings = • Tus 👍 y 👎, tanto tiempo como la pregunta: muestran dónde no ayudo.
privacy-inline = • De lo que escribes para las tarjetas en otros chats, solo las preguntas sin resultados, tanto tiempo como las demás.
privacy-follows = • Las preguntas que sigues y qué artículos conoces, hasta que dejes de seguirlas: para contarte lo nuevo.
privacy-groups = • Los ajustes de un grupo, hasta que me quiten de él.
# $count: número mínimo de chats
privacy-readers =
    Quien me gestiona puede leer mi base de datos. Mis administradores ven { $count ->
        [one] las preguntas sin resultados
       *[other] las preguntas sin resultados en al menos { $count } chats
    } y aquellas cuya respuesta recibió un 👎, pero no quién preguntó.
privacy-readers-none = Quien me gestiona puede leer mi base de datos.
privacy-others = No comparto nada con nadie. Los mensajes en sí están en Telegram: bórralos allí.
privacy-forgetme = /forgetme borra lo que guardo sobre ti.
# $contact: un sitio o un buzón
privacy-contact = Puedes contactar aquí con quien me gestiona: { $contact }

forget-ask = ¿Borrar todo lo que guardo sobre ti: tus preguntas y valoraciones, y las preguntas que sigues? Esto vale para todos los chats. Los botones debajo de mis respuestas para ti dejarán de funcionar, y los grupos ya no recibirán novedades de las preguntas que siguen por ti. No se puede deshacer.
# Va después, en un grupo
forget-ask-group = Los ajustes de este grupo se quedan, y también lo que preguntaron otros.
button-forget = Borrar
button-forget-not = Conservar
forget-done = Hecho: ya no guardo nada sobre ti. Los mensajes en sí están en Telegram: bórralos allí.
# Para quien escribe en nombre de un grupo o de un canal
forget-done-name = Hecho: ya no guardo lo que se preguntó, valoró o siguió con este nombre. No sé quién escribe con él. Para borrar lo que preguntaste en tu propio nombre, envía /forgetme en tu propio nombre.
forget-kept = No he borrado nada.
forget-failed = No he podido borrarlo en este momento. Inténtalo de nuevo.
note-forget-not-yours = Solo puede pulsarlo la persona que lo pidió.
# Para una pregunta que alguien quiso seguir justo antes
follow-forgotten = Desde entonces me has pedido que te olvide, así que no sigo esta pregunta.
