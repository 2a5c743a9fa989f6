"""French words for people and organisations, and given names, as plain data."""

from __future__ import annotations

_MEN = """
    Aaron Abdel Abdelkader Abdou Abdoulaye Achille Adam Adel Adrien Ahmed Aimé Alain Alban Albert Aldo Alex Alexandre
    Alexis Alfred Ali Alioune Alphonse Amadou Amaury Ambroise Amédée Amine Anatole André Anthony Antoine Antonin
    Antonio Ariel Aristide Armand Arnaud Arsène Arthur Aubin Auguste Augustin Aurélien Aymeric Ayoub Baptiste
    Barnabé Barthélemy Basile Bastien Benjamin Benoît Benoit Bernard Bertrand Bilal Boris Boubacar Brahim Brice Bruno
    Camille Carl Cédric César Charles Charly Cheikh Christian Christophe Claude Clément Clovis Colin Corentin Cyprien
    Cyril Cyrille Damien Daniel Danny David Denis Désiré Didier Dimitri Dominique Donald Dorian Dylan Edgar Edgard
    Edmond Édouard Edouard Élie Elie Elias Éloi Eloi Emile Émile Emilien Émilien Emmanuel Enzo Eric Éric Erick Ernest
    Erwan Étienne Etienne Eudes Eugène Evan Fabien Fabrice Faustin Félicien Félix Ferdinand Fernand Fidèle Firmin
    Florent Florentin Florian Francis Franck François Frank Frédéric Gabin Gabriel Gaël Gaëtan Gaspard Gaston Gauthier
    Gautier Geoffrey Geoffroy Georges Gérald Gérard Gérémy Germain Ghislain Gilbert Gilles Grégoire Grégory Guillaume
    Gustave Guy Habib Hakim Hamid Hamza Hans Harry Hassan Henri Hervé Hippolyte Honoré Hubert Hugo Hugues Hussein
    Ibrahim Ibrahima Idriss Ignace Igor Ilyes Ismaël Ivan Jacky Jacob Jacques Jamel Jan Jason Jawad Jean Jérémie Jérémy
    Jérôme Jimmy Joachim Joao Joe Joël John Johnny Jonas Jonathan Jordan Jordi Joris José Joseph Josué Jules Julien
    Justin Kader Kamel Karim Karl Kévin Kevin Khalid Khaled Kylian Lambert Larbi Laurent Lazare Léandre Léo Léon
    Léonard Léopold Lilian Lionel Loïc Loïck Lorenzo Louis Luc Luca Lucas Lucien Ludovic Macky Maël Malik Mamadou
    Manuel Marc Marceau Marcel Marcelin Marius Mario Mark Martial Martin Mathias Mathieu Mathis Matteo Matthias Matthieu
    Maurice Max Maxence Maxime Maximilien Mehdi Michaël Michel Mickaël Miguel Milan Mohamed Mohammed Moïse
    Mohand Morgan Moussa Mourad Mustapha Nabil Nassim Nathan Nathanaël Nicolas Nils Noah Noé Noël Norbert Olaf Olivier
    Omar Oscar Ousmane Pablo Pascal Patrice Patrick Paul Paulin Pedro Philippe Pierre Pierrick Pol Prosper Quentin
    Rachid Rafael Raoul Raphaël Raymond Régis Réginald Rémi Rémy Renaud René Reynald Richard Robert Robin Roch Rodolphe
    Rodrigue Roger Roland Romain Roméo Roman Romuald Ronan Ruben Rudy Sacha Salim Samir Samuel Samy Saïd Sébastien
    Serge Sergueï Séverin Sidi Siméon Simon Sofiane Soufiane Stanislas Stéphane Steeve Steve Sylvain Sylvestre Tanguy
    Tarek Teddy Téo Théo Théodore Théophile Thibaud Thibault Thibaut Thierry Thomas Tim Timothée Titouan Tom Tony
    Toussaint Tristan Ugo Ulysse Urbain Valentin Valère Valéry Vianney Victor Victorien Vincent Vivien Vladimir
    Volodymyr Walid Wilfried William Xavier Yacine Yan Yanis Yann Yannick Yannis Yassine Yohan Yoann Youcef Youssef
    Yvan Yves Yvon Zacharie Zinedine
""".split()
_WOMEN = """
    Tamara Véra Paulette
    Adèle Adeline Adélaïde Adriana Adrienne Agathe Agnès Aïcha Aïda Aïssata Alba Alexandra Alexia Alice Alicia Aline
    Alison Alix Alizée Alma Amandine Amélie Amina Aminata Amira Ana Anaëlle Anaïs Anastasia Andréa Andrée Angèle
    Angela Angélique Anissa Anita Anna Annabelle Anne Annette Annick Annie Antoinette Apolline Ariane Arlette Armelle
    Assia Astrid Aude Audrey Aurélia Aurélie Aurore Axelle Barbara Bénédicte Bérangère Bérénice Bernadette Berthe
    Béatrice Blanche Blandine Brigitte Calista Candice Capucine Carine Carla Carole Caroline Cassandra Catherine Cathy
    Cécile Céleste Célia Céline Chantal Charlène Charlotte Chiara Chloé Christelle Christiane Christine Claire Clara
    Clarisse Claudette Claudia Claudie Claudine Clémence Clémentine Clotilde Colette Coline Coralie Corinne Cynthia
    Dalila Daphné Danièle Danielle Dany Déborah Delphine Denise Diane Dina Djamila Domitille Dorothée Édith Edith
    Edwige Éléonore Eléonore Elena Éliane Eliane Élisa Elisa Élisabeth Elisabeth Élise Elise Elizabeth Ella Élodie
    Elodie Éloïse Eloïse Elsa Elvire Émilie Emilie Emma Emmanuelle Emmeline Enora Ernestine Esther Estelle Eugénie Eva
    Ève Eve Évelyne Evelyne Fabienne Fadila Fanny Fatima Fatou Fatoumata Faustine Félicie Fernande Flavie Flora
    Floriane Françoise Frédérique Gabrielle Gaëlle Garance Geneviève Georgette Georgia Germaine
    Ghislaine Giorgia Gisèle Giulia Gwenaëlle Gwendoline Hanane Hélène Héloïse Henriette Hillary Hortense Houria
    Inès Ingrid Irène Iris Isabelle Isaure Jacqueline Jade Jane Janine Jeanne Jeannine Jennifer Jenny Jessica Jill
    Joëlle Johanna Joséphine Josiane Josette Judith Julia Julie Juliette Justine Kamala Karen Karima Karine Katia Kelly
    Khadija Laetitia Laëtitia Laura Laure Laurence Laurine Léa Leïla Leila Léna Lena Léonie Léonore Leslie Lila Lina
    Lilou Lisa Lise Lola Louane Louisa Louise Lou Lucette Lucie Lucienne Lucile Ludivine Luna Lydie Lydia
    Madeleine Maéva Maëlle Magali Magalie Maïté Malika Manon Manuela Marcelle Margaux Margot Marguerite Maria Mariam
    Marianne Marie Mariette Marina Marine Marion Marisa Marlène Marthe Martine Maryam Maryline Maryse Mathilde Maud
    Maude Mégane Mélanie Mélissa Mélodie Michèle Michelle Mila Mireille Monique Morgane Muriel Mylène Myriam Nabila
    Nadège Nadia Nadine Naïma Najat Naomi Natacha Nathalie Nelly Nicole Nina Ninon Noémie Nora Nour Océane Odette
    Odile Olga Olivia Olympe Ophélie Pascale Patricia Paule Pauline Pénélope Perrine Pétronille Philippine Priscilla
    Rachel Rachida Raphaëlle Raymonde Rébecca Régine Renée Rita Romane Rosalie Rose Roselyne Roxane Sabine
    Sabrina Safia Salomé Samia Samira Sandra Sandrine Sara Sarah Ségolène Séverine Sharon Sibyle Sidonie Simone Sofia
    Solange Solène Sonia Sophia Sophie Stella Stéphanie Suzanne Suzie Sylvia Sylviane Sylvie Tania Tatiana Thaïs Théa
    Thérèse Tiffany Ursula Valentine Valérie Vanessa Véronique Victoria Violaine Violette Virginie Viviane
    Yaël Yasmina Yasmine Yolande Yvette Yvonne Zaïa Zoé Zohra
""".split()
_EPICENE = "Alix Camille Charlie Claude Dominique Lou Maxime Morgan Sacha Yaël".split()
_BEHIND_JEAN = """
    André Baptiste Bernard Charles Christophe Claude Daniel David Denis Dominique Emmanuel Éric Eric Eudes Félix
    François Frédéric Gabriel Georges Guy Henri Hugues Jacques Joël Joseph Louis Loup Luc Marc Marie Martin Mathieu
    Maurice Max Michel Noël Pascal Patrick Paul Philippe Pierre Raymond René Robert Sébastien Serge Victor Vincent
    Xavier Yves
""".split()
_BEHIND_MARIE = """
    Agnès Ange Anne Antoinette Arlette Caroline Cécile Chantal Charlotte Christine Claire Claude Dominique Élisabeth
    Ève Eve France Françoise Galante George Guite Hélène Jeanne Jo José Joséphine Josée Laure Laurence Line Lou Louise
    Madeleine Noëlle Odile Paule Pierre Rose Sophie Thérèse Victoire
""".split()
_COMPOUND_MEN = [f"Jean-{name}" for name in _BEHIND_JEAN] + [
    "Charles-Henri", "François-Xavier", "Henri-Pierre", "Louis-Philippe", "Marc-Antoine", "Marc-André", "Paul-Henri",
    "Paul-André", "Pierre-Alain", "Pierre-Antoine", "Pierre-Henri", "Pierre-Louis", "Pierre-Yves", "Yves-Marie",
    "Charles-Édouard", "Pierre-Olivier", "Louis-Marie", "Pierre-Emmanuel",
]  # fmt: skip
_COMPOUND_WOMEN = [f"Marie-{name}" for name in _BEHIND_MARIE] + [
    "Anne-Cécile", "Anne-Charlotte", "Anne-Claire", "Anne-Laure", "Anne-Lise", "Anne-Marie", "Anne-Sophie",
    "Rose-Marie", "Ève-Marie", "Lise-Marie", "Laure-Anne", "Claire-Marie",
]  # fmt: skip
FRENCH_GIVEN_NAMES = (
    {name.lower(): "m" for name in [*_MEN, *_COMPOUND_MEN]}
    | {name.lower(): "f" for name in [*_WOMEN, *_COMPOUND_WOMEN]}
    | {name.lower(): "mf" for name in _EPICENE}
)
"""Given names in French news, with their gender; "mf" for both."""

