"""The CP-SAT model of an instance: a literal per meeting and start, meeting and room, meeting and interpreter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives.occupancy import mask_of
from youcheng.engines.scheduling.solvers.calendar import away_masks, slots_of, start_masks
from youcheng.engines.scheduling.solvers.keep import Keep
from youcheng.engines.scheduling.timetable import NOWHERE, Timetable


class Model:
    """Variables and constraints; the expressions of the objectives are added when first asked for."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.cp: Any = cp_model.CpModel()
        self.starts = [slots_of(mask) for mask in start_masks(instance)]
        self.held: list[Any] = []
        self.at: list[dict[int, Any]] = []
        self.in_room: list[dict[int, Any]] = []
        self.with_interpreter: list[dict[int, Any]] = []
        self.meetings_of: list[list[int]] = [[] for _ in instance.participants]
        for index, meeting in enumerate(instance.meetings):
            for person in meeting.who:
                self.meetings_of[person].append(index)
        self.busy: list[dict[int, Any]] = []
        self._variables()
        self._people()
        self._rooms()
        self._interpreters()
        self._order()

    def _variables(self) -> None:
        for index in range(len(self.instance.meetings)):
            held = self.cp.new_bool_var(f"held{index}")
            at = {slot: self.cp.new_bool_var(f"at{index},{slot}") for slot in self.starts[index]}
            self.cp.add_exactly_one([*at.values(), ~held])
            if self.instance.hold_all and not self.instance.meetings[index].cancelled:
                self.cp.add(held == 1)
            self.held.append(held)
            self.at.append(at)

    def covering(self, meeting: int, slot: int) -> list[Any]:
        """Return the start literals from which the meeting covers the slot."""
        dur = self.instance.meetings[meeting].dur
        at = self.at[meeting]
        return [at[start] for start in range(slot - dur + 1, slot + 1) if start in at]

    def _people(self) -> None:
        """At most one meeting at a time; the busy literal of a slot is their sum; limits per day."""
        for person, theirs in enumerate(self.meetings_of):
            busy: dict[int, Any] = {}
            for slot in range(self.instance.slots):
                literals = [literal for meeting in theirs for literal in self.covering(meeting, slot)]
                if literals:
                    busy[slot] = self.cp.new_bool_var(f"busy{person},{slot}")
                    self.cp.add_exactly_one([*literals, ~busy[slot]])
            self.busy.append(busy)
            limit = self.instance.participants[person].max_per_day
            if limit is not None:
                for first, last in self.instance.days:
                    begins = [
                        self.at[meeting][slot]
                        for meeting in theirs
                        for slot in self.starts[meeting]
                        if first <= slot < last
                    ]
                    if len(theirs) > limit and begins:
                        self.cp.add(sum(begins) <= limit)

    def _rooms(self) -> None:
        """One meeting per room and slot; where rooms are counted only, at most so many meetings per slot."""
        instance = self.instance
        self.in_room = [{} for _ in instance.meetings]
        if not instance.has_rooms:
            for slot in range(instance.slots):
                literals = [one for meeting in range(len(instance.meetings)) for one in self.covering(meeting, slot)]
                self.cp.add(sum(literals) <= (instance.tables or 0))
            return
        intervals: list[list[Any]] = [[] for _ in instance.rooms]
        for index, meeting in enumerate(instance.meetings):
            for room, place in enumerate(instance.rooms):
                if place.cap >= meeting.size:
                    literal = self.cp.new_bool_var(f"room{index},{room}")
                    self.in_room[index][room] = literal
                    intervals[room].append((index, literal))
                    closed = mask_of(place.forbidden)
                    for start in self.starts[index]:
                        if closed >> start & ((1 << meeting.dur) - 1):
                            self.cp.add_bool_or([~literal, ~self.at[index][start]])
            self.cp.add_exactly_one([*self.in_room[index].values(), ~self.held[index]])
        self._exclusive(intervals)
        self._enough_rooms()

    def _enough_rooms(self) -> None:
        """Implied: at each slot, meetings too big for the small rooms are no more than the open bigger rooms."""
        instance = self.instance
        for size in sorted({meeting.size for meeting in instance.meetings}):
            big = [index for index, meeting in enumerate(instance.meetings) if meeting.size >= size]
            for slot in range(instance.slots):
                rooms = sum(1 for room in instance.rooms if room.cap >= size and slot not in room.forbidden)
                literals = [one for meeting in big for one in self.covering(meeting, slot)]
                if len(literals) > rooms:
                    self.cp.add(sum(literals) <= rooms)

    def _interpreters(self) -> None:
        instance = self.instance
        self.with_interpreter = [{} for _ in instance.meetings]
        work: list[list[Any]] = [[] for _ in instance.interpreters]
        for index, meeting in enumerate(instance.meetings):
            if meeting.pair is None:
                continue
            for one, interpreter in enumerate(instance.interpreters):
                if meeting.pair in interpreter.pairs:
                    literal = self.cp.new_bool_var(f"interpreter{index},{one}")
                    self.with_interpreter[index][one] = literal
                    work[one].append((index, literal))
                    available = mask_of(interpreter.available)
                    for start in self.starts[index]:
                        if ~available >> start & ((1 << meeting.dur) - 1):
                            self.cp.add_bool_or([~literal, ~self.at[index][start]])
            self.cp.add_exactly_one([*self.with_interpreter[index].values(), ~self.held[index]])
        self._exclusive(work)

    def _exclusive(self, users: list[list[Any]]) -> None:
        """For each resource: of the meetings that use it, no two overlap."""
        ends: dict[int, Any] = {}
        for theirs in users:
            intervals = []
            for meeting, literal in theirs:
                if meeting not in ends:
                    start = self.cp.new_int_var(0, self.instance.slots, f"start{meeting}")
                    for slot, at in self.at[meeting].items():
                        self.cp.add(start == slot).only_enforce_if(at)
                    ends[meeting] = start
                intervals.append(
                    self.cp.new_optional_fixed_size_interval_var(
                        ends[meeting], self.instance.meetings[meeting].dur, literal, f"use{meeting}"
                    )
                )
            self.cp.add_no_overlap(intervals)

    def _order(self) -> None:
        for index, meeting in enumerate(self.instance.meetings):
            for earlier in meeting.before:
                dur = self.instance.meetings[earlier].dur
                for slot, literal in self.at[index].items():
                    late = [at for start, at in self.at[earlier].items() if start + dur > slot]
                    for at in late:
                        self.cp.add_bool_or([~literal, ~at])

    def expression(self, key: str) -> Any:
        """Return the linear expression of an objective, adding what it needs to the model."""
        return {
            "weight": self._weight,
            "gap_slots": self._gaps,
            "interpreter_changes": self._changes,
            "breaks": self._breaks,
        }[key]()

    def easy_bound(self, key: str) -> int | None:
        """Return the value no timetable can pass, where it is plain to see."""
        if key == "weight":
            return sum(
                meeting.weight for meeting, slots in zip(self.instance.meetings, self.starts, strict=True) if slots
            )
        return 0

    def _weight(self) -> Any:
        return sum(meeting.weight * held for meeting, held in zip(self.instance.meetings, self.held, strict=True))

    def _gaps(self) -> Any:
        """A free slot is idle when the participant has met before it and meets after it on the same day."""
        idle = []
        away = away_masks(self.instance)
        for person, busy in enumerate(self.busy):
            for first, last in self.instance.days:
                today = [slot for slot in range(first, last) if slot in busy]
                if len(today) < 2:
                    continue
                met = {slot: self.cp.new_bool_var(f"met{person},{slot}") for slot in range(today[0], last)}
                will = {slot: self.cp.new_bool_var(f"will{person},{slot}") for slot in range(first, today[-1] + 1)}
                for slot, literal in met.items():
                    if slot in busy:
                        self.cp.add_implication(busy[slot], literal)
                    if slot - 1 in met:
                        self.cp.add_implication(met[slot - 1], literal)
                for slot, literal in will.items():
                    if slot in busy:
                        self.cp.add_implication(busy[slot], literal)
                    if slot + 1 in will:
                        self.cp.add_implication(will[slot + 1], literal)
                for slot in range(today[0] + 1, today[-1]):
                    if away[person] >> slot & 1:
                        continue
                    gap = self.cp.new_bool_var(f"idle{person},{slot}")
                    clause = [~met[slot], ~will[slot], gap]
                    self.cp.add_bool_or([*clause, busy[slot]] if slot in busy else clause)
                    idle.append(gap)
        return sum(idle) if idle else 0

    def _changes(self) -> Any:
        terms: list[Any] = []
        for person, theirs in enumerate(self.meetings_of):
            needing = [meeting for meeting in theirs if self.with_interpreter[meeting]]
            if len(needing) < 2:
                continue
            used: dict[int, Any] = {}
            for meeting in needing:
                for one, literal in self.with_interpreter[meeting].items():
                    if one not in used:
                        used[one] = self.cp.new_bool_var(f"hears{person},{one}")
                    self.cp.add_implication(literal, used[one])
            spare = self.cp.new_int_var(0, len(used), f"changes{person}")
            self.cp.add(spare >= sum(used.values()) - 1)
            terms.append(spare)
        return sum(terms) if terms else 0

    def _breaks(self) -> Any:
        terms: list[Any] = []
        fairness = self.instance.fairness
        least = self.cp.new_int_var(0, self.instance.slots, "least") if fairness is not None else None
        for person, busy in enumerate(self.busy):
            ends: list[Any] = []
            for slot, literal in busy.items():
                if slot + 1 not in busy:
                    ends.append(literal)
                    continue
                end = self.cp.new_bool_var(f"end{person},{slot}")
                self.cp.add_bool_or([~literal, busy[slot + 1], end])
                self.cp.add_implication(end, literal)
                self.cp.add_implication(end, ~busy[slot + 1])
                ends.append(end)
            breaks = self.cp.new_int_var(0, max(len(ends) - 1, 0), f"breaks{person}")
            if ends:
                self.cp.add(breaks >= sum(ends) - 1)
                if least is not None:
                    self.cp.add(breaks <= sum(ends) - 1).only_enforce_if(ends[0])
            if least is not None:
                self.cp.add(breaks >= least)
                self.cp.add(breaks <= least + (fairness or 0))
            terms.append(breaks)
        return sum(terms) if terms else 0

    def keep(self, keep: Keep) -> None:
        """Hold the pinned meetings where they are."""
        for meeting, placed in keep.pins.items():
            for literal in (
                self.at[meeting].get(placed.slot),
                self.in_room[meeting].get(placed.room) if placed.room is not None else self.held[meeting],
                self.with_interpreter[meeting].get(placed.interpreter)
                if placed.interpreter is not None
                else self.held[meeting],
            ):
                self.cp.add_bool_or([literal] if literal is not None else [])

    def moved(self, keep: Keep) -> Any:
        """Return the number of announced meetings moved or dropped."""
        terms = [1 - self.at[one][slot] if slot in self.at[one] else 1 for one, slot in keep.announced.items()]
        return sum(terms) if terms else 0

    def hint(self, timetable: Timetable) -> None:
        """Tell CP-SAT a timetable to start from."""
        self.cp.clear_hints()
        for meeting, slot in enumerate(timetable.slot):
            self.cp.add_hint(self.held[meeting], slot != NOWHERE)
            for start, literal in self.at[meeting].items():
                self.cp.add_hint(literal, start == slot)
            for room, literal in self.in_room[meeting].items():
                self.cp.add_hint(literal, room == timetable.room[meeting])
            for one, literal in self.with_interpreter[meeting].items():
                self.cp.add_hint(literal, one == timetable.interpreter[meeting])

    def timetable(self, value: Callable[[Any], int]) -> Timetable:
        """Read a timetable out of a solution."""
        table = Timetable.empty(self.instance)
        for meeting, at in enumerate(self.at):
            table.slot[meeting] = next((slot for slot, literal in at.items() if value(literal)), NOWHERE)
            if table.slot[meeting] != NOWHERE:
                table.room[meeting] = next(
                    (room for room, literal in self.in_room[meeting].items() if value(literal)), NOWHERE
                )
                table.interpreter[meeting] = next(
                    (one for one, literal in self.with_interpreter[meeting].items() if value(literal)), NOWHERE
                )
        return table
