# ruff: noqa: PLR0911, PLR0912, PLR0915, PLR0917 - compiled code is kept in few functions of plain branches
"""The compiled insertion: a meeting left out takes a slot; what stood in its way is put elsewhere or left out."""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.solvers.fair.arena import (
    ABLE,
    ABLE_FROM,
    ACCEPTED,
    AT,
    BOOKED,
    BUSY,
    CHAIN,
    CHAIN_VOICE,
    COUNT,
    DAY_OF,
    DAYS,
    EMPTY,
    FROZEN,
    IDLE,
    LEVEL,
    LEVELS,
    LIMIT,
    LISTED,
    LOAD,
    MARK,
    ORDERED,
    PAIR,
    ROOMS,
    SLOT,
    SLOTS,
    STAMP,
    VOICE,
    WEIGHT,
    WHO,
    WHO_FROM,
    WIDEST,
)
from youcheng.engines.scheduling.solvers.fair.board import (
    come_in,
    draw,
    drop_out,
    enter,
    flip,
    free_voice,
    in_order,
    leave,
    may_start,
    over_limit,
    stay,
    watch_gaps,
)
from youcheng.engines.scheduling.solvers.fair.jit import compiled, popcount


@compiled
def room_for(a: Any, meeting: Any, slot: Any) -> Any:
    """Whether a room that seats the meeting is free."""
    for level in range(a[a[LEVEL] + meeting] + 1):
        if a[a[LOAD] + slot * a[LEVELS] + level] >= a[a[ROOMS] + slot * a[LEVELS] + level]:
            return False
    return True


@compiled
def people_free(a: Any, meeting: Any, slot: Any) -> Any:
    """Whether everyone of the meeting is idle at the slot and below their daily limit."""
    day = a[a[DAY_OF] + slot]
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        person = a[a[WHO] + k]
        if (
            a[a[AT] + person * a[SLOTS] + slot] != EMPTY
            or popcount(a[a[BUSY] + person * a[DAYS] + day]) >= a[a[LIMIT] + person]
        ):
            return False
    return True


@compiled
def settle(a: Any, meeting: Any, tries: Any) -> Any:
    """Put a meeting that is in no list into a free slot with few added gaps; return the change, or a million."""
    slots = a[SLOTS]
    best, best_change, best_voice = -1, 1000000, -1
    t = draw(a, slots)
    for _ in range(slots):
        t += 1
        if t == slots:
            t = 0
        if not may_start(a, meeting, t) or not room_for(a, meeting, t) or not people_free(a, meeting, t):
            continue
        if a[a[ORDERED] + meeting] == 1 and not in_order(a, meeting, t):
            continue
        voice = -1
        if a[a[PAIR] + meeting] >= 0:
            voice = free_voice(a, a[a[PAIR] + meeting], t)
            if voice < 0:
                continue
        change = flip(a, meeting, t) - stay(a, meeting, t)
        flip(a, meeting, t)
        if change < best_change:
            best, best_change, best_voice = t, change, voice
        tries -= 1
        if tries == 0:
            break
    if best >= 0:
        flip(a, meeting, best)
        enter(a, meeting, best, best_voice)
    return best_change


