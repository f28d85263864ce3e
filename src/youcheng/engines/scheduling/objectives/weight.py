"""The total weight of the meetings held."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.timetable import Timetable


class Weight:
    """The sum of the weights of the meetings held."""

    key: ObjectiveKey = "weight"
    maximise = True

    def value(self, instance: Instance, timetable: Timetable) -> int:
        """Return the sum."""
        return sum(instance.meetings[meeting].weight for meeting in timetable.held())
