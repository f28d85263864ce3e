"""Dates, absolute and counted from the dateline."""

from __future__ import annotations

import pytest

from youcheng.engines.reading.facts.dates import find_dates


def isos(text: str, language: str, published: str | None) -> list[str]:
    return [when.iso for when in find_dates(text, language=language, published=published)]


@pytest.mark.parametrize(
    ("text", "language", "published", "expected"),
    [
        ("1981年4月19日缔结", "zh", None, ["1981-04-19"]),
        ("2005年签署", "zh", None, ["2005"]),
        ("5月18日举行", "zh", "2022-05-19T19:06", ["2022-05-18"]),
        ("昨日签署", "zh", "2016-10-20", ["2016-10-19"]),
        ("今天上午", "zh", "2019-10-23", ["2019-10-23"]),
        ("上月28日", "zh", "2011-11-02", ["2011-10-28"]),
        ("去年10月9日", "zh", "2020-01-15", ["2019-10-09"]),
        ("12月28日举行", "zh", "2020-01-03", ["2019-12-28"]),
        ("13日宣布", "zh", "2018-12-14", ["2018-12-13"]),
        ("28日宣布", "zh", "2018-12-02", ["2018-11-28"]),
        ("1973.6.24", "zh", None, ["1973-06-24"]),
        ("2002年8月签", "zh", None, ["2002-08"]),
        ("令和4年5月1日", "ja", None, ["2022-05-01"]),
        ("令和元年10月15日", "ja", None, ["2019-10-15"]),
        ("昭和56年に提携", "ja", None, ["1981"]),
        ("平成16年の", "ja", None, ["2004"]),
        ("前年に", "ja", "2020-05-05", ["2018"]),
        ("本年2月に", "ja", "2019-10-15", ["2019-02"]),
        ("on Oct 23 in", "en", "2015-10-26", ["2015-10-23"]),
        ("on March 7, 1988, they", "en", None, ["1988-03-07"]),
        ("4 June 2012", "en", None, ["2012-06-04"]),
        ("in September 1973,", "en", None, ["1973-09"]),
        ("on Tuesday, aiming", "en", "2023-11-01", ["2023-10-31"]),
        ("since 1969", "en", None, ["1969"]),
    ],
)
def test_a_date_is_read(text: str, language: str, published: str | None, expected: list[str]) -> None:
    assert isos(text, language, published) == expected


@pytest.mark.parametrize("text", ["昨日签署", "5月18日举行", "on Friday"])
def test_a_relative_date_without_a_dateline_is_left_unread(text: str) -> None:
    assert isos(text, "en" if text.startswith("on") else "zh", None) == []


def test_a_date_knows_its_precision() -> None:
    year, month, day = find_dates("2005年、2005年8月、2005年8月3日", language="zh", published=None)
    assert (year.precision, month.precision, day.precision) == ("year", "month", "day")


@pytest.mark.parametrize("text", ["2019年13月40日", "99月99日"])
def test_an_impossible_date_is_no_date(text: str) -> None:
    assert all(len(iso) == 4 for iso in isos(text, "zh", "2019-10-01"))


def test_a_date_ends_with_its_line() -> None:
    (first, second) = find_dates("1981年4月\n天安市 1997年8月", language="zh", published=None)
    assert (first.start, first.end, first.iso) == (0, 7, "1981-04")
    assert second.iso == "1997-08"
