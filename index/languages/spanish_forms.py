"""Spanish forms of one word that the stemmer tells apart, as data: irregular verbs, short words, plurals.

Not for words of one family: see `spanish_families.py`.
"""

from __future__ import annotations

from index.languages.irregular import read_forms

_PRESENT = "a as an e es en"
_PRESENT_E, _PRESENT_A = "e es en", "a as an"
_WEAK = f"{_PRESENT} ió ieron iendo iera ieran"
_STRONG = "e o imos ieron iera ieran iese iesen"
_STRONG_J = "o eron era eran ese esen"
_FUTURE = "á án ía ían é emos"
_FIRST = "a an ó ar arse ará arán aría arían aron ando ado ada ados adas aba aban en ara aran"
_SECOND = "e en a an ió er erse erá erán ería ieron iendo ido ida idos idas ía ían iera ieran"
_THIRD = "e en a an ió ir irse irá irán iría irían ieron iendo ía ían iera ieran"

_STEMS = {
    _PRESENT: """
    acertar aciert, acordar acuerd, acostar acuest, adherir adhier, adquirir adquier, advertir adviert, almorzar
    almuerz, apostar apuest, apretar apriet, aprobar aprueb, arrepentir arrepient, ascender asciend, asentar asient,
    atender atiend, atravesar atravies, calentar calient, colgar cuelg cuelgu, comenzar comienz comienc,
    comprobar comprueb, concernir conciern, concordar concuerd, conferir confier, confesar confies, consolar consuel,
    convertir conviert, costar cuest, defender defiend, demostrar demuestr, descender desciend, despertar despiert,
    desterrar destierr, devolver devuelv, diferir difier, disolver disuelv, divertir diviert, dormir duerm, empezar
    empiez empiec, encender enciend, encerrar encierr, entender entiend, enterrar entierr, envolver envuelv, esforzar
    esfuerz esfuerc, extender extiend, forzar fuerz fuerc, helar hiel, herir hier, hervir hierv, inferir infier,
    invertir inviert, jugar jueg juegu, llover lluev, manifestar manifiest, morder muerd, morir muer, mostrar muestr,
    mover muev, negar nieg niegu, oler huel, pensar piens, perder pierd, preferir prefier, probar prueb, promover
    promuev, quebrar quiebr, querer quier, recomendar recomiend, recordar recuerd, referir refier, reforzar refuerz
    refuerc, renovar renuev, requerir requier, resolver resuelv, reventar revient, rogar rueg, sembrar siembr, soltar
    suelt, sonar suen, soñar sueñ, sugerir sugier, temblar tiembl, transferir transfier, tropezar tropiez, volar vuel,
    volver vuelv
    """,
    _PRESENT_E: """
    contener contien, convenir convien, decir dic, detener detien, intervenir intervien, mantener mantien,
    obtener obtien, prevenir previen, provenir provien, retener retien, sentir sient, sostener sostien, tender tiend,
    tener tien, venir vien
    """,
    _PRESENT_A: """
    agradecer agradezc, aparecer aparezc, carecer carezc, conducir conduzc, conocer conozc, contener conteng, convenir
    conveng, crecer crezc, decir dig, desaparecer desaparezc, detener deteng, dirigir dirij, elegir elij, enriquecer
    enriquezc, envejecer envejezc, establecer establezc, exigir exij, fallecer fallezc, favorecer favorezc, fortalecer
    fortalezc, intervenir interveng, introducir introduzc, mantener manteng, merecer merezc, nacer nazc, obedecer
    obedezc, obtener obteng, ofrecer ofrezc, padecer padezc, parecer parezc, permanecer permanezc, pertenecer
    pertenezc, prevenir preveng, producir produzc, proteger protej, provenir proveng, reconocer reconozc, reducir
    reduzc, restablecer restablezc, retener reteng, sostener sosteng, tener teng, traducir traduzc, traer traig, valer
    valg, venir veng
    """,
    "e en": """
    acercar acerqu, alcanzar alcanc, aplicar apliqu, autorizar autoric, buscar busqu, dedicar dediqu, explicar expliqu,
    garantizar garantic, identificar identifiqu, indicar indiqu, lanzar lanc, marcar marqu, organizar organic, publicar
    publiqu, realizar realic, sacar saqu, tocar toqu, utilizar utilic
    """,
    _WEAK: """
    competir compit, concebir concib, conseguir consig consigu, corregir corrig corrij, derretir derrit, despedir
    despid, elegir elig, impedir impid, medir mid, pedir pid, perseguir persig persigu, proseguir prosig prosigu,
    rendir rind, repetir repit, seguir sig sigu, servir sirv, vestir vist
    """,
    "ió ieron iendo iera ieran": """
    adherir adhir, advertir advirt, conferir confir, convertir convirt, diferir difir, divertir divirt, dormir durm,
    herir hir, hervir hirv, inferir infir, invertir invirt, mentir mint, morir mur, preferir prefir, referir refir,
    requerir requir, sentir sint, sugerir sugir, transferir transfir
    """,
    "ió": """
    aliviar aliv, anunciar anunc, apreciar aprec, asociar asoc, auxiliar auxil, beneficiar benefic,
    cambiar camb, comerciar comerc, copiar cop, denunciar denunc, desviar desv, diferenciar diferenc, distanciar
    distanc, ensuciar ensuc, enunciar enunc, esquiar esqu, estudiar estud, evidenciar
    evidenc, confiar conf, financiar financ, fotografiar fotograf, incendiar incend, influenciar influenc, iniciar
    inic, intercambiar intercamb, limpiar limp, negociar negoc, potenciar potenc, premiar prem, presenciar
    presenc, privilegiar privileg, pronunciar pronunc, propiciar propic, reconciliar reconcil, refugiar refug, remediar
    remed, renunciar renunc, reiniciar reinic, sentenciar sentenc, silenciar silenc, subsidiar subsid, variar var,
    vaciar vac
    """,
    _STRONG: """
    componer compus, contener contuv, convenir convin, detener detuv, disponer dispus, exponer expus, hacer hic,
    imponer impus, intervenir intervin, mantener mantuv, obtener obtuv, oponer opus, poder pud, poner pus, proponer
    propus, provenir provin, querer quis, retener retuv, saber sup, satisfacer satisfic, sostener sostuv, suponer
    supus, tener tuv
    """,
    _STRONG_J: """
    atraer atraj, conducir conduj, contraer contraj, decir dij, extraer extraj, introducir introduj, producir produj,
    reducir reduj, seducir seduj, traducir traduj, traer traj
    """,
    _FUTURE: """
    componer compondr, contener contendr, convenir convendr, decir dir, detener detendr, disponer dispondr, exponer
    expondr, hacer har, imponer impondr, intervenir intervendr, mantener mantendr, obtener obtendr, oponer opondr,
    poder podr, poner pondr, proponer propondr, querer querr, saber sabr, salir saldr, sostener sostendr, suponer
    supondr, tener tendr, valer valdr, venir vendr
    """,
    _FIRST: """
    alzar alz, armar arm, echar ech, entrar entr, instar inst, optar opt, usar us
    """,
    _SECOND: """
    arder ard
    """,
    _THIRD: """
    abrir abr, unir un
    """,
}
"""Endings, and the verbs whose forms have them behind a stem of their own."""

