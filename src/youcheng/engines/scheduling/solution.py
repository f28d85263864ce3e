"""The answer: a timetable, what it is worth, how far from the best it can at most be, and why requests were left out.

The JSON Schema of :class:`Solution` is published in ``docs/reference/schemas/``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Status = Literal["optimal", "feasible", "infeasible", "unknown"]


class Placed(BaseModel):
    """A meeting held: its first slot, and its room and interpreter where the instance has them."""

    model_config = ConfigDict(extra="forbid")

    meeting: int
    slot: int
    room: int | None = None
    interpreter: int | None = None


class LeftOut(BaseModel):
    """A request that is not held, and why, in words."""

    model_config = ConfigDict(extra="forbid")

    meeting: int
    reason: str


class Conflict(BaseModel):
    """One reason why no timetable exists: what collides, and what would resolve it."""

    model_config = ConfigDict(extra="forbid")

    kind: str
    text: str
    relax: str
    participants: list[int] = []
    meetings: list[int] = []
    rooms: list[int] = []
    slots: list[int] = []


class Solution(BaseModel):
    """A timetable with its value and bound.

    ``objective`` and ``bound`` share their keys (those of ``Instance.objectives``); a value not known is null. For
    ``weight`` the bound is from above, for all others from below, each given that the objectives before it are at their
    bound. ``conflict`` appears only when the status is ``infeasible``: a minimal set of reasons.
    """

    model_config = ConfigDict(extra="forbid")

    status: Status
    objective: dict[str, int | None]
    bound: dict[str, int | None]
    seconds: float
    seed: int
    meetings: list[Placed]
    unscheduled: list[LeftOut]
    conflict: list[Conflict] | None = Field(default=None, exclude_if=lambda value: value is None)
