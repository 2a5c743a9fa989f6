# Quand et où une discussion reçoit les nouveautés des questions qu’elle suit, et ce qui en est exclu.


## Le plan

button-plan = ⚙️ Quand et où
button-when = Quand
button-leave-out = Exclure
button-where = Où
button-questions = Questions
plan = Comment cette discussion reçoit les nouveautés de ses questions
plan-at-once = Quand : dès qu’il y a du nouveau
# $time : "08:00" ; $zone : "Europe/Berlin"
plan-daily = Quand : chaque jour à { $time } ({ $zone })
# $weekday : "lundi"
plan-weekly = Quand : chaque { $weekday } à { $time } ({ $zone })
plan-out = Exclu : { $names }
plan-where-each = Où : là où chaque question a été suivie
plan-where-general = Où : dans le sujet principal du groupe
plan-where-topic = Où : dans le sujet choisi par un administrateur
plan-where-channel = Où : dans le canal { $title }
follow-how-plan = Je vous préviendrai quand de nouveaux articles y répondront. Quand et où, c’est dans /following.


## Quand

button-at-once = Tout de suite
button-daily = Chaque jour
button-weekly = Chaque semaine
choose-when = Quand voulez-vous les nouveautés ? Un récapitulatif réunit celles de toutes les questions depuis le précédent ; sans nouveauté, aucun n’est envoyé.
choose-day = Quel jour ?
# $day : le message "button-daily", ou un jour de la semaine
choose-hour = { $day } : à quelle heure ?


## Ce qui est exclu

button-words = Mots
button-none = Aucun
left-out-nothing = rien
left-out-outlets = Médias : { $names }
left-out-words = Mots : { $names }
choose-out = J’exclus les articles de ces médias, et ceux qui contiennent l’un de ces mots dans le titre ou dans le texte.
choose-out-outlets = Quels médias dois-je exclure ?
leave-out-how = Pour ajouter des mots, écrivez /leaveout suivi des mots séparés par des virgules. Un mot vaut aussi pour ses autres formes : « élection » exclut aussi « élections ». Si vous écrivez plusieurs mots sans virgule, un paragraphe doit les contenir tous.
leave-out-added = Exclu à partir de maintenant : { $names }
leave-out-no-word = « { $name } » n’est pas un mot que je cherche, donc je ne peux pas l’exclure.
leave-out-long = Un mot à exclure compte { $limit } caractères au maximum.
leave-out-limit = J’exclus { $limit } mots au maximum. Retirez-en d’abord avec les boutons.
leave-out-outlets-limit = J’exclus { $limit } médias au maximum.


## Où

choose-each-place = Là où elle est suivie
choose-this-topic = Dans ce sujet
choose-where = Où voulez-vous les nouveautés ?
where-topic = Pour un autre sujet, écrivez-y /tellin.
where-channel = Pour un canal, nommez-moi administrateur avec le droit de publier, puis écrivez /tellin suivi de son nom, par exemple /tellin @canal. Pour un canal privé, transférez une de ses publications et répondez-y avec /tellin.
place-topic = Désormais, les nouveautés des questions de cette discussion arriveront dans ce sujet.
place-channel = Désormais, les nouveautés des questions de cette discussion arriveront dans le canal { $title }.
place-how = Écrivez le nom d’un canal après /tellin, par exemple /tellin @canal, ou répondez avec /tellin à une publication transférée depuis ce canal.
place-no-channel = Je ne connais pas de canal « { $name } » : vérifiez le nom, et nommez-moi administrateur du canal avec le droit de publier.
place-no-right = Je ne peux pas publier dans { $title } : nommez-moi administrateur de ce canal avec le droit de publier.
place-not-yours = Seul un administrateur de { $title } qui a le droit d’y publier peut choisir ce canal.
place-anonymous = Je ne vois pas qui vous êtes : écrivez /tellin en votre propre nom, et non en tant que groupe ou canal.
place-lost-channel = Je ne peux plus publier dans { $title }, donc les nouveautés arrivent de nouveau ici.
place-lost-topic = Le sujet prévu pour ces nouveautés n’accepte plus de messages, donc elles arrivent ici.


## Récapitulatifs

digest = Nouveautés de vos questions
# Sous une question dont les nouveaux articles se trouvent sous une autre
digest-above = Les nouveaux articles se trouvent plus haut.
digest-more = Il y a d’autres nouveaux articles : posez la question pour les voir.


## Commandes

command-leaveout = Exclure des mots des nouveautés des questions suivies
command-tellin = Recevoir les nouveautés des questions suivies dans ce sujet ou dans un canal
