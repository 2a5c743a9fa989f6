"""German words for people and organisations, and given names, as plain data."""

from __future__ import annotations

_MEN = """
    Tilo Justus Konstantin Serdar Omid
    Achim Adam Adolf Ahmad Ahmed Albert Albrecht Alex Alexander Alfons Alfred Ali Alois Anders Andre André Andreas
    Anthony Antonio Anton Armin Arne Arno Arnold Arthur Artur August Axel Barack Bastian Benedikt Benjamin Bernard
    Bernd Bernhard Bert Bill Björn Boris Brian Bruno Burkhard Carl Carlo Carlos Carsten Charles Christian Christof
    Christoph Christopher Claus Clemens Cornelius Dan Daniel David Detlef Detlev Dennis Dieter Dietmar Dietrich Dirk
    Dmitri Dominik Donald Eberhard Eckart Eckhard Edgar Edmund Eduard Edward Egon Elias Emil Emmanuel Enrico Eric
    Erich Erik Ernst Erwin Eugen Fabian Felix Ferdinand Fernando Finn Florian Francesco Francisco François Frank Franz
    Fred Friedrich Fritz Gabriel Georg George Gerald Gerd Gerhard Gernot Gert Giovanni Giuseppe Gottfried Gregor Guido
    Gunter Gunther Gustav Günter Günther Hannes Hans Harald Harry Hartmut Hasan Hassan Heiko Heiner Heinrich Heinz
    Helge Helmut Hendrik Henning Henri Henry Herbert Heribert Hermann Holger Horst Hubert Hubertus Hugo Hussein
    Ibrahim Igor Ingo Ivan Iwan Jack Jacob Jacques Jakob James Jan Janosch Jean Jens Jeremy Jim Joachim Joe Johan
    Johann Johannes John Jonas Jonathan Jorge Jörg Jörn José Josef Joseph Joschka Juan Julian Julius Jupp Jürgen Kai
    Karim Karl Karlheinz Karsten Kay Kevin Klaus Knut Konrad Kurt Lars Lennart Leo Leon Leonard Leonhard Leopold
    Lorenz Lothar Louis Luca Ludger Ludwig Luis Luka Lukas Lutz Magnus Malte Manfred Manuel Marc Marcel Marco Marcus
    Mario Mark Marko Markus Martin Mathias Matthias Matthew Max Maximilian Mehmet Michael Michail Michel Mike Mohamed
    Mohammad Mohammed Moritz Mustafa Nicolas Niels Nikita Niklas Nikolai Nikolaus Nils Norbert Olaf Ole Oliver Olli
    Oscar Oskar Oswald Otmar Otto Pablo Pascal Patrick Paul Pedro Peer Peter Petr Philip Philipp Pierre Piotr Rafael
    Raimund Rainer Ralf Ralph Reiner Reinhard Reinhold René Ricardo Richard Robert Roberto Robin Roger Roland Rolf
    Roman Romano Ronald Rudi Rudolf Rupert Rüdiger Salvatore Sam Samuel Sascha Scott Sebastian Sepp Sergej Sergei
    Siegfried Sigmar Silvio Simon Sönke Stanislaw Stefan Steffen Stephan Stephen Steve Steven Sven Theo Theodor Thilo
    Thomas Thorsten Till Tilman Tim Timo Tobias Tom Tomas Toni Tony Torsten Udo Ulf Uli Ulrich Urs Uwe Valentin Veit
    Victor Viktor Vincent Vladimir Volker Volkmar Walter Werner Wilfried Wilhelm Willi William Willy Winfried Wladimir
    Wolf Wolfgang Wolfram Wulf Xaver Yusuf Xi Nicola Nigel Neil Norman Alan Gordon Kofi Hugo Hamid Mahmud Ehud Ariel
    Benjamin Jassir Alvaro Felipe Evo Fidel Ortwin Jonte Hinnerk Tarik Emre Ömer Murat Cem Erkan Hakan Tayfun Serkan
    Mesut Burak Deniz Onur Volkan Kemal Recep Osman Ismail Abdullah Bekir Hauke Enno Fiete Jannik Jannis Levin Linus
    Luke Leif Lasse Lennard Malik Marvin Mirko Milan Miro Nico Nikos Noah Nuri Paolo Raphael Rasmus Ruben Sigurd Sören
    Tjark Thies Torben Tobi Ufuk Vinzenz Wenzel Wieland Yannick Zeno Adrian Alwin Ansgar Arndt Balthasar Benno
    Berthold Bodo Burghard Cord Curt Eike Elmar Engelbert Ewald Falk Folker Friedhelm Fritjof Gebhard Gisbert Götz
    Gottlieb Gunnar Guntram Hanno Hanspeter Hansjörg Hartwig Heino Hinrich Isidor Jochen Jobst Jost Kilian Korbinian
    Kuno Leander Levi Lion Luitpold Marius Meinhard Meinolf Merlin Mirco Ottmar Pirmin Quirin Raik Reimar Reimund
    Rochus Ronny Sandro Severin Silvan Sixtus Tassilo Timon Titus Tristan Urban Utz Volkhard Waldemar Wendelin Wilfred
""".split()
_WOMEN = """
    Inga Steffi Carolin Mirjam Olena Ekaterina
    Agnes Alexandra Alice Alina Andrea Angela Angelika Anja Anke Ann Anna Annalena Anne Annegret Anneliese Annette
    Antje Antonia Astrid Barbara Beate Beatrix Bettina Bianca Birgit Birte Brigitte Britta Carina Carla Carmen Carola
    Caroline Catherine Charlotte Christa Christiane Christina Christine Clara Claudia Condoleezza Cornelia Dagmar
    Daniela Diana Doris Dorothea Edith Elena Elisabeth Elizabeth Elke Ellen Elsa Emilia Emma Erika Esther Eva Eveline
    Franziska Frauke Frieda Friederike Gabi Gabriela Gabriele Gerda Gertrud Gesine Gisela Grete Gudrun Hanna Hannah
    Hannelore Heide Heidemarie Heidi Heike Helen Helena Helene Helga Henriette Hilde Hildegard Hillary Ida Ilona Ilse
    Inge Ingeborg Ingrid Irene Iris Irina Irmgard Isabel Isabella Jana Jane Janine Jasmin Jennifer Jenny Jessica
    Johanna Judith Julia Juliane Jutta Karin Karla Karolin Katarina Katharina Katherine Kathrin Katja Katrin Kerstin
    Kirsten Klara Kristin Kristina Lara Laura Lea Lena Leonie Lisa Liselotte Lucia Luise Lydia Magdalena Maja Manuela
    Manuela Mareike Margaret Margarete Margarethe Margit Margot Maria Marianne Marie Marina Marion Marlene Marlies
    Martha Martina Mary Mathilde Mechthild Melanie Merle Mia Michaela Michelle Miriam Monika Nadine Nadja Nancy
    Natalie Natascha Nele Nicole Nina Nora Olga Patricia Paula Pauline Petra Pia Rebecca Regina Regine Renate Ricarda
    Rita Rosa Rosemarie Roswitha Ruth Sabine Sabrina Sahra Sandra Sara Sarah Saskia Sibylle Sigrid Silke Silvia Simone
    Sofia Sofie Sonja Sophia Sophie Stefanie Stephanie Susan Susanne Svenja Svetlana Sylvia Tanja Tatjana Teresa
    Theresa Theresia Tina Ulla Ulrike Ursula Ute Valentina Vanessa Vera Verena Veronika Viktoria Viola Yvonne Zoe
    Greta Meike Rieke Rike Lene Wiebke Nesrin Irmgard Aylin Ayşe Ayse Elif Emine Esra Fatma Filiz Gül Hatice Hülya
    Leyla Meryem Özlem Sibel Yasemin Zeynep Adele Adelheid Alma Amalia Amelie Anette Anita Annika Antonie Ariane
    Aurelia Babette Bärbel Bente Bertha Birte Bruni Cäcilie Cathrin Celine Christel Cordula Daria Delia Dörte Dörthe
    Edda Edeltraud Elfriede Eleonore Elfi Elli Elly Emmi Erna Ernestine Eva-Maria Fenja Femke Frieda Frida Frauke
    Gerlinde Gesa Gesche Gitta Gretchen Grit Gundula Hedwig Heidrun Henrike Herta Hilke Hiltrud Ilka Imke Ina Inka
    Insa Isolde Iva Jeanette Jette Johanne Josefine Josephine Jule Juli Karen Karola Katrin Kathleen Kati Kea Klaudia
    Konstanze Kornelia Kristiane Larissa Leila Leni Liesel Lilli Lilly Linda Linn Lore Lotte Louisa Luisa Luzie Maike
    Maja Maren Margareta Margarita Margret Marieke Marietta Mariele Marita Marit Marlies Mathilda Meta Mila Mina Mira
    Mirja Nadia Nane Natalia Nathalie Neele Nelly Nina Nuria Ottilie Oxana Philippa Ramona Rebekka Renata Rike Romy
    Rosemarie Rosina Roxana Ronja Samira Selma Sigrun Sina Sinje Solveig Stella Stine Svea Swantje Swetlana Tabea Thea
    Thekla Tomke Traute Trude Urte Ursel Uta Valerie Vanessa Wanda Waltraud Wencke Wilhelmine Wiltrud Xenia Yasmin
    Yvette Zita Telse Silja Silvana Siglinde Yulia Julija Julia Benazir Tarja Gülsen Fatima Aischa Meike Rike Lene
    Wiebke Nesrin Irmgard Aylin Ayşe Ayse Elif Emine Esra Fatma Filiz Gül Hatice Hülya Leyla Meryem Özlem Sibel
    Yasemin Zeynep Adele Adelheid Alma Amelie Anette Anita Annika Antonie Ariane Aurelia Babette Bärbel Bente Bertha
    Cathrin Celine Christel Cordula Daria Delia Dörte Dörthe Edda Edeltraud Elfriede Eleonore Elfi Elli Elly Emmi Erna
    Ernestine Femke Frida Gerlinde Gesa Gesche Gitta Grit Gundula Hedwig Heidrun Herta Hilke Hiltrud Ilka Imke Ina
    Inka Insa Isolde Jeanette Jette Johanne Josefine Josephine Jule Karen Karola Kathleen Kea Klaudia Konstanze
    Kornelia Larissa Leila Leni Liesel Lilli Lilly Linda Linn Lore Lotte Louisa Luisa Luzie Maike Maren Margareta
    Margarita Margret Marieke Marietta Marita Marit Mathilda Meta Mila Mina Mira Nadia Natalia Nathalie Neele Nelly
    Ottilie Philippa Ramona Rebekka Renata Romy Rosina Ronja Samira Selma Sigrun Sina Solveig Stella Stine Svea
    Swantje Swetlana Tabea Thea Thekla Tomke Traute Trude Urte Ursel Uta Valerie Wanda Waltraud Wencke Wilhelmine
    Wiltrud Xenia Yasmin Yvette Zita Silja Silvana Siglinde
""".split()
GERMAN_GIVEN_NAMES = {name.lower(): "m" for name in _MEN} | {name.lower(): "f" for name in _WOMEN}
"""Given names in German news, with their gender."""

