"""The array of the local search, laid out from an instance and a timetable, and read back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.calendar import away_masks, start_masks
from youcheng.engines.scheduling.solvers.fair import anneal
from youcheng.engines.scheduling.solvers.fair import arena as o
from youcheng.engines.scheduling.solvers.fair.arena import CLOSED, EMPTY, assemble
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def build(instance: Instance, timetable: Timetable, *, seed: int, keep: Keep | None = None, price: float = 0.0) -> Any:
    """Return the array of a search that starts from a valid timetable (its rooms are not kept)."""
    meetings, people = instance.meetings, instance.participants
    slots, days = instance.slots, len(instance.days)
    pair_names = sorted({meeting.pair for meeting in meetings if meeting.pair is not None})
    pair_index = {name: index for index, name in enumerate(pair_names)}
    able = [[index for index, one in enumerate(instance.interpreters) if name in one.pairs] for name in pair_names]
    pairs = [
        [pair_index[name] for name in dict.fromkeys(one.pairs) if name in pair_index] for one in instance.interpreters
    ]
    theirs: list[list[int]] = [[] for _ in people]
    after: list[list[int]] = [[] for _ in meetings]
    for index, meeting in enumerate(meetings):
        for person in meeting.who:
            theirs[person].append(index)
        for earlier in meeting.before:
            after[earlier].append(index)
    day_of = np.full(slots, -1, np.int64)
    for day, (first, last) in enumerate(instance.days):
        day_of[first:last] = day
    levels, rooms = room_classes(instance)
    voices = len(instance.interpreters)
    booked = _booked(instance)
    voices_free = np.zeros((len(pair_names) + 1, slots), np.int64)
    for pair, indices in enumerate(able):
        for voice in indices:
            voices_free[pair] += booked[voice] == EMPTY
    starts, frozen, home = start_masks(instance), np.zeros(len(meetings)), np.full(len(meetings), NOWHERE)
    if keep is not None:
        for index, slot in keep.announced.items():
            home[index] = slot
        for index, placed in keep.pins.items():
            frozen[index] = 1
            starts[index] &= 1 << placed.slot
    widest = int(rooms.max(initial=0)) + 1
    count = len(meetings)
    arena = assemble(
        {
            o.SLOTS: slots,
            o.DAYS: days,
            o.LEVELS: rooms.shape[1],
            o.WIDEST: widest,
            o.MOVE_COST: 0 if keep is None else round(keep.move_weight * price),
            o.RANDOM: random_state(seed),
        },
        {
            o.SLOT: np.full(count, NOWHERE),
            o.VOICE: np.full(count, NOWHERE),
            o.PLACE: np.zeros(count),
            o.MARK: np.full(count, -1),
            o.WEIGHT: [meeting.weight for meeting in meetings],
            o.LEVEL: [levels[meeting.size] for meeting in meetings],
            o.PAIR: [-1 if one.pair is None else pair_index[one.pair] for one in meetings],
            o.ORDERED: [bool(meeting.before) or bool(later) for meeting, later in zip(meetings, after, strict=True)],
            **_rows(o.WHO_FROM, o.WHO, [meeting.who for meeting in meetings]),
            **_rows(o.BEFORE_FROM, o.BEFORE, [meeting.before for meeting in meetings]),
            **_rows(o.AFTER_FROM, o.AFTER, after),
            o.STARTS: _by_day(instance, starts),
            **_rows(o.THEIRS_FROM, o.THEIRS, theirs),
            o.FREE: np.full((len(people), days), o.ALL)
            if "breaks" in instance.objectives
            else _by_day(instance, [~mask for mask in away_masks(instance)]),
            o.LIMIT: [slots if one.max_per_day is None else one.max_per_day for one in people],
            o.DAY_OF: day_of,
            o.DAY_FIRST: [first for first, _ in instance.days],
            o.ROOMS: rooms,
            **_rows(o.ABLE_FROM, o.ABLE, able),
            **_rows(o.PAIRS_FROM, o.PAIRS, pairs),
            o.FROZEN: frozen,
            o.HOME: home,
            o.HOPELESS: np.zeros(count),
            o.BUSY: np.zeros((len(people), days)),
            o.AT: np.full((len(people), slots), EMPTY),
            o.GAPPY: np.zeros(len(people)),
            o.GAPPY_AT: np.full(len(people), -1),
            o.LOAD: np.zeros(rooms.shape),
            o.LISTED: np.zeros((slots, widest)),
            o.COUNT: np.zeros(slots),
            o.OUT: np.zeros(count),
            o.BOOKED: booked,
            o.VOICES_FREE: voices_free,
            o.VOICE_MARK: np.zeros((voices, 2)),
            o.CHAIN: np.zeros(o.LONGEST_CHAIN),
            o.CHAIN_VOICE: np.zeros(o.LONGEST_CHAIN),
        },
    )
    anneal.load(arena, np.array(timetable.slot, np.int64), np.array(timetable.interpreter, np.int64))
    return arena


def random_state(seed: int) -> int:
    """Return where the random numbers of a seed begin (never 0)."""
    return (seed * 0x9E3779B97F4A7C15 + 0x2545F4914F6CDD1D) % (2**63 - 1) + 1


def _rows(starts_key: int, key: int, rows: Sequence[Sequence[int]]) -> dict[int, Any]:
    """Return two tables: where each row starts, and the rows laid end to end."""
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return {starts_key: starts, key: [value for row in rows for value in row]}


def _by_day(instance: Instance, masks: list[int]) -> Any:
    """Split masks over all slots into one 64-bit mask per day."""
    out = np.zeros((len(masks), len(instance.days)), np.int64)
    for day, (first, last) in enumerate(instance.days):
        full = (1 << (last - first)) - 1
        out[:, day] = [mask >> first & full for mask in masks]
    return out


def room_classes(instance: Instance) -> tuple[dict[int, int], Any]:
    """Return the room class each meeting size needs, and per slot the open rooms of at least each class.

    A size beyond every room gets a class of its own without rooms.
    """
    sizes = {meeting.size for meeting in instance.meetings}
    if instance.tables is not None:
        return dict.fromkeys(sizes, 0), np.full((instance.slots, 1), instance.tables, np.int64)
    caps = sorted({room.cap for room in instance.rooms})
    # Only differences that some meeting notices make a class of their own.
    bounds = sorted({next((cap for cap in caps if cap >= size), 1 << 30) for size in sizes})
    levels = {size: next(level for level, cap in enumerate(bounds) if cap >= size) for size in sizes}
    rooms = np.zeros((instance.slots, max(len(bounds), 1)), np.int64)
    for room in instance.rooms:
        is_open = np.ones(instance.slots, np.int64)
        is_open[list(room.forbidden)] = 0
        for level, cap in enumerate(bounds):
            if room.cap >= cap:
                rooms[:, level] += is_open
    return levels, rooms


def _booked(instance: Instance) -> Any:
    booked = np.full((len(instance.interpreters), instance.slots), CLOSED, np.int64)
    for index, one in enumerate(instance.interpreters):
        booked[index, list(one.available)] = EMPTY
    return booked


def read_back(instance: Instance, arena: Any, *, keep: Keep | None = None) -> Timetable:
    """Return the state's timetable with rooms assigned.

    Pinned meetings keep their room; of the others, at each slot the largest gets the largest room left.
    """
    count = len(instance.meetings)
    slot, voice = o.table(arena, o.SLOT, count).tolist(), o.table(arena, o.VOICE, count).tolist()
    room = [NOWHERE] * len(slot)
    if instance.has_rooms:
        pins = {} if keep is None else keep.pins
        pinned = {meeting: placed.room for meeting, placed in pins.items() if placed.room is not None}
        for meeting, place in pinned.items():
            room[meeting] = place
        largest = sorted(range(len(instance.rooms)), key=lambda index: (-instance.rooms[index].cap, index))
        shut = [set(one.forbidden) for one in instance.rooms]
        by_slot: list[list[int]] = [[] for _ in range(instance.slots)]
        for meeting, when in enumerate(slot):
            if when != NOWHERE:
                by_slot[when].append(meeting)
        for when, meetings in enumerate(by_slot):
            taken = {pinned[meeting] for meeting in meetings if meeting in pinned}
            loose = sorted(
                (one for one in meetings if one not in pinned), key=lambda index: -instance.meetings[index].size
            )
            rooms = (index for index in largest if when not in shut[index] and index not in taken)
            for meeting, place in zip(loose, rooms, strict=False):
                room[meeting] = place
    return Timetable(slot, room, voice)
