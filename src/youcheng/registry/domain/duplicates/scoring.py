"""A pair's score: the sum of what speaks for and against it, as a share between 0 and 1.

Each reason gives points in log-odds; the score is the logistic function of the prior and their sum, so reasons add up
and no single one but a shared identifier decides. The points were set by looking at pairs of a list of 10,055 places
(``docs/howto/merges.md`` has what that measured).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import Any

LEAST = 0.35
"""Pairs below this are not worth a person's time."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What speaks for (positive points) or against a pair; ``values`` fill the words that a page has for ``code``."""

    code: str
    points: float
    values: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """``{"code": …, "points": …, "values": {…}}``"""
        return {"code": self.code, "points": self.points, "values": self.values}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of one kind that may be the same; ``left`` is the smaller id."""

    kind: str
    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]


def pair_of(kind: str, one: str, other: str, reasons: list[Reason], *, prior: float) -> Pair:
    """The pair with its score, its weightiest reasons first."""
    left, right = sorted((one, other))
    total = prior + sum(reason.points for reason in reasons)
    ordered = sorted(reasons, key=lambda reason: (-abs(reason.points), reason.code))
    return Pair(kind, left, right, round(1 / (1 + exp(-total)), 3), tuple(ordered))
