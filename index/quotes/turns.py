"""Turns: the speakers in interviews, transcripts and dialogues, and quotations that continue in the next paragraph.

A label ("Q:", "LIND:", "Ana Brandt:") is not enough, as "Price: £5" and "GOAL: Holm scores" show: in a transcript,
people also say I and you, and somebody speaks twice or answers questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from index.languages import NAME_PARTICLES, OPENERS, EnglishInterviews
from index.model import Quotation
from index.quotes.cues import Attribution
from index.quotes.names import Name, read_name
from index.quotes.noun_phrases import read_mentions
from index.quotes.paragraph import ParsedParagraph
from index.quotes.people import People, is_personal
from index.quotes.subjects import find_subject
from index.text import opens_with_quotation_mark

_LABEL = re.compile(
    r"[*_]{0,3}(?P<label>[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,3})(?:\s\([^()]{1,40}\))?(?::[*_]{0,3}|[*_]{1,3}:)\s+"
)
_MARKED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?=\S)(?P<words>.+?)(?P=mark)\s*")
_QUESTION_LABELS = EnglishInterviews.QUESTION_LABELS
_ANSWER_LABELS = EnglishInterviews.ANSWER_LABELS
_SPOKEN = re.compile(EnglishInterviews.SPOKEN)
_FIRST_PERSON = re.compile(EnglishInterviews.FIRST_PERSON)
_COMMON_WORD = re.compile(r"\b[a-z]{3,}\b")
_SPEECH_END = (".", "?", "!", "…", "”", '"', "’", "—", "–", "-")
_MARKS = '“”"„«»'
_INTERVIEW = re.compile(EnglishInterviews.INTERVIEW)
_INTERVIEW_BEHIND = re.compile(EnglishInterviews.INTERVIEW_BEHIND, re.IGNORECASE)
_SPOKE = re.compile(EnglishInterviews.SPOKE)
MAX_INITIALS = 3
"""Maximum length of a label in capitals that can be initials."""
MIN_TURNS = 2
"""Minimum number of labelled paragraphs, or of questions in bold, in an interview."""
MAX_QUESTION_CHARACTERS = 300
"""Maximum length of an interviewer's question without a label."""
MAX_TURN_CHARACTERS = 160
"""Maximum length of a turn in a dialogue: after two in a row, by two speakers, the next may be anybody's."""


class Turn(NamedTuple):
    """A turn in a transcript: the words from `start` to `end` of a paragraph, and their speaker, if known."""

    start: int
    end: int
    speaker: str | None
    certain: bool


class _Labelled(NamedTuple):
    label: str
    start: int


def read_turns(paragraphs: Sequence[ParsedParagraph], title: str, people: People) -> dict[int, Turn]:
    """Return the turns of an interview or a transcript, by paragraph position; none for other texts."""
    labelled = {
        position: _Labelled(match["label"], match.end())
        for position, paragraph in enumerate(paragraphs)
        if (match := _LABEL.match(paragraph.text)) and paragraph.text.rstrip().endswith(_SPEECH_END)
    }
    if _is_transcript(paragraphs, labelled):
        return _labelled_turns(paragraphs, labelled, title, people)
    return _unlabelled_turns(paragraphs, title)


def _is_transcript(paragraphs: Sequence[ParsedParagraph], labelled: dict[int, _Labelled]) -> bool:
    labels = [turn.label for turn in labelled.values()]
    if len(labels) < MIN_TURNS or len(set(labels)) < 2:
        return False
    spoken = sum(1 for position, turn in labelled.items() if _SPOKEN.search(paragraphs[position].text, turn.start))
    if spoken < len(labels) / 2:
        return False  # "GOAL: Holm scores.", "Price: £5"
    if {label.lower() for label in labels} >= {"q", "a"}:
        return True
    if len(labelled) < (max(labelled) - min(labelled) + 1) / 2:
        return False
    asked = any(_asks(paragraphs[position].text) and position + 1 in labelled for position in labelled)
    return asked or (len(set(labels)) < len(labels) and len(labels) > MIN_TURNS)


