"""Who says what in French."""

import pytest

from tests.index.quotes.frames.spoken import printed, speakers, words


@pytest.mark.parametrize(
    "text",
    [
        "« Le quai est fermé », a dit Marthe Aubrac.",
        "« Le quai est fermé », dit Marthe Aubrac.",
        "« Le quai est fermé », s’est exclamée Marthe Aubrac.",
        "« Le quai est fermé », nous a confié mardi Marthe Aubrac.",
        "« Le quai est fermé », a déclaré à l’AFP Marthe Aubrac.",
        "Marthe Aubrac a affirmé que le quai était fermé.",
        "Marthe Aubrac a fait savoir que le quai était fermé.",
        "Marthe Aubrac s’est dite « lasse de tout cela ».",
        "Marthe Aubrac a qualifié le quai de « honte publique ».",
        "La ministre de l’Intérieur, Marthe Aubrac, a déclaré que le quai était fermé.",
        "La ministre de la Culture Marthe Aubrac a déclaré que le quai était fermé.",
        "L’adjointe aux travaux, Marthe Aubrac, prévient : « Le quai est fermé. »",
        "« Le quai est fermé », s’est emportée la députée LVT Marthe Aubrac.",
        "Selon Marthe Aubrac, le quai est fermé.",
        "D’après Marthe Aubrac, le quai est fermé.",
        "Pour Marthe Aubrac, « le quai est fermé pour de bon ».",
        "Pour l’adjointe aux travaux, Marthe Aubrac, « le quai est fermé pour de bon ».",
        "Le quai est fermé, selon l’adjointe aux travaux, Marthe Aubrac.",
        "Comme l’a rappelé Marthe Aubrac, le quai est fermé.",
    ],
)
def test_a_speaker_is_printed(text: str) -> None:
    assert printed("fr", text) == ["Marthe Aubrac"]


@pytest.mark.parametrize(
    "text",
    [
        "« Le quai est fermé », aurait dit Marthe Aubrac.",
        "Marthe Aubrac n’a pas dit que le quai était fermé.",
        "Marthe Aubrac a démenti que le quai soit fermé.",
        "Marthe Aubrac, dite « la Fouine », est partie.",
        "Marthe Aubrac a été accusée d’avoir dit : « Le quai est fermé. »",
        "« Le quai est fermé », a-t-on dit à Marthe Aubrac.",
        "Marthe Aubrac se voit reprocher d’avoir dit : « Le quai est fermé. »",
        "« Le quai est fermé », a dit Marthe Aubrac, selon le maire.",
        "Pour Marthe Aubrac, « le quai », tout a commencé en mars.",
        "Elle a voté pour Marthe Aubrac, « une femme droite ».",
        "Dans « Le Quai de la mer du Nord », Marthe Aubrac raconte son enfance.",
        "Auteure de « Le Quai de la mer du Nord », Marthe Aubrac explique ses choix.",
        "« Le Quai de la mer du Nord » est sorti, annonce Marthe Aubrac.",
    ],
)
def test_what_nobody_surely_said_has_no_printed_speaker(text: str) -> None:
    assert printed("fr", text) == []


def test_commas_set_a_frame_off_inside_quoted_words() -> None:
    text = "« Le quai, explique la maire de Trévigne, Marthe Aubrac, est fermé, mais pas pour longtemps. »"
    assert words("fr", text) == [
        ("Marthe Aubrac", "Le quai"),
        ("Marthe Aubrac", "est fermé, mais pas pour longtemps."),
    ]


