"""Numbers with their bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import translation

from youcheng.portal.domain.figure_words import number_html
from youcheng.portal.domain.numbers import number_words


@pytest.mark.parametrize(
    ("value", "expected"),
    [(Decimal("1200.0000"), "1,200"), (Decimal("0.5"), "0.5"), (0, "0"), (Decimal("100"), "100"), (1.25, "1.25")],
)
def test_no_digits_that_say_nothing(value: Decimal | float, expected: str) -> None:
    assert number_words(value, "en") == expected


def test_a_bound_is_a_sign_for_the_eye_and_a_word_for_the_ear() -> None:
    with translation.override("en"):
        html = number_html(1200, None, "more_than", "人")

    assert html == (
        '<span class="figure__bound" aria-hidden="true">＞</span><span class="visually-hidden">more than </span>'
        '1,200<span class="figure__unit">人</span>'
    )


def test_a_range_has_both_ends() -> None:
    with translation.override("en"):
        assert number_html(10, 20, "range") == "10–20"
