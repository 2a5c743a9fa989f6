# Las palabras del propio bot en español. Las notas sobre las variables están en el archivo en inglés.


## Saludos y ayuda

help-what = Pregúntame sobre las noticias: busco los párrafos que responden y te los muestro palabra por palabra, indicando quién lo dijo, el medio y la fecha. Si la respuesta no está en los artículos, te lo digo.
help-from = Busco en { $coverage }.
help-try = Prueba con una de estas preguntas:
help-groups = En los grupos, escribe /ask y tu pregunta, mencióname o responde a una de mis respuestas.
group-greeting = ¡Hola! Respondo a preguntas sobre las noticias con las palabras de los propios artículos. Escribe /ask y tu pregunta, mencióname o responde a una de mis respuestas.
group-privacy = Solo veo /ask, las menciones y las respuestas a mis mensajes. Nada más de lo que se escribe aquí me llega.
group-not-listed = Lo siento, este chat no está en mi lista, así que salgo de él. Quien me gestiona puede añadirlo.
private-not-listed = Lo siento, solo respondo en los chats de mi lista y este no es uno de ellos. Quien me gestiona puede añadirlo.


## Mensajes que no preguntan nada

no-words = Escribe tu pregunta después de /ask o responde con /ask al mensaje que la contiene.
not-text = Solo puedo leer texto: escribe tu pregunta, por ejemplo, «¿Qué dijo … sobre …?».
unknown-command = No conozco ese comando. Escribe simplemente tu pregunta o consulta /help.
no-right = Lo siento, eso solo puede hacerlo un administrador de este bot.
limit-reached =
    Respondo a { $limit ->
        [one] una pregunta
       *[other] { $limit } preguntas
    } por minuto y persona. Te responderé de nuevo en { $seconds } s.
too-fast = Vas demasiado rápido para mí. Inténtalo de nuevo en { $seconds } s.
trouble = No he podido responder en este momento. Inténtalo de nuevo.
given-up = Lo siento, no he podido responder a esta pregunta.
index-damaged = Ahora mismo no puedo responder: mi índice está dañado. Los administradores del bot ya lo saben.


## Charla

small-talk-greeting = ¡Hola! Pregúntame sobre las noticias y te mostraré lo que dicen los artículos.
small-talk-thanks = De nada.
small-talk-about = Soy un bot. Busco en { $coverage } los párrafos que responden a tu pregunta y te los muestro palabra por palabra. En /help hay preguntas para probar.
small-talk-goodbye = ¡Hasta luego!
small-talk-complaint = Lo siento. Prueba con otras palabras o pulsa 👎 debajo de la respuesta.
small-talk-reaction = Pregúntame sobre las noticias cuando quieras.


## Respuestas

not-found = Sin resultados.
not-found-why = Ninguno de mis artículos responde a esto.
not-found-part = Sin resultados para «{ $question }»
no-articles = No tengo artículos de esas fechas.
no-quotes = Ninguna de las citas de mis artículos responde a esto.
no-more = No hay más resultados.
namesakes = Mis artículos no mencionan a { $speaker }, pero sí a { $others }.
apart = Ninguno de mis artículos que mencionan a { $speaker } habla de «{ $topic }».
unquoted = Ninguno de mis artículos cita a { $speaker } sobre «{ $topic }».
may-help = Esto puede ayudarte:
nearest = Los artículos que más se acercan:
searched = He buscado en { $coverage }.
coverage =
    { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }
coverage-days = { $articles } del { $first } al { $last }
coverage-day = { $articles } del { $day }
also-in =
    También en { $count ->
        [one] { $count } medio más
       *[other] { $count } medios más
    }: { $names }
also-in-more =
    También en { $count ->
        [one] { $count } medio más
       *[other] { $count } medios más
    }: { $names }…
sentence-too-long = (Esta frase es demasiado larga para un mensaje; abre el artículo para leerla.)


## Cómo se ha entendido una pregunta

showing-for = Muestro resultados para «{ $meant }» en lugar de «{ $typed }».
also-searched = También he buscado: { $words }.
asked-dates = Fechas: { $days }.
days-between = del { $first } al { $last }
days-since = desde el { $first }
days-until = hasta el { $last }
asked-outlets = Solo de estos medios: { $names }.


## Artículos

outlet-not-given = medio no indicado
undated = sin fecha
updated = actualizado
updated-on = actualizado el { $day }
today = hoy
yesterday = ayer
citation-title = «{ $title }».
citation-title-ended = «{ $title }»


## Botones

