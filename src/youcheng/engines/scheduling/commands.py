"""``youcheng schedule``: make a timetable, check one, or solve again around one."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from youcheng.engines.scheduling.instance import Instance
    from youcheng.engines.scheduling.solution import Solution

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("instance", type=FILE)
@click.argument("answer", type=FILE, required=False)
@click.option("--check", "checking", is_flag=True, help="Verify ANSWER against INSTANCE; no solver is involved.")
@click.option(
    "--time-limit", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help="Seconds, reading included."
)
@click.option("-o", "--output", type=FILE, help="Write the answer to this file (else to stdout).")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(min=0), help="Seed of every random choice.")
@click.option(
    "--iterations",
    type=click.IntRange(min=1),
    help="For fairs: so many proposals instead of the clock, so that the same seed gives the same timetable.",
)
@click.option("--resume", type=FILE, help="Begin from the timetable of this earlier answer.")
@click.option("--around", type=FILE, help="Solve again around this announced answer, moving as little as possible.")
@click.option("--pin", multiple=True, type=int, help="With --around: a meeting that must stay (repeatable).")
@click.option("--pin-all", is_flag=True, help="With --around: every meeting must stay; only new ones are placed.")
@click.option("--cancel", multiple=True, type=int, help="A meeting that is not held any more (repeatable).")
@click.option(
    "--move-weight",
    default=5,
    show_default=True,
    help="With --around: weight points (or breaks) one moved meeting costs.",
)
@click.option("--stream", type=FILE, help="Write every improvement to this file as a line of JSON ('-' for stderr).")
@click.option("--csv", "csv_path", type=FILE, help="Also write the timetable as CSV.")
@click.option("--html", "html_path", type=FILE, help="Also write a timetable that prints well.")
@click.option(
    "--ical",
    "ical_folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write one iCalendar file per participant into this folder.",
)
@click.option("--time-zone", help="For exports without a calendar in INSTANCE: IANA time zone, e.g. Asia/Shanghai.")
@click.option("--first-day", help="For exports: date of the first day (ISO); further days follow on.")
@click.option("--day-start", default="09:00", show_default=True, help="For exports: local time of a day's first slot.")
@click.option("--slot-minutes", default=30, show_default=True, help="For exports: length of a slot.")
def schedule(**options: Any) -> None:
    """Turn the meeting requests of INSTANCE into a timetable with a proof of how good it is.

    With --check, verify ANSWER instead: exit code 0 when it is valid, 1 with every violation named when not.
    Ctrl-C ends the search and writes the best timetable found.
    """
    from youcheng.engines.scheduling.readers import UnreadableError

    if options["checking"] != (options["answer"] is not None):
        raise click.UsageError("--check takes INSTANCE and ANSWER; without it only INSTANCE is given")
    try:
        if options["checking"]:
            _check(options["instance"], options["answer"])
        else:
            _solve(options)
    except UnreadableError as error:
        raise click.ClickException(str(error)) from error


def _check(instance_path: Path, answer_path: Path) -> None:
    from youcheng.engines.scheduling.checker import check
    from youcheng.engines.scheduling.readers import read_instance, read_solution

    instance, solution = read_instance(instance_path), read_solution(answer_path)
    violations = check(instance, solution)
    for violation in violations:
        click.echo(f"{violation.constraint}: {violation.text}")
    if violations:
        raise click.ClickException(
            f"{answer_path}: {len(violations)} violations; correct the timetable or solve {instance_path} again"
        )
    values = ", ".join(f"{key} {value}" for key, value in solution.objective.items() if value is not None)
    click.echo(f"valid: {solution.status}{', ' if values else ''}{values}; {len(solution.meetings)} meetings held")


def _solve(options: dict[str, Any]) -> None:
    began = time.monotonic()  # not when this module was loaded: the command may run in a process that lives on
    from youcheng.engines.scheduling import exports
    from youcheng.engines.scheduling.live import Live
    from youcheng.engines.scheduling.readers import read_instance
    from youcheng.engines.scheduling.solvers.progress import Watch

    instance = read_instance(options["instance"])
    if options["cancel"]:
        from youcheng.engines.scheduling.edit import cancel

        _within(options["cancel"], instance, "--cancel")
        instance = cancel(instance, meetings=options["cancel"])
    calendar = _calendar(instance, options)
    watch = Watch(instance, options["time_limit"], began=began)
    with Live(watch, output=options["output"], stream=options["stream"], seed=options["seed"]):
        solution = _answer(instance, watch, options)
    text = solution.model_dump_json(indent=None)
    if options["output"] is None:
        click.echo(text)
    else:
        exports.write_atomically(options["output"], text.encode())
    if solution.meetings:
        _export(instance, solution, calendar, options)
    _say(solution)
    if any(thread.name == "solver" for thread in threading.enumerate()):
        # A solver left behind (numba compiling, for instance) must not keep the command from ending.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)


def _answer(instance: Instance, watch: Any, options: dict[str, Any]) -> Solution:
    from youcheng.engines.scheduling.edit import EditError, solve_again, still_valid
    from youcheng.engines.scheduling.readers import UnreadableError, read_solution
    from youcheng.engines.scheduling.run import run
    from youcheng.engines.scheduling.timetable import Timetable

    given = options["around"] or options["resume"]
    table = None
    if given is not None:
        earlier = read_solution(given)
        top = len(instance.meetings)
        if any(not 0 <= one.meeting < top for one in earlier.meetings):
            raise UnreadableError(f"{given}: names a meeting beyond {top - 1}: it belongs to another instance")
        table = Timetable.of(instance, earlier.meetings)
    if options["around"] is not None and table is not None:
        _within(options["pin"], instance, "--pin")
        standing = [one for one in table.held() if not instance.meetings[one].cancelled]
        pins = standing if options["pin_all"] else options["pin"]
        try:
            return solve_again(
                instance, table, pins=pins, move_weight=options["move_weight"], seed=options["seed"], watch=watch
            )
        except EditError as error:
            raise click.ClickException(str(error)) from error
    if options["pin"] or options["pin_all"]:
        raise click.UsageError("--pin and --pin-all need --around ANSWER")
    start = None
    if table is not None:
        start = still_valid(instance, table)
        if instance.hold_all and len(start.held()) < len(table.held()):
            start = None
    return run(watch, seed=options["seed"], start=start, iterations=options["iterations"])


def _within(meetings: tuple[int, ...], instance: Instance, option: str) -> None:
    for meeting in meetings:
        if not 0 <= meeting < len(instance.meetings):
            raise click.UsageError(f"{option} {meeting}: expected a meeting in 0 … {len(instance.meetings) - 1}")


def _calendar(instance: Instance, options: dict[str, Any]) -> Any:
    """Return the calendar for the exports, or None where none is wanted; refuse before solving rather than after."""
    from youcheng.engines.scheduling.exports.calendar import CalendarError, calendar_for

    if options["ical_folder"] is None and options["csv_path"] is None and options["html_path"] is None:
        return None
    try:
        return calendar_for(
            instance,
            time_zone=options["time_zone"],
            first_day=options["first_day"],
            day_start=options["day_start"],
            minutes=options["slot_minutes"],
            needed=options["ical_folder"] is not None,
        )
    except CalendarError as error:
        raise click.UsageError(str(error)) from error


def _export(instance: Instance, solution: Solution, calendar: Any, options: dict[str, Any]) -> None:
    from youcheng.engines.scheduling import exports

    if options["csv_path"] is not None:
        from youcheng.engines.scheduling.exports.table import to_csv

        exports.write_atomically(options["csv_path"], to_csv(instance, solution, calendar).encode())
    if options["html_path"] is not None:
        from youcheng.engines.scheduling.exports.page import to_html

        exports.write_atomically(options["html_path"], to_html(instance, solution, calendar).encode())
    if options["ical_folder"] is not None:
        from youcheng.engines.scheduling.exports.icalendar import write_calendars

        write_calendars(options["ical_folder"], instance, solution, calendar)


def _say(solution: Solution) -> None:
    """One line for a person, on stderr."""
    parts = [
        f"{key} {_known(value)} (bound {_known(solution.bound[key])})" for key, value in solution.objective.items()
    ]
    click.echo(f"{solution.status} after {solution.seconds:.1f} s: {', '.join(parts)}", err=True)
    for conflict in solution.conflict or ():
        click.echo(f"- {conflict.text}\n  to relax: {conflict.relax}", err=True)


def _known(value: int | None) -> str:
    return "unknown" if value is None else str(value)
