"""Spanish words of one family, in groups. Not for synonyms, nor for forms of one word: see `spanish_forms.py`."""

from __future__ import annotations

from index.languages.families import Families, read_groups

_WORDS = """
abrir apertura, absolver absolución, absorber absorción, acceder acceso, acordar acuerdo, actuar actor actriz, adherir
adhesión, admitir admisión, adoptar adopción, adquirir adquisición, advertir advertencia, afectar afección, agredir
agresión agresor, agricultura agrícola agricultor, agua acuático, aire aéreo, alto altura, amar amor, amigo amistad,
amplio ampliación, ancho anchura, anexar anexión, anual año, aparecer aparición, aplaudir aplauso, aprender
aprendizaje, árbitro arbitraje, árbol arbóreo, arder ardor, arquitecto arquitectura arquitectónico, arte artista,
ascender ascenso, asesinar asesinato, asistir asistencia, atacar ataque, atender atención, atraer atracción, ausente
ausencia, ballet bailar bailarín, banco bancario, barato abaratar, bendecir bendición, bombardear bombardeo, bosque
forestal, breve brevedad, calentar calor, campeón campeonato, cantar cantante canción, capaz capacidad, cárcel
encarcelar, católico catolicismo, cazar cazador, ceder cesión, cerebro cerebral, cerrar cierre, ciclista ciclismo,
científico ciencia, cine cinematográfico, ciudad ciudadano, civil civilización, clero clérigo, clima climático, cocinar
cocinero, coincidir coincidencia, colonia colonial colono colonizar, combatir combatiente, comercio comercial, competir
competencia competición competidor, componer composición compositor, comprar comprador, comprender comprensión,
comprometer compromiso, concebir concepción, conceder concesión, concluir conclusión, concurrir concurso, conducir
conducción conductor, conducta comportar, confesar confesión, confiar confianza, confundir confusión, conseguir
consecución, constitución constitucional, construir construcción constructor, consumir consumidor, contrabando
contrabandista, convencer convicción, convertir conversión, convivir convivencia, convocar convocatoria, corazón
cardíaco, corregir corrección, correr corredor, corromper corrupción corrupto, costar costoso, crecer crecimiento,
criminal crimen, cruzar cruce, cubrir cobertura, cultura cultural, curar curación, débil debilitar, decidir decisión,
declinar declive, defender defensa defensor, definir definición, delincuente delito, democracia democrático, demoler
demolición, depender dependencia dependiente, derretir deshielo, desaparecer desaparición, descender descenso
descendiente, describir descripción, descubrir descubridor, desempleo desempleado, deshacer deshecho, desigual
desigualdad, desobedecer desobediencia, despedir despido, desplegar despliegue, destruir destrucción, detener
detención, deuda deudor, devolver devolución, dictador dictadura, diferir diferencia, difundir difusión, dimitir
dimisión, diócesis diocesano, dios divino, diplomático diplomacia, dirigir dirección director, discutir discusión,
disolver disolución, distar distancia distante, dividir división, dominar dominio, drogas narcotráfico, duque ducado,
editar edición editor, ejercer ejercicio, elegir elección electo electoral elector, emitir emisión emisor, emperador
imperio imperial, empresa empresario empresarial, energía energético, enfermar enfermedad, enterrar entierro,
entrevistar entrevista, epidemia epidémico, errar error erróneo, escaso escasez, esclavo esclavitud, escribir escritura
escritor, escuela escolar, esculpir escultura escultor, esforzar esfuerzo, espacio espacial, espía espionaje, estable
estabilidad, estado estatal, estrella estelar, evadir evasión, evolucionar evolución, examinar examen, exceder exceso,
excluir exclusión, exigir exigencia, existir existencia, expandir expansión, explotar explosión explosivo, exponer
exposición, expresar expresión, expulsar expulsión, extender extensión extenso, fama famoso, farmacia farmacéutico,
fiebre febril, finanzas financiero financiar, fluir flujo, fraude fraudulento, frecuente frecuencia, frío enfriar,
frontera fronterizo, fuerte fuerza, fumar fumador, fundar fundación fundador, funeral fúnebre, fútbol futbolístico,
ganado ganadero ganadería, ganar ganancia ganador, gas gaseoso, genocidio genocida, gobernar gobierno, gol goleador,
grabar grabación, guerra guerrero, hambre hambriento hambruna, helar hielo, heredar herencia heredero, héroe heroico,
historia histórico, hospital hospitalario, huelga huelguista, huir huida, idioma idiomático, iglesia eclesiástico,
igual igualdad, impedir impedimento, imponer imposición, impresor imprimir impresión, incluir inclusión, independiente
independencia independizar, industria industrial, infancia infantil, infectar infección infeccioso, influir influencia
influyente, ingeniero ingeniería, injusto injusticia, inmune inmunológico, inscribir inscripción, instruir instrucción,
intervenir intervención, introducir introducción, invadir invasión invasor, inventar inventor invención, invertir
inversión inversor, invierno invernal, isla isleño, joven juventud juvenil, judío judaísmo, juez judicial juicio
juzgar, jugar juego jugador, jurídico jurista, justo justicia, laboral labor, lanzar lanzamiento, largo longitud,
lector leer lectura, legal ley, lengua lingüística, liberar libertad, liderar líder liderazgo, limpiar limpieza, línea
lineal, literatura literario, llamar llamamiento, llover lluvia lluvioso, luchar luchador, luz luminoso, madre materno,
mar marino marítimo, matar matanza, médico medicina medicinal, medir medición, método metodología, miembro membresía,
migrar migrante, mina minero, ministro ministerio, misil misilístico, mito mitológico, monarca monarquía, moneda
monetario, morir muerte mortalidad, mover movimiento, música musical, nacer nacimiento, nación nacional, nadar nadador
natación, naturaleza natural, nave naval navío, negar negación negativa, nevar nieve, niño niñez, noche nocturno,
noroeste noroccidental, norte septentrional, notificar notificación, obedecer obediencia, obligar obligatorio, obtener
obtención, occidente occidental, oeste occidental, ofender ofensa, ofrecer oferta, olimpiada olímpico, ópera
operístico, oponer oposición opositor, oprimir opresión, orador oratoria, orar oración, oriente oriental, origen
originar, orquesta orquestal, pacífico paz, padre paterno, pandemia pandémico, parásito parasitario, parlamento
parlamentario, patria patriota, patrocinar patrocinio, pedir petición, pensar pensamiento pensador, periódico
periodístico, permitir permiso, perseguir persecución, pescar pescador, petróleo petrolero, pintar pintura pintor,
planeta planetario, población poblador, poblar población, pobre pobreza empobrecer, poder poderoso, poema poeta poesía
poético, policía policial, poseer posesión, predecir predicción, preferir preferencia, presidir presidente
presidencial, prestar préstamo, presupuesto presupuestario, prevenir prevención, prever previsión, primavera
primaveral, prisión prisionero, privado privacidad, producir producción productor producto, profecía profeta, prohibir
prohibición, prometer promesa, promover promoción, propiedad propietario, proseguir prosecución, proteger protección
protector, proveer proveedor provisión, provincia provincial, prueba probatorio, pueblo poblado, puerto portuario,
radiación radiactivo, radio radiofónico, rápido rapidez, raza racial racismo racista, rebelar rebelión rebelde, recibir
recepción receptor, recluir reclusión recluso, recordar recuerdo, recurrir recurso, reducir reducción, reelegir
reelección, referir referencia, región regional, religión religioso, rendir rendición, repetir repetición, república
republicano, residir residencia, resistir resistencia, resolver resolución, respirar respiratorio, responder respuesta,
restringir restricción, reunir reunión, revolución revolucionario, rico riqueza, riesgo arriesgar, robar ladrón, romper
ruptura, sacerdote sacerdocio sacerdotal, sacrificio sacrificar, salario salarial, sangre sanguíneo, satélite
satelital, seguir seguimiento seguidor, seguridad asegurar, seísmo sísmico, selva selvático, semana semanal, senado
senador, sequía seco, servir servicio servidor, sexo sexual, sindicato sindical, sonar sonoro, suceder sucesión sucesor
suceso, sufragio sufragista, sufrir sufrimiento, sugerir sugerencia, suicidar suicidio, suponer suposición, suprimir
supresión, sur meridional, surgir surgimiento, suspender suspensión, sustituir sustituto, tabaco tabaquismo, teatro
teatral, técnica tecnología, televisión televisivo, tenis tenista, teoría teórico, terremoto sísmico, territorio
territorial, texto textual, tierra terrestre, tóxico toxina, traducir traducción traductor, traicionar traidor,
transferir transferencia, transmitir transmisión transmisor, trasladar traslado, tribu tribal, triste tristeza, turismo
turista, unir unión unidad, universidad universitario, urbano urbanización, usar usuario, vegetación vegetal, veloz
velocidad, vender venta vendedor, vengar venganza, verano veraniego, viajar viajero, vidrio vítreo, viejo vejez,
violencia violento, virus viral, vivir vida, volar vuelo, votar votante votación, voz vocal
"""

