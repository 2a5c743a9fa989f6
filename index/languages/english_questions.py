"""English: the words of questions, as plain data in lower case."""

from __future__ import annotations

LATEST_WORDS = frozenset("latest newest recent recently lately".split())
"""Words of which every question for the latest has at least one."""

OPENING_WORDS = frozenset(
    """
    news update updates headlines story stories article articles information info reports new anything something
    everything happening happened going developments bring catch fill latest
    """.split()
)
"""Words of which every opening that asks for news has at least one."""

CLOSING_PHRASES = frozenset("please pls yet recently lately exactly anyway then thanks".split()) | {
    "most recently",
    "so far",
    "thank you",
}
"""Phrases after a question that aren't part of it."""

CLOSING_SECOND_WORDS = frozenset(["far", "you", "recently"])
"""The second words of closing phrases."""

LISTING_WORDS = frozenset(
    """
    what s whats is are was were the a an any some all of in on for with to from by there it has have had do does did me
    us i you be been going happening happened happen happens news new newest headlines headline update updates story
    stories article articles top main major important today latest recent recently lately anything something
    everything else more and so just up give show list tell read see big biggest world
    """.split()
)
"""Words that name no topic: a question that has nothing else asks for the newest articles."""

SAY_VERBS = tuple(
    """
    say said think thought write written tweet tweeted feel comment commented speak spoken talk talked claim claimed
    argue argued announce announced state stated declare declared mention mentioned suggest suggested promise promised
    warn warned reveal revealed post posted report reported
    """.split()
)
"""Forms of verbs of saying after "did" or "has"."""

SAYING_PARTICIPLES = tuple("saying thinking claiming announcing writing tweeting talking speaking".split())
"""Present participles of verbs of saying, after "is"."""

TELL_VERBS = tuple("tell told telling said say speak talk".split())
"""Forms of verbs of saying that name a listener."""

VIEW_NOUNS = tuple(
    """
    view opinion position stance take thought attitude reaction response comment statement remark quote word assessment
    answer warning promise argument claim feeling views opinions positions stances takes thoughts attitudes reactions
    responses comments statements remarks quotes words warnings promises arguments claims feelings criticism message
    messages explanation theory verdict complaint complaints advice reply replies version memories reason reasons
    """.split()
)
"""Nouns for what somebody says or thinks about a topic."""

PLAIN_VIEW_NOUNS = tuple(
    """
    view opinion position stance reaction response comment statement remark quote views opinions positions stances
    thoughts reactions responses comments statements remarks quotes explanation theory verdict complaint message
    """.split()
)
"""Those that ask for it right after a name: "Brandt comments on ferries"."""

ANYBODYS_VIEWS = tuple(
    """
    opinions reaction reactions response responses comments quotes remarks statements thoughts criticism praise views
    """.split()
)
"""Those that, without a name, ask for what anybody says: "reactions to the vote"."""

DISCUSS_VERBS = tuple(
    """
    mention mentioned discuss discussed criticise criticize criticised criticized condemn condemned praise praised
    """.split()
)
"""Verbs whose object is the topic."""

ADDRESS_VERBS = tuple("tell warn advise urge remind accuse ask promise blame".split())
"""Verbs whose object is the listener, after "did"."""

STANCE_VERBS = tuple(
    """
    say think believe reckon feel claim argue oppose support back reject object defend criticise criticize condemn
    regret deny doubt fear want dislike like hate resent
    """.split()
)
"""Verbs for opinions on a topic, after "why did"."""

FEELINGS = tuple(
    """
    unhappy happy angry furious upset worried concerned sorry sad proud pleased glad disappointed frustrated annoyed
    optimistic pessimistic sceptical skeptical critical confident grateful ashamed excited opposed cross
    """.split()
)
"""Adjectives for feelings about a topic, after "why is"."""

ATTRIBUTING_VERBS = tuple(
    """
    called described likened compared accused blamed branded praised criticised criticized condemned warned told
    dismissed labelled labeled
    """.split()
)
"""Verbs after "who" that ask for somebody's words."""

PLACE_PREPOSITIONS = frozenset("at in from near v vs versus".split())
"""Prepositions before a place or an opponent, which are never part of a speaker's name."""

REPLY_VERBS = tuple("comment commented respond responded react reacted".split())
"""Verbs that take the topic after "on" or "to"."""

REFERRING_WORDS = frozenset("that this it those these so why when where how there".split())
"""Last words of a question that refer to the topic of the preceding one."""

CONTINUING_WORDS = frozenset("and but or why when where how who what which really more else".split())
"""Words that continue the preceding question: "Why?", "Who else?"."""

EMPTY_WORDS = CONTINUING_WORDS | frozenset(
    """
    so also then anything something is was are were did does do has have had that this it those these the a say said
    again exactly about now
    """.split()
)
"""Words that name no topic in a follow-up question."""

NON_SPEAKER_PRONOUNS = frozenset(
    "i you he she it we they people everyone anyone somebody someone anybody everybody this that".split()
)
"""First words of an indefinite speaker."""

CLAUSE_WORDS = frozenset(
    "and or that which who what whom whose why how when where with to for is are was were did does not".split()
)
"""Words of another clause, which are never part of a speaker's name or role."""

HEADLINE_WORDS = frozenset(
    """
    a an any the attack attacks strike strikes war report reports news law laws tax taxes ban bans vote votes debate
    deal talks book speech bill sanctions tariff tariffs rules pressure election crackdown raid assault update updates
    latest fire information data facts everything anything something article articles story stories more impact effect
    what when where who why how which is are was were did does do has have can could will would should in on at of
    quotes comments statements views opinions world live dead play limits focus hands based depending
    """.split()
)
"""Words before "on", in headlines and questions, that aren't names: "attack on …"."""

GENERIC_OUTLET_WORDS = frozenset(
    "the news world online com co uk org net www agency international service rss feed".split()
)
"""Optional words in outlets' names: "BBC News", "theguardian.com"."""

ORDINARY_OUTLET_WORDS = frozenset(
    """
    time sun mirror independent express mail star metro hill globe post times nation week people today life look
    examples example press standard record journal business sport politics culture local home science world news report
    """.split()
)
"""Everyday words that name an outlet only if they are capitalised."""
