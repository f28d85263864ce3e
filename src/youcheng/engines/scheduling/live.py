"""What is seen and kept while a solve runs: progress, a stream of improvements, the best answer on disk, Ctrl-C."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType, TracebackType
from typing import IO, Any

import orjson

from youcheng.engines.scheduling.exports import write_atomically
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import LeftOut, Solution
from youcheng.engines.scheduling.solvers.progress import Progress, Watch
from youcheng.engines.scheduling.timetable import NOWHERE

SAVE_EVERY = 5.0  # seconds between writes of the best answer so far (the first is written at once)


class Live:
    """Listens to a watch for as long as it is entered."""

    def __init__(self, watch: Watch, *, output: Path | None, stream: Path | None, seed: int) -> None:
        self.watch, self.output, self.seed = watch, output, seed
        self.stream_to = stream
        self.stream: IO[bytes] | None = None
        self.saved_at: float | None = None
        self.bar: Any = None
        self.task: Any = None
        self.handlers: dict[int, Any] = {}

    def __enter__(self) -> Live:
        if self.stream_to is not None:
            self.stream = sys.stderr.buffer if str(self.stream_to) == "-" else self.stream_to.open("wb")
        for number in (signal.SIGINT, signal.SIGTERM):
            self.handlers[number] = signal.signal(number, self._stop)
        if sys.stderr.isatty():
            self._show()
        self.watch.listener = self.heard
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.watch.listener = None
        for number, handler in self.handlers.items():
            signal.signal(number, handler)
        if self.bar is not None:
            self.bar.stop()
        if self.stream is not None and self.stream is not sys.stderr.buffer:
            self.stream.close()

    def heard(self, progress: Progress) -> None:
        """Pass one improvement on."""
        if self.stream is not None:
            line = {
                "seconds": round(progress.seconds, 3),
                "objective": progress.objective,
                "bound": progress.bound,
                "timetable": progress.timetable is not None,
            }
            self.stream.write(orjson.dumps(line) + b"\n")
            self.stream.flush()
        if progress.timetable is not None and self.output is not None and self._due():
            self.saved_at = time.monotonic()
            write_atomically(self.output, interim(self.watch.instance, progress, self.seed).model_dump_json().encode())
        if self.bar is not None:
            self.bar.update(self.task, description=_in_words(progress))

    def _due(self) -> bool:
        return self.saved_at is None or time.monotonic() - self.saved_at >= SAVE_EVERY

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as Bar

        self.bar = Bar(
            TimeElapsedColumn(),
            BarColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
        )
        self.task = self.bar.add_task("looking for a first timetable", total=None)
        self.bar.start()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        """End the search with what it has; a second signal ends the command at once."""
        if self.watch.stop_requested:
            os._exit(128 + number)
        self.watch.stop()


def interim(instance: Instance, progress: Progress, seed: int) -> Solution:
    """Return the answer as it stands in the middle of a solve; reasons are found only at the end."""
    table = progress.timetable
    assert table is not None
    reason = "the search has not ended; its reason is given in the final answer"
    return Solution(
        status="feasible",
        objective=progress.objective,
        bound=progress.bound,
        seconds=round(progress.seconds, 3),
        seed=seed,
        meetings=table.placed(),
        unscheduled=[
            LeftOut.model_construct(meeting=index, reason=reason)
            for index in range(len(instance.meetings))
            if table.slot[index] == NOWHERE
        ],
    )


def _in_words(progress: Progress) -> str:
    parts = []
    for key, value in progress.objective.items():
        bound = progress.bound[key]
        text = f"{key} {'–' if value is None else value}"
        if bound is not None:
            text += f" of {bound}"
            if value is not None and bound and key == "weight":
                text += f" ({100 * (bound - value) / bound:.2f} % apart)"
        parts.append(text)
    return " · ".join(parts)
