"""English: words that report speech, and words that make up a speaker's role, as plain data.

A cue is a verb or a phrase that introduces speech: "said", "pointed out".
"""

from __future__ import annotations

QUOTATIVE_VERBS = frozenset(
    """
    said says added adds answered replied wrote writes told tells asked explained insisted warned noted argued
    recalled continued concluded joked tweeted declared responded quipped remarked stated states agreed exclaimed
    shouted remembered reacted wondered echoed
    """.split()
)
"""Verbs between quoted words and their speaker: "“…,” added Ana Brandt"."""

INVERTING_VERBS = QUOTATIVE_VERBS | frozenset(
    """
    laughed promised vowed sighed cried muttered murmured whispered bellowed thundered pleaded begged retorted mused
    boasted lamented complained countered conceded admitted acknowledged claimed commented observed reasoned suggested
    cautioned testified confessed reiterated stressed emphasised emphasized predicted pledged texted tweeted posted
    reckoned reckons believes believed claims admits laughs promises yelled screamed called shrugged smiled grinned
    explains insists argues notes warns recalls writes replies jokes quips
    """.split()
)
"""Verbs that report speech only between closed quotation marks and a name: "“…,” laughed Ana Brandt"."""

STRONG_CUES = QUOTATIVE_VERBS | frozenset(
    """
    say tell answers replies insists argues warns tweets notes explains claimed claims declares acknowledged
    acknowledges admitted admits continues concludes responds recalls remarks jokes testified testifies vowed vows
    asserted asserts contended contends countered counters complained complains conceded concedes cautioned
    cautions asks reiterated stressed stresses emphasized emphasizes lamented urged urges observed observes yelled
    boasted commented read reads reported reports chanted chants proclaimed mused fumed posted questioned
    wonders remembers echoes affirmed affirms chided chides scolded emailed write warn insist argue ask
    """.split()
)
"""Verbs that seldom report anything but the quoted words beside them."""

CUE_PHRASES = frozenset(
    [
        "went on",
        "shot back",
        "fired back",
        "hit back",
        "chimed in",
        "weighed in",
        "pointed out",
        "points out",
        "held that",
        "texted back",
        "wrote back",
        "put it",
        "puts it",
    ]
)
"""Cues of more than one word."""

CUES = STRONG_CUES.union(
    CUE_PHRASES,
    """
    announced announces predicted predicts promised promises suggested suggests confirmed confirms called calls
    proposed proposes
    denied denies described describes maintained maintains believes thinks thought charged declined declines
    refused refuses pledged pledges criticized criticised criticizes praised praises accused accuses blamed blames
    dismissed dismisses rejected rejects expressed revealed reveals demanded demands disputed alleged alleges
    denounced denounces proclaims agrees muses sneered scoffed sighed laughed retorted bellowed thundered
    cried whispered muttered murmured pleaded begged pressed advised reasoned speculated speculates guessed hinted
    implied implies offered opined pronounced elaborated elaborates interjected chimed quoted quotes posts
    recounted recounts confessed boomed summarised summarized emphasised emphasises reckons reckoned estimated
    estimates attacked attacks blasted blasts slammed slams mocked mocks railed ripped hailed hails lauded touted
    touts cited cites referred refers labeled labelled labels dubbed termed likened compared credited credits
    condemned condemns ruled branded brands texted decried defended defends challenged pointed points repeated repeats
    assured assures
    """.split(),
)
"""All cues. Some, such as "declined", often report something else: "X declined to comment. “…,” her aide said.\""""

CUES_AS_NOUNS = frozenset(
    "attacks reports claims calls posts notes reads charges credits remarks demands estimates".split()
)
"""Cues that are nouns after "the": "after the Orrin attacks"."""

REPORTING_VERBS = frozenset(
    """
    said says say told tells insisted insists argued argues warned warns explained explains noted announced
    announces stressed stresses stated predicted predicts believes thinks acknowledged acknowledges conceded concedes
    confirmed confirms denied denies revealed reveals declared declares complained emphasised emphasized reiterated
    remarked observed concluded recalled commented
    """.split()
)
"""Verbs whose subject, in the main clause, reports the rest of the sentence."""

CLAIMING_VERBS = frozenset(
    """
    added adds claimed claims claim admitted admits agreed agrees
    promised promises vowed vows pledged suggested suggests
    maintained maintains reported reports wrote writes tweeted thought alleged alleges
    estimated estimates reckons asserted asserts contended contends hinted guessed boasted joked testified
    """.split()
)
"""Verbs that do so only before a clause or at the end of a sentence, unlike in "claimed top spot"."""