def _labelled_turns(
    paragraphs: Sequence[ParsedParagraph], labelled: dict[int, _Labelled], title: str, people: People
) -> dict[int, Turn]:
    first = min(labelled)
    interviewee = _interviewee(title, paragraphs[:first])
    answering = {turn.label for position, turn in labelled.items() if not _asks(paragraphs[position].text)}
    common_words = {word for paragraph in paragraphs for word in _COMMON_WORD.findall(paragraph.text)}
    turns: dict[int, Turn] = {}
    for position, (label, start) in labelled.items():
        speaker = interviewee if label.lower() in _ANSWER_LABELS else None
        if not speaker and label in answering and label.lower() not in _QUESTION_LABELS | _ANSWER_LABELS:
            speaker = _speaker(label, people, common_words)
        turns[position] = _turn(paragraphs[position].text, start, speaker)
    return turns


def _speaker(label: str, people: People, common_words: Set[str]) -> str | None:
    """Return the name in a label; None for an organisation, which asks or shows, and for labels that aren't names.

    Words that the article also has in lower case (`common_words`) aren't names: "UPDATE", "Key Point".
    """
    words = label.split()
    if any(word.lower() in common_words or not (word[0].isupper() or word in NAME_PARTICLES) for word in words):
        return None
    if label.isupper() and len(label.replace(".", "")) <= MAX_INITIALS:
        return people.with_initials(label.replace(".", ""))
    reading = read_name(label.title() if label.isupper() else label)
    if not reading or reading.who.is_body or reading.who.name.lower() in OPENERS:
        return None
    identity = people.identify(reading.who)
    if identity.name != reading.who.name:
        return identity.name if identity.sure else None
    if " " in reading.who.name:
        return reading.who.name if not label.isupper() else label
    return label if label.isupper() or people.is_named_elsewhere(Name(label)) else None


def _turn(text: str, start: int, speaker: str | None) -> Turn:
    end = len(text.rstrip("*_ "))
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return Turn(start, end, speaker, speaker is not None)


def _unlabelled_turns(paragraphs: Sequence[ParsedParagraph], title: str) -> dict[int, Turn]:
    """Return the answers of an interview whose questions are separate paragraphs, in bold or not.

    Explanatory articles have such questions, too, but no person answers them: nobody says I.
    """
    questions = [position for position, paragraph in enumerate(paragraphs) if _is_question(paragraph.text)]
    if len(questions) < MIN_TURNS:
        return {}
    interviewee = _interviewee(title, paragraphs[: questions[0]])
    if not interviewee:
        return {}
    behind = {position + 1 for position in questions} - set(questions)
    answers = [position for position in behind if position < len(paragraphs) and not paragraphs[position].cues]
    in_person = [position for position in answers if _FIRST_PERSON.search(paragraphs[position].text)]
    if len(in_person) < max(1, len(answers) / 2):
        return {}
    marked = any(_MARKED.fullmatch(paragraphs[position].text) for position in questions)
    turns = {position: Turn(0, len(paragraphs[position].text), None, False) for position in questions}
    for position in answers:
        turns[position] = _turn(paragraphs[position].text, 0, interviewee)._replace(certain=marked)
    return turns


def _asks(text: str) -> bool:
    """Return whether a turn ends in a question mark."""
    return text.rstrip('*_ ”"’»').endswith("?")


def _is_question(text: str) -> bool:
    """Return whether a paragraph is a single question, in bold, in italics or unmarked."""
    marked = _MARKED.fullmatch(text)
    words = (marked["words"] if marked else text).rstrip()
    return len(words) <= MAX_QUESTION_CHARACTERS and words.endswith("?") and words[:1] not in _MARKS


