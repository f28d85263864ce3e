"""The working form of a timetable: three parallel lists that solvers, objectives and checker can walk quickly."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import Placed

NOWHERE = -1


@dataclass(slots=True)
class Timetable:
    """For each meeting of the instance: first slot, room and interpreter, or :data:`NOWHERE`."""

    slot: list[int]
    room: list[int]
    interpreter: list[int]

    @classmethod
    def empty(cls, instance: Instance) -> Timetable:
        """Return a timetable that holds nothing."""
        count = len(instance.meetings)
        return cls([NOWHERE] * count, [NOWHERE] * count, [NOWHERE] * count)

    @classmethod
    def of(cls, instance: Instance, placed: Iterable[Placed]) -> Timetable:
        """Lay out placements (each meeting at most once; the checker names repetitions)."""
        table = cls.empty(instance)
        for one in placed:
            table.slot[one.meeting] = one.slot
            table.room[one.meeting] = NOWHERE if one.room is None else one.room
            table.interpreter[one.meeting] = NOWHERE if one.interpreter is None else one.interpreter
        return table

    def held(self) -> list[int]:
        """Return the meetings that have a slot, in order."""
        return [meeting for meeting, slot in enumerate(self.slot) if slot != NOWHERE]

    def placed(self) -> list[Placed]:
        """Return the placements as an answer gives them."""
        return [
            Placed(
                meeting=meeting,
                slot=self.slot[meeting],
                room=None if self.room[meeting] == NOWHERE else self.room[meeting],
                interpreter=None if self.interpreter[meeting] == NOWHERE else self.interpreter[meeting],
            )
            for meeting in self.held()
        ]

    def copy(self) -> Timetable:
        """Return an independent copy."""
        return Timetable(self.slot.copy(), self.room.copy(), self.interpreter.copy())
