"""From slots to clock times, with the time zone always stated."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from youcheng.engines.scheduling.instance import Calendar, Instance


class CalendarError(ValueError):
    """Clock times are needed and not known; the message says which option to give."""


def calendar_for(
    instance: Instance,
    *,
    time_zone: str | None = None,
    first_day: str | None = None,
    day_start: str = "09:00",
    minutes: int = 30,
    needed: bool = False,
) -> Calendar | None:
    """Return the instance's own calendar, or one made from the options; None where neither is given and none needed."""
    if instance.calendar is not None:
        return instance.calendar
    if time_zone is None or first_day is None:
        if needed or time_zone is not None or first_day is not None:
            raise CalendarError(
                "the instance has no calendar: give --time-zone (for instance Asia/Shanghai) and --first-day (ISO date)"
            )
        return None
    zone_of(time_zone)
    try:
        day, begin = date.fromisoformat(first_day), time.fromisoformat(day_start)
    except ValueError as error:
        raise CalendarError(f"--first-day and --day-start: {error}") from error
    starts = ["" for _ in range(instance.slots)]
    for index, (first, last) in enumerate(instance.days):
        opening = datetime.combine(day + timedelta(days=index), begin)
        for slot in range(first, last):
            starts[slot] = (opening + timedelta(minutes=minutes * (slot - first))).isoformat(timespec="minutes")
    return Calendar(time_zone=time_zone, starts=tuple(starts), minutes=minutes)


def zone_of(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name. Raises :class:`CalendarError`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise CalendarError(f"{name}: not an IANA time zone such as Asia/Shanghai or Europe/Berlin") from error


def span_of(calendar: Calendar, slot: int, dur: int) -> tuple[datetime, datetime]:
    """Return a meeting's start and end as aware local times."""
    zone = zone_of(calendar.time_zone)
    start = datetime.fromisoformat(calendar.starts[slot]).replace(tzinfo=zone)
    end = datetime.fromisoformat(calendar.starts[slot + dur - 1]).replace(tzinfo=zone)
    return start, end + timedelta(minutes=calendar.minutes)