button-more = Más
button-back = Atrás
button-context = Contexto
button-newest = Nuevos primero
button-best = Mejores primero
button-quotes = Solo citas
button-all = Todo
button-follow = 🔔 Seguir
button-stop = Parar
button-again = Repetir pregunta
button-article = Abrir artículo
button-cite = Citar artículo
button-outlets = Medios
button-all-outlets = Todos los medios
button-language = Idioma
button-quiet = Silencio
button-no-quiet = Nunca
button-done = Listo
button-add = Añadir
button-add-source = Añadir fuente
button-pause = Pausar
button-resume = Reanudar
button-refresh = Leer ahora
button-remove = Eliminar
button-keep = Solo la fuente
button-with-all = Con artículos
button-cancel = Cancelar
button-source = Esta fuente
button-sources = Lista de fuentes
button-let-in = Volver a admitir
button-retry = Reintentar


## Avisos después de pulsar un botón

note-old = Este botón es demasiado antiguo. Escribe tu pregunta de nuevo.
note-forgotten = Ya no recuerdo esta respuesta. ¿Repetir la pregunta?
note-thanks = Anotado.
note-saved = Guardado.
note-admins = Solo los administradores de este grupo pueden cambiar sus ajustes.
note-source-gone = Esta fuente ya no existe.
note-under-way = Ya estoy en ello: espera un momento.
note-source-paused = En pausa.
note-source-resumed = Se volverá a leer.
note-article-gone = Este artículo ya no está en el índice.
note-command-again = Este botón ya no funciona: envía el comando de nuevo.


## Preguntas que sigue un chat

follow-started = Sigo esta pregunta: { $question }
follow-how = Escribiré aquí cuando la respondan artículos nuevos. En /following están las preguntas que sigue este chat.
follow-stopped = Ya no sigo esta pregunta: { $question }
follow-list = Preguntas que sigo aquí:
follow-none = Este chat no sigue ninguna pregunta. Pulsa 🔔 debajo de una respuesta y escribiré aquí cuando artículos nuevos respondan a la pregunta.
follow-limit =
    Este chat ya sigue { $limit ->
        [one] una pregunta
       *[other] { $limit } preguntas
    }, que es el máximo. Primero deja de seguir alguna: /following
follow-past = Ningún artículo nuevo puede responder a esto: las fechas por las que preguntas ya han pasado. Pregunta sin fechas y seguiré la pregunta.
follow-what = Solo puedo seguir preguntas sobre algo concreto: menciona una persona, un lugar o un tema.
follow-no-words = Escribe tu pregunta después de /follow o responde con /follow al mensaje que la contiene.
follow-off = No puedo seguir preguntas: quien me gestiona lo ha desactivado.
alert = Hay artículos nuevos que responden a tu pregunta: { $question }


## Los artículos más recientes

latest = Los artículos más recientes:
latest-none = Todavía no tengo artículos.


## En otros chats

inline-hint = Escribe tu pregunta
inline-not-found = Sin resultados
inline-private = Pregúntame en privado


## Ajustes de un grupo

settings = Ajustes de este grupo
settings-outlets = Medios: { $names }
settings-all-outlets = todos
settings-language = Idioma: { $language }
settings-any-language = Idioma: el de cada persona
settings-quiet = Horas de silencio: de { $from } a { $to } ({ $zone })
settings-no-quiet = Horas de silencio: ninguna
settings-in-groups = Solo los grupos tienen ajustes: escribe /settings en un grupo en el que yo esté y que tú administres.
choose-outlets = ¿En qué medios debo buscar?
choose-language = ¿En qué idioma debo hablar? Los artículos se quedan en el suyo.
choose-any-language = El de cada persona
choose-quiet = ¿Cuándo debo guardar silencio? Seguiré respondiendo a las preguntas, pero sin sonido; las novedades de las preguntas que sigo esperarán.
choose-quiet-zone = Las horas son las de la zona horaria { $zone }.


## Actualizar el índice

