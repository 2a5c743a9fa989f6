## Plusieurs bots avec le même jeton, tels que /status les montre aux administrateurs

status-bots = Bots avec ce jeton
# share est le pourcentage approximatif des discussions auxquelles il répond.
status-bots-one = { $name } : { $share } % des discussions
# Celui qui écrit ce message
status-bots-this = { $name } : { $share } % des discussions, auteur de ce message
