"""English words of one family, one group per line. Not for synonyms: see `english_synonyms.py`."""

from __future__ import annotations

from index.languages.families import Families, read_groups

_WORDS = """
absorb absorption
acquire acquisition
administer administration
admit admission
advise advice
alumni alumnus
analyse analysis
angry anger
anxious anxiety
apply application
assess assessor
assume assumption
attend attendee
behave behaviour
believe belief
born birth
botany botanist
brave bravery
build builder
catholic catholicism
cease cessation
chemist chemistry
choose choice
civil civilian
clarify clarification
clergy cleric
coast coastal
collide collision
compete competition competitor
complain complaint
comply compliance
compose composition
conceive conception
conclude conclusion
conquer conquest conqueror
consume consumption
corrode corrosion
create creation creator creative
curious curiosity
deceive deception
decide decision
deep depth
defend defence
defy defiance
deny denial
describe description
destroy destruction
detain detention
dictator dictatorship
die death dead
diplomat diplomacy
discover discovery discoverer
divide division
donate donor
drive driver
economy economic economist
edit editor
emit emission
employ employee
enter entrance entry
erode erosion
evade evasion
evolve evolution
exclude exclusion
expand expansion
expel expulsion
explain explanation
explode explosion
extend extension
fail failure
famous fame
farm farmer
fever feverish
founder foundation
friend friendship
give gift
grow growth grower
hero heroic heroism
high height
history historian historical
hunt hunter
hypothesis hypothesise
imply implication
include inclusion
injure injury
intervene intervention
introduce introduction
invade invasion
invent inventor
invest investor
justify justification
know knowledge
kill killer
lead leadership
legislate legislature
liable liability
library librarian
long length
lose loss
maintain maintenance
marry marriage
mathematics mathematician
medal medallist
member membership
merge merger
method methodology
migrate migrant
minister ministry
modify modification
molecule molecular
monarch monarchy
music musician
nerve nervous
notify notification
obey obedience
occur occurrence
omit omission
oppose opposition opponent
partner partnership
perceive perception
percent percentage
permit permission
persuade persuasion
philosophy philosopher
pilgrim pilgrimage
poet poem poetry
police policeman
poor poverty
prescribe prescription
private privacy
produce product
propel propulsion
prosecute prosecutor
protect protector
prove proof
provide provision
ratify ratification
rebel rebellion rebellious
receive reception receipt
recover recovery
reduce reduction
refer referral
religion religious
repel repulsion
republic republican
resolve resolution
respond response
retain retention
revolt revolution
safe safety
sail sailor
satisfy satisfaction
scholar scholarship
science scientist scientific
scrutiny scrutinise
secede secession
sell sale seller
settle settler settlement
simple simplicity
sing singer song
solve solution
speak speech
stable stability
strong strength strengthen
submit submission
subscribe subscription
succeed success
supply supplier
suspect suspicion suspicious
suspend suspension
sustain sustenance
teach teacher
theology theologian
theory theoretical theorist
tour tourist tourism
trade trader
transcribe transcription
transmit transmission
treat treatment
unify unification
vary variety variation
verify verification
victor victory
violent violence
vote voter
warm warmth
wealth wealthy
weigh weight
west western
east eastern
north northern
south southern
wide width
write writer
young youth
"""

_PEOPLES = """
afghanistan afghan
africa african
albania albanian
algeria algerian
alaska alaskan
america american
argentina argentine argentinian
armenia armenian
asia asian
australia australian
austria austrian
bavaria bavarian
belgium belgian
bolivia bolivian
bosnia bosnian
brazil brazilian
britain british
bulgaria bulgarian
burma burmese
california californian
cambodia cambodian
canada canadian
catalonia catalan
chile chilean
china chinese
colombia colombian
croatia croatian croat
cuba cuban
cyprus cypriot
denmark danish
egypt egyptian
england english
estonia estonian
ethiopia ethiopian
europe european
finland finnish
florida floridian
france french
georgia georgian
germany german
ghana ghanaian
greece greek
haiti haitian
hawaii hawaiian
hungary hungarian
india indian
indonesia indonesian
iran iranian
iraq iraqi
ireland irish
israel israeli
italy italian
jamaica jamaican
japan japanese
jordan jordanian
kenya kenyan
korea korean
kuwait kuwaiti
latvia latvian
lebanon lebanese
libya libyan
lithuania lithuanian
malaysia malaysian
mexico mexican
mongolia mongolian mongol
morocco moroccan
netherlands dutch
nigeria nigerian
norway norwegian
pakistan pakistani
palestine palestinian
paris parisian
peru peruvian
philippines filipino
poland polish
portugal portuguese
prussia prussian
rome roman
romania romanian
russia russian
scotland scottish scot
serbia serbian serb
sicily sicilian
singapore singaporean
slovakia slovak slovakian
slovenia slovenian slovene
somalia somali
spain spanish spaniard
sudan sudanese
sweden swedish
switzerland swiss
syria syrian
taiwan taiwanese
texas texan
thailand thai
tibet tibetan
tunisia tunisian
turkey turkish turk
ukraine ukrainian
venezuela venezuelan
venice venetian
victoria victorian
vienna viennese
vietnam vietnamese
wales welsh
yemen yemeni
zimbabwe zimbabwean
"""

ENGLISH_FAMILIES = Families(words=read_groups(_WORDS), peoples=read_groups(_PEOPLES))
"""Families of English words, and countries with their people."""
