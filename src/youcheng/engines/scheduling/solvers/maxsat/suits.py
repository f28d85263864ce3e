"""Which instances the MaxSAT search can take."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance


def suits(instance: Instance) -> bool:
    """Tell whether the instance is of this class: all held, one slot each, tables counted, breaks the objective."""
    return (
        instance.objectives == ("breaks",)
        and instance.hold_all
        and instance.tables is not None
        and len(instance.days) == 1
        and not any(meeting.dur > 1 or meeting.pair for meeting in instance.meetings)
        and not any(meeting.cancelled for meeting in instance.meetings)
        and all(person.max_per_day is None for person in instance.participants)
    )
