"""Small instances with stated places, and Hypothesis strategies for them."""

from __future__ import annotations

from hypothesis import strategies as st

from youcheng.engines.layout import Candidate, Instance, Knowledge, Policy, Tie, Unit
from youcheng.engines.layout.policy import AtLeast, Reserve

LEVELS = ("province", "city", "county")
REGIONS = ("east", "west", None)
COUNTRIES = ("JP", "KR", "DE")


@st.composite
def instances(draw: st.DrawFn) -> Instance:
    """Up to four units and up to nine candidates: small enough for brute force."""
    number = draw(st.integers(1, 4))
    units = [
        Unit(
            id=f"u{index}",
            level=draw(st.sampled_from(LEVELS)),
            region=draw(st.sampled_from(REGIONS)),
            ties=tuple(Tie(partner=f"old{index}-{one}", country="FR") for one in range(draw(st.integers(0, 2)))),
            known=draw(st.sampled_from(list(Knowledge))),
        )
        for index in range(number)
    ]
    pairs = draw(st.lists(st.tuples(st.integers(0, number - 1), st.integers(0, 4)), unique=True, max_size=9))
    candidates = [
        Candidate(
            unit=f"u{unit}",
            partner=f"p{partner}",
            country=COUNTRIES[partner % 3],
            score=draw(st.integers(0, 20)) / 20,
        )
        for unit, partner in pairs
    ]
    return Instance(units=tuple(units), candidates=tuple(candidates))


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """Policies with every rule now and then."""
    return Policy(
        new_ties=draw(st.integers(0, 6)),
        balance=draw(st.sampled_from([0.0, 0.3, 0.5, 1.0])),
        level_weights=draw(st.sampled_from([{}, {"county": 2.0}])),
        region_weights=draw(st.sampled_from([{}, {"west": 1.5}])),
        unit_weights=draw(st.sampled_from([{}, {"u0": 2.0}])),
        country_weights=draw(st.sampled_from([{}, {"JP": 0.5}, {"DE": 1.5}])),
        leave_out_units=draw(st.sampled_from([(), ("u1",)])),
        leave_out_countries=draw(st.sampled_from([(), ("KR",)])),
        most_per_unit=draw(st.integers(0, 3)),
        most_per_country=draw(st.sampled_from([None, 1, 2])),
        most_per_partner=draw(st.integers(1, 2)),
        at_least=draw(st.sampled_from([(), (AtLeast(ties=1),), (AtLeast(ties=2, level="city", region="west"),)])),
        reserve=draw(
            st.sampled_from(
                [
                    (),
                    (Reserve(ties=2, level="county"),),
                    (Reserve(ties=1, units=("u0", "u2"), measure="one"), Reserve(ties=1, level="city", measure="two")),
                ]
            )
        ),
        budget=draw(st.sampled_from([None, 3.0])),
        costs=draw(st.sampled_from([{}, {"city": 1.5, "county": 0.5}])),
        plan_for_unknown=draw(st.booleans()),
    )
