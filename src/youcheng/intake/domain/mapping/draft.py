"""What a fact would say in the registry: entities and claims, and what a person must answer first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from youcheng.registry.models import Entity

Value = Any
"""A claim's value as JSON, shaped by ``registry.properties``."""


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A claim that does not stand yet."""

    entity: str
    property: str
    value: Value
    language: str = ""
    valid_from: str = ""
    valid_to: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """What only a person can say. ``place``: which place stands at ``index`` of the finding's places."""

    code: str
    index: int | None = None

    def to_json(self) -> dict[str, Any]:
        """The form kept in ``Finding.needs``."""
        return {"code": self.code} if self.index is None else {"code": self.code, "index": self.index}


@dataclass(slots=True)
class Draft:
    """Everything one fact would say. ``entity`` is what it speaks of, None until the needs are met."""

    entity: str | None = None
    kinds: dict[str, Entity.Kind] = field(default_factory=dict)
    """Entities that may have to be made first, with their kinds; places of the gazetteer come by their own verb."""
    claims: list[DraftClaim] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)

    def about(self, entity: str, kind: Entity.Kind) -> None:
        """Say what the fact speaks of."""
        self.entity = entity
        self.mention(entity, kind)

    def mention(self, entity: str, kind: Entity.Kind) -> None:
        """Say that the fact needs an entity."""
        self.kinds.setdefault(entity, kind)

    def say(
        self,
        property: str,
        value: Value,
        *,
        of: str | None = None,
        language: str = "",
        valid_from: str = "",
        valid_to: str = "",
    ) -> None:
        """Add a claim about the fact's entity, or about ``of``; an empty value says nothing."""
        entity = of or self.entity
        if entity is None or value in (None, "", [], {}):
            return
        claim = DraftClaim(entity, property, value, language, valid_from, valid_to)
        if claim not in self.claims:
            self.claims.append(claim)

    def ask(self, code: str, index: int | None = None) -> None:
        """Say that a person must answer first."""
        need = Need(code, index)
        if need not in self.needs:
            self.needs.append(need)
