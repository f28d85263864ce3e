"""Makers of scheduling records, and random tiny instances for laws."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import strategies as st

from youcheng.engines.scheduling.checker import check_timetable
from youcheng.engines.scheduling.instance import BREAKS_OBJECTIVE, Instance, Interpreter, Meeting, Participant, Room
from youcheng.engines.scheduling.objectives import better, evaluate
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def make_participant(**fields: Any) -> Participant:
    return Participant(**fields)


def make_meeting(*who: int, **fields: Any) -> Meeting:
    return Meeting(who=who or (0, 1), **fields)


def make_room(**fields: Any) -> Room:
    return Room(**{"cap": 10, **fields})


def make_interpreter(**fields: Any) -> Interpreter:
    return Interpreter(**{"pairs": ("zh-en",), "available": tuple(range(8)), **fields})


def make_instance(*meetings: Meeting, people: int = 4, **fields: Any) -> Instance:
    """Eight slots on two days, one room, one interpreter for zh-en, unless told otherwise."""
    return Instance(
        **{
            "slots": 8,
            "days": ((0, 4), (4, 8)),
            "participants": tuple(make_participant() for _ in range(people)),
            "meetings": meetings or (make_meeting(0, 1),),
            "rooms": (make_room(),),
            "interpreters": (make_interpreter(),),
            **fields,
        }
    )


def make_b2b(*meetings: Meeting, people: int = 4, **fields: Any) -> Instance:
    """Four slots, two tables, every meeting compulsory, breaks the objective."""
    return Instance(
        **{
            "slots": 4,
            "participants": tuple(make_participant() for _ in range(people)),
            "meetings": meetings,
            "tables": 2,
            "hold_all": True,
            "fairness": 2,
            "objectives": BREAKS_OBJECTIVE,
            **fields,
        }
    )


def make_timetable(instance: Instance, placed: dict[int, tuple[int, ...]]) -> Timetable:
    """``placed`` maps a meeting to (slot, room, interpreter); the last two may be missing."""
    table = Timetable.empty(instance)
    for meeting, where in placed.items():
        slot, room, interpreter = (*where, NOWHERE, NOWHERE)[:3]
        table.slot[meeting], table.room[meeting], table.interpreter[meeting] = slot, room, interpreter
    return table


@st.composite
def tiny_gatherings(draw: st.DrawFn, max_meetings: int = 3) -> Instance:
    """Gatherings small enough to try every timetable."""
    slots = 4
    slot_sets = st.lists(st.integers(0, slots - 1), unique=True, max_size=2).map(lambda found: tuple(sorted(found)))
    people = [
        Participant(forbidden=draw(slot_sets), max_per_day=draw(st.sampled_from((None, None, 1)))) for _ in range(3)
    ]
    count = draw(st.integers(1, max_meetings))
    meetings = []
    for index in range(count):
        meetings.append(
            Meeting(
                who=draw(st.sampled_from(((0, 1), (0, 2), (1, 2), (0,)))),
                weight=draw(st.integers(1, 4)),
                dur=draw(st.sampled_from((1, 1, 2))),
                size=draw(st.sampled_from((2, 6))),
                pair=draw(st.sampled_from((None, "zh-en"))),
                before=(index - 1,) if index and draw(st.booleans()) else (),
            )
        )
    rooms = [Room(cap=draw(st.sampled_from((4, 8))), forbidden=draw(slot_sets)) for _ in range(draw(st.integers(1, 2)))]
    voices = [Interpreter(pairs=("zh-en",), available=(0, 1, 3)) for _ in range(draw(st.integers(0, 2)))]
    return Instance(
        slots=slots,
        days=draw(st.sampled_from((((0, 4),), ((0, 2), (2, 4))))),
        participants=tuple(people),
        meetings=tuple(meetings),
        rooms=tuple(rooms),
        interpreters=tuple(voices),
    )


@st.composite
def tiny_b2b(draw: st.DrawFn) -> Instance:
    """b2b instances small enough to try every timetable."""
    pairs = draw(
        st.lists(st.sampled_from(((0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 3))), unique=True, min_size=1, max_size=5)
    )
    away = st.lists(st.integers(0, 3), unique=True, max_size=1).map(tuple)
    return Instance(
        slots=4,
        participants=tuple(Participant(forbidden=draw(away)) for _ in range(4)),
        meetings=tuple(
            Meeting(who=pair, before=(index - 1,) if index and draw(st.integers(0, 3)) == 0 else ())
            for index, pair in enumerate(pairs)
        ),
        tables=draw(st.integers(1, 2)),
        hold_all=True,
        fairness=draw(st.sampled_from((0, 1, 2))),
        objectives=BREAKS_OBJECTIVE,
    )


def brute_force(instance: Instance) -> dict[str, int | None] | None:
    """The best objective over every timetable there is, or None where none is valid."""
    choices = []
    for meeting in instance.meetings:
        places = range(len(instance.rooms)) if instance.has_rooms else (NOWHERE,)
        voices = range(len(instance.interpreters)) if meeting.pair is not None else (NOWHERE,)
        here = [(slot, room, voice) for slot in range(instance.slots) for room in places for voice in voices]
        choices.append(here if instance.hold_all else [(NOWHERE, NOWHERE, NOWHERE), *here])
    best = None
    for chosen in product(*choices):
        table = Timetable(*(list(column) for column in zip(*chosen, strict=True)))
        if not check_timetable(instance, table):
            values = evaluate(instance, table)
            if better(instance, values, best):
                best = values
    return best
