"""How Russian reports speech, as plain data."""

from __future__ import annotations

from index.languages.russian_names import (
    RUSSIAN_BODIES,
    RUSSIAN_BODY_ENDINGS,
    RUSSIAN_GIVEN_NAMES,
    RUSSIAN_GROUPS,
    RUSSIAN_RELATIONS,
    RUSSIAN_ROLE_ENDINGS,
    RUSSIAN_ROLES,
    RUSSIAN_TIMES,
)
from index.languages.speech_words import Speech


def _past(stems: str) -> frozenset[str]:
    """Return the past forms of verbs by their stems: "сказал", "сказала", "сказало", "сказали"."""
    forms = {f"{stem}л{ending}" for stem in stems.split() for ending in ("", "а", "о", "и")}
    return frozenset(forms | {f"{form}сь" if form[-1] in "аои" else f"{form}ся" for form in forms})


def _present(stems: str) -> frozenset[str]:
    """Return the third person of verbs in -ать: "отмечает", "отмечают"."""
    return frozenset(f"{stem}{ending}" for stem in stems.split() for ending in ("ет", "ют"))


_SAY = _past(
    """
    сказа заяви замети замеча сообщи вспомина повторя повтори отмети подчеркну добави рассказа объясни поясни уточни
    пояснял указа напомни призна призва написа ответи возрази предупреди пообеща предположи утвержда говори отмеча
    подчеркива добавля рассказыва объясня поясня уточня указыва напомина признава сообща заявля обвини потребова
    предложи посоветова рекомендова констатирова прокомментирова раскритикова подтверди опроверг отрица процитирова
    выступи резюмирова призывa настаива призыва обрати оцени поблагодари поздрави пожалова поделиля вспомни посетова
    парирова пошути спроси поинтересова доложи огласи объяви анонсирова пригрози заключи подытожи подвe провозгласи
    намекну воскликну отреза заверил завери публикова опубликова передава переда информирова проинформирова
    засвидетельствова повтори продолжи отозва прогнозирова спрогнозирова усомни согласи раскры
    """
) | frozenset("опроверг опровергла опровергли произнес произнесла произнесли".split())

_SAYS = _present(
    """
    заявля замеча сообща вспомина повторя отмеча подчеркива добавля рассказыва объясня поясня уточня указыва напомина
    призна признава предупрежда предполага утвержда обеща настаива призыва предлага отвеча возража констатиру
    комментиру критику подтвержда опроверга прогнозиру информиру требу рекоменду советуe переда обвиня
    """
) | frozenset("говорит говорят пишет пишут признает признаёт признают считает передает передаёт передают".split())

_NOUNS = frozenset(
    """
    словам данным мнению информации сведениям оценке оценкам утверждению версии признанию заявлению сообщению
    сообщениям подсчетам подсчётам прогнозу прогнозам убеждению расчетам расчётам свидетельству свидетельствам
    """.split()
)

_MALE = (("gent", "а"), ("datv", "у"), ("accs", "а"), ("ablt", "ым"), ("loct", "е"))
_ADJECTIVAL = (("gent", "ого"), ("datv", "ому"), ("accs", "ого"), ("ablt", "им"), ("loct", "ом"))
_FEMALE = (("gent", "ой"), ("datv", "ой"), ("accs", "у"), ("ablt", "ой"), ("loct", "ой"))
_SURNAME_ENDINGS = frozenset(
    [("m", case, stem + ending, stem) for stem in ("ов", "ев", "ёв", "ин", "ын") for case, ending in _MALE]
    + [("m", case, stem + ending, f"{stem}ий") for stem in ("ск", "цк") for case, ending in _ADJECTIVAL]
    + [("f", case, stem + ending, f"{stem}а") for stem in ("ов", "ев", "ёв", "ин", "ын") for case, ending in _FEMALE]
    + [
        ("f", case, stem + ending, f"{stem}ая")
        for stem in ("ск", "цк")
        for case, ending in (("gent", "ой"), ("accs", "ую"))
    ]
)

