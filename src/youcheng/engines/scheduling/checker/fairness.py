"""Nobody's day is much more broken up than another's."""

from __future__ import annotations

from collections.abc import Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker.constraint import Violation
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives.breaks import breaks_of
from youcheng.engines.scheduling.objectives.occupancy import busy_masks
from youcheng.engines.scheduling.timetable import Timetable


class FairBreaks:
    """The numbers of breaks of any two participants differ by at most the instance's ``fairness``."""

    name = "fair_breaks"

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield the two participants furthest apart, if too far."""
        if instance.fairness is None or not instance.participants:
            return
        breaks = [breaks_of(busy) for busy in busy_masks(instance, timetable)]
        most, least = breaks.index(max(breaks)), breaks.index(min(breaks))
        if breaks[most] - breaks[least] > instance.fairness:
            yield Violation(
                self.name,
                f"{naming.participant(instance, most)} has {breaks[most]} breaks and "
                f"{naming.participant(instance, least)} {breaks[least]}: they may differ by at most "
                f"{instance.fairness}",
            )
