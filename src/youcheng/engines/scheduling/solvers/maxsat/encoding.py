"""The SAT encoding of the b2b class.

Variables: a meeting at a slot; a participant busy at a slot. Besides the constraints themselves it states what they
imply (Bofill et al., JAIR 2022): each participant is busy in exactly as many slots as they have meetings, and at most
twice the tables are busy at once. Our own additions: where the tables are nearly full, at least twice as many people
are busy as tables must be; a participant without a break is busy in one interval, so two busy slots force all between
them, and slots too far apart exclude one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.solvers.calendar import slots_of, start_masks
from youcheng.engines.scheduling.solvers.maxsat.formula import Formula


def highest_base(instance: Instance) -> int:
    """Return the most breaks that every participant could have at least (almost always 0)."""
    degree = [0] * len(instance.participants)
    for meeting in instance.meetings:
        for person in meeting.who:
            degree[person] += 1
    fewest = min(degree, default=0)
    return max(min(fewest - 1, (instance.slots - 1) // 2), 0)


@dataclass(slots=True)
class Encoding:
    """The clauses, where each meeting may be, and per participant the literals "more than j breaks"."""

    formula: Formula
    at: list[dict[int, int]]
    breaks: list[list[int]]

    def slots(self, model: set[int]) -> list[int]:
        """Return each meeting's slot in a model."""
        return [next(slot for slot, literal in at.items() if literal in model) for at in self.at]


def encode(instance: Instance, *, cardinality: int, base: int = 0, seats: bool = True) -> Encoding:
    """Encode the instance with every participant's breaks between ``base`` and ``base + fairness``.

    ``seats`` also states what follows from the tables for the people: that shortens refutations and lengthens searches.
    """
    formula = Formula(cardinality)
    at = [{slot: formula.new() for slot in slots_of(mask)} for mask in start_masks(instance)]
    theirs: list[list[int]] = [[] for _ in instance.participants]
    for index, meeting in enumerate(instance.meetings):
        for person in meeting.who:
            theirs[person].append(index)
    for slots in at:
        formula.at_least(list(slots.values()), 1)
        formula.at_most_one(list(slots.values()))
    busy = [_busy(formula, instance, at, meetings) for meetings in theirs]
    _tables(formula, instance, at, busy if seats else [])
    _order(formula, instance, at)
    most = None if instance.fairness is None else base + instance.fairness
    breaks = [
        _breaks(formula, slots, len(meetings), base=base, most=most)
        for slots, meetings in zip(busy, theirs, strict=True)
    ]
    return Encoding(formula, at, breaks)


def _busy(formula: Formula, instance: Instance, at: list[dict[int, int]], meetings: list[int]) -> dict[int, int]:
    busy: dict[int, int] = {}
    for slot in range(instance.slots):
        literals = [at[meeting][slot] for meeting in meetings if slot in at[meeting]]
        if literals:
            busy[slot] = formula.new()
            for literal in literals:
                formula.add(-literal, busy[slot])
            formula.add(-busy[slot], *literals)
            formula.at_most_one(literals)
    formula.exactly(list(busy.values()), len(meetings))
    return busy


def _tables(formula: Formula, instance: Instance, at: list[dict[int, int]], busy: list[dict[int, int]]) -> None:
    tables = instance.tables or 0
    all_in_pairs = all(len(meeting.who) == 2 for meeting in instance.meetings)
    fewest = len(at) - (instance.slots - 1) * tables
    for slot in range(instance.slots):
        here = [slots[slot] for slots in at if slot in slots]
        formula.at_most(here, tables)
        people = [slots[slot] for slots in busy if slot in slots]
        if busy and all_in_pairs and tables < len(here):
            formula.at_most(people, 2 * tables)
        if busy and all_in_pairs and 2 * fewest > tables:
            formula.at_least(people, 2 * fewest)
        formula.at_least(here, fewest)


def _order(formula: Formula, instance: Instance, at: list[dict[int, int]]) -> None:
    for index, meeting in enumerate(instance.meetings):
        for earlier in meeting.before:
            for slot, literal in at[index].items():
                formula.add(-literal, *[other for when, other in at[earlier].items() if when < slot])
            for slot, literal in at[earlier].items():
                formula.add(-literal, *[other for when, other in at[index].items() if when > slot])


def _breaks(formula: Formula, busy: dict[int, int], meetings: int, *, base: int, most: int | None) -> list[int]:
    """Return literals of which the j-th is true whenever the participant has more than j breaks."""
    if meetings < 2:
        formula.impossible |= base > 0
        return []
    ends = []
    for slot, literal in busy.items():
        after = busy.get(slot + 1)
        if after is None:
            ends.append(literal)
            continue
        end = formula.new()
        formula.add(-literal, after, end)
        formula.add(-end, literal)
        formula.add(-end, -after)
        ends.append(end)
    if base:
        formula.at_least(ends, base + 1)
    limit = meetings - 1 if most is None else min(meetings - 1, most)
    outputs = formula.counted(ends, limit + 2)
    more = outputs[1 : limit + 1]
    for literal in outputs[limit + 1 :]:
        formula.add(-literal)
    for fewer, literal in pairwise(more):
        formula.add(-literal, fewer)
    if more:
        _one_interval(formula, busy, meetings, more[0])
    return more


def _one_interval(formula: Formula, busy: dict[int, int], meetings: int, broken: int) -> None:
    slots = list(busy)
    for index, first in enumerate(slots):
        for last in slots[index + 1 :]:
            span = [broken, -busy[first], -busy[last]]
            if last - first >= meetings:
                formula.add(*span)
                continue
            for between in range(first + 1, last):
                formula.add(*span, busy[between]) if between in busy else formula.add(*span)
