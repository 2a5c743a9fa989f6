"""French forms of one word that the stemmer tells apart, as data: irregular verbs, plurals, feminine forms.

Not for words of one family: see `french_families.py`.
"""

from __future__ import annotations

from index.languages.irregular import read_forms

_STEMS = {
    "ent ons": """
    accepter accept, accompagner accompagn, accorder accord, accueillir accueill, accuser accus, acheter achèt,
    affirmer affirm, aider aid, ajouter ajout, annoncer annonc, annuler annul, appeler appell, appliquer appliqu,
    apporter apport, arrêter arrêt, arriver arriv, assister assist, assurer assur, attaquer attaqu, attribuer attribu,
    augmenter augment, baisser baiss, bloquer bloqu, cacher cach, causer caus, changer chang, chanter chant, chercher
    cherch, circuler circul, commander command, comporter comport, composer compos, compter compt, concerner concern,
    condamner condamn, confirmer confirm, considérer considèr, constituer constitu, consulter consult, continuer
    continu, contribuer contribu, contrôler contrôl, coûter coût, créer cré, critiquer critiqu, danser dans, décider
    décid, déclarer déclar, demander demand, demeurer demeur, dénoncer dénonc, désigner désign, développer développ,
    diminuer diminu, disposer dispos, donner donn, durer dur, échouer échou, élever élèv, employer emploi, engager
    engag, envisager envisag, envoyer envoi, espérer espèr, estimer estim, éviter évit, exiger exig, exister exist,
    expliquer expliqu, exploiter exploit, fabriquer fabriqu, fermer ferm, figurer figur, financer financ, fonctionner
    fonctionn, former form, frapper frapp, fumer fum, gagner gagn, garder gard, habiter habit, ignorer ignor, imposer
    impos, indiquer indiqu, installer install, intéresser intéress, jeter jett, jouer jou, juger jug, laisser laiss,
    lancer lanc, lutter lutt, manger mang, manifester manifest, manquer manqu, marcher march, menacer menac, mener mèn,
    mériter mérit, montrer montr, négocier négoci, nommer nomm, obliger oblig, occuper occup, opposer oppos, organiser
    organis, oublier oubli, parler parl, partager partag, participer particip, passer pass, payer pai, penser pens,
    perturber perturb, porter port, poser pos, posséder possèd, pousser pouss, préférer préfèr, préparer prépar,
    présenter présent, prier pri, profiter profit, proposer propos, protester protest, prouver prouv, provoquer
    provoqu, quitter quitt, raconter racont, rappeler rappell, réclamer réclam, refuser refus, regarder regard,
    rencontrer rencontr, rentrer rentr, représenter représent, respecter respect, ressembler ressembl, rester rest,
    retirer retir, retrouver retrouv, réveiller réveill, révéler révèl, risquer risqu, sembler sembl, signer sign,
    souhaiter souhait, soutirer soutir, supporter support, supprimer supprim, témoigner témoign, tenter tent, tirer
    tir, tomber tomb, toucher touch, tourner tourn, traiter trait, travailler travaill, traverser travers, trouver
    trouv, tuer tu, utiliser utilis, verser vers, visiter visit, voler vol, voter vot
    """,
    "e ent": """
    apprécier appréci, associer associ, bénéficier bénéfici, confier confi, copier copi, étudier étudi, identifier
    identifi, justifier justifi, modifier modifi, multiplier multipli, publier publi, qualifier qualifi, relier reli,
    remercier remerci, signifier signifi, varier vari, vérifier vérifi
    """,
    "d ds dent dant du due dus dues dait daient dit de": """
    attendre atten, confondre confon, correspondre correspon, défendre défen, dépendre dépen, descendre descen,
    entendre enten, étendre éten, mordre mor, pendre pen, perdre per, prétendre préten, rendre ren, répandre répan,
    répondre répon, suspendre suspen, tendre ten, tordre tor, vendre ven
    """,
    "prend prends prennent prenait prenaient prenant prenne pris prise prises prit prirent": """
    apprendre ap+, comprendre com+, prendre +, reprendre re+, surprendre sur+
    """,
    "met mets mettent mettait mettaient mettant mette mis mise mises mit mirent": """
    admettre ad+, commettre com+, émettre é+, mettre +, permettre per+, promettre pro+, remettre re+, soumettre sou+,
    transmettre trans+
    """,
    "vient viennent venu venue venus venues vint vinrent vienne viendra viendront": """
    convenir con+, devenir de+, intervenir inter+, parvenir par+, prévenir pré+, provenir pro+, survenir sur+, venir +
    """,
    "tient tiennent tenu tenue tenus tenues tint tinrent tienne tiendra tiendront": """
    appartenir appar+, contenir con+, détenir dé+, entretenir entre+, maintenir main+, obtenir ob+, retenir re+,
    soutenir sou+, tenir +
    """,
    "it ite its ites isent isait isaient isant isit isirent ise": """
    conduire condu, construire constru, détruire détru, instruire instru, introduire introdu, produire produ, réduire
    rédu, reproduire reprodu, séduire sédu, traduire tradu
    """,
    "t te ts tes vent vait vaient vant vit virent": """
    décrire décri, écrire écri, inscrire inscri, prescrire prescri, souscrire souscri, transcrire transcri
    """,
    "u ue us ues ut urent oit oivent": """
    apercevoir aperç, concevoir conç, décevoir déç, percevoir perç, recevoir reç
    """,
    "rent ert erte erts ertes": """
    couvrir couv, découvrir découv, offrir off, ouvrir ouv, recouvrir recouv, souffrir souff
    """,
    "nt nts nte ntes gnent gnait gnaient gnit gnirent": """
    atteindre attei, contraindre contrai, craindre crai, éteindre étei, joindre joi, peindre pei, plaindre plai,
    rejoindre rejoi, restreindre restrei
    """,
    "t ts ent e es ue ant ait aient": "conclure conclu, exclure exclu, inclure inclu",
    "ît issent issait issaient u ue us ues ut urent": """
    apparaître appara, connaître conna, disparaître dispara, paraître para, reconnaître reconna
    """,
    "t tent tu tue tus tues tait taient tit tirent": "abattre abat, battre bat, combattre combat",
    "it issent issait issaient issant i is ie ies irent": "agir ag, unir un",
    "e ent é ée és ées a èrent ait aient ant": "entrer entr, oser os, user us",
}
"""Endings, and the verbs whose forms have them behind a stem; + stands for what precedes all of an ending."""

