"""The shape of a constraint and of its violation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: the constraint's name, the sentence for a person, and the meetings it concerns."""

    constraint: str
    text: str
    meetings: tuple[int, ...] = ()


class Constraint(Protocol):
    """A hard rule of every valid timetable."""

    name: str

    def violations(self, instance: Instance, timetable: Timetable) -> Iterator[Violation]:
        """Yield every place where the rule is broken."""
        ...
