"""From a region in the registry to an instance of the layout engine."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from youcheng.engines import layout
from youcheng.planning.domain.coverage import units_with_ties
from youcheng.planning.domain.units import Region

Suggest = Callable[[Sequence[str], int], Mapping[str, Sequence[tuple[str, str, float]]]]
"""Place ids and a number → for each place, (partner id, country, score from 0 to 1), best first."""
PER_UNIT = 200
"""Candidates listed for each unit; the score of the next one bounds what is left out."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan stands on: the instance, a hash of it, and how far its units are known."""

    instance: layout.Instance
    fingerprint: str
    known_units: dict[str, int]


def ground_of(region: Region, *, suggest: Suggest, per_unit: int = PER_UNIT) -> Ground:
    """The instance of a region: its units with their ties, and each unit's best candidates by ``suggest``."""
    units = units_with_ties(region)
    candidates: list[layout.Candidate] = []
    left_out: dict[str, float] = {}
    most_ties = max((len(unit.ties) for unit in units), default=0)
    suggested = suggest([unit.id for unit in units], per_unit + 1 + most_ties)
    for unit in units:
        tied = {tie.partner for tie in unit.ties}
        found = [one for one in suggested.get(unit.id, ()) if one[0] not in tied]
        candidates += [
            layout.Candidate(unit=unit.id, partner=partner, country=country, score=score)
            for partner, country, score in found[:per_unit]
        ]
        if len(found) > per_unit:
            left_out[unit.id] = found[per_unit][2]
    instance = layout.Instance(units=units, candidates=tuple(candidates), left_out=left_out)
    return Ground(
        instance=instance,
        fingerprint=hashlib.sha256(instance.model_dump_json().encode()).hexdigest(),
        known_units=dict(Counter(unit.known.value for unit in units)),
    )
