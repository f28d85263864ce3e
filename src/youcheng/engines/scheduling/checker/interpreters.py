"""What interpreters can do."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class InterpreterFits:
    """A meeting that needs interpretation has an interpreter of its language pair; one that does not has none."""

    name = "interpreter_fits"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield meetings without the interpreter they need, with the wrong one, or with a needless one."""
        for meeting in timetable.held():
            pair, interpreter = instance.meetings[meeting].pair, timetable.interpreter[meeting]
            name = naming.meeting(instance, meeting)
            if pair is None:
                if interpreter != NOWHERE:
                    yield Violation(self.name, f"{name} needs no interpreter and has one", (meeting,))
            elif interpreter == NOWHERE:
                yield Violation(self.name, f"{name} needs {pair} and has no interpreter", (meeting,))
            elif pair not in instance.interpreters[interpreter].pairs:
                yield Violation(
                    self.name,
                    f"{name} needs {pair}, which {naming.interpreter(instance, interpreter)} lacks",
                    (meeting,),
                )


class InterpreterFree:
    """An interpreter works only when available."""

    name = "interpreter_available"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each slot of a meeting for which its interpreter is not available."""
        for meeting, interpreter in _interpreted(timetable):
            start = timetable.slot[meeting]
            for slot in range(start, start + instance.meetings[meeting].dur):
                if slot not in instance.interpreters[interpreter].available:
                    yield Violation(
                        self.name,
                        f"{naming.interpreter(instance, interpreter)} is not available at "
                        f"{naming.slot(instance, slot)}, during {naming.meeting(instance, meeting)}",
                        (meeting,),
                    )


class OneMeetingPerInterpreter:
    """An interpreter is in one meeting at a time."""

    name = "one_meeting_per_interpreter"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield each interpreter and slot that two meetings claim."""
        taken: dict[tuple[int, int], int] = {}
        for meeting, interpreter in _interpreted(timetable):
            start = timetable.slot[meeting]
            for slot in range(start, start + instance.meetings[meeting].dur):
                other = taken.setdefault((interpreter, slot), meeting)
                if other != meeting:
                    yield Violation(
                        self.name,
                        f"{naming.interpreter(instance, interpreter)} is in {naming.meeting(instance, other)} and "
                        f"{naming.meeting(instance, meeting)} at {naming.slot(instance, slot)}",
                        (other, meeting),
                    )


def _interpreted(timetable: Timetable) -> Iterator[tuple[int, int]]:
    for meeting in timetable.held():
        if timetable.interpreter[meeting] != NOWHERE:
            yield meeting, timetable.interpreter[meeting]
