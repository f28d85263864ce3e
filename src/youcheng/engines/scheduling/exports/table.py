"""The timetable as CSV: one row per meeting held, in the order of time and room."""

from __future__ import annotations

import csv
import io

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.exports.calendar import span_of
from youcheng.engines.scheduling.instance import Calendar, Instance
from youcheng.engines.scheduling.solution import Solution

COLUMNS = (
    "meeting",
    "title",
    "slot",
    "slots",
    "start",
    "end",
    "time_zone",
    "room",
    "interpreter",
    "participants",
    "weight",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def to_csv(instance: Instance, solution: Solution, calendar: Calendar | None) -> str:
    """Return the table with a byte order mark, so that spreadsheets read names in any script."""
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in sorted(solution.meetings, key=lambda one: (one.slot, -1 if one.room is None else one.room, one.meeting)):
        meeting = instance.meetings[one.meeting]
        start = end = zone = ""
        if calendar is not None:
            begin, finish = span_of(calendar, one.slot, meeting.dur)
            start, end, zone = begin.isoformat(), finish.isoformat(), calendar.time_zone
        row = (
            one.meeting,
            naming.meeting(instance, one.meeting),
            one.slot,
            meeting.dur,
            start,
            end,
            zone,
            "" if one.room is None else naming.room(instance, one.room),
            "" if one.interpreter is None else naming.interpreter(instance, one.interpreter),
            "; ".join(naming.participant(instance, person) for person in meeting.who),
            meeting.weight,
        )
        writer.writerow([_safe(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
