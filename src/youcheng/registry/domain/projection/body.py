"""Rows of organisations."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name, name_by
from youcheng.registry.domain.projection.tables import BODY, Table, Values


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The organisation, once it has a name."""
    name, language = main_name(facts)
    if not name:
        return
    names = facts.by_language("name")
    yield (
        BODY,
        {
            **facts.row(),
            "kind": facts.value("body_kind", "other"),
            "name": name,
            "name_language": language,
            "name_zh": name_by(names, "zh"),
            "name_en": name_by(names, "en"),
            "name_ja": name_by(names, "ja"),
            "place_id": facts.value("seat", None),
        },
    )
