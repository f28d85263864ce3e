"""What comes out: the ties to seek, how good the plan is, and what each rule costs."""

from __future__ import annotations

from typing import Literal

from youcheng.engines.layout.instance import Knowledge, Strict


class Chosen(Strict):
    """One tie to seek."""

    unit: str
    partner: str
    country: str
    score: float
    reward: float
    """Worth of spreading: the unit's weight times the reward of its next tie."""
    rests_on: Knowledge
    """How far the unit's existing ties are known."""


class Unmet(Strict):
    """A rule that cannot be met in full, and by how much it is missed."""

    rule: str
    unit: str | None = None
    missing: int
    reason: Literal["no_candidate", "rules_collide", "not_planned_for"]


class Price(Strict):
    """What a binding rule costs: the objective without it, and the gain."""

    rule: str
    objective_without: float
    gain: float


class Plan(Strict):
    """A plan with its proof."""

    status: Literal["optimal", "feasible"]
    objective: float
    bound: float
    """No plan under this policy can have a greater objective."""
    score: float
    """Sum of the chosen candidates' weighted scores, before mixing with balance."""
    spread: float
    """Sum of the rewards, before mixing."""
    chosen: tuple[Chosen, ...]
    unmet: tuple[Unmet, ...] = ()
    not_planned_for: tuple[str, ...] = ()
    """Units left alone because nobody knows what ties they have."""
    candidates: int
    considered: int
    """Candidates that the exact step looked at; those left out cannot raise the objective above ``bound``."""
    seconds: float
    prices: tuple[Price, ...] = ()

    @property
    def gap(self) -> float:
        """Greatest share of the bound that the plan can miss."""
        return max(0.0, (self.bound - self.objective) / self.bound) if self.bound > 0 else 0.0
