# Les mots du bot lui-même en français. Les notes sur les variables se trouvent dans le fichier anglais.


## Accueil et aide

help-what = Posez-moi une question sur l’actualité : je cherche les paragraphes qui y répondent et je vous les montre mot pour mot, en précisant qui parle, le média et la date. Si les articles n’en disent rien, je vous le dis.
help-from = Je cherche dans { $coverage }.
help-try = Essayez par exemple :
help-groups = Dans un groupe, écrivez /ask suivi de votre question, mentionnez-moi ou répondez à l’une de mes réponses.
group-greeting = Bonjour ! Je réponds aux questions sur l’actualité avec les mots mêmes des articles. Écrivez /ask suivi de votre question, mentionnez-moi ou répondez à l’une de mes réponses.
group-privacy = Je ne vois que /ask, les mentions de mon nom et les réponses à mes messages. Rien d’autre de ce qui s’écrit ici ne me parvient.
group-not-listed = Désolé, cette discussion n’est pas sur ma liste, donc je la quitte. La personne qui me gère peut l’y ajouter.
private-not-listed = Désolé, je ne réponds que dans les discussions de ma liste, et celle-ci n’en fait pas partie. La personne qui me gère peut l’y ajouter.


## Messages qui ne demandent rien

no-words = Écrivez votre question après /ask, ou répondez avec /ask au message qui la contient.
not-text = Je ne sais lire que du texte : écrivez votre question, par exemple « Qu’a dit … à propos de … ? »
unknown-command = Je ne connais pas cette commande. Écrivez simplement votre question, ou consultez /help.
no-right = Désolé, seul un administrateur de ce bot peut faire cela.
limit-reached =
    Je réponds à { $limit ->
        [one] une question
       *[other] { $limit } questions
    } par minute et par personne. Je vous répondrai de nouveau dans { $seconds } s.
too-fast = C’est trop rapide pour moi. Veuillez réessayer dans { $seconds } s.
trouble = Je n’ai pas réussi à répondre. Veuillez réessayer.
given-up = Désolé, je n’ai pas réussi à répondre à cette question.
index-damaged = Je ne peux pas répondre pour le moment : mon index est endommagé. Les administrateurs du bot sont prévenus.


## Conversation

small-talk-greeting = Bonjour ! Posez-moi une question sur l’actualité, et je vous montrerai ce qu’en disent les articles.
small-talk-thanks = Je vous en prie.
small-talk-about = Je suis un bot. Je cherche dans { $coverage } les paragraphes qui répondent à votre question et je vous les montre mot pour mot. Vous trouverez dans /help des questions à essayer.
small-talk-goodbye = Au revoir !
small-talk-complaint = Désolé. Essayez avec d’autres mots, ou appuyez sur 👎 sous la réponse.
small-talk-reaction = Interrogez-moi sur l’actualité quand vous voulez.


## Réponses

not-found = Aucun résultat.
not-found-why = Aucun de mes articles ne répond à cette question.
not-found-part = Aucun résultat pour « { $question } »
no-articles = Je n’ai aucun article pour ces dates.
no-quotes = Aucune des citations de mes articles ne répond à cette question.
no-more = Il n’y a pas d’autres résultats.
namesakes = Mes articles ne mentionnent pas { $speaker }, mais ils mentionnent { $others }.
apart = Aucun de mes articles qui mentionnent { $speaker } ne parle de « { $topic } ».
unquoted = Aucun de mes articles ne cite { $speaker } au sujet de « { $topic } ».
may-help = Ceci peut vous aider :
nearest = Les articles les plus proches :
searched = J’ai cherché dans { $coverage }.
coverage =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
coverage-days = { $articles } du { $first } au { $last }
coverage-day = { $articles } du { $day }
also-in =
    Également dans { $count ->
        [one] { $count } autre média
       *[other] { $count } autres médias
    } : { $names }
