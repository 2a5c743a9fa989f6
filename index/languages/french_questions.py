"""French: the ways to ask, as plain data; for the notation, see `asking_words.py`.

Prepositions that may be elided (`d'`) end with their blank.
"""

from __future__ import annotations

from index.languages.asking_words import Asking
from index.languages.french_names import FRENCH_RELATIONS

FRENCH_ASKING = Asking(
    words=frozenset(
        """
        quoi quel quelle quels quelles qui combien comment pourquoi quand dit disent déclaré pensent selon après
        nouvelles actualités actualité neuf dernières dernière bonjour bonsoir svp stp peux pouvez réagi
        """.split()
    ),
    letters=("ç", "œ", "è", "ê", "à", "ô", "î", "û", "ë"),
    phrases={
        "SAY": (
            "dit|disent|disait|disaient|declare|declarent|declarait|affirme|affirment|pense|pensent|pensait|croit"
            "|croient|ecrit|ecrivent|annonce|annoncent|explique|expliquent|raconte|racontent|soutient|promet"
            "|promettent|repond|repondent|assure|assurent|estime|estiment|juge|souligne|confirme|previent|avertit"
            "|reconnait|admet|demande|reclame|parle|parlent"
        ),
        "SAID": (
            "dit|declare|affirme|pense|ecrit|annonce|explique|raconte|repondu|promis|assure|estime|souligne|confirme"
            "|commente|exprime|tweete|parle|mentionne|evoque|reconnu|admis|prevenu|averti|demande"
        ),
        "HAVE": "a|ont|avait|avaient|aurait|a-t-il|a-t-elle|ont-ils|ont-elles",
        "ON": (
            "sur |a propos (?:de |du |des |d'|de l')|au sujet (?:de |du |des |d')|concernant |quant (?:a |au |aux "
            "|a l')|a l'egard (?:de |du |des |d')|en ce qui concerne |vis-a-vis (?:de |du |des |d')|par rapport (?:a "
            "|au |aux )"
        ),
        "ABOUT": "ON",
        "OF": "de |du |des |d'",
        "TO": "a |au |aux |face (?:a |au |aux )|devant |contre |envers |apres ",
        "ADVERBS": (
            "(?:(?:exactement|hier|deja|recemment|dernierement|publiquement|aussi|encore|jamais|toujours|donc|bien"
            "|au juste|de nouveau|d'autre|d'abord|reellement|vraiment|quelque chose|egalement|pu) ){0,3}"
        ),
        "VIEW": (
            "opinion|opinions|avis|position|positions|point de vue|reaction|reactions|reponse|commentaire"
            "|commentaires|declaration|declarations|propos|mots|paroles|citation|citations|vision|critique|critiques"
            "|message|argument|arguments|avertissement|promesse|explication|explications|phrase|phrases"
        ),
        "WHAT": (
            "tout ce que |tout ce qu'|ce que |ce qu'|qu'est-ce que |qu'est-ce qu'|qu'est ce que |qu'est ce qu'"
            "|quest-ce que |quest ce que |que |qu'"
        ),
        "OPENING": (
            "(?:(?:quel|quelle|quels|quelles|c'est quoi|donne-moi|montre-moi|cherche|trouve|y a-t-il|il y a"
            "|je veux) )?(?:(?:est"
            "|sont|etait|etaient|fut|a ete) )?(?:(?:l'|la |le |les |des |une |un |toutes les |tous les ){0,2})"
        ),
        "ANYBODY": "les gens|on|tout le monde|les autres|d'autres|quelqu'un|certains|ils",
        "WHEN": "(?:(?:quand|ou|pourquoi|combien de fois|a quel moment)(?: est-ce que| est-ce qu')? )?",
    },
    said=(
        # Que dit-on de Y ? Qu'est-ce qui a été dit sur Y ?
        r"(?:que|qu'en|qu'a-t-on|qu'est-ce qu'on|que dit-on|qu') ?(?:dit-on|dit|a-t-on dit|pense-t-on) ADVERBS(?:ON"
        r"|OF)TOPIC",
        r"(?:qu'est-ce qui|ce qui) (?:a ete|est|se) (?:dit|dire) ADVERBS(?:ON|OF)TOPIC",
        r"(?:WHAT)(?:SAY) (?:ANYBODY) ADVERBS(?:ON|OF)TOPIC",
        r"(?:WHAT)(?:ANYBODY) (?:SAY|(?:HAVE) (?:SAID)) ADVERBS(?:ON|OF)TOPIC",
        # Qui a dit que Y ?
        r"(?:et )?qui (?:d'autre )?(?:est-ce qui )?(?:(?:HAVE) ADVERBS(?:SAID)|SAY) ADVERBS(?:que |qu'|ON|OF)TOPIC",
        r"(?:et )?qui (?:d'autre )?(?:s'est exprime|s'exprime|se prononce) (?:ON)TOPIC",
        r"(?:et )?qui (?:d'autre )?(?:a dit|dit|disait) ?:? [\"'«“„](?P<topic>\S.*)",
        r"(?:et )?de qui (?:est|sont) (?:cette phrase|cette citation|ces mots|la phrase|la citation) ?:? TOPIC",
        # Qu'a dit X sur Y ? Que dit X de Y ?
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) ADVERBS(?:SAID) SPEAKER ADVERBS(?:ON)TOPIC",
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) ADVERBS(?:SAID) NAME ADVERBS(?:OF)TOPIC",
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) ADVERBS(?:SAID) SPEAKER(?: (?:lors|pendant|apres|avant|quand|en"
        r"|dans"
        r"|devant) TOPIC)?",
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) SPEAKER ADVERBS(?:SAID) ADVERBS(?:ON)TOPIC",
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) SPEAKER ADVERBS(?:SAID) ADVERBS(?:OF)TOPIC",
        r"(?:ce )?qu'(?:a|ont|avait|avaient|aurait) SPEAKER ADVERBS(?:SAID)",
        r"(?:WHAT)(?:SAY) SPEAKER ADVERBS(?:ON)TOPIC",
        r"(?:WHAT)(?:SAY) NAME ADVERBS(?:OF)TOPIC",
        r"(?:WHAT)(?:SAY) SPEAKER (?:lors|pendant|apres|avant|durant) TOPIC",
        r"(?:WHAT)SPEAKER ADVERBS(?:SAY|(?:HAVE) ADVERBS(?:SAID)|en (?:SAY)) ADVERBS(?:ON)TOPIC",
        r"(?:WHAT)SPEAKER ADVERBS(?:SAY|(?:HAVE) ADVERBS(?:SAID)) ADVERBS(?:OF)TOPIC",
        r"(?:WHAT)SPEAKER (?:HAVE) ADVERBS(?:SAID)",
        r"SPEAKER (?:(?:il|elle|ils|elles) )?(?:SAY|(?:HAVE) (?:SAID)) quoi (?:ON|OF)TOPIC",
        r"SPEAKER (?:(?:il|elle|ils|elles) )?(?:HAVE) (?:SAID) quoi",
        r"(?:il|elle|ils|elles) (?:SAY|(?:HAVE) (?:SAID)) quoi SPEAKER (?:ON)TOPIC",
        r"(?:de quoi|sur quoi) (?:a|ont) (?:parle|dit) SPEAKER",
        # Comment X a-t-il réagi à Y ?
        r"comment (?:est-ce que |est-ce qu')?(?:reagit|reagissent|a reagi|ont reagi|reagissait|repond|a repondu|voit"
        r"|juge) SPEAKER ADVERBS(?:TO|ON)TOPIC",
        r"comment (?:est-ce que |est-ce qu')?SPEAKER (?:a-t-il|a-t-elle|ont-ils|ont-elles|reagit-il|reagit-elle|a|ont"
        r"|reagit) ?(?:reagi|repondu)? ADVERBS(?:TO|ON)TOPIC",
        # X a-t-il parlé de Y ?
        r"WHEN(?:est-ce que |est-ce qu')?SPEAKER (?:a-t-il|a-t-elle|ont-ils|ont-elles|a|ont|avait"
        r"|avait-il) ADVERBS(?:SAID) ADVERBS(?:ON|OF|que |qu')TOPIC",
        r"WHEN(?:est-ce que |est-ce qu')?SPEAKER (?:SAY) ADVERBS(?:ON|que |qu')TOPIC",
        r"OPENING(?:VIEW) (?:OF)SPEAKER (?:ON|envers |face (?:a |au |aux ))TOPIC",
    ),
    said_by_name=(
        r"(?:WHAT)(?:SAY|en (?:SAY)) SPEAKER",
        r"(?:WHAT|qu'en )(?:SAY) SPEAKER",
        r"OPENING(?:VIEW) (?:OF)(?:l')?SPEAKER (?:TO|OF|sur )TOPIC",
        r"OPENING(?:citations?|propos|paroles|declarations?|avis|opinion|phrases?) (?:OF)SPEAKER",
        r"OPENINGSPEAKER (?:VIEW) (?:ON|TO)TOPIC",
        # Réactions à Y, déclarations sur Y
        r"OPENING(?:reactions?|declarations?|avis|commentaires|citations?|opinions?)(?: des gens)? (?:ON|TO)TOPIC",
        r"comment (?:explique|justifie|juge|critique|voit|decrit|defend|commente) SPEAKER TOPIC",
        r"(?:selon|d'apres|pour) SPEAKER,? (?P<topic>(?:que |qu'|qui |comment |quand |ou |pourquoi |combien |quel\w* "
        r"|est-ce ).*)",
        r"TOPIC,? (?:selon|d'apres) SPEAKER",
        r"SPEAKER (?:SAY) (?:ON)TOPIC",
        r"SPEAKER (?:ON)TOPIC",
    ),
    both=r" et (?:d\'|de )?",
    comparing=r"(?:s\'il (?:te|vous) plait,? )?(?:compare|comparez|compare-moi)(?: (?:un peu|donc))?,? ",
    articles=frozenset("le la les un une des l' ce cette ces son sa ses notre nos".split()),
    genders={"le": "m", "un": "m", "la": "f", "une": "f"},
    titles=frozenset(
        """
        president presidente premier premiere ministre vice-president vice-presidente monsieur madame mademoiselle m
        mme mlle docteur dr professeur pr roi reine prince princesse pape maire gouverneur senateur senatrice depute
        deputee chancelier chanceliere general juge procureur procureure porte-parole secretaire directeur directrice
        chef cheffe entraineur cardinal archeveque eveque ambassadeur ambassadrice capitaine colonel ex l'ex-president
        ex-president ancien ancienne l'acteur l'actrice chanteur chanteuse ecrivain ecrivaine journaliste eurodepute
        """.split()
    ),
    roles=frozenset(
        """
        professeurs enseignants parents conducteurs etudiants retraites voisins temoins infirmieres conseiller
        conseillere adjoint adjointe pecheur architecte comite president presidente ministre gouvernement police
        opposition parti syndicat syndicats tribunal juge procureur parquet maire gouverneur porte-parole ministere
        assemblee senat parlement roi reine pape eglise expert experts experte scientifiques chercheurs medecin
        medecins entreprise societe directeur directrice patron patronne entraineur avocat avocate habitants
        agriculteurs pecheurs armee autorites mairie banque ong onu ue l'onu l'ue l'opposition l'armee l'entreprise
        l'elysee elysee matignon l'expert l'avocat
        """.split()
    ),
    no_speakers=frozenset(
        """
        que qui quoi quel quelle quels quelles comment quand pourquoi combien si ne pas est sont etait et ou mais
        parce pour rien y dont qu' il-y-a
        """.split()
    ),
    pronouns=frozenset("je tu il elle on nous vous ils elles ce cela ca ceci quelqu'un personne celui celle".split()),
    anybody=frozenset(["les gens", "gens", "on", "tout le monde", "les autres", "d'autres", "quelqu'un", "certains"]),
    endings=(),
    relations=FRENCH_RELATIONS.union(
        "gendre belle-fille beau-père belle-mère ex-femme ex-mari petite-fille petit-fils".split()
    ),
    inflected=False,
    capital_nouns=False,
    greeting=(
        r"(?:comment )?(?:ca (?:va|roule|gaze)|(?:tu|vous) (?:vas|va|allez)|vas[- ]tu|allez[- ]vous|quoi de beau)"
        r"(?: bien)?(?: toi| aujourd'hui)? ?[?!.,…]+ ?|"
        r"(?:(?:bonjour|bonsoir|salut|coucou|hello|hey|he|eh bien|alors|bon|ok|okay|dis donc|(?:dis|dites)(?! (?:moi"
        r"|nous))|excuse-moi"
        r"|excusez-moi|pardon|merci|svp|stp|s'il te plait|s'il vous plait|bot|cher|chere|ecoute|donc"
        r"|et sinon)(?=[\s,!.:])[,!.:]* ?)|(?:est[- ]ce que |est[- ]ce qu')?(?:tu |vous |quelqu'un |on )?(?:peux[- ]tu"
        r"|pouvez[- ]vous|pourrais[- ]tu|pourriez[- ]vous|peux|pouvez|peut|peut-on|pourrais|pourriez) (?:(?:me|m'|nous"
        r"|s'il te plait|s'il vous plait) ?)?(?:dire|raconter|expliquer|montrer|trouver|chercher|donner|indiquer"
        r"|informer)(?: s'il te plait| s'il vous plait| svp| stp)?,? |(?:dis|dites|raconte|racontez|montre|montrez"
        r"|donne|donnez|explique|expliquez|trouve|cherche|rappelle|rappelez)[ -](?:moi|nous)(?: un peu)?,? |c'est quoi "
        r"(?=ce qu)|je (?:re)?cherche (?=ce qu)|(?:tu as|t'as|as-tu|vous avez|avez-vous) une idee de (?=ce qu)"
        r"|(?:est[- ]ce que "
        r"|est[- ]ce qu')?(?:tu sais|vous savez|sais[- ]tu|savez[- ]vous|quelqu'un sait|tu te rappelles),? |(?:je"
        r"|j')(?: ?)(?:veux|voudrais|voulais|aimerais|souhaite|souhaiterais)(?: bien)? (?:savoir|connaitre|lire"
        r"|entendre"
        r"|voir),? |je me demande,? |(?:une |petite )?question ?:? "
    ),
    tails=frozenset("merci svp stp exactement bot donc alors please actuellement d'ailleurs".split())
    | {"s'il te plait", "s'il vous plait", "merci beaucoup", "au juste", "merci d'avance"},
    latest=(
        r"(?<!\w)(?:(?:les?|la) |l')?plus recente?s?(?!\w)|(?<!\w)la derniere fois(?!\w)|(?<!\w)(?:(?:les?"
        r"|la) )?(?:derni(?:ere?s?|ers)|recente?s?) (?:nouvelles?|infos?|informations?|actualites?|actus?|evolutions?"
        r"|developpements?|depeches?)(?!\w)(?: (?:sur|de|du|des|en|a propos de|concernant|au sujet de)(?= )| d'|)"
        r"|(?<!\w)derni(?:ere?s?|ers) (?=declaration|propos|mots|citation|commentaire)"
    ),
    recently=r"(?<!\w)(?:recemment|dernierement|ces derniers temps|il y a peu)(?!\w)",
    opening=(
        r"(?P<latest>(?:est-ce qu(?:e |'))?(?:(?:quelles|quelle|y a-t-il|il y a|as-tu|avez-vous|vous avez"
        r"|sont|est|les|la|des|toutes|dernieres"
        r"|principales|autres|donne-moi|tu as|une|de|quoi) ){0,4}(?:nouvelles?|infos?|informations?|actualites?"
        r"|actus?|du nouveau|quoi de neuf|de neuf|du neuf|nouveau|neuf) (?:sur |a propos (?:de |du |des |d')"
        r"|concernant |au sujet (?:de |du |des |d')|de |du |des |d'|en |a |au |aux |avec |dans |chez ))"
        r"|(?P<latest_2>(?:que|qu'est-ce qui|qu'est ce qui) se passe(?:-t-il)?(?: actuellement| maintenant"
        r"| en ce moment)? (?:avec |a |au |aux |en |dans |chez |sur ))|(?P<latest_3>ou en (?:est|sont) (?:l'|le |la "
        r"|les )?)|(?:que|qu'est-ce qui|qu'est ce qui|ce qui) s'est(?:-il)? passe (?:avec |a |au |aux |en |dans |chez "
        r"|sur )"
        r"|(?:tout|des articles|articles|informations|quelque chose) (?:sur |a propos (?:de |du |des |d'))"
    ),
    news_behind=r"(?<=\S) (?:[–—-] )?(?:actualites?|actu|infos?|dernieres nouvelles|nouvelles|news)[\s?!.]*$",
    now=(
        r"(?<!\w)(?:maintenant|encore|toujours|actuellement|aujourd'hui|a present|desormais|en ce moment"
        r"|pour l'instant|a ce jour)(?!\w)"
    ),
    listing=frozenset(
        """
        quoi de neuf du nouveau nouvelles nouvelle actualites actualite actus actu infos info informations dernieres
        derniere derniers les la le l' des du jour aujourd'hui aujourd hui d' l quelles quelle sont est y a-t-il a t
        il que se passe passe s'est qu'est-ce qui qu est ce s dans monde en principales plus importantes importants
        une grands titres titre donne-moi donne moi montre-moi montre dis-moi dis me nous et sur tout toutes tous
        quelque chose interessant depeches ici qu'est est-ce qu'y articles article quels as avez vous tu
        l'actualite l'actu d'aujourd connais semaine
        """.split()
    ),
    news=(
        r"(?<!\w)(?:neuf|nouveau|nouvelles?|actualites?|actus?|infos?|informations|se passe|s'est passe|titres"
        r"|importante?s?|dernieres|principales|depeches|s'est-il passe|l'actualite|l'actu|articles)(?!\w)"
    ),
    parts=(
        r"(?:\?|[,;])? ?(?:et|mais|ainsi que)(?: aussi)? (?=(?:que |qu'|qui |quoi |comment |ou |quand |combien "
        r"|quel\w* |pourquoi )(?!(?:ca|cela|il|elle)\W*$)\S+ \S+)"
    ),
    source=(
        r"(?:selon|d'apres|citant|source ?:?|uniquement dans|seulement dans|comme l'ecrit|comme le rapporte"
        r"|d'apres un article (?:de|du)|suivant)(?: (?:le|la|les|le journal|le quotidien|l'agence|la chaine))? "
    ),
    place=(
        r"(?:(?:que |qu'|qu'est-ce que )(?:dit|ecrit|publie|raconte|annonce|rapporte)|dans|sur|par|chez|du|de|des"
        r"|a)(?: (?:le|la|les|le journal|le quotidien|l'agence|la chaine))? (?:l')?"
    ),
    reports=(
        r" (?:dit|ecrit|rapporte|publie|annonce|indique|actualites?|article|articles|interview|a ecrit|a publie"
        r"|a rapporte)(?: (?:sur|a propos de|de|du|que))?(?=[\s?.!,]|$) ?"
    ),
    outlet_as_topic=(
        r"(?<!\w)(?:actions?|parts?|directeur|directrice|journalistes?|redacteur\w*|redactrice\w*|redaction"
        r"|correspondant\w*|proprietaires?|patron|patronne|travaill\w+|demission\w*|licenci\w+|plainte|attaque|greve"
        r"|vente|rachat|siege|employes?|salaries?) (?:a|au|du|de|des|chez|contre|pour|par)(?: (?:la|le|les))? "
    ),
    ordinary_outlets=frozenset("monde croix point libre soir temps equipe express presse".split()),
    new_topic=(
        r"(?:au fait|a propos|autre question|une autre question|autre chose|autre sujet|changeons de sujet"
        r"|nouvelle question|question suivante|rien a voir)(?!\w)[\s,:;.–—-]*"
    ),
    others=(
        r"(?:et )?(?:qui d'autre(?: (?:SAY|(?:HAVE) (?:SAID)|l'a dit|le dit)(?: (?:ca|cela))?)?|(?:que disent "
        r"|que pensent |qu'ont dit |qu'en pensent |qu'en disent )?(?:les )?autres(?: en (?:SAY))?|(?:quelqu'un"
        r"|un) d'autre (?:l'a dit|en a parle))"
    ),
    about=(
        r"(?:(?:et|mais|ou|ok|alors)(?: (?:qu'en est-il|quid))? |(?:qu'en est-il|quid) )?(?:(?P<topic>ON"
        r"|(?<=est-il )(?:OF)|(?<=quid )(?:OF)|(?<=et )(?:OF))|pour |avec |(?<=et )|(?<=mais )"
        r"|(?<=ou ))(?P<rest>\S.*)"
    ),
    person_about=r"(?P<person>\S.{0,60}?) (?:sur|au sujet de|a propos de|concernant|quant a) (?P<topic>\S.*)",
    asking=(
        r"(?<!\w)(?:que |qu'|qui|quoi|quand|ou (?=est|sont|se|a|va)|pourquoi|comment|quel|quelle|quels|quelles"
        r"|combien|lequel|laquelle|est-ce)"
    ),
    conjunction=r"(?:et|mais|ou)(?!\w)",
    subject=(
        r"(?:(?<![\w-])|(?<!y a)-(?:t-)?)(?:(?P<he>il(?! y| est (?:vrai|possible|prevu)(?!\w))|(?<!-)lui)|(?P<she>elle)"
        r"|(?P<they>ils|elles|(?<!-)eux))(?![\w-])"
    ),
    possessive=r"(?<!\w)(?P<they>son|sa|ses|leurs?)(?= (?:VIEW)(?!\w))",
    thing=(
        r"(?<!\w)l'(?=(?:a|ont|avait|est) )|(?<!\w)(?:cela|ca|ceci|ce dernier|cette derniere|la-dessus|la-bas"
        r"|celui-ci|celle-ci)(?!\w)"
    ),
    last_thing=r"(?<!\w)(?:cela|ca|ceci|la-dessus|la-bas|a ce sujet|ainsi|pourquoi|quand|ou|comment)\W*$",
    continuing=frozenset(
        "et ou mais pourquoi quand comment qui quoi quel encore plus vraiment d'autre autre d serieux".split()
    ),
    empty=frozenset(
        """
        aussi alors rien est etait sont a ont cela ca ceci le la les un une l dit declare de en sur exactement
        maintenant deja a ce sujet dessus chose que qu dans c s passe il elle
        """.split()
    ),
    to_try=("Qu’a dit {speaker} sur {topic} ?", "Qu’a dit {speaker} ?", "Quoi de neuf sur {topic} ?"),
    answers=(
        ("age", r"(?<!\w)(?:quel age|a quel age)(?!\w)"),
        (
            "money",
            r"(?<!\w)(?:combien (?:coute|coutent|a coute|gagne|gagnent|paie|paye|vaut|d'euros|de dollars|d'argent)"
            r"|quel est le (?:prix|cout|salaire|montant))(?!\w)",
        ),
        ("share", r"(?<!\w)(?:quel pourcentage|quelle proportion|quelle part)(?!\w)"),
        (
            "duration",
            r"(?<!\w)(?:combien de (?:temps|jours|semaines|mois|heures|minutes)|combien d'(?:annees|heures)"
            r"|quelle duree)(?!\w)",
        ),
        ("number", r"(?<!\w)(?:combien|quel nombre|quel est le nombre|quelle quantite)(?!\w)"),
        (
            "date",
            r"(?<!\w)(?:quand|en quelle annee|quel jour|a quelle date|depuis quand|jusqu'a quand|quelle annee"
            r"|quel mois)(?!\w)",
        ),
        ("reason", r"(?<!\w)(?:pourquoi|pour quelle raison|quelle est la (?:raison|cause)|a cause de quoi)(?!\w)"),
        ("place", r"(?<!\w)(?:ou (?=est|sont|se|a|va|ont)|dans quel(?:le)? (?:ville|pays|region|lieu)|d'ou)"),
        ("person", r"(?<!\w)(?:qui|a qui|de qui)(?!\w)"),
    ),
    only_with=(
        (
            r"(?<!\w)quel(?:le)? age(?!\w)",
            (
                r"(?<!\w)(?:ans?|annees?|siecles?|agee?s?|age|nee?s? (?:a|en|le|au))(?!\w)|genaire"
                r"|naissance|anniversaire|[,(] ?\d{1,3}[,.)]|(?<!\d)[12]\d{3}(?!\d)"
            ),
        ),
        (
            (
                r"(?<!\w)(?:(?:est|sont|etait|etaient)(?:-t)?(?:[ -](?:il|elle|ils|elles))? nee?s?"
                r"|(?:date|lieu|annee) de naissance|naquit)(?!\w)"
            ),
            (
                r"(?<!\w)(?:est|etait|sont|etaient|,) ?nee?s?(?!\w)|(?<!\w)nee?s? (?:a|en|le|au|aux"
                r"|dans|pres|d'|de)(?!\w)|naissance|naqui|(?<!\w)nati(?:f|ve)|natal|originaire"
                r"|\(\D{0,3}\d{4}"
            ),
        ),
        (
            r"(?<!\w)(?:fondee?s?|fondation de|fonda)(?!\w)",
            (
                r"fond(?:e|a|u)|(?<!\w)cre(?:e|a)|etabli|ouv(?:ert|r)|naqui|naissance|origin|constru"
                r"|lanc|debut|depuis \D{0,12}\d{4}"
            ),
        ),
    ),
    yes_no=(
        r"(?:et )?(?:est-ce que|est-ce qu'|est-il|est-elle|y a-t-il|a-t-il|a-t-elle|a-t-on|sont-ils|\S+(?: \S+)? (?:a"
        r"|est|va|sera)-(?:t-)?(?:il|elle))"
    ),
    speech=r"(?<!\w)(?:SAY|SAID|VIEW|reagi|reagit|critique|selon|d'apres|accuse|qualifie)(?!\w)",
)
"""French's ways to ask."""
