"""What a person's name looks like in Japanese text: 例示太郎, 例示 花子, サム・イグザンプル, 張例示."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from functools import cache

from youcheng.engines.reading.facts.lexicon import section
from youcheng.engines.reading.scripts import simplified

KANJI = r"\u3400-\u9fff々ヶ\U00020000-\U0003ffff"
KANA = r"ァ-ヺー"
# サム・イグザンプル, ジョン=ポール・イグザンプル, M.H.イグザンプル
DOTTED = (
    rf"(?:(?:[A-Z]\.)+[{KANA}]{{2,14}}|(?:[{KANA}]{{1,14}}|[A-Z]\.?)(?:[·=](?:[{KANA}]{{1,14}}|[A-Z]\.?(?=·))){{1,5}})"
)
# How a name is read, in brackets after it.
READING = r"(?:\([ぁ-んァ-ヺー·,、 ]{2,24}\))"
# はるみ, ゆかり: given names in hiragana, and no particles
HIRAGANA = r"(?!となり|にあり|にな|のころ|する|える|から|より|まで|など|らは|とは|には|では|ため|とし|ほか|および|ところ)[ぁ-ん](?:(?![をがのてでにへ])[ぁ-ん]){0,2}[みりこえよかおきしなほれむやけひろるじつら]"
# Words that stand before a post and are no names.
_NOT_NAMES = re.compile(
    r"^(?:本会議|年頭|交通|雇用|専用|冬季|夏季|昭和|平成|令和|前|元|現|新|同|両|各|全|正副|歴代|初代|常務|専務|事務局|市議会|県議会|町議会|区議会|議会|人民政府|政府|市|県|町|村|区|州|省|代表|友好|国際|交流|協会|教育|経済|観光|総務|企画|産業|文化|日中|日本|中国|韓国|米国|委員会|書記|共産党|党|秘書|外事|弁公|広報|政策|地域|都市|名誉|特命|全権|駐日|在|次期|特別|実行|後援|主任|担当|"
    r"代理|職務|青少年|村議会|自治体|大学|高校|学校|病院|銀行|商工|会議所|財団|機構|連盟|青年|女性|団体|組合|農業|農協|漁業|公社|放送|新聞|博物館|図書館|美術館|動物園|水族館|センター|クラブ|ロータリー|ライオンズ|中華|人民|対応|訪問|参加|出席|来賓|主催|司会|会場|相手|先方|当時|今回|今後|本校|当校|高等|中学|小学|幼稚|保育|消防|警察|港湾|空港|建設|環境|福祉|保健|健康|医療|財政|税務|総合|生涯|学習|施設|管理|営業|技術|研究|開発|事業|業務|専門|関係|行政|司法|立法|外務|法務|財務|厚生|労働|農林|水産|国土|防衛|内閣|首席|筆頭|最高|執行|取締|監査|一般|公益|社団|株式|有限|合同|連合|総領|大使|公使|領事|姉妹|提携|民間|市民|町民|村民|県民|住民|夫人|令夫人)"
)
_NO_END = re.compile(
    r"[市県町村区省州国会団館校長員部課局室係士]$|会見|会議|地震|花火|産品|城跡|ページ|選手|[一二三四五六七八九十]年$|^御|^零|夫人|協会|議会|委員|政府|訪問|友好|交流|都市|秘書|総務|企画|事務|担当|高等|知事"
)
# What begins like a surname and goes on as other words: 上田|城, 鎌倉|時代, 岡崎|出身, 福島|民報.
_NO_FULL_NAME = re.compile(
    r"[市県町村区省州国会団館校長員部課局室係士院店社園城京邸庁小]$|^御|^零|時代$|散策$|[民日新]報$|新聞$|学生$|出身$|のほか$|代理$|目標$|第一$|来日$"
)
_GIVEN_END = "郎子男雄夫美介輔彦樹之也哉臣志則一二三人恵香奈代江枝治司史明行孝幸弘博浩和正昭光信義久伸吉助平太児吾郁衛造蔵実隆徹誠豊勉茂進清宏彰斉敏俊雅康憲功晃剛健仁修學学毅亨稔勇聡淳順剛葵翼渚翔陽菜花咲希沙紗乃音莉結"
# Those of them that few other words of four characters end with.
_SURE_END = "郎子男雄夫美介輔彦樹之也哉江枝恵香奈弘博浩昭伸吉太児郁衛誠豊茂彰俊雅憲晃剛稔聡淳沙紗莉結三"


@cache
def _known() -> frozenset[str]:
    return frozenset(section("surnames.txt", "japanese"))


def surname_lengths(text: str) -> list[int]:
    """The lengths that a Japanese surname at the start of some words may have, the longest first."""
    return [n for n in (4, 3, 2, 1) if text[:n] in _known() and len(text) >= n]


def is_surname(word: str) -> bool:
    """Whether a word is a Japanese surname."""
    return word in _known()


def chinese_surname(text: str) -> bool:
    """Whether words begin with a surname of China or Korea."""
    return bool(text) and _simple(text[0]) in _singles()


@cache
def _singles() -> frozenset[str]:
    return frozenset("".join(section("surnames.txt", "single")))


def not_a_name(words: str) -> bool:
    """Whether words before a post are others: 前, 議会, 国際交流."""
    return _NOT_NAMES.match(words) is not None


def full_name(words: str) -> bool:
    """Whether words are a surname and a given name that is usual in Japan: 高木例示, 高木はるみ."""
    plain = words.replace(" ", "")
    if _NO_FULL_NAME.search(plain):
        return False
    for long in surname_lengths(plain):
        given = plain[long:]
        # 宮本剛|総務: an office after the name
        if not_a_name(given) or (len(given) == 3 and not_a_name(given[1:])):
            continue
        if re.fullmatch(rf"[{KANJI}]{{1,3}}", given) and (long > 1 or len(given) == 2):
            return not (len(given) == 1 and given in "総副前元新現同両各名")
        if re.fullmatch(rf"{HIRAGANA}|[{KANA}]{{2,5}}", given) and long > 1:
            return True
    return False


def given_shaped(name: str) -> bool:
    """Whether a word of unknown surname ends as given names do: 例示洋子, 例示正一, 例示はるみ."""
    plain = name.replace(" ", "")
    if not_a_name(plain) or _NO_END.search(plain) or re.search(r"[者屋店院社会様達等師所人方家生客官役手]$", plain):
        return False
    if re.fullmatch(rf"[{KANJI}]{{2}}(?:{HIRAGANA}|[{KANA}]{{2,4}})", plain):
        return not not_a_name(plain[2:])
    return re.fullmatch(rf"[{KANJI}]{{4,5}}", plain) is not None and plain[-1] in _GIVEN_END


def surely_given(name: str) -> bool:
    """Whether a word of unknown surname ends as given names do and few other words: 例示洋子, not 派遣研修."""
    return given_shaped(name) and (name[-1] in _SURE_END or re.fullmatch(rf"[{KANJI}]+", name) is None)


def is_name(name: str) -> bool:  # noqa: PLR0911 - one return a shape
    """Whether words right before a post, or named after one, may be a name of any country."""
    plain = name.replace(" ", "").replace("·", "").replace("=", "")
    if plain[-1:] in "総副前元同" and not full_name(plain):
        return False
    if full_name(plain):
        return True
    if not_a_name(plain) or _NO_END.search(plain):
        return False
    if re.fullmatch(rf"[{KANA}]+", plain):
        return len(plain) >= 3
    if re.fullmatch(rf"(?:[A-Z]\.)*[A-Z]?[{KANA}]+", plain):
        return True
    if re.fullmatch(rf"[{KANA}]{{2,6}}[{KANJI}]{{2}}", plain):
        return plain[-1] in _GIVEN_END  # モリス例美
    return re.fullmatch(rf"[{KANJI}]+", plain) is not None and (
        3 <= len(plain) <= 6 or (len(plain) == 2 and chinese_surname(plain))
    )


def name_before_body(words: str, cuts: set[int]) -> int | None:
    """Where the name ends in 高木例示|十勝総合 and 張例示|福州市; ``cuts`` are where places begin. None if none leads.

    ``words`` reaches to the post.
    """
    posted = re.match(rf"[{KANJI}]{{3,5}}?(?=[駐在][{KANJI}{KANA}]{{2}})", words)
    if posted and is_name(posted[0]):
        return posted.end()  # 張例示|駐大阪
    for cut in range(2, 6):
        rest = words[cut:]
        split = re.match(r"[市県町村区州省党](?![議教政国役長委人商観友総農産公立民])", rest)
        if len(rest) > 1 and not split and not_a_name(rest) and full_name(words[:cut]):
            return cut
    for cut in sorted(cuts):
        foreign = re.fullmatch(rf"[{KANA}]{{3,}}", words[:cut]) or (cut == 3 and chinese_surname(words))
        if full_name(words[:cut]) or (foreign and not not_a_name(words)):
            return cut
    for long in surname_lengths(words):
        if long == 1 or any(cut == long for cut in cuts):
            continue
        rest = words[long:]
        kana = re.match(rf"([{KANJI}]{{1,3}})(?=[{KANA}A-Z])", rest) or re.match(rf"({HIRAGANA})(?=[{KANJI}])", rest)
        if kana and not not_a_name(rest):
            return long + kana.end()
        if not_a_name(rest) or not re.match(rf"[{KANJI}]{{4,}}|[{KANJI}]{{2}}[市町村区県]$", rest):
            continue
        return long + 3 if rest[2] in "郎朗" else long + 2
    return None


def _simple(char: str) -> str:
    return simplified(char, "ja")
