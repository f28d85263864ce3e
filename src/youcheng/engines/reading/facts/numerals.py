"""The value of a written number: 1,200 · １２００ · 一千二百 · 3.5万 · 二〇一九 · twenty-eight."""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {
    "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2,
    "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_ENGLISH = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
}  # fmt: skip
_ENGLISH_GROUPS = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "hundredth": 100,
    "dozen": 12,
}

_CJK_PARTS = r"(?:\d+(?:\.\d+)?|[零一二两三四五六七八九壹贰叁肆伍陆柒捌玖]|[十百千拾佰仟]|[万亿億萬兆])"
_NEIGHBOURS = re.compile(r"(|.*[十百千万])([一两二三四五六七八])([二三四五六七八九])([十百千万]*)")
_CJK_NUMERAL = re.compile(_CJK_PARTS + "+")
_CLIPPED = re.compile(r"^[^零\d]*[百千万亿][一二三四五六七八九]$")
_CJK_PART = re.compile(_CJK_PARTS)
_LATIN = re.compile(r"[A-Za-z]")
HAN = "零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
CJK_DIGITS = rf"\d{HAN}万亿"  # what a number may begin with, as a set of characters
_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
# A number as it stands in Chinese or Japanese text, before 多 / 余 and its unit: 1.2万, 86万5千, 1亿2000万, 一千二百, 万(余).
CJK_NUMBER = (
    rf"(?:{_ARABIC}(?:[ ]?[百千万亿億萬兆]{{1,2}}(?:{_ARABIC}(?=[百千万亿億人名円元平㎢戸世台ドユ組组件個个本冊册枚只]))?)*"
    rf"|[{HAN}]+(?:[ ]?[万亿億萬兆][{HAN}]*)*|[万亿](?=[余多]))"
)
_TENS = "|".join(word for word in _ENGLISH if word.endswith("ty"))
_UNITS = "|".join(
    sorted((word for word, value in _ENGLISH.items() if 0 < value < 10 and word != "a"), key=len, reverse=True)
)
_WORDS = "|".join(sorted((word for word in _ENGLISH if word != "a"), key=len, reverse=True))
_SMALL = rf"(?:(?:{_TENS})[\s-](?:{_UNITS})|{_WORDS})\b"
_SCALES = "|".join(_ENGLISH_GROUPS)
# A number as it stands in English text.
ENGLISH_NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-](?:{_SCALES}))?"
    rf"|(?:(?:half\sa|a\shalf|a(?=[\s-](?:{_SCALES}))|{_SMALL})(?:[\s-](?:{_SCALES})(?:[\s-](?:and[\s-])?{_SMALL})?)*)"
)

# Digits without end are damage; up to here a number fits what the facts are written to.
LARGEST = 10**18


@lru_cache(maxsize=4096)
def value_of(text: str) -> float | None:
    """The number that ``text`` spells, None where it spells none or more than ``LARGEST``.

    Bounds (多, 近, over) are not read here.
    """
    value = _value(text.strip())
    return value if value is not None and value <= LARGEST else None


def _value(text: str) -> float | None:
    if not text:
        return None
    if _LATIN.search(text):
        return _english(text)
    text = text.replace(" ", "").replace(",", "")
    if text.isdecimal():
        return float(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if all(char in _DIGITS for char in text):
        # 二零一九 is read digit by digit; 八 alone as well.
        return float("".join(str(_DIGITS[char]) for char in text))
    if not _CJK_NUMERAL.fullmatch(text):
        return None
    if _CLIPPED.search(text):  # 一万二 is 12,000, 三千五 is 3,500
        text += {"亿": "千万", "万": "千", "千": "百", "百": "十"}[text[-2]]
    total, section, digit = 0.0, 0.0, 0.0
    for part in _CJK_PART.findall(text):
        if part in _PLACES:
            section += (digit or 1) * _PLACES[part]
            digit = 0
        elif part in _GROUPS:
            # 1亿2000万 adds, 3万亿 multiplies.
            total = total + (section + digit) * _GROUPS[part] if section + digit else (total or 1) * _GROUPS[part]
            section = digit = 0
        else:
            digit = float(_DIGITS.get(part, part))
    return round(total + section + digit, 4)  # 132.55亿 is a whole number


def span_of(text: str) -> tuple[float, float] | None:
    """The two ends of a number told by two neighbouring digits: 三四十 is 30 to 40, 十五六 is 15 to 16."""
    match = _NEIGHBOURS.fullmatch(text)
    if not match or _DIGITS[match[3]] - _DIGITS[match[2]] != 1:
        return None
    low, high = (value_of(match[1] + digit + match[4]) for digit in (match[2], match[3]))
    return None if low is None or high is None else (low, high)


def _english(text: str) -> float | None:
    match = re.fullmatch(rf"([\d,]+(?:\.\d+)?)(?:[\s-]({_SCALES}))?", text, re.IGNORECASE)
    if match:
        scale = _ENGLISH_GROUPS[match[2].lower()] if match[2] else 1
        return round(float(match[1].replace(",", "")) * scale, 4)
    half = re.fullmatch(r"(?:half\sa|a\shalf)[\s-](dozen|hundred|thousand|million|billion)", text, re.IGNORECASE)
    if half:
        return _ENGLISH_GROUPS[half[1].lower()] / 2
    total, section = 0, 0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in _ENGLISH:
            section += _ENGLISH[word]
        elif word in ("hundred", "hundredth", "dozen"):
            section = (section or 1) * _ENGLISH_GROUPS[word]
        elif word in _ENGLISH_GROUPS:
            total, section = total + (section or 1) * _ENGLISH_GROUPS[word], 0
        elif word != "and":
            return None
    return float(total + section)


def plain(value: float) -> int | float:
    """An int where the number is whole."""
    return int(value) if float(value).is_integer() else value
