# ruff: noqa: PLR0917 - compiled code is kept in few functions of plain branches
"""The compiled annealing: random proposals under a falling temperature.

Energy: ``price`` per weight point left out, 1 per idle slot, and what moving an announced meeting costs.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from youcheng.engines.scheduling.solvers.fair.arena import (
    AT,
    BUSY,
    COUNT,
    DAY_FIRST,
    DAY_OF,
    DAYS,
    FREE,
    GAPPY,
    GAPPY_COUNT,
    HELD_WEIGHT,
    HOPELESS,
    IDLE,
    LEFT_OUT,
    LISTED,
    OUT,
    SLOT,
    SLOTS,
    STARTS,
    THEIRS,
    THEIRS_FROM,
    WEIGHT,
    WHO,
    WHO_FROM,
    WIDEST,
)
from youcheng.engines.scheduling.solvers.fair.board import (
    any_bit,
    come_in,
    draw,
    drop_out,
    enter,
    flip,
    idle,
    leave,
    may_start,
    stay,
    uniform,
    watch_gaps,
)
from youcheng.engines.scheduling.solvers.fair.exchange import exchange
from youcheng.engines.scheduling.solvers.fair.insertion import insert, settle
from youcheng.engines.scheduling.solvers.fair.jit import compiled, leading_zeros, popcount, trailing_zeros

UNLOCK = 4  # of 8 insertions, how many first exchange slots so that the people are free together


@compiled
def near_slot(a: Any, meeting: Any) -> Any:
    """A slot beside another meeting of one of its people; -1 if there is none."""
    n = a[a[WHO_FROM] + meeting + 1] - a[a[WHO_FROM] + meeting]
    person = a[a[WHO] + a[a[WHO_FROM] + meeting] + draw(a, n)]
    day = draw(a, a[DAYS])
    busy = a[a[BUSY] + person * a[DAYS] + day]
    if a[a[SLOT] + meeting] >= 0 and a[a[DAY_OF] + a[a[SLOT] + meeting]] == day:
        busy &= ~(np.int64(1) << (a[a[SLOT] + meeting] - a[a[DAY_FIRST] + day]))
    beside = ((busy << 1) | (busy >> 1)) & ~busy & a[a[STARTS] + meeting * a[DAYS] + day]
    n = popcount(beside)
    if n == 0:
        return -1
    for _ in range(draw(a, n)):
        beside &= beside - 1
    return a[a[DAY_FIRST] + day] + trailing_zeros(beside)


@compiled
def gap_slot(a: Any, person: Any) -> Any:
    """An idle slot of the person; -1 if there is none."""
    days = a[DAYS]
    day = draw(a, days)
    for _ in range(days):
        busy, free = a[a[BUSY] + person * a[DAYS] + day], a[a[FREE] + person * a[DAYS] + day]
        if idle(busy, free) > 0:
            span = (np.int64(1) << (64 - leading_zeros(busy))) - (np.int64(1) << trailing_zeros(busy))
            holes = span & ~busy & free
            for _ in range(draw(a, popcount(holes))):
                holes &= holes - 1
            return a[a[DAY_FIRST] + day] + trailing_zeros(holes)
        day += 1
        if day == days:
            day = 0
    return -1


@compiled
def unlock(a: Any, meeting: Any, price: Any, budget: Any) -> Any:
    """Hold a meeting whose people are never free together: exchange one person's slots first, then insert."""
    size = a[a[WHO_FROM] + meeting + 1] - a[a[WHO_FROM] + meeting]
    if size < 2:
        return
    k = draw(a, size)
    person = a[a[WHO] + a[a[WHO_FROM] + meeting] + k]
    other = a[a[WHO] + a[a[WHO_FROM] + meeting] + (k + 1 + draw(a, size - 1)) % size]
    day, other_day = draw(a, a[DAYS]), draw(a, a[DAYS])
    wanted = a[a[STARTS] + meeting * a[DAYS] + day] & ~a[a[BUSY] + person * a[DAYS] + day]
    spare = a[a[FREE] + other * a[DAYS] + other_day] & ~a[a[BUSY] + other * a[DAYS] + other_day]
    spare &= (np.int64(1) << a[SLOTS]) - 1
    if wanted == 0 or spare == 0:
        return
    here = a[a[DAY_FIRST] + day] + any_bit(a, wanted)
    there = a[a[DAY_FIRST] + other_day] + any_bit(a, spare)
    blocker = a[a[AT] + other * a[SLOTS] + here]
    if blocker >= 0 and may_start(a, blocker, there):
        exchange(a, blocker, there, budget + 1.0)
    insert(a, meeting, here, price, budget)


