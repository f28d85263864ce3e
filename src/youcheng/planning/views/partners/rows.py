"""Suggestions as the pages show them: names, reasons in words, what speaks against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_percent

from youcheng.planning.domain.partner_objections import Objections, objections
from youcheng.planning.domain.partner_places import PlaceCard, place_cards
from youcheng.planning.domain.partner_reasons import ReasonWords, against, in_favour, places_named, reason_words
from youcheng.web.languages import bcp47_tag, current


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """One suggested partner."""

    place: PlaceCard
    rank: int
    percentile: str
    reasons: tuple[ReasonWords, ...]
    objections: Objections
    names: Mapping[str, PlaceCard]
    shortlisted: bool = False

    @property
    def in_favour(self) -> list[ReasonWords]:
        """What speaks for it."""
        return in_favour(self.reasons)

    @property
    def against(self) -> list[ReasonWords]:
        """What speaks against it by the model."""
        return against(self.reasons)

    @property
    def sleeping(self) -> list[tuple[str, PlaceCard, str]]:
        """Dormant ties next door: tie, neighbour, date of the last exchange."""
        return [(one.tie, self.names[one.neighbour], one.last_exchange) for one in self.objections.sleeping]

    @property
    def tied_here(self) -> list[PlaceCard]:
        """Its partners in the own country."""
        return [self.names[one] for one in self.objections.tied_here]


def percentile_words(percentile: float) -> str:
    """``99.84`` → “99.8 %”; never rounded up to all."""
    share = min(percentile, 99.99) / 100
    digits = "0.00" if percentile > 99.9 else "0.0"
    return str(format_percent(share, format=f"{digits}%", locale=bcp47_tag(current()).replace("-", "_")))


def suggestion_rows(
    place: PlaceCard, suggestions: Sequence[Mapping[str, Any]], *, shortlisted: Iterable[str] = ()
) -> list[SuggestionRow]:
    """Rows for some suggestions, in a number of queries that does not depend on theirs."""
    ids = [one["place"] for one in suggestions]
    cards = place_cards(ids)
    speaks_against = objections(place, [cards[one] for one in ids])
    named = {one for item in suggestions for one in places_named(item["reasons"])}
    named |= {one for found in speaks_against.values() for one in found.tied_here}
    named |= {one.neighbour for found in speaks_against.values() for one in found.sleeping}
    names = {**place_cards(named - set(cards)), **cards, place.id: place}
    on_list = set(shortlisted)
    return [
        SuggestionRow(
            place=cards[one["place"]],
            rank=one.get("rank", rank),
            percentile=percentile_words(one["percentile"]) if "percentile" in one else "",
            reasons=tuple(reason_words(one["reasons"], names)),
            objections=speaks_against[one["place"]],
            names=names,
            shortlisted=one["place"] in on_list,
        )
        for rank, one in enumerate(suggestions, start=1)
    ]
