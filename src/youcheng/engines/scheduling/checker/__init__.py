"""The independent checker: verifies any timetable from the instance alone and knows no solver."""

from __future__ import annotations

from youcheng.engines.scheduling.checker.completeness import (
    CancelledNotHeld,
    EveryMeetingAccounted,
    EveryMeetingHeld,
    ExistingNames,
)
from youcheng.engines.scheduling.checker.constraint import Constraint, Violation
from youcheng.engines.scheduling.checker.fairness import FairBreaks
from youcheng.engines.scheduling.checker.interpreters import InterpreterFits, InterpreterFree, OneMeetingPerInterpreter
from youcheng.engines.scheduling.checker.people import AtMostPerDay, OneMeetingAtATime, PresentPeople
from youcheng.engines.scheduling.checker.places import (
    OneMeetingPerRoom,
    RoomBigEnough,
    RoomNamed,
    RoomOpen,
    TablesSuffice,
)
from youcheng.engines.scheduling.checker.timing import FixedSlot, InOrder, InWindow, WithinADay
from youcheng.engines.scheduling.checker.value import BoundHolds, ObjectiveAsReported
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import Placed, Solution
from youcheng.engines.scheduling.timetable import Timetable

__all__ = ["CONSTRAINTS", "Constraint", "Violation", "check", "check_timetable"]

CONSTRAINTS: tuple[Constraint, ...] = (
    WithinADay(),
    FixedSlot(),
    InWindow(),
    InOrder(),
    PresentPeople(),
    OneMeetingAtATime(),
    AtMostPerDay(),
    RoomNamed(),
    RoomBigEnough(),
    RoomOpen(),
    OneMeetingPerRoom(),
    TablesSuffice(),
    InterpreterFits(),
    InterpreterFree(),
    OneMeetingPerInterpreter(),
    EveryMeetingHeld(),
    CancelledNotHeld(),
    FairBreaks(),
)


def check_timetable(instance: Instance, timetable: Timetable) -> list[Violation]:
    """Return every broken hard constraint; an empty list means the timetable is valid."""
    return [violation for constraint in CONSTRAINTS for violation in constraint.violations(instance, timetable)]


def check_placements(instance: Instance, placed: list[Placed]) -> list[Violation]:
    """Check that the placements name things that exist, each meeting once; then every constraint."""
    unknown = list(ExistingNames().violations(instance, placed))
    if unknown:
        return unknown
    return check_timetable(instance, Timetable.of(instance, placed))


def check(instance: Instance, solution: Solution) -> list[Violation]:
    """Check an answer: placements, constraints, objective as reported, bounds that hold, every meeting accounted for.

    An answer of status ``infeasible`` or ``unknown`` holds no timetable, so there is nothing to verify but that.
    """
    if solution.status in ("infeasible", "unknown") and not solution.meetings:
        return []
    violations = check_placements(instance, solution.meetings)
    if any(violation.constraint == ExistingNames.name for violation in violations):
        return violations
    timetable = Timetable.of(instance, solution.meetings)
    violations += EveryMeetingAccounted().violations(instance, solution)
    violations += ObjectiveAsReported().violations(instance, timetable, solution)
    violations += BoundHolds().violations(instance, solution)
    return violations
