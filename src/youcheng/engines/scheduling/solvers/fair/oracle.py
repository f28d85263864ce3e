"""The bound's process: solves the relaxation beside the search, because the LP solver keeps the interpreter lock."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.fair.bound import bound_of, prices_of, relax


@dataclass(slots=True)
class Oracle:
    """A running bound computation. ``take`` returns (bound, reduced values per meeting) once, when it is there."""

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

    def take(self, *, wait: float) -> tuple[int, Any] | None:
        """Return the result if it arrives within ``wait`` seconds, else None."""
        try:
            if not self.receiving.poll(wait):
                return None
            bound, reduced = self.receiving.recv()
        except EOFError:
            return None
        return bound, reduced

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
    sending.send((bound_of(relaxation, prices), reduced_values(relaxation, prices)[: len(instance.meetings)]))


def reduced_values(relaxation: Any, prices: Any) -> Any:
    """Return what each column still earns after paying the prices of all it uses."""
    import numpy as np

    reduced = relaxation.value.astype(float)
    np.subtract.at(reduced, relaxation.columns, relaxation.coefficients * prices[relaxation.rows])
    return reduced
