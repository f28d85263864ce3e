"""What a plan is made from: units with their ties, and candidate ties with scores."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Literal["province", "city", "county"]


class Strict(BaseModel):
    """A document whose unknown words are errors, never ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Knowledge(StrEnum):
    """How far a unit's existing ties are known: unknown is not none."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNKNOWN = "unknown"


class Tie(Strict):
    """An existing tie of a unit."""

    partner: str = Field(description="Id of the partner place.")
    country: str = Field(description="ISO 3166-1 alpha-2 of the partner.")
    active: bool | None = Field(None, description="Null when activity is not known.")


class Unit(Strict):
    """A province, city or county of the region planned for."""

    id: str
    name: str = ""
    level: Level
    region: str | None = Field(None, description="Part of the region, such as east, centre, west.")
    parent: str | None = None
    ties: tuple[Tie, ...] = ()
    known: Knowledge = Knowledge.UNKNOWN


class Candidate(Strict):
    """A tie that could be sought."""

    unit: str
    partner: str
    country: str
    score: float = Field(ge=0, le=1, description="How well the two suit each other, from matching.")


class Instance(Strict):
    """Units and candidate ties of one region."""

    units: tuple[Unit, ...]
    candidates: tuple[Candidate, ...]
    left_out: dict[str, float] = Field(
        default_factory=dict,
        description="Per unit, the best score among its candidates that are not listed: bounds hold for those too.",
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [unit.id for unit in self.units]
        if len(set(ids)) != len(ids):
            raise ValueError(f"units listed twice: {sorted({one for one in ids if ids.count(one) > 1})}")
        known = set(ids)
        strangers = sorted({one.unit for one in self.candidates if one.unit not in known})
        if strangers:
            raise ValueError(f"candidates name units that are not listed: {strangers[:5]}")
        pairs = {(one.unit, one.partner) for one in self.candidates}
        if len(pairs) != len(self.candidates):
            raise ValueError("a candidate tie is listed twice")
        bare = sorted(set(self.left_out) - {one.unit for one in self.candidates})
        if bare:
            raise ValueError(f"left_out names units of which no candidate is listed: {bare[:5]}")
        tied = {(unit.id, tie.partner) for unit in self.units for tie in unit.ties}
        if tied & pairs:
            raise ValueError(f"candidates that are ties already: {sorted(tied & pairs)[:5]}")
        return self
