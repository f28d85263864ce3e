"""When a meeting may be."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class WithinADay:
    """A meeting lies within one day, from its first slot to its last."""

    name = "within_a_day"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings that begin outside every day or run past a day's end."""
        for meeting in timetable.held():
            start = timetable.slot[meeting]
            end = start + instance.meetings[meeting].dur
            if not any(first <= start and end <= last for first, last in instance.days):
                yield Violation(
                    self.name,
                    f"{naming.meeting(instance, meeting)} takes slots {start} to {end - 1}, which no day contains",
                    (meeting,),
                )


class FixedSlot:
    """A meeting with a fixed slot starts there."""

    name = "fixed_slot"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings held elsewhere than their fixed slot."""
        for meeting in timetable.held():
            fixed, start = instance.meetings[meeting].fixed, timetable.slot[meeting]
            if fixed is not None and start != fixed:
                yield Violation(
                    self.name,
                    f"{naming.meeting(instance, meeting)} starts at {naming.slot(instance, start)} but is fixed "
                    f"at {naming.slot(instance, fixed)}",
                    (meeting,),
                )


class InWindow:
    """A meeting with a window (such as the morning) lies in it."""

    name = "in_window"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings that stick out of their window."""
        for meeting in timetable.held():
            request, start = instance.meetings[meeting], timetable.slot[meeting]
            window = request.window
            if window is not None and not (window[0] <= start and start + request.dur <= window[1]):
                yield Violation(
                    self.name,
                    f"{naming.meeting(instance, meeting)} starts at {naming.slot(instance, start)}, outside its "
                    f"window of slots {window[0]} to {window[1] - 1}",
                    (meeting,),
                )


class InOrder:
    """Where two meetings in a stated order are both held, the earlier has ended when the later starts."""

    name = "in_order"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield pairs held in the wrong order or overlapping."""
        for meeting in timetable.held():
            for earlier in instance.meetings[meeting].before:
                start = timetable.slot[earlier]
                if start != NOWHERE and start + instance.meetings[earlier].dur > timetable.slot[meeting]:
                    yield Violation(
                        self.name,
                        f"{naming.meeting(instance, earlier)} has not ended when "
                        f"{naming.meeting(instance, meeting)} starts",
                        (earlier, meeting),
                    )
