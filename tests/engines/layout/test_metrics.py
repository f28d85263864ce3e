"""Measures with values worked out by hand."""

from __future__ import annotations

import pytest

from youcheng.engines.layout import Instance, Knowledge, Tie, Unit
from youcheng.engines.layout.metrics import Coverage, by_group, gini, herfindahl, with_plan
from youcheng.engines.layout.plan import Chosen


def test_gini() -> None:
    assert gini([1, 1, 1]) == 0
    assert gini([0, 0, 3]) == pytest.approx(2 / 3)
    assert gini([1, 3]) == pytest.approx(0.25)
    assert gini([]) is None
    assert gini([0, 0]) is None


def test_herfindahl() -> None:
    assert herfindahl([5]) == 1
    assert herfindahl([2, 2]) == pytest.approx(0.5)
    assert herfindahl([]) is None


def tie(country: str, active: bool | None = None, partner: str = "p") -> Tie:
    return Tie(partner=partner + country, country=country, active=active)


def test_unknown_is_not_none() -> None:
    units = (
        Unit(
            id="a", level="city", region="east", known=Knowledge.COMPLETE, ties=(tie("JP", True), tie("JP", False, "q"))
        ),
        Unit(id="b", level="city", region="west", known=Knowledge.COMPLETE),
        Unit(id="c", level="county", region="west", known=Knowledge.UNKNOWN),
        Unit(id="d", level="county", region="west", known=Knowledge.UNKNOWN, ties=(tie("DE"),)),
    )
    groups = by_group(Instance(units=units, candidates=()))
    assert set(groups) == {"all", "level:city", "level:county", "region:east", "region:west"}
    assert groups["all"].model_dump() == Coverage.model_construct(
        units=4,
        known=3,
        unknown=1,
        with_tie=2,
        without_tie=1,
        ties=3,
        share_with_tie=2 / 3,
        gini_ties=pytest.approx(4 / 9),
        herfindahl_countries=pytest.approx(5 / 9),
        one_country_only=1,
        active_share=0.5,
    ).model_dump(warnings=False)
    assert (groups["level:county"].without_tie, groups["level:county"].unknown) == (0, 1)


def test_a_unit_of_which_only_part_is_known_and_no_tie_is_unknown() -> None:
    units = (Unit(id="a", level="city", known=Knowledge.PARTIAL),)
    found = by_group(Instance(units=units, candidates=()))["all"]
    assert (found.with_tie, found.without_tie, found.unknown, found.share_with_tie) == (0, 0, 1, None)


def test_with_a_plan_the_chosen_ties_count_as_existing() -> None:
    units = (Unit(id="a", level="city", known=Knowledge.COMPLETE), Unit(id="b", level="city"))
    chosen = Chosen(unit="a", partner="x", country="DE", score=0.5, reward=1, rests_on=Knowledge.COMPLETE)
    after = by_group(Instance(units=with_plan(units, [chosen]), candidates=()))["all"]
    assert (after.with_tie, after.without_tie, after.unknown, after.ties) == (1, 0, 1, 1)
