"""Editing as an officer works: cancel, add, move by hand, pin, and solve again with as few changes as possible.

Every verb returns something new and leaves what it was given untouched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.checker import Violation, check_timetable
from youcheng.engines.scheduling.instance import Instance, Meeting
from youcheng.engines.scheduling.objectives import OBJECTIVES, Moved, evaluate
from youcheng.engines.scheduling.run import run
from youcheng.engines.scheduling.solution import Placed, Solution
from youcheng.engines.scheduling.solvers.greedy import Builder, greedy
from youcheng.engines.scheduling.solvers.keep import MOVE_WEIGHT, Keep
from youcheng.engines.scheduling.solvers.progress import Watch
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class EditError(ValueError):
    """The edit cannot be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move by hand: the timetable it makes, the hard rules it breaks, and what it makes worse."""

    timetable: Timetable
    conflicts: list[Violation]
    warnings: list[str]

    @property
    def allowed(self) -> bool:
        """Whether no hard rule is broken."""
        return not self.conflicts


def cancel(instance: Instance, *, meetings: Iterable[int]) -> Instance:
    """Return the instance with these meetings cancelled; the numbers of all others stay."""
    gone = set(meetings)
    return _with_meetings(
        instance,
        [
            meeting.model_copy(update={"cancelled": True}) if index in gone else meeting
            for index, meeting in enumerate(instance.meetings)
        ],
    )


def add(instance: Instance, *, meetings: Sequence[Meeting]) -> Instance:
    """Return the instance with late requests at the end of its list."""
    return _with_meetings(instance, [*instance.meetings, *meetings])


def set_away(instance: Instance, *, participant: int, slots: Iterable[int]) -> Instance:
    """Return the instance with the participant away at these slots too."""
    people = list(instance.participants)
    person = people[participant]
    people[participant] = person.model_copy(update={"forbidden": tuple(sorted({*person.forbidden, *slots}))})
    return Instance.model_validate({**_fields(instance), "participants": people})


def move(
    instance: Instance,
    timetable: Timetable,
    *,
    meeting: int,
    to_slot: int,
    room: int | None = None,
    interpreter: int | None = None,
) -> Move:
    """Move one meeting by hand. Room and interpreter stay unless given, or are replaced where they are taken.

    Broken hard rules are named, not prevented: the officer decides. What gets worse is a warning.
    """
    moved = timetable.copy()
    moved.slot[meeting] = NOWHERE
    builder = Builder(instance)
    for other in moved.held():
        builder.place(other, moved.slot[other], moved.room[other], moved.interpreter[other])
    moved.slot[meeting] = to_slot
    bits = ((1 << instance.meetings[meeting].dur) - 1) << to_slot
    if room is not None:
        moved.room[meeting] = room
    elif instance.has_rooms:
        here = timetable.room[meeting]
        if here == NOWHERE or builder.room_free[here] & bits != bits:
            found = builder.room_at(meeting, to_slot)
            moved.room[meeting] = here if found is None else found
    if interpreter is not None:
        moved.interpreter[meeting] = interpreter
    elif instance.meetings[meeting].pair is not None:
        here = timetable.interpreter[meeting]
        if here == NOWHERE or builder.interpreter_free[here] & bits != bits:
            found = builder.interpreter_at(meeting, to_slot)
            moved.interpreter[meeting] = here if found is None else found
    known = {violation.text for violation in check_timetable(instance, timetable)}
    conflicts = [one for one in check_timetable(instance, moved) if one.text not in known]
    return Move(moved, conflicts, _warnings(instance, timetable, moved, meeting))


def pin(timetable: Timetable, *, meetings: Iterable[int]) -> dict[int, Placed]:
    """Return the placements of these meetings as pins. Raises :class:`EditError` for a meeting not held."""
    placed = {one.meeting: one for one in timetable.placed()}
    wanted = list(meetings)
    absent = [meeting for meeting in wanted if meeting not in placed]
    if absent:
        raise EditError(f"meetings {absent} are not held, so they cannot be pinned: place them first")
    return {meeting: placed[meeting] for meeting in wanted}


def solve_again(
    instance: Instance,
    announced: Timetable,
    *,
    pins: Iterable[int] = (),
    move_weight: int = MOVE_WEIGHT,
    time_limit: float = 30.0,
    seed: int = 0,
    watch: Watch | None = None,
) -> Solution:
    """Solve again around an announced timetable: pins stay, and of the rest as little as possible moves.

    ``announced`` may be shorter than the instance (late requests have no slot yet) and may hold meetings that have
    since become impossible; those are placed anew. Raises :class:`EditError` when a pinned meeting breaks a hard rule.
    """
    watch = watch or Watch(instance, time_limit)
    announced = _stretched(announced, len(instance.meetings))
    pinned = pin(announced, meetings=pins)
    start = still_valid(instance, announced, first=list(pinned))
    lost = [meeting for meeting in pinned if start.slot[meeting] == NOWHERE]
    if lost:
        names = naming.listed([naming.meeting(instance, meeting) for meeting in lost])
        raise EditError(f"{names} cannot stay where pinned: release the pin or undo what collides with it")
    old = {meeting: announced.slot[meeting] for meeting in announced.held()}
    keep = Keep(pins=pinned, announced=old, move_weight=move_weight)
    return run(watch, seed=seed, start=None if instance.hold_all else greedy(instance, keep=start), keep=keep)


def changed(announced: Timetable, timetable: Timetable) -> list[int]:
    """Return the meetings of an announced timetable that have moved or were dropped."""
    slots = dict(enumerate(announced.slot))
    return Moved(slots).meetings(timetable)


def still_valid(instance: Instance, announced: Timetable, *, first: Sequence[int] = ()) -> Timetable:
    """Return what of an announced timetable the instance still allows; ``first`` are kept before all others."""
    builder = Builder(instance)
    early = set(first)
    for meeting in [*first, *(one for one in announced.held() if one not in early)]:
        request, slot = instance.meetings[meeting], announced.slot[meeting]
        bits = ((1 << request.dur) - 1) << slot
        room, interpreter = announced.room[meeting], announced.interpreter[meeting]
        if not builder.candidates(meeting) >> slot & 1:
            continue
        if instance.has_rooms and (
            room == NOWHERE or builder.room_free[room] & bits != bits or instance.rooms[room].cap < request.size
        ):
            continue
        if not instance.has_rooms and builder.room_at(meeting, slot) is None:
            continue
        if request.pair is not None and (
            interpreter == NOWHERE
            or request.pair not in instance.interpreters[interpreter].pairs
            or builder.interpreter_free[interpreter] & bits != bits
        ):
            continue
        builder.place(meeting, slot, room, interpreter)
    return builder.table


def _warnings(instance: Instance, before: Timetable, after: Timetable, meeting: int) -> list[str]:
    warnings = []
    old, new = evaluate(instance, before), evaluate(instance, after)
    words = {"gap_slots": "idle slots", "interpreter_changes": "interpreter changes", "breaks": "breaks"}
    for key, word in words.items():
        one, other = old.get(key), new.get(key)
        if one is not None and other is not None and other > one and not OBJECTIVES[key].maximise:  # type: ignore[index]
            warnings.append(f"{word} rise from {one} to {other}")
    for name, was, now, label in (
        ("room", before.room[meeting], after.room[meeting], naming.room),
        ("interpreter", before.interpreter[meeting], after.interpreter[meeting], naming.interpreter),
    ):
        if NOWHERE not in (was, now) and was != now:
            warnings.append(f"the {name} changes from {label(instance, was)} to {label(instance, now)}")
    return warnings


def _stretched(timetable: Timetable, count: int) -> Timetable:
    missing = [NOWHERE] * (count - len(timetable.slot))
    return Timetable(timetable.slot + missing, timetable.room + missing, timetable.interpreter + missing)


def _fields(instance: Instance) -> dict[str, object]:
    return {name: getattr(instance, name) for name in type(instance).model_fields}


def _with_meetings(instance: Instance, meetings: Sequence[Meeting]) -> Instance:
    return Instance.model_validate({**_fields(instance), "meetings": tuple(meetings)})
