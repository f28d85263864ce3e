"""Dates as lists write them: partial ISO dates that are never more precise than the cell.

Years of Japanese eras are counted from the era's first year (元年) and checked against its end; years of the Republic
(民国) are counted from 1911. The eras begin on: 明治 1868-01-25, 大正 1912-07-30, 昭和 1926-12-25, 平成 1989-01-08,
令和 2019-05-01.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

from youcheng.intake.domain.spreadsheets.grid import Value, plain

FIRST_YEAR, LAST_YEAR = 1800, 2200
EARLIEST_SERIAL, LATEST_SERIAL = 10_000, 80_000
ERAS = {
    "明治": (date(1868, 1, 25), date(1912, 7, 29)),
    "大正": (date(1912, 7, 30), date(1926, 12, 24)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 7)),
    "平成": (date(1989, 1, 8), date(2019, 4, 30)),
    "令和": (date(2019, 5, 1), date(LAST_YEAR, 12, 31)),
}
INITIALS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DIGITS = {char: number for number, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0}
ERA = re.compile(
    r"(?:(?P<era>明治|大正|昭和|平成|令和)|(?P<initial>[mtshr])(?=\.?[\d元]))\.?\s*(?P<year>元|\d{1,2})\s*"
    r"(?:年|[./-]|$)\s*(?:(?P<month>\d{1,2})\s*(?:月|[./-]|$)\s*(?:(?P<day>\d{1,2})\s*日?)?)?",
    re.IGNORECASE,
)
REPUBLIC = re.compile(r"(?:中華)?(?:民国|民國)(元|\d{1,3})年?(?:(\d{1,2})月)?(?:(\d{1,2})[日号])?")
NUMBERS = re.compile(
    r"(\d{4})\s*(?:年|년|[-./])?\s*(?:(\d{1,2})\s*(?:月|월|[-./])?\s*(?:(\d{1,2})\s*(?:日|号|號|일|\.)?)?)?(?:\s*00:00(?::00)?)?"
)
DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
NAMED_DAY = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?,?\s+(\d{4})", re.IGNORECASE)
NAMED_MONTH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.IGNORECASE)
TRAILING = re.compile(r"(?:正式)?(?:签署|签订|签字|缔结|结好|締結|調印|提携|起)$")


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """What a cell was understood as: a partial ISO date, or why it was not; ``how`` names what was counted."""

    value: str = ""
    problem: str = ""
    """``not_a_date``, ``no_such_day``, ``two_ways``, ``short_year``, ``no_such_era_year``, ``out_of_range``."""
    how: str = ""
    """``cell``, ``serial``, ``era``, ``republic`` or empty for a date that needed no counting."""
    suggestions: tuple[str, ...] = ()


def understand_date(value: Value, *, epoch: int = 1900) -> DateAnswer:  # noqa: PLR0911  one kind of cell each
    """The date in a cell. Full-width digits, eras, Chinese numerals, month names and day numbers are understood."""
    match value:
        case {"date": str(day)}:
            return _checked(int(day[:4]), int(day[5:7]), int(day[8:]), how="cell")
        case bool() | None:
            return DateAnswer(problem="not_a_date")
        case int():
            return _from_number(value, epoch)
        case float() if not isfinite(value):
            return DateAnswer(problem="not_a_date")
        case float():
            return _from_fraction(value) if FIRST_YEAR <= value < LAST_YEAR else _from_number(int(value), epoch)
        case str():
            return _from_text(TRAILING.sub("", _numerals(plain(value)).strip(" .。")))
        case _:
            return DateAnswer(problem="not_a_date")


def _from_number(number: int, epoch: int) -> DateAnswer:
    if FIRST_YEAR <= number <= LAST_YEAR:
        return DateAnswer(str(number))
    if FIRST_YEAR * 100 < number <= LAST_YEAR * 100 + 12 and 1 <= number % 100 <= 12:
        return _checked(number // 100, number % 100, None)
    if FIRST_YEAR * 10_000 < number <= LAST_YEAR * 10_000 + 1231:
        return _checked(number // 10_000, number // 100 % 100, number % 100)
    if EARLIEST_SERIAL <= number <= LATEST_SERIAL:
        start = date(1904, 1, 1) if epoch == 1904 else date(1899, 12, 30)
        return DateAnswer((start + timedelta(days=number)).isoformat(), how="serial")
    return DateAnswer(problem="not_a_date")


def _from_fraction(value: float) -> DateAnswer:
    """1985.05 is May; 1985.1 may be January, or October whose nought the spreadsheet dropped."""
    year, _point, month = f"{value:.2f}".rstrip("0").rstrip(".").partition(".")
    if month == "1":
        return DateAnswer(problem="two_ways", suggestions=(f"{year}-01", f"{year}-10"))
    return _checked(int(year), _number(month), None)


def _from_text(text: str) -> DateAnswer:  # noqa: PLR0911  one form of date after the other
    if match := ERA.fullmatch(text):
        return _from_era(match)
    if match := REPUBLIC.fullmatch(text):
        year = 1 if match[1] == "元" else int(match[1])
        return _checked(1911 + year, _number(match[2]), _number(match[3]), how="republic")
    if text.isdecimal() and len(text) != 4:
        return _from_number(int(text), 1900) if len(text) in (6, 8) else DateAnswer(problem="not_a_date")
    if match := NUMBERS.fullmatch(text):
        return _checked(int(match[1]), _number(match[2]), _number(match[3]))
    if match := DAY_FIRST.fullmatch(text):
        return _day_or_month_first(int(match[1]), int(match[2]), int(match[3]))
    if (match := NAMED_DAY.fullmatch(text)) and (month := _month(match[2])):
        return _checked(int(match[3]), month, _number(match[1]))
    if (match := NAMED_MONTH.fullmatch(text)) and (month := _month(match[1])):
        return _checked(int(match[3]), month, int(match[2]))
    if re.fullmatch(r"\d{2}[./年-]\d{1,2}(?:[./月-]\d{1,2}日?)?月?", text):
        return DateAnswer(problem="short_year")
    parts = [part[0].strip() for part in NUMBERS.finditer(text) if part[0].strip() != text]
    found = [answer.value for part in parts if (answer := _from_text(part)).value]
    return DateAnswer(problem="not_a_date", suggestions=tuple(dict.fromkeys(found)))


def _from_era(match: re.Match[str]) -> DateAnswer:
    era = match["era"] or INITIALS[match["initial"].lower()]
    first, last = ERAS[era]
    year = first.year - 1 + (1 if match["year"] == "元" else int(match["year"]))
    month, day = _number(match["month"]), _number(match["day"])
    answer = _checked(year, month, day, how="era")
    if not answer.value:
        return answer
    length = len(answer.value)
    if not first.isoformat()[:length] <= answer.value <= last.isoformat()[:length]:
        return DateAnswer(problem="no_such_era_year", suggestions=(answer.value,))
    return answer


def _day_or_month_first(one: int, other: int, year: int) -> DateAnswer:
    ways = [(other, one), (one, other)]
    answers = list(dict.fromkeys(_checked(year, month, day).value for month, day in ways))
    possible = [value for value in answers if value]
    if len(possible) == 1:
        return DateAnswer(possible[0])
    return DateAnswer(problem="two_ways" if possible else "no_such_day", suggestions=tuple(possible))


def _checked(year: int, month: int | None, day: int | None, *, how: str = "") -> DateAnswer:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return DateAnswer(problem="out_of_range")
    if month is None:
        return DateAnswer(f"{year:04}", how=how)
    if not 1 <= month <= 12:
        return DateAnswer(problem="no_such_day", suggestions=(f"{year:04}",))
    if day is None:
        return DateAnswer(f"{year:04}-{month:02}", how=how)
    if not 1 <= day <= monthrange(year, month)[1]:
        return DateAnswer(problem="no_such_day", suggestions=(f"{year:04}-{month:02}",))
    return DateAnswer(f"{year:04}-{month:02}-{day:02}", how=how)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _month(name: str) -> int | None:
    start = name[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else None


def _numerals(text: str) -> str:
    """Chinese numerals as digits: a year digit by digit, months and days by their tens."""
    if not any(char in DIGITS or char == "十" for char in text):
        return text

    def spelled(match: re.Match[str]) -> str:
        word = match[0]
        if "十" not in word:
            return "".join(str(DIGITS[char]) for char in word)
        tens, _ten, ones = word.partition("十")
        return str((DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0))

    return re.sub(r"[〇○零一二三四五六七八九]*十[一二三四五六七八九]?|[〇○零一二三四五六七八九]+", spelled, text)
