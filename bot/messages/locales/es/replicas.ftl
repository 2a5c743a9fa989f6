## Varios bots con el mismo token, como los muestra /status a los administradores

status-bots = Bots con este token
# share es el porcentaje aproximado de los chats a los que responde.
status-bots-one = { $name }: { $share } % de los chats
# El que escribe este mensaje
status-bots-this = { $name }: { $share } % de los chats, autor de este mensaje
