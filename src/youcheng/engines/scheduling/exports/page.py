"""A page that prints well: rooms by slots for the organisers, then a list per person."""

from __future__ import annotations

from html import escape

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.exports.calendar import span_of
from youcheng.engines.scheduling.instance import Calendar, Instance
from youcheng.engines.scheduling.solution import Placed, Solution

ROOMS_ACROSS = 8  # columns of one grid; more rooms continue in further grids, so that paper is wide enough

STYLE = """
:root { color-scheme: light; font-family: "Noto Sans", "Noto Sans CJK SC", system-ui, sans-serif; line-height: 1.35; }
body { margin: 2rem; color: #1c2430; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { border: 1px solid #b9c0ca; padding: .3rem .45rem; vertical-align: top; text-align: start; }
thead th { background: #eef1f5; } tbody th { white-space: nowrap; font-weight: 600; }
.none { color: #6b7480; } .aside { color: #4a5360; font-size: .85em; }
.person { break-inside: avoid; }
@media print { body { margin: 0; font-size: 9pt; } h2.day { break-before: page; } thead { display: table-header-group; }
  @page { size: A4 landscape; margin: 12mm; } }
"""


def to_html(instance: Instance, solution: Solution, calendar: Calendar | None) -> str:
    """Return the whole page; every name is escaped, nothing is loaded from elsewhere."""
    title = escape(instance.name or "Timetable")
    zone = f"<p>All times: {escape(calendar.time_zone)}</p>" if calendar is not None else ""
    parts = [
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>',
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>',
        f"<h1>{title}</h1>{zone}{_summary(solution)}",
    ]
    if instance.has_rooms:
        parts += [_day(instance, solution, calendar, day) for day in range(len(instance.days))]
    parts.append("<h2 class=day>By person</h2>")
    theirs: dict[int, list[Placed]] = {}
    for one in sorted(solution.meetings, key=lambda one: one.slot):
        for person in instance.meetings[one.meeting].who:
            theirs.setdefault(person, []).append(one)
    parts += [_person(instance, calendar, person, theirs[person]) for person in sorted(theirs)]
    parts.append("</body></html>\n")
    return "\n".join(parts)


def _summary(solution: Solution) -> str:
    words = {"weight": "weight held", "gap_slots": "idle slots", "interpreter_changes": "interpreter changes"}
    values = ", ".join(
        f"{words.get(key, key)} {value}" + ("" if solution.bound[key] is None else f" (bound {solution.bound[key]})")
        for key, value in solution.objective.items()
    )
    return f"<p>{len(solution.meetings)} meetings held, {len(solution.unscheduled)} not; {escape(values)}.</p>"


def _day(instance: Instance, solution: Solution, calendar: Calendar | None, day: int) -> str:
    first, last = instance.days[day]
    starting = {(one.slot, one.room): one for one in solution.meetings}
    used = sorted({one.room for one in solution.meetings if one.room is not None and first <= one.slot < last})
    parts = [f"<h2 class=day>Day {day + 1}</h2>"]
    for begin in range(0, len(used), ROOMS_ACROSS):
        rooms = used[begin : begin + ROOMS_ACROSS]
        head = "".join(f"<th scope=col>{escape(naming.room(instance, room))}</th>" for room in rooms)
        parts.append(f"<table><thead><tr><th scope=col>Time</th>{head}</tr></thead><tbody>")
        covered: dict[int, int] = {}
        for slot in range(first, last):
            cells = []
            for room in rooms:
                if covered.get(room, 0) > slot:
                    continue
                one = starting.get((slot, room))
                if one is None:
                    cells.append("<td></td>")
                    continue
                dur = instance.meetings[one.meeting].dur
                covered[room] = slot + dur
                cells.append(f"<td{f' rowspan={dur}' if dur > 1 else ''}>{_cell(instance, one)}</td>")
            parts.append(f"<tr><th scope=row>{_time(instance, calendar, slot, 1)}</th>{''.join(cells)}</tr>")
        parts.append("</tbody></table>")
    return "\n".join(parts)


def _cell(instance: Instance, one: Placed) -> str:
    meeting = instance.meetings[one.meeting]
    people = escape(naming.listed([naming.participant(instance, person) for person in meeting.who]))
    title = f"<strong>{escape(meeting.title)}</strong><br>" if meeting.title else ""
    voice = ""
    if one.interpreter is not None:
        name = escape(f"{naming.interpreter(instance, one.interpreter)} ({meeting.pair})")
        voice = f"<br><span class=aside>{name}</span>"
    return f"{title}{people}{voice}"


def _person(instance: Instance, calendar: Calendar | None, person: int, meetings: list[Placed]) -> str:
    rows = []
    for one in meetings:
        request = instance.meetings[one.meeting]
        others = naming.listed([naming.participant(instance, other) for other in request.who if other != person])
        where = "" if one.room is None else naming.room(instance, one.room)
        voice = "" if one.interpreter is None else naming.interpreter(instance, one.interpreter)
        rows.append(
            f"<tr><th scope=row>{_time(instance, calendar, one.slot, request.dur)}</th>"
            f"<td>{escape(request.title or others)}</td><td>{escape(where)}</td><td>{escape(voice)}</td></tr>"
        )
    head = "".join(f"<th scope=col>{word}</th>" for word in ("Time", "Meeting", "Room", "Interpreter"))
    return (
        f"<section class=person><h3>{escape(naming.participant(instance, person))}</h3>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></section>"
    )


def _time(instance: Instance, calendar: Calendar | None, slot: int, dur: int) -> str:
    if calendar is None:
        return escape(naming.slot(instance, slot) if dur == 1 else f"slots {slot} to {slot + dur - 1}")
    start, end = span_of(calendar, slot, dur)
    return f"{start:%d %b %H:%M}–{end:%H:%M}"
