"""The verbs that report what somebody says."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

SAID = frozenset(
    """
    said says added adds answered replied wrote writes told tells asked explained insisted warned noted argued
    recalled continued concluded joked tweeted declared responded quipped remarked stated states agreed exclaimed
    shouted remembered reacted wondered echoed
    """.split()
)
"""Those that may stand before who speaks, behind the words: "“…,” added Ana Brandt"."""

STRONG = SAID | frozenset(
    """
    say tell answers replies insists argues warns tweets notes explains claimed claims declares acknowledged
    acknowledges admitted admits continues concludes responds recalls remarks jokes testified testifies vowed vows
    asserted asserts contended contends countered counters complained complains conceded concedes cautioned
    cautions asks reiterated stressed stresses emphasized emphasizes lamented urged urges observed observes yelled
    boasted commented read reads reported reports chanted chants proclaimed mused fumed posted questioned
    wonders remembers echoes affirmed affirms chided chides scolded emailed write warn insist argue ask
    """.split()
)
"""Those that seldom tell of something else than what stands between marks beside them."""

_PHRASES = frozenset(
    [
        "went on",
        "shot back",
        "fired back",
        "hit back",
        "chimed in",
        "weighed in",
        "pointed out",
        "points out",
        "put it",
        "puts it",
    ]
)
CUES = (
    STRONG
    | _PHRASES
    | frozenset(
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
    condemned condemns decried defended defends challenged pointed points repeated repeats assured assures
    """.split()
    )
)
"""All. Such as "declined" often tell of something else: "X declined to comment. “…,” her aide said."."""


def pattern_of(words: Iterable[str]) -> str:
    """A regular expression for any of `words`; those that begin alike share two letters, several times faster."""
    return rf"\b{_any_of(sorted(words, reverse=True), shared=2)}\b"


def _any_of(words: Iterable[str], shared: int) -> str:
    if not shared:
        return f"(?:{'|'.join(words)})"
    groups = groupby(words, key=lambda word: word[0])
    return f"(?:{'|'.join(first + _any_of([word[1:] for word in group], shared - 1) for first, group in groups)})"


CUE_PATTERN = pattern_of(CUES - {"went on"} | {"went on(?=[,:])"})
"""A regular expression for any of `CUES`; "went on" says something only with a comma or a colon behind it."""