also-in-more =
    Également dans { $count ->
        [one] { $count } autre média
       *[other] { $count } autres médias
    } : { $names }…
sentence-too-long = (Cette phrase est trop longue pour un message ; ouvrez l’article pour la lire.)


## Comment une question a été comprise

showing-for = Résultats pour « { $meant } » au lieu de « { $typed } ».
also-searched = J’ai aussi cherché : { $words }.
asked-dates = Dates : { $days }.
days-between = du { $first } au { $last }
days-since = à partir du { $first }
days-until = jusqu’au { $last }
asked-outlets = Uniquement dans ces médias : { $names }.


## Articles

outlet-not-given = média non indiqué
undated = sans date
updated = mis à jour
updated-on = mis à jour le { $day }
today = aujourd’hui
yesterday = hier
citation-title = « { $title } ».
citation-title-ended = « { $title } »


## Boutons

button-more = Plus
button-back = Retour
button-context = Contexte
button-newest = Plus récents
button-best = Plus pertinents
button-quotes = Citations seules
button-all = Tout
button-follow = 🔔 Suivre
button-stop = Arrêter
button-again = Redemander
button-article = Ouvrir l’article
button-cite = Citer l’article
button-outlets = Médias
button-all-outlets = Tous les médias
button-language = Langue
button-quiet = Heures calmes
button-no-quiet = Jamais
button-done = Terminé
button-add = Ajouter
button-add-source = Ajouter
button-pause = Mettre en pause
button-resume = Reprendre
button-refresh = Lire maintenant
button-remove = Supprimer
button-keep = Source seule
button-with-all = Articles aussi
button-cancel = Annuler
button-source = Cette source
button-sources = Les sources
button-let-in = Réadmettre
button-retry = Réessayer


## Avis qui s’affichent après un appui sur un bouton

note-old = Ce bouton est trop ancien. Veuillez écrire de nouveau votre question.
note-forgotten = Je ne me souviens plus de cette réponse. Reposer la question ?
note-thanks = C’est noté.
note-saved = Enregistré.
note-admins = Seuls les administrateurs de ce groupe peuvent modifier ses réglages.
note-source-gone = Cette source n’existe plus.
note-under-way = Je m’en occupe déjà : un instant.
note-source-paused = En pause.
note-source-resumed = Elle sera de nouveau lue.
note-article-gone = Cet article n’est plus dans l’index.
note-command-again = Ce bouton ne fonctionne plus : envoyez de nouveau la commande.


## Questions suivies par une discussion

follow-started = Question suivie : { $question }
follow-how = J’écrirai ici quand de nouveaux articles y répondront. Les questions que suit cette discussion se trouvent dans /following.
follow-stopped = Fin du suivi de cette question : { $question }
follow-list = Questions suivies ici :
follow-none = Cette discussion ne suit aucune question. Appuyez sur 🔔 sous une réponse, et j’écrirai ici quand de nouveaux articles répondront à la question.
follow-limit =
    Cette discussion suit déjà { $limit ->
        [one] une question
       *[other] { $limit } questions
    }, ce qui est le maximum. Arrêtez d’abord d’en suivre une : /following
follow-past = Aucun nouvel article ne peut y répondre : les dates de votre question sont passées. Posez-la sans dates, et je la suivrai.
follow-what = Je ne peux suivre qu’une question sur un sujet précis : nommez une personne, un lieu ou un thème.
follow-no-words = Écrivez votre question après /follow, ou répondez avec /follow au message qui la contient.
follow-off = Je ne peux pas suivre de questions : la personne qui me gère a désactivé cette fonction.
alert = De nouveaux articles répondent à votre question : { $question }


## Les articles les plus récents

latest = Les articles les plus récents :
latest-none = Je n’ai pas encore d’articles.


## Dans d’autres discussions

inline-hint = Écrivez votre question
inline-not-found = Aucun résultat
inline-private = Posez-moi la question en privé


## Réglages d’un groupe

