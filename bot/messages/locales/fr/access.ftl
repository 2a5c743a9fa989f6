# Qui peut utiliser le bot : les mots pour ceux qui demandent l’accès et pour les administrateurs qui décident.


## Pour les personnes et les groupes qui ne peuvent pas utiliser le bot

access-ask = Je ne réponds qu’aux personnes que mes administrateurs ont admises. Appuyez sur le bouton, et je leur poserai la question.
access-ask-group = Je ne réponds que dans les groupes que mes administrateurs ont admis. Un administrateur de ce groupe peut appuyer sur le bouton, et je leur poserai la question.
access-waits = La demande est entre les mains de mes administrateurs. J’écrirai ici dès qu’ils auront décidé.
access-not-now = Mes administrateurs ont répondu : pas pour le moment. Vous pourrez refaire une demande { $ahead }.
access-granted = Mes administrateurs vous ont donné accès : interrogez-moi sur l’actualité.
access-granted-group = Mes administrateurs ont donné accès à ce groupe : écrivez /ask suivi de votre question, mentionnez-moi ou répondez à l’une de mes réponses.
access-refusal = Désolé, je ne réponds pas ici.
button-ask-access = Demander l’accès
note-access-group-admins = Seul un administrateur de ce groupe peut demander l’accès.
note-access-busy = Beaucoup de personnes demandent l’accès en ce moment. Veuillez réessayer plus tard.
note-access-have = Vous avez déjà accès.


## Demandes, pour les administrateurs du bot

access-wanted = Quelqu’un demande l’accès
access-wanted-group = Un groupe demande l’accès
access-title = Groupe : { $title }
access-number = Numéro : { $id }
access-asker = Demandé par : { $who }
access-kind = Type : { $kind }
access-person = personne
access-group = groupe
button-allow = Autoriser
button-block = Bloquer
button-not-now = Pas maintenant
access-allowed-by = Accès autorisé par { $admin }
access-blocked-by = Accès bloqué par { $admin }
access-refused-by = Pas maintenant, dit { $admin }
note-access-allowed-before = C’est déjà décidé : accès autorisé.
note-access-blocked-before = C’est déjà décidé : accès bloqué.
note-access-refused-before = C’est déjà décidé : pas maintenant.
note-access-gone = Cette demande n’existe plus.


## /allow, /block et /access

access-how = Envoyez { $command } suivi d’un numéro ou d’un @nom, ou transférez maintenant un message de la personne. Le numéro d’un groupe commence par un signe moins.
access-unknown = Je ne sais pas qui est { $who } : Telegram ne me le dit que lorsque la personne m’a écrit. Envoyez plutôt son numéro, ou demandez-lui de m’écrire d’abord.
access-hidden = Telegram ne me dit pas qui a écrit ce message transféré. Envoyez plutôt le numéro.
access-admin = { $who } administre ce bot et ne peut pas être bloqué.
access-now-allowed = { $who } peut maintenant m’utiliser.
access-now-blocked = Accès bloqué pour { $who } : je ne réponds plus.
access-now-refused = { $who } ne peut pas m’utiliser pour le moment, mais pourra refaire une demande plus tard.
access-now-removed = { $who } n’est plus sur aucune liste.
access-mode-open = Tout le monde peut m’utiliser, sauf les personnes et les groupes bloqués.
access-mode-request = Seuls ceux qui ont accès peuvent m’utiliser ; les autres peuvent le demander.
access-mode-list = Seuls ceux qui ont accès peuvent m’utiliser.
access-listed =
    De plus, NEWSBOT_ALLOWED_CHATS donne accès à { $count ->
        [one] { $count } discussion
       *[other] { $count } discussions
    }.
access-all-waiting = En attente d’une décision : { $count }
access-all-allowed = Autorisés : { $count }
access-all-blocked = Bloqués : { $count }
button-waiting = En attente
button-allowed = Autorisés
button-blocked = Bloqués
access-state = État : { $state }
access-since-allowed = accès autorisé par { $admin } { $ago }
access-since-blocked = accès bloqué par { $admin } { $ago }
access-since-refused = reporté par { $admin } { $ago }
access-since-waiting = demandé { $ago }
command-allow = Autoriser une personne ou un groupe à utiliser le bot
command-block = Ne plus répondre à une personne ou à un groupe
command-access = Qui peut utiliser le bot, qui le demande et qui est bloqué
