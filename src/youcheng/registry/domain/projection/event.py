"""Rows of events."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name
from youcheng.registry.domain.projection.tables import EVENT, Table, Values
from youcheng.registry.models import Event


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The event, as soon as anything is known of it."""
    if not facts:
        return
    name, language = main_name(facts)
    yield (
        EVENT,
        {
            **facts.row(),
            "kind": facts.value("event_kind", Event.Kind.OTHER.value),
            "name": name,
            "name_language": language,
            "starts": facts.value("starts"),
            "ends": facts.value("ends"),
            "place_id": facts.value("held_at", None),
            "plans": facts.texts("plan"),
        },
    )
