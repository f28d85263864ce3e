"""Dates as lists write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youcheng.intake.domain.spreadsheets.dates import ERAS, understand_date
from youcheng.intake.domain.spreadsheets.grid import Value


@pytest.mark.parametrize(
    ("cell", "understood"),
    [
        (2019, "2019"),
        ("2019年", "2019"),
        ("２０１９年５月２０日", "2019-05-20"),
        ("2019.5.20", "2019-05-20"),
        ("2019/05", "2019-05"),
        ("198505", "1985-05"),
        (19850520, "1985-05-20"),
        (1985.05, "1985-05"),
        ({"date": "2001-03-04"}, "2001-03-04"),
        ("令和4年", "2022"),
        ("令和元年5月1日", "2019-05-01"),
        ("昭和６０年５月２０日", "1985-05-20"),
        ("S60.5.20", "1985-05-20"),
        ("H元.5.20", "1989-05-20"),
        ("民国74年", "1985"),
        ("二〇〇四年十一月二十日", "2004-11-20"),
        ("1985年5月20日签署", "1985-05-20"),
        ("20/05/1985", "1985-05-20"),
        ("May 20, 1985", "1985-05-20"),
        ("20 May 1985", "1985-05-20"),
        ("May 1985", "1985-05"),
        ("1985년 5월 20일", "1985-05-20"),
        ("1985. 5. 20.", "1985-05-20"),
    ],
)
def test_what_is_understood(cell: Value, understood: str) -> None:
    assert understand_date(cell).value == understood


@pytest.mark.parametrize(
    ("cell", "problem", "suggestions"),
    [
        ("05/06/1985", "two_ways", ("1985-06-05", "1985-05-06")),
        (1985.1, "two_ways", ("1985-01", "1985-10")),
        ("1985年13月", "no_such_day", ("1985",)),
        ("1985年2月30日", "no_such_day", ("1985-02",)),
        ("85.5.20", "short_year", ()),
        ("昭和65年", "no_such_era_year", ("1990",)),
        ("平成31年5月1日", "no_such_era_year", ("2019-05-01",)),
        ("约1985年5月", "not_a_date", ("1985-05",)),
        ("待定", "not_a_date", ()),
        (True, "not_a_date", ()),
        ("1066", "out_of_range", ()),
    ],
)
def test_what_a_person_is_asked(cell: Value, problem: str, suggestions: tuple[str, ...]) -> None:
    answer = understand_date(cell)
    assert (answer.value, answer.problem, answer.suggestions) == ("", problem, suggestions)


def test_day_numbers_count_from_the_files_own_first_day() -> None:
    assert understand_date(43605).value == "2019-05-20"
    assert understand_date(42143, epoch=1904).value == "2019-05-20"
    assert understand_date(43605).how == "serial"


@given(st.dates(min_value=date(1868, 1, 25), max_value=date(2100, 1, 1)))
def test_every_day_reads_the_same_in_its_era(day: date) -> None:
    era = next(name for name, (first, last) in ERAS.items() if first <= day <= last)
    year = day.year - ERAS[era][0].year + 1
    assert understand_date(f"{era}{year}年{day.month}月{day.day}日").value == day.isoformat()


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1)))
def test_both_date_systems_agree(day: date) -> None:
    number = (day - date(1899, 12, 30)).days
    assert understand_date(number).value == day.isoformat()
    if number - 1462 >= 10_000:
        assert understand_date(number - 1462, epoch=1904).value == day.isoformat()
    assert date(1904, 1, 1) - date(1899, 12, 30) == timedelta(days=1462)


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans()))
def test_nothing_breaks_and_nothing_is_more_precise_than_a_day(cell: Value) -> None:
    answer = understand_date(cell)
    assert bool(answer.value) != bool(answer.problem)
    assert len(answer.value) in (0, 4, 7, 10)
