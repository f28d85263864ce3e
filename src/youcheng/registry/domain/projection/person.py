"""Rows of people and the posts they hold."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.registry.domain.projection.facts import EntityFacts
from youcheng.registry.domain.projection.named import main_name
from youcheng.registry.domain.projection.tables import PERSON, POST, Table, Values


def rows(facts: EntityFacts) -> Iterator[tuple[Table, Values]]:
    """The person with their posts, once they have a name."""
    name, language = main_name(facts)
    if not name:
        return
    yield PERSON, {**facts.row(), "name": name, "name_language": language}
    for fact in facts.many("post"):
        yield (
            POST,
            {
                "person_id": facts.entity,
                "title": fact.value["title"],
                "language": fact.language,
                "body_id": fact.value.get("body"),
                "body_text": fact.value.get("body_text", ""),
                "valid_from": fact.valid_from,
                "valid_to": fact.valid_to,
            },
        )
