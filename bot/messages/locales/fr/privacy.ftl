# Ce que le bot conserve sur les personnes, et comment l’effacer.

command-privacy = Ce que je conserve sur vous, pourquoi et combien de temps
command-forgetme = Effacer ce que je conserve sur vous

privacy-heading = Ce que je conserve sur vous, pourquoi et combien de temps :
privacy-messages = • Ce que vous m’envoyez, jusqu’à ce que j’aie répondu, pour qu’une panne ne fasse rien perdre. Le numéro du message reste deux jours, pour que je ne réponde pas deux fois. Je ne conserve rien d’autre de ce qui se dit dans un groupe.
privacy-questions =
    • Vos questions, avec votre numéro Telegram et celui de la discussion, pendant { $count ->
        [one] un jour
       *[other] { $count } jours
    } : pour les boutons sous mes réponses, pour comprendre vos questions suivantes et pour compter ce que je trouve.
# Là où les questions ne sont pas notées
privacy-questions-none = • Votre dernière question, pendant dix minutes, pour comprendre vos questions suivantes. Je ne la note nulle part.
privacy-ratings = • Vos 👍 et vos 👎, aussi longtemps que la question : ils montrent où je n’aide pas.
privacy-inline = • De ce que vous saisissez pour les cartes dans d’autres discussions, seulement les questions sans résultat, aussi longtemps que les autres.
privacy-follows = • Les questions que vous suivez et les articles que vous connaissez, jusqu’à ce que vous arrêtiez : pour vous dire ce qui est nouveau.
privacy-groups = • Les réglages d’un groupe, jusqu’à ce que j’en sois retiré.
# $count : nombre minimal de discussions
privacy-readers =
    La personne qui me gère peut lire ma base de données. Mes administrateurs voient { $count ->
        [one] les questions sans résultat
       *[other] les questions sans résultat dans au moins { $count } discussions
    }, et celles dont la réponse a reçu un 👎, mais ne voient pas qui les a posées.
privacy-readers-none = La personne qui me gère peut lire ma base de données.
privacy-others = Je ne transmets rien. Les messages eux-mêmes se trouvent chez Telegram : effacez-les là-bas.
privacy-forgetme = La commande /forgetme efface ce que je conserve sur vous.
# $contact : un site ou une adresse de courriel
privacy-contact = Pour joindre la personne qui me gère : { $contact }

forget-ask = Effacer tout ce que je conserve sur vous : vos questions, vos évaluations et les questions que vous suivez ? Cela vaut pour toutes les discussions. Les boutons sous les réponses que je vous ai données ne fonctionneront plus, et un groupe ne recevra plus les nouveautés des questions qu’il suivait pour vous. C’est irréversible.
# Le suit dans un groupe
forget-ask-group = Les réglages de ce groupe restent, ainsi que ce que d’autres ont demandé.
button-forget = Effacer
button-forget-not = Conserver
forget-done = C’est fait : je ne conserve plus rien sur vous. Les messages eux-mêmes se trouvent chez Telegram : effacez-les là-bas.
# Pour une personne qui écrit au nom d’un groupe ou d’un canal
forget-done-name = C’est fait : je ne conserve plus ce qui a été demandé, évalué ou suivi sous ce nom. Je ne sais pas qui écrit sous ce nom. Pour effacer ce que vous avez demandé en votre propre nom, envoyez /forgetme en votre propre nom.
forget-kept = Je n’ai rien effacé.
forget-failed = Je n’ai pas réussi à l’effacer. Veuillez réessayer.
note-forget-not-yours = Seule la personne qui l’a demandé peut appuyer sur ce bouton.
# Pour une question que quelqu’un voulait suivre juste avant
follow-forgotten = Entre-temps, vous m’avez demandé de vous oublier, donc je ne suivrai pas cette question.
