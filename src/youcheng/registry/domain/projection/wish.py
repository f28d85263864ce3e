"""Rows of wishes for a partner."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.tables import WISH, Table, Values


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The wish, once it is known who seeks."""
    place = facts.value("place", None)
    if place is None:
        return
    fact = facts.one("wish")
    sought = fact.value if fact else {}
    yield (
        WISH,
        {
            **facts.row(),
            "place_id": place,
            "country": sought.get("country", ""),
            "traits": sought.get("traits", ""),
            "language": fact.language if fact else "",
            "stated_on": facts.value("stated_on"),
        },
    )
