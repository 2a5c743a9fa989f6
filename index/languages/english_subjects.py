"""The subjects of English sentences, clauses and quotations, as patterns: what opens, introduces and joins them.

Not for cues: see `english_cues.py`. Not for roles: see `english_people.py`.
"""

from __future__ import annotations

from index.languages.english import TITLE_ABBREVIATIONS


class EnglishSubjects:
    """Regular expressions over a paragraph or a sentence, and words."""

    # Before and behind the title of a work: "a film called “The Rock”", "the “Today” show".
    WORK = (
        r"\b(?:(?:is|was) called|book|film|movie|song|album|play|novel|poem|show|series|(?:en)?titled|headlined"
        r"|author of)\s+[“\"„«‘']?$"
    )
    WORK_BEHIND = (
        r"[”\"’'»]+\s(?:show|program(?:me)?|series|album|film|movie|song|book|magazine|tour|column|podcast|exhibition"
        r"|ad|advert)\b"
    )
    WITH_CLAUSE = ", with "
    # "With Ana Brandt noting": after the name, and the same with a role (`WITH`).
    SAYING = r"\s+(?:\w+ly\s+)?[a-z]+ing\b"
    WITH = (
        r",\swith\s((?:the|an?|one|his|her|its|their|some|many|several)\s[^,;:“”\"«»]{2,60}?)\s(?:saying|asking|noting"
        r"|adding|arguing|telling|warning|calling|claiming|insisting|declaring|chanting|shouting|writing|tweeting)\b"
    )
    # The subject after the first words of a sentence: "In December, the mayor".
    INNER = r"(?<![A-Z]\.),\s(?=(?:the|a|an|his|her|their|its|one)\s)"
    # Openings of sentences whose subject comes after a comma.
    SUBORDINATE = (
        r"(?:(?:Shortly|Soon|Just|Not long|Hours|Days|Even) (?:after|before|as|when)"
        r"|After|Before|When|While|As|Although|Though|Since|Because|Despite|During|In|On|At|With|Without|By|Once|Until"
        r"|If|Under|[A-Z][a-z]+ing|Asked|Pressed)\b"
    )
    # What follows the subject of a clause.
    VERB = r"\s(?!and\b|or\b|of\b|in\b|at\b|for\b|to\b|on\b|from\b)[a-z]"
    # "Ana Brandt was asked": she isn't who speaks.
    ASKED = r"\s(?:was|were|is|are|been|being)\s(?:\w+ly\s)?(?:asked|told|questioned|pressed|called|dubbed)\b"
    # "Ana Brandt did not say": the words aren't hers.
    DENIED = (
        r"\s(?:(?:did|does|do|has|have|had)(?:\snot|\snever|n['’]t)|never)\s(?:\w+ly\s)?"
        r"(?:say|said|tell|told|claim|claimed|write|wrote|written|state|stated|promise|promised)\b"
    )
    HIS = "his"
    OWNERS = (HIS, "her")
    """Pronouns that own somebody's words: "His tone"."""
    PRONOUN = r"\b(?:[Hh]e|[Ss]he)\b"
    # From a cue to the listener or the topic: "she told Ana Brandt", "she said of Mrs. Brandt".
    TO_OR_OF = r"\s(?:of\s|about\s|to\s)?(?:[Mm]rs?\.\s)?"
    # "As Ana Brandt said, …", "who Ana Brandt said": a clause inside somebody else's sentence.
    INSERTED = r"\b(?:after|because|since|when|before|as|which|whom|that|who|if|where|than)\s+(?:the\s)?$"
    INTRODUCES = r"[^.;,:“”\"]{0,30}(?:\sthat\s|:\s)"  # "X said on Monday that “…”"
    # Between two parts of one quotation: said it was “late” and “far too late”.
    LINK = (
        r"[”\"’'»],?\s(?:and|but|or)(?:\s(?:that|has|had|have|is|was|were|are|been|would|will|could|should|to|also|not|he"
        r"|she|it|they|we|there)\b[^,;:“”\"A-Z]{0,60})?\s[“\"‘«]"
    )
    # Text within a clause: a second speaker there is reported by the first.
    ONE_CLAUSE = r"(?:(?!\sand\s|\sbut\s)[^,;:.!?“”\"‘]){1,80}"
    WHO = r"\bwho\s[^“”\".;:,]*[“\"]$"  # "Brandt met Holm, who is “glad”": the speaker isn't given
    ASKING_CUES = ("asked", "asks", "ask")
    """Cues whose subject isn't the next speaker."""
    ABBREVIATIONS = frozenset([*TITLE_ABBREVIATIONS, *"St Jr Sr Jan Feb Mar Apr Aug Sept Oct Nov Dec No vs".split()])
    # In "In Moscow Vladimir Putin said", the place and the person can't be told apart either, so no name begins there.
    AFTER_PREPOSITION = (
        r"\b(?:In|At|From|On|of|for|from|at|in|on|with|to|by|about|near|against|than|like|and"
        r"|under|during|During|until|inside|into|over|between|With|For|By)\s+(?:(?:[Tt]he|a|an|his|her|their|its)\s+)?$"
    )
