"""The shape every objective has."""

from __future__ import annotations

from typing import Protocol

from youcheng.engines.scheduling.instance import Instance, ObjectiveKey
from youcheng.engines.scheduling.timetable import Timetable


class Objective(Protocol):
    """One thing to make as great or as small as possible."""

    key: ObjectiveKey
    maximise: bool

    def value(self, instance: Instance, timetable: Timetable) -> int:
        """Return the timetable's value, recomputed from scratch."""
        ...