GERMAN_NAME_PARTICLES = frozenset(
    "von van de der den zu zum zur dem del della di da dos du ter ten le la el al bin ibn abu y und".split()
) - {"und", "zum", "zur", "zu", "y"}
"""Lower-case words inside names."""

GERMAN_COURTESY_TITLES = {"herr": "m", "herrn": "m", "frau": "f"}
"""Forms of address with their gender."""

GERMAN_ACADEMIC_TITLES = frozenset(
    ["dr", "prof", "professor", "professorin", "doktor", "graf", "freiherr", "sir", "lord"]
)
"""Academic and noble titles before names."""

GERMAN_ROLES = frozenset(
    """
    mann frau bischof papst könig königin prinz prinzessin kaiser scheich imam rabbiner pfarrer pfarrerin pastor
    kardinal erzbischof arzt ärztin anwalt anwältin autor autorin general oberst major premier kanzler kanzlerin
    senator senatorin staatssekretär generalsekretär sekretär richter richterin zeuge zeugin vater mutter sohn tochter
    bruder schwester witwe trainer coach spieler kapitän kommissar chef chefin boss experte expertin vize opfer täter
    wirt nachbar nachbarin verteidiger kläger angeklagte angeklagter kollege kollegin vorsitzende vorsitzender
    vorsitzenden abgeordnete abgeordneter abgeordneten beauftragte beauftragter beauftragten ombudsmann obmann
    sprecher sprecherin botschafter botschafterin gouverneur bürgermeister bürgermeisterin manager managerin intendant
    dekan rektor polizist polizistin astronaut pilot pilotin student studentin architekt kandidat kandidatin diplomat
    diplomatin präsident präsidentin minister ministerin beamter beamte geschäftsführer präsidenten ökonom jurist
    historiker star sänger sängerin schauspieler schauspielerin torwart stürmer ehefrau ehemann rebellenführer
    verletzter gewerkschafter kommandant kommandeur oberbefehlshaber commander captain colonel sergeant hauptmann
    leutnant oberstleutnant generalmajor generalleutnant feldwebel brigadegeneral vizeadmiral admiral bundestrainer
    milliardär millionär rapper musiker komponist dichter staatschef regierungschef außenminister zar emir sultan
    prior abt prälat ministerialrat stadtrat landrat hofrat wirt wirtin imker imkerin bäcker bäckerin landwirt
    landwirtin bäuerin hebamme pfleger pflegerin erzieher erzieherin schaffner schaffnerin lokführer förster försterin
    schulleiter schulleiterin elternsprecher fischer winzer winzerin gärtner gärtnerin verkäufer verkäuferin gastronom
    hausmeister notar notarin apotheker apothekerin tierarzt tierärztin
    """.split()
)
"""Words for what one person is."""

