"""What a timetable is worth: one small class per objective, each computed from the timetable alone."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.objectives.breaks import Breaks
from youcheng.engines.scheduling.objectives.changes import InterpreterChanges
from youcheng.engines.scheduling.objectives.gaps import GapSlots
from youcheng.engines.scheduling.objectives.moved import Moved
from youcheng.engines.scheduling.objectives.objective import Objective
from youcheng.engines.scheduling.objectives.weight import Weight
from youcheng.engines.scheduling.timetable import Timetable

__all__ = ["OBJECTIVES", "Moved", "Objective", "better", "evaluate"]

OBJECTIVES: dict[ObjectiveKey, Objective] = {
    objective.key: objective for objective in (Weight(), GapSlots(), InterpreterChanges(), Breaks())
}


def evaluate(instance: Instance, timetable: Timetable) -> dict[str, int | None]:
    """Return the value of each of the instance's objectives, in their order of importance."""
    return {key: OBJECTIVES[key].value(instance, timetable) for key in instance.objectives}


def better(instance: Instance, one: dict[str, int | None], other: dict[str, int | None] | None) -> bool:
    """Tell whether ``one`` beats ``other`` in the instance's order of importance."""
    if other is None:
        return True
    for key in instance.objectives:
        mine, theirs = one[key], other[key]
        if mine is None or theirs is None:
            return theirs is None and mine is not None
        if mine != theirs:
            return mine > theirs if OBJECTIVES[key].maximise else mine < theirs
    return False
