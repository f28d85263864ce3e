"""Which slots each participant spends in meetings, as bit masks (bit ``s`` is slot ``s``)."""

from __future__ import annotations

from youcheng.engines.scheduling.instance import Instance
from youcheng.engines.scheduling.timetable import Timetable


def busy_masks(instance: Instance, timetable: Timetable) -> list[int]:
    """Return one mask per participant."""
    busy = [0] * len(instance.participants)
    for meeting in timetable.held():
        request = instance.meetings[meeting]
        bits = ((1 << request.dur) - 1) << timetable.slot[meeting]
        for person in request.who:
            busy[person] |= bits
    return busy


def mask_of(slots: tuple[int, ...]) -> int:
    """Return the mask with the bits of these slots."""
    mask = 0
    for slot in slots:
        mask |= 1 << slot
    return mask


def between(mask: int) -> int:
    """Return all bits from the mask's lowest to its highest, both included."""
    return (1 << mask.bit_length()) - (mask & -mask) if mask else 0
