"""The ties of a region's units as the registry has them, and how far they are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from youcheng.engines import layout
from youcheng.planning.domain.completeness import standing
from youcheng.planning.domain.units import Region
from youcheng.planning.models import Completeness
from youcheng.registry.activity import activity_of
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Tie, TieParty

ENDED = (Tie.LegalStatus.TERMINATED, Tie.LegalStatus.EXPIRED)
KNOWLEDGE = {
    Completeness.Status.COMPLETE: layout.Knowledge.COMPLETE,
    Completeness.Status.PARTIAL: layout.Knowledge.PARTIAL,
    Completeness.Status.UNKNOWN: layout.Knowledge.UNKNOWN,
}


def units_with_ties(region: Region) -> tuple[layout.Unit, ...]:
    """Every unit of a region with its standing ties, in three queries however many units there are.

    A unit about which nobody has said anything is partially known when the registry has a tie of it, else unknown.
    """
    ids = [unit.place.id for unit in region.units]
    ties = ties_of(ids)
    said = standing(ids)
    return tuple(
        layout.Unit(
            id=unit.place.id,
            name=unit.place.name("zh-Hans"),
            level=unit.level.value,
            region=unit.part,
            parent=unit.place.parent,
            ties=tuple(ties[unit.place.id]),
            known=_known(said.get(unit.place.id), bool(ties[unit.place.id])),
        )
        for unit in region.units
    )


def _known(said: Completeness | None, has_ties: bool) -> layout.Knowledge:
    if said is not None:
        return KNOWLEDGE[Completeness.Status(said.status)]
    return layout.Knowledge.PARTIAL if has_ties else layout.Knowledge.UNKNOWN


def ties_of(place_ids: Collection[str]) -> dict[str, list[layout.Tie]]:
    """Standing public ties of each place with its partners abroad; a tie of several partners counts once for each."""
    own = TieParty.objects.filter(place__in=place_ids, tie__in=public_ties().exclude(legal_status__in=ENDED))
    found: dict[str, list[layout.Tie]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    others: dict[str, list[TieParty]] = defaultdict(list)
    rows = list(own.select_related("tie").order_by("tie", "position"))
    for party in TieParty.objects.filter(tie__in={row.tie_id for row in rows}).order_by("position"):
        others[party.tie_id].append(party)
    for row in rows:
        assert row.place_id is not None
        activity = activity_of(row.tie.last_exchange)
        for party in others[row.tie_id]:
            partner = party.place_id or party.party_id
            if partner == row.place_id or (row.place_id, partner) in seen or party.country == row.country:
                continue
            seen.add((row.place_id, partner))
            active = None if activity == "unknown" else activity == "active"
            found[row.place_id].append(layout.Tie(partner=partner, country=party.country, active=active))
    return found
