# Quién puede usar el bot: palabras para quienes piden acceso y para los administradores que deciden.


## Para personas y grupos que no pueden usar el bot

access-ask = Solo respondo a las personas que mis administradores han admitido. Pulsa el botón y les preguntaré.
access-ask-group = Solo respondo en los grupos que mis administradores han admitido. Un administrador de este grupo puede pulsar el botón y les preguntaré.
access-waits = Mis administradores ya tienen la solicitud. Escribiré aquí cuando hayan decidido.
access-not-now = Mis administradores han dicho que por ahora no. Puedes volver a pedirlo { $ahead }.
access-granted = Mis administradores te han dado acceso: pregúntame sobre las noticias.
access-granted-group = Mis administradores han dado acceso a este grupo: escribe /ask y tu pregunta, mencióname o responde a una de mis respuestas.
access-refusal = Lo siento, aquí no respondo.
button-ask-access = Pedir acceso
note-access-group-admins = Solo un administrador de este grupo puede pedir acceso.
note-access-busy = Ahora mismo mucha gente está pidiendo acceso. Inténtalo de nuevo más tarde.
note-access-have = Ya tienes acceso.


## Solicitudes, para los administradores del bot

access-wanted = Alguien pide acceso
access-wanted-group = Un grupo pide acceso
access-title = Grupo: { $title }
access-number = Número: { $id }
access-asker = Lo pide: { $who }
access-kind = Tipo: { $kind }
access-person = persona
access-group = grupo
button-allow = Permitir
button-block = Bloquear
button-not-now = Ahora no
access-allowed-by = Acceso permitido por { $admin }
access-blocked-by = Acceso bloqueado por { $admin }
access-refused-by = Ahora no, dice { $admin }
note-access-allowed-before = Esto ya se decidió: acceso permitido.
note-access-blocked-before = Esto ya se decidió: acceso bloqueado.
note-access-refused-before = Esto ya se decidió: ahora no.
note-access-gone = Esta solicitud ya no existe.


## /allow, /block y /access

access-how = Envía { $command } con un número o un @nombre, o reenvía ahora un mensaje de la persona. El número de un grupo empieza por un signo menos.
access-unknown = No sé quién es { $who }: Telegram solo me lo dice cuando esa persona me ha escrito. Envía su número o pídele que me escriba primero.
access-hidden = Telegram no me dice quién escribió este mensaje reenviado. Envía el número en su lugar.
access-admin = { $who } administra este bot: no se puede bloquear su acceso.
access-now-allowed = { $who } ya puede usarme.
access-now-blocked = Acceso bloqueado para { $who }: ya no respondo.
access-now-refused = { $who } no puede usarme por ahora, pero puede volver a pedirlo más tarde.
access-now-removed = { $who } ya no está en ninguna lista.
access-mode-open = Puede usarme cualquiera que no esté bloqueado.
access-mode-request = Solo pueden usarme quienes tienen acceso; los demás pueden pedirlo.
access-mode-list = Solo pueden usarme quienes tienen acceso.
access-listed =
    Además, NEWSBOT_ALLOWED_CHATS da acceso a { $count ->
        [one] un chat
       *[other] { $count } chats
    }.
access-all-waiting = En espera de una decisión: { $count }
access-all-allowed = Con acceso: { $count }
access-all-blocked = Bloqueados: { $count }
button-waiting = En espera
button-allowed = Con acceso
button-blocked = Bloqueados
access-state = Estado: { $state }
access-since-allowed = acceso permitido por { $admin } { $ago }
access-since-blocked = acceso bloqueado por { $admin } { $ago }
access-since-refused = aplazado por { $admin } { $ago }
access-since-waiting = lo pidió { $ago }
command-allow = Permitir que una persona o un grupo use el bot
command-block = Dejar de responder a una persona o un grupo
command-access = Quién puede usar el bot, quién lo pide y quién está bloqueado