reindex-nothing = No hay nada que indexar: indica en NEWSBOT_ARTICLES_DIR la carpeta de tus artículos y reinicia el bot, o añade una fuente web.
# $name: lo que un administrador ha escrito después de /reindex
reindex-no-source = No tengo ninguna fuente web «{ $name }»: en /sources están todas.
# $names: títulos de fuentes, por ejemplo "Harbour Gazette, Bay Courier"
reindex-nearest = No tengo ninguna fuente web «{ $name }». Las más parecidas: { $names }.
reindex-several = «{ $name }» puede referirse a { $names }: envía /reindex con la dirección de la que quieras.
reindex-started = Actualizando el índice… Los artículos cuyos archivos ya no existen se eliminan.
reindex-started-source = Leyendo la fuente…
reindex-joined = El índice ya se está actualizando. Va por aquí:
reindex-again = Esta actualización se ha interrumpido más de una vez, así que no la reinicio por mi cuenta. Envía /reindex para continuarla.
reindex-waiting = Esperando a que termine la actualización en curso…
reindex-waiting-for-refresh = Esperando a que termine la lectura de las fuentes web, que está en curso…
reindex-listing = Buscando archivos: { $done }
reindex-fetching = Leyendo fuentes: { $done } de { $total }, artículos: { $articles }
reindex-reading = Leyendo archivos: { $done } de { $total }, artículos: { $articles }
reindex-building = Construyendo el índice: { $done } de { $total }
reindex-merging = Ordenando las palabras del índice
reindex-publishing = Guardando el índice
percent = { $number } %
# $time: un tiempo como en un reloj, por ejemplo 1:05
reindex-time = Lleva { $time }.
time-left-seconds = A este paso le quedan unos { $count } segundos.
time-left-minutes =
    { $count ->
        [one] A este paso le queda cerca de un minuto.
       *[other] A este paso le quedan unos { $count } minutos.
    }
# $time: horas y minutos, por ejemplo 2:30
time-left-hours = A este paso le quedan unas { $time } horas.
reindex-cancelling = Cancelando…
reindex-cancelled-early = Cancelado.
# $step: hasta dónde llegó, por ejemplo «Leyendo archivos: 3 de 5»
reindex-cancelled = Cancelado. El último paso: { $step }. Lo guardado se conserva y /reindex continúa desde ahí.
reindex-over = Esta actualización ya ha terminado.
reindex-interrupted = El bot se detiene ahora. Continuará con esta actualización cuando vuelva.
reindex-done = Listo. Añadidos: { $added }, modificados: { $changed }, eliminados: { $removed }, sin cambios: { $unchanged }, con errores: { $failed }.
reindex-holds =
    El índice contiene { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }.
reindex-samples = Los artículos de ejemplo han salido del índice, porque ahora contiene artículos tuyos.
# $file: el nombre de un archivo que sigue
reindex-more-failed = … y { $count } más, en { $file }
reindex-sources = Fuentes leídas: { $count }, con errores: { $failed }.
# $kinds: por ejemplo «12 .xlsx; 3 .log»
reindex-passed-over = Archivos de otros tipos omitidos: { $kinds }.
reindex-undated = Artículos nuevos o modificados sin fecha: { $count }.
reindex-without-outlet = Artículos nuevos o modificados sin medio: { $count }.
# $kinds: por ejemplo «16 × Date, Title; 2 × Title»
reindex-headers = Encabezados: { $kinds }.
# $reason: una frase
reindex-partly = No todo ha salido bien: { $reason }
reindex-failed = No se ha podido actualizar el índice: { $reason } Sigo usando el anterior.
reindex-not-started = no se ha podido iniciar el proceso ({ $reason }).
reindex-ended = el proceso ha terminado con el código { $code }.
source-failing =
    { $count ->
        [one] Una fuente web lleva tiempo fallando
       *[other] Varias fuentes web llevan tiempo fallando
    }:
source-silent =
    { $count ->
        [one] Una fuente web lleva callada más de lo habitual
       *[other] Varias fuentes web llevan calladas más de lo habitual
    }:
source-back =
    { $count ->
        [one] Una fuente web vuelve a funcionar
       *[other] Varias fuentes web vuelven a funcionar
    }:
source-ended =
    { $count ->
        [one] Una fuente web ha desaparecido para siempre
       *[other] Varias fuentes web han desaparecido para siempre
    }:
damage-found = El índice está dañado ({ $reason }): envía /reindex para reconstruirlo.
damage-one-before = Hasta entonces, sigo usando el anterior.
damage-no-other = Hasta entonces, no puedo responder a ninguna pregunta.
# $title: el nombre de un canal; $id: su número
channel-can-read = Ahora soy administrador del canal «{ $title }»: sus publicaciones nuevas se convierten en artículos.
channel-lost = Ya no soy administrador del canal «{ $title }» y no me llegan sus publicaciones nuevas: vuelve a hacerme administrador o quita { $id } de NEWSBOT_CHANNELS.
channel-not-listed = Ahora soy administrador del canal «{ $title }», pero no lo leo: añade { $id } a NEWSBOT_CHANNELS y reinicia el bot.


## Fuentes, para los administradores del bot

sources =
    { $count ->
        [one] Una fuente
       *[other] { $count } fuentes
    }
