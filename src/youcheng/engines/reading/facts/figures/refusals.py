"""What looks like a count and is none: orders, years, line numbers, both sides of a tie, those who only come along."""

from __future__ import annotations

import re

from youcheng.engines.reading.facts.figures.measures import NOTHING, Measured
from youcheng.engines.reading.facts.figures.quantities import YEARS, Quantity

# What follows a number that is told without a counter and counts something else: 12岁, 第3届, 5公里.
_OTHER_UNIT = re.compile(
    r"\s?(?:岁|月|日|点|分|时|小时|分钟|天|周(?!年)|楼|层|号|路|米|公里|歳|時|分|階|番|月号|丁目|級|位|条|度|版|期|届|回|大|章(?!程)|話)"
)
_PEOPLE = frozenset({"people", "students", "visitors", "guests", "delegation_members"})
# Who only comes along, who reads the page, a density: 引率教員2人, 点击:356人, 每平方公里300人.
_IN_PASSING = re.compile(
    r"(?:每平方公里|密度|引率|付き添い|点击|浏览|阅读|分享|收藏|点赞|转发|评论|等奖)[^,。、;\n\d]{0,6}$"
)
_HURT = re.compile(
    r"[^,。、;]{0,4}(?:受伤|死亡|身亡|遇难|被捕|被拘|失踪|感染|死傷|負傷|逮捕|死者)"
    r"|\s(?:were\s)?(?:killed|injured|arrested)"
)
# Those named before the number are not counted by it: 市長ほか3名.
_BESIDES = ("ほか", "他", "外", "另有", "另外")
_DIVIDED = re.compile(r"(?:(?<!直)辖有?|下设|划分为|分为|管轄)[^,。;]{0,10}$")
_BOTH_DO = re.compile(r"在|之?间|的|结为|结成|缔结|建立|将|要|共同|都|携手|均")
_A_CITY = re.compile(r"(?:个|座)?城市")
_THE_TWO = re.compile(r"\b(?:the|these|those|both|between|of|by)\s$", re.IGNORECASE)
_PART_BY_LEVEL = re.compile(r"[省市县区州]级[^,。;]{0,6}$")
# One of the 30 largest cities, 5th of 100 cities: a rank.
_RANKED = re.compile(r"\b(?:top|largest|one of the|\d+(?:st|nd|rd|th) of|ranked\s[^.;]{0,20})\s$", re.IGNORECASE)
# Nine in ten, three in four.
_OUT_OF = frozenset({3, 4, 5, 10, 100})
_SHARE = re.compile(r"\b(?:\d|one|two|three|four|five|six|seven|eight|nine)\s(?:in|out of)\s$", re.IGNORECASE)
# Islands and wards whose name begins with a number.
_ISLANDS = re.compile(r"九州(?!県)|四国")
_WARDS = re.compile(r"(?:東京|都|东京|特別区)23区$")
_NUMBERED = re.compile(r"(?:No\.|Article|Section|Room|Page|pp?\.|Suite|#)\s?$")
# 前三名, 上升3位: a rank.
_RANKS = ("前", "前进", "上升", "下降", "跃升", "下滑", "排", "列", "第")
# The year of an era.
_ERA = re.compile(r"(?:平成|昭和?|令和|大正|明治|民国)\s?$")
# How many a place can hold.
_ROOM = re.compile(r"(?:容纳|容納|限流|限额|限額|收容|接待能力)[^,。;]{0,3}$|以$")
_MONTH = re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s$")
_FEW = frozenset({"一", "两", "二", "千", "百", "万", "几"})
# Of things, fewer than so many are counted only where they are given or shown.
_FEWEST_ITEMS = 5
_GIVEN = re.compile(r"[赠捐送寄贈运運援]|[届渡託托]|展出|收到|展示|出展")
_EVEN_TWO = frozenset({"agreements", "memorandums", "delegations", "fields", "schools"})
_LONGEST_TIE = 150  # years


def refused(text: str, language: str, quantity: Quantity, measured: Measured, *, among_ties: bool) -> bool:
    """Whether a quantity with a measure is no figure. ``among_ties``: a count of ties stands right before it."""
    before = text[max(0, quantity.start - 14) : quantity.start]
    return (
        measured.measure == NOTHING
        or _opens_a_line(text, quantity)
        or _is_an_order(quantity, measured, language)
        or _is_a_year(text, quantity, measured)
        or quantity.value == 0
        or (language != "en" and quantity.unit == "" and bool(_OTHER_UNIT.match(text, quantity.end)))
        or (measured.measure == "ties" and _is_no_count_of_ties(text, before, quantity, measured, among_ties))
        or (measured.measure in _PEOPLE and _is_beside_the_point(text, before, quantity, measured))
        or (measured.measure == "years_of_ties" and quantity.value > _LONGEST_TIE)
        or (
            _refused_in_english(text, before, quantity, measured, among_ties)
            if language == "en"
            else _refused_in_characters(text, before, quantity, measured)
        )
    )