settings = Réglages de ce groupe
settings-outlets = Médias : { $names }
settings-all-outlets = tous
settings-language = Langue : { $language }
settings-any-language = Langue : celle de chaque personne
settings-quiet = Heures calmes : de { $from } à { $to } ({ $zone })
settings-no-quiet = Heures calmes : aucune
settings-in-groups = Seuls les groupes ont des réglages : écrivez /settings dans un groupe dont je fais partie et que vous administrez.
choose-outlets = Dans quels médias dois-je chercher ?
choose-language = Quelle langue dois-je parler ? Les articles restent dans la leur.
choose-any-language = Celle de chaque personne
choose-quiet = Quand dois-je rester silencieux ? Je répondrai quand même aux questions, mais sans son ; les nouveautés des questions suivies attendront.
choose-quiet-zone = Les heures sont celles du fuseau horaire { $zone }.


## Mise à jour de l’index

reindex-nothing = Il n’y a rien à indexer : indiquez dans NEWSBOT_ARTICLES_DIR le dossier de vos articles et redémarrez le bot, ou ajoutez une source web.
# $name : ce qu’un administrateur a écrit après /reindex
reindex-no-source = Je n’ai pas de source web « { $name } » : elles se trouvent toutes dans /sources.
# $names : des titres de sources, par exemple "Harbour Gazette, Bay Courier"
reindex-nearest = Je n’ai pas de source web « { $name } ». Les plus proches : { $names }.
reindex-several = « { $name } » peut désigner { $names } : envoyez /reindex suivi de l’adresse de celle que vous voulez.
reindex-started = Mise à jour de l’index… Les articles dont les fichiers n’existent plus sont supprimés.
reindex-started-source = Lecture de la source…
reindex-joined = L’index est déjà en cours de mise à jour. Voici où il en est :
reindex-again = Cette mise à jour a été interrompue plus d’une fois, donc je ne la relance pas de moi-même. Envoyez /reindex pour la poursuivre.
reindex-waiting = J’attends la fin de la mise à jour en cours…
reindex-waiting-for-refresh = J’attends la fin de la lecture des sources web, qui est en cours…
reindex-listing = Recherche des fichiers : { $done }
reindex-fetching = Lecture des sources : { $done } sur { $total }, articles : { $articles }
reindex-reading = Lecture des fichiers : { $done } sur { $total }, articles : { $articles }
reindex-building = Construction de l’index : { $done } sur { $total }
reindex-merging = Tri des mots de l’index
reindex-publishing = Enregistrement de l’index
percent = { $number } %
# $time : un temps comme sur une horloge, par exemple 1:05
reindex-time = Temps écoulé : { $time }.
time-left-seconds = Encore { $count } secondes environ pour cette étape.
time-left-minutes =
    { $count ->
        [one] Encore une minute environ pour cette étape.
       *[other] Encore { $count } minutes environ pour cette étape.
    }
# $time : des heures et des minutes, par exemple 2:30
time-left-hours = Encore { $time } heures environ pour cette étape.
reindex-cancelling = Annulation…
reindex-cancelled-early = Annulé.
# $step : où elle en était, par exemple « Lecture des fichiers : 3 sur 5 »
reindex-cancelled = Annulé. Dernière étape : { $step }. Ce qui est enregistré est conservé, et /reindex reprendra à partir de là.
reindex-over = Cette mise à jour est terminée.
reindex-interrupted = Le bot s’arrête maintenant. Il poursuivra cette mise à jour à son retour.
reindex-done = Terminé. Ajoutés : { $added }, modifiés : { $changed }, supprimés : { $removed }, inchangés : { $unchanged }, en échec : { $failed }.
reindex-holds =
    L’index contient { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }.