def test_a_verb_between_commas_without_a_subject_is_no_frame() -> None:
    text = "« Il entre, dit bonjour, et repart », raconte Marthe Aubrac."
    assert words("fr", text) == [("Marthe Aubrac", "Il entre, dit bonjour, et repart")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Vous perdrez », a dit le maire à sa rivale, Marthe Aubrac.", "le maire"),
        ("« Il dort », a dit la fille du maire, Luc Aubrac.", None),
        ("« Il dort », a dit une porte-parole de Luc Aubrac.", "une porte-parole de Luc Aubrac"),
        ("« Il dort », a dit à Luc Aubrac la maire, Marthe Sorel.", "Marthe Sorel"),
    ],
)
def test_the_name_of_another_is_not_printed(text: str, speaker: str | None) -> None:
    assert "Luc Aubrac" not in printed("fr", text)
    assert speaker is None or speakers("fr", text) == [speaker]


def test_a_surname_behind_monsieur_is_no_woman() -> None:
    paragraphs = ("La maire Marthe Aubrac est partie.", "« Elle est lasse », a dit M. Aubrac.")
    assert printed("fr", *paragraphs) == []
    paragraphs = ("La maire Marthe Aubrac est partie.", "« Je suis lasse », a dit Mme Aubrac.")
    assert printed("fr", *paragraphs) == ["Marthe Aubrac"]


@pytest.mark.parametrize("name", ["Luc d’Estrade", "Jean-Luc Aubrac", "Marthe de La Tour", "Luc Aubrac-Sorel"])
def test_a_name_is_printed_whole(name: str) -> None:
    assert printed("fr", f"« Le quai est fermé », a dit {name}.") == [name]


def test_a_name_that_may_go_on_is_not_printed() -> None:
    assert printed("fr", "« Le quai est fermé », a dit Luc Aubrac de Sorel.") == []


def test_sentences_end_before_and_behind_spaced_marks() -> None:
    text = "Luc Aubrac se tait. « Le quai est fermé ! » Marthe Sorel a répondu : « Enfin. »"
    assert words("fr", text) == [(None, "Le quai est fermé !"), ("Marthe Sorel", "Enfin.")]


def test_a_pronoun_means_somebody_but_is_not_printed() -> None:
    text = "Marthe Aubrac est partie. « Le quai est fermé », a-t-elle dit. Selon elle, il rouvrira."
    assert speakers("fr", text) == ["Marthe Aubrac", "Marthe Aubrac"]
    assert printed("fr", text) == []


def test_roles_and_bodies_are_never_printed() -> None:
    text = "Le quai est fermé, a indiqué le parquet de Trévigne."
    assert speakers("fr", text) == ["le parquet de Trévigne"]
    assert printed("fr", text) == []


@pytest.mark.parametrize("thing", ["La fondation", "Le collectif", "L’affaire", "Le lycée", "Le rapport", "L’hôpital"])
def test_a_thing_named_after_a_person_is_not_the_person(thing: str) -> None:
    assert printed("fr", f"{thing} Marthe Aubrac a annoncé : « Le quai est fermé. »") == []


@pytest.mark.parametrize("whole", ["Jeanne Martin de Quaivert", "Marthe Aubrac d’Océan Solidaire"])
def test_whom_a_speaker_works_for_is_not_printed_as_a_name(whole: str) -> None:
    assert printed("fr", f"« Le quai est fermé », a dit {whole}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "« La digue tiendra », a rassuré le ministre Hugo Perrin la maire Maud Olivier.",
        "« La digue tiendra », a interpellé le président Hugo Perrin une élue.",
        "« La digue tiendra », a prévenu le ministre Hugo Perrin sa rivale Maud Olivier.",
        "L’association qui soutient le ministre Hugo Perrin affirme : « La digue tiendra ».",
        "L’homme que dirige Hugo Perrin affirme : « La digue tiendra ».",
    ],
)
def test_a_title_and_a_name_that_may_be_the_object_are_not_printed(text: str) -> None:
    assert printed("fr", text) == []


@pytest.mark.parametrize("time", ["", " lundi soir", " ce lundi", " la veille", " cette semaine", " le 3 mai"])
def test_a_title_and_a_name_behind_the_verb_are_its_subject(time: str) -> None:
    assert printed("fr", f"« La digue tiendra », a rassuré le ministre Hugo Perrin{time}.") == ["Hugo Perrin"]