GERMAN_RELATIONS = frozenset(
    """
    sohn tochter witwe witwer vater mutter bruder schwester frau mann ehefrau ehemann gattin gatte enkel enkelin neffe
    nichte onkel tante cousin cousine großvater großmutter freund freundin partner partnerin verlobte verlobter
    anwalt anwältin verteidiger verteidigerin sprecher sprecherin pressesprecher pressesprecherin vertreter
    vertreterin stellvertreter stellvertreterin nachfolger nachfolgerin vorgänger vorgängerin berater beraterin
    mitarbeiter mitarbeiterin assistent assistentin sekretär sekretärin büroleiter büroleiterin referent referentin
    manager managerin agent agentin biograf biografin kollege kollegin nachbar nachbarin schüler schülerin anhänger
    anhängerin gegner gegnerin herausforderer herausforderin rivale rivalin
    """.split()
)
"""Words for what one person is to another."""

GERMAN_ROLE_ENDINGS = tuple(
    """
    minister ministerin präsident präsidentin präsidenten kanzler kanzlerin sprecher sprecherin chef chefin
    vorsitzende vorsitzender vorsitzenden direktor direktorin leiter leiterin meister meisterin anwalt anwältin
    experte expertin experten politiker politikerin kommissar kommissarin sekretär sekretärin beauftragte beauftragter
    beauftragten botschafter botschafterin forscher forscherin wissenschaftler wissenschaftlerin führer führerin
    trainer trainerin spieler spielerin rat rätin richter richterin inspektor inspekteur senator senatorin kandidat
    kandidatin abgeordnete abgeordneter abgeordneten professor professorin ologe ologin ärztin arzt mediziner
    vertreter vertreterin mitarbeiter mitarbeiterin manager managerin redakteur redakteurin journalist journalistin
    korrespondent korrespondentin gründer gründerin inhaber inhaberin besitzer besitzerin betreiber betreiberin
    bewohner bewohnerin gouverneur kommandeur kommandant general admiral ökonom ökonomin analyst analystin aktivist
    aktivistin organisator organisatorin präfekt bischof pfarrer vorstand vize zeuge zeugin augenzeuge anwohner
    anwohnerin berater beraterin beamter beamte beamtin begleiter sieger siegerin beamten bauer verteidiger ankläger
    regisseur regisseurin schriftsteller schriftstellerin autor autorin künstler künstlerin unternehmer unternehmerin
    obmann mann frau geschäftsführer geschäftsführerin verwalter händler fahrer fahrerin biologe physiker chemiker
    kollege stellvertreter stellvertreterin nachfolger vorgänger amtskollege amtskollegin repräsentant premier
    prediger kritiker kritikerin befehlshaber koordinator koordinatorin assistent lehrer lehrerin ingenieur historiker
    historikerin soldat torhüter stürmer profi weltmeister fraktionschef gewerkschafter gewerkschafterin mandantin
    mandant sozialdemokrat christdemokrat republikaner demokrat
    """.split()
)
"""Endings of words for what one person is."""