reindex-samples = Les articles d’exemple ont quitté l’index, puisqu’il contient maintenant vos propres articles.
# $file : le nom d’un fichier qui suit
reindex-more-failed = … et { $count } de plus, dans { $file }
reindex-sources = Sources lues : { $count }, en échec : { $failed }.
# $kinds : par exemple « 12 .xlsx; 3 .log »
reindex-passed-over = Fichiers d’autres types ignorés : { $kinds }.
reindex-undated = Articles nouveaux ou modifiés sans date : { $count }.
reindex-without-outlet = Articles nouveaux ou modifiés sans média : { $count }.
# $kinds : par exemple « 16 × Date, Title; 2 × Title »
reindex-headers = En-têtes : { $kinds }.
# $reason : une phrase
reindex-partly = Tout n’a pas fonctionné : { $reason }
reindex-failed = L’index n’a pas pu être mis à jour : { $reason } Je continue d’utiliser le précédent.
reindex-not-started = le processus n’a pas pu démarrer ({ $reason }).
reindex-ended = le processus s’est terminé avec le code { $code }.
source-failing =
    { $count ->
        [one] Une source web est en échec depuis un certain temps
       *[other] Des sources web sont en échec depuis un certain temps
    } :
source-silent =
    { $count ->
        [one] Une source web reste muette plus longtemps que d’habitude
       *[other] Des sources web restent muettes plus longtemps que d’habitude
    } :
source-back =
    { $count ->
        [one] Une source web est de retour
       *[other] Des sources web sont de retour
    } :
source-ended =
    { $count ->
        [one] Une source web a définitivement disparu
       *[other] Des sources web ont définitivement disparu
    } :
damage-found = L’index est endommagé ({ $reason }) : envoyez /reindex pour le reconstruire.
damage-one-before = D’ici là, je continue d’utiliser le précédent.
damage-no-other = D’ici là, je ne peux répondre à aucune question.
# $title : le nom d’un canal ; $id : son numéro
channel-can-read = Je suis maintenant administrateur du canal « { $title } » : ses nouvelles publications deviennent des articles.
channel-lost = Je ne suis plus administrateur du canal « { $title } » et ne reçois plus ses nouvelles publications : nommez-moi de nouveau administrateur, ou retirez { $id } de NEWSBOT_CHANNELS.
channel-not-listed = Je suis maintenant administrateur du canal « { $title } », mais je ne le lis pas : ajoutez { $id } à NEWSBOT_CHANNELS et redémarrez le bot.


## Sources, pour les administrateurs du bot

sources =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
sources-none = Il n’y a pas encore de sources.
sources-how = Pour en ajouter une, envoyez /sources suivi de l’adresse d’un site, d’un flux ou d’un article, ou de plusieurs adresses. Je vous montrerai ce que j’y lirais avant que vous ne l’ajoutiez. Les canaux de Telegram s’ajoutent dans NEWSBOT_CHANNELS.
source-feed = flux
source-sitemap = plan du site
source-wordpress = site WordPress
source-folder = dossier
source-page = page
source-channel = canal
source-new = pas encore lue
source-well = sans problème
source-is-silent = muette plus longtemps que d’habitude
source-fails = en échec
source-paused = en pause
source-is-gone = définitivement disparue
source-not-listed = absente de NEWSBOT_CHANNELS
source-posts =
    { $count ->
        [one] { $count } publication
       *[other] { $count } publications
    }
source-newest = dernier article { $ago }
source-read = lue { $ago }
source-kind = Type : { $kind }
source-state = État : { $state }
source-articles = Articles : { $count }
source-newest-article = Article le plus récent : { $ago }
source-last-read = Dernière lecture : { $ago }
source-last-try = Dernière tentative : { $ago }
source-next = Prochaine lecture : { $ahead }
source-error = Dernière erreur : { $reason }
source-text-item = Texte : toujours celui de ses entrées
source-text-page = Texte : toujours celui des pages
source-select = Texte des pages : { $what }
source-drop = Exclu : { $what }
source-outlet = Média : { $name }
source-interval =
    Lue au plus une fois { $count ->
        [one] par minute
       *[other] toutes les { $count } minutes
    }
