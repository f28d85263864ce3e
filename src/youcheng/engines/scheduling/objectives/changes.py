"""Interpreter changes: a guest who keeps the same voice all day is better served."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class InterpreterChanges:
    """For each participant the distinct interpreters used minus one, summed over those who use any."""

    key: ObjectiveKey = "interpreter_changes"
    maximise = False

    def value(self, instance: Instance, timetable: Timetable) -> int:
        """Return the sum over participants."""
        heard: dict[int, set[int]] = {}
        for meeting in timetable.held():
            interpreter = timetable.interpreter[meeting]
            if interpreter == NOWHERE:
                continue
            for person in instance.meetings[meeting].who:
                heard.setdefault(person, set()).add(interpreter)
        return sum(len(voices) - 1 for voices in heard.values())