GERMAN_GROUPS = frozenset(
    """
    augenzeugen zeugen experten kritiker beobachter behörden forscher wissenschaftler ärzte anwohner medien zeitungen
    politiker demonstranten gegner befürworter verbände gewerkschaften umweltschützer tierschützer datenschützer
    ermittler juristen analysten sprecher mitarbeiter vertreter angehörige nachbarn bewohner fans sanitäter fachleute
    diplomaten rebellen aufständische oppositionelle menschenrechtler aktivisten veranstalter organisatoren eltern
    journalisten landwirte bauern arbeitgeber arbeitnehmer unternehmer händler verteidiger kläger richter abgeordnete
    sicherheitskreise regierungskreise militärs islamisten taliban republikaner demokraten sozialdemokraten grünen
    grüne liberale linke linken liberalen konservative konservativen kommunisten militärkreise beamte soldaten
    polizisten politologen ökonomen historiker meteorologen geologen astronomen archäologen biologen mediziner
    """.split()
)
"""Words for people without a name."""

GERMAN_BODIES = frozenset(
    """
    polizei feuerwehr regierung opposition staatsanwaltschaft gericht bundesgericht justiz partei fraktion verband
    ministerium amt behörde gewerkschaft kirche unternehmen konzern firma bank verein club klub universität hochschule
    institut parlament bundestag bundesrat senat kongress kommission rat komitee kammer agentur zeitung sender magazin
    armee militär bundeswehr marine luftwaffe geheimdienst botschaft konsulat weißes kreml vatikan pentagon nato uno
    un eu union organisation stiftung initiative bündnis koalition union spd cdu csu fdp npd pds verwaltung stadt
    gemeinde kreis land bund landkreis krankenhaus klinik hersteller betreiber veranstalter airline bahn post
    gesellschaft kanzleramt präsidialamt zentralbank notenbank börse gewerkschaftsbund hausverwaltung hersteller
    anbieter medium verlag redaktion team mannschaft leitung führung spitze verteidigung anklage kommissariat
    forschungsgruppe studie bericht gutachten umfrage statistik quelle quellen haus staat delegation
    """.split()
)
"""Words for organisations."""

