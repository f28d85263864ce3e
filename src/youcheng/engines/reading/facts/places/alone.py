"""Which names with a generic part are believed with no country, no other unit and no gazetteer behind them."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re

from youcheng.engines.reading.facts.places.transliteration import wholly_foreign
from youcheng.engines.reading.facts.words import Hit, country_names

# Generic parts that also end ordinary words: believed only after a country, another unit, or by the gazetteer.
_NEEDS_ANCHOR = frozenset({"都", "道", "府", "郡", "町", "村", "镇", "乡", "港", "旗", "邦", "盟", "地区", "新区", "共和国", "大区",
                           "林区", "边区", "行政区", "首都大区", "都市区"})  # fmt: skip
NAME_BREAKERS = frozenset("的是为在将与同和及对向从把被让使这那其该各每几多数第个届项")
# Names that cannot be ordinary words of the page's language: in katakana, or in Latin letters.
OWN_SCRIPT = re.compile(r"[ァ-ヺー·=]{3,20}|[A-ZÀ-ÞĐ][A-Za-zÀ-ɏḀ-ỿ'-]{3,19}")
_KANJI_NAME = re.compile(r"(?!.*[元前現両同各全当本来訪回町村市県])[\u3400-\u9fff々ヶ]{2,4}|[津大小原森境]")
_VILLAGES = frozenset({"オリンピック", "パラリンピック", "リゾート", "キャンプ", "コテージ", "バンガロー"})
# What follows the name of a small town that nothing else shows to be one: 吉安乡公所, 苏澳镇长李明哲.
_OF_TOWN = re.compile(r"公所|公署|长(?![度期久达江])|人民政府|政府|党委|村委会|外办|外事|融媒体")
TOWN_HALL = re.compile(r"市政厅|市政局|市议会|公所")
NO_TOWN = re.compile(
    r".*(?:[古重名强集小家故老同侨水异他回返下返美渔山农全各]|特色)[镇乡村]|(?:小|中小|各|新型|重点|中心|边境|周边)?城镇|.*[联友邻盟城托]邦|.*[诸州各]郡|[政首官王]府"
)


def stands_alone(text: str, name: str, suffix: Hit, language: str) -> bool:
    """Whether a name with a generic part is believed with nothing before it that shows a place."""
    if any(char in NAME_BREAKERS for char in name) and not wholly_foreign(name):
        return False
    if suffix.word not in _NEEDS_ANCHOR:
        return True
    if OWN_SCRIPT.fullmatch(name):
        village = suffix.word == "村" and len(name) > 3 and name not in country_names("ja") and name not in _VILLAGES
        quarter = suffix.word == "地区" and not name.endswith(("エリア", "フロント", "タウン", "モデル"))
        return language == "ja" and (suffix.word in ("郡", "町") or village or quarter)  # カウアイ郡, アンデルマット村
    if language == "ja":
        return suffix.word == "郡" and bool(_KANJI_NAME.fullmatch(name)) and len(name) > 1  # 洪城郡
    if suffix.word in ("邦", "府", "大区", "共和国"):
        return len(name) > 1 and wholly_foreign(name) and not NO_TOWN.fullmatch(name + suffix.word)  # 古吉拉特邦
    return (
        suffix.word in ("乡", "镇", "郡", "町", "村", "旗")
        and 2 <= len(name) <= 4
        and (suffix.word in ("郡", "町") or bool(_OF_TOWN.match(text, suffix.end)))
        and name[-1] != suffix.word
        and not NO_TOWN.fullmatch(name + suffix.word)
    )


def has_town_hall(text: str, name: str, end: int) -> bool:
    """槟岛|市政厅: a short name before the office of a town."""
    return 2 <= len(name) <= 4 and TOWN_HALL.match(text, end) is not None


def goes_on(text: str, suffix: Hit, language: str) -> bool:
    """Whether a generic part after a known name is one: 绍兴|市, 吉安|乡|公所; not 安|道."""
    if suffix.word in ("乡", "村"):
        return language == "zh" and bool(_OF_TOWN.match(text, suffix.end))
    return suffix.word not in ("港", "道", "府", "都")


def is_japanese_town(text: str, start: int, name: str, suffix: Hit, language: str) -> bool:
    """鹿追町, 訓子府町: a town of Japan, in the gazetteer or not; 元町長 and 下町 are none."""
    if language != "ja" or suffix.word not in ("町", "村") or text[suffix.end : suffix.end + 1] == "長":
        return False
    return bool(_KANJI_NAME.fullmatch(name)) and text[start - 1 : start] not in ("同", "両")
