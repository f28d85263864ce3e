"""Breaks of the b2b problem: how often a participant's meetings are interrupted."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.objectives.occupancy import busy_masks
from youcheng.engines.scheduling.timetable import Timetable


def breaks_of(busy: int) -> int:
    """Return the maximal runs of set bits minus one (0 for an empty mask). Noon is no special border."""
    runs = (busy & ~(busy >> 1)).bit_count()
    return max(runs - 1, 0)


class Breaks:
    """For each participant the maximal runs of consecutive slots with a meeting minus one, summed."""

    key: ObjectiveKey = "breaks"
    maximise = False

    def value(self, instance: Instance, timetable: Timetable) -> int:
        """Return the sum over participants."""
        return sum(breaks_of(busy) for busy in busy_masks(instance, timetable))
