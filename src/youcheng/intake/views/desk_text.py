"""The left side of the desk: the cleaned text cut into runs that carry their facts, repairs and damage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from youcheng.intake.models import Finding, Reading
from youcheng.registry.models import Document

BEFORE_LIMIT = 80


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a block that share the same facts, repair and damage."""

    text: str
    findings: tuple[int, ...] = ()
    """Ids of the findings that rest on these words, the shortest span first."""
    begins: tuple[int, ...] = ()
    """Those whose first words begin here: the anchors that a fact links to."""
    repair: dict[str, Any] | None = None
    damage: str | None = None
    """Why the words are inferred or damaged; None when they are sound."""

    @property
    def title(self) -> str:
        """What stood on the page, for whoever points at the words."""
        if self.damage is not None:
            return _("Inferred or damaged: not proved by the bytes of the page.")
        if self.repair is None:
            return ""
        before = self.repair["before"] or "–"
        if len(before) > BEFORE_LIMIT:
            before = before[:BEFORE_LIMIT] + "…"
        sure = (
            _("Repaired. On the page: %(before)s") if self.repair["certain"] else _("Inferred. On the page: %(before)s")
        )
        return sure % {"before": before}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of the page with its runs; table rows of one table follow each other."""

    kind: str
    level: int
    runs: list[Run] = field(default_factory=list)


def text_blocks(reading: Reading, findings: Sequence[Finding]) -> list[TextBlock]:
    """The blocks of the reading's text, in order."""
    document = reading.document
    marks = sorted(
        (
            (span["start"], span["end"], finding.pk, number == 0)
            for finding in findings
            for number, span in enumerate(finding.spans)
        ),
    )
    blocks = document.blocks or [{"start": 0, "end": len(document.text), "kind": "paragraph"}]
    out: list[TextBlock] = []
    first_mark = 0
    for block in blocks:
        start, end = block["start"], block["end"]
        here = [mark for mark in marks[first_mark:] if mark[0] < end and mark[1] > start]
        while first_mark < len(marks) and marks[first_mark][1] <= start:
            first_mark += 1
        runs = _runs(document, (start, end), here)
        out.append(TextBlock(block["kind"], block.get("level", 0), runs))
    return out


def _runs(document: Document, block: tuple[int, int], marks: list[tuple[int, int, int, bool]]) -> list[Run]:
    start, end = block
    repairs = [repair for repair in document.repairs if repair["start"] < end and repair["end"] > start]
    damaged = [span for span in document.damaged if span["start"] < end and span["end"] > start]
    edges = {start, end}
    for low, high, *_rest in marks:
        edges |= {max(low, start), min(high, end)}
    for span in [*repairs, *damaged]:
        edges |= {max(span["start"], start), min(span["end"], end)}
    runs = []
    for low, high in pairwise(sorted(edges)):
        covering = sorted((mark[1] - mark[0], mark[2]) for mark in marks if mark[0] <= low and high <= mark[1])
        repair = next((item for item in repairs if item["start"] <= low and high <= item["end"]), None)
        damage = next((item for item in damaged if item["start"] <= low and high <= item["end"]), None)
        runs.append(
            Run(
                document.text[low:high],
                tuple(dict.fromkeys(pk for _length, pk in covering)),
                tuple(mark[2] for mark in marks if mark[3] and mark[0] == low),
                repair,
                None if damage is None else damage.get("note", ""),
            )
        )
    return runs
