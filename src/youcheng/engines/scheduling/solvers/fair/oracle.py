"""The bounds' process: solves the relaxation beside the search, because the LP solver keeps the interpreter lock."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.fair.bound import bound_of, forced_by, prices_of, reduced_values, relax
from youcheng.engines.scheduling.solvers.fair.lower import unavoidable_changes, unavoidable_gaps


@dataclass(frozen=True, slots=True)
class Learnt:
    """The bound of each objective, and what each meeting earns beyond the prices of all it uses."""

    bounds: dict[str, int]
    reduced: Any


@dataclass(slots=True)
class Oracle:
    """A running bound computation. ``take`` returns what was learnt once, when it is there."""

    process: BaseProcess
    receiving: Connection

    @classmethod
    def start(cls, instance: Instance, *, seconds: float) -> Oracle:
        """Start computing; call it before any thread exists, since the process is a fork where the system can."""
        context: Any = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
        receiving, sending = context.Pipe(duplex=False)
        process = context.Process(target=_compute, args=(instance, seconds, sending), daemon=True)
        process.start()
        sending.close()
        return cls(process, receiving)

    def take(self, *, wait: float) -> Learnt | None:
        """Return the result if it arrives within ``wait`` seconds, else None."""
        try:
            if not self.receiving.poll(wait):
                return None
            bounds, reduced = self.receiving.recv()
        except EOFError:
            return None
        return Learnt(bounds, reduced)

    def end(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.join()
        self.receiving.close()


def _compute(instance: Instance, seconds: float, sending: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    relaxation = relax(instance)
    prices = prices_of(relaxation, seconds=seconds)
    must, never = forced_by(relaxation, prices, len(instance.meetings))
    bounds = {
        "weight": bound_of(relaxation, prices),
        "gap_slots": unavoidable_gaps(instance, must, never),
        "interpreter_changes": unavoidable_changes(instance, must),
    }
    sending.send((bounds, reduced_values(relaxation, prices)[: len(instance.meetings)]))
