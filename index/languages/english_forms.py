"""English: irregular forms that a stemmer doesn't unify, and British spellings with their American counterparts."""

from __future__ import annotations

IRREGULAR_FORMS: dict[str, str] = {
    base: forms
    for base, _, forms in (
        line.strip().partition(": ")
        for line in """
        become: became
        begin: began begun
        blow: blew blown
        break: broke broken
        bring: brought
        build: built
        buy: bought
        catch: caught
        child: children
        choose: chose chosen
        come: came
        deal: dealt
        draw: drawn
        drink: drank drunk
        drive: drove driven
        eat: ate eaten
        fall: fell fallen
        feel: felt
        fight: fought
        find: found
        flee: fled
        fly: flew flown
        forbid: forbade forbidden
        forget: forgot forgotten
        forgive: forgave forgiven
        freeze: froze frozen
        get: got gotten
        give: gave given
        go: went gone
        grow: grew grown
        hear: heard
        hide: hid hidden
        hold: held
        keep: kept
        know: knew known
        lead: led
        leave: left
        lend: lent
        lose: lost
        make: made
        man: men
        mean: meant
        meet: met
        pay: paid
        ring: rang
        run: ran
        see: saw seen
        seek: sought
        sell: sold
        send: sent
        shake: shook shaken
        shoot: shot
        sing: sang
        sink: sank sunk
        sit: sat
        sleep: slept
        speak: spoke spoken
        spend: spent
        stand: stood
        steal: stole stolen
        stick: stuck
        strike: struck stricken
        swear: swore sworn
        sweep: swept
        swim: swam
        take: took taken
        teach: taught
        tear: tore torn
        tell: told
        think: thought
        throw: threw thrown
        understand: understood
        wear: wore worn
        wife: wives
        win: won
        withdraw: withdrew withdrawn
        woman: women
        write: wrote written
        """.strip().splitlines()
    )
}
"""Base forms, each with its irregular forms, except those that are often a name or another word."""

BRITISH_SPELLINGS: dict[str, str] = dict(
    line.split()
    for line in """
    aeroplane airplane
    aluminium aluminum
    analyse analyze
    apologise apologize
    armour armor
    authorise authorize
    behaviour behavior
    cancelled canceled
    catalogue catalog
    centre center
    centred centered
    cheque check
    civilise civilize
    colour color
    counsellor counselor
    criticise criticize
    defence defense
    dialogue dialog
    emphasise emphasize
    endeavour endeavor
    enrol enroll
    favour favor
    favourite favorite
    fibre fiber
    flavour flavor
    fulfil fulfill
    grey gray
    harbour harbor
    honour honor
    humour humor
    jewellery jewelry
    kerb curb
    kilometre kilometer
    labelled labeled
    labour labor
    legalise legalize
    licence license
    litre liter
    manoeuvre maneuver
    metre meter
    minimise minimize
    modelled modeled
    mould mold
    moustache mustache
    nationalise nationalize
    neighbour neighbor
    neighbourhood neighborhood
    offence offense
    organisation organization
    organise organize
    paediatric pediatric
    parlour parlor
    plough plow
    practise practice
    pretence pretense
    prioritise prioritize
    privatise privatize
    programme program
    pyjamas pajamas
    realise realize
    recognise recognize
    rigour rigor
    rumour rumor
    sabre saber
    savour savor
    sceptic skeptic
    sceptical skeptical
    signalled signaled
    skilful skillful
    specialise specialize
    stabilise stabilize
    storey story
    summarise summarize
    sympathise sympathize
    theatre theater
    traveller traveler
    travelled traveled
    travelling traveling
    tumour tumor
    tyre tire
    vapour vapor
    vigour vigor
    whisky whiskey
    woollen woolen
    """.strip().splitlines()
)
"""British spellings, each with its American counterpart."""
