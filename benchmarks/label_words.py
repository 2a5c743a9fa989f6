"""Word lists, in lower case, by which `benchmarks.labels` distinguishes names from other text.

`find_quotes` has its own word lists in `index/languages/`: a checker with the same lists would miss the same words.
"""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """Return the set of words in a text."""
    return frozenset(text.lower().split())


JOINING = listed("of for and the & on in at to by from with or but as against")
"""Words that join the parts of a name, and neither begin nor end it."""

PARTICLES = listed("de del della der den van von bin ibn al la le da di du dos des ten ter af zu el lo st o")
"""Lower-case words inside or before a name."""

BRANDS = listed(
    """
    mcdonald's sainsbury's lloyd's moody's poor's levi's wendy's macy's christie's sotheby's domino's kellogg's
    debenhams' bloomingdale's kohl's lowe's denny's arby's campbell's reader's woman's women's people's
    children's
    """
)
"""Names that end in a possessive."""

INSTITUTIONS = listed(
    """
    academies academy administration agency airlines alliance army assembly association authority bank board
    brigade bureau cabinet campaign center centers centre centres church club coalition college commission
    committee committees company confederation congress consortium cooperative corporation council court
    department directorate division exchange executive faculty federation fellowship firm force forces forum
    foundation fund government group headquarters hospital house inquiry inspectorate institute institution
    league ministry mission movement museum network observatory office organisation organization parliament
    parish partnership party press programme project registry research school secretariat senate service
    services society solutions station studio syndicate taskforce team trust tribunal union university workers
    """
)
"""Last words of institutions' names, or first words before "of"; none is a name by itself."""

NO_FRAGMENTS = listed("congress parliament senate cabinet")
"""Institutions that readers recognise by this word alone."""

GROUP_ENDINGS = INSTITUTIONS | listed(
    "airways bar news times post journal herald telegraph pac inc ltd corp plc llc co aid watch heritage legion lords"
)
"""Last words of names that belong to no person."""

CUT_HEADS = listed(
    "association bureau center centers centre council department federation institute ministry office society union"
)
"""Last words of truncated names of institutions: "Ministry (of Health)"."""

PLACES = listed(
    """
    u.s. us uk un eu u.n. national international american british florida texas california ohio michigan georgia
    virginia pennsylvania illinois minnesota wisconsin colorado arizona nevada oregon washington maryland
    massachusetts connecticut iowa kansas kentucky louisiana alabama tennessee oklahoma utah indiana missouri
    maine vermont
    """
)
"""Words before a truncated "Department (of Health)"."""

DEMONYMS = listed(
    """
    afghan african albanian algerian american arab argentine argentinian armenian asian australian austrian
    azerbaijani bahraini balinese bangladeshi basque bavarian belarusian belgian bolivian bosnian brazilian
    british briton bulgarian burmese californian cambodian cameroonian canadian catalan chechen chilean chinese
    colombian congolese corkman cornish croat croatian cuban cypriot czech dane danish dutch dutchman ecuadorian
    egyptian english englishman eritrean estonian ethiopian european filipino finn finnish floridian french
    frenchman georgian german ghanaian gibraltarian greek haitian hungarian icelandic indian indonesian iranian
    iraqi irish irishman israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovan
    kurdish kuwaiti kurd latin latina latino latvian lebanese liberian libyan lithuanian londoner macedonian
    malaysian maltese mexican moldovan mongolian moroccan nepalese nigerian norwegian pakistani palestinian
    parisian peruvian pole polish portuguese punjabi qatari romanian russian rwandan saudi scandinavian scot
    scotsman scottish senegalese serb serbian sicilian singaporean slovak slovenian somali soviet spaniard
    spanish sudanese swede swedish swiss syrian taiwanese tanzanian texan thai tibetan tunisian turk turkish
    ugandan ukrainian uruguayan uzbek venezuelan vermonter vietnamese welsh welshman yemeni zambian zimbabwean
    african-american jewish muslim christian catholic protestant hindu sikh western eastern northern southern
    southeastern southwestern northeastern northwestern coastal olympian wallaby
    """
)
"""Nationalities, religions and regions, as adjectives or as people."""

REGIONS = listed("north south east west central latin")
"""Words before a nationality: North Korean."""

FORENAMES = listed("christian german roman norman")
"""Demonyms that are also first names."""

PARTIES = listed("tory republican democrat democratic")
"""Words for a member of a party."""

PARTY_NAMES = ("lib dem", "liberal democrat", "conservative", "tories", "tory", "labour", "republican", "democrat")
"""Names of parties and their members before a person's name, in matching order."""

