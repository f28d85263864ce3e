"""Exact replanning of a few slots at a time: where annealing no longer finds weight, whole slots together still do.

A window is a set of slots. All that is held there, and the best of what is left out, is given to CP-SAT at once: which
meetings are held, and at which of these slots. What lies outside stays where it is. The relaxation of two slots is
almost always integral, so such a window takes a fraction of a second, and it moves dozens of meetings where exchanges
would have to find them one by one through worse timetables.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.calendar import start_masks
from youcheng.engines.scheduling.solvers.fair.state import room_classes
from youcheng.engines.scheduling.timetable import NOWHERE

SIZE = 2  # slots of a window
HOPEFUL = 0.5  # meetings left out that are offered to a window, for each that it holds
LEAST = 100  # meetings left out that are offered in any case
EFFORT = 10.0  # CP-SAT's deterministic time for a window

Pool = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a window holds now and held before: meetings with their slot and interpreter (NOWHERE where none)."""

    meetings: list[int]
    slots: list[int]
    voices: list[int]

    def arrays(self) -> tuple[Any, Any, Any]:
        """Return the three as the kernel takes them."""
        return np.array(self.meetings, np.int64), np.array(self.slots, np.int64), np.array(self.voices, np.int64)


class Windows:
    """The windows of one instance."""

    def __init__(self, instance: Instance, reduced: Any, *, seed: int) -> None:
        self.instance, self.chance = instance, random.Random(seed)  # noqa: S311 - luck, not secrets
        self.starts = start_masks(instance)
        level_of, self.rooms = room_classes(instance)
        self.level = [level_of[meeting.size] for meeting in instance.meetings]
        self.ordered = {index for index, one in enumerate(instance.meetings) if one.before}
        self.ordered |= {earlier for one in instance.meetings for earlier in one.before}
        self.available = [set(one.available) for one in instance.interpreters]
        self.by_pair: dict[str, list[int]] = defaultdict(list)
        for voice, one in enumerate(instance.interpreters):
            for pair in set(one.pairs):
                self.by_pair[pair].append(voice)
        self.day_of = {slot: day for day, (first, last) in enumerate(instance.days) for slot in range(first, last)}
        self.limited = {person for person, one in enumerate(instance.participants) if one.max_per_day is not None}
        self.reduced = np.asarray(reduced)

    def rounds(self, lanes: int) -> Iterator[list[tuple[int, ...]]]:
        """Yield so many windows that share no slot, again and again; every slot comes once before one comes twice.

        Where someone has a daily limit there is one window at a time, since two could break it together.
        """
        slots = sorted(self.day_of)
        lanes = 1 if self.limited else lanes
        while True:
            self.chance.shuffle(slots)
            windows = [tuple(slots[first : first + SIZE]) for first in range(0, len(slots), SIZE)]
            yield from (windows[first : first + lanes] for first in range(0, len(windows), lanes))

    def shares(self, slots: Any, lanes: int) -> list[Any]:
        """Deal the meetings left out to the windows of a round, the most promising first."""
        out = np.flatnonzero(slots < 0)
        noise = np.array([self.chance.random() for _ in range(len(out))])
        out = out[np.lexsort((noise, -np.round(self.reduced[out], 6)))]
        out = np.array([meeting for meeting in out.tolist() if meeting not in self.ordered], np.int64)
        hands = np.array([self.chance.randrange(lanes) for _ in range(len(out))])
        return [out[hands == hand] for hand in range(lanes)]

    def replan(
        self, window: tuple[int, ...], slots: Any, voices: Any, out: Any, *, seed: int, seconds: float
    ) -> Plan | None:
        """Return the heaviest plan of these slots found, or None where none as heavy as before was found in time."""
        here = np.flatnonzero(np.isin(slots, window)).tolist()
        moving = [meeting for meeting in here if meeting not in self.ordered]
        staying = [meeting for meeting in here if meeting in self.ordered]
        offered = moving + out[: max(int(HOPEFUL * len(moving)), LEAST)].tolist()
        model = _Model(self, window, slots, voices, staying)
        for meeting in offered:
            model.offer(meeting, int(slots[meeting]))
        chosen = model.solve(seed=seed, seconds=seconds)
        if chosen is None or self._weight(chosen) < self._weight(moving):
            return None
        spoken = self._interpreters(chosen, model.free, slots, voices)
        meetings = sorted({*moving, *chosen})
        return Plan(
            meetings,
            [chosen.get(meeting, NOWHERE) for meeting in meetings],
            [spoken.get(meeting, NOWHERE) for meeting in meetings],
        )

    def _weight(self, meetings: Iterable[int]) -> int:
        return sum(self.instance.meetings[meeting].weight for meeting in meetings)

    def _interpreters(
        self, chosen: dict[int, int], free: dict[int, set[int]], slots: Any, voices: Any
    ) -> dict[int, int]:
        """Return an interpreter for each meeting that needs one: who stays keeps theirs if nobody lacks one for it."""
        speaking: dict[int, int] = {}
        for slot in sorted(free):
            needing = [one for one, when in chosen.items() if when == slot and self.instance.meetings[one].pair]
            booked: dict[int, int] = {}
            for meeting in needing:
                if slots[meeting] == slot:
                    booked[int(voices[meeting])] = meeting
            kept = set(booked.values())
            for meeting in needing:
                if meeting not in kept:
                    self._seat(meeting, booked, free[slot], set())
            speaking |= {meeting: voice for voice, meeting in booked.items()}
        return speaking

    def _seat(self, meeting: int, booked: dict[int, int], free: set[int], tried: set[int]) -> bool:
        """Find an interpreter along an augmenting path; the model has made sure that there is one."""
        pair = self.instance.meetings[meeting].pair
        able = [voice for voice in self.by_pair[pair or ""] if voice in free and voice not in tried]
        for voice in able:
            if voice not in booked:
                booked[voice] = meeting
                return True
        for voice in able:
            if voice not in tried:
                tried.add(voice)
                if self._seat(booked[voice], booked, free, tried):
                    booked[voice] = meeting
                    return True
        return False


