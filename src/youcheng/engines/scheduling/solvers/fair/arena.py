"""The layout of the local search's one array of 64-bit integers.

The header holds single numbers and, for each table, where it begins; the tables follow. Sizes: M meetings,
P participants, T slots, D days, L room classes, I interpreters, Q language pairs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

LONGEST_CHAIN = 48  # meetings a Kempe exchange may move
EMPTY, CLOSED = -1, -2
ALL = -1  # in FREE: breaks are counted instead of idle slots

# Single numbers.
SLOTS, DAYS, LEVELS, WIDEST = 0, 1, 2, 3  # WIDEST: the most meetings a slot can hold
LEFT_OUT, GAPPY_COUNT, HELD_WEIGHT, IDLE, ACCEPTED, STAMP, RANDOM, MOVE_COST = 4, 5, 6, 7, 8, 9, 10, 11
# IDLE counts idle slots, less MOVE_COST for each announced meeting that stands where it was announced.
# Tables that never change.
WEIGHT = 16  # [M]
LEVEL = 17  # [M] the smallest room class that seats the meeting
PAIR = 18  # [M] language pair, or -1
ORDERED = 19  # [M] 1 where the meeting has an order to keep
WHO_FROM, WHO = 20, 21  # [M+1] into the participants of each meeting
BEFORE_FROM, BEFORE = 22, 23  # [M+1] into the meetings that come earlier
AFTER_FROM, AFTER = 24, 25  # [M+1] into the meetings that come later
STARTS = 26  # [M, D] masks of the slots allowed
THEIRS_FROM, THEIRS = 27, 28  # [P+1] into the meetings of each participant
FREE = 29  # [P, D] masks of the slots at which the participant is present
LIMIT = 30  # [P] meetings per day
DAY_OF = 31  # [T] day, or -1 outside every day
DAY_FIRST = 32  # [D]
ROOMS = 33  # [T, L] open rooms of at least each class
ABLE_FROM, ABLE = 34, 35  # [Q+1] into the interpreters of each pair
PAIRS_FROM, PAIRS = 36, 37  # [I+1] into the pairs of each interpreter
HOPELESS = 38  # [M] 1 where the prices of the relaxation say that holding it cannot pay
FROZEN = 39  # [M] 1 where the meeting is pinned
HOME = 15  # [M] announced slot, or -1
# Tables the search changes.
SLOT = 40  # [M] or -1
VOICE = 41  # [M] interpreter, or -1
PLACE = 42  # [M] position in LISTED or OUT
MARK = 43  # [M] scratch
BUSY = 44  # [P, D] masks
AT = 45  # [P, T] meeting or EMPTY
GAPPY, GAPPY_AT = 46, 47  # [P] participants with idle slots, and where each stands in that list
LOAD = 48  # [T, L] meetings that need at least each class
LISTED = 49  # [T, WIDEST] the meetings of each slot
COUNT = 50  # [T] their number
OUT = 51  # [M] meetings left out
BOOKED = 52  # [I, T] meeting, EMPTY or CLOSED
VOICES_FREE = 53  # [Q, T] free interpreters of each pair
VOICE_MARK = 54  # [I, 2] scratch
CHAIN, CHAIN_VOICE = 55, 56  # [LONGEST_CHAIN] scratch
HEADER = 64


def assemble(numbers: Mapping[int, int], tables: Mapping[int, Any]) -> Any:
    """Return the one array: header, then every table laid flat."""
    flat = {key: np.asarray(table, np.int64).ravel() for key, table in tables.items()}
    arena = np.zeros(HEADER + sum(table.size for table in flat.values()), np.int64)
    for key, value in numbers.items():
        arena[key] = value
    end = HEADER
    for key, table in flat.items():
        arena[key] = end
        arena[end : end + table.size] = table
        end += table.size
    return arena


def table(arena: Any, key: int, size: int) -> Any:
    """Return a view of a table of so many entries."""
    return arena[arena[key] : arena[key] + size]