source-pause = Pause entre deux requêtes : { $length } s
source-remove = Supprimer « { $title } » ?
source-remove-articles =
    { $count ->
        [one] Son article peut
       *[other] Ses { $count } articles peuvent
    } rester ou partir avec elle. Ce que d’autres sources ou fichiers contiennent aussi reste dans tous les cas.
source-removing = Suppression de « { $title } »…
source-removed = « { $title } » a été supprimé. Les articles restent.
source-removed-all =
    « { $title } » a été supprimé, avec { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }.
source-fetching = Lecture de « { $title } »…
source-fetched = Lecture terminée. Articles ajoutés : { $added }, modifiés : { $changed }.
source-not-fetched = La lecture a échoué : { $reason }
source-looking = J’examine { $address } …
source-items =
    { $count ->
        [one] { $count } entrée. Sous forme d’article :
       *[other] { $count } entrées. Les premières, sous forme d’articles :
    }
source-paragraphs =
    { $count ->
        [one] { $count } paragraphe
       *[other] { $count } paragraphes
    }
source-besides = Son adresse mène aussi à :
source-known = C’est déjà l’une de mes sources.
source-long-address = Cette adresse est trop longue pour un bouton : ajoutez-la avec « newsbot sources add ».
source-too-many = Je n’examinerai que les { $count } premières adresses.
source-adding = Ajout de cette source…
source-added = « { $title } » a été ajouté.
source-brought =
    { $count ->
        [one] Elle a apporté { $count } article.
       *[other] Elle a apporté { $count } articles.
    }
source-later = Je réessaierai plus tard.
admin-failed = Cela n’a pas fonctionné : { $reason }
too-slow = cela a pris plus de { $count } minutes.
index-busy = L’index est en cours de mise à jour : réessayez quand ce sera terminé.


## Suppression d’articles

remove-how = Envoyez /remove suivi du lien d’un article, ou répondez avec /remove à l’une de mes réponses.
remove-forgotten = Je ne sais pas quels articles ce message montre : envoyez /remove suivi du lien de l’article.
remove-missing = Je n’ai pas d’article « { $article } » : envoyez son lien tel qu’une réponse le montre.
remove-already = Cet article est déjà supprimé et ne reviendra pas.
remove-which = Quel article dois-je supprimer ?
remove-ask = Supprimer définitivement cet article ?
remove-stays-out = Il ne reviendra pas, même si sa source ou son fichier le propose de nouveau.
remove-long-id = Son identifiant est trop long pour un bouton : utilisez « newsbot remove ».
remove-running = Suppression de « { $title } »…
remove-done = « { $title } » a été supprimé.
remove-cancelled = Rien n’a été supprimé.
remove-undoing = Réadmission de l’article…
remove-undone = L’article peut revenir : la prochaine lecture ou indexation qui le rencontrera l’ajoutera.


## État, questions sans résultat et évaluations, pour les administrateurs du bot

status-index = Index
status-outlets =
    { $count ->
        [one] { $count } média
       *[other] { $count } médias
    }
# Précède un titre
status-newest = Le plus récent :
# $ago : « il y a 5 minutes » ; $size : « 1,2 Mo »
status-built = Créé { $ago }, { $size }
status-runs = Dernières exécutions
status-run-index = Indexation
status-run-refresh = Lecture des sources
status-run-take = Publications de canaux
status-run-add = Ajout de pages et de documents
# $kind : l’une des quatre ; $length : « 0,4 seconde »
status-run = { $kind }, { $ago }, { $length } ; ajoutés : { $added }, modifiés : { $changed }, supprimés : { $removed }, en échec : { $failed }
# $reason : une phrase ou un mot, en anglais
status-run-failed = { $kind }, { $ago }, arrêt prématuré : { $reason }
status-sources = Sources web
status-no-sources = aucune
status-well = sans problème : { $count }
status-new = nouvelles : { $count }
status-failing = en échec : { $count }
status-silent = muettes : { $count }
status-paused = en pause : { $count }
status-ended = disparues : { $count }
status-answers = Réponses
# $done : les réponses qui ont trouvé quelque chose ; $failed : celles qui n’ont rien trouvé
status-hour = Durant la dernière heure : { $done } avec résultat, { $failed } sans résultat
status-day = Durant les dernières 24 heures : { $done } avec résultat, { $failed } sans résultat
status-bot = Bot
status-busy =
    { $count ->
        [one] { $count } autre discussion en cours
       *[other] { $count } autres discussions en cours
    }