_COMMON = """
    ministre porte-parole maire adjoint adjointe préfet préfète député députée sénateur sénatrice président présidente
    vice-président vice-présidente directeur directrice chef cheffe responsable secrétaire procureur procureure juge
    avocat avocate magistrat magistrate commissaire commandant commandante capitaine lieutenant colonel général
    colonelle générale amiral gendarme policier policière pompier pompière médecin infirmier infirmière chirurgien
    chirurgienne professeur professeure prof enseignant enseignante instituteur institutrice chercheur chercheuse
    scientifique historien historienne sociologue politologue économiste politiste psychologue psychiatre biologiste
    climatologue météorologue sismologue virologue épidémiologiste archéologue physicien physicienne chimiste
    ingénieur ingénieure architecte urbaniste entraîneur entraîneuse sélectionneur joueur joueuse attaquant
    attaquante défenseur gardien gardienne capitaine champion championne cycliste coureur coureuse arbitre candidat
    candidate élu élue conseiller conseillère délégué déléguée syndicaliste militant militante opposant opposante
    chancelier chancelière premier première premier-ministre roi reine prince princesse pape évêque archevêque
    cardinal prêtre curé imam rabbin pasteur ambassadeur ambassadrice diplomate négociateur négociatrice émissaire
    gouverneur gouverneure dirigeant dirigeante patron patronne pdg gérant gérante propriétaire fondateur fondatrice
    cofondateur cofondatrice entrepreneur entrepreneuse banquier banquière commerçant commerçante boulanger boulangère
    boucher bouchère cuisinier cuisinière restaurateur restauratrice agriculteur agricultrice éleveur éleveuse
    viticulteur viticultrice vigneron vigneronne apiculteur apicultrice pêcheur pêcheuse marin ouvrier ouvrière
    salarié salariée employé employée cheminot chauffeur chauffeuse conducteur conductrice contrôleur contrôleuse
    pilote steward hôtesse routier facteur factrice concierge habitant habitante riverain riveraine voisin voisine
    retraité retraitée étudiant étudiante lycéen lycéenne collégien élève parent père mère frère sœur soeur fils
    fille mari épouse époux femme homme compagne compagnon veuve veuf ami amie oncle tante cousin cousine neveu nièce
    grand-père grand-mère témoin victime survivant survivante rescapé rescapée suspect suspecte accusé accusée
    prévenu prévenue plaignant plaignante détenu détenue auteur autrice auteure écrivain écrivaine romancier
    romancière poète journaliste rédacteur rédactrice éditorialiste chroniqueur chroniqueuse photographe cinéaste
    réalisateur réalisatrice acteur actrice comédien comédienne chanteur chanteuse musicien musicienne chorégraphe
    danseur danseuse peintre plasticien sculpteur metteur producteur productrice animateur animatrice humoriste
    analyste expert experte spécialiste consultant consultante enquêteur enquêtrice inspecteur inspectrice
    coordinateur coordinatrice coordonnateur représentant représentante médiateur médiatrice défenseure rapporteur
    rapporteuse recteur rectrice doyen doyenne proviseur proviseure principal principale sage-femme aide-soignant
    aide-soignante pharmacien pharmacienne vétérinaire dentiste kiné notaire huissier greffier greffière
    bâtonnier bâtonnière prédécesseur successeur successeure rival rivale adversaire collègue client cliente patient
    patiente bénévole touriste passager passagère usager usagère automobiliste manifestant manifestante gréviste
    commissaire-priseur numéro légiste hydrologue géologue géographe démographe linguiste philosophe essayiste
    écologiste eurodéputé eurodéputée ex-ministre ex-président ex-maire ex-député intendant intendante trésorier
    trésorière animalier animalière soldat soldate militaire vendeur vendeuse caissier caissière libraire fleuriste
    monsieur madame mademoiselle docteur maître
"""
FRENCH_ROLES = frozenset(_COMMON.split())
"""Words for what one person is."""

