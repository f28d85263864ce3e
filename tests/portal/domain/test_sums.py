"""Whether figures that should add up do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from youcheng.portal.domain.figure_words import FigureWords
from youcheng.portal.domain.sums import Sum, sums_of


def figure(
    value: int, *, id: str = "x", bound: str = "exact", measure: str = "agreements", stage: str = ""
) -> FigureWords:
    """A figure of which only these parts matter here."""
    return FigureWords(id, f"/{id}/", measure, Decimal(value), None, bound, "", "", stage, "", "reviewed", False)


@pytest.mark.parametrize(
    ("bound", "whole", "parts", "holds"),
    [
        ("exact", 82, (28, 12, 42), True),
        ("exact", 82, (28, 12, 41), False),
        ("more_than", 82, (41, 42), True),
        ("more_than", 83, (41, 42), False),
        ("at_least", 83, (41, 42), True),
        ("at_most", 83, (41, 42), True),
        ("at_most", 82, (41, 42), False),
    ],
)
def test_a_sum_holds_as_far_as_its_bound_lets_one_say(
    bound: str, whole: int, parts: tuple[int, ...], holds: bool
) -> None:
    found = Sum(figure(whole, bound=bound), tuple(figure(value) for value in parts), "derived")

    assert found.holds is holds
    assert found.total == sum(parts)


def test_intents_within_agreements_are_named_and_intents_among_intents_are_not() -> None:
    intents = figure(42, id="c", stage="intent")
    pooled = Sum(figure(82), (figure(28), figure(12), intents), "derived")
    alike = Sum(figure(84, measure="intents"), (intents, intents), "derived")

    assert pooled.intents == [intents]
    assert alike.intents == []


def test_sums_on_different_bases_stay_apart() -> None:
    whole, part, other = figure(3, id="w"), figure(1, id="a"), figure(2, id="b")
    found = sums_of([(whole, None, ""), (part, "w", "stated"), (other, "w", "derived"), (part, "gone", "stated")])

    assert [(item.basis, len(item.parts)) for item in found] == [("stated", 1), ("derived", 1)]