status-waiting =
    { $count ->
        [one] { $count } message en attente
       *[other] { $count } messages en attente
    }
status-memory = Mémoire : { $size }
# $sizes : la mémoire de chacun
status-processes =
    { $count ->
        [one] { $count } processus qui répond
       *[other] { $count } processus qui répondent
    } : { $sizes }
# $version : par exemple "newsbot 0.2.0"
status-uptime = { $version }, en service depuis { $length }
unanswered = Questions sans résultat des 7 derniers jours :
# Précède une question
unanswered-line = { $count } ×
unanswered-more = … et { $count } de plus
unanswered-none = Aucune question à montrer pour les 7 derniers jours.
unanswered-chats =
    Seules sont montrées les questions posées dans au moins { $count ->
        [one] une discussion
       *[other] { $count } discussions
    }.
# $count : sur toutes les pages
ratings =
    { $count ->
        [one] { $count } réponse des 30 derniers jours a été jugée peu utile :
       *[other] { $count } réponses des 30 derniers jours ont été jugées peu utiles :
    }
ratings-none = Aucune réponse des 30 derniers jours n’a été jugée peu utile.
ratings-nothing = aucun résultat


## Ajout d’articles

addition-document = le document
addition-post = la publication
addition-added = Ajouté :
addition-changed = Mis à jour :
addition-unchanged = Déjà présent :
addition-articles = { $name } (ajoutés : { $added }, mis à jour : { $changed }, déjà présents : { $unchanged }).
addition-paragraphs =
    { $count ->
        [one] { $count } paragraphe
       *[other] { $count } paragraphes
    }
addition-more = … et { $count } de plus
addition-failures = Non ajoutés : { $count } (le premier : { $reason })
addition-failed = Non ajouté : { $reason }
addition-source = { $name } mène à de nombreux articles, et non à un seul : ajoutez cette source avec /sources.
addition-too-large = { $name } dépasse 20 Mo, le maximum que Telegram donne aux bots : copiez le fichier sur le serveur et lancez-y « newsbot add FICHIER ».
addition-nothing = Envoyez /add avec un lien, ou en réponse à un lien, à un document ou à un message transféré.
addition-too-many = Il y avait trop de liens : j’ai pris les { $count } premiers. Envoyez de nouveau les autres.
addition-title = « { $title } »
button-take-out = Annuler l’ajout
taken-out = Retiré de l’index.
taken-out-titles = Retiré de l’index : { $titles }.
taken-out-before = Ce n’est plus dans l’index.


## Commandes

command-ask = Poser une question sur l’actualité
command-help = Ce que je fais, et des questions à essayer
command-latest = Les articles les plus récents
command-follow = Recevoir un message quand de nouveaux articles répondent à une question
command-following = Questions que suit cette discussion
command-settings = Réglages de ce groupe
command-add = Ajouter un article par son lien, ou en réponse au message qui le contient
command-reindex = Mettre à jour l’index ou une source ; supprime les articles dont les fichiers n’existent plus
command-sources = Sources web : voir, ajouter, supprimer
command-remove = Supprimer définitivement un article
command-status = L’index, les sources et le bot en un coup d’œil
command-unanswered = Questions sans résultat
command-report = Réponses jugées peu utiles