class _Model:
    """The CP-SAT model of one window."""

    def __init__(self, windows: Windows, window: Sequence[int], slots: Any, voices: Any, staying: list[int]) -> None:
        self.of, self.window, self.cp = windows, window, cp_model.CpModel()
        instance = windows.instance
        self.literals: dict[tuple[int, int], Any] = {}
        self.people: dict[tuple[int, int], list[Any]] = defaultdict(list)
        self.needing: dict[tuple[str, int], list[Any]] = defaultdict(list)
        self.seated: dict[tuple[int, int], list[Any]] = defaultdict(list)
        self.taken = {(person, int(slots[one])) for one in staying for person in instance.meetings[one].who}
        self.rooms = {slot: windows.rooms[slot].copy() for slot in window}
        self.free = {slot: {voice for voice, when in enumerate(windows.available) if slot in when} for slot in window}
        for meeting in staying:
            slot = int(slots[meeting])
            self.rooms[slot][: windows.level[meeting] + 1] -= 1
            self.free[slot].discard(int(voices[meeting]))
        self.elsewhere = self._elsewhere(slots)

    def _elsewhere(self, slots: Any) -> Counter[tuple[int, int]]:
        """Count the meetings of people with a daily limit, per day, that do not move here."""
        count: Counter[tuple[int, int]] = Counter()
        if self.of.limited:
            for meeting, slot in enumerate(slots.tolist()):
                if slot != NOWHERE and (slot not in self.window or meeting in self.of.ordered):
                    count.update((person, self.of.day_of[slot]) for person in self.of.instance.meetings[meeting].who)
        return count

    def offer(self, meeting: int, now: int) -> None:
        """Let the meeting be held at any of the window's slots it can be held at."""
        request = self.of.instance.meetings[meeting]
        mine = []
        for slot in self.window:
            if not self.of.starts[meeting] >> slot & 1 or any((person, slot) in self.taken for person in request.who):
                continue
            if request.pair is not None and not self.free[slot].intersection(self.of.by_pair[request.pair]):
                continue
            literal = self.cp.new_bool_var("")
            self.cp.add_hint(literal, slot == now)
            self.literals[meeting, slot] = literal
            mine.append(literal)
            for person in request.who:
                self.people[person, slot].append(literal)
            if request.pair is not None:
                self.needing[request.pair, slot].append(literal)
            for level in range(self.of.level[meeting] + 1):
                self.seated[slot, level].append(literal)
        if len(mine) > 1:
            self.cp.add_at_most_one(mine)

    def solve(self, *, seed: int, seconds: float) -> dict[int, int] | None:
        """Return the slot of each meeting held, at the greatest weight found; None where nothing was found."""
        self._constrain()
        meetings = self.of.instance.meetings
        weights = [meetings[meeting].weight for meeting, _ in self.literals]
        self.cp.maximize(cp_model.LinearExpr.weighted_sum(list(self.literals.values()), weights))
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.linearization_level = 2
        solver.parameters.random_seed = seed
        solver.parameters.max_deterministic_time = EFFORT
        solver.parameters.max_time_in_seconds = seconds
        if solver.solve(self.cp) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        return {meeting: slot for (meeting, slot), literal in self.literals.items() if solver.value(literal)}

    def _constrain(self) -> None:
        for literals in self.people.values():
            if len(literals) > 1:
                self.cp.add_at_most_one(literals)
        for (slot, level), literals in self.seated.items():
            if len(literals) > self.rooms[slot][level]:
                self.cp.add(sum(literals) <= int(self.rooms[slot][level]))
        for slot in self.window:
            self._constrain_interpreters(slot)
        per_day: dict[tuple[int, int], list[Any]] = defaultdict(list)
        for (person, slot), literals in self.people.items():
            if person in self.of.limited:
                per_day[person, self.of.day_of[slot]] += literals
        for (person, day), literals in per_day.items():
            left = (self.of.instance.participants[person].max_per_day or 0) - self.elsewhere[person, day]
            self.cp.add(sum(literals) <= left)

    def _constrain_interpreters(self, slot: int) -> None:
        """Interpreters of the same languages are one pool; one of several languages lends shares to each."""
        pools: Counter[Pool] = Counter()
        for voice in self.free[slot]:
            pairs = set(self.of.instance.interpreters[voice].pairs)
            pools[tuple(sorted(pair for pair in pairs if (pair, slot) in self.needing))] += 1
        lent: dict[str, list[Any]] = defaultdict(list)
        for pool, size in sorted(pools.items()):
            shares = [self.cp.new_int_var(0, size, "") for _ in pool] if len(pool) > 1 else []
            if shares:
                self.cp.add(sum(shares) <= size)
            for pair, share in zip(pool, shares, strict=False):
                lent[pair].append(share)
        for (pair, when), literals in self.needing.items():
            if when == slot:
                self.cp.add(sum(literals) <= pools[(pair,)] + sum(lent[pair]))
