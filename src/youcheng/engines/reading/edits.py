"""Edits of a text, and the way back from the edited text to the original offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from youcheng.engines.reading.model import Reason, RepairKind


@dataclass(frozen=True, slots=True)
class Edit:
    """``original[start:end]`` becomes ``after``.

    With a ``repair`` kind it is reported as a repair, with a ``reason`` as words left out, with neither it
    touches white space only. ``inferred`` are the offsets within ``after`` of characters that are guessed;
    ``scar`` marks the place as damaged even where nothing is left to show.
    """

    start: int
    end: int
    after: str
    repair: RepairKind | None = None
    reason: Reason | None = None
    certain: bool = True
    note: str = ""
    inferred: tuple[int, ...] = ()
    scar: bool = False


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of two that overlap, the one given first stands."""
    taken: list[Edit] = []
    starts: list[int] = []
    for edit in edits:
        at = bisect_right(starts, edit.start)
        if at and taken[at - 1].end > edit.start:
            continue
        if at < len(taken) and taken[at].start < edit.end:
            continue
        taken.insert(at, edit)
        starts.insert(at, edit.start)
    return taken


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters at ``at`` of the new text stand for ``original[start:end]``.

    A verbatim run has ``length == end - start``.
    """

    at: int
    length: int
    start: int
    end: int


class Assembler:
    """Builds a text out of pieces of another one and remembers where each came from."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.length = 0

    def take(self, piece: str, start: int, end: int) -> None:
        """Append ``piece``, which stands for ``original[start:end]``."""
        if not piece:
            return
        self.parts.append(piece)
        self.runs.append(Run(self.length, len(piece), start, end))
        self.length += len(piece)

    def add(self, piece: str) -> None:
        """Append characters that come from nowhere in the original (a line break between blocks)."""
        self.parts.append(piece)
        self.length += len(piece)

    def text(self) -> str:
        """The text so far."""
        return "".join(self.parts)


class OffsetMap:
    """From spans of an assembled text to spans of the original."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(runs)
        self._starts = [run.at for run in self.runs]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """The spans of the original behind ``text[start:end]``, adjacent ones joined."""
        out: list[tuple[int, int]] = []
        index = max(0, bisect_right(self._starts, start) - 1)
        for run in self.runs[index:]:
            if run.at >= end:
                break
            low, high = max(start, run.at), min(end, run.at + run.length)
            if low >= high:
                continue
            if run.length == run.end - run.start:
                span = (run.start + low - run.at, run.start + high - run.at)
            else:
                span = (run.start, run.end)
            if out and out[-1][1] == span[0]:
                out[-1] = (out[-1][0], span[1])
            else:
                out.append(span)
        return out
