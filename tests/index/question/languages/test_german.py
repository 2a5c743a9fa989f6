"""Questions in German: whose words on what they ask for, and the rest of what they say."""

from __future__ import annotations

import pytest

from tests.index.question.languages.reading import Reading, rows

GERMAN = Reading("de", "Brandt Lind Tolk Hansen Polizei", ("Der Hafenbote", "Kurier", "Die Zeit", "Nordblick"))

SAID = """
Was sagte Brandt zur Fähre? => Brandt: Fähre
was sagt brandt zur faehre => brandt: faehre
Was hat Brandt zu den Fähren gesagt? => Brandt: den Fähren
was hat Brandt eigentlich über die Maut gesagt => Brandt: die Maut
Was sagte Ministerin Ana Lind über Brandts Pläne? => Ana Lind: Brandts Pläne
was meint Lind zum thema maut => Lind: maut
Was hält Brandt von der Maut? => Brandt: der Maut
was denkt Tolk über Lind => Tolk: Lind
Was hat Brandt gesagt? => Brandt
was sagte Brandt nach dem Spiel => Brandt
was hat die Polizei auf der Pressekonferenz gesagt => die Polizei
Was sagt die Polizei zum Unfall? => die Polizei: Unfall
Was sagte die Bürgermeisterin zum Haushalt? => die Bürgermeisterin: Haushalt
Wie reagierte Lind auf den Streik? => Lind: den Streik
wie hat lind auf den streik reagiert => lind: den streik
Wie äußerte sich Tolk zum Auftrag? => Tolk: Auftrag
Wie steht Brandt zur Maut? => Brandt: Maut
Hat Lind etwas zur Fähre gesagt? => Lind: Fähre
Sagte Brandt, dass die Fähre sinkt? => Brandt: die Fähre sinkt
Wann sprach Brandt über die Fähre? => Brandt: die Fähre
Brandts Meinung zur Maut => Brandt: Maut
Brandts Haltung zum Streik? => Brandt: Streik
Was ist die Meinung von Lind zur Maut? => Lind: Maut
Zitate von Tolk => Tolk
Zitate von Tolk zur Maut => Tolk: Maut
Brandt zur Maut => Brandt: Maut
brandt über die maut => brandt: die maut
Was sagt Lind dazu? => Lind
Wer hat gesagt, dass die Fähre sinkt? => anybody: die Fähre sinkt
wer sagte dass die fähre sinkt => anybody: die fähre sinkt
wer hat sich über die brücke geäußert => anybody: die brücke
Wer hat etwas zur Maut gesagt? => anybody: Maut
Was wurde zur Maut gesagt? => anybody: Maut
Was denken die Leute über die Maut? => anybody: die Maut
Reaktionen auf die Maut => anybody: die Maut
"""

OTHER = """
Streit über die Maut => fact
Wer hat die Maut kritisiert? => fact
Wer ist Brandt? => fact
Wann wurde die Brücke eröffnet? => fact
Wie viele Menschen starben bei dem Unglück? => fact
Weg zur Arbeit => fact
was sagte er zur maut => fact
in der Zeit der Krise => fact
was gibt es Neues zur Fähre? => latest
neueste Nachrichten über den Streik => latest
Wie ist der aktuelle Stand beim Streik? => latest
gibt's was Neues zum Streik? => latest
Was gibt's Neues? => listing
was gibt es neues => listing
Nachrichten => listing
Nachrichten von gestern => listing
hallo, kannst du mir sagen, was Brandt zur Maut gesagt hat? => Brandt: Maut
hey kannst du mir bitte sagen was lind zum freibad meint => lind: freibad
Weißt du, was Brandt zur Maut sagt, bitte? => Brandt: Maut
ich möchte wissen, was Tolk zur Maut sagt => Tolk: Maut
hallo, wie gehts? was sagte Brandt zur Maut => Brandt: Maut
Hi, alles klar? Was sagt Lind zur Maut? => Lind: Maut
wie geht es dir heute?! wer baut die Maut => fact
wie geht es Brandt => fact
weißt du was Brandt gesagt hat => Brandt
laut Hafenbote, was sagte Brandt zur Maut? => Brandt: Maut @Der Hafenbote
was steht im Kurier über die Maut => fact @Kurier
was stand im Hafenboten über den Streik => fact @Der Hafenbote
Was schreibt der Hafenbote über die Maut? => fact @Der Hafenbote
im Kurier schreibt Lind über die Maut => Lind: die Maut @Kurier
Brandt zur Maut laut Zeit => Brandt: Maut @Die Zeit
Maut, Nordblick => fact @Nordblick
Chef von Nordblick => fact
hallo => greeting
Vielen Dank! => thanks
nordblick zum streik => fact @Nordblick
Nordblick ist pleite => fact
"""

FOLLOW_UPS = """
Was sagte Brandt zur Maut? >> und zur Fähre? => Brandt: Fähre
Was sagte Brandt zur Maut? >> Und Lind? => Lind: Maut
Was sagte Brandt zur Maut? >> was noch? => Brandt: Maut
Was sagte Brandt zur Maut? >> Warum? => Brandt: Maut
Was sagte Brandt zur Maut? >> und was sagte er dazu? => Brandt: Maut
Was sagte Brandt zur Maut? >> was sagt er zur fähre => Brandt: fähre
Was sagte Brandt zur Maut? >> Was ist seine Meinung zur Fähre? => Brandt: Fähre
Was sagte Brandt zur Maut? >> wer noch? => anybody: Maut
Was sagte Brandt zur Maut? >> Und die anderen? => anybody: Maut
Was sagte Brandt zur Maut? >> und im Kurier? => Brandt: Maut @Kurier
Was sagte Brandt zur Maut? >> Übrigens, wann fährt die Fähre? => fact
Was sagte Brandt zur Maut? >> Was gibt's Neues? => listing
Was sagte Brandt zur Maut? >> danke => thanks
"""


@pytest.mark.parametrize(("question", "read"), rows(SAID))
def test_a_question_for_somebodys_words_names_the_speaker_and_the_topic(question: str, read: str) -> None:
    assert GERMAN.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(OTHER))
def test_other_questions_and_what_frames_them_are_read(question: str, read: str) -> None:
    assert GERMAN.read(question) == read


@pytest.mark.parametrize(("question", "read"), rows(FOLLOW_UPS))
def test_a_follow_up_is_completed(question: str, read: str) -> None:
    assert GERMAN.read(question) == read


def test_a_thing_of_the_question_before_is_carried_on() -> None:
    question = GERMAN.talk("Wann wurde die Brücke eröffnet? >> Und wer hat sie gebaut?")
    assert question.leans
    assert question.terms[0] == "bruck"


def test_a_date_limits_a_question_and_is_no_topic() -> None:
    question = GERMAN.talk("Was hat Brandt gestern zur Maut gesagt?")
    assert (question.speaker_text, question.topic_text, question.dates_as) == ("Brandt", "Maut", "gestern")
