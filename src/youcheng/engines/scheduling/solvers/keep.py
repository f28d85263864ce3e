"""What a new solve must or should keep of an announced timetable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from youcheng.engines.scheduling.solution import Placed

MOVE_WEIGHT = 5


@dataclass(frozen=True, slots=True)
class Keep:
    """Pinned meetings stay exactly as they are; each other announced meeting moved or dropped costs ``move_weight``.

    The cost is counted into the first objective: in weight points for gatherings, in breaks for the b2b class. So
    nothing announced moves merely to save idle slots.
    """

    pins: Mapping[int, Placed] = field(default_factory=dict)
    announced: Mapping[int, int] = field(default_factory=dict)
    move_weight: int = MOVE_WEIGHT