OPENING_WORDS = listed(
    """
    about above according across actually additionally after afterwards again all almost along already also
    although always amid among an another any anybody anyone anything apart around a aside because before behind
    being below beneath beside besides between beyond both certainly clearly consequently currently despite down
    during each early earlier either elsewhere enough especially even eventually ever every everybody everyone
    everything few finally firstly fellow following former formerly fortunately frankly frequently further
    furthermore generally given hence here hopefully how however if imagine immediately including indeed initial
    initially inside instead interestingly ironically just last lastly late lately later latest leading less
    like likewise listen locally mainly many maybe meantime meanwhile more moreover most mostly much naturally
    near nearly neither never nevertheless no nobody none nonetheless nor normally not nothing notwithstanding
    now obviously occasionally off often oh okay once only opposite originally other others otherwise out
    outside over overall past perhaps please possibly presumably previous previously privately probably publicly
    quite rather recent recently regardless remember sadly scarcely secondly separately several shortly similar
    similarly simply since so some somebody someone something sometimes soon still subsequent subsequently such
    suddenly suppose surely than thankfully that then thereafter therefore these this those though through
    throughout thus together tomorrow tonight too toward towards traditionally two-thirds typically ultimately
    under unfortunately unlike unless until up upon usually various very well what whatever when whenever where
    whereas wherever whether which while who whoever whom whose why without yes yesterday yet had has have did
    does do is was were are should would could can
    """
)
"""Adverbs, conjunctions, pronouns and other words that open a sentence."""

PARTICIPLES = listed(
    """
    accusing acting addressing admitting announcing answering appearing arguing arriving asking attacking
    backing becoming beginning being blistering blaming calling challenging citing claiming closing coming
    commenting concluding condemning confirming continuing criticising criticizing dealing defending demanding
    denying describing discussing echoing emerging ending entering excluding expecting explaining facing failing
    falling fighting finding giving going growing having heading hearing holding hosting including insisting
    introducing joining judging keeping knowing launching leading leaving living looking losing making meeting
    missing moving noting offering opening outgoing paying pointing praising presenting pressing promising
    publishing pushing putting quoting raising reacting recalling referring rejecting releasing remaining
    replying reporting resigning responding returning revealing rising running saying seeing seeking sending
    setting showing signing sitting speaking standing starting stating sticking stopping surviving sweeping
    taking talking telling testifying thanking thinking trailing training trying turning urging using visiting
    voting waiting walking wanting warning watching winning wondering working writing angered armed asked backed
    based beaten beleaguered born convicted detained disgraced elected embattled freed injured interviewed
    jailed led pressed promoted quoted retired sacked suspended told unmoved veteran
    """
)
"""Participles that open a sentence or precede a name."""

DESCRIPTIONS = listed(
    """
    absolute angry bitter bullish buoyant common confident current defiant delighted dismal domestic economic
    federal final foreign general global great happy individual industrial internal jubilant legal local
    main medical military minor modern national new official old original political private proud public
    quick regional relevant rival senior single social special super top true upbeat urban weak
    """
)
"""Adjectives that name nobody by themselves."""

OPENING_ADJECTIVES = listed("angry defiant delighted dismal jubilant proud upbeat bullish buoyant")
"""Adjectives that precede a person's name."""

PLURALS = listed(
    """
    activists advisers advisors advocates agents aides allies analysts applicants artists associates athletes
    attorneys authorities authors backers bankers bishops bosses brokers builders businesses buyers
    campaigners candidates captains carers cardinals carriers celebrities champions chefs chiefs children
    churches citizens clerics clients clinicians clubs coaches colleagues columnists commanders commentators
    commissioners committees companies competitors consultants consumers contractors contributors cops
    correspondents councillors councils counterparts countries couples creditors critics customers dealers
    defenders delegates demonstrators deputies designers detectives developers diplomats directors doctors
    donors drivers economists editorialists editors elections elders employees employers engineers envoys
    executives experts explorers families fans farmers fathers figures filmmakers firefighters firms fishermen
    forecasters founders friends governments governors graduates grandparents groups guards hackers headlines
    homeowners hospitals hours households hunters immigrants insiders inspectors insurers intellectuals
    interviewers investigations investigators investors islamists journalists judges jurors justices landlords
    lawmakers lawyers leaders lecturers legislators lenders lobbyists locals magistrates mps meps managers
    manufacturers markets mayors media members men migrants militants millennials ministers monitors moderates
    mothers mourners musicians nations neighbours neighbors newspapers nurses observers officers officials
    operators opponents organisations organisers organizations organizers owners papers parents participants
    parties partners passengers patients people pensioners pilots planners players police policymakers
    politicians pollsters polls preachers presidents priests principals prisoners producers professors
    programmers proponents prosecutors protesters providers psychologists publishers pundits pupils readers
    rebels refugees regulators relatives reporters reports representatives researchers residents respondents
    retailers rivals scholars scientists secretaries seniors senators shareholders shoppers shops skeptics
    sceptics soldiers sources specialists spectators speakers spokesmen staff states statisticians strategists
    strikers students suppliers supporters surgeons surveyors survivors suspects taxpayers teachers teams
    technicians teenagers terrorists theorists tourists traders trainers travellers trustees tutors unions users
    veterans victims viewers villagers visitors volunteers voters watchdogs watchers witnesses women workers
    writers youngsters youths
    """
)
"""Plural and collective nouns that look like names at the start of a sentence."""