@compiled
def insert(a: Any, meeting: Any, slot: Any, price: Any, budget: Any) -> Any:
    """Try to hold a meeting that is left out; what stands in its way is put elsewhere or left out."""
    if not may_start(a, meeting, slot):
        return False
    if a[a[ORDERED] + meeting] == 1 and not in_order(a, meeting, slot):
        return False
    size = 0
    a[STAMP] += 1
    stamp = a[STAMP]
    lost = -a[a[WEIGHT] + meeting]
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        other = a[a[AT] + (a[a[WHO] + k]) * a[SLOTS] + slot]
        if other >= 0 and a[a[MARK] + other] != stamp:
            a[a[MARK] + other] = stamp
            a[a[CHAIN] + size] = other
            lost += a[a[WEIGHT] + other]
            size += 1
            if size > 8 or a[a[FROZEN] + other] == 1:
                return False
    voice = -1
    pair = a[a[PAIR] + meeting]
    if pair >= 0:
        voice = free_voice(a, pair, slot)
        if voice < 0:
            n = a[a[ABLE_FROM] + pair + 1] - a[a[ABLE_FROM] + pair]
            if n == 0:
                return False
            k = draw(a, n)
            for _ in range(n):
                candidate = a[a[ABLE] + a[a[ABLE_FROM] + pair] + k]
                other = a[a[BOOKED] + candidate * a[SLOTS] + slot]
                if other >= 0 and a[a[FROZEN] + other] == 0 and (a[a[MARK] + other] == stamp or voice < 0):
                    voice = candidate
                    if a[a[MARK] + other] == stamp:
                        break
                k += 1
                if k == n:
                    k = 0
            if voice < 0:
                return False
            other = a[a[BOOKED] + voice * a[SLOTS] + slot]
            if a[a[MARK] + other] != stamp:
                a[a[MARK] + other] = stamp
                a[a[CHAIN] + size] = other
                lost += a[a[WEIGHT] + other]
                size += 1
    for level in range(a[a[LEVEL] + meeting] + 1):
        freed = 0
        for k in range(size):
            if a[a[LEVEL] + a[a[CHAIN] + k]] >= level:
                freed += 1
        if a[a[LOAD] + slot * a[LEVELS] + level] - freed >= a[a[ROOMS] + slot * a[LEVELS] + level]:
            if a[a[COUNT] + slot] == 0:
                return False
            # The lightest of a few random meetings makes way.
            pick = -1
            for _ in range(4):
                other = a[a[LISTED] + slot * a[WIDEST] + draw(a, a[a[COUNT] + slot])]
                if a[a[FROZEN] + other] == 1:
                    continue
                if (
                    a[a[MARK] + other] != stamp
                    and a[a[LEVEL] + other] >= level
                    and (pick < 0 or a[a[WEIGHT] + other] < a[a[WEIGHT] + pick])
                ):
                    pick = other
            if pick < 0:
                return False
            a[a[MARK] + pick] = stamp
            a[a[CHAIN] + size] = pick
            lost += a[a[WEIGHT] + pick]
            size += 1
    # Ejected meetings may settle elsewhere, so a loss beyond the budget is not yet the end when few are ejected.
    if price * lost > budget + 40 * price:
        return False
    return commit_insert(a, meeting, slot, voice, size, price, budget)


@compiled
def commit_insert(a: Any, meeting: Any, slot: Any, voice: Any, size: Any, price: Any, budget: Any) -> Any:
    """Carry the insertion out and take it back if it costs more than the budget."""
    change = 0
    for k in range(size):
        other = a[a[CHAIN] + k]
        a[a[CHAIN_VOICE] + k] = a[a[VOICE] + other]
        leave(a, other)
        change += flip(a, other, slot) + stay(a, other, slot)
    change += flip(a, meeting, slot) - stay(a, meeting, slot)
    come_in(a, meeting)
    enter(a, meeting, slot, voice)
    energy = change - price * a[a[WEIGHT] + meeting]
    broken = over_limit(a, meeting, slot)
    for k in range(size):
        other = a[a[CHAIN] + k]
        added = 1000000 if broken else settle(a, other, 6)
        if added < 1000000:
            change += added
            energy += added
        else:
            energy += price * a[a[WEIGHT] + other]
    if not broken and energy <= budget:
        for k in range(size):
            other = a[a[CHAIN] + k]
            if a[a[SLOT] + other] < 0:
                drop_out(a, other)
            watch_gaps(a, other)
        watch_gaps(a, meeting)
        a[IDLE] += change
        a[ACCEPTED] += 1
        return True
    for k in range(size):
        other = a[a[CHAIN] + k]
        if a[a[SLOT] + other] >= 0:
            flip(a, other, a[a[SLOT] + other])
            leave(a, other)
    flip(a, meeting, slot)
    leave(a, meeting)
    drop_out(a, meeting)
    for k in range(size):
        other = a[a[CHAIN] + k]
        flip(a, other, slot)
        enter(a, other, slot, a[a[CHAIN_VOICE] + k])
    return False
