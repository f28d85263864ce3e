"""The compiled board of the local search: calendars, bookings and lists, and the elementary changes to them.

The whole state is one array ``a`` of 64-bit integers (see ``arena.py``): ``a[SLOT]`` is where the table of slots
begins, ``a[a[SLOT] + m]`` the slot of meeting ``m``. One array instead of forty keeps numba's compile time in seconds.
Calendars are bit masks per participant and day, so the change in idle slots costs a few instructions.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from youcheng.engines.scheduling.solvers.fair.arena import (
    ABLE,
    ABLE_FROM,
    AFTER,
    AFTER_FROM,
    ALL,
    AT,
    BEFORE,
    BEFORE_FROM,
    BOOKED,
    BUSY,
    COUNT,
    DAY_FIRST,
    DAY_OF,
    DAYS,
    EMPTY,
    FREE,
    GAPPY,
    GAPPY_AT,
    GAPPY_COUNT,
    HELD_WEIGHT,
    HOME,
    LEFT_OUT,
    LEVEL,
    LEVELS,
    LIMIT,
    LISTED,
    LOAD,
    MOVE_COST,
    OUT,
    PAIRS,
    PAIRS_FROM,
    PLACE,
    RANDOM,
    SLOT,
    SLOTS,
    STARTS,
    VOICE,
    VOICES_FREE,
    WEIGHT,
    WHO,
    WHO_FROM,
    WIDEST,
)
from youcheng.engines.scheduling.solvers.fair.jit import compiled, leading_zeros, popcount, trailing_zeros


@compiled
def draw(a: Any, n: Any) -> Any:
    """A number from 0 to n-1 (xorshift64*)."""
    x = np.uint64(a[RANDOM])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    a[RANDOM] = np.int64(x)
    return np.int64(((x * np.uint64(2685821657736338717)) >> np.uint64(33)) % np.uint64(n))


@compiled
def uniform(a: Any) -> Any:
    """A number in (0, 1]."""
    return (draw(a, 1 << 30) + 1.0) / (1 << 30)


@compiled
def any_bit(a: Any, mask: Any) -> Any:
    """The index of a random set bit of a mask that is not 0."""
    for _ in range(draw(a, popcount(mask))):
        mask &= mask - 1
    return trailing_zeros(mask)


@compiled
def idle(busy: Any, free: Any) -> Any:
    """Idle slots of one day's masks; breaks instead where ``free`` is ALL."""
    if free == ALL:
        return max(popcount(busy & ~(busy >> 1)) - 1, 0)
    if busy & (busy - 1) == 0:
        return 0
    low = trailing_zeros(busy)
    high = 64 - leading_zeros(busy)
    span = (np.int64(1) << high) - (np.int64(1) << low)
    return popcount(span & ~busy & free)


@compiled
def flip(a: Any, meeting: Any, slot: Any) -> Any:
    """Enter or leave the slot in the calendars of the meeting's people; return the change in idle slots."""
    day = a[a[DAY_OF] + slot]
    bit = np.int64(1) << (slot - a[a[DAY_FIRST] + day])
    change = 0
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        person = a[a[WHO] + k]
        busy, free = a[a[BUSY] + person * a[DAYS] + day], a[a[FREE] + person * a[DAYS] + day]
        change -= idle(busy, free)
        busy ^= bit
        a[a[BUSY] + person * a[DAYS] + day] = busy
        change += idle(busy, free)
    return change


@compiled
def stay(a: Any, meeting: Any, slot: Any) -> Any:
    """What standing at this slot is worth because it was announced there."""
    return a[MOVE_COST] if a[a[HOME] + meeting] == slot else 0


@compiled
def over_limit(a: Any, meeting: Any, slot: Any) -> Any:
    """Whether someone of the meeting now has too many meetings on that day."""
    day = a[a[DAY_OF] + slot]
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        person = a[a[WHO] + k]
        if popcount(a[a[BUSY] + person * a[DAYS] + day]) > a[a[LIMIT] + person]:
            return True
    return False


@compiled
def may_start(a: Any, meeting: Any, slot: Any) -> Any:
    """Whether people, window and fixed slot allow the slot at all."""
    day = a[a[DAY_OF] + slot]
    return day >= 0 and (a[a[STARTS] + meeting * a[DAYS] + day] >> (slot - a[a[DAY_FIRST] + day])) & 1 == 1


@compiled
def in_order(a: Any, meeting: Any, slot: Any) -> Any:
    """Whether the meetings before and after it, where held, keep their order."""
    for k in range(a[a[BEFORE_FROM] + meeting], a[a[BEFORE_FROM] + meeting + 1]):
        if a[a[SLOT] + a[a[BEFORE] + k]] >= slot:
            return False
    for k in range(a[a[AFTER_FROM] + meeting], a[a[AFTER_FROM] + meeting + 1]):
        other = a[a[SLOT] + a[a[AFTER] + k]]
        if other >= 0 and other <= slot:
            return False
    return True