PLURAL_ENDINGS = ("ologists", "makers", "workers", "holders", "owners", "keepers", "goers", "leaders")
"""Endings of compound plural nouns."""

COMMON_NOUNS = listed(
    """
    age anger answer army aid business census change consumption crime culture data debate demand democracy
    education election energy evidence exports figures freedom growth health history housing immigration
    imports industry inflation information insurance interest investigations jobs judgement judgment justice
    labor language life management manufacturing media money news output pac peace pensions politics poverty
    pressure prevention production profits progress prosecution protection question record reform research
    response result results revenue safety sales sanctions science security semitism shares society solution
    speculation sport standards statement strategy study success support survey talks tax technology terror
    terrorism terrorist trade traffic transport truth turnout unemployment violence wages war water welfare work
    """
)
"""Nouns that name nobody."""

ABSTRACT_ENDINGS = ("ation", "ition", "ution", "alism", "orism")
"""Endings of abstract nouns."""

NAMED_BY_NOUNS = listed("nation station")
"""Words with such an ending that are names of newspapers or stations."""

MONTHS_IN_SHORT = listed("feb apr aug sept oct nov")
"""Abbreviated months, without those that are first names."""

MONTHS = listed("january february march april june july august september october november december")
"""Months, without May, which is also a surname."""

WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
"""Days of the week."""

TIME_ZONES = frozenset("GMT UTC BST CET CEST EST EDT CST CDT MST MDT PST PDT ET PT IST JST AEST AEDT".split())
"""Time zones, in capitals."""

TITLES = listed(
    """
    mr mrs ms miss mx dr prof professor rev reverend fr rabbi imam ayatollah sheikh sen senator senators rep
    reps representative gov governor lt col colonel gen brig brigadier capt captain maj sgt sergeant cpl pvt
    cmdr commander adm admiral lieutenant president vice-president minister premier chancellor secretary
    undersecretary ambassador envoy mayor councillor councilman councilwoman congressman congresswoman
    assemblyman assemblywoman alderman commissioner sheriff inspector superintendent detective prosecutor
    attorney solicitor barrister lawyer magistrate justice archbishop hon chairman chairwoman chairperson chair
    ceo cfo coo cto chief director executive founder co-founder owner boss manager editor publisher spokesman
    spokeswoman spokesperson adviser advisor aide strategist pollster analyst economist correspondent columnist
    reporter journalist anchor co-anchor broadcaster commentator presenter author novelist writer filmmaker
    actor actress comedian singer musician designer architect engineer scientist researcher historian biologist
    physicist psychologist surgeon doctor nurse teacher headteacher headmaster principal student pupil teenager
    farmer fisherman driver pilot officer agent activist campaigner lobbyist billionaire millionaire businessman
    businesswoman entrepreneur banker trader investor hacker coach trainer captain skipper striker midfielder
    defender goalkeeper keeper winger wing fly-half scrum-half full-back hooker prop lock flanker centre-back
    forward substitute goalscorer referee umpire linesman olympian sprinter hurdler heptathlete wife husband
    widow widower brother sister mother father son daughter grandpa grandma grandfather grandmother uncle aunt
    nephew niece cousin friend neighbour neighbor mp mps mep meps msp msps am ams td tds pm vp qc kc supervisor
    counsel comptroller treasurer auditor whip challenger candidate nominee incumbent leader deputy rival
    lawmaker advocate recorder constable judge superintendent speaker professors
    """
)
"""Titles, offices, trades and kinship terms before a name, none of which belongs in a label."""

FIRST_TITLES = listed(
    """
    am anchor author banker captain centre-back chair coach constable deputy designer driver engineer et farmer
    forward friend imam judge keeper lock miss nurse owner pilot prop pupil rival sheikh singer skipper son
    student teacher trader trainer wing winger writer speaker
    """
)
"""Titles that are also surnames, or mean something else after a name: they count only at the beginning."""

INNER_TITLES = listed("advocate agent attorney challenger executive justice leader officer pollster principal")
"""Titles that also end names of newspapers and institutions: they count only before other words."""

TITLES_ALONE = (TITLES | listed("sir lord lady duke general")) - listed(
    "advocate am constable driver et farmer forward friend hon judge lock major miss prop singer"
)
"""Titles that are no name by themselves."""

GENERALS = listed("motors electric mills dynamics assembly council medical synod accounting atlantic foods")
"""Words after "General" in names of companies and institutions."""

BEHIND = listed(
    "mp mps mep meps msp msps qc kc md phd ph.d ph.d. m.d. esq esq. obe cbe mbe dso frs jd j.d. mba rn dds am td"
)
"""Degrees, honours and memberships after a name."""

SUFFIXES = listed("jr jr. sr sr. ii iii iv")
"""Suffixes that distinguish a son from his father."""

PRONOUNS = listed("he she they i we it you him her them us this that who himself herself themselves")
"""Pronouns that stand for a name."""

HEADLINE_WORDS = listed(
    "says said tells told is are was were has have had just actually happened dismissed nominates between because"
)
"""Words that mark a label as a headline."""
