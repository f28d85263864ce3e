"""Rows of initiatives."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name
from youcheng.registry.domain.projection.tables import INITIATIVE, Table, Values


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The initiative, once it has a name."""
    name, language = main_name(facts)
    if not name:
        return
    yield (
        INITIATIVE,
        {
            **facts.row(),
            "name": name,
            "name_language": language,
            "event_id": facts.value("adopted_at_event", None),
            "adopted_on": facts.value("adopted_on"),
            "areas": facts.texts("area"),
        },
    )
