"""Dates on a page, absolute and relative, as partial ISO dates (``2019``, ``2019-10``, ``2019-10-23``).

Relative dates (昨日, 5月18日 without a year, "on Friday", 前年) are counted from the dateline: the published date, or the
date the article itself opens with. Without a dateline they stay unresolved and are not returned.
"""

# ruff: noqa: E501 - patterns and tables read best one to a line

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from youcheng.engines.reading.facts.numerals import value_of

_ERAS = {
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "大正": 1911,
    "明治": 1867,
    "民国": 1911,
    "R": 2018,
    "H": 1988,
    "S": 1925,
}
_MINGUO = _ERAS["民国"]
# A year of two digits up to this one is of the twenty-first century.
_CENTURY_TURNS = 30
# The groups of months and days beside a year.
_MONTHS_CJK, _DAYS_CJK = (
    ("eram", "shortm", "shorty_m", "rocm", "m", "nm", "em", "fm"),
    ("erad", "shortd", "rocd", "d", "nd", "ed", "fd"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
_N = r"[零一二三四五六七八九十\d]"
# What a date begins with, looked at before all the ways to write one are tried.
_CJK_START = r"(?=[令平昭大明民今去前本同当上先昨十一二三四五六七八九\dSHR])"
_LATIN_START = r"(?=[JFMASONDTWLletoy\d'])"
# Days in digits: the year first, or the day (18.09.1993; with a stroke or hyphen only where it can be no month).
_YMD = r"(?P<ny>(?:1[89]|20)\d\d)[./-]\s?(?P<nm>1[0-2]|0?[1-9])(?:[./-]\s?(?P<nd>3[01]|[12]\d|0?[1-9])){}(?!\.?\d)"
_DMY = r"(?<![\w.+/-])(?:(?P<ed>3[01]|[12]\d|0?[1-9])\.\s?(?P<em>1[0-2]|0?[1-9])\.\s?|(?P<fd>3[01]|2\d|1[3-9])(?P<mark>[/-])(?P<fm>1[0-2]|0?[1-9])(?P=mark))(?P<ey>(?:19|20)\d\d)(?!\.?\d)"
_CJK = re.compile(
    rf"{_CJK_START}(?:(?P<era>令和|平成|昭和|大正|明治|(?<!大韩)民国)(?P<eray>元|{_N}{{1,3}})(?:\((?:1[89]|20)\d\d年?\))?年(?:度?(?P<eram>{_N}{{1,3}})月(?:(?P<erad>{_N}{{1,3}})日)?)?"
    r"|(?P<short>令和|平成|昭和|(?<![A-Za-z.])[RHS]\.?)(?P<shorty>元|\d{1,2})(?:[./·年](?P<shortm>1[0-2]|0?[1-9])[./·月](?P<shortd>3[01]|[12]\d|0?[1-9])日?(?!\.?\d)|年(?:(?P<shorty_m>1[0-2]|0?[1-9])月)?)"
    r"|(?:(?<![\d\u3400-\u9fff])|(?<=[于在自从至到]))(?P<roc>1[01]\d)年(?P<rocm>1[0-2]|0?[1-9])月(?:(?P<rocd>3[01]|[12]\d|0?[1-9])日)?"
    rf"|{_DMY}"
    rf"|(?P<y>(?:1[89]|20)\d\d|[一二][零一二三四五六七八九]{{3}})\s?(?:\((?:令和|平成|昭和)[^)]{{1,5}}\))?年\s?(?:(?:\([^)]{{2,8}}\))?\s?(?P<m>{_N}{{1,3}})\s?月\s?(?:份|(?P<d>{_N}{{1,3}})\s?[日号])?)?(?P<fy>度)?"
    rf"|{_YMD.format('?')}"
    rf"|(?P<rely>今|去|前|本|明|同|当)年(?:度)?(?:(?P<relm>{_N}{{1,3}})月(?:(?P<reld>{_N}{{1,3}})[日号])?)?"
    rf"|(?P<relmo>本|上|今|当|先|去る|同)(?:个)?月(?:(?P<relmd>{_N}{{1,3}})[日号])?"
    rf"|(?P<bm>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?P<bd>{_N}{{1,3}})[日号]"
    r"|(?P<day>昨日|昨天|今日(?=[,午上下、記记举是が、は])|今天|明天|前天|当日|当天)"
    r"|(?<![\d月年第])(?P<bare>3[01]|[12]\d|[1-9])(?:日|号)(?!本|元|間|间|程|中|线|線))"
)
_LATIN = re.compile(
    rf"{_LATIN_START}(?:(?P<m1>{_MONTH})(?:\s|(?<=\.))(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?-\s?\d{{1,2}})?(?:(?:,?\s|[.,])(?P<y1>(?:1[89]|20)\d\d))?(?!\d)"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:(?:day\s)?of\s)?(?P<m2>{_MONTH})(?:,?\s(?P<y2>(?:1[89]|20)\d\d))?"
    rf"|(?P<m3>{_MONTH}),?\s(?:of\s)?(?P<y3>(?:1[89]|20)\d\d)"
    rf"|{_YMD.format('')}"
    rf"|{_DMY}"
    r"|'(?P<twoy>\d\d)\.(?P<twom>1[0-2]|0[1-9])\.(?P<twod>3[01]|[12]\d|0[1-9])(?!\d)"
    r"|(?P<us>(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:19|20)\d\d)"
    r"|(?P<rel>\b(?:yesterday|today|last\s(?:year|month|week)|this\s(?:year|month)|earlier\sthis\s(?:year|month))\b)"
    r"|(?:\b(?:[Oo]n|[Ll]ast|[Tt]his)\s)?(?P<wd>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
    r"|(?<![\d,.$])(?P<y4>(?:1[89]|20)\d\d)(?![\d,]\d|\s?(?:people|guests|students|km|metres|meters)))"
)


class When(NamedTuple):
    """A date where it stands; ``iso`` is cut at what is known; ``relative`` where it was counted from the dateline."""

    start: int
    end: int
    iso: str
    relative: bool = False

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        return {4: "year", 7: "month"}.get(len(self.iso), "day")

    @property
    def year(self) -> int:
        """The year alone."""
        return int(self.iso[:4])


def parse_iso(text: str | None) -> date | None:
    """The day of an ISO date; the first day of a partial one; None where there is none."""
    match = re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """A partial ISO date, None where there is no such day."""
    if not 1800 <= year <= 2100 or not 1 <= (month or 1) <= 12:
        return None
    if not month:
        return f"{year:04d}"
    if not day:
        return f"{year:04d}-{month:02d}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_dates(text: str, *, language: str, published: str | None) -> list[When]:
    """All dates in a folded text, in order; the relative ones by the ``published`` date where it is known."""
    pattern = _LATIN if language == "en" else _CJK
    base = parse_iso(published)
    exact = base is not None and len(published or "") >= 10
    found: list[When] = []
    last_year: int | None = None
    for match in pattern.finditer(text):
        reader = _read_latin if language == "en" else _read_cjk
        result = reader(match, base, exact, last_year)
        if result is None:
            continue
        value, relative = result
        found.append(When(match.start(), match.start() + len(match[0].rstrip()), value, relative))
        if not relative:
            last_year = int(value[:4])
    return found


_Read = tuple[str, bool] | None


def _int(text: str | None) -> int | None:
    if not text:
        return None
    value = value_of(text)
    return None if value is None else int(value)


def _read_cjk(g: re.Match[str], base: date | None, exact: bool, last_year: int | None) -> _Read:
    year = _year_cjk(g)
    if year:
        month, day = (next((g[name] for name in names if g[name]), None) for names in (_MONTHS_CJK, _DAYS_CJK))
        return _known(year, _int(month), _int(day))
    if base is None:
        if g["bm"] and last_year:
            return _counted(last_year, _int(g["bm"]), _int(g["bd"]))
        return None
    return _relative_cjk(g, base, exact, last_year)


def _year_cjk(g: re.Match[str]) -> int | None:
    """The year of a date that tells it, by whichever calendar; None where it is counted from another date."""
    era, number = g["era"] or g["short"], g["eray"] or g["shorty"]
    if era:
        return _ERAS[era.rstrip(".")] + (1 if number == "元" else _int(number) or 1)
    return _MINGUO + int(g["roc"]) if g["roc"] else _int(g["y"] or g["ny"] or g["ey"])


def _relative_cjk(g: re.Match[str], base: date, exact: bool, last_year: int | None) -> _Read:  # noqa: PLR0911 - one return a reading
    if g["rely"]:
        if g["rely"] in "同当":
            return _counted(last_year, _int(g["relm"]), _int(g["reld"])) if last_year else None
        shift = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1}[g["rely"]]
        return _counted(base.year + shift, _int(g["relm"]), _int(g["reld"]))
    if g["relmo"]:
        first = base.replace(day=1)
        if g["relmo"] in ("上", "先"):
            first = (first - timedelta(days=1)).replace(day=1)
        return _counted(first.year, first.month, _int(g["relmd"]))
    if g["bm"]:
        return _nearest(base, _int(g["bm"]) or 1, _int(g["bd"]) or 1)
    if not exact:
        return None
    if g["day"]:
        days = {"昨": -1, "前": -2, "今": 0, "明": 1, "当": 0}[g["day"][0]]
        return (base + timedelta(days=days)).isoformat(), True
    if g["bare"]:
        day = int(g["bare"])
        month = base.replace(day=1)
        if day > base.day + 1:  # "28日" in a page of the 2nd is last month's
            month = (month - timedelta(days=1)).replace(day=1)
        return _counted(month.year, month.month, day)
    return None


