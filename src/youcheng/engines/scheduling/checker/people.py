"""What participants can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import Timetable


class PresentPeople:
    """Nobody meets while away."""

    name = "present_people"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each participant who is away during a slot of a meeting of theirs."""
        for meeting in timetable.held():
            request, start = instance.meetings[meeting], timetable.slot[meeting]
            for person in request.who:
                away = instance.participants[person].forbidden
                for slot in range(start, start + request.dur):
                    if slot in away:
                        yield Violation(
                            self.name,
                            f"{naming.participant(instance, person)} is away at {naming.slot(instance, slot)}, "
                            f"during {naming.meeting(instance, meeting)}",
                            (meeting,),
                        )


class OneMeetingAtATime:
    """Nobody is in two meetings at once."""

    name = "one_meeting_at_a_time"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each participant and slot that two meetings claim."""
        taken: dict[tuple[int, int], int] = {}
        for meeting in timetable.held():
            request, start = instance.meetings[meeting], timetable.slot[meeting]
            for person in request.who:
                for slot in range(start, start + request.dur):
                    other = taken.setdefault((person, slot), meeting)
                    if other != meeting:
                        yield Violation(
                            self.name,
                            f"{naming.participant(instance, person)} is in {naming.meeting(instance, other)} and "
                            f"{naming.meeting(instance, meeting)} at {naming.slot(instance, slot)}",
                            (other, meeting),
                        )


class AtMostPerDay:
    """Nobody has more meetings in a day than they accept."""

    name = "at_most_per_day"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each participant and day over the limit."""
        count: Counter[tuple[int, int]] = Counter()
        held = timetable.held()
        for meeting in held:
            day = _day_of(instance, timetable.slot[meeting])
            for person in instance.meetings[meeting].who:
                count[person, day] += 1
        for (person, day), number in sorted(count.items()):
            limit = instance.participants[person].max_per_day
            if limit is not None and number > limit:
                theirs = tuple(
                    meeting
                    for meeting in held
                    if person in instance.meetings[meeting].who and _day_of(instance, timetable.slot[meeting]) == day
                )
                yield Violation(
                    self.name,
                    f"{naming.participant(instance, person)} has {number} meetings on day {day + 1} and accepts at "
                    f"most {limit}",
                    theirs,
                )


def _day_of(instance: Instance, slot: int) -> int:
    return next((day for day, (first, last) in enumerate(instance.days) if first <= slot < last), -1)
