"""English: words that show what kind of thing a question asks for, and words that answer it, as plain data.

Everything is in lower case.
"""

from __future__ import annotations

YES_NO_OPENERS = tuple(
    """
    is are was were did does do has have had will would can could should may might isn't aren't wasn't weren't didn't
    doesn't don't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't
    """.split()
)
"""Words that open a yes-or-no question."""

DATE_NOUNS = tuple("year date day month time century decade week weekend season".split())
"""Nouns after "what" and "which" that ask for a date."""

PLACE_NOUNS_ASKED = tuple(
    """
    city country state town village place county street hospital venue stadium region continent airport district
    province island neighbourhood neighborhood
    """.split()
)
"""Nouns after "what" and "which" that ask for a place."""

PERSON_NOUNS = tuple(
    """
    person player actor actress artist author coach judge king queen lawyer leader manager man minister mp politician
    president senator singer student woman writer professor doctor officer official candidate striker goalkeeper boss
    executive director
    """.split()
)
"""Nouns after "what" and "which" that ask for a person."""

NUMBER_NOUNS = tuple(
    """
    number total amount attendance turnout score size crowd tally toll capacity figure figures rating ratings margin
    rate length height weight speed distance population audience circulation handicap majority seats votes goals caps
    """.split()
)
"""Nouns that ask for a number, even without a question word: "attendance of the final"."""

MONEY_NOUNS = tuple(
    """
    cost costs price prices salary salaries wage wages fee fees profit profits revenue revenues turnover budget bonus
    pay fine worth value debt debts earnings loan payout dividend compensation rent damages
    """.split()
)
"""Nouns that ask for money: "how big is the budget"."""

MONEY_VERBS = tuple(
    "pay pays paid paying cost costs costing charge charges charging earn earns earning owe owes".split()
)
"""Verbs with which "what" asks for money: "what did the club pay for him"."""

AMOUNT_WORDS = tuple("of more less higher lower larger smaller bigger faster slower longer further".split())
"""Words right behind "how much" that ask for a number or a share, not for money."""

AMOUNT_NOUNS = tuple(
    """
    water food air oxygen carbon energy electricity power heat light weight land space area room ice snow rain rainfall
    oil gas coal fuel petrol wood sugar salt milk blood meat fish grain wheat rice coffee tea beer wine alcohol
    sleep exercise homework damage noise traffic data memory storage information influence support
    """.split()
)
"""Nouns right behind "how much" that ask for an amount, not for money."""

AMOUNT_VERBS = tuple(
    "eat eats drink drinks weigh weighs weighed grow grows grew rise rises rose contain contains sleep sleeps".split()
)
"""Verbs with which "how much" asks for an amount, not for money."""

DURATION_NOUNS = ("sentence", "jail term", "prison term", "journey time", "winning time", "time")
"""Nouns that ask for a duration."""

SHARE_NOUNS = ("percentage", "percent", "per cent", "proportion", "share", "fraction")
"""Nouns that ask for a share."""

REASON_PHRASES = ("why", "how come", "reason", "reasons", "cause", "causes", "caused", "motive")
"""Words that ask for a reason."""

RESULT_NOUNS = ("result", "results", "outcome", "verdict", "winner", "final score")
"""Nouns that ask for an outcome."""

SPEECH_CUES = tuple(
    """
    say says said saying tell tells told think thinks thought view views opinion opinions comment comments react reacts
    reacted reaction respond responds response reply replied warn warns warned warning accuse accused accusation
    complain complaint describe described explain explained explanation argue argued argument claim claimed claims
    according quote quotes quoted statement remark remarks message blame blamed criticise criticised criticize
    criticized praise praised feel feels felt thoughts theory stance position promise promised call called liken
    likened compare compared defend defended admit admitted deny denied believe believes
    """.split()
)
"""Words of questions about what somebody says."""

CURRENCIES = tuple("dollar pound euro yen cent pence penny crown yuan rupee franc krone krona peso rand lira".split())
"""Units of money in words, in the singular."""

AMOUNTS = tuple("hundred thousand million billion trillion".split())
"""Powers of ten, in words."""

SMALL_NUMBERS = tuple(
    """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen half third quarter twice once both
    """.split()
)
"""Numbers in words that may be an answer."""

REASON_SIGNS = (
    "because", "due to", "as a result", "in order to", "so that", "cause", "causes", "caused", "causing", "blame",
    "blames", "blamed", "blaming", "reason", "reasons", "owing to", "thanks to", "citing", "cites", "cited", "fear",
    "fears", "feared", "concern", "concerns", "concerned", "in protest", "in response", "prompted", "explained",
)  # fmt: skip
"""Words that introduce a reason."""

UNKNOWN_SIGNS = (
    "declined to say", "declined to give", "declined to set", "declined to name", "declined to disclose",
    "declined to comment", "declines to say", "refused to say", "refused to give", "refused to name",
    "refused to comment", "did not say", "didn't say", "would not say", "wouldn't say", "has not said", "have not said",
    "no date", "no timetable", "not known", "not yet known", "not clear", "unclear", "undisclosed", "not disclosed",
    "not been disclosed", "not been set", "not been announced", "has yet to", "have yet to", "unknown",
)  # fmt: skip
"""Words of a refusal to answer, which is an answer, too: "declined to say when"."""

RESULT_SIGNS = (
    "won", "win", "wins", "winner", "beat", "beats", "beaten", "beating", "defeat", "defeats", "defeated", "lost",
    "loses", "loss", "victory", "elected", "acquitted", "convicted", "guilty", "sentenced", "drew", "draw", "ruled",
    "rejected", "approved", "passed", "agreed", "finished",
)  # fmt: skip
"""Words that report an outcome."""

NEGATIONS = (
    "not", "no", "never", "nothing", "nobody", "none", "without", "denied", "denies", "deny", "refused", "refuses",
    "declined", "declines", "ruled out", "rejected", "rejects",
)  # fmt: skip
"""Words that say no."""