def _read_latin(g: re.Match[str], base: date | None, exact: bool, last_year: int | None) -> _Read:  # noqa: PLR0911 - one return a reading
    for month, day, year in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if g[month]:
            number = _month(g[month] or "")
            if g[year]:
                return _known(int(g[year] or 0), number, int(g[day] or 0))
            if base:
                return _nearest(base, number, int(g[day] or 1))
            return _counted(last_year, number, int(g[day] or 0)) if last_year else None
    if g["m3"]:
        return _known(int(g["y3"] or 0), _month(g["m3"] or ""), None)
    if g["ny"] or g["ey"]:
        return _in_digits(g)
    if g["twoy"]:
        short = int(g["twoy"])
        return _known(short + (2000 if short <= _CENTURY_TURNS else 1900), int(g["twom"]), int(g["twod"]))
    if g["us"]:
        month_, day_, year_ = (int(part) for part in (g["us"] or "").split("/"))
        return _known(year_, month_, day_)
    if g["y4"]:
        return _known(int(g["y4"] or 0), None, None)
    if base is None or not exact:
        return None
    if g["wd"]:
        back = (base.weekday() - _WEEKDAYS.index((g["wd"] or "").lower())) % 7
        return (base - timedelta(days=back)).isoformat(), True
    return _relative_latin((g["rel"] or "").lower(), base)


