"""What a feature is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching import geography
from youcheng.engines.matching.evidence import Evidence
from youcheng.engines.matching.ground import Ground

Values = NDArray[np.float32]


class Group(StrEnum):
    """The families of features; the reasons shown to a reader are one per family."""

    PARTNERS_OF_PARTNERS = "partners_of_partners"
    NEARBY = "nearby"
    AFFINITY = "affinity"
    PORTFOLIO = "portfolio"
    DISTANCE = "distance"
    SIZE = "size"
    STANDING = "standing"
    NAME = "name"


@dataclass(frozen=True)
class View:
    """One origin and the candidates to be described: all that a feature sees.

    ``signals`` holds the origin's row of each whole-graph score, one entry per place.
    """

    evidence: Evidence
    origin: int
    candidates: NDArray[np.int64]
    signals: Mapping[str, Values]

    @property
    def ground(self) -> Ground:
        """The places themselves."""
        return self.evidence.ground

    @cached_property
    def country(self) -> int:
        """The origin's country."""
        return int(self.ground.country[self.origin])

    @cached_property
    def countries(self) -> NDArray[np.int64]:
        """The candidates' countries."""
        return self.ground.country[self.candidates]

    @cached_property
    def belts(self) -> NDArray[np.int64]:
        """The candidates' belts."""
        return self.ground.belt[self.candidates]

    @cached_property
    def districts(self) -> NDArray[np.int64]:
        """The candidates' districts."""
        return self.ground.district[self.candidates]

    @cached_property
    def kilometres(self) -> Values:
        """The candidates' distances; NaN where unknown."""
        return geography.distances(self.ground.points, self.origin, self.candidates)

    @cached_property
    def log_distance(self) -> Values:
        """``log(km + 50)``: fifty kilometres more or less matter near, not far."""
        return np.log(self.kilometres + 50)

    @cached_property
    def own_by_country(self) -> Values:
        """The origin's ties with each country."""
        ties: Values = self.evidence.of[self.origin].toarray().ravel().astype(np.float32)
        return ties

    @cached_property
    def into_own_country(self) -> Values:
        """Each place's ties with the origin's country, one entry per place of the world."""
        ties: Values = self.evidence.into[:, self.country].toarray().ravel().astype(np.float32)
        return ties

    def signal(self, name: str) -> Values:
        """A whole-graph score of the candidates."""
        return self.signals[name][self.candidates]

    def constant(self, value: float) -> Values:
        """One value of the origin, repeated."""
        return np.full(len(self.candidates), value, dtype=np.float32)


@dataclass(frozen=True)
class Feature:
    """A declared feature: a name, its family, what it says in one sentence, and how to compute it."""

    name: str
    group: Group
    says: str
    compute: Callable[[View], Values]


def declare(group: Group, says: str) -> Callable[[Callable[[View], Values]], Feature]:
    """Turn a function of a view into a :class:`Feature` that bears its name."""

    def wrap(compute: Callable[[View], Values]) -> Feature:
        return Feature(compute.__name__, group, says, compute)

    return wrap
