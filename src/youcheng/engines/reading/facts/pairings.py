"""Pairing frameworks between a mission and a place: a tie of its own kind, never a friendship tie."""

from __future__ import annotations

import re
from collections.abc import Mapping

from youcheng.engines.reading.facts.agreements import read_agreements
from youcheng.engines.reading.facts.view import View
from youcheng.engines.reading.model import Fact, FactKind, Json

_MISSION = re.compile(r"总领事馆|总领馆|领事馆|大使馆|総領事館|[Cc]onsulate|[Ee]mbassy")
_LEVEL = "mixed"


def read_pairings(view: View) -> list[Fact]:
    """The pairings that a page's agreements found."""
    facts = []
    for agreement in view.once(read_agreements):
        fields = agreement.fields
        parties = fields["parties"]
        if fields["kind"] != "pairing" or not isinstance(parties, list) or len(parties) != 2:
            continue
        sides: list[Json] = [_side(party) for party in parties if isinstance(party, dict)]
        tie: dict[str, Json] = {
            "parties": sides,
            "kind": "pairing",
            "kind_words": fields["name"],
            "level": _LEVEL,
            "event": "signed",
            "date": fields["date"],
            "date_precision": fields["date_precision"],
            "date_relative": False,
            "events": [{"event": "signed", "date": fields["date"]}],
            "ordinal": None,
            "anniversary": None,
            "in_force": fields["in_force"],
        }
        places = tuple(place for place in agreement.places if place.role == "party")
        facts.append(Fact("", FactKind.TIE, tie, agreement.evidence, 0.9, places))
    return facts


def _side(party: Mapping[str, Json]) -> dict[str, Json]:
    text = str(party["zh_hans"] or party["text"])
    role = "mission" if _MISSION.search(text) else "government"
    return {**party, "role": role, "country": None, "level": None, "implied": False, "full": party["text"]}
