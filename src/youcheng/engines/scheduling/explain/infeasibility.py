"""Why no timetable exists: a minimal set of reasons in words, and what to relax.

First the plain shortages are looked for, which one person can verify by counting: a participant with more meetings than
slots, rooms too few at a slot, a meeting that can never take place. Where counting finds nothing, the groups of
constraints (one per participant's calendar, per slot's rooms, per stated order, per fixed slot …) are switched off one
by one with CP-SAT until what remains cannot lose any group without becoming solvable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import Conflict
from youcheng.engines.scheduling.solvers.calendar import away_masks, slots_of, start_masks

CORE_SECONDS = 8.0


def explain_infeasible(instance: Instance, *, seconds: float = CORE_SECONDS) -> list[Conflict]:
    """Return the reasons: one shortage found by counting, or a minimal set found by search; never empty."""
    checks: tuple[Callable[[Instance], Iterator[Conflict]], ...] = (
        _impossible_meetings,
        _overbooked_people,
        _rooms_short,
        _circular_order,
    )
    for check in checks:
        found = next(check(instance), None)
        if found is not None:
            return [found]
    from youcheng.engines.scheduling.explain.core import minimal_core

    return minimal_core(instance, seconds=seconds)


def _impossible_meetings(instance: Instance) -> Iterator[Conflict]:
    for index, mask in enumerate(start_masks(instance)):
        meeting = instance.meetings[index]
        name, people = naming.meeting(instance, index), list(meeting.who)
        who = naming.listed([naming.participant(instance, person) for person in people])
        if not mask:
            if meeting.fixed is not None:
                text = f"{name} is fixed at {naming.slot(instance, meeting.fixed)}, when not all of {who} are present"
                relax = f"free {name} from its fixed slot, or have them all present then"
            else:
                text = f"{who} are never present together for {name}"
                relax = f"widen the hours of one of them, or drop {name}"
            yield Conflict(kind="impossible_meeting", text=text, relax=relax, participants=people, meetings=[index])
        elif instance.has_rooms and not any(room.cap >= meeting.size for room in instance.rooms):
            yield Conflict(
                kind="no_room_large_enough",
                text=f"{name} brings {meeting.size} people and no room holds as many",
                relax=f"add a larger room, or let fewer people into {name}",
                meetings=[index],
            )
        elif meeting.pair is not None and not any(meeting.pair in one.pairs for one in instance.interpreters):
            yield Conflict(
                kind="no_interpreter",
                text=f"{name} needs {meeting.pair} and no interpreter covers it",
                relax=f"engage an interpreter for {meeting.pair}",
                meetings=[index],
            )


def _overbooked_people(instance: Instance) -> Iterator[Conflict]:
    """Someone asked for more meetings in a stretch of time than they have free slots there , or in all."""
    starts = start_masks(instance)
    away = away_masks(instance)
    theirs: list[list[int]] = [[] for _ in instance.participants]
    for index, meeting in enumerate(instance.meetings):
        for person in meeting.who:
            theirs[person].append(index)
    for person, meetings in enumerate(theirs):
        for stretch in dict.fromkeys([-1, *(starts[one] for one in meetings)]):
            inside = [one for one in meetings if starts[one] & ~stretch == 0 or stretch == -1]
            allowed = 0
            for one in inside:
                for step in range(instance.meetings[one].dur):
                    allowed |= starts[one] << step
            free = slots_of(allowed & ~away[person])
            needed = sum(instance.meetings[one].dur for one in inside)
            if needed > len(free):
                name = naming.participant(instance, person)
                yield Conflict(
                    kind="overbooked_participant",
                    text=f"{name} is asked for {len(inside)} meetings in {len(free)} free slots",
                    relax=f"drop {needed - len(free)} of their meetings, or free as many slots for {name}",
                    participants=[person],
                    meetings=inside,
                    slots=free,
                )


def _rooms_short(instance: Instance) -> Iterator[Conflict]:
    """More meetings that must lie within some slots than the rooms can hold there."""
    starts = start_masks(instance)
    for stretch in dict.fromkeys([-1, *starts]):
        inside = [index for index, mask in enumerate(starts) if mask & ~stretch == 0]
        for size in sorted({0, *(instance.meetings[index].size for index in inside)}):
            big = [index for index in inside if instance.meetings[index].size >= size]
            covered = 0
            for index in big:
                for step in range(instance.meetings[index].dur):
                    covered |= starts[index] << step
            slots = slots_of(covered)
            needed = sum(instance.meetings[index].dur for index in big)
            if instance.tables is not None:
                offered, rooms = instance.tables * len(slots), []
                places = f"{instance.tables} tables"
            else:
                rooms = [index for index, room in enumerate(instance.rooms) if room.cap >= size]
                offered = sum(slot not in instance.rooms[room].forbidden for room in rooms for slot in slots)
                places = naming.listed([naming.room(instance, room) for room in rooms]) or "no room"
            if needed > offered:
                when = (
                    f"at {naming.slot(instance, slots[0])}"
                    if len(slots) == 1
                    else f"in the {len(slots)} slots they could take"
                )
                yield Conflict(
                    kind="rooms_short",
                    text=f"{places} cannot hold {len(big)} meetings {when}",
                    relax=f"add a room, or let {needed - offered} of these meetings take other slots",
                    meetings=big,
                    rooms=rooms,
                    slots=slots,
                )


def _circular_order(instance: Instance) -> Iterator[Conflict]:
    """Meetings that must each come before the next, in a circle."""
    state = [0] * len(instance.meetings)
    for root in range(len(instance.meetings)):
        path: list[int] = []
        stack: list[tuple[int, bool]] = [(root, False)]
        while stack:
            meeting, leaving = stack.pop()
            if leaving:
                state[meeting] = 2
                path.pop()
                continue
            if state[meeting] == 2:
                continue
            if state[meeting] == 1:
                circle = path[path.index(meeting) :]
                names = naming.listed([naming.meeting(instance, one) for one in circle])
                yield Conflict(
                    kind="circular_order",
                    text=f"{names} must each come before another of them",
                    relax="drop one of these orders",
                    meetings=sorted(circle),
                )
                return
            state[meeting] = 1
            path.append(meeting)
            stack.append((meeting, True))
            stack += [(earlier, False) for earlier in instance.meetings[meeting].before]