@compiled
def propose(a: Any, price: Any, budget: Any, inserts: Any, focus: Any) -> Any:
    """Make one random proposal; ``inserts`` and ``focus`` are chances out of 1024."""
    slots = a[SLOTS]
    chance = draw(a, 1024)
    if chance < focus and a[GAPPY_COUNT] > 0:
        person = a[a[GAPPY] + draw(a, a[GAPPY_COUNT])]
        n = a[a[THEIRS_FROM] + person + 1] - a[a[THEIRS_FROM] + person]
        meeting = a[a[THEIRS] + a[a[THEIRS_FROM] + person] + draw(a, n)]
        t = gap_slot(a, person) if draw(a, 2) == 0 else near_slot(a, meeting)
        if t < 0 or t == a[a[SLOT] + meeting] or not may_start(a, meeting, t):
            return
        if a[a[SLOT] + meeting] >= 0:
            exchange(a, meeting, t, budget)
        else:
            insert(a, meeting, t, price, budget)
        return
    if chance >= 1024 - inserts and a[LEFT_OUT] > 0:
        meeting = a[a[OUT] + draw(a, a[LEFT_OUT])]
        for _ in range(16):
            if a[a[HOPELESS] + meeting] == 0:
                break
            meeting = a[a[OUT] + draw(a, a[LEFT_OUT])]
        way = draw(a, 8)
        if way < UNLOCK:
            unlock(a, meeting, price, budget)
            return
        t = near_slot(a, meeting) if way < 6 else draw(a, slots)
        if t >= 0:
            insert(a, meeting, t, price, budget)
        return
    here = draw(a, slots)
    if a[a[COUNT] + here] == 0:
        return
    meeting = a[a[LISTED] + here * a[WIDEST] + draw(a, a[a[COUNT] + here])]
    t = near_slot(a, meeting) if draw(a, 4) > 0 else draw(a, slots)
    if t >= 0 and t != here and may_start(a, meeting, t):
        exchange(a, meeting, t, budget)


@compiled
def anneal(a: Any, proposals: Any, warm: Any, cold: Any, price: Any, inserts: Any, focus: Any) -> Any:
    """Make so many proposals while the temperature falls from ``warm`` to ``cold`` (geometrically)."""
    factor = (cold / warm) ** (1024.0 / max(proposals, 1024))
    temperature = warm
    for step in range(proposals):
        if step & 1023 == 1023:
            temperature *= factor
        propose(a, price, -temperature * np.log(uniform(a)), inserts, focus)


@compiled
def fill(a: Any, order: Any) -> Any:
    """Hold meetings left out, in this order, wherever they fit with the fewest added idle slots."""
    for meeting in order:
        if a[a[SLOT] + meeting] < 0:
            come_in(a, meeting)
            change = settle(a, meeting, a[SLOTS])
            if change < 1000000:
                a[IDLE] += change
                watch_gaps(a, meeting)
            else:
                drop_out(a, meeting)


@compiled
def load(a: Any, slots: Any, voices: Any) -> Any:
    """Fill an empty state with a timetable."""
    for meeting in range(slots.size):
        a[HELD_WEIGHT] += a[a[WEIGHT] + meeting]
        if slots[meeting] >= 0:
            a[IDLE] += flip(a, meeting, slots[meeting]) - stay(a, meeting, slots[meeting])
            enter(a, meeting, slots[meeting], voices[meeting])
        else:
            drop_out(a, meeting)
    for meeting in range(slots.size):
        if slots[meeting] >= 0:
            watch_gaps(a, meeting)


@compiled
def rehouse(a: Any, meetings: Any, slots: Any, voices: Any) -> Any:
    """Put each of these meetings at its new slot with its interpreter, or leave it out; all together are valid."""
    for meeting in meetings:
        slot = a[a[SLOT] + meeting]
        if slot >= 0:
            a[IDLE] += flip(a, meeting, slot) + stay(a, meeting, slot)
            leave(a, meeting)
        else:
            come_in(a, meeting)
    for k in range(meetings.size):
        if slots[k] >= 0:
            a[IDLE] += flip(a, meetings[k], slots[k]) - stay(a, meetings[k], slots[k])
            enter(a, meetings[k], slots[k], voices[k])
        else:
            drop_out(a, meetings[k])
    for meeting in meetings:
        watch_gaps(a, meeting)
