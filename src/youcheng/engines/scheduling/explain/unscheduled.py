"""Why a request was left out, found by trying to add it to the finished timetable."""

from __future__ import annotations

from youcheng.engines.scheduling import naming
from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solution import LeftOut
from youcheng.engines.scheduling.solvers.calendar import slots_of
from youcheng.engines.scheduling.solvers.greedy import Builder
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def explain_left_out(instance: Instance, timetable: Timetable) -> list[LeftOut]:
    """Return each meeting not held with its reason, in order.

    The reason names what stands in the way in the timetable as it is: people first, then rooms, then interpreters.
    """
    builder = Builder(instance)
    for meeting in timetable.held():
        builder.place(meeting, timetable.slot[meeting], timetable.room[meeting], timetable.interpreter[meeting])
    scarcity = _Scarcity(builder)
    return [
        LeftOut(meeting=meeting, reason=_reason(builder, scarcity, meeting))
        for meeting, slot in enumerate(timetable.slot)
        if slot == NOWHERE
    ]


def _reason(builder: Builder, scarcity: _Scarcity, meeting: int) -> str:  # noqa: PLR0911 - one per obstacle
    instance = builder.instance
    request = instance.meetings[meeting]
    if request.cancelled:
        return "cancelled"
    people = [naming.participant(instance, person) for person in request.who]
    if not builder.starts[meeting]:
        return _never(builder, meeting)
    if instance.rooms and request.size > scarcity.largest_room:
        return f"{request.size} people fit into no room: the largest holds {scarcity.largest_room}"
    if request.pair is not None and not builder.by_pair.get(request.pair):
        return f"no interpreter covers {request.pair}"
    candidates = builder.candidates(meeting)
    if not candidates:
        full = [
            naming.participant(instance, person)
            for person in request.who
            if not builder.starts[meeting] & ~builder.busy[person]
        ]
        if full:
            return f"{naming.listed(full)} {_is(full)} already in a meeting at every slot this one could take"
        return f"{naming.listed(people)} have no free slot in common beside the meetings they hold"
    slots = slots_of(candidates)
    with_room = [slot for slot in slots if scarcity.room_free(slot, request.size, request.dur)]
    where = f"at the {len(slots)} {'slot' if len(slots) == 1 else 'slots'} everyone could take"
    if not with_room:
        return f"{where}, every room that holds {request.size} people is taken by meetings of more weight"
    if request.pair is not None and not any(builder.interpreter_at(meeting, slot) is not None for slot in with_room):
        return f"{where}, no interpreter for {request.pair} is free"
    return f"{where}, a room and an interpreter would be free, but the search ended before it was added"


def _never(builder: Builder, meeting: int) -> str:
    """Explain a meeting that could not start anywhere even in an empty timetable."""
    instance = builder.instance
    request = instance.meetings[meeting]
    people = naming.listed([naming.participant(instance, person) for person in request.who])
    length = "" if request.dur == 1 else f" of {request.dur} slots in a row"
    if request.fixed is not None:
        return f"fixed at {naming.slot(instance, request.fixed)}, when not all of {people} are present"
    window = "" if request.window is None else f" within slots {request.window[0]} to {request.window[1] - 1}"
    return f"{people} are never present together{length}{window}"


def _is(names: list[str]) -> str:
    return "is" if len(names) == 1 else "are"


class _Scarcity:
    """Room capacity by slot, computed once for tens of thousands of requests."""

    def __init__(self, builder: Builder) -> None:
        instance = builder.instance
        self.builder = builder
        self.largest_room = max((room.cap for room in instance.rooms), default=0)
        self.free_caps: list[list[tuple[int, int]]] = [[] for _ in range(instance.slots)]
        for room, free in enumerate(builder.room_free):
            for slot in slots_of(free):
                self.free_caps[slot].append((instance.rooms[room].cap, room))
        for caps in self.free_caps:
            caps.sort(reverse=True)

    def room_free(self, slot: int, size: int, dur: int) -> bool:
        """Tell whether a room for so many people is free from this slot on for so long."""
        if self.builder.instance.tables is not None:
            return min(self.builder.tables_left[slot : slot + dur]) > 0
        bits = ((1 << dur) - 1) << slot
        for cap, room in self.free_caps[slot]:
            if cap < size:
                return False
            if self.builder.room_free[room] & bits == bits:
                return True
        return False
