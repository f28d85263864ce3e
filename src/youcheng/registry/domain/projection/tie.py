"""Rows of ties: parties, dated kinds, and how the tie stands today."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.context import Context, PlaceInfo
from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.tables import TIE, TIE_PARTY, TIE_SEGMENT, Table, Values
from youcheng.registry.models import Entity, Tie, TieKind

NOWHERE = PlaceInfo("", None, "")
PARTIES_NEEDED = 2


def parties_of(facts: EntityFacts) -> list[str]:
    """Distinct parties in the order in which they were claimed."""
    return list(dict.fromkeys(fact.value for fact in facts.many("party")))


def rows(facts: EntityFacts, context: Context) -> Iterator[tuple[Table, Values]]:
    """The tie with its segments and parties, once two parties are known."""
    parties = parties_of(facts)
    if len(parties) < PARTIES_NEEDED:
        return
    segments = _segments(facts)
    status = facts.latest("legal_status")
    yield (
        TIE,
        {
            **facts.row(),
            "kind": segments[-1]["kind"] if segments else TieKind.UNSPECIFIED.value,
            "legal_status": status.value if status else Tie.LegalStatus.UNKNOWN.value,
            "last_exchange": context.last_exchanges.get(facts.entity, ""),
            "since": facts.value("signed_on")
            or min((s["valid_from"] for s in segments if s["valid_from"]), default=""),
            "in_force_on": facts.value("in_force_on"),
            "ended": facts.value("ended_on"),
        },
    )
    for segment in segments:
        yield TIE_SEGMENT, segment
    for position, party in enumerate(parties):
        place = party if context.kinds.get(party) == Entity.Kind.PLACE else context.seats.get(party)
        where = context.places.get(place or "", NOWHERE)
        yield (
            TIE_PARTY,
            {
                "tie_id": facts.entity,
                "position": position,
                "party_id": party,
                "place_id": place,
                "country": where.country,
                "province_id": where.province,
                "level": where.level,
            },
        )


def _segments(facts: EntityFacts) -> list[Values]:
    """The kinds in the order in which they began to hold; an unknown beginning comes first.

    A beginning that another one of the same kind only makes more precise (unknown, 1973, 1973-11) is that segment.
    """
    found = facts.by_start("tie_kind")
    return [
        {"tie_id": facts.entity, "kind": fact.value, "valid_from": start, "valid_to": fact.valid_to}
        for start, fact in sorted(found.items())
        if not any(
            other != start and other.startswith(start) and same.value == fact.value for other, same in found.items()
        )
    ]
