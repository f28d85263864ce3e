"""Written numbers."""

# ruff: noqa: E501 - Chinese characters count double

from __future__ import annotations

import pytest

from youcheng.engines.reading.facts.numerals import span_of, value_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,200", 1200), ("886", 886), ("一千二百", 1200), ("八十", 80), ("二十八", 28), ("十二", 12), ("两千零五", 2005),
        ("3.5万", 35_000), ("1亿2000万", 120_000_000), ("110万", 1_100_000), ("二零一九", 2019), ("九", 9), ("3千", 3000),
        ("twenty-eight", 28), ("one hundred and twenty", 120), ("a dozen", 12), ("2 million", 2_000_000), ("sixtieth", 60),
        ("廿五", 25), ("86万5千", 865_000), ("两百万", 2_000_000), ("3万亿", 3e12), ("half a million", 500_000),
        ("two dozen", 24), ("1.2 billion", 1_200_000_000), ("一万二", 12_000), ("三千五", 3500), ("一百零二", 102),
        ("201万1,000", 2_011_000),
    ],
)  # fmt: skip
def test_a_number_has_the_value_it_spells(text: str, value: float) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["", "友城", "Mayor", "8" * 32, "8" * 400, "9000万亿亿", "八" * 30])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert value_of(text) is None


@pytest.mark.parametrize(
    ("text", "ends"), [("三四十", (30, 40)), ("十五六", (15, 16)), ("三五", None), ("四三", None), ("三十", None)]
)
def test_neighbouring_digits_are_the_ends_of_a_range(text: str, ends: tuple[float, float] | None) -> None:
    assert span_of(text) == ends
