"""What rooms and tables can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class RoomNamed:
    """Where the instance names rooms, each meeting held has one; where it only counts tables, none has."""

    name = "room_named"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings without a room, or with one that does not exist."""
        for meeting in timetable.held():
            if instance.has_rooms and timetable.room[meeting] == NOWHERE:
                yield Violation(self.name, f"{naming.meeting(instance, meeting)} has no room", (meeting,))
            if not instance.has_rooms and timetable.room[meeting] != NOWHERE:
                yield Violation(
                    self.name, f"{naming.meeting(instance, meeting)} names a room where only tables exist", (meeting,)
                )


class RoomBigEnough:
    """A room seats everyone."""

    name = "room_big_enough"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings larger than their room."""
        for meeting, room in _in_rooms(instance, timetable):
            size, cap = instance.meetings[meeting].size, instance.rooms[room].cap
            if size > cap:
                yield Violation(
                    self.name,
                    f"{naming.meeting(instance, meeting)} brings {size} people into {naming.room(instance, room)}, "
                    f"which holds {cap}",
                    (meeting,),
                )


class RoomOpen:
    """A room is open during the whole meeting."""

    name = "room_open"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each slot of a meeting in which its room is closed."""
        for meeting, room in _in_rooms(instance, timetable):
            start = timetable.slot[meeting]
            for slot in range(start, start + instance.meetings[meeting].dur):
                if slot in instance.rooms[room].forbidden:
                    yield Violation(
                        self.name,
                        f"{naming.room(instance, room)} is closed at {naming.slot(instance, slot)}, during "
                        f"{naming.meeting(instance, meeting)}",
                        (meeting,),
                    )


class OneMeetingPerRoom:
    """A room holds one meeting at a time."""

    name = "one_meeting_per_room"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each room and slot that two meetings claim."""
        taken: dict[tuple[int, int], int] = {}
        for meeting, room in _in_rooms(instance, timetable):
            start = timetable.slot[meeting]
            for slot in range(start, start + instance.meetings[meeting].dur):
                other = taken.setdefault((room, slot), meeting)
                if other != meeting:
                    yield Violation(
                        self.name,
                        f"{naming.room(instance, room)} holds {naming.meeting(instance, other)} and "
                        f"{naming.meeting(instance, meeting)} at {naming.slot(instance, slot)}",
                        (other, meeting),
                    )


class TablesSuffice:
    """Where only the number of tables is given, no slot has more meetings than tables."""

    name = "tables_suffice"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each slot with too many meetings."""
        if instance.tables is None:
            return
        load: Counter[int] = Counter()
        for meeting in timetable.held():
            start = timetable.slot[meeting]
            load.update(range(start, start + instance.meetings[meeting].dur))
        for slot, number in sorted(load.items()):
            if number > instance.tables:
                yield Violation(
                    self.name,
                    f"{number} meetings at {naming.slot(instance, slot)} need {number} tables and there are "
                    f"{instance.tables}",
                    tuple(
                        meeting
                        for meeting in timetable.held()
                        if 0 <= slot - timetable.slot[meeting] < instance.meetings[meeting].dur
                    ),
                )


def _in_rooms(instance: Instance, timetable: Timetable) -> Iterator[tuple[int, int]]:
    """Yield the meetings held in a room of the instance."""
    if not instance.has_rooms:
        return
    for meeting in timetable.held():
        if timetable.room[meeting] != NOWHERE:
            yield meeting, timetable.room[meeting]
