"""German words of one family, one group per line. Not for forms of verbs: see `german_verbs.py`."""

from __future__ import annotations

from index.languages.families import Families, read_groups

_WORDS = """
abschließen abschluss
abwerfen abwurf
abziehen abzug
anbieten angebot
ankommen ankunft
anschließen anschluss
antreiben antrieb
arm armut
astronomie astronom
atmen atem atmung
atom atomar
ausbrechen ausbruch
autor autorin
bakterie bakteriell
bauen bauwerk gebäude
bedürfen bedarf bedürfnis
befreien befreiung
begraben begräbnis
bekennen bekenntnis
beschließen beschluss
betreiben betrieb
beziehen bezug
binden bindung
biologie biologisch
bischof bistum
brand brennen
brauchen gebrauch
brechen bruch
buddhismus buddhist
bündnis verbündeter
chemie chemisch chemiker
christ christlich christentum
demokratie demokratisch
dichter dichtung gedicht
diktator diktatur
diplomat diplomatie
direktor direktorin
dokument dokumentieren
drehen drehung
durchbrechen durchbruch
ehe ehelich ehepaar
einbrechen einbruch
einfluss beeinflussen
einsetzen einsatz
einwandern einwanderer
elektrizität elektrisch
ende beenden
entschließen entschluss
entwerfen entwurf
entziehen entzug
erben erbschaft
erfolg erfolgreich
ergeben ergebnis
erkennen erkenntnis
erlauben erlaubnis
erleben erlebnis
erobern eroberer
export exportieren
fahren fahrzeug
familie familiär
feind feindlich
finanzen finanziell finanzieren
finden fund
fliegen flug flugzeug
fliehen flucht flüchtling
frei freiheit
freund freundschaft freundlich
frieden friedlich
frieren frost
fürst fürstlich fürstentum
gefahr gefährden
gefangenschaft gefängnis
geographie geographisch geografie geografisch
geologie geologisch
geschehen geschehnis
geschwindigkeit schnell schnelligkeit
gesetz gesetzgebung
glauben gläubiger
gott göttlich
graf gräfin grafschaft
grenze angrenzen
haft verhaften häftling
händler handel
heilen heilung
heilig heiligtum
heiß hitze
helfen hilfe
herrschen herrschaft
herzog herzogin herzogtum
hoch höhe
hören gehör
import importieren
industrie industriell
islam muslim
jagen jagd
jude jüdisch judentum
jung jugend
kapital kapitalismus kapitalist
katholik katholizismus
kennen kenntnis
kind kindlich kindheit
kirche kirchlich
klima klimatisch
klug klugheit
kolonie kolonial kolonisieren
kommunismus kommunist
komponieren komponist komposition
könig königin königreich
kraft kräftig
krank krankheit
krieg kriegerisch
kritik kritisieren kritisch
kultur kulturell
kunst künstler künstlerisch
leben lebendig
lesen lesung
liefern lieferant
literatur literarisch
lügen lügner
macht mächtig
malen gemälde malerei
maschine maschinell
mensch menschlich menschheit
minister ministerium
mischen gemisch
mord ermorden
musik musikalisch
musizieren musik
nation national
nerv nervös
norden nördlich
nutzen benutzen
opposition oppositionell
ordnen ordnung
osten östlich
papst päpstlich
parlament parlamentarisch parlamentarier
patient patientin
pflanzen pflanzlich
pflicht verpflichten
philosophie philosoph
physik physikalisch
polizei polizist
präsident präsidentin präsidentschaft präsidial
produzieren produktion produzent produkt
programm programmieren
protestant protestantismus
protestieren protest
provinz provinziell
prozent prozentsatz
raum räumlich
recht rechtlich
reden redner
reformieren reform reformation
regieren regent
reich reichtum
reisen reisender
religion religiös
republik republikanisch
revolution revolutionär
rückgang zurückgehen
rückkehr zurückkehren
rücktritt zurücktreten
rückzug zurückziehen
sammeln sammler
sänger gesang singen
schaden schädlich beschädigen
scheiden scheidung
schenken geschenk
schießen schuss
schiff schifffahrt
schließen schluss schließung
schnee schneien
schreiben schrift schriftsteller
schreien schrei
schule schulisch
schwören schwur
senden sendung
siedeln siedler besiedeln ansiedeln
sklave sklaverei versklaven
sozialismus sozialist
sport sportlich sportler
sprechen sprache gespräch sprachlich
springen sprung
staat staatlich
stadt städtisch
stechen stich
stehlen diebstahl dieb
sterben tod
stiften stiftung
stimmen abstimmung
strafe bestrafen
strahlen strahlung
studieren student studium studentin studie
süden südlich
sünde sündig
technik technisch
theologie theologe
theorie theoretisch
tod tödlich
tot tod
transport transportieren
trinken getränk
übergehen übergang
umziehen umzug
universität universitär
untergehen untergang
unterliegen niederlage
unterscheiden unterschiedlich
unterschreiben unterschrift
ursache verursachen
urteil verurteilen
verdienen verdienst
verfassung verfassungsgebend
verlieren verlust verlierer
veröffentlichen veröffentlichung
verstehen verständnis
vorwerfen vorwurf
wachsen wachstum
waffe bewaffnen
weiblich weibchen
werfen wurf
westen westlich
widersprechen widerspruch
widerstehen widerstand
wirken wirksam auswirken
wissen wissenschaft wissenschaftler
woche wöchentlich
wohnen wohnung bewohner einwohner
zeichnen zeichnung
zentrum zentral
zufließen zufluss
zusammenbrechen zusammenbruch
zusammenschließen zusammenschluss
"""

