"""Quantities in a text: the number, how exactly it is meant, and its unit. What they count is told by ``measures``."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from youcheng.engines.reading.facts import lexicon
from youcheng.engines.reading.facts.lexicon import alternatives
from youcheng.engines.reading.facts.numerals import CJK_DIGITS, CJK_NUMBER, ENGLISH_NUMBER, LARGEST, span_of, value_of

_BEFORE = {
    "zh": {"more_than": ["超过", "超", "逾", "突破", "高达", "过"], "nearly": ["近", "将近", "接近", "不到", "不足"], "about": ["约", "大约", "约有", "约为", "大概", "上下"],
           "at_least": ["至少", "不少于", "多达", "不低于"], "at_most": ["最多", "不超过", "至多"]},
    "ja": {"more_than": ["超"], "nearly": ["近く", "ほぼ", "約近"], "about": ["約", "およそ", "概ね", "ほぼ"], "at_least": ["少なくとも", "のべ", "延べ"],
           "at_most": ["最大", "最高"]},
    "en": {"more_than": ["more than", "over", "well over", "just over", "in excess of", "upwards of", "exceeding", "surpassing", "topping"],
           "nearly": ["nearly", "almost", "close to", "just under", "less than", "fewer than", "under"],
           "about": ["about", "around", "some", "approximately", "approx.", "roughly", "an estimated", "estimated at", "circa"],
           "at_least": ["at least", "no fewer than", "not less than", "as many as"], "at_most": ["up to", "at most", "no more than"]},
}  # fmt: skip
_AFTER = {
    "zh": {"more_than": ["多", "余", "几", "来"], "at_least": ["以上"], "about": ["左右", "上下"], "at_most": ["以内", "以下"]},
    "ja": {"more_than": ["超", "余り", "余", "あまり", "数", "を超える", "を超え", "を上回る", "を越える"], "at_least": ["以上"], "about": ["程度", "ほど", "前後", "くらい"], "nearly": ["近く", "弱"], "at_most": ["以下", "以内"]},
    "en": {"more_than": ["+", "-plus", " plus"], "at_least": [" or more"], "about": ["-odd", "-some", " or so", " odd"]},
}  # fmt: skip
_CURRENCIES = ("$", "€", "£", "¥", "￥")
_ABBREVIATED = {"k": 1000, "m": 10**6, "b": 10**9}
# Bare numbers of these values may be years.
YEARS = frozenset(range(1900, 2101))
# 九成, 5割: tenths, told in hundredths.
_TENTHS = ("成", "割")
_HUNDREDTHS = re.compile(r"半|[1-9一二三四五六七八九](?=分|[^\d十百千万]|$)")
_INHABITED = re.compile(r"\s(?:people|residents|inhabitants)\b")
_ORDINAL_WORD = re.compile(r"(?:first|second|third|fifth|th|eth)$", re.IGNORECASE)
_SCALE = re.compile(r"(?:[百千万亿億萬]+|hundred|thousand|million|billion|trillion)$", re.IGNORECASE)
# 近百 上千 数十: words that are number and bound in one. 数十 is at least twenty.
_ROUND = {"百": 100, "千": 1000, "万": 10_000, "十": 10, "百万": 1_000_000}


class Quantity(NamedTuple):
    """A number where it stands. ``start``–``end`` covers bound, number and unit; ``high`` closes a range."""

    start: int
    end: int
    number_start: int
    number_end: int
    value: float
    bound: str
    unit: str
    unit_start: int
    high: float | None = None
    ordinal: bool = False


def find_quantities(text: str, language: str) -> list[Quantity]:
    """The quantities of a folded text, in order; dates are still among them.

    Of two that overlap the first and longer one counts: 近百 rather than 百.
    """
    ordered: list[Quantity] = []
    for quantity in sorted(_found(text, language), key=lambda found: (found.start, -found.end, found.number_start)):
        if not ordered or quantity.number_start >= ordered[-1].number_end:
            ordered.append(quantity)
    return ordered


def _found(text: str, language: str) -> Iterator[Quantity]:
    pattern, round_pattern = _patterns(language)
    taken = -1
    for match in pattern.finditer(text):
        quantity = _quantity(match, text, language)
        if quantity and quantity.start >= taken:
            taken = quantity.end
            yield quantity
    if round_pattern:
        for match in round_pattern.finditer(text):
            factor = {"近": 1, "上": 1, "数": 2}.get(match["lead"][0], 1)
            bound = {"近": "nearly", "上": "at_least", "数": "at_least"}.get(match["lead"], "more_than")
            yield Quantity(match.start(), match.end(), match.start(), match.end("round"), float(factor * _ROUND[match["round"]]),
                           bound, match["unit"], match.start("unit"))  # fmt: skip


@cache
def units(language: str) -> tuple[str, ...]:
    """All units that the measures of a language name."""
    found = {unit for row in lexicon.rows("measures.tsv") if row[0] == language for unit in row[2].split("|")}
    return tuple(found - {""})


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    before = alternatives([word for words in _BEFORE[language].values() for word in words])
    after = alternatives([word for words in _AFTER[language].values() for word in words])
    if language == "en":
        number = re.compile(
            rf"(?:\b(?P<before>{before})\s)?(?<![\w.,/-])(?P<number>{ENGLISH_NUMBER})(?:\s?(?:-|to)\s?(?P<high>{ENGLISH_NUMBER})(?![\w]))?"
            rf"(?P<abbreviated>bn|mn|[kKmMbB](?=\W))?(?P<after>{after})?(?P<unit>(?<=\d)(?:st|nd|rd|th)|%)?(?:(?!\w)|(?=(?:km2?|m2|ha)\b|km²|m²|㎢))",
            re.IGNORECASE,
        )
        return number, None
    unit = alternatives([*units(language)])
    second = rf"(?:[ ]?[-~至到—]+[ ]?(?P<high>{CJK_NUMBER}))?"
    starts = "".join(sorted({word[0] for words in _BEFORE[language].values() for word in words}))
    pattern = re.compile(
        rf"(?=[第 {starts}{CJK_DIGITS}])(?P<ordinal>第)?(?P<before>{before})?[ ]?(?<![\d.])(?<!\d,)(?P<number>{CJK_NUMBER}){second}[ ]?(?P<after>(?:{after})[万亿億]?)?[ ]?(?P<unit>{unit})?(?P<after2>以上|左右|以内|余り|余|多|近く|あまり|ほど|程度|前後|弱|超|を超える|を超え|を上回る|を越える)?"
    )
    lead = "近|上|数|逾|超过?|过" if language == "zh" else "数"
    rounds = re.compile(rf"(?P<lead>{lead})(?P<round>百万|[百千万十])(?P<x>)(?:多|余)?(?P<unit>{unit})")
    return pattern, rounds


def _hundredths(text: str, at: int) -> float:
    """两成七, 一成半: what comes on top of the tenths."""
    more = _HUNDREDTHS.match(text, at)
    return (5 if more[0] == "半" else value_of(more[0]) or 0) if more else 0


def _bound(before: str | None, after: tuple[str | None, ...], language: str) -> str:
    bound = "exact"
    if before:
        bound = next(name for name, words in _BEFORE[language].items() if before.lower() in words)
    for word in filter(None, after):
        bound = next((name for name, words in _AFTER[language].items() if word in words), bound)
    return bound


def _is_part_of_word(groups: dict[str, str | None], text: str, start: int) -> bool:
    """Whether a number of one Chinese character stands alone: 一 in 统一, but not in 百分之一."""
    number = groups["number"] or ""
    single = len(number) < 2 and not number.isdigit() and not groups["unit"]
    return single and not text.startswith("百分之", start - 3)


def _quantity(match: re.Match[str], text: str, language: str) -> Quantity | None:
    groups = match.groupdict()
    number = groups["number"]
    value = value_of(number)
    if value is None or (language != "en" and _is_part_of_word(groups, text, match.start())):
        return None
    after = groups.get("after") or ""
    if language != "en" and after and after[-1] in "万亿億":
        value *= {"万": 10**4, "亿": 10**8, "億": 10**8}[after[-1]]
        after = after[:-1]
    high = value_of(groups["high"]) if groups.get("high") else None
    ends = span_of(number) if language != "en" else None
    if ends:
        value, high = ends
    if groups.get("abbreviated"):
        # $5m is money, 5m people live somewhere; 5m and 10K alone are lengths.
        priced = text[max(0, match.start("number") - 2) : match.start("number")].rstrip()[-1:] in _CURRENCIES
        if not (priced or _INHABITED.match(text, match.end())):
            return None
        value *= _ABBREVIATED[groups["abbreviated"][0].lower()]
    bound = _bound(groups.get("before"), (after, groups.get("after2")), language)
    if high is not None:
        scale = _SCALE.search(groups["high"] or "")
        if scale and number[-1] not in scale[0]:  # 30至40万, 2 to 3 million
            value *= value_of(f"1 {scale[0]}" if language == "en" else scale[0]) or 1
        if high <= value:  # 2019-20, 3-2: a season, a score
            return None
        bound = "range"
    unit = groups.get("unit") or ""
    if unit in _TENTHS:
        value = value * 10 + _hundredths(text, match.end("unit"))
    if value > LARGEST:
        return None
    spelled = language == "en" and _ORDINAL_WORD.search(number) is not None
    if spelled:
        unit = "th"  # the last two letters of fortieth, third
    if (
        language != "en"
        and match.start("number")
        and text[match.start("number") - 1] in "数几何"
        and number[0] in "十百千万"
    ):
        return None  # 数十国 is read as a whole, 何十人 are no count
    end = match.end()
    unit_start = match.start("unit") if groups.get("unit") else match.end("number") - 2 * spelled
    return Quantity(match.start(), end, match.start("number"), match.end("number"), value, bound, unit, unit_start, high,
                    bool(groups.get("ordinal")) or unit in ("st", "nd", "rd", "th"))  # fmt: skip
