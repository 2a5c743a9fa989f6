"""English: words that show whether a capitalised phrase is a person, an organisation, a place, or not a name.

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
"""Words in names of places."""

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
"""Adjectives and nouns of nations, religions and parties: alone, they aren't names."""

PARTIES = frozenset("labour lib dem snp dup ukip plaid cymru gop cdu csu sdlp greens respect olympian fellow".split())
"""Words of parties and other groups before a member's name: Labour Ana Brandt."""

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
"""Words that often open a sentence without being part of a name."""

AMBIGUOUS_TITLES = frozenset(
    "coach justice private officer deputy marshal father brother sister warden whip cllr forester".split()
)
"""Words that are a title before some names and part of others: Justice Ana Brandt, but the Justice Department."""

COMPANY_NOUNS = frozenset(
    """
    airlines airways associates automotive bancorp bakery brands breweries brewery brothers builders capital chemicals
    co corp dairy designs distillery dynamics electric electronics energy engineering enterprises entertainment
    equities estates express farms financial foods foundry freight gas gazette global gold healthcare herald holding
    holdings homes hotels inc industries insurance international investments journal labs laboratories line lines llc
    llp logistics ltd mail manufacturing market markets materials media metals mills mining motor motors news oil
    parcels parks partners petroleum pharma pharmaceuticals plc post power products properties publishing rail
    railway railways records resources restaurants resorts robotics securities semiconductor shipping software
    solar solutions sons spirits steel stores studios supply systems technologies technology telecom telegraph
    television textiles times toys transport tribune utilities vehicles ventures water wines works
    """.split()
)
"""Nouns at the end of names of companies and newspapers."""

STATE_BODIES = frozenset(
    """
    administration agency army assembly attorney authority bank bureau cabinet chamber commission committee congress
    council court department directorate embassy force forces government legislature library ministry mission
    navy office ombudsman parliament police registry secretariat senate service services supreme treasury tribunal
    """.split()
)
"""Nouns for bodies that every state or town has: their names aren't complete without the owner."""

PLACE_OPENERS = frozenset("lake loch mount mt fort port cape camp isle river".split())
"""Nouns before a place's name: Lake Brandt isn't a person, but Bay Brandt may be."""

PLACE_HEADS = frozenset("city town county port borough village parish province state isle diocese archdiocese".split())
"""Nouns that name a body when followed by "of" and a place: "Port of Orrin"."""

FIRM_NOUNS = frozenset("sons daughters partners brothers co company associates spencer gamble".split())
"""Words after "and" or "&" that end a firm's name."""

FOUNDERS = frozenset(
    """
    abercrombie-fitch allen-overy baker-mckenzie bang-olufsen barnes-noble black-decker bowers-wilkins briggs-stratton
    crate-barrel deloitte-touche dolce-gabbana dun-bradstreet ernst-young fortnum-mason hill-knowlton johnson-johnson
    latham-watkins lord-taylor marsh-mclennan pratt-whitney saatchi-saatchi simon-schuster slaughter-may smith-nephew
    smith-wesson sullivan-cromwell tate-lyle
    """.split()
)
"""Firms with the names of two founders, who aren't two people who speak: "Ernst and Young"."""

FIELD_ENDINGS = (
    *("s", "ing", "tion", "sion", "ment", "ity", "ture", "ogy", "nce", "ism", "lth", "ics", "cine", "stry", "ort"),
    *("youth", "trade", "welfare", "food", "control", "energy", "defence", "defense", "justice", "research", "arts"),
)
"""Endings of words for fields, which departments and institutes are named after."""

OCCUPATIONS = frozenset(
    """
    academic accountant activist actor actress administrator adviser advisor analyst anthropologist archaeologist
    architect artist astronaut astronomer athlete attacker author baritone barrister bassist batsman biochemist
    biographer biologist blogger boss botanist bowler boxer broadcaster builder businessman businesswoman campaigner
    captain caretaker carpenter cartoonist cellist chef chemist choreographer cinematographer climber clinician
    colleague columnist comedian commentator composer conductor conservationist consultant co-author contractor
    coroner correspondent cricketer critic curator cyclist dancer defender delegate dentist designer developer dietician
    diplomat documentary-maker drummer ecologist economist electrician engineer entrepreneur epidemiologist executive
    farmer filmmaker financier firefighter fisherman flautist footballer forester forward founder gardener geneticist
    geologist goalkeeper golfer guitarist gymnast headteacher headmaster headmistress historian host hotelier
    illustrator immunologist industrialist interpreter inventor investigator investor jeweller jockey journalist
    juror keeper landlady landlord lawmaker lawyer lecturer legislator librarian linguist lobbyist lyricist
    mathematician mechanic meteorologist mezzo-soprano microbiologist midfielder midwife model mountaineer
    musician naturalist neurologist neuroscientist novelist nurse nutritionist oceanographer oncologist organiser
    organizer owner paediatrician painter palaeontologist paleontologist paramedic pathologist pediatrician
    pharmacist philanthropist philosopher photographer physicist physiotherapist pianist pilot playwright plumber
    poet politician pollster postmaster presenter principal producer programmer psychiatrist psychologist publican
    publicist publisher racer referee reporter researcher retailer rider rower runner sailor saxophonist scientist
    screenwriter sculptor selector sergeant-at-arms singer skipper soccer sociologist soldier solicitor songwriter
    soprano spinner sprinter statistician strategist striker student surgeon surveyor swimmer teacher technician
    teenager tenor trainer translator trombonist trumpeter trustee tycoon umpire undertaker vet veteran veterinarian
    vicar victim violinist virologist volcanologist vocalist volunteer wicketkeeper widow widower winger witness
    marine cadet airman seaman serviceman gunner rifleman commando
    wing prop hooker flanker fullback full-back scrum-half fly-half left-back right-back centre-back centre-half
    centre-forward playmaker quarterback pitcher outfielder shortstop linebacker billionaire millionaire dj
    clerk assessor auditor controller recorder registrar adjutant warrant private-secretary president-for-life
        worker wrestler writer zoologist abbess abbot canon curate deacon dean monsignor nun priest rabbi-elect
    """.split()
)
"""Occupations, capitalised before a name at the start of a sentence or a credit; none that is also a first name."""

SMALL_WORDS = frozenset(
    """
    a an and as at but by de for from in into la le nor of on or out over per the to under up upon van versus via von
    with without about above across after against along among around before behind below between beyond during
    inside near off onto past since through till toward towards until within
    """.split()
)
"""Words that stay in lower case in titles of works."""

KINSHIP = frozenset(
    """
    husband wife son daughter brother sister father mother dad mum mom uncle aunt nephew niece cousin grandfather
    grandmother grandson granddaughter widow widower fiance fiancee fiancé fiancée partner girlfriend boyfriend
    stepfather stepmother stepson stepdaughter twin
    """.split()
)
"""Words for a relative."""

STAFF = frozenset(
    """
    lawyer attorney barrister solicitor adviser advisor aide assistant secretary spokesman spokeswoman spokesperson
    agent manager coach doctor bodyguard driver biographer deputy successor predecessor
    """.split()
)
"""Words for who works for a person, or in that person's place."""
