# ruff: noqa: PLR0911, PLR0912 - compiled code is kept in few functions of plain branches
"""The compiled Kempe exchange: a meeting changes slot and whatever it collides with goes the other way.

Where the rooms of the new slot are full, a second chain going the other way evens them out.
"""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.solvers.fair.arena import (
    ACCEPTED,
    AFTER,
    AFTER_FROM,
    AT,
    BEFORE,
    BEFORE_FROM,
    BOOKED,
    CHAIN,
    CHAIN_VOICE,
    CLOSED,
    COUNT,
    DAY_OF,
    IDLE,
    LEVEL,
    LEVELS,
    LISTED,
    LOAD,
    LONGEST_CHAIN,
    MARK,
    ORDERED,
    PAIR,
    ROOMS,
    SLOT,
    SLOTS,
    STAMP,
    VOICE,
    VOICE_MARK,
    WHO,
    WHO_FROM,
    WIDEST,
)
from youcheng.engines.scheduling.solvers.fair.board import (
    draw,
    enter,
    flip,
    free_voice,
    leave,
    may_start,
    over_limit,
    stay,
    watch_gaps,
)
from youcheng.engines.scheduling.solvers.fair.jit import compiled


@compiled
def grow(a: Any, root: Any, here: Any, there: Any, size: Any) -> Any:
    """Add to the chain the root and all it pushes between the two slots; return the new size, or -1."""
    stamp = a[STAMP]
    if a[a[MARK] + root] == stamp:
        return size
    if size == LONGEST_CHAIN:
        return -1
    a[a[MARK] + root] = stamp
    a[a[CHAIN] + size] = root
    first = size
    size += 1
    k = first
    while k < size:
        meeting = a[a[CHAIN] + k]
        to = there if a[a[SLOT] + meeting] == here else here
        if not may_start(a, meeting, to):
            return -1
        for j in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
            other = a[a[AT] + (a[a[WHO] + j]) * a[SLOTS] + to]
            if other >= 0 and a[a[MARK] + other] != stamp:
                if size >= LONGEST_CHAIN:
                    return -1
                a[a[MARK] + other] = stamp
                a[a[CHAIN] + size] = other
                size += 1
        voice = a[a[VOICE] + meeting]
        if voice >= 0:
            other = a[a[BOOKED] + voice * a[SLOTS] + to]
            if other == CLOSED or (other >= 0 and a[a[MARK] + other] != stamp):
                another = free_voice(a, a[a[PAIR] + meeting], to)
                if another >= 0:
                    voice = another
                elif other == CLOSED:
                    return -1
                else:
                    if size >= LONGEST_CHAIN:
                        return -1
                    a[a[MARK] + other] = stamp
                    a[a[CHAIN] + size] = other
                    size += 1
        a[a[CHAIN_VOICE] + k] = voice
        k += 1
    return size


@compiled
def voices_agree(a: Any, here: Any, size: Any) -> Any:
    """Whether no interpreter of the chain would be in two meetings at once."""
    stamp = a[STAMP]
    for k in range(size):
        voice = a[a[CHAIN_VOICE] + k]
        if voice >= 0:
            side = 1 if a[a[SLOT] + a[a[CHAIN] + k]] == here else 0
            if a[a[VOICE_MARK] + voice * 2 + side] == stamp:
                return False
            a[a[VOICE_MARK] + voice * 2 + side] = stamp
    return True


@compiled
def slot_after(a: Any, meeting: Any, here: Any, there: Any) -> Any:
    """The slot of a meeting once the chain has been exchanged."""
    if a[a[MARK] + meeting] != a[STAMP]:
        return a[a[SLOT] + meeting]
    return there if a[a[SLOT] + meeting] == here else here


@compiled
def orders_broken(a: Any, here: Any, there: Any, size: Any) -> Any:
    """Whether the exchange would break a stated order of meetings."""
    for k in range(size):
        meeting = a[a[CHAIN] + k]
        if a[a[ORDERED] + meeting] == 1:
            to = slot_after(a, meeting, here, there)
            for j in range(a[a[BEFORE_FROM] + meeting], a[a[BEFORE_FROM] + meeting + 1]):
                if slot_after(a, a[a[BEFORE] + j], here, there) >= to:
                    return True
            for j in range(a[a[AFTER_FROM] + meeting], a[a[AFTER_FROM] + meeting + 1]):
                other = slot_after(a, a[a[AFTER] + j], here, there)
                if other >= 0 and other <= to:
                    return True
    return False


