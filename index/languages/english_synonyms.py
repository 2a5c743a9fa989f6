"""English: synonyms in the news, one group per line. Add missing ones to these lists."""

from __future__ import annotations

ENGLISH_SYNONYMS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split())
    for line in """
    police cops
    policeman policewoman cop
    killed slain murdered
    murder homicide
    dead deceased
    death fatality
    injured hurt wounded
    injury wound
    car automobile vehicle
    lorry truck
    plane aircraft airplane airliner jet
    helicopter chopper
    ship vessel
    bicycle bike
    motorcycle motorbike
    underground subway
    doctor physician medic
    hospital clinic
    drug medicine medication
    jab vaccine vaccination
    illness disease sickness
    sick ill unwell
    lawyer attorney solicitor barrister
    jail prison
    jailed imprisoned
    arrested detained
    sacked fired dismissed
    quit resigned
    hired recruited appointed
    redundancies layoffs
    wage pay salary
    boss chief
    ceo executive
    firm company business
    factory plant
    shop store
    supermarket grocer
    buyout takeover acquisition
    bought acquired purchased
    price cost
    rise increase
    drop fall decline decrease
    surge jump soar
    plunge slump tumble
    profit earnings
    bankrupt insolvent
    cash money
    bribe kickback
    fraud scam
    theft robbery burglary
    stolen robbed
    thief robber burglar
    bomb explosive
    explosion blast
    fire blaze
    gun firearm
    gunman shooter
    soldier troops
    army military
    attack assault
    ceasefire truce
    treaty pact accord
    deal agreement
    talks negotiations
    ban prohibition
    banned outlawed prohibited
    law legislation
    election poll
    vote ballot
    mp lawmaker
    congressman lawmaker legislator
    protest demonstration
    protester demonstrator
    walkout strike
    refugee migrant
    immigrant migrant
    asylum refuge
    kid child
    baby infant newborn
    teenager teen youth
    wife spouse
    husband spouse
    wedding marriage
    married wed
    pregnant expecting
    dad father
    mum mom mother
    gran grandmother
    grandad grandfather
    film movie
    tv television
    song track single
    author writer novelist
    footballer player
    football soccer
    match game
    coach manager
    striker forward
    goalkeeper keeper
    pitch field
    victory win
    defeat loss
    beat defeated
    championship title
    pupil student
    house home
    flat apartment
    holiday vacation
    road street highway
    motorway highway freeway
    petrol gasoline gas
    rubbish garbage trash waste
    storm hurricane cyclone typhoon
    flood flooding
    earthquake quake
    snow blizzard
    phone mobile cellphone
    computer laptop
    internet online web
    photo photograph
    prize award
    scientist researcher
    probe investigation inquiry
    charged accused
    guilty convicted
    verdict ruling judgment
    fine penalty
    gay homosexual
    muslim islamic
    priest clergyman
    king monarch
    queen monarch
    alcohol booze
    cigarette tobacco smoking
    cannabis marijuana
    closed shut
    closure shutdown
    cancelled scrapped axed
    delayed postponed
    """.strip().splitlines()
)
"""Groups of synonyms, which stand for all of their forms."""

ENGLISH_SHORT_FORMS: tuple[tuple[str, str], ...] = tuple(
    (short.strip(), whole.strip())
    for short, whole in (
        line.split("=")
        for line in """
    man utd = manchester united
    man city = manchester city
    utd = united
    aussie = australian
    brit = british
    kiwi = zealand
    pm = prime minister
    prez = president
    pres = president
    potus = president
    scotus = supreme court
    veep = vice president
    gov = governor
    govt = government
    sen = senator
    rep = representative
    dem = democrat
    exec = executive
    admin = administration
    dept = department
    uni = university
    prof = professor
    doc = doctor
    ref = referee
    champ = champion
    semi = semifinal
    intl = international
    tech = technology
    info = information
    rehab = rehabilitation
    hq = headquarters
    ad = advertisement
    demo = demonstration
    """.strip().splitlines()
    )
)
"""Colloquial short forms, each with the form in articles."""