_PEOPLES = """
afghanistan afghanisch
afrika afrikanisch
albanien albanisch
algerien algerisch algerier
amerika amerikanisch
arabien arabisch
argentinien argentinisch argentinier
armenien armenisch armenier
asien asiatisch
äthiopien äthiopisch äthiopier
australien australisch australier
bayern bayerisch
belarus belarussisch
belgien belgisch belgier
bolivien bolivianisch
bosnien bosnisch bosnier
brasilien brasilianisch
britannien britisch brite
bulgarien bulgarisch
chile chilenisch
china chinesisch
dänemark dänisch däne
deutschland deutsch
england englisch
estland estnisch este
finnland finnisch finne
florenz florentiner
frankreich französisch
georgien georgisch georgier
griechenland griechisch grieche
großbritannien britisch brite
hessen hessisch
indien indisch inder
indonesien indonesisch indonesier
irland irisch ire
israel israeli
italien italienisch
jamaika jamaikanisch
jordanien jordanisch jordanier
kalifornien kalifornisch kalifornier
kanada kanadisch kanadier
katalonien katalanisch
kenia kenianisch
kolumbien kolumbianisch
korea koreanisch
kroatien kroatisch kroate
kuba kubanisch
kurdistan kurdisch kurde
lateinamerika lateinamerikanisch
lettland lettisch lette
libanon libanesisch
libyen libysch
malaysia malaysisch malaysier
marokko marokkanisch
mexiko mexikanisch
mongolei mongolisch
münchen münchner
nigeria nigerianisch
nordamerika nordamerikanisch
nordkorea nordkoreanisch
normandie normannisch
palästina palästinensisch
peru peruanisch
polen polnisch
portugal portugiesisch
preußen preußisch
rom römisch
rumänien rumänisch
russland russisch russe
sachsen sächsisch
schottland schottisch schotte
schwaben schwäbisch
schweden schwedisch
schweiz schweizerisch
serbien serbisch serbe
sizilien sizilianisch
slowakei slowakisch
slowenien slowenisch slowene
somalia somalisch somalier
sowjetunion sowjetisch
spanien spanisch spanier
südafrika südafrikanisch
südamerika südamerikanisch
sudan sudanesisch
südkalifornien südkalifornisch
südkorea südkoreanisch
syrien syrisch syrer
texas texanisch
tschechien tschechisch tscheche
tunesien tunesisch tunesier
türkei türkisch türke
ungarn ungarisch
venedig venezianisch
venezuela venezolanisch
vietnam vietnamesisch
wales walisisch
zürich zürcher
zypern zyprisch zyprer
"""

GERMAN_FAMILIES = Families(words=read_groups(_WORDS), peoples=read_groups(_PEOPLES))
"""Families of German words, and countries and cities with their people."""
