"""Measures of coverage, balance and concentration, each with its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from youcheng.engines.layout.instance import Instance, Knowledge, Strict, Tie, Unit
from youcheng.engines.layout.plan import Chosen


def gini(values: Sequence[float]) -> float | None:
    """Gini coefficient, 0 (all equal) to 1 − 1/n (one has all); None for no values or a zero sum.

    Source: Gini (1912), in the form of Sen, On Economic Inequality (1973), for ordered values:
    G = Σ (2i − n − 1) x_i / (n Σ x).
    """
    total, count = sum(values), len(values)
    if not total:
        return None
    return sum((2 * rank - count - 1) * value for rank, value in enumerate(sorted(values), start=1)) / (count * total)


def herfindahl(counts: Iterable[int]) -> float | None:
    """Herfindahl–Hirschman index of shares, 1/n (even) to 1 (one country has all ties); None without any.

    Source: Hirschman (1964), The paternity of an index, American Economic Review 54(5).
    """
    listed = list(counts)
    total = sum(listed)
    return sum((count / total) ** 2 for count in listed) if total else None


class Coverage(Strict):
    """Coverage of a group of units. Shares are of the units whose ties are known; the others are counted apart."""

    units: int
    known: int
    """Units of which it is known whether they have a tie: with_tie + without_tie."""
    unknown: int
    """The others: no tie of them is known, and nobody has said that there is none."""
    with_tie: int
    """Units with at least one known tie."""
    without_tie: int
    """Units known completely to have none."""
    ties: int
    share_with_tie: float | None
    """with_tie / (with_tie + without_tie); None when nothing is known."""
    gini_ties: float | None
    """Gini coefficient of ties over the known units."""
    herfindahl_countries: float | None
    one_country_only: int
    """Units with two or more ties, all with one country."""
    active_share: float | None
    """Active ties among those whose activity is known."""


def coverage(units: Iterable[Unit]) -> Coverage:
    """Measure a group of units; unknown is never counted as none."""
    listed = list(units)
    with_tie = [unit for unit in listed if unit.ties]
    without = [unit for unit in listed if not unit.ties and unit.known is Knowledge.COMPLETE]
    ties = [tie for unit in listed for tie in unit.ties]
    judged = [tie.active for tie in ties if tie.active is not None]
    answered = len(with_tie) + len(without)
    return Coverage(
        units=len(listed),
        known=answered,
        unknown=len(listed) - answered,
        with_tie=len(with_tie),
        without_tie=len(without),
        ties=len(ties),
        share_with_tie=len(with_tie) / answered if answered else None,
        gini_ties=gini([len(unit.ties) for unit in [*with_tie, *without]]),
        herfindahl_countries=herfindahl(Counter(tie.country for tie in ties).values()),
        one_country_only=sum(len(unit.ties) > 1 and len({tie.country for tie in unit.ties}) == 1 for unit in with_tie),
        active_share=sum(judged) / len(judged) if judged else None,
    )


def with_plan(units: Iterable[Unit], chosen: Iterable[Chosen]) -> tuple[Unit, ...]:
    """The units as they stand once the ties of a plan are concluded; what is not known stays unknown."""
    new: dict[str, list[Tie]] = {}
    for one in chosen:
        new.setdefault(one.unit, []).append(Tie(partner=one.partner, country=one.country))
    return tuple(unit.model_copy(update={"ties": (*unit.ties, *new.get(unit.id, ()))}) for unit in units)


def by_group(instance: Instance) -> dict[str, Coverage]:
    """Coverage of the whole (``all``), of each level (``level:county``) and each part (``region:west``)."""
    groups: dict[str, list[Unit]] = {"all": list(instance.units)}
    for unit in instance.units:
        groups.setdefault(f"level:{unit.level}", []).append(unit)
    for unit in instance.units:
        if unit.region:
            groups.setdefault(f"region:{unit.region}", []).append(unit)
    return {name: coverage(units) for name, units in groups.items()}
