# Cuándo y dónde recibe un chat las novedades de las preguntas que sigue, y qué se omite en ellas.


## El plan

button-plan = ⚙️ Cuándo, dónde
button-when = Cuándo
button-leave-out = Omitir
button-where = Dónde
button-questions = Preguntas
plan = Cómo recibe este chat las novedades de sus preguntas
plan-at-once = Cuándo: en cuanto haya novedades
# $time: "08:00"; $zone: "Europe/Berlin"
plan-daily = Cuándo: cada día, { $time } ({ $zone })
# $weekday: "lunes"
plan-weekly = Cuándo: cada { $weekday }, { $time } ({ $zone })
plan-out = Se omite: { $names }
plan-where-each = Dónde: donde se siguió cada pregunta
plan-where-general = Dónde: en el tema principal del grupo
plan-where-topic = Dónde: en el tema que eligió un administrador
plan-where-channel = Dónde: en el canal { $title }
follow-how-plan = Te avisaré cuando la respondan artículos nuevos. En /following se ve cuándo y dónde.


## Cuándo

button-at-once = Al instante
button-daily = Cada día
button-weekly = Cada semana
choose-when = ¿Cuándo quieres las novedades? Un resumen reúne las de todas las preguntas desde el anterior; si no hay novedades, no llega ninguno.
choose-day = ¿Qué día?
# $day: el mensaje "button-daily" o un día de la semana
choose-hour = { $day }: ¿a qué hora?


## Qué se omite

button-words = Palabras
button-none = Ninguno
left-out-nothing = nada
left-out-outlets = Medios: { $names }
left-out-words = Palabras: { $names }
choose-out = Omito los artículos de estos medios y los que tienen una de estas palabras en el título o en el texto.
choose-out-outlets = ¿Qué medios debo omitir?
leave-out-how = Para añadir palabras, escribe /leaveout y las palabras separadas por comas. Una palabra incluye también sus otras formas: «elección» omite también «elecciones». Si escribes varias palabras sin coma, un párrafo debe tenerlas todas.
leave-out-added = A partir de ahora se omite: { $names }
leave-out-no-word = «{ $name }» no es una palabra que yo busque, así que no puedo omitirla.
leave-out-long = Una palabra que se omite tiene { $limit } caracteres como máximo.
leave-out-limit = Omito { $limit } palabras como máximo. Primero retira alguna con los botones.
leave-out-outlets-limit = Omito { $limit } medios como máximo.


## Dónde

choose-each-place = Donde se siguió
choose-this-topic = En este tema
choose-where = ¿Dónde quieres las novedades?
where-topic = Para otro tema, escribe /tellin en él.
where-channel = Para un canal, hazme administrador con permiso para publicar y escribe /tellin y su nombre, por ejemplo, /tellin @canal. Si el canal es privado, reenvía una publicación suya y responde a ella con /tellin.
place-topic = A partir de ahora, las novedades de las preguntas de este chat llegarán a este tema.
place-channel = A partir de ahora, las novedades de las preguntas de este chat llegarán al canal { $title }.
place-how = Escribe el nombre de un canal después de /tellin, por ejemplo, /tellin @canal, o responde con /tellin a una publicación reenviada desde él.
place-no-channel = No conozco ningún canal «{ $name }»: comprueba el nombre y hazme administrador del canal con permiso para publicar.
place-no-right = No puedo publicar en { $title }: hazme administrador de ese canal con permiso para publicar.
place-not-yours = Solo un administrador de { $title } con permiso para publicar puede elegir ese canal.
place-anonymous = No veo quién eres: escribe /tellin en tu propio nombre, no como grupo ni como canal.
place-lost-channel = Ya no puedo publicar en { $title }, así que las novedades vuelven a llegar aquí.
place-lost-topic = El tema de estas novedades ya no admite mensajes, así que las novedades llegan aquí.


## Resúmenes

digest = Novedades de tus preguntas
# Debajo de una pregunta cuyos artículos nuevos están en otra pregunta
digest-above = Los artículos nuevos están más arriba.
digest-more = Hay más artículos nuevos: haz la pregunta para verlos.


## Comandos

command-leaveout = Omitir palabras en las novedades de las preguntas que sigo
command-tellin = Recibir las novedades de las preguntas en este tema o en un canal
