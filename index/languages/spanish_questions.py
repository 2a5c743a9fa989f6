"""Spanish: the ways to ask, as plain data; for the notation, see `asking_words.py`."""

from __future__ import annotations

from index.languages.asking_words import Asking
from index.languages.spanish_names import SPANISH_RELATIONS

SPANISH_ASKING = Asking(
    words=frozenset(
        """
        qué quién quiénes cuándo cuánto cuántos cuánta cuántas dónde cómo cuál cuáles dijo dijeron dicho dicen opina
        opinan piensa declaró afirmó respondió reaccionó según noticias noticia novedades nuevo oye buenas gracias
        puedes pasó ocurrió sucede últimas última último acerca hubo fueron están
        """.split()
    ),
    letters=("ñ", "¿", "¡"),
    phrases={
        "SAY": (
            "dijo|dice|dicen|dijeron|decia|decian|opina|opinan|opino|opinaron|opinaba|piensa|piensan|penso|pensaba"
            "|cree|creen|creia|declaro|declara|declaran|declararon|afirma|afirman|afirmo|afirmaron|comenta|comentan"
            "|comento|comentaron|escribio|escribe|escribieron|anuncio|anuncia|anunciaron|conto|cuenta|contaron"
            "|explico|explica|explicaron|senalo|senala|senalaron|advirtio|advierte|prometio|promete|prometieron"
            "|sostiene|sostuvo|respondio|responde|respondieron|aseguro|asegura|aseguraron|menciono|menciona|hablo"
            "|habla|hablan|hablaron|manifesto|manifiesta|confirmo|publica|informo|informa|informaron|tuiteo"
            "|reconocio|admitio|expreso"
        ),
        "SAID": (
            "dicho|opinado|pensado|declarado|comentado|afirmado|escrito|anunciado|contado|explicado|hablado|senalado"
            "|asegurado|mencionado|respondido|prometido|manifestado|advertido|expresado"
        ),
        "HAVE": "ha|han|habia|habian|hubo|haya|hayan",
        "ON": (
            "sobre|acerca de|acerca del|respecto a|respecto al|respecto de|respecto del|con respecto a"
            "|con respecto al|en cuanto a|en cuanto al|en relacion a|en relacion con|en relacion al|en torno a"
            "|en torno al|a proposito de|a proposito del|referente a|en referencia a"
        ),
        "ABOUT": "ON|de|del",
        "ADVERBS": (
            "(?:(?:por ultima vez|mas|exactamente|ayer|hoy|ya|recientemente|ultimamente|publicamente|tambien|algo"
            "|alguna vez|nunca|siempre|ahora|realmente|se|le|les|nos|todo|lo|otra vez|ademas|primero) ){0,3}"
        ),
        "VIEW": (
            "opinion|opiniones|postura|posturas|posicion|reaccion|reacciones|respuesta|comentario|comentarios"
            "|declaracion|declaraciones|palabras|cita|citas|vision|valoracion|critica|criticas|frase|frases|mensaje"
            "|punto de vista|argumento|argumentos|advertencia|promesa|explicacion"
        ),
        "TOWARDS": "ABOUT|a|al|ante|hacia|frente a|frente al|contra",
        "OPENING": (
            "(?:(?:cual|cuales|que|como|hay|hubo|dame|muestrame|busca|buscame|quiero|encuentra|ensename) )?(?:(?:es"
            "|son|fue|fueron|era|eran|ha sido) )?(?:(?:la|las|el|los|alguna|algunas|algun|todas|todos|unas) ){0,2}"
        ),
        "ANYBODY": "la gente|todos|otros|los demas|alguien|los otros|algunos|muchos",
        "WHEN": "(?:(?:cuando|donde|por que|cuantas veces|en que momento) )?",
        "AFTER": "(?:en|durante|despues del?|antes del?|tras|cuando|ante|a la prensa|a los)",
    },
    said=(
        # ¿Qué se dijo sobre Y? ¿Qué dice la gente de Y?
        r"que se (?:dice|dijo|decia|comenta|comento|sabe|opina|ha dicho|piensa|habla) ADVERBS(?:ABOUT) TOPIC",
        r"que (?:dicen|opinan|piensan|dijeron) (?:ABOUT) TOPIC",
        r"que (?:SAY) (?:ANYBODY) ADVERBS(?:ABOUT) TOPIC",
        r"que (?:HAVE) (?:SAID) (?:ANYBODY) ADVERBS(?:ABOUT) TOPIC",
        # ¿Quién dijo que Y?
        r"(?:y )?quien(?:es)? (?:mas )?(?:fue el que |fueron los que )?ADVERBS(?:SAY"
        r"|(?:HAVE) (?:SAID)) (?:algo )?(?:que|ABOUT|lo de) TOPIC",
        r"(?:y )?quien(?:es)? (?:mas )?(?:dijo|dice|ha dicho):? [\"'«“„](?P<topic>\S.*)",
        r"(?:y )?de quien (?:es|son) (?:la frase|las palabras|la cita):? TOPIC",
        # ¿Qué dijo X sobre Y? ¿Qué ha dicho X de Y?
        r"que ADVERBS(?:SAY) SPEAKER ADVERBS(?:ON) TOPIC",
        r"que ADVERBS(?:HAVE) (?:SAID) SPEAKER ADVERBS(?:ON) TOPIC",
        r"que SPEAKER (?:SAY|(?:HAVE) (?:SAID)) ADVERBS(?:ON) TOPIC",
        r"(?:lo|todo lo|eso|aquello) que (?:SAY|(?:HAVE) (?:SAID)) SPEAKER ADVERBS(?:ON) TOPIC",
        r"(?:lo|todo lo|eso|aquello) que SPEAKER (?:SAY|(?:HAVE) (?:SAID)) ADVERBS(?:ABOUT) TOPIC",
        r"(?:lo|todo lo|eso|aquello) que (?:SAY|(?:HAVE) (?:SAID)) NAME ADVERBS(?:de|del) TOPIC",
        r"(?:lo|todo lo|eso|aquello) que (?:SAY|(?:HAVE) (?:SAID)) SPEAKER",
        r"(?:(?:que|cual) es )?lo (?:ultimo|primero|unico) que (?:SAY|(?:HAVE) (?:SAID)) SPEAKER ADVERBS(?:ON) TOPIC",
        r"(?:(?:que|cual) es )?lo (?:ultimo|primero|unico) que (?:SAY|(?:HAVE) (?:SAID)) SPEAKER",
        r"que ADVERBS(?:SAY|(?:HAVE) (?:SAID)) SPEAKER AFTER (?P<topic>\S.*)",
        r"que ADVERBS(?:SAY) NAME ADVERBS(?:de|del|que) TOPIC",
        r"que ADVERBS(?:HAVE) (?:SAID) NAME ADVERBS(?:de|del) TOPIC",
        r"que ADVERBS(?:HAVE) (?:SAID) SPEAKER",
        # ¿Cómo reaccionó X a Y? ¿Qué piensa X de Y?
        r"como ADVERBS(?:reacciono|reacciona|reaccionaron|respondio|responde|respondieron|ve|valora|valoro"
        r"|(?:HAVE) (?:reaccionado|respondido)) SPEAKER ADVERBS(?:ante|a|al|frente a|frente al|ABOUT) TOPIC",
        r"como (?:HAVE) (?:reaccionado|respondido) SPEAKER (?:ante|a|al|frente a) TOPIC",
        # ¿Habló X sobre Y? ¿Ha dicho X algo de Y?
        r"WHEN(?:SAY) SPEAKER ADVERBS(?:ON|que) TOPIC",
        r"WHEN(?:HAVE) (?:SAID) SPEAKER ADVERBS(?:ON|de|del|que) TOPIC",
        r"WHENSPEAKER ADVERBS(?:SAY|(?:HAVE) (?:SAID)) ADVERBS(?:ON|que) TOPIC",
        r"OPENING(?:VIEW) de(?:l)? SPEAKER (?:ON|ante|frente a|frente al|hacia) TOPIC",
    ),
    said_by_name=(
        r"SPEAKER,? que ADVERBS(?:SAY|(?:HAVE) (?:SAID)) ADVERBS(?:ON|de|del) TOPIC",
        r"que ADVERBS(?:SAY) SPEAKER(?: al respecto| de eso| sobre eso)?",
        r"OPENING(?:VIEW) de(?:l)? SPEAKER (?:TOWARDS) TOPIC",
        r"OPENING(?:citas|cita|palabras|declaraciones|opinion|frases) de(?:l)? SPEAKER",
        r"OPENINGSPEAKER (?:VIEW) (?:TOWARDS) TOPIC",
        # Reacciones a Y, declaraciones sobre Y
        r"OPENING(?:reacciones|reaccion|declaraciones|opiniones|comentarios|citas)(?: (?:publicas"
        r"|de la gente))? (?:ON|a|al|ante|contra) TOPIC",
        r"como (?:explica|explico|justifica|justifico|valora|valoro|critica|critico|ve|describe|describio|defiende"
        r"|defendio) SPEAKER TOPIC",
        r"segun SPEAKER,? [¿]?(?P<topic>(?:que|quien|quienes|como|cuando|donde|por que|cuanto\w*|cual|cuales|es|hay"
        r"|habra) .*)",
        r"TOPIC,? segun SPEAKER",
        r"SPEAKER (?:SAY) (?:ON) TOPIC",
        r"SPEAKER (?:ON) TOPIC",
    ),
    both=r" [ye] ",
    comparing=r"(?:por favor,? )?(?:compara|comparad|compare|comparame)(?: por favor)?,? ",
    articles=frozenset("el la los las un una unos unas lo su sus nuestro nuestra este esta".split()),
    genders={"el": "m", "un": "m", "la": "f", "una": "f"},
    titles=frozenset(
        """
        presidente presidenta expresidente expresidenta primer ministro primera ministra vicepresidente vicepresidenta
        senor senora sr sra don dona doctor doctora dr dra profesor profesora rey reina principe princesa papa alcalde
        alcaldesa gobernador gobernadora senador senadora diputado diputada secretario secretaria canciller general
        juez jueza fiscal portavoz lider entrenador entrenadora obispo cardenal arzobispo embajador embajadora capitan
        coronel director directora consejero consejera jefe jefa ex periodista actor actriz cantante escritor
        escritora
        """.split()
    ),
    roles=frozenset(
        """
        consejero consejera profesores profesor padres conductores estudiantes jubilados vecino vecina testigos
        testigo medica medicas enfermeros sentencia comite pescador pescadora concejal concejala arquitecta arquitecto
        presidente presidenta ministro ministra gobierno policia oposicion partido sindicato sindicatos tribunal juez
        jueza fiscal fiscalia alcalde alcaldesa gobernador gobernadora portavoz ministerio congreso senado parlamento
        rey reina papa iglesia experto experta expertos cientificos medico medicos empresa compania director directora
        entrenador entrenadora abogado abogada vecinos agricultores pescadores ejercito autoridades ayuntamiento banco
        ong onu ue
        """.split()
    ),
    no_speakers=frozenset(
        """
        que quien quienes como cuando donde cual cuales cuanto cuantos cuanta cuantas si no es son fue fueron era hay
        habia y o pero porque para nada algo se
        """.split()
    ),
    pronouns=frozenset("yo tu ella nosotros vosotros ellos ellas usted ustedes esto eso ese esa alguien nadie".split()),
    anybody=frozenset(["la gente", "gente", "todos", "otros", "los demas", "alguien", "los otros", "muchos"]),
    endings=(),
    relations=SPANISH_RELATIONS,
    inflected=False,
    capital_nouns=False,
    greeting=(
        r"(?:y )?(?:que tal(?: (?:estas|esta|todo))?|como (?:estas|esta|estais|andas|va|te va|va todo)|todo bien"
        r"|que onda)(?: (?:tu|usted|hoy))? ?[?!.,…]+ ?|"
        r"(?:(?:hola|buenas|buenos dias|buenas tardes|buenas noches|oye|oiga|eh|ey|saludos|disculpa|disculpe|perdon"
        r"|perdona|perdone|bueno|pues|entonces|vale|ok|okay|a ver|bot|gracias|por favor|porfa|mira|amigo|che"
        r"|estimado)(?=[\s,!.:])[,!.:]* ?)|(?:me |nos )?(?:puedes|podrias|puede|podria|pueden|sabes|sabe|sabrias"
        r"|sabria) (?:decirme|decirnos|contarme|contarnos|explicarme|mostrarme|buscarme|buscar|encontrar|decir|contar"
        r"|explicar|informarme)(?: por favor)?,? |(?:dime|digame|dinos|cuentame|cuenteme|cuentanos|muestrame|ensename"
        r"|explicame|buscame|informame|dame|hablame|recuerdame|recuerdeme)(?: por favor)?(?: un poco)?,? |(?:sabes"
        r"|sabe|saben|alguien sabe"
        r"|sabrias|recuerdas|sabeis)(?: si| tu| usted)?,? |(?:quiero|quisiera|queria|me gustaria|necesito) (?:saber"
        r"|conocer|leer|oir|ver|preguntar)(?: por| si)?,? |(?:tienes|tiene|teneis|tienen) (?:alguna )?idea de,? "
        r"|que es (?=(?:lo|eso|aquello) que )|busco (?=lo que )"
        r"|me pregunto,? |(?:una )?pregunta:? |tengo una pregunta:? "
    ),
    tails=frozenset("gracias porfa porfavor please exactamente entonces bot plis oye amigo actualmente".split())
    | {"por favor", "muchas gracias", "mil gracias", "por fa", "de antemano", "gracias de antemano", "hasta ahora"},
    latest=(
        r"(?<!\w)por ultima vez(?!\w)|(?<!\w)(?:(?:las?|los?|el) )?mas recientes?(?!\w)|(?<!\w)(?:(?:las?|los?"
        r"|el) )?(?:ultim[oa]s?|recientes?) (?:noticias?|novedades|hora|informacion(?:es)?|titulares|avances"
        r"|actualizacion(?:es)?)(?!\w)(?: (?:sobre|acerca de|de|del|en|desde)(?= ))?"
        r"|(?<!\w)ultim[oa]s? (?=declaracion|palabras|citas?(?!\w)|comentario)"
    ),
    recently=r"(?<!\w)(?:recientemente|ultimamente|hace poco)(?!\w)",
    opening=(
        r"(?P<latest>(?:(?:que|hay|tienes|alguna|algunas|cuales|son|las|la|los|dame|todas|mas|ultimas|principales"
        r"|otras|hubo) ){0,4}(?:noticias?|novedades|novedad|titulares|actualizacion(?:es)?|avances|informacion"
        r"|info) (?:sobre|acerca de|de|del|en|desde|respecto a) )|(?P<latest_2>(?:que|algo) (?:hay|se sabe"
        r"|tenemos)(?: de)? (?:nuevo )?(?:sobre|acerca de|de|del|con|en|respecto a) )|(?P<latest_3>(?:que"
        r"|como) (?:pasa|sucede|ocurre|va|anda|esta pasando|esta ocurriendo|sigue)(?: ahora| hoy)? (?:con|en|a|al) )"
        r"|que (?:paso|ocurrio|sucedio|ha pasado|ha ocurrido) (?:con|en|a|al) |(?:todo|algo|articulos|informacion"
        r"|historias|reportajes) (?:sobre|acerca de) "
    ),
    news_behind=r"(?<=\S) (?:[–—-] )?(?:noticias|novedades|ultimas noticias|ultima hora)[\s?!.]*$",
    now=(
        r"(?<!\w)(?:ahora|todavia|aun|actualmente|hoy en dia|por ahora|de momento|ya|en este momento"
        r"|hoy por hoy)(?!\w)"
    ),
    listing=frozenset(
        """
        sale salio publica que hay de nuevo nueva nuevas nuevos noticias noticia novedades titulares hoy del dia la
        las los el en mundo pasa paso pasado pasando ocurre ocurrio sucede sucedio esta ha ultimas ultima ultimos
        ultimo recientes principales mas importantes importante dame dime muestrame ensename cuentame me nos y por
        todo todas todos algo interesante cuales son es cual fue hora ahora mundo actualidad a con lo se sabe tal
        prensa articulos articulo tienes tienen conoces semana
        """.split()
    ),
    news=(
        r"(?<!\w)(?:nuevo|nuevas?|noticias?|novedades|titulares|pasa|paso|pasando|ocurr\w+|suced\w+|actualidad"
        r"|ultim\w+|importantes?|principales|articulos)(?!\w)"
    ),
    parts=(
        r"(?:\?|[,;])? (?:y|e|pero|ademas|asi como)(?: tambien)? (?=[¿]?(?:que|quien|quienes|como|donde|cuando"
        r"|cuanto\w*|cual|cuales|por que) (?!(?:eso|esto|el|ella)\W*$)\S+ \S+)"
    ),
    source=(
        r"(?:segun|de acuerdo con|de acuerdo a|conforme a|citando a|solo en|solo de|fuente:?|de acuerdo al"
        r"|segun informa|segun informo|segun publica|segun publico)(?: (?:el|la|los|las|lo que dice|informa"
        r"|publica))?(?: (?:diario|periodico|agencia|cadena|revista))? "
    ),
    place=(
        r"(?:que (?:dice|dijo|publica|cuenta|informa|informo|escribe|trae)|en|de|del|por|desde"
        r"|a traves de)(?: (?:el|la|los|las))?(?: (?:diario|periodico|agencia|cadena"
        r"|revista))? "
    ),
    reports=(
        r" (?:dice|dijo|informa|informo|publica|publico|escribe|escribio|reporta|reporto|cuenta|noticias|articulo"
        r"|articulos|entrevista)(?: (?:sobre|acerca de|de|del|que))?(?=[\s?.!,]|$) ?"
    ),
    outlet_as_topic=(
        r"(?<!\w)(?:acciones|participacion|director\w*|periodistas?|redactor\w*|editor\w*|corresponsal\w*|dueno|duena"
        r"|propietari\w+|trabaj\w+|dimit\w+|despid\w+|demanda|ataque|huelga|venta|compra|sede|empleados?) (?:en|de"
        r"|del|a|al|contra|por)(?: (?:el|la|los|las))? "
    ),
    ordinary_outlets=frozenset(
        "pais mundo razon vanguardia nacion tiempo universal mercurio sol hora dia prensa".split()
    ),
    new_topic=(
        r"(?:por cierto|a proposito|otra pregunta|otra cosa|otro tema|cambiando de tema|nueva pregunta"
        r"|siguiente pregunta|pasando a otra cosa|cambio de tema)(?!\w)[\s,:;.–—-]*"
    ),
    others=(
        r"(?:y )?(?:(?:quien|quienes) mas(?: (?:(?:lo )?(?:SAY)|(?:lo )?(?:HAVE) (?:SAID))(?: (?:eso|algo|esto))?)?"
        r"|(?:que (?:dicen|dijeron|opinan|piensan) )?(?:los )?(?:otros|demas)|(?:alguien"
        r"|algun otro) mas (?:SAY)(?: algo)?)"
    ),
    about=(
        r"(?:(?:y|pero|o|ok|e)(?: que (?:hay|tal|pasa))? |que (?:hay|tal|pasa) )?[¿]?(?:(?P<topic>(?:sobre|acerca de"
        r"|respecto a|respecto de|en cuanto a|(?<=hay )de|(?<=hay )del) )|con |(?<=y )|(?<=pero )"
        r"|(?<=o ))(?P<rest>\S.*)"
    ),
    person_about=r"(?P<person>\S.{0,60}?) (?:sobre|acerca de|respecto a|respecto de|en cuanto a) (?P<topic>\S.*)",
    asking=(
        r"(?<!\w)(?:que|quien|quienes|cuando|donde|adonde|por que|como|cual|cuales|cuanto|cuanta|cuantos|cuantas)(?!\w)"
    ),
    conjunction=r"(?:y|e|pero|o)(?!\w)",
    subject=(
        r"(?<!\w)(?:(?P<he>(?<=sobre )el(?=\W*$)|(?<=de )el(?=\W*$)|(?<=dijo )el|(?<=dice )el(?= sobre| de|\W*$))"
        r"|(?P<she>ella)|(?P<they>ellos|ellas))(?!\w)"
    ),
    possessive=r"(?<!\w)(?P<they>sus?)(?= (?:VIEW)(?!\w))",
    thing=r"(?<!\w)(?:lo(?! (?:que|de|mas|mismo)(?!\w))|esto|eso|ello|alli|ahi|esos|esas|ese|esa)(?!\w)",
    last_thing=(
        r"(?<!\w)(?:lo(?! (?:que|de|mas|mismo)(?!\w))|esto|eso|ello|alli|ahi|al respecto|asi|por que|cuando|donde"
        r"|como)\W*$"
    ),
    continuing=frozenset("y o pero por que cuando donde como quien cual mas algo otra cosa verdad serio".split()),
    empty=frozenset(
        """
        tambien entonces nada es fue son era eran ha han esto eso ese esa el la los las un una dijo dice dicho de en
        otra vez exactamente sobre ello ahora ya al respecto lo se paso pasa ocurrio
        """.split()
    ),
    to_try=("¿Qué dijo {speaker} sobre {topic}?", "¿Qué dijo {speaker}?", "¿Qué hay de nuevo sobre {topic}?"),
    answers=(
        ("age", r"(?<!\w)(?:que edad|cuantos anos (?:tiene|tenia|tienen))(?!\w)"),
        (
            "money",
            r"(?<!\w)(?:cuanto (?:cuesta|costo|cuestan|vale|valen|dinero|pago|paga|pagan|gana|gano|cobra)"
            r"|cual es el (?:precio|coste|costo|salario|sueldo)|cuantos (?:euros|dolares|pesos"
            r"|millones de euros))(?!\w)",
        ),
        ("share", r"(?<!\w)(?:que porcentaje|cual es el porcentaje|que proporcion|que parte)(?!\w)"),
        (
            "duration",
            r"(?<!\w)(?:cuanto (?:tiempo|dura|duro|tarda|tardo)|cuant[oa]s (?:dias|semanas|meses|anos|horas"
            r"|minutos))(?!\w)",
        ),
        (
            "number",
            r"(?<!\w)(?:cuant[oa]s|que cantidad|cual es (?:el numero|la cantidad)|cual fue (?:el numero"
            r"|la cantidad))(?!\w)",
        ),
        ("date", r"(?<!\w)(?:cuando|en que (?:ano|fecha|mes|dia)|que dia|que ano|desde cuando|hasta cuando)(?!\w)"),
        (
            "reason",
            r"(?<!\w)(?:por que|a que se debe|cual es (?:la razon|el motivo|la causa)|por que motivo"
            r"|debido a que)(?!\w)",
        ),
        ("place", r"(?<!\w)(?:donde|adonde|en que (?:ciudad|pais|lugar|region))(?!\w)"),
        ("person", r"(?<!\w)(?:quien|quienes|a quien)(?!\w)"),
    ),
    only_with=(
        (
            r"(?<!\w)(?:que edad|cuantos anos (?:tiene|tenia|tienen))(?!\w)",
            (
                r"(?<!\w)(?:anos?|siglos?)(?!\w)|edad|naci|cumpl|anero|genari|[,(] ?\d{1,3}[,.)]"
                r"|(?<!\d)[12]\d{3}(?!\d)"
            ),
        ),
        (
            r"(?<!\w)(?:nacio|nacieron|nacid[oa]|nacimiento)(?!\w)",
            r"(?<!\w)nac(?:i|e)|natal|natural de|oriund|originari|(?<!\w)nativ|\(\D{0,3}\d{4}",
        ),
        (
            r"(?<!\w)(?:se fund(?:o|aron)|fundo|fundaron|fundad[oa]s?|fundacion de)(?!\w)",
            (
                r"fund|(?<!\w)crea|creo(?!\w)|establec|(?<!\w)nac|inaugur|(?<!\w)abri|surg|origen"
                r"|origin|constru|constitu|form[oa]|desde \D{0,12}\d{4}"
            ),
        ),
    ),
    yes_no=(
        r"(?:y )?(?:es|son|fue|fueron|ha|han|hay|habra|hubo|esta|estan|sera|seran|va|van|puede|pueden|tiene|tienen"
        r"|existe|es cierto|es verdad)(?!\w)"
    ),
    speech=r"(?<!\w)(?:SAY|SAID|VIEW|reacciono|reacciona|critico|critica|segun|acuso|llamo|califico)(?!\w)",
)
"""Spanish's ways to ask."""
