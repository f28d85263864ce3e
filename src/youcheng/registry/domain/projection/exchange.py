"""Rows of exchanges between the parties of a tie."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name
from youcheng.registry.domain.projection.tables import EXCHANGE, Table, Values
from youcheng.registry.models import Event


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The exchange, once its tie is known."""
    tie = facts.value("of_tie", None)
    if tie is None:
        return
    summary, language = main_name(facts, "summary")
    yield (
        EXCHANGE,
        {
            **facts.row(),
            "tie_id": tie,
            "kind": facts.value("event_kind", Event.Kind.OTHER.value),
            "summary": summary,
            "language": language,
            "on": facts.value("on"),
        },
    )
