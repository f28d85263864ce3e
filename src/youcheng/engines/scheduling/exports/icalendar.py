"""One iCalendar file (RFC 5545) per participant, times in a named time zone whose rules the file carries."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import icalendar

from youcheng import __version__
from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.exports import write_atomically
from youcheng.engines.scheduling.exports.calendar import span_of
from youcheng.engines.scheduling.instance import Calendar, Instance
from youcheng.engines.scheduling.solution import Placed, Solution


def to_icalendar(
    instance: Instance, solution: Solution, calendar: Calendar, *, participant: int, stamp: datetime | None = None
) -> bytes:
    """Return the calendar of one participant. ``stamp`` is when it was made (now, unless given)."""
    out = icalendar.Calendar()
    out.add("prodid", f"-//Youcheng//{__version__}//EN")
    out.add("version", "2.0")
    out.add("x-wr-calname", f"{instance.name or 'Meetings'}: {naming.participant(instance, participant)}")
    out.add("x-wr-timezone", calendar.time_zone)
    for one in sorted(solution.meetings, key=lambda one: one.slot):
        if participant in instance.meetings[one.meeting].who:
            out.add_component(_event(instance, calendar, one, participant, stamp or datetime.now(UTC)))
    out.add_missing_timezones()
    content: bytes = out.to_ical()
    return content


def _event(instance: Instance, calendar: Calendar, one: Placed, participant: int, stamp: datetime) -> icalendar.Event:
    meeting = instance.meetings[one.meeting]
    start, end = span_of(calendar, one.slot, meeting.dur)
    others = [naming.participant(instance, person) for person in meeting.who if person != participant]
    event = icalendar.Event()
    event.add("uid", f"{instance.name or 'gathering'}-{one.meeting}@youcheng")
    event.add("dtstamp", stamp)
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("summary", meeting.title or f"Meeting with {naming.listed(others)}")
    if one.room is not None:
        event.add("location", naming.room(instance, one.room))
    if one.interpreter is not None:
        event.add("description", f"Interpreter: {naming.interpreter(instance, one.interpreter)} ({meeting.pair})")
    return event


def write_calendars(folder: Path, instance: Instance, solution: Solution, calendar: Calendar) -> int:
    """Write ``participant-0001.ics`` … for everyone who has a meeting; return how many were written."""
    busy = sorted({person for one in solution.meetings for person in instance.meetings[one.meeting].who})
    stamp = datetime.now(UTC)
    theirs: dict[int, list[Placed]] = {person: [] for person in busy}
    for one in solution.meetings:
        for person in instance.meetings[one.meeting].who:
            theirs[person].append(one)
    for person in busy:
        own = solution.model_copy(update={"meetings": theirs[person]})
        content = to_icalendar(instance, own, calendar, participant=person, stamp=stamp)
        write_atomically(folder / f"participant-{person:04d}.ics", content)
    return len(busy)
