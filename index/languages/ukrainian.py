"""Ukrainian, as plain data."""

from __future__ import annotations

from index.languages.language import Language
from index.languages.spelling import Spelling
from index.languages.ukrainian_ahead import UKRAINIAN_AHEAD
from index.languages.ukrainian_dates import UKRAINIAN_DATES
from index.languages.ukrainian_families import UKRAINIAN_FAMILIES
from index.languages.ukrainian_forms import (
    UKRAINIAN_ENDINGS,
    UKRAINIAN_FORMS,
    UKRAINIAN_REPLACED,
    UKRAINIAN_RESTEMMED,
)
from index.languages.ukrainian_latin import UKRAINIAN_LATIN
from index.languages.ukrainian_questions import UKRAINIAN_ASKING
from index.languages.ukrainian_speech import UKRAINIAN_SPEECH

UKRAINIAN_STOP_WORDS = frozenset(
    """
    а або адже але б без би бо був буду будуть була були було бути більш більше в вам вами вас ваш весь вже ви
    вона вони воно все всього всю вся всі всім всіма всіх всією від він го де для до ж же з за зі й його йому
    коли крім лише майже мають має мене менше мені ми мимо мною може можна можуть моя моє мої між мій на навіть
    над нам нами нас наш наша наше наших наші не немає нею неї ним ними них нього ньому ні ніби ніж ній ніколи
    нічого о об один однак особливо ось перед по поки понад поряд посеред потім при про просто проте проти під
    після разом раніше сам сама саме самі свого свою своя своє своєї свої своїм своїх свій себе серед собою собі
    став стала стали стало та так така таке такий таких такого також такої такі там твоя твій те тебе теж ти тим
    тими тих то тобою тобі того тоді той тому тощо тою три тут ті тієї у хоча це цей цим цими цих цього цьому цю
    ця ці цією цієї через чи чий чого що щоб щодо я як яка якби яке який якими яких якого якому якось якою якої
    якщо які якій є і із інша інше інших інші їй їм їх їхня їхні їхній її
    """.split()
)
"""Function words, which never become terms."""

UKRAINIAN_QUESTION_WORDS = frozenset(
    """
    вітаю говорить де дякую заявив заявила заявили звали звати звідки каже кажуть казав казала ким кого коли
    кому куди ласка навіщо називали називають називається назва назви назвою назву наскільки привіт скажіть
    сказав сказала сказали сказати скільки скільком хто чий чийого чим чия чиє чиї чого чому що як яка яке
    який яким якими яких якого якому якою якої які якій
    """.split()
)
"""Asking words of questions, in addition to the stop words."""

UKRAINIAN_SMALL_TALK: dict[str, tuple[str, ...]] = {
    "about": (
        "хто ти", "ти хто", "що ти", "що ти вмієш", "що вмієш", "що ти можеш", "що ти робиш", "як ти працюєш",
        "як це працює", "як користуватися", "як тобою користуватися", "ти бот", "ти робот", "ти людина",
        "ти справжній", "як тебе звати", "як тебе звуть", "хто тебе створив", "хто тебе зробив",
        "про що тебе запитати", "про що можна запитати", "допоможи", "допоможіть", "допомога", "хто ви",
        "що ви вмієте",
    ),
    "thanks": (
        "дякую", "дуже дякую", "дяки", "дуже допомогли", "дуже допоміг", "все зрозуміло",
        "щиро дякую", "велике дякую", "спасибі", "велике спасибі", "красно дякую", "вдячний",
        "вдячна", "чудово", "супер", "клас", "молодець", "прекрасно", "зрозуміло", "ясно", "зрозумів", "зрозуміла",
        "добре", "круто", "гарний бот", "це все", "відмінно",
    ),
    "greeting": (
        "привіт", "привітик", "вітаю", "здрастуй", "здрастуйте", "добрий день", "доброго дня", "добрий ранок",
        "доброго ранку", "добрий вечір", "доброго вечора", "хай", "як справи", "як ти", "як життя", "як ся маєш",
        "як твої справи", "як ваші справи", "ти тут", "є хто", "салют",
    ),
    "goodbye": (
        "бувай", "бувайте", "до побачення", "до зустрічі", "на добраніч", "добраніч", "всього найкращого",
        "побачимось", "до завтра", "гарного дня", "прощавай", "па", "папа",
    ),
    "complaint": (
        "тупий бот", "тупий", "дурний бот", "дурний", "дурень", "ідіот", "ти тупий", "ти дурень", "поганий бот",
        "марно", "неправильно", "невірно", "це неправда", "дурниці", "маячня", "нісенітниця", "замовкни", "відстій",
        "не те питання",
    ),
    "reaction": (
        "лол", "ха", "хаха", "ахаха", "хахаха", "ого", "вау", "ага", "угу", "так", "ні", "ну", "гаразд", "ок",
        "окей", "серйозно", "цікаво", "шкода", "неважливо", "тест", "справді",
    ),
}  # fmt: skip
"""Small talk with a bot: whole phrases of each kind, without punctuation."""

UKRAINIAN_SMALL_TALK_FILLERS = frozenset(
    "бот усім всім тобі вам за допомогу і та й ну а друже друзі ще тоді дуже".split()
)
"""Fillers that may surround them."""

LANGUAGE = Language(
    code="uk",
    name="Ukrainian",
    stop_words=UKRAINIAN_STOP_WORDS,
    question_words=UKRAINIAN_QUESTION_WORDS,
    small_talk=UKRAINIAN_SMALL_TALK,
    small_talk_fillers=UKRAINIAN_SMALL_TALK_FILLERS,
    thanks_for=(
        "дякую за",
        "спасибі за",
        "дяки за",
        "вам за",
        "тобі за",
    ),
    asking=UKRAINIAN_ASKING,
    answer_shift=0.9,
    spelling=Spelling(
        letters={"ґ": "г"},
        endings=UKRAINIAN_ENDINGS,
        replaced_endings=UKRAINIAN_REPLACED,
        restemmed_endings=UKRAINIAN_RESTEMMED,
        derived_endings=("ськ", "ост"),
        fixed_stems=frozenset("зеленськ вартост хмельницьк".split()),
        irregular=UKRAINIAN_FORMS,
        decimal_comma=True,
        telling_letters="іїєґ",
    ),
    families=UKRAINIAN_FAMILIES,
    dates=UKRAINIAN_DATES,
    ahead=UKRAINIAN_AHEAD,
    speech=UKRAINIAN_SPEECH,
    latin=UKRAINIAN_LATIN,
)
"""Ukrainian."""
