"""The first timetable: by priority, in pure Python, there before any compiled kernel is loaded.

Meetings are taken heaviest first. Each goes to the slot that adds the fewest idle slots for its people; the smallest
room that fits and the interpreter with the fewest languages are taken, so that the versatile stay free.
"""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives.occupancy import between, mask_of
from youcheng.engines.scheduling.solvers.calendar import away_masks, slots_of, start_masks
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


def greedy(instance: Instance, *, order: list[int] | None = None, keep: Timetable | None = None) -> Timetable:
    """Return a valid timetable of an instance whose meetings may be left out.

    ``order`` overrides the order by weight; ``keep`` is a valid timetable to extend.
    """
    builder = Builder(instance)
    if keep is not None:
        for meeting in keep.held():
            builder.place(meeting, keep.slot[meeting], keep.room[meeting], keep.interpreter[meeting])
    meetings = instance.meetings
    for meeting in order or sorted(range(len(meetings)), key=lambda one: (-meetings[one].weight, one)):
        if builder.table.slot[meeting] == NOWHERE:
            builder.try_place(meeting)
    return builder.table


class Builder:
    """A timetable under construction with its calendars as bit masks."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.table = Timetable.empty(instance)
        self.starts = start_masks(instance)
        self.away = away_masks(instance)
        self.busy = [0] * len(instance.participants)
        self.days = [(1 << last) - (1 << first) for first, last in instance.days]
        everything = (1 << instance.slots) - 1
        self.room_free = [everything & ~mask_of(room.forbidden) for room in instance.rooms]
        self.rooms_by_cap = sorted(range(len(instance.rooms)), key=lambda room: (instance.rooms[room].cap, room))
        self.interpreter_free = [mask_of(one.available) for one in instance.interpreters]
        self.by_pair: dict[str, list[int]] = {}
        for index, one in enumerate(instance.interpreters):
            for pair in one.pairs:
                self.by_pair.setdefault(pair, []).append(index)
        for able in self.by_pair.values():
            able.sort(key=lambda index: (len(instance.interpreters[index].pairs), index))
        self.tables_left = [instance.tables or 0] * instance.slots
        # Rooms never become free again here, so those taken at a slot are passed over once and for all.
        self.first_open = [0] * instance.slots
        self._by_person: list[list[int]] | None = None
        self.followers: dict[int, list[int]] = {}
        for index, meeting in enumerate(instance.meetings):
            for earlier in meeting.before:
                self.followers.setdefault(earlier, []).append(index)

    def candidates(self, meeting: int) -> int:
        """Return the mask of starts that people, order and daily limits allow now."""
        request = self.instance.meetings[meeting]
        starts = self.starts[meeting]
        for person in request.who:
            taken = self.busy[person]
            for step in range(request.dur):
                starts &= ~(taken >> step)
            limit = self.instance.participants[person].max_per_day
            if limit is not None and taken:
                for day in self.days:
                    if taken & day and self._meetings_on(person, day) >= limit:
                        starts &= ~day
            elif limit == 0:
                return 0
        for earlier in request.before:
            if self.table.slot[earlier] != NOWHERE:
                end = self.table.slot[earlier] + self.instance.meetings[earlier].dur
                starts &= -1 << end
        for later in self.followers.get(meeting, ()):
            if self.table.slot[later] != NOWHERE:
                starts &= (1 << max(self.table.slot[later] - request.dur + 1, 0)) - 1
        return starts

    def try_place(self, meeting: int) -> bool:
        """Place the meeting at its cheapest start, if any; return whether it was placed."""
        ranked = sorted((self.added_gaps(meeting, slot), slot) for slot in slots_of(self.candidates(meeting)))
        for _, slot in ranked:
            room = self.room_at(meeting, slot)
            if room is None:
                continue
            interpreter = self.interpreter_at(meeting, slot)
            if interpreter is None:
                continue
            self.place(meeting, slot, room, interpreter)
            return True
        return False

    def added_gaps(self, meeting: int, slot: int) -> int:
        """Return how many idle slots placing the meeting here would add."""
        request = self.instance.meetings[meeting]
        bits = ((1 << request.dur) - 1) << slot
        day = next(day for day in self.days if day >> slot & 1)
        added = 0
        for person in request.who:
            today = self.busy[person] & day
            if today:
                free = ~self.away[person]
                after = today | bits
                added += (between(after) & ~after & free).bit_count() - (between(today) & ~today & free).bit_count()
        return added

    def room_at(self, meeting: int, slot: int) -> int | None:
        """Return the smallest free room that fits (NOWHERE where only tables are counted), or None."""
        request = self.instance.meetings[meeting]
        if self.instance.tables is not None:
            span = self.tables_left[slot : slot + request.dur]
            return NOWHERE if min(span) > 0 else None
        bits = ((1 << request.dur) - 1) << slot
        free, rooms, order = self.room_free, self.instance.rooms, self.rooms_by_cap
        first = self.first_open[slot]
        while first < len(order) and not free[order[first]] >> slot & 1:
            first += 1
        self.first_open[slot] = first
        for index in range(first, len(order)):
            room = order[index]
            if free[room] & bits == bits and rooms[room].cap >= request.size:
                return room
        return None

    def interpreter_at(self, meeting: int, slot: int) -> int | None:
        """Return a free interpreter of the pair (NOWHERE where none is needed), or None."""
        request = self.instance.meetings[meeting]
        if request.pair is None:
            return NOWHERE
        bits = ((1 << request.dur) - 1) << slot
        return next(
            (one for one in self.by_pair.get(request.pair, ()) if self.interpreter_free[one] & bits == bits), None
        )

    def place(self, meeting: int, slot: int, room: int, interpreter: int) -> None:
        """Put the meeting there; the caller has made sure that it fits."""
        request = self.instance.meetings[meeting]
        bits = ((1 << request.dur) - 1) << slot
        for person in request.who:
            self.busy[person] |= bits
        if room != NOWHERE:
            self.room_free[room] &= ~bits
        elif self.instance.tables is not None:
            for step in range(request.dur):
                self.tables_left[slot + step] -= 1
        if interpreter != NOWHERE:
            self.interpreter_free[interpreter] &= ~bits
        self.table.slot[meeting], self.table.room[meeting] = slot, room
        self.table.interpreter[meeting] = interpreter

    def _meetings_on(self, person: int, day: int) -> int:
        return sum(
            1
            for meeting in self._of_person(person)
            if self.table.slot[meeting] != NOWHERE and day >> self.table.slot[meeting] & 1
        )

    def _of_person(self, person: int) -> list[int]:
        if self._by_person is None:
            self._by_person = [[] for _ in self.instance.participants]
            for index, meeting in enumerate(self.instance.meetings):
                for one in meeting.who:
                    self._by_person[one].append(index)
        return self._by_person[person]