@compiled
def free_voice(a: Any, pair: Any, slot: Any) -> Any:
    """A free interpreter of the pair at the slot, from a random start; -1 if there is none."""
    if a[a[VOICES_FREE] + pair * a[SLOTS] + slot] == 0:
        return -1
    first, n = a[a[ABLE_FROM] + pair], a[a[ABLE_FROM] + pair + 1] - a[a[ABLE_FROM] + pair]
    k = draw(a, n)
    for _ in range(n):
        voice = a[a[ABLE] + first + k]
        if a[a[BOOKED] + voice * a[SLOTS] + slot] == EMPTY:
            return voice
        k += 1
        if k == n:
            k = 0
    return -1


@compiled
def book(a: Any, voice: Any, slot: Any, meeting: Any) -> Any:
    """Book an interpreter (meeting >= 0) or free them (EMPTY), keeping the counts of free ones."""
    was = a[a[BOOKED] + voice * a[SLOTS] + slot]
    a[a[BOOKED] + voice * a[SLOTS] + slot] = meeting
    change = (1 if meeting == EMPTY else 0) - (1 if was == EMPTY else 0)
    if change != 0:
        for k in range(a[a[PAIRS_FROM] + voice], a[a[PAIRS_FROM] + voice + 1]):
            a[a[VOICES_FREE] + (a[a[PAIRS] + k]) * a[SLOTS] + slot] += change


@compiled
def watch_gaps(a: Any, meeting: Any) -> Any:
    """Keep the list of people with idle slots after the meeting's calendars changed."""
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        person = a[a[WHO] + k]
        has = False
        for day in range(a[DAYS]):
            if idle(a[a[BUSY] + person * a[DAYS] + day], a[a[FREE] + person * a[DAYS] + day]) > 0:
                has = True
                break
        where = a[a[GAPPY_AT] + person]
        if has and where < 0:
            a[a[GAPPY_AT] + person] = a[GAPPY_COUNT]
            a[a[GAPPY] + a[GAPPY_COUNT]] = person
            a[GAPPY_COUNT] += 1
        elif not has and where >= 0:
            a[GAPPY_COUNT] -= 1
            last = a[a[GAPPY] + a[GAPPY_COUNT]]
            a[a[GAPPY] + where] = last
            a[a[GAPPY_AT] + last] = where
            a[a[GAPPY_AT] + person] = -1


@compiled
def leave(a: Any, meeting: Any) -> Any:
    """Take a meeting out of its slot everywhere but in the calendars; it is then in no list."""
    slot = a[a[SLOT] + meeting]
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        a[a[AT] + (a[a[WHO] + k]) * a[SLOTS] + slot] = EMPTY
    for level in range(a[a[LEVEL] + meeting] + 1):
        a[a[LOAD] + slot * a[LEVELS] + level] -= 1
    a[a[COUNT] + slot] -= 1
    last = a[a[LISTED] + slot * a[WIDEST] + a[a[COUNT] + slot]]
    a[a[LISTED] + slot * a[WIDEST] + a[a[PLACE] + meeting]] = last
    a[a[PLACE] + last] = a[a[PLACE] + meeting]
    if a[a[VOICE] + meeting] >= 0:
        book(a, a[a[VOICE] + meeting], slot, EMPTY)
    a[a[SLOT] + meeting] = -1
    a[a[VOICE] + meeting] = -1


@compiled
def enter(a: Any, meeting: Any, slot: Any, voice: Any) -> Any:
    """Put a meeting that is in no list into a slot everywhere but in the calendars."""
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        a[a[AT] + (a[a[WHO] + k]) * a[SLOTS] + slot] = meeting
    for level in range(a[a[LEVEL] + meeting] + 1):
        a[a[LOAD] + slot * a[LEVELS] + level] += 1
    a[a[LISTED] + slot * a[WIDEST] + a[a[COUNT] + slot]] = meeting
    a[a[PLACE] + meeting] = a[a[COUNT] + slot]
    a[a[COUNT] + slot] += 1
    if voice >= 0:
        book(a, voice, slot, meeting)
    a[a[SLOT] + meeting] = slot
    a[a[VOICE] + meeting] = voice


@compiled
def drop_out(a: Any, meeting: Any) -> Any:
    """List a meeting as left out."""
    a[a[PLACE] + meeting] = a[LEFT_OUT]
    a[a[OUT] + a[LEFT_OUT]] = meeting
    a[LEFT_OUT] += 1
    a[HELD_WEIGHT] -= a[a[WEIGHT] + meeting]


@compiled
def come_in(a: Any, meeting: Any) -> Any:
    """Take a meeting from the list of those left out."""
    a[LEFT_OUT] -= 1
    last = a[a[OUT] + a[LEFT_OUT]]
    a[a[OUT] + a[a[PLACE] + meeting]] = last
    a[a[PLACE] + last] = a[a[PLACE] + meeting]
    a[HELD_WEIGHT] += a[a[WEIGHT] + meeting]