FRENCH_RELATIONS = frozenset(
    """
    père mère frère sœur soeur fils fille mari épouse époux femme compagne compagnon veuve veuf ami amie oncle tante
    cousin cousine neveu nièce grand-père grand-mère avocat avocate porte-parole conseiller conseillère prédécesseur
    successeur successeure rival rivale adversaire collègue client cliente voisin voisine représentant représentante
    agent assistant assistante secrétaire collaborateur collaboratrice biographe médecin entraîneur entraîneuse
    défenseur parent proche
    """.split()
)
"""Words for what a person is to another."""

FRENCH_ROLE_ENDINGS = ("ministre", "logue", "logiste", "député", "députée", "président", "présidente")

FRENCH_GROUPS = frozenset(
    """
    autorités experts riverains habitants témoins sources analystes scientifiques chercheurs médecins syndicats
    écologistes agriculteurs proches salariés pompiers organisateurs critiques observateurs avocats journalistes
    médias enquêteurs policiers gendarmes secours élus députés sénateurs voisins parents enseignants soignants
    associations responsables dirigeants manifestants grévistes spécialistes économistes météorologues militants
    """.split()
)
"""Words for people without a name."""

FRENCH_BODIES = frozenset(
    """
    police gendarmerie gouvernement ministère mairie municipalité préfecture sous-préfecture parquet tribunal cour
    justice parti syndicat intersyndicale entreprise société compagnie banque université institut hôpital clinique club
    fédération association organisation fondation commission conseil parlement congrès sénat assemblée région
    département métropole exécutif opposition majorité église armée marine agence journal quotidien hebdomadaire
    chaîne télévision radio direction service centre chambre patronat collectif comité ambassade chancellerie
    présidence maison kremlin élysée matignon onu otan ue fmi oms ong afp cgt cfdt sncf ratp edf insee rapport étude
    communiqué note enquête sondage observatoire autorité haut-commissariat rectorat académie école lycée collège
    musée théâtre festival fabricant constructeur groupe filiale usine chantier exploitant opérateur défense
    accusation protection ligue union confédération source entourage cabinet bureau office caisse
    """.split()
)
"""Words for organisations."""

FRENCH_BODY_ENDINGS = ("ministère", "fédération", "association", "préfecture")

FRENCH_DUTIES = frozenset(
    """
    travaux finances affaires culture sports sport sécurité urbanisme logement transports mobilités écologie santé
    éducation jeunesse environnement armées droits commerce budget comptes voirie climat tourisme numérique recherche
    propreté industrie outre-mer ville ruralité emploi solidarités handicap mer agriculture communication presse
    présidentielle mairie élections législatives
    """.split()
)
"""Nouns behind the preposition of an office: "l’adjoint aux travaux"."""

FRENCH_TIMES = frozenset(
    """
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre an ans année années jour jours semaine semaines mois heure heures soir matin midi nuit
    soirée matinée veille lendemain fois part cas côté moment reste suite instant avis propos
    """.split()
)
"""Nouns that are no speakers: times and nouns of set phrases."""
