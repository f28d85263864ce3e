"""Idle slots and interpreter changes that no timetable of the greatest weight can avoid.

By weak duality a meeting whose value beyond its prices exceeds what the bound leaves to lose must be held in every
timetable that reaches the bound; one that falls short of its prices by more cannot be. What must be held, together
with fixed slots, windows, absences and languages, decides per person how many idle slots and interpreters there are
at least. Without such ties (most fairs) the bound is 0, and then nothing better is claimed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.objectives.occupancy import mask_of
from youcheng.engines.scheduling.solvers.calendar import away_masks, start_masks

EXACT_SETS_UP_TO = 3  # interpreters tried together; beyond, the bound stays at this many


@dataclass(frozen=True, slots=True)
class Needs:
    """Of one person: where each meeting that must be held may be, and where each other that may be held."""

    must: tuple[int, ...]
    may: tuple[int, ...]


def unavoidable_gaps(instance: Instance, must: set[int], never: set[int]) -> int:
    """Return idle slots, summed over people, that holding ``must`` and not holding ``never`` forces.

    For one-slot meetings. Meetings of different people are looked at apart, so the true least may be greater.
    """
    starts, away = start_masks(instance), away_masks(instance)
    theirs: list[list[int]] = [[] for _ in instance.participants]
    for index, meeting in enumerate(instance.meetings):
        if index not in never and starts[index]:
            for person in meeting.who:
                theirs[person].append(index)
    days = [(1 << last) - (1 << first) for first, last in instance.days]
    total = 0
    for person, meetings in enumerate(theirs):
        needs = Needs(
            tuple(starts[one] for one in meetings if one in must),
            tuple(starts[one] for one in meetings if one not in must),
        )
        limit = instance.participants[person].max_per_day
        total += sum(_gaps_of_day(needs, day & ~away[person], day, limit) for day in days)
    return total


def _gaps_of_day(needs: Needs, free: int, day: int, limit: int | None) -> int:
    """Return the idle slots of one person's day: some span touches all that must be that day, filled as far as may be.

    Every span from a first to a last meeting is tried; in it at most so many slots are busy as meetings can lie there.
    """
    locked = [mask for mask in needs.must if mask & ~day == 0]
    if len(locked) < 2:
        return 0
    others = [mask & day for mask in (*needs.must, *needs.may) if mask & day]
    slots = [slot for slot in range(free.bit_length()) if free >> slot & 1]
    latest_first = min(mask.bit_length() - 1 for mask in locked)
    earliest_last = max((mask & -mask).bit_length() - 1 for mask in locked)
    least = len(slots)
    for first in slots:
        for last in slots:
            if first > latest_first or last < earliest_last or last < first:
                continue
            span = (1 << last + 1) - (1 << first)
            inside = (span & free).bit_count()
            busy = sum(1 for mask in others if mask & span)
            least = min(least, max(inside - (busy if limit is None else min(busy, limit)), 0))
            if least == 0:
                return 0
    return least


def unavoidable_changes(instance: Instance, must: set[int]) -> int:
    """Return interpreter changes, summed over people, that holding ``must`` forces.

    A person hears at least as many interpreters as it takes to cover the language pairs of their meetings, at slots
    where each of these meetings may be.
    """
    starts = start_masks(instance)
    available = [mask_of(one.available) for one in instance.interpreters]
    able: dict[tuple[str, int], int] = {}
    heard: list[set[int]] = [set() for _ in instance.participants]
    for index in must:
        meeting = instance.meetings[index]
        if meeting.pair is None:
            continue
        key = (meeting.pair, starts[index])
        if key not in able:
            able[key] = mask_of(
                tuple(
                    number
                    for number, one in enumerate(instance.interpreters)
                    if meeting.pair in one.pairs and available[number] & starts[index]
                )
            )
        for person in meeting.who:
            heard[person].add(able[key])
    known: dict[frozenset[int], int] = {}
    total = 0
    for masks in heard:
        key_of = frozenset(masks)
        if key_of not in known:
            known[key_of] = _fewest(key_of)
        total += max(known[key_of] - 1, 0)
    return total


def _fewest(groups: frozenset[int]) -> int:
    """Return how many interpreters it takes at least so that each group has one of them."""
    if not groups or 0 in groups:
        return 0
    classes: dict[int, int] = {}
    for interpreter in range(max(groups).bit_length()):
        covered = sum(1 << place for place, group in enumerate(sorted(groups)) if group >> interpreter & 1)
        classes[covered] = interpreter
    everything = (1 << len(groups)) - 1
    for size in range(1, EXACT_SETS_UP_TO):
        for chosen in combinations(classes, size):
            covered = 0
            for mask in chosen:
                covered |= mask
            if covered == everything:
                return size
    return EXACT_SETS_UP_TO
