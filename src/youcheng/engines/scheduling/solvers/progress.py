"""Anytime solving: where solvers report improvements and bounds, and learn that they should stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives import OBJECTIVES, better, evaluate
from youcheng.engines.scheduling.timetable import Timetable

Values = dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known at one moment; ``timetable`` only where this moment brought a better one."""

    seconds: float
    objective: Values
    bound: Values
    timetable: Timetable | None


@dataclass(slots=True)
class Watch:
    """The state of one solve, shared by its threads.

    ``began`` is the moment the command started, so that the time limit covers reading the file as well.
    """

    instance: Instance
    time_limit: float
    listener: Callable[[Progress], None] | None = None
    began: float = field(default_factory=time.monotonic)
    best: Timetable | None = None
    objective: Values = field(default_factory=dict)
    bound: Values = field(default_factory=dict)
    infeasible: bool = False
    _stop: threading.Event = field(default_factory=threading.Event)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def __post_init__(self) -> None:
        self.objective = dict.fromkeys(self.instance.objectives)
        self.bound = dict.fromkeys(self.instance.objectives)

    def elapsed(self) -> float:
        """Return seconds since the command began."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Return seconds until the time limit, never negative; 0 once stopped."""
        return 0.0 if self._stop.is_set() else max(self.time_limit - self.elapsed(), 0.0)

    def stop(self) -> None:
        """Ask every solver to end with what it has."""
        self._stop.set()

    @property
    def stop_requested(self) -> bool:
        """Whether someone asked for the end, as opposed to the time being over."""
        return self._stop.is_set()

    @property
    def stopped(self) -> bool:
        """Whether the solve was asked to stop, or its time is over."""
        return self.left() <= 0.0

    def found(self, timetable: Timetable, *, final: bool = False) -> bool:
        """Take a valid timetable; return whether it is better than what stood before.

        A ``final`` one is taken in any case: it was chosen for something the objectives do not count, such as staying
        close to an announced timetable.
        """
        with self._lock:
            values = evaluate(self.instance, timetable)
            if not final and self.best is not None and not better(self.instance, values, self.objective):
                return False
            self.best, self.objective = timetable, values
            self._tell(timetable)
            return True

    def proved(self, key: str, value: int) -> None:
        """Take a bound; a weaker one than known is ignored."""
        with self._lock:
            known = self.bound.get(key)
            maximise = OBJECTIVES[key].maximise  # type: ignore[index]
            if known is not None and (value >= known if maximise else value <= known):
                return
            self.bound[key] = value
            self._tell(None)

    def proved_infeasible(self) -> None:
        """Record that no timetable exists."""
        self.infeasible = True

    @property
    def optimal(self) -> bool:
        """Whether every objective has met its bound."""
        return self.best is not None and all(
            self.objective[key] is not None and self.objective[key] == self.bound[key]
            for key in self.instance.objectives
        )

    def _tell(self, timetable: Timetable | None) -> None:
        if self.listener is not None:
            self.listener(Progress(self.elapsed(), dict(self.objective), dict(self.bound), timetable))