_FORMS = """
abrir abierto abierta abiertos abiertas, acta actas, acto actos, actriz actrices, aérea aéreas, ala alas, alquiler
alquileres, alto alta altos altas, ancho ancha anchos anchas, andar anda andan andaba andaban anduvo anduvieron, año
años, arco arcos, arma armas, arte artes, asamblea asambleas, atraer atraído atraída atraídos atraídas atrayendo,
auxiliar auxiliares, ave aves, azúcar azúcares, bebé bebés, blog blogs, caer cae cayó caen caiga caigan cayendo cayeron
caía caído caída caídos caídas, café cafés, calificar califica, capaz capaces, carácter caracteres, celular celulares,
cerrar cierra cierran cierren, clasificar clasifica, club clubs, cómic cómics, comité comités, comparar compara
comparan, componer compongan componga, comunicar comunica, conducir condujeron, contemporánea contemporáneas, creer
creyó creyeron creyendo creído, crimen crímenes, cruz cruces, dar dio dieron daba daban darán diera diese, decir
dijeron, declarar declara declaran, describir descrito descrita descritos descritas, devolver devuelto devuelta
devueltos devueltas, directriz directrices, disolver disuelto disuelta disueltos, disparar dispara disparan, disponer
dispongan disponga, distinguir distingue distinguen, dólar dólares, eficaz eficaces, eje ejes, ejemplar ejemplares,
encontrar encuentra encuentran encuentre encuentren, envolver envuelto envuelta envueltos envueltas, escolar escolares,
escribir escrita escritas escrito escritos, especificar especifica, espectacular espectaculares, espíritu espíritus,
estándar estándares, europea europeas, examen exámenes, exponer expuesto expuesta expuestos expuestas, extraer extraído
extraída extraídos extraídas extrayendo, familiar familiares, famoso famosas, feliz felices, financiero financiera
financieras, gobernar gobierna gobiernan gobiernen, gobierno gobiernos, hacer hizo haga hagan hago hecha hechas, herir
hirió, héroe héroes, hogar hogares, huésped huéspedes, huir huyó huyeron huyendo huye huyen huido huían huía,
identificar identifica, imagen imágenes, imponer impuso impuesta impuestas imponga impongan, imprimir impreso impresa
impresos impresas, incapaz incapaces, inscribir inscrito inscrita inscritos inscritas, interponer interpuesto interpuso
interponga, isla islas, joven jóvenes, juez jueces, justificar justifica, leer lee leen leyó leyeron leyendo leído
leída leía leían, líder líderes, línea líneas, lugar lugares, luz luces, marea mareas, margen márgenes, mártir
mártires, máximo máximos, mediterránea mediterráneas, militar militares, mínimo mínimos, modificar modifica, morir
murió murieron muriendo, mujer mujeres, nariz narices, nuclear nucleares, nuez nueces, obra obras, oír oye oyen oyó
oyeron oyendo oiga, ojo ojos, ola olas, onda ondas, oponer opuesto opuesta opuestos opuestas opongan, origen orígenes,
oso osos, pared paredes, particular particulares, pelea peleas, perjudicar perjudica, pez peces, pilar pilares, poner
ponga pongan pongo, popular populares, preliminar preliminares, preparar prepara preparan, préstamo préstamos, prever
previsto prevista previstos previstas, primero primer, proponer propuesto propuesta propuestos propuestas proponga
propongan, próximo próximos, raíz raíces, ratificar ratifica, régimen regímenes, regir rige rigen rigió rigieron,
regular regulares, reír ríe ríen rieron riendo, resolver resuelto resuelta resueltos resueltas, resumen resúmenes,
robot robots, romper roto rota rotos rotas, saber sepa sepan, salir salga salgan, satisfacer satisfecho satisfecha
satisfechos satisfechas satisfizo, separar separa separan, show shows, significar significa, similar similares,
simultánea simultáneas, singular singulares, solar solares, sonreír sonríe sonrió sonriendo, suponer supuesto supuesta,
suscribir suscrito suscrita suscritos, taller talleres, tarea tareas, taxi taxis, tercero tercer, titular titulares,
traer trajo traído traída traídos traídas trayendo, tribu tribus, unificar unifica, urna urnas, usar uso usos, uva
uvas, venir vinieron viniera vinieran viniendo, ver vio vieron vea vean visto vista vistos vistas viendo veía veían,
verificar verifica, vez veces, virgen vírgenes, volumen volúmenes, volver vuelto vuelta vueltos vueltas, voz voces
"""
"""Words, each with forms of it."""

SPANISH_FORMS = read_forms(_STEMS, _FORMS)
"""Forms of Spanish words, each with the word to stem in its place."""