sources-none = Todavía no hay fuentes.
sources-how = Para añadir una, envía /sources y la dirección de un sitio, un canal RSS o un artículo, o varias direcciones. Te mostraré lo que leería allí antes de que la añadas. Los canales de Telegram se añaden con NEWSBOT_CHANNELS.
source-feed = canal RSS
source-sitemap = mapa del sitio
source-wordpress = sitio de WordPress
source-folder = carpeta
source-page = página
source-channel = canal
source-new = aún sin leer
source-well = sin problemas
source-is-silent = callada más de lo habitual
source-fails = con fallos
source-paused = en pausa
source-is-gone = desaparecida para siempre
source-not-listed = no está en NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } publicación
       *[other] { $count } publicaciones
    }
source-newest = lo más reciente, { $ago }
source-read = leída { $ago }
source-kind = Tipo: { $kind }
source-state = Estado: { $state }
source-articles = Artículos: { $count }
source-newest-article = Artículo más reciente: { $ago }
source-last-read = Última lectura: { $ago }
source-last-try = Último intento: { $ago }
source-next = Próxima lectura: { $ahead }
source-error = Último error: { $reason }
source-text-item = Texto: siempre el de sus entradas
source-text-page = Texto: siempre el de las páginas
source-select = Texto de las páginas: { $what }
source-drop = Se omite: { $what }
source-outlet = Medio: { $name }
source-interval =
    Se lee como máximo una vez cada { $count ->
        [one] minuto
       *[other] { $count } minutos
    }
source-pause = Pausa entre dos solicitudes: { $length } s
source-remove = ¿Eliminar «{ $title }»?
source-remove-articles =
    { $count ->
        [one] Su artículo puede
       *[other] Sus { $count } artículos pueden
    } quedarse o irse con ella. Lo que también tengan otras fuentes o archivos se queda en cualquier caso.
source-removing = Eliminando «{ $title }»…
source-removed = Se ha eliminado «{ $title }». Sus artículos se quedan.
source-removed-all =
    Se ha eliminado «{ $title }» junto con { $count ->
        [one] { $count } artículo
       *[other] { $count } artículos
    }.
source-fetching = Leyendo «{ $title }»…
source-fetched = Lectura terminada. Artículos añadidos: { $added }, modificados: { $changed }.
source-not-fetched = No se ha podido leer: { $reason }
source-looking = Examinando { $address } …
source-items =
    { $count ->
        [one] { $count } entrada. Como artículo:
       *[other] { $count } entradas. Las primeras, como artículos:
    }
source-paragraphs =
    { $count ->
        [one] { $count } párrafo
       *[other] { $count } párrafos
    }
source-besides = Su dirección también lleva a:
source-known = Ya tengo esta fuente.
source-long-address = Esta dirección es demasiado larga para un botón: añádela con «newsbot sources add».
source-too-many = Solo examinaré las { $count } primeras direcciones.
source-adding = Añadiendo esta fuente…
source-added = Se ha añadido «{ $title }».
source-brought =
    { $count ->
        [one] Ha aportado { $count } artículo.
       *[other] Ha aportado { $count } artículos.
    }
source-later = Lo intentaré de nuevo más tarde.
admin-failed = No ha funcionado: { $reason }
too-slow = ha tardado más de { $count } minutos.
index-busy = El índice se está actualizando: inténtalo de nuevo cuando termine.


## Eliminar artículos

remove-how = Envía /remove y el enlace de un artículo, o responde con /remove a una de mis respuestas.
remove-forgotten = No sé qué artículos muestra este mensaje: envía /remove y el enlace del artículo.
remove-missing = No tengo ningún artículo «{ $article }»: envía su enlace tal como aparece en una respuesta.
remove-already = Este artículo ya está eliminado y no volverá.
remove-which = ¿Qué artículo debo eliminar?
remove-ask = ¿Eliminar este artículo para siempre?
remove-stays-out = No volverá, aunque su fuente o su archivo lo traigan otra vez.
remove-long-id = Su identificador es demasiado largo para un botón: usa «newsbot remove».
remove-running = Eliminando «{ $title }»…
remove-done = Se ha eliminado «{ $title }».
remove-cancelled = No se ha eliminado nada.
remove-undoing = Admitiendo el artículo de nuevo…
remove-undone = El artículo puede volver: lo añadirá la próxima lectura o indexación que lo encuentre.


## Estado, preguntas sin resultados y valoraciones, para los administradores del bot

status-index = Índice
status-outlets =
    { $count ->
        [one] { $count } medio
       *[other] { $count } medios
    }
