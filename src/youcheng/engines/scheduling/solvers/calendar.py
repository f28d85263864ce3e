"""Which slots each meeting may start in, before anything else is placed."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance, Meeting
from youcheng.engines.scheduling.objectives.occupancy import mask_of


def away_masks(instance: Instance) -> list[int]:
    """Return per participant the mask of slots they are away or that lie in no day."""
    outside = (1 << instance.slots) - 1
    for first, last in instance.days:
        outside &= ~((1 << last) - (1 << first))
    return [mask_of(person.forbidden) | outside for person in instance.participants]


def start_mask(instance: Instance, meeting: Meeting, away: list[int]) -> int:
    """Return the mask of slots at which people, window, fixed slot and days let the meeting start."""
    if meeting.cancelled:
        return 0
    blocked = 0
    for person in meeting.who:
        blocked |= away[person]
    if meeting.window is not None:
        first, last = meeting.window
        blocked |= ~((1 << last) - (1 << first))
    free = ~blocked & ((1 << instance.slots) - 1)
    starts = free
    for step in range(1, meeting.dur):
        starts &= free >> step
    if meeting.dur > 1:
        fits = 0
        for first, last in instance.days:
            if last - first >= meeting.dur:
                fits |= (1 << (last - meeting.dur + 1)) - (1 << first)
        starts &= fits
    if meeting.fixed is not None:
        starts &= 1 << meeting.fixed
    return starts


def start_masks(instance: Instance) -> list[int]:
    """Return :func:`start_mask` of every meeting."""
    away = away_masks(instance)
    return [start_mask(instance, meeting, away) for meeting in instance.meetings]


def slots_of(mask: int) -> list[int]:
    """Return the set bits, lowest first."""
    out = []
    while mask:
        low = mask & -mask
        out.append(low.bit_length() - 1)
        mask ^= low
    return out
