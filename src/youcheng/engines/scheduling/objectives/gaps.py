"""Idle slots: what tires a guest most."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.objectives.occupancy import between, busy_masks, mask_of
from youcheng.engines.scheduling.timetable import Timetable


class GapSlots:
    """Slots in which a participant is available yet idle, between their first and last meeting of a day, summed."""

    key: ObjectiveKey = "gap_slots"
    maximise = False

    def value(self, instance: Instance, timetable: Timetable) -> int:
        """Return the sum over participants and days."""
        days = [((1 << last) - (1 << first)) for first, last in instance.days]
        total = 0
        for person, busy in zip(instance.participants, busy_masks(instance, timetable), strict=True):
            if busy & (busy - 1) == 0:
                continue
            away = mask_of(person.forbidden)
            for day in days:
                today = busy & day
                total += (between(today) & ~today & ~away).bit_count()
        return total
