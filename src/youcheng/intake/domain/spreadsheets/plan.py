"""How the columns of a list are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from youcheng.intake.models import ImportDraft


@dataclass(frozen=True, slots=True)
class Plan:
    """The field of each column (counted from 0), the headers, and what no column says.

    ``home`` is the place that is our side of every row; ``kind`` the kind of tie where a row names none;
    ``places`` what a person said names mean; ``epoch`` where day numbers begin.
    """

    columns: Mapping[int, str]
    headers: tuple[str, ...]
    home: str = ""
    kind: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    epoch: int = 1900

    def column_of(self, wanted: str) -> int | None:
        """The first column that is read as a field."""
        return next((column for column, name in self.columns.items() if name == wanted), None)

    @property
    def has_sides(self) -> bool:
        """Whether both parties can be known from a row."""
        fields = set(self.columns.values())
        return "parties" in fields or ("party_b" in fields and ("party_a" in fields or bool(self.home)))


def plan_of(draft: ImportDraft) -> Plan:
    """The plan that a draft holds."""
    return make_plan(draft.columns, draft.headers, draft.defaults, draft.epoch)


def make_plan(columns: Mapping[str, str], headers: list[str], defaults: Mapping[str, Any], epoch: int) -> Plan:
    """A plan from the form in which drafts keep it."""
    return Plan(
        columns={int(column): name for column, name in sorted(columns.items(), key=lambda item: int(item[0]))},
        headers=tuple(headers),
        home=defaults.get("home", ""),
        kind=defaults.get("kind", ""),
        places=defaults.get("places", {}),
        epoch=epoch,
    )