_PEOPLES = """
afganistán afgano, áfrica africano, albania albanés, alemania alemán, américa americano, andalucía andaluz, angola
angoleño, arabia árabe, argelia argelino, asia asiático, australia australiano, austria austriaco, azerbaiyán azerí,
bélgica belga, bielorrusia bielorruso, bolivia boliviano, brasil brasileño brasilero, bretaña británico, bulgaria
búlgaro, california californiano, camboya camboyano, canadá canadiense, castilla castellano, cataluña catalán, chile
chileno, chipre chipriota, colombia colombiano, corea coreano surcoreano norcoreano, croacia croata, cuba cubano,
dinamarca danés, ecuador ecuatoriano, egipto egipcio, eslovaquia eslovaco, eslovenia esloveno, españa español, europa
europeo, finlandia finlandés, florencia florentino, francia francés, gales galés, galicia gallego, georgia georgiano,
ghana ghanés, grecia griego, guatemala guatemalteco, haití haitiano, holanda holandés, honduras hondureño, hungría
húngaro, india hindú, inglaterra inglés, irak iraquí, irlanda irlandés, islandia islandés, italia italiano, jamaica
jamaicano, japón japonés nipón, jordania jordano, kazajistán kazajo, kenia keniano, letonia letón, líbano libanés,
lituania lituano, londres londinense, madrid madrileño, marruecos marroquí, méxico mexicano, milán milanés, moldavia
moldavo, mongolia mongol, moscú moscovita, nicaragua nicaragüense, nigeria nigeriano, normandía normando, norteamérica
norteamericano, panamá panameño, parís parisino, perú peruano, polonia polaco, portugal portugués, prusia prusiano,
roma romano, rusia ruso, salvador salvadoreño, senegal senegalés, sicilia siciliano, somalia somalí, sudáfrica
sudafricano, sudán sudanés, suecia sueco, tailandia tailandés, taiwán taiwanés, tíbet tibetano, túnez tunecino, turquía
turco, ucrania ucraniano, varsovia varsoviano, vasco euskadi, venecia veneciano, venezuela venezolano, viena vienés,
vietnam vietnamita, yemen yemení
"""

SPANISH_FAMILIES = Families(words=read_groups(_WORDS), peoples=read_groups(_PEOPLES))
"""Families of Spanish words, and countries with their people."""
