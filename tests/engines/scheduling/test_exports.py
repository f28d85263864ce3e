"""Exports: CSV, iCalendar with its time zone, and the page."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
from tests.engines.scheduling.factories import (
    make_instance,
    make_interpreter,
    make_meeting,
    make_participant,
    make_room,
)

from youcheng.engines.scheduling.exports import write_atomically
from youcheng.engines.scheduling.exports.calendar import CalendarError, calendar_for
from youcheng.engines.scheduling.exports.icalendar import to_icalendar, write_calendars
from youcheng.engines.scheduling.exports.page import to_html
from youcheng.engines.scheduling.exports.table import COLUMNS, to_csv
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solution import Solution
from youcheng.engines.scheduling.solvers.progress import Watch


@pytest.fixture(scope="module")
def instance() -> Instance:
    return make_instance(
        make_meeting(0, 1, title="Ports & <rail>", dur=2, fixed=4, pair="zh-en"),
        make_meeting(0, 2, fixed=0),
        name="Example gathering",
        participants=(
            make_participant(name="=SUM(1) (example)"),
            make_participant(name="乙 (example)"),
            make_participant(),
            make_participant(),
        ),
        rooms=(make_room(name="Hall A"),),
        interpreters=(make_interpreter(name="Voice 1"),),
    )


@pytest.fixture(scope="module")
def answer(instance: Instance) -> Solution:
    return run(Watch(instance, 30.0), seed=0)


def test_slots_become_clock_times(instance: Instance) -> None:
    calendar = calendar_for(instance, time_zone="Asia/Shanghai", first_day="2026-11-21", day_start="09:00", minutes=30)
    assert calendar is not None
    assert calendar.starts[0] == "2026-11-21T09:00"
    assert calendar.starts[5] == "2026-11-22T09:30"


@pytest.mark.parametrize(
    "options",
    [
        {"needed": True},
        {"time_zone": "Asia/Shanghai"},
        {"time_zone": "Mars/Olympus", "first_day": "2026-01-01"},
        {"time_zone": "Asia/Tokyo", "first_day": "tomorrow"},
    ],
)
def test_a_calendar_that_cannot_be_made_is_explained(instance: Instance, options: dict[str, object]) -> None:
    with pytest.raises(CalendarError):
        calendar_for(instance, **options)  # type: ignore[arg-type]


def test_csv_has_one_row_per_meeting_and_no_live_formula(instance: Instance, answer: Solution) -> None:
    calendar = calendar_for(instance, time_zone="Asia/Shanghai", first_day="2026-11-21")
    text = to_csv(instance, answer, calendar)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert tuple(rows[0]) == COLUMNS
    assert [row["meeting"] for row in rows] == ["1", "0"]
    assert rows[1]["start"] == "2026-11-22T09:00:00+08:00"
    assert rows[1]["end"] == "2026-11-22T10:00:00+08:00"
    assert rows[1]["participants"] == "'=SUM(1) (example); 乙 (example)"
    assert rows[1]["room"] == "Hall A"


def test_icalendar_names_its_time_zone(instance: Instance, answer: Solution) -> None:
    calendar = calendar_for(instance, time_zone="Asia/Shanghai", first_day="2026-11-21")
    assert calendar is not None
    content = to_icalendar(instance, answer, calendar, participant=1, stamp=datetime(2026, 1, 1, tzinfo=UTC))
    parsed = icalendar.Calendar.from_ical(content)
    (event,) = parsed.walk("VEVENT")
    assert event["DTSTART"].dt == datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert event["DTEND"].dt == datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert event["DTSTART"].params["TZID"] == "Asia/Shanghai"
    assert event["SUMMARY"] == "Ports & <rail>"
    assert event["LOCATION"] == "Hall A"
    assert [str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_one_file_per_participant_with_a_meeting(instance: Instance, answer: Solution, tmp_path: Path) -> None:
    calendar = calendar_for(instance, time_zone="Asia/Shanghai", first_day="2026-11-21")
    assert calendar is not None
    assert write_calendars(tmp_path, instance, answer, calendar) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"participant-000{one}.ics" for one in (0, 1, 2)]


def test_the_page_escapes_names_and_states_the_time_zone(instance: Instance, answer: Solution) -> None:
    page = to_html(instance, answer, calendar_for(instance, time_zone="Asia/Shanghai", first_day="2026-11-21"))
    assert "Ports &amp; &lt;rail&gt;" in page
    assert "<rail>" not in page
    assert "All times: Asia/Shanghai" in page
    assert "rowspan=2" in page
    assert "22 Nov 09:00–10:00" in page
    assert "src=" not in page


def test_the_page_works_without_clock_times(instance: Instance, answer: Solution) -> None:
    assert "slots 4 to 5" in to_html(instance, answer, None)


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.json"
    write_atomically(path, b"one")
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["a.json"]