def _interviewee(title: str, leads: Sequence[ParsedParagraph]) -> str | None:
    """Return the only person that the title or the paragraphs before the first question present as the interviewee."""
    names = {name for name in (_named_in(title), *(_named_in(lead.text) for lead in leads)) if name}
    if not names:
        return None
    longest = max(names, key=len)
    return longest if all(name in longest for name in names) else None


def _named_in(text: str) -> str | None:
    mentions = [mention for mention in read_mentions(text) if not mention.who.is_body]
    for pattern in (_INTERVIEW, _SPOKE):
        if match := pattern.search(text):
            name = next((mention.who.name for mention in mentions if mention.begin == match.end()), None)
            if name and " " in name:
                return name
    for mention in mentions:
        if " " in mention.who.name and _INTERVIEW_BEHIND.match(text, mention.end):
            return mention.who.name
    return None


class LastSpeaker:
    """The last speaker, and whether a quotation that opens the next paragraph can be theirs.

    After a paragraph without speech, that may be the subject of its last sentence, which is read on demand.
    """

    def __init__(self, paragraphs: Sequence[ParsedParagraph], people: People) -> None:
        self._paragraphs = paragraphs
        self._people = people
        self._last: str | None = None
        self._silent: list[int] = []  # unread paragraphs after the last speaker
        self._speaking: bool | None = False  # None: depends on the last silent paragraph
        self._open: Quotation | None = None
        self._turn: str | None = None  # speaker of the last paragraph, if short and in quotation marks
        self._in_dialogue = False

    def end_spoken(
        self, paragraph: ParsedParagraph, attributions: list[Attribution], speaking: bool, quotation: Quotation | None
    ) -> None:
        """End a paragraph with quoted words or speakers; `quotation` is the one that it doesn't close."""
        if attributions:
            self._last = attributions[-1].name if attributions[-1].sure else None
            self._silent.clear()
        self._speaking = speaking
        self._open = quotation
        is_turn = len(paragraph.text) <= MAX_TURN_CHARACTERS and opens_with_quotation_mark(paragraph.text)
        turn = self._last if is_turn and attributions else None
        asks = bool(paragraph.spans) and paragraph.text[paragraph.spans[-1][1] - 1] == "?"
        self._in_dialogue = asks or (None not in (turn, self._turn) and turn != self._turn)
        self._turn = turn

    def end_turn(self) -> None:
        """End a paragraph of a transcript: the next one names its speaker."""
        self._speaking, self._open, self._last, self._turn, self._in_dialogue = False, None, None, None, False

    def end_silent(self, position: int) -> None:
        """End a paragraph without speech."""
        self._silent.append(position)
        self._speaking = None
        self._open = self._turn = None
        self._in_dialogue = False

    def last(self) -> str | None:
        """Return the last speaker, or the person mentioned since."""
        while self._silent:
            lead = self._lead(self._silent.pop())
            if self._speaking is None:
                self._speaking = bool(lead)
            if lead:
                self._last = lead
                self._silent.clear()
        return self._last

    def continuing(self) -> tuple[str | None, bool]:
        """Return the speaker of a quotation that opens the next paragraph, and whether that is certain.

        Only an unclosed quotation certainly continues. In a dialogue, words after a closed one are the next turn.
        """
        if self._open:
            return self._open.speaker, self._open.certain
        if self._in_dialogue:
            return None, False
        last = None if self._speaking is False else self.last()
        return last if self._speaking else None, False

    def _lead(self, position: int) -> str | None:
        lead = _lead(self._paragraphs[position], self._people)
        return self._people.full_name(lead) if lead else None


def _lead(paragraph: ParsedParagraph, people: People) -> Name | None:
    """Return the subject of a paragraph's last sentence: a quotation after "Ana Brandt was angry." is hers."""
    begin = paragraph.sentence(max(0, len(paragraph.text.rstrip()) - 1))[0]
    lead = find_subject(paragraph, begin, len(paragraph.text), people)
    who = lead.who if lead else None
    return who if who and is_personal(who.name) and people.is_person(who.name) else None
