"""The ties of a region's units as the registry has them, and how far they are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from youcheng.engines import layout
from youcheng.planning.domain.completeness import standing
from youcheng.planning.domain.coverage_ties import StandingTie, standing_ties
from youcheng.planning.domain.units import Region
from youcheng.planning.models import Completeness

KNOWLEDGE = {
    Completeness.Status.COMPLETE: layout.Knowledge.COMPLETE,
    Completeness.Status.PARTIAL: layout.Knowledge.PARTIAL,
    Completeness.Status.UNKNOWN: layout.Knowledge.UNKNOWN,
}


def units_with_ties(region: Region) -> tuple[layout.Unit, ...]:
    """Every unit of a region with its standing ties, in three queries however many units there are."""
    ids = [unit.place.id for unit in region.units]
    return units_from(region, standing_ties(ids), standing(ids))


def units_from(region: Region, ties: Iterable[StandingTie], said: dict[str, Completeness]) -> tuple[layout.Unit, ...]:
    """The units with ties and statements that are at hand already.

    A unit about which nobody has said anything is partially known when the registry has a tie of it, else unknown.
    """
    listed = _by_unit(ties)
    return tuple(
        layout.Unit(
            id=unit.place.id,
            name=unit.place.name("zh-Hans"),
            level=unit.level.value,
            region=unit.part,
            parent=unit.place.parent,
            ties=tuple(listed[unit.place.id]),
            known=_known(said.get(unit.place.id), bool(listed[unit.place.id])),
        )
        for unit in region.units
    )


def _known(said: Completeness | None, has_ties: bool) -> layout.Knowledge:
    if said is not None:
        return KNOWLEDGE[Completeness.Status(said.status)]
    return layout.Knowledge.PARTIAL if has_ties else layout.Knowledge.UNKNOWN


def ties_of(place_ids: Collection[str]) -> dict[str, list[layout.Tie]]:
    """Standing public ties of each place with its partners abroad; a tie of several partners counts once for each."""
    return _by_unit(standing_ties(place_ids))


def _by_unit(ties: Iterable[StandingTie]) -> dict[str, list[layout.Tie]]:
    found: dict[str, list[layout.Tie]] = defaultdict(list)
    for one in ties:
        active = None if one.activity == "unknown" else one.activity == "active"
        found[one.unit].append(layout.Tie(partner=one.partner, country=one.country, active=active))
    return found
