"""How much a new timetable changes an announced one: the objective of solving again after an edit."""

from __future__ import annotations

from collections.abc import Mapping

from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class Moved:
    """Meetings that had a slot and now have another or none."""

    def __init__(self, announced: Mapping[int, int]) -> None:
        self.announced = dict(announced)

    def value(self, timetable: Timetable) -> int:
        """Return the number of meetings moved or dropped."""
        return len(self.meetings(timetable))

    def meetings(self, timetable: Timetable) -> list[int]:
        """Return the meetings moved or dropped, in order."""
        return sorted(
            meeting for meeting, slot in self.announced.items() if slot != NOWHERE and timetable.slot[meeting] != slot
        )