def _in_digits(g: re.Match[str]) -> _Read:
    if g["ny"]:
        return _known(int(g["ny"]), _int(g["nm"]), _int(g["nd"]))
    return _known(int(g["ey"]), _int(g["em"] or g["fm"]), _int(g["ed"] or g["fd"]))


def _relative_latin(words: str, base: date) -> _Read:
    if words in ("today", "yesterday"):
        return (base - timedelta(days=words == "yesterday")).isoformat(), True
    if words.endswith("year"):
        return str(base.year - words.startswith("last")), True
    if words.endswith("month"):
        first = base.replace(day=1)
        if words.startswith("last"):
            first = (first - timedelta(days=1)).replace(day=1)
        return first.isoformat()[:7], True
    return None


def _month(name: str) -> int:
    return next(n for n, full in enumerate(_MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3]))


def _known(year: int, month: int | None, day: int | None) -> _Read:
    value = iso(year, month, day)
    return (value, False) if value else None


def _counted(year: int | None, month: int | None, day: int | None) -> _Read:
    value = iso(year, month, day) if year else None
    return (value, True) if value else None


def _ahead(days: int) -> int:
    """What a date after the dateline costs: pages tell of what has been, or is soon to be."""
    return 0 if days <= 0 else (31 if days <= 60 else 200)


def _nearest(base: date, month: int, day: int) -> _Read:
    """A day and month without a year: the year that brings it nearest to the dateline, the past preferred."""
    options = [iso(base.year + shift, month, day) for shift in (0, -1, 1)]
    days = [(abs((parsed - base).days) + _ahead((parsed - base).days), value)
            for value in options if value and (parsed := parse_iso(value))]  # fmt: skip
    return (min(days)[1], True) if days else None
