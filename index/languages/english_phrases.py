"""English: the words that tell what a phrase in capitals is: a person, an organisation, a place, or no name at all.

Each set is a kind of word. Not for verbs of saying and roles: see `english_speech.py`.
"""

from __future__ import annotations

from index.languages.english import MONTHS, WEEKDAYS

INSTITUTION_NOUNS = frozenset(
    """
    academy administration agency alliance army assembly association authority bank board branch brigade bureau
    cabinet campaign center centers centre centres chamber church circuit club coalition college command commission
    committee community companies company conference confederation congress consortium convention corporation corps
    council county court department directorate district division embassy executive exchange faculty federation
    fellowship fire force forces forum foundation front fund government group guard guild hospital house initiative
    inspectorate institute institution laboratory league legislature library lobby ministry mission mosque movement
    museum navy network observatory office ombudsman orchestra order organisation organization panel parliament
    partnership party police press project registry republic research school secretariat senate service services
    society stadium studies synod taskforce team theatre tribunal trust union university watch workshop
    """.split()
)
"""Nouns at the head of an organisation's name: never a name by themselves, and often followed by "of" or "for"."""

PLACE_NOUNS = frozenset(
    """
    airport avenue bay beach bridge canal cape castle city coast county creek desert falls fort glen harbor harbour
    hill hills island islands isle lake lane loch mount mountain mountains ocean park peak peninsula port province
    ridge river road sea shore square street town valley village
    """.split()
)
"""Words of a place's name."""

DEMONYMS = frozenset(
    """
    afghan african albanian algerian american angolan arab argentine argentinian armenian asian australian austrian
    azerbaijani bahraini bangladeshi basque belarusian belgian bolivian bosnian brazilian briton british bulgarian
    burmese californian cambodian cameroonian canadian catalan chechen chilean chinese colombian congolese croat
    croatian cuban cypriot czech danish dane dutch dutchman dutchwoman ecuadorian egyptian english englishman
    englishwoman estonian ethiopian european filipino finn finnish floridian french frenchman frenchwoman georgian
    german ghanaian greek guatemalan haitian hawaiian honduran hungarian icelandic indian indonesian iranian iraqi
    irish irishman irishwoman israeli italian ivorian jamaican japanese jewish jordanian kazakh kenyan korean
    kosovan kurdish kuwaiti latvian lebanese liberian libyan lithuanian londoner macedonian malaysian maltese
    mexican moldovan mongolian moroccan mozambican muslim nepalese nicaraguan nigerian norwegian orthodox pakistani
    palestinian panamanian parisian peruvian polish portuguese qatari romanian russian rwandan saudi scot scotsman
    scotswoman scottish senegalese serb serbian singaporean slovak slovenian somali spaniard spanish sudanese swede
    swedish swiss syrian taiwanese tanzanian texan thai tibetan tory tunisian turk turkish ugandan ukrainian
    uruguayan uzbek venezuelan vietnamese welsh welshman welshwoman yemeni zambian zimbabwean catholic protestant
    christian anglican sunni shia shiite hindu buddhist sikh republican democrat democratic conservative liberal
    socialist communist independent unionist nationalist northern southern eastern western central
    """.split()
)
"""Adjectives and nouns of nation, faith and party: alone, they name nobody."""

NUMERALS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands
    million millions billion billions dozens half third quarter first second fourth fifth sixth seventh eighth ninth
    tenth
    """.split()
)
"""Numbers in words."""

TIME_WORDS = frozenset(
    """
    gmt bst utc est edt cst cdt mst mdt pst pdt cet cest ist jst aest am pm easter christmas thanksgiving ramadan
    hanukkah jan feb mar apr jun jul aug sep sept oct nov dec
    """.split()
).union(MONTHS, WEEKDAYS, [f"{day}s" for day in WEEKDAYS])
"""Months, days, feasts and time zones."""

OPENERS = frozenset(
    """
    abroad according accordingly additionally adding afterward afterwards again albeit already alternatively always
    amazingly anyone anything apparently anyway arguably around aside asking back basically because below bearing
    beyond briefly can certainly clearly could consequently conversely curiously currently day days despite did dear
    do does doing done due early earlier else elsewhere enough ensuring eventually everybody everyone
    everything evidently exactly except far few fewer following fortunately frankly fresh full further furthermore
    generally give getting going good got great had half hardly has have having hence hours honestly hopefully
    importantly incidentally increasingly indeed initial initially interestingly ironically instead just knowing
    last late lately later latest leading least less lest let likewise little locally long look looking lots main
    mainly making may maybe meantime merely might minutes more mostly much must naturally nearly need needless
    nevertheless next none nonetheless normally noting notwithstanding obviously occasionally often okay old ok only
    opening originally others otherwise overall overnight part partly perhaps please possibly presumably previously
    probably put quite rather really recent recently regardless remember reportedly right sadly same say saying says
    see seeing senior separately shall shortly should similarly simply sometimes somewhere somehow speaking still
    strangely such suddenly supposedly sure surely surprisingly taking talking tell thank thanks then thereafter
    thereby therefore think thus together too top total traditionally true twice typically ultimately understandably
    undoubtedly unfortunately unless unlike until unsurprisingly up upon usually using various very via was watch
    well were whatever whenever whereas wherever whichever whoever will within without wonder would writing
    years young yours local foreign new big small high low hard strong weak poor rich public private official
    unofficial internal external federal national international global regional state statewide nationwide worldwide
    criminal civil military legal political economic financial social medical environmental industrial commercial
    academic scientific technical popular major minor key critical crucial huge massive large sources speculation
    rumours rumors estimates reports claims attacks calls charges figures statistics research data evidence studies
    surveys polls press media news analysis experts witnesses residents locals neighbours neighbors friends family
    relatives parents mothers fathers children kids teenagers youngsters pupils students teachers nurses doctors
    patients lawyers attorneys prosecutors investigators detectives officers soldiers troops rebels militants
    protesters demonstrators activists campaigners supporters opponents critics rivals allies aides advisers
    advisors officials ministers mps lawmakers legislators senators congressmen councillors politicians leaders
    members delegates diplomats ambassadors economists analysts traders investors shareholders creditors brokers
    bankers dealers businesses companies firms employers employees workers staff unions bosses managers executives
    directors customers consumers shoppers retailers farmers fishermen drivers passengers commuters tourists
    visitors fans players coaches referees spectators viewers listeners readers users developers scientists
    researchers academics historians observers commentators correspondents journalists reporters editors bloggers
    authors writers artists musicians actors organisers organizers volunteers survivors victims refugees migrants
    immigrants people men women boys girls somebody someone nobody both another each either neither bystanders
    onlookers rescuers firefighters police authorities pollsters strategists insiders veterans donors landlords
    tenants homeowners taxpayers voters citizens colleagues teammates directions consumption markets prices sales
    shares stocks profits jobs taxes
    """.split()
)
"""Words that often open a sentence, and are no part of a name there."""

AMBIGUOUS_TITLES = frozenset("coach justice private officer deputy marshal father brother sister warden whip".split())
"""Words that are a title before one name and a part of another: Justice Ana Brandt, but the Justice Department."""
