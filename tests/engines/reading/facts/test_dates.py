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
        ("1979. 9. 15 缔结", "zh", None, ["1979-09-15"]),
        ("日期:17.11.2017", "zh", None, ["2017-11-17"]),
        ("民国50年签", "zh", None, ["1961"]),
        ("民国109年11月2日", "zh", None, ["2020-11-02"]),
        ("112年2月缔结", "zh", None, ["2023-02"]),
        ("投资112年", "zh", None, []),
        ("(1989.10.3.締結)", "ja", None, ["1989-10-03"]),
        ("S42.12.24", "ja", None, ["1967-12-24"]),
        ("H9.12.12 提携", "ja", None, ["1997-12-12"]),
        ("昭和57.4.1", "ja", None, ["1982-04-01"]),
        ("R3年10月", "ja", None, ["2021-10"]),
        ("H20年に", "ja", None, ["2008"]),
        ("ISSH9.12.12", "ja", None, []),
        ("図S1.2、平成3.5倍、U.S.5.1", "ja", None, []),
        ("R6年4月1日から", "ja", None, ["2024-04-01"]),
        ("平成5·4·1 提携", "ja", None, ["1993-04-01"]),
        ("平成5·6年度", "ja", None, []),
        ("市制100年11月3日の式典", "ja", None, []),
        ("与大韩民国10年来的交往", "zh", None, []),
        ("GB/T 1.1-2020 与 020-3-12-1999", "zh", None, []),
        ("令和4年5月1日", "ja", None, ["2022-05-01"]),
        ("令和元年10月15日", "ja", None, ["2019-10-15"]),
        ("昭和56年に提携", "ja", None, ["1981"]),
        ("平成16年の", "ja", None, ["2004"]),
        ("前年に", "ja", "2020-05-05", ["2018"]),
        ("本年2月に", "ja", "2019-10-15", ["2019-02"]),
        ("on Oct 23 in", "en", "2015-10-26", ["2015-10-23"]),
        ("on March 7, 1988, they", "en", None, ["1988-03-07"]),
        ("4 June 2012", "en", None, ["2012-06-04"]),
        ("| Jun.04.2002 |", "en", None, ["2002-06-04"]),
        ("on October 5. 2000 guests came", "en", None, []),
        ("a 5 day May 2019 visit", "en", None, ["2019-05"]),
        ("signed on 10-12-2000 and 31-12-1999", "en", None, ["2000", "1999-12-31"]),
        ("at 1.5-1900 m", "en", None, ["1900"]),
        ("this 29th day of August, 2015", "en", None, ["2015-08-29"]),
        ("2017.03.28", "en", None, ["2017-03-28"]),
        ("1982. 3. 5", "en", None, ["1982-03-05"]),
        ("18.09.1993", "en", None, ["1993-09-18"]),
        ("on 28/07/2024", "en", None, ["2024-07-28"]),
        ("on 07/28/2024", "en", None, ["2024-07-28"]),
        ("Beijing '94.10.18 50.7㎢", "en", None, ["1994-10-18"]),
        ("version 1.2.2004.5", "en", None, []),
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
