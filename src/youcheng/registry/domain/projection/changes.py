"""What a projection changed, counted per table, with the first few spelled out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

DETAILS_KEPT = 50


@dataclass(slots=True)
class Changes:
    """Rows created, updated and deleted by table name; falsy when there are none."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    deleted: Counter[str] = field(default_factory=Counter)
    details: list[dict[str, Any]] = field(default_factory=list)
    """``{"table", "entity", "change", "before", "after"}`` of the first fifty."""

    def __bool__(self) -> bool:
        return bool(self.total)

    @property
    def total(self) -> int:
        """How many rows changed."""
        return self.created.total() + self.updated.total() + self.deleted.total()

    def add(self, other: Changes) -> None:
        """Take in another projection's changes."""
        self.created.update(other.created)
        self.updated.update(other.updated)
        self.deleted.update(other.deleted)
        self.details.extend(other.details[: max(0, DETAILS_KEPT - len(self.details))])

    def note(
        self, table: str, entity: str, change: str, before: dict[str, Any] | None, after: dict[str, Any] | None
    ) -> None:
        """Count one row and keep its details while there is room."""
        {"created": self.created, "updated": self.updated, "deleted": self.deleted}[change][table] += 1
        if len(self.details) < DETAILS_KEPT:
            self.details.append({"table": table, "entity": entity, "change": change, "before": before, "after": after})

    def to_json(self) -> dict[str, Any]:
        """Plain values for ``--json``."""
        return {
            "total": self.total,
            "created": dict(sorted(self.created.items())),
            "updated": dict(sorted(self.updated.items())),
            "deleted": dict(sorted(self.deleted.items())),
            "details": self.details,
        }
