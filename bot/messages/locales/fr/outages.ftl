# Tant que la grappe de recherche ne répond pas.

search-unavailable = Je ne peux pas chercher pour le moment. Veuillez réessayer dans une minute.
inline-unavailable = Recherche impossible pour le moment : écrivez-moi en privé
search-waits = Je ne peux pas chercher pour le moment. Votre message est conservé : j’y répondrai dès que je pourrai de nouveau chercher.
status-no-search = impossible d’y chercher pour le moment : { $reason }
