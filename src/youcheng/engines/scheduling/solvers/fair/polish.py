# ruff: noqa: SIM110 - numba compiles loops, not generators
"""The compiled search for fewer interpreter changes: slots stay, interpreters of one slot are exchanged."""

from __future__ import annotations

from typing import Any

from youcheng.engines.scheduling.solvers.fair.arena import (
    ABLE,
    ABLE_FROM,
    AT,
    BOOKED,
    COUNT,
    EMPTY,
    FROZEN,
    LISTED,
    PAIR,
    PAIRS,
    PAIRS_FROM,
    SLOTS,
    VOICE,
    WHO,
    WHO_FROM,
    WIDEST,
)
from youcheng.engines.scheduling.solvers.fair.board import book, draw
from youcheng.engines.scheduling.solvers.fair.jit import compiled


@compiled
def heard(a: Any, meeting: Any, voice: Any) -> Any:
    """In how many other meetings the people of a meeting hear this interpreter, each person counted once."""
    people = 0
    for k in range(a[a[WHO_FROM] + meeting], a[a[WHO_FROM] + meeting + 1]):
        row = a[AT] + a[a[WHO] + k] * a[SLOTS]
        for slot in range(a[SLOTS]):
            other = a[row + slot]
            if other >= 0 and other != meeting and a[a[VOICE] + other] == voice:
                people += 1
                break
    return people


@compiled
def speaks(a: Any, voice: Any, pair: Any) -> Any:
    """Whether the interpreter covers the pair."""
    for k in range(a[a[PAIRS_FROM] + voice], a[a[PAIRS_FROM] + voice + 1]):
        if a[a[PAIRS] + k] == pair:
            return True
    return False


@compiled
def polish(a: Any, proposals: Any) -> Any:
    """Make so many proposals to give a meeting an interpreter its people already hear; return the changes saved.

    A proposal is kept when it does not increase the number of distinct interpreters the people concerned hear.
    """
    saved = 0
    for _ in range(proposals):
        slot = draw(a, a[SLOTS])
        if a[a[COUNT] + slot] == 0:
            continue
        meeting = a[a[LISTED] + slot * a[WIDEST] + draw(a, a[a[COUNT] + slot])]
        pair = a[a[PAIR] + meeting]
        if pair < 0 or a[a[FROZEN] + meeting] == 1:
            continue
        first = a[a[ABLE_FROM] + pair]
        new = a[a[ABLE] + first + draw(a, a[a[ABLE_FROM] + pair + 1] - first)]
        # Mostly an interpreter heard in another meeting of one of the people.
        if draw(a, 4) > 0:
            size = a[a[WHO_FROM] + meeting + 1] - a[a[WHO_FROM] + meeting]
            person = a[a[WHO] + a[a[WHO_FROM] + meeting] + draw(a, size)]
            other = a[a[AT] + person * a[SLOTS] + draw(a, a[SLOTS])]
            if other >= 0 and a[a[VOICE] + other] >= 0 and speaks(a, a[a[VOICE] + other], pair):
                new = a[a[VOICE] + other]
        old = a[a[VOICE] + meeting]
        if new == old:
            continue
        rival = a[a[BOOKED] + new * a[SLOTS] + slot]
        if rival == EMPTY:
            gain = heard(a, meeting, new) - heard(a, meeting, old)
            if gain >= 0:
                book(a, old, slot, EMPTY)
                book(a, new, slot, meeting)
                a[a[VOICE] + meeting] = new
                saved += gain
        elif rival >= 0 and a[a[FROZEN] + rival] == 0 and speaks(a, old, a[a[PAIR] + rival]):
            gain = heard(a, meeting, new) - heard(a, meeting, old) + heard(a, rival, old) - heard(a, rival, new)
            if gain >= 0:
                a[a[BOOKED] + old * a[SLOTS] + slot] = rival
                a[a[BOOKED] + new * a[SLOTS] + slot] = meeting
                a[a[VOICE] + meeting], a[a[VOICE] + rival] = new, old
                saved += gain
    return saved