RUSSIAN_SPEECH = Speech(
    reporting_verbs=_SAY | (_SAYS - {"считает"}),
    thinking_verbs=frozenset(
        """
        считает считают считал считала считали полагает полагают полагал полагала думает думают думал думала уверен
        уверена уверены убежден убеждён убеждена убеждены надеется надеются рассчитывает рассчитывают ожидает ожидают
        опасается опасаются верит верят решил решила решили знает понимает видит подозревает допускает допустил
        допустила допустили пожелал пожелала боится сомневается выяснил выяснила выяснили показал показала показали
        """.split()
    ),
    naming_verbs=_past("назва охарактеризова окрести сравни описа расцени высмея именова")
    | frozenset("называет называют сравнивает оценивает расценивает характеризует".split()),
    companions={
        form: frozenset(
            """
            мнение уверенность надежду сожаление соболезнования обеспокоенность сомнение благодарность готовность
            озабоченность предположение
            """.split()
        )
        for form in _past("вырази высказа") | frozenset(["выражает", "высказывает"])
    }
    | {form: frozenset(["выводу", "мнению"]) for form in ("пришел", "пришёл", "пришла", "пришли")}
    | {form: frozenset(["внимание"]) for form in _past("обрати")},
    verb_genders={"л": "m", "лся": "m", "ла": "f", "лась": "f"},
    doubtful_words=frozenset(
        "опроверг опровергла опровергли опровергает отрицает отрицал отрицала процитировал процитировала".split()
    ),
    quoted_nouns=frozenset(
        "слова слов словами фразу фразы фразой цитату цитаты цитатой высказывание высказывания заявление письмо".split()
    ),
    impersonal_verbs=frozenset(
        """
        сообщили рассказали заявили отметили уточнили подчеркнули добавили пояснили объяснили подтвердили ответили
        говорится сообщается отмечается указано сказано передает сообщают заявляют отмечают указали напомнили признали
        предупредили объявили доложили считают уверены утверждают рассказывают поясняют
        """.split()
    ),
    hypotheticals=frozenset("не ни бы если якобы возможно может мог могла могли должен".split()),
    source_prepositions=frozenset(["согласно"]),
    source_openers=frozenset(["по", "согласно"]),
    source_nouns=_NOUNS,
    comparing_words=frozenset(["как"]),
    determiners={
        "этот": "m", "эта": "f", "эти": "p", "тот": "m", "та": "f", "те": "p", "один": "m", "одна": "f", "наш": "m",
        "наша": "f", "наши": "p", "каждый": "m", "сам": "m", "сама": "f", "многие": "p", "некоторые": "p",
        "его": "mfnp", "ее": "mfnp", "её": "mfnp", "их": "mfnp", "этого": "", "этой": "", "этих": "",
    },
    prepositions=frozenset(
        """
        в во на с со из от до для по о об обо при за под над перед между через без у к ко про после против около кроме
        среди вместо ради сквозь из-за из-под насчет вокруг вдоль мимо помимо внутри вне накануне благодаря вопреки
        согласно навстречу относительно касательно ввиду вследствие
        """.split()
    ),
    attaching_prepositions=frozenset(["по", "при"]),
    conjunctions=frozenset(["и", "а", "но", "или", "также", "однако"]),
    complementizers=frozenset(["что", "чтобы", "будто", "ли"]),
    subordinators=frozenset(
        "если когда пока хотя потому поскольку так чем после перед прежде где куда откуда почему зачем сколько".split()
    ),
    relative_pronouns=frozenset(["который", "которая", "которое", "которые"]),
    relative_objects=frozenset(
        "которого которой которому которым которых котором которую которыми чей чья чье чьи кто кого кому".split()
    ),
    pronouns={"он": "m", "она": "f", "они": "p"},
    possessives={"его": "m", "ее": "f", "её": "f", "их": "p"},
    other_pronouns=frozenset("это оно я мы ты вы кто что все всё никто ничто некто".split()),
    back_references=frozenset(["об", "это"]),
    impersonal_sources=frozenset(["в", "во"]),
    frames_inside_quotes=True,
    dashes_open_speech=True,
    adjective_endings=("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"),
    cases="ru",
    plural_verb_endings=("ли", "лись", "ют", "ят"),
    surname_endings=_SURNAME_ENDINGS,
    given_names=RUSSIAN_GIVEN_NAMES,
    role_words=RUSSIAN_ROLES,
    role_endings=RUSSIAN_ROLE_ENDINGS,
    relation_words=RUSSIAN_RELATIONS,
    group_words=RUSSIAN_GROUPS,
    body_words=RUSSIAN_BODIES,
    body_endings=RUSSIAN_BODY_ENDINGS,
    medium_endings=("газета", "агентство", "телеканал", "издание", "журнал", "радиостанция", "портал", "сайт"),
    never_speakers=RUSSIAN_TIMES,
    abbreviations=frozenset(
        """
        г гг ул им руб тыс млн млрд трлн см т д п стр др в вв проф акад ст пр просп обл р пос дер кв корп каб коп долл
        янв фев мар апр июн июл авг сен сент окт ноя нояб дек
        """.split()
    ),
)  # fmt: skip
"""How Russian reports speech."""
