"""Which instances the local search can take."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import GATHERING_OBJECTIVES, Instance

LONGEST_DAY = 60  # slots; a day is one 64-bit mask


def suits(instance: Instance) -> bool:
    """Tell whether it can: one-slot meetings, all optional, the objectives of gatherings, days that fit a mask."""
    return (
        not instance.hold_all
        and instance.objectives == GATHERING_OBJECTIVES
        and all(meeting.dur == 1 for meeting in instance.meetings)
        and all(last - first <= LONGEST_DAY for first, last in instance.days)
    )
