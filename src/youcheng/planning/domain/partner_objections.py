"""What speaks against partners apart from the engine's reasons: rules, and ties that fell asleep next door."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Q

from youcheng.planning.domain.partner_places import PlaceCard
from youcheng.planning.domain.partner_rules import Rule, warnings
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Tie, TieKind, TieParty

COUNTING_KINDS = (TieKind.SISTER_CITY, TieKind.UNSPECIFIED)
"""Ties that may stand in the way of a sister city: a tie of unknown kind may be one."""
ENDED = (Tie.LegalStatus.EXPIRED, Tie.LegalStatus.TERMINATED)


@dataclass(frozen=True, slots=True)
class SleepingTie:
    """A dormant tie of the partner with a place of the same province."""

    tie: str
    neighbour: str
    """Id of the place."""
    last_exchange: str


@dataclass(frozen=True, slots=True)
class Objections:
    """What speaks against one partner."""

    rules: tuple[Rule, ...] = ()
    sleeping: tuple[SleepingTie, ...] = ()
    tied_here: tuple[str, ...] = ()
    """Ids of places of the own country with which the partner has a tie that counts."""

    def __bool__(self) -> bool:
        return bool(self.rules or self.sleeping)


def objections(place: PlaceCard, partners: Collection[PlaceCard]) -> Mapping[str, Objections]:
    """What speaks against each partner of a place, in two queries for all of them."""
    ids = {partner.id for partner in partners}
    parties: dict[str, list[TieParty]] = defaultdict(list)
    ties = public_ties().filter(pk__in=TieParty.objects.filter(place__in=ids | {place.id}).values("tie"))
    rows = TieParty.objects.filter(tie__in=ties).exclude(place=None).exclude(Q(country="")).select_related("tie")
    for row in rows.order_by("tie", "position"):
        parties[row.tie_id].append(row)
    tied_in: dict[str, set[str]] = defaultdict(set)
    tied_here: dict[str, list[str]] = defaultdict(list)
    sleeping: dict[str, list[SleepingTie]] = defaultdict(list)
    for members in parties.values():
        for one in members:
            for other in members:
                if one is other or one.place_id is None or other.place_id is None:
                    continue
                if other.place_id == place.id and one.place_id in ids:
                    continue  # the pair itself
                if _counts(one.tie):
                    tied_in[one.place_id].add(other.country)
                if one.place_id not in ids:
                    continue
                if _counts(one.tie) and other.country == place.country:
                    tied_here[one.place_id].append(other.place_id)
                if one.tie.activity == Tie.Activity.DORMANT and place.province and other.province_id == place.province:
                    sleeping[one.place_id].append(SleepingTie(one.tie_id, other.place_id, one.tie.last_exchange))
    return {
        partner.id: Objections(
            tuple(warnings(place, partner, tied_in)),
            tuple(sleeping[partner.id]),
            tuple(dict.fromkeys(tied_here[partner.id])),
        )
        for partner in partners
    }


def _counts(tie: Tie) -> bool:
    return tie.kind in COUNTING_KINDS and tie.legal_status not in ENDED