def _opens_a_line(text: str, quantity: Quantity) -> bool:
    """8) at the head of a line."""
    return text[quantity.end : quantity.end + 1] == ")" and text[max(0, quantity.start - 1) : quantity.start] in (
        "",
        "\n",
    )


def _is_an_order(quantity: Quantity, measured: Measured, language: str) -> bool:
    """第3届, 第一对; but the 28th sister city and the 30th anniversary count."""
    counting = ("ties", "anniversaries") if language == "en" else ("ties", "years_of_ties")
    return quantity.ordinal and (quantity.value == 1 or measured.measure not in counting)


def _is_a_year(text: str, quantity: Quantity, measured: Measured) -> bool:
    """A year before a noun: 2010 students; but 2,000 communities are counted."""
    bare = quantity.unit == "" and text[quantity.number_start : quantity.number_end].isdecimal()
    exact = bare and quantity.bound == "exact"
    return exact and quantity.value in YEARS and measured.measure != "population"


def _is_no_count_of_ties(text: str, before: str, quantity: Quantity, measured: Measured, among_ties: bool) -> bool:
    number = text[quantity.number_start : quantity.number_end].lower()
    if number in ("两", "二") and _BOTH_DO.match(text, measured.end):
        return True  # 两个友好城市在交往中
    if number in ("一", "1", "one") and not quantity.ordinal:
        if text[measured.end : measured.end + 1] in ("是", "为"):
            return True  # 有两对,一对是
        # 其中省级友城1对; 4个姊妹城市及1个友好城市: one of several
        return not (among_ties or _PART_BY_LEVEL.search(before[-9:]))
    return False


def _is_beside_the_point(text: str, before: str, quantity: Quantity, measured: Measured) -> bool:
    if _IN_PASSING.search(before[-12:]) or _ROOM.search(before) or _HURT.match(text, measured.end):
        return True
    return measured.measure == "people" and (quantity.value < 2 or before.endswith(_BESIDES))


def _refused_in_characters(text: str, before: str, quantity: Quantity, measured: Measured) -> bool:
    number = text[quantity.number_start : quantity.number_end]
    return (
        # 两个城市: the two sides
        (quantity.value == 2 and bool(_A_CITY.match(text, quantity.unit_start)))
        or _is_a_name(text, quantity)
        or bool(_ERA.search(before))
        or (quantity.unit in ("位", "名") and before.endswith(_RANKS))
        or (measured.measure == "items" and _is_a_thing_or_two(text, quantity, measured))
        or _is_vague(number, quantity, measured)
        # 下辖7个县
        or (measured.measure == "cities" and bool(_DIVIDED.search(before)))
    )


def _is_a_name(text: str, quantity: Quantity) -> bool:
    """九州, 東京23区."""
    begin = max(0, quantity.number_start - 3)
    return bool(_ISLANDS.match(text, quantity.number_start) or _WARDS.search(text, begin, quantity.end))


def _is_a_thing_or_two(text: str, quantity: Quantity, measured: Measured) -> bool:
    """三只猫; but 赠送呼吸机2台 counts."""
    around = text[max(0, quantity.start - 40) : measured.end + 8]
    return quantity.value < _FEWEST_ITEMS and not _GIVEN.search(around)


def _is_vague(number: str, quantity: Quantity, measured: Measured) -> bool:
    """一份协议, 两市, 千人; decades of friendship."""
    if measured.measure == "years_of_ties" and number[0] in "数几十百千":
        return True
    told = measured.measure in ("ties", "percent") or (number == "两" and measured.measure in _EVEN_TWO)
    return number in _FEW and (quantity.bound != "more_than" or number == "一") and not told


def _refused_in_english(text: str, before: str, quantity: Quantity, measured: Measured, among_ties: bool) -> bool:
    if _belongs_to_words_before(before, quantity, measured):
        return True
    if measured.measure in ("anniversaries", "years_of_ties"):
        return False
    number = text[quantity.number_start : quantity.number_end].lower()
    if number == "one":
        return not (measured.measure == "ties" and among_ties)
    if quantity.value != 2 or quantity.ordinal or quantity.high is not None:
        return False
    # the two cities, the two sister cities
    return measured.measure in ("cities", "countries", "schools") or bool(_THE_TWO.search(before[-12:]))


def _belongs_to_words_before(before: str, quantity: Quantity, measured: Measured) -> bool:
    """No. 5, one of the 30 largest cities, July 13, Fortune 500, nine in ten."""
    return bool(
        _NUMBERED.search(before[-9:])
        or (measured.measure == "cities" and _RANKED.search(before))
        or _MONTH.search(before)
        or before.endswith(("Fortune ", "Global "))
        or (quantity.value in _OUT_OF and _SHARE.search(before))
    )