_FORMS = """
acquérir acquis acquise acquises acquiert acquièrent, ami amis, apparaître apparu apparue apparus apparut, beau belle
belles bel, blanc blanche blanches, bleu bleus, boire boit boivent bu buvait, cheveu cheveux, commission commissions,
conflit conflits, connaître connu connue connus connut connurent, conquérir conquis conquise conquiert, conseiller
conseillers conseillère conseillères, convaincre convaincu convaincue convainc, crédit crédits, croire croit croient
croyait cru crut, danger dangers, dieu dieux, dire disent disait, disparaître disparu disparue disparus disparut,
dormir dort dorment, doux douce douces, élire élit élisent élu élue élus élues, emploi emplois, enjeu enjeux, entier
entière entiers entières, entreprendre entreprend entreprennent entrepris entreprit, essai essais, étranger étrangère
étrangers étrangères, euro euros, faux fausse fausses, feu feux, fier fière fiers fières, foyer foyers, franc franche
franches, fuir fuit fuient fui fuyait, grec grecque grecques, gros grosse grosses, individu individus, inédit inédite
inédits inédites, info infos, jeu jeux, juif juive juives juifs, kilo kilos, leader leaders, léger légère légers
légères, lieu lieux, lire lisent lu lue lisait, loi lois, long longue longues, loyer loyers, massif massive massives,
matériau matériaux, milieu milieux, mourir meurt meurent mourut moururent, naître naît naissent naissait naquit
naquirent, neuf neuve neuves, nouveau nouvelle nouvelles nouvel, numéro numéros, œil yeux, offrir offre offrait offrit
offrirent, opinion opinions, parcourir parcourt parcourent parcouru parcourue, passager passagers passagère passagères,
petit petite petits petites, photo photos, pouvoir peut peuvent pourra pourrait, prévoir prévoit prévoient prévu prévue
prévus prévues prévoyait, profit profits, public publique publiques, radio radios, recevoir recevait recevra,
reconnaître reconnu reconnue reconnus reconnut, religion religions, résoudre résout résolu résolue, revenir revient
reviennent revint revinrent reviendra reviendront revienne, rire rit rient, roi rois, savoir sait savent savait su,
scénario scénarios, sec sèche sèches, servir sert servent servait, sportif sportive sportives, studio studios, suivre
suit suivent suivait suivi suivie suivis suivies, tissu tissus, travail travaux, tribu tribus, turc turque turques,
usager usagers, vaincre vaincu vaincue vaincus, valoir vaut valent valait, vélo vélos, vidéo vidéos, vieux vieille
vieilles vieil, vivre vivent vivait vécu vécut vécurent, voir voit voient voyait vu vue vus vues, vouloir veut veulent
voulu voulait voudrait
"""
"""Words, each with forms of it."""

FRENCH_FORMS = read_forms(_STEMS, _FORMS)
"""Forms of French words, each with the word to stem in its place."""
