"""The ties that coverage counts: one row per unit and partner abroad, so that every number has its list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from youcheng.registry.activity import activity_of
from youcheng.registry.domain.queries.ties import public_ties
from youcheng.registry.models import Tie, TieParty

ENDED = (Tie.LegalStatus.TERMINATED, Tie.LegalStatus.EXPIRED)


@dataclass(frozen=True, slots=True)
class StandingTie:
    """A unit's standing public tie with one partner abroad. ``activity``: active, dormant, unknown."""

    unit: str
    tie: str
    partner: str
    country: str
    since: str
    kind: str
    activity: str

    @property
    def year(self) -> int | None:
        """The year since when it holds, where that is known."""
        return int(self.since[:4]) if self.since[:4].isdigit() else None


def standing_ties(place_ids: Collection[str]) -> list[StandingTie]:
    """Standing public ties of some places with partners abroad, in two queries.

    A tie of several partners counts once for each; a partner that two ties name counts once.
    """
    own = TieParty.objects.filter(place__in=place_ids, tie__in=public_ties().exclude(legal_status__in=ENDED))
    rows = list(own.select_related("tie").order_by("tie", "position"))
    others: dict[str, list[TieParty]] = defaultdict(list)
    for party in TieParty.objects.filter(tie__in={row.tie_id for row in rows}).order_by("position"):
        others[party.tie_id].append(party)
    found: list[StandingTie] = []
    seen: set[tuple[str, str]] = set()
    for row in rows:
        assert row.place_id is not None
        activity = activity_of(row.tie.last_exchange)
        for party in others[row.tie_id]:
            partner = party.place_id or party.party_id
            if partner == row.place_id or (row.place_id, partner) in seen or party.country == row.country:
                continue
            seen.add((row.place_id, partner))
            found.append(
                StandingTie(
                    row.place_id, row.tie_id, partner, party.country, row.tie.since, str(row.tie.kind), activity
                )
            )
    return found
