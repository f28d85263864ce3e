"""Nothing unknown, nothing twice, nothing forgotten."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import Placed, Solution
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class ExistingNames:
    """Meetings, slots, rooms and interpreters named by an answer exist, and no meeting is placed twice."""

    name = "existing_names"

    def violations(self, instance: Instance, placed: list[Placed]) -> Iterator[Violation]:
        """Yield placements that name what does not exist, and repetitions."""
        seen: Counter[int] = Counter()
        for one in placed:
            if not 0 <= one.meeting < len(instance.meetings):
                yield Violation(self.name, f"there is no meeting {one.meeting}")
                continue
            seen[one.meeting] += 1
            if seen[one.meeting] == 2:
                yield Violation(self.name, f"{naming.meeting(instance, one.meeting)} is placed twice", (one.meeting,))
            for kind, index, top in (
                ("slot", one.slot, instance.slots),
                ("room", one.room, len(instance.rooms)),
                ("interpreter", one.interpreter, len(instance.interpreters)),
            ):
                if index is not None and not 0 <= index < top:
                    yield Violation(
                        self.name,
                        f"{naming.meeting(instance, one.meeting)} names {kind} {index}, which does not exist",
                        (one.meeting,),
                    )


class EveryMeetingHeld:
    """Where the instance says so, every meeting is held."""

    name = "every_meeting_held"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings without a slot."""
        if not instance.hold_all:
            return
        for meeting, slot in enumerate(timetable.slot):
            if slot == NOWHERE and not instance.meetings[meeting].cancelled:
                yield Violation(self.name, f"{naming.meeting(instance, meeting)} must be held and is not", (meeting,))


class CancelledNotHeld:
    """A cancelled meeting is not held."""

    name = "cancelled_not_held"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield cancelled meetings that have a slot."""
        for meeting in timetable.held():
            if instance.meetings[meeting].cancelled:
                yield Violation(self.name, f"{naming.meeting(instance, meeting)} is cancelled and is held", (meeting,))


class EveryMeetingAccounted:
    """Every meeting is either held or listed as unscheduled with a reason."""

    name = "every_meeting_accounted"

    def violations(self, instance: Instance, solution: Solution) -> Iterator[Violation]:
        """Yield meetings in neither list or in both, listed twice or unknown, and reasons left empty."""
        held = {one.meeting for one in solution.meetings}
        left = Counter(one.meeting for one in solution.unscheduled)
        for meeting in range(len(instance.meetings)):
            name = naming.meeting(instance, meeting)
            if meeting in held and left[meeting]:
                yield Violation(self.name, f"{name} is both held and listed as unscheduled", (meeting,))
            elif meeting not in held and not left[meeting]:
                yield Violation(self.name, f"{name} is neither held nor listed as unscheduled", (meeting,))
            elif left[meeting] > 1:
                yield Violation(self.name, f"{name} is listed as unscheduled twice", (meeting,))
        for one in solution.unscheduled:
            if not 0 <= one.meeting < len(instance.meetings):
                yield Violation(self.name, f"unscheduled names meeting {one.meeting}, which does not exist")
            elif not one.reason.strip():
                yield Violation(
                    self.name,
                    f"{naming.meeting(instance, one.meeting)} is unscheduled without a reason",
                    (one.meeting,),
                )