@compiled
def rooms_short(a: Any, here: Any, there: Any, size: Any) -> Any:
    """0 when the exchange fits the rooms, 1 when there is one meeting too many for ``there``, -1 ``here``; else 9."""
    short = 0
    for level in range(a[LEVELS]):
        net = 0
        for k in range(size):
            if a[a[LEVEL] + a[a[CHAIN] + k]] >= level:
                net += 1 if a[a[SLOT] + a[a[CHAIN] + k]] == here else -1
        too_many = a[a[LOAD] + there * a[LEVELS] + level] + net - a[a[ROOMS] + there * a[LEVELS] + level]
        too_many_here = a[a[LOAD] + here * a[LEVELS] + level] - net - a[a[ROOMS] + here * a[LEVELS] + level]
        if too_many > 1 or too_many_here > 1:
            return 9
        if too_many == 1:
            if short == -1:
                return 9
            short = 1
        elif too_many_here == 1:
            if short == 1:
                return 9
            short = -1
    return short


@compiled
def flip_chain(a: Any, here: Any, there: Any, first: Any, size: Any) -> Any:
    """Exchange the chain's slots in the calendars; return the change in energy."""
    change = 0
    for k in range(first, size):
        meeting = a[a[CHAIN] + k]
        change += flip(a, meeting, here)
        change += flip(a, meeting, there)
        to = there if a[a[SLOT] + meeting] == here else here
        change += stay(a, meeting, a[a[SLOT] + meeting]) - stay(a, meeting, to)
    return change


@compiled
def limits_broken(a: Any, here: Any, there: Any, size: Any) -> Any:
    """Whether the exchange gave someone too many meetings in a day."""
    if a[a[DAY_OF] + here] == a[a[DAY_OF] + there]:
        return False
    for k in range(size):
        meeting = a[a[CHAIN] + k]
        if over_limit(a, meeting, there if a[a[SLOT] + meeting] == here else here):
            return True
    return False


@compiled
def exchange(a: Any, meeting: Any, there: Any, budget: Any) -> Any:
    """Try the Kempe exchange that moves a meeting to a slot; keep it if its energy change is within the budget."""
    here = a[a[SLOT] + meeting]
    a[STAMP] += 1
    size = grow(a, meeting, here, there, 0)
    if size < 0:
        return False
    short = rooms_short(a, here, there, size)
    if short == 9:
        return False
    change = flip_chain(a, here, there, 0, size)
    if short != 0:
        full = there if short == 1 else here
        base, base_change = size, change
        settled = False
        for _ in range(6):
            if a[a[COUNT] + full] == 0:
                break
            other = a[a[LISTED] + full * a[WIDEST] + draw(a, a[a[COUNT] + full])]
            if a[a[MARK] + other] == a[STAMP]:
                continue
            size = grow(a, other, here, there, base)
            if size > 0 and rooms_short(a, here, there, size) == 0:
                change = base_change + flip_chain(a, here, there, base, size)
                if change <= budget:
                    settled = True
                    break
                flip_chain(a, here, there, base, size)
            # Start the second chain afresh: the first keeps its marks under a new stamp.
            a[STAMP] += 1
            for k in range(base):
                a[a[MARK] + a[a[CHAIN] + k]] = a[STAMP]
        if not settled:
            flip_chain(a, here, there, 0, base)
            return False
    if (
        change > budget
        or limits_broken(a, here, there, size)
        or orders_broken(a, here, there, size)
        or not voices_agree(a, here, size)
    ):
        flip_chain(a, here, there, 0, size)
        return False
    for k in range(size):
        a[a[MARK] + a[a[CHAIN] + k]] = -a[a[SLOT] + a[a[CHAIN] + k]] - 2
    for k in range(size):
        leave(a, a[a[CHAIN] + k])
    for k in range(size):
        moved = a[a[CHAIN] + k]
        was = -a[a[MARK] + moved] - 2
        enter(a, moved, there if was == here else here, a[a[CHAIN_VOICE] + k])
    for k in range(size):
        watch_gaps(a, a[a[CHAIN] + k])
    a[IDLE] += change
    a[ACCEPTED] += 1
    return True
