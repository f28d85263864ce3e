"""Rows of record claims."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.tables import RECORD, Table, Values


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The record claim, once its words are known."""
    fact = facts.one("record")
    if fact is None:
        return
    yield (
        RECORD,
        {
            **facts.row(),
            "subject_id": facts.value("subject", None),
            "text": fact.value["text"],
            "language": fact.language,
            "comparator": fact.value.get("comparator", ""),
            "measure": fact.value.get("measure", ""),
            "scope": fact.value.get("scope", ""),
            "period": fact.value.get("period", ""),
        },
    )