NAMING_VERBS = frozenset("called labeled labelled dubbed termed described quoted touted hailed titled".split())
"""Cues that often introduce a title: "a film called “The Rock”"."""

DETERMINERS = frozenset(
    "the a an one his her their its some many several two three another other most both this these those".split()
)
"""Words that open a role: "the mayor", "several aides"."""

ROLE_PREPOSITIONS = frozenset("of for from to with in at on by".split())
"""Prepositions inside a role: "the mayor of Orrin Bay"."""

CUED_ROLE_PREPOSITIONS = frozenset("of for from to with".split())
"""Prepositions inside a role that follows its cue: "said a spokeswoman for the port"."""

SKIPPED_WORDS = frozenset(
    """
    also then later has had have would will himself herself themselves itself once again often first even just still
    recently finally publicly further
    """.split()
)
"""Adverbs and auxiliaries between a role and its cue."""

ROLE_STOP_WORDS = frozenset(
    """
    that which who whom whose when where while as if but or because than he she it they we i you is was are were be been
    being has had have having would will could should can may might did does do not no there what how
    why so after before then about during until since over under against into through told said says saying asked
    monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow later earlier last and
    """.split()
)
"""Words of another clause, which are never part of a role."""

GROUP_NOUNS = frozenset(
    """
    officials critics experts police authorities residents protesters lawyers aides advisers advisors supporters
    opponents people prosecutors researchers scientists doctors analysts observers investigators sources organizers
    organisers activists lawmakers voters demonstrators neighbors neighbours witnesses friends workers students teachers
    reporters editors strategists pollsters economists rescuers firefighters detectives diplomats negotiators leaders
    members executives spokesmen allies insiders historians engineers farmers owners parents nurses
    """.split()
)
"""Nouns for groups that speak, without a determiner."""

COUNTING_WORDS = frozenset("one another some many several two three most both".split())
"""Words for people before "of": "one of the witnesses"."""

NON_SPEAKER_NOUNS = frozenset(
    """
    way time day night week month year years thing things fact question point case line words word lot number
    others moment morning afternoon evening weekend event speech rally interview debate hearing incident
    """.split()
)
"""Nouns that never speak."""

NON_FINITE_CUES = frozenset("reports reads notes claims calls questions points posts labels charged alleged".split())
"""Cues that don't end a role, since they are often nouns or adjectives in it: "alleged", "reports"."""

ROLE_ENDING_VERBS = (CUES - NON_FINITE_CUES).union("went goes tried tries shrugged visited released issued".split())
"""Verbs that end a role before its cue: "The judge pointed to the case to say"."""

NON_HEAD_WORDS = (ROLE_PREPOSITIONS | DETERMINERS | {"recent", "past", "latest", "previous", "own"}) - {"two", "three"}
"""Words that make the cue after them a noun or an infinitive: "his recent remarks", "a chance to read"."""

FINITE_VERBS = frozenset(
    """
    is are was were has had have will would could should can may might did does do put puts goes went took takes made
    makes shows showed came saw sees gave gives led sent sends held holds ran runs spoke speaks began begins left met
    got gets read wants tries includes contains features sought found kept became fell felt knew paid stood threw drew
    won lost wore taught brought turned says
    """.split()
)
"""Verbs that end a subject; those in -ed aren't listed."""

SPEECH_NOUNS = frozenset(
    """
    answer answers response responses reply replies reaction remark remarks comment comments rhetoric tone words word
    assumption argument arguments claim claims view views stance position message messages call calls promise promises
    pledge vow warning warnings speech address tweet tweets question questions suggestion assertion criticism attack
    attacks description insistence belief proposal proposals plan plans standing voice face eyes approach record success
    explanation defense defence refusal decision idea ideas favorite favourite phrase slogan appeal demand
    """.split()
)
"""Nouns for words or views, whose owner is the speaker: "Ana Brandt’s answer was “no”"."""

DOCUMENT_NOUNS = frozenset(
    """
    ad advertisement poll report statement email letter memo survey editorial article headline tweet post message study
    lawsuit complaint filing order ruling transcript book video commercial note sign banner paper column resolution bill
    """.split()
)
"""Nouns for things that contain words: a word in -s after one is a verb."""
