"""What an answer says of itself is true."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives import OBJECTIVES, evaluate
from youcheng.engines.scheduling.solution import Solution
from youcheng.engines.scheduling.timetable import Timetable


class ObjectiveAsReported:
    """The objective recomputed equals the one reported."""

    name = "objective_as_reported"

    def violations(self, instance: Instance, timetable: Timetable, solution: Solution) -> Iterator[Violation]:
        """Yield each value that differs, is missing or has no meaning for this instance."""
        actual = evaluate(instance, timetable)
        for key in sorted(actual.keys() | solution.objective.keys()):
            if actual.get(key) != solution.objective.get(key):
                yield Violation(
                    self.name, f"{key} is reported as {solution.objective.get(key)} and is {actual.get(key)}"
                )


class BoundHolds:
    """No value is better than its bound, and "optimal" is claimed only where value and bound meet.

    A bound on a later objective is meant given that the earlier ones are at their bound, so it is compared only then.
    """

    name = "bound_holds"

    def violations(self, instance: Instance, solution: Solution) -> Iterator[Violation]:
        """Yield bounds that are passed or, for an optimal answer, not met."""
        for key in instance.objectives:
            value, bound = solution.objective.get(key), solution.bound.get(key)
            if value is None:
                return
            if bound is None:
                if solution.status == "optimal":
                    yield Violation(self.name, f"the answer is called optimal and {key} has no bound")
                return
            if value > bound if OBJECTIVES[key].maximise else value < bound:
                yield Violation(self.name, f"{key} is {value}, better than its bound {bound}")
            if value != bound:
                if solution.status == "optimal":
                    yield Violation(self.name, f"the answer is called optimal and {key} is {value}, its bound {bound}")
                return