GERMAN_BODY_ENDINGS = tuple(
    """
    ministerium amt behörde behörden polizei wehr regierung anwaltschaft gericht gerichtshof partei fraktion verband
    gewerkschaft unternehmen konzern firma bank verein klub club universität hochschule institut parlament kommission
    rat komitee kammer agentur zeitung sender magazin dienst botschaft organisation stiftung initiative bündnis
    koalition union verwaltung klinik krankenhaus hersteller betreiber gesellschaft bund gruppe zentrum zentrale
    anstalt ausschuss gremium leitung vorstand redaktion blatt haus direktion präsidium bahn linie werk werke ag gmbh
    delegation opposition bewegung front miliz vertretung kongress senat börse warte forum netzwerk armee kirche
    inspektion stelle liga medien
    """.split()
)
"""Endings of words for organisations."""

GERMAN_SURNAME_TIMES = frozenset("januar märz april mai august sommer herbst winter".split())
"""Months and seasons that are surnames, too."""

GERMAN_TIMES = frozenset(
    """
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz april mai juni juli
    august september oktober november dezember uhr jahr jahre jahren tag tage tagen woche wochen monat monate monaten
    prozent euro dollar frühjahr sommer herbst winter beginn ende anfang mitte zeit stunden minuten kilometer meter
    millionen milliarden hintergrund grund folge fall beispiel rahmen ziel anlass thema problem frage fragen
    themenverwandte weltkrieg tausende hunderte teil menschen dingen weise weg
    """.split()
)
"""Nouns that are no speakers: times, measures and abstract nouns of set phrases."""