# Va delante de un título
status-newest = El más reciente:
# $ago: «hace 5 minutos»; $size: «1,2 MB»
status-built = Creado { $ago }, { $size }
status-runs = Últimas ejecuciones
status-run-index = Indexación
status-run-refresh = Lectura de las fuentes
status-run-take = Publicaciones de canales
status-run-add = Páginas y documentos añadidos
# $kind: una de las cuatro; $length: «0,4 segundos»
status-run = { $kind }, { $ago }, { $length }; añadidos: { $added }, modificados: { $changed }, eliminados: { $removed }, con errores: { $failed }
# $reason: una frase o una palabra, en inglés
status-run-failed = { $kind }, { $ago }, terminó antes de tiempo: { $reason }
status-sources = Fuentes web
status-no-sources = ninguna
status-well = sin problemas: { $count }
status-new = nuevas: { $count }
status-failing = con fallos: { $count }
status-silent = calladas: { $count }
status-paused = en pausa: { $count }
status-ended = desaparecidas: { $count }
status-answers = Respuestas
# $done: respuestas que encontraron algo; $failed: las que no encontraron nada
status-hour = En la última hora: { $done } con resultados, { $failed } sin resultados
status-day = En las últimas 24 horas: { $done } con resultados, { $failed } sin resultados
status-bot = Bot
status-busy =
    { $count ->
        [one] { $count } chat más en curso
       *[other] { $count } chats más en curso
    }
status-waiting =
    { $count ->
        [one] { $count } mensaje en espera
       *[other] { $count } mensajes en espera
    }
status-memory = Memoria: { $size }
# $sizes: la memoria de cada uno
status-processes =
    { $count ->
        [one] { $count } proceso que responde
       *[other] { $count } procesos que responden
    }: { $sizes }
# $version: por ejemplo "newsbot 0.2.0"
status-uptime = { $version }, en marcha desde hace { $length }
unanswered = Preguntas de los últimos 7 días sin resultados:
# Va delante de una pregunta
unanswered-line = { $count } ×
unanswered-more = … y { $count } más
unanswered-none = No hay preguntas de los últimos 7 días que mostrar.
unanswered-chats =
    Solo se muestran las preguntas hechas en al menos { $count ->
        [one] un chat
       *[other] { $count } chats
    }.
# $count: en todas las páginas
ratings =
    { $count ->
        [one] Una respuesta de los últimos 30 días se marcó como poco útil:
       *[other] { $count } respuestas de los últimos 30 días se marcaron como poco útiles:
    }
ratings-none = Ninguna respuesta de los últimos 30 días se marcó como poco útil.
ratings-nothing = sin resultados


## Añadir artículos

addition-document = el documento
addition-post = la publicación
addition-added = Añadido:
addition-changed = Actualizado:
addition-unchanged = Ya estaba:
addition-articles = { $name } (añadidos: { $added }, actualizados: { $changed }, sin cambios: { $unchanged }).
addition-paragraphs =
    { $count ->
        [one] { $count } párrafo
       *[other] { $count } párrafos
    }
addition-more = … y { $count } más
addition-failures = No añadidos: { $count } (el primero: { $reason })
addition-failed = No añadido: { $reason }
addition-source = { $name } lleva a muchos artículos, no a uno: añade esa fuente con /sources.
addition-too-large = { $name } supera los 20 MB, lo máximo que Telegram da a los bots: copia el archivo en el servidor y ejecuta allí «newsbot add ARCHIVO».
addition-nothing = Envía /add con un enlace, o como respuesta a un enlace, un documento o un mensaje reenviado.
addition-too-many = Eran demasiados enlaces: he tomado los { $count } primeros. Envía los demás de nuevo.
addition-title = «{ $title }»
button-take-out = Deshacer
taken-out = Retirado del índice.
taken-out-titles = Retirado del índice: { $titles }.
taken-out-before = Eso ya no está en el índice.


## Comandos

command-ask = Preguntar sobre las noticias
command-help = Qué hago y preguntas para probar
command-latest = Los artículos más recientes
command-follow = Recibir un mensaje cuando artículos nuevos respondan a una pregunta
command-following = Preguntas que sigue este chat
command-settings = Ajustes de este grupo
command-add = Añadir un artículo por su enlace o respondiendo al mensaje que lo contiene
command-reindex = Actualizar el índice o una fuente; elimina los artículos cuyos archivos ya no existen
command-sources = Fuentes web: ver, añadir, eliminar
command-remove = Eliminar un artículo para siempre
command-status = El índice, las fuentes y el bot de un vistazo
command-unanswered = Preguntas sin resultados
command-report = Respuestas marcadas como poco útiles
