"""Spanish words for people and organisations, and given names, as plain data."""

from __future__ import annotations

_MEN = """
    Damián Gerónimo Iñigo Matías Nicanor Omar Valerio
    Aarón Abel Adolfo Adrián Agustín Aitor Alberto Alejandro Alejo Alfonso Alfredo Álvaro Andrés Ángel Antonio Ariel
    Armando Arturo Augusto Baltasar Beltrán Benito Benjamín Bernardo Borja Bruno Camilo Carles Carlos Cayetano César
    Claudio Cristian Cristóbal Daniel Darío David Diego Domingo Donald Edmundo Eduardo Elías Emiliano Emilio Emmanuel
    Enrique Ernesto Esteban Eugenio Evo Fabián Federico Felipe Félix Fermín Fernando Fidel Francisco Gabriel Gaspar
    Gerardo Germán Gilberto Gonzalo Gregorio Guillermo Gustavo Héctor Hernán Hugo Ignacio Iker Íñigo Isaac Ismael Iván
    Jacinto Jaime Javier Jesús Joaquín Joe Jordi Jorge José Josep Juan Julián Julio Leandro Leonardo Lionel Lorenzo
    Lucas Luis Manuel Marcelo Marcos Mariano Mario Martín Mateo Mauricio Máximo Miguel Moisés Nicolás Octavio Olaf
    Óscar Pablo Pascual Patricio Pedro Pere Rafael Ramiro Ramón Raúl Ricardo Roberto Rodrigo Rogelio Román Rubén
    Salvador Samuel Santiago Saúl Sebastián Sergio Simón Teodoro Tomás Unai Valentín Vicente Víctor Vladimir Xabier
    Xavi Xavier Yago
""".split()
_WOMEN = """
    Amaia Ángeles Carina Fernanda Francisca Icíar Laia Macarena Marcela Matilde Noemí Ruth Tatiana Vicenta Ximena Zoe
    Ada Adela Adriana África Agustina Aida Ainhoa Alba Alejandra Alicia Almudena Amalia Amanda Amelia Amparo Ana
    Andrea Ángela Antonia Araceli Ariadna Aurora Beatriz Begoña Belén Berta Blanca Camila Candela Carla Carlota Carmen
    Carolina Catalina Cecilia Celia Clara Claudia Concepción Consuelo Cristina Daniela Diana Dolores Elena Elisa
    Elvira Emilia Emma Encarnación Esperanza Estela Ester Esther Eugenia Eva Fátima Gabriela Gemma Gloria Graciela
    Guadalupe Inés Inmaculada Irene Isabel Isidora Itziar Ivana Jimena Josefa Juana Julia Julieta Laura Leire Leonor
    Leticia Lidia Lola Lorena Lourdes Lucía Luisa Luz Magdalena Manuela Mar Margarita María Mariana Marina Marisol
    Marta Martina Mercedes Mireia Miriam Mónica Montserrat Nadia Natalia Nerea Nieves Noelia Nora Nuria Olga Paloma
    Paola Patricia Paula Paulina Paz Pilar Raquel Rebeca Regina Rita Rocío Rosa Rosalía Rosario Sandra Sara Silvia
    Sofía Sol Soledad Sonia Susana Tamara Teresa Úrsula Valentina Valeria Vanesa Verónica Victoria Violeta Virginia
    Viviana Yolanda
""".split()
SPANISH_GIVEN_NAMES = {name.lower(): "m" for name in _MEN} | {name.lower(): "f" for name in _WOMEN}
"""Given names in Spanish news, with their gender."""

SPANISH_RELATIONS = frozenset(
    """
    padre madre hijo hija hermano hermana marido mujer esposo esposa viudo viuda novio novia pareja prometido prometida
    tío tía primo prima sobrino sobrina nieto nieta abuelo abuela suegro suegra yerno nuera cuñado cuñada exmujer
    exmarido exesposa exesposo amigo amiga abogado abogada defensor defensora portavoz asesor asesora asistente ayudante
    agente socio socia colega vecino vecina rival sucesor sucesora predecesor predecesora biógrafo biógrafa entrenador
    entrenadora médico médica
    """.split()
)
"""Words for what a person is to another."""

SPANISH_ROLES = frozenset(
    """
    presidente presidenta vicepresidente vicepresidenta ministro ministra viceministro viceministra alcalde alcaldesa
    portavoz director directora responsable jefe jefa secretario secretaria consejero consejera concejal concejala
    diputado diputada senador senadora gobernador gobernadora fiscal juez jueza abogado abogada experto experta
    investigador investigadora profesor profesora médico médica doctor doctora rey reina príncipe princesa papa obispo
    arzobispo cardenal general coronel capitán comandante comisario comisaria inspector inspectora entrenador
    entrenadora jugador jugadora futbolista delantero portero técnico seleccionador líder dirigente candidato
    candidata embajador embajadora canciller premier escritor escritora autor autora periodista actor actriz cantante
    músico economista analista científico científica biólogo bióloga historiador historiadora sociólogo psicólogo
    ingeniero ingeniera arquitecto arquitecta empresario empresaria fundador fundadora dueño dueña propietario
    propietaria gerente coordinador coordinadora representante vecino vecina testigo víctima madre padre hijo hija
    hermano hermana viuda esposa esposo marido mujer hombre joven anciano anciana agricultor agricultora pescador
    pescadora maestro maestra enfermero enfermera bombero agente policía conductor conductora trabajador trabajadora
    sindicalista delegado delegada defensor defensora activista decano rector rectora comisionado comisionada asesor
    asesora cocinero cocinera panadera panadero pastor maquinista revisor revisora matrona farmacéutica farmacéutico
    directivo directiva exministro expresidente exalcalde exalcaldesa apicultor apicultora tendero tendera
    """.split()
)
"""Words for what one person is."""

SPANISH_ROLE_ENDINGS = ("ministro", "ministra", "presidente", "presidenta", "director", "directora", "ólogo", "óloga")

SPANISH_GROUPS = frozenset(
    """
    autoridades expertos vecinos testigos fuentes analistas científicos investigadores médicos sindicatos ecologistas
    agricultores familiares trabajadores bomberos organizadores críticos observadores abogados periodistas medios
    """.split()
)
"""Words for people without a name."""

SPANISH_BODIES = frozenset(
    """
    policía gobierno ministerio ayuntamiento fiscalía tribunal juzgado partido sindicato empresa compañía banco
    universidad instituto hospital club federación asociación organización fundación comisión consejo parlamento
    congreso senado junta diputación generalitat ejecutivo oposición iglesia ejército guardia agencia periódico diario
    cadena televisión radio departamento dirección servicio centro cámara patronal plataforma colectivo comité
    embajada cancillería presidencia casa kremlin onu otan ue fmi informe estudio comunicado nota encuesta
    """.split()
)
"""Words for organisations."""

SPANISH_BODY_ENDINGS = ("ministerio", "federación", "asociación", "organización")

SPANISH_TIMES = frozenset(
    """
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre año años día días semana semanas mes meses hora horas tarde mañana noche parte
    vez rueda entrevista conferencia
    """.split()
)
"""Nouns that are no speakers: times and nouns of set phrases."""
