"""French words of one family, in groups. Not for synonyms, nor for forms of one word: see `french_forms.py`."""

from __future__ import annotations

from index.languages.families import Families, read_groups

_WORDS = """
absorber absorption, accéder accès, acheter achat acheteur, acquérir acquisition, acteur actrice, admettre admission,
agir action, agresser agresseur, agriculture agricole agriculteur, ami amitié, apparaître apparition, apprendre
apprentissage, arrêter arrestation, assassiner assassinat, banque bancaire banquier, bénéficier bénéfice, blesser
blessure, catholique catholicisme, cesser cessation, champion championnat, chanter chanson chanteur, chasser chasseur,
chaud chaleur chauffer, choisir choix, cinéma cinématographique, citoyen citoyenneté, coiffer coiffeur, colonial
coloniser, comparer comparaison, comprendre compréhension, conclure conclusion, conduire conducteur, confier confiance,
connaître connaissance, conquérir conquête, construire construction constructeur, convaincre conviction, corrompre
corruption, course coureur, coûter coûteux, couvrir couverture, créer création créateur, croire croyance, croissance
croître, cuisine cuisinier, cultiver culture culturel, danser danseur, décéder décès, décevoir déception, décider
décision, découvrir découvreur, décrire description, défendre défense défenseur, définir définition, dépendre
dépendance, descendre descente, désobéir désobéissance, détenir détention, détruire destruction destructeur, dictateur
dictature, dieu divin, diriger directeur, disparaître disparition, échouer échec, écrire écriture écrivain, éduquer
éducation, élire élection électoral électeur, émettre émission, empereur empire impérial, employer employeur, enquêter
enquêteur, entraîner entraîneur, entreprendre entreprise entrepreneur, envahir invasion envahisseur, espérer espoir,
étendre extension, étoile stellaire, étudier étude, exclure exclusion, exposer exposition, fabriquer fabricant, faible
faiblesse, famille familial, fermer fermeture, fleuve fluvial, fondation fondateur, forêt forestier, frontière
frontalier, fuir fuite, fumer fumeur, gagner gain, gouverner gouverneur, grève gréviste, guerre guerrier, haut hauteur,
héros héroïque, histoire historique historien, hiver hivernal, hôpital hospitalier, île insulaire, impression imprimer,
inclure inclusion, inscrire inscription, interdire interdiction, intervenir intervention, introduire introduction,
inventer inventeur, investir investisseur, jeu jouer joueur, jeune jeunesse, joindre jonction, large largeur, lire
lecture lecteur, location locataire, long longueur, lumière lumineux, mariage marier, marin maritime, médecin médical,
mentir mensonge, ministre ministère ministériel, mois mensuel, monarque monarchie, monde mondial, mort mourir mortel
mortalité, musée muséal, musique musicien musical, nager nageur natation, naître naissance natal, naviguer navire
navigation, neige neigeux, nettoyer nettoyage, noyer noyade, nuire nuisance nuisible, nuit nocturne, obéir obéissance,
obtenir obtention, opposer opposition, orphelin orphelinat, ouvrir ouverture, paix pacifique, patron patronat, pauvre
pauvreté, pêcher pêcheur, peindre peinture peintre, penser penseur, percevoir perception, perdre perte, permettre
permission, pétrole pétrolier, peur peureux, plaindre plaignant, planète planétaire, pleuvoir pluie pluvieux, plonger
plongeur, poète poésie poème, police policier, politique politicien, poursuivre poursuite, prédire prédiction,
prescrire prescription, présider président présidentiel, prêtre prêtrise, prévenir prévention, prévoir prévision,
produire production producteur, profond profondeur, promettre promesse, protéger protection protecteur, prouver preuve,
punir punition, recevoir réception récepteur, reconnaître reconnaissance, réduire réduction, réélire réélection, région
régional, reine royal royaume, religion religieux, répondre réponse, république républicain, résoudre résolution,
retenir rétention, retirer retrait, retourner retour, réunir réunion, réussir réussite, riche richesse, roi royal
royaume, rompre rupture, sauver sauvetage sauveteur, science scientifique, sec sécheresse, sénat sénateur, servir
service serviteur, signer signature signataire, soigner soin, soleil solaire, souffrir souffrance, soutenir soutien,
sport sportif, supprimer suppression, survivre survie survivant, témoigner témoin témoignage, terre terrestre
territoire, théâtre théâtral, touriste tourisme, traduire traduction traducteur, trahir trahison traître, transmettre
transmission, travailler travail travailleur, tuer tuerie tueur, unir union unité, université universitaire, vaincre
vainqueur, vendre vendeur, vieillir vieillesse vieux, violence violent, visiter visiteur, vivre vie vivant, volonté
volontaire, voyager voyageur
"""

_PEOPLES = """
afghanistan afghan, afrique africain, algérie algérien, allemagne allemand, alsace alsacien, amérique américain,
angleterre anglais, arménie arménien, asie asiatique, australie australien, autriche autrichien, azerbaïdjan azéri,
bavière bavarois, belgique belge, berlin berlinois, bolivie bolivien, bosnie bosniaque bosnien, brésil brésilien,
bretagne breton britannique, cambodge cambodgien, canada canadien, catalogne catalan, chili chilien, chine chinois,
chypre chypriote, colombie colombien, congo congolais, corée coréen, cuba cubain, danemark danois, égypte égyptien,
espagne espagnol, estonie estonien, éthiopie éthiopien, europe européen, finlande finnois, flandre flamand, galles
gallois, ghana ghanéen, haïti haïtien, hongrie hongrois, inde indien, indonésie indonésien, irak irakien, iran iranien,
israël israélien, italie italien, jamaïque jamaïcain, japon nippon, kazakhstan kazakh, kenya kényan, libye libyen,
lituanie lituanien, londres londonien, madagascar malgache, maroc marocain, mexique mexicain, moscou moscovite, niger
nigérien, nigeria nigérian, norvège norvégien, palestine palestinien, paris parisien, pérou péruvien, pologne polonais,
portugal portugais, provence provençal, prusse prussien, québec québécois, rome romain, roumanie roumain, sicile
sicilien, somalie somalien, suède suédois, suisse helvétique, syrie syrien, tchad tchadien, tibet tibétain, toulouse
toulousain, tunisie tunisien, turquie turc, ukraine ukrainien, uruguay uruguayen, venezuela vénézuélien, venise
vénitien, vietnam vietnamien, yémen yéménite
"""

FRENCH_FAMILIES = Families(words=read_groups(_WORDS), peoples=read_groups(_PEOPLES))
"""Families of French words, and countries with their people."""
