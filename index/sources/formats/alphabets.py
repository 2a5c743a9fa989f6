"""Letters beyond ASCII and most frequent words of languages: evidence for the encoding of a text in few words.

Not for naming the language of an article: only its bytes are in question.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple


class Alphabet(NamedTuple):
    """The letters of a language beyond ASCII, in lower case, with their weights, and its most frequent words."""

    letters: dict[str, float]
    words: frozenset[str]


# Alphabets without ASCII letters: from the most frequent letter to the rarest.
_RUSSIAN = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_UKRAINIAN = "оаниівертслкудмпзяьбгйчхцжюєїшщфґ"
_BULGARIAN = "аиоентрсвлкдпмзъгубчцйжщхяшюфь"
_SERBIAN = "аиоенрсјтукдвлмпгзбчшцњжхћљђфџ"
_BELARUSIAN = "анікеросдялтыумпзвьцйгбчёшжхўэюф"
_GREEK = "αοιετσνηυρκπλωμςγδθίόάέχφήύβώξζψϊϋΐΰ"
_HEBREW = "יוהלאמרבתשנכםדקעחפטזצןסגךףץ"
_ARABIC = "الينمتوربعدسفهكقحجةشأطصخضءزىثذغإئظؤآ"
_PERSIAN = "ایرندهمتوسبشکزخفقعگحجلآپطچصغضظثذئژ"
_THAI = "านรอกเง่มยลว้ดทสัีิปคตะบ็แพ์ชหุจโไขืใำูซถผศธณญึฟฮภษฉฝฐฏฎฑฒฌฆ๊๋"
# The same for scripts of which only the most frequent characters are listed.
_KANA = "".join(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FD)]))
_KANJI = "日本年月人大国東京市会社時間新聞県部長議員政府発表橋町住民者今中前後上下分行事業地方雪道路雨火警察選挙"
_HANGUL = (
    "이다는의에을가고로한지사하기대인은도를자시서어으수라해정전일부그리나원제상보만장국여공주성아있관구선조안과위비회생경계중세금"
    "연무소당화유민건업동산법방모들내마스신행치통했물문까저녁더릴없된개명말며히우오따르면했밝할최결열것남북교도량실학러야"
)
_HANZI = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所"
    "民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立"
    "代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论"
    "运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什"
    "认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整"
    "空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青"
    "省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专"
    "状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
)
_HANZI_TRADITIONAL = (
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所"
    "民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四"
    "日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立"
    "代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論"
    "運農指幾九區強放決西被幹做必戰先回則任取據處隊南給色光門即保治北造百規熱領七海口東導器壓志世金增爭濟階油思術極交受聯什"
    "認六共權收證改清己美再採轉更單風切打白教速花帶安場身車例真務具萬每目至達走積示議聲報鬥完類八離華名確才科張信馬節話米整"
    "橋樑市府表示記者台灣"
)
_WESTERN: tuple[tuple[str, str], ...] = (
    ("", "the of and to in a is that for on was said with as it by at from he are be has have"),
    ("äöüß", "der die das und in den von zu mit ist im des auf für nicht ein eine dem sich als auch an es bei hat"),
    ("àâæçéèêëîïôœùûüÿ", "de la le les et des en un une du que est pour qui dans a par sur au plus pas il ne ce son"),
    ("áéíñóúü", "de la que el en y a los del se las por un para con no una su al lo es como más pero ha"),
    ("áâãàçéêíóôõúü", "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao foi é à"),
    ("àèéìîòù", "di che la il un è per una in del della non le si con da i sono al nel ha gli dei alla anche"),
    ("àçèéíïòóúü·", "de la que el i en a per un una els les amb del no es va al ha dels és"),
    ("éëïóöüèêá", "de het een van en in is dat op te zijn voor met niet aan die er om door ook naar bij"),
    ("åäöé", "och att i en det som på är av för med den till inte har om ett de var vi från sa"),
    ("æøåé", "og i det at en den til er som på de med han av ikke der var for et har vil om sa kan"),
    ("äöåšž", "ja on ei että se oli hän mutta myös kun ovat sen mukaan joka tai kuin ole sanoi vuoden"),
    ("áéíóúýþðæö", "og að í á sem er til um við en var fyrir með ekki af það hann hefur frá hún segir"),
    ("ëç", "e të në për me një që dhe i nga se është u më do ka nuk ai tha"),
    ("äõöüšž", "ja on ei et see oli ka kui aga ning oma mis ta selle kes nii aasta ütles kohta pärast"),
)
_CENTRAL: tuple[tuple[str, str], ...] = (
    ("ąćęłńóśźż", "w i na z nie się do to że jest o jak po a za od przez dla ale co oraz był roku przed powiedział"),
    ("áčďéěíňóřšťúůýž", "a se v na je že o s z do to i za pro ve by však jako podle od po k jsou ale už řekl"),
    ("áäčďéíĺľňóôŕšťúýž", "a sa v na je že o s z do to aj za pre vo by však ako podľa od po k sú ale už povedal"),
    ("áéíóöőúüű", "a az és hogy nem is egy ez volt van meg de csak már el azt mint szerint még lesz mondta után"),
    ("čćđšž", "i je u na se za da od su o s a koji što kao će iz bi nije ne do te kako to ali rekao"),
    ("čšž", "in je v na se za da so ki z o s pa bo ne tudi po pri ni od kot do bi iz je dejal"),
    ("ăâîşţșț", "de a şi în la cu pe din care nu o că un pentru mai este au să al prin fost fi s-a spus"),
)
_TURKISH: tuple[tuple[str, str], ...] = (
    ("çğıöşüâîû", "ve bir bu da için de ile olarak daha çok olan en kadar sonra gibi ne olduğunu dedi var o ancak ise"),
)
_BALTIC: tuple[tuple[str, str], ...] = (
    ("ąčęėįšųūž", "ir kad iš į yra su tai bet o dėl buvo per kaip nuo apie jis ne po už sakė taip metų bus"),
    ("āčēģīķļņšūž", "un ir ka no ar par uz lai tika kas bet pēc arī kā to pie gan vai līdz gada sacīja"),
    ("äõöüšž", "ja on ei et see oli ka kui aga ning oma mis ta selle kes nii aasta ütles kohta pärast"),
)
_OTHER: tuple[tuple[str, str], ...] = (
    (_RUSSIAN, "и в на не что с по он за это из к от как его о для до был после но все года сообщил заявил"),
    (_UKRAINIAN, "і в на не що з та до за у про це як від його але після для був року по через також які є повідомив"),
    (_BULGARIAN, "и на да се в за от не са по с е че като ще до бе при след това но каза"),
    (_SERBIAN, "и је у на се да за од су са о који што као ће из није не до али рекао"),
    (_BELARUSIAN, "і у на не што з да за па як гэта пра для аб быў ад каб яго але паведаміў"),
    (_GREEK, "και το να του η της με ότι για την των από που στο ο τον οι στην τα θα είναι δεν είπε στη σε μια"),
    (_HEBREW, "של את על לא כי הוא עם זה גם או יותר אל היא אמר לאחר בין כל היה"),
    (_ARABIC, "في من على أن إلى عن التي مع الذي هذا ما لا أو كان قال بعد هذه بين قد"),
    (_PERSIAN, "در به از که این را با است برای آن یک بر خود تا نیز گفت شد"),
    (_THAI, ""),
)
_CHARACTERS = (_KANA + _KANJI, _HANGUL, _HANZI, _HANZI_TRADITIONAL)


_LATIN = {"cp1252": _WESTERN, "cp1250": _CENTRAL, "iso8859_2": _CENTRAL, "cp1254": _TURKISH, "cp1257": _BALTIC}


@cache
def alphabets(encoding: str) -> tuple[Alphabet, ...]:
    """Return the alphabets of the languages that are written in an encoding, by its name in Python."""
    is_latin = encoding in _LATIN
    table = (_WESTERN[0], *_LATIN[encoding]) if is_latin else _OTHER
    english = _WESTERN[0][1] if is_latin else ""  # English news has names with letters of other languages
    read = (Alphabet(_weights(letters), frozenset(f"{words} {english}".split())) for letters, words in table)
    characters = () if is_latin else _CHARACTERS
    return (*read, *(Alphabet(dict.fromkeys(letters, 1.2), frozenset()) for letters in characters))


def _weights(letters: str) -> dict[str, float]:
    """Return equal weights for a few letters beyond ASCII, else weights that fall with the frequency."""
    if letters < "\u0370":
        return dict.fromkeys(letters, 1.0)
    return {letter: 1.4 - 1.2 * place / len(letters) for place, letter in enumerate(letters)}
