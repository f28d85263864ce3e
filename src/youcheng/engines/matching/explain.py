"""Reasons: the model's own contributions, family by family, with the facts behind them.

A reason is a code and values; whoever shows it puts it into words (see :mod:`.wording` for English).
Contributions are the trees' (path-dependent TreeSHAP) and the correction for uneven listing, in log odds; they and the
base value add up to the score.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.features.catalogue import FEATURES
from youcheng.engines.matching.features.declaration import Group, View
from youcheng.engines.matching.model.listing import corrections

SMALLEST = 0.05
"""Contributions below this many log odds are not worth a sentence."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, or why not: the family, its weight in log odds (negative speaks against) and the facts behind it."""

    code: str
    weight: float
    values: Mapping[str, Any]


def contributions(booster: lgb.Booster, table: NDArray[np.float32]) -> NDArray[np.float64]:
    """Contributions by feature and, last, the base value: (rows, features + 1)."""
    if not len(table):
        return np.zeros((0, len(FEATURES) + 1))
    parts = np.asarray(booster.predict(table, pred_contrib=True, num_threads=1), dtype=np.float64)
    parts[:, :-1] += corrections(table)
    return parts


def by_group(parts: NDArray[np.float64]) -> dict[Group, NDArray[np.float64]]:
    """Contributions summed over each family of features: one array of rows per family."""
    return {
        group: parts[:, [k for k, feature in enumerate(FEATURES) if feature.group is group]].sum(axis=1)
        for group in Group
    }


def reasons(view: View, row: int, weights: Mapping[Group, NDArray[np.float64]]) -> tuple[Reason, ...]:
    """The reasons of one candidate of a view, strongest first."""
    found = [
        Reason(group.value, round(float(values[row]), 3), facts(view, row, group))
        for group, values in weights.items()
        if abs(values[row]) >= SMALLEST
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def facts(view: View, row: int, group: Group) -> dict[str, Any]:
    """What a family of features rests on for one candidate, as plain numbers and place ids."""
    return _FACTS[group](view, row)


def _partners_of_partners(view: View, row: int) -> dict[str, Any]:
    ties = view.evidence.ties
    shared = np.intersect1d(ties.partners(view.origin), ties.partners(int(view.candidates[row])))
    return {"shared": len(shared), "through": [view.ground.places.ids[place] for place in shared[:5].tolist()]}


def _nearby(view: View, row: int) -> dict[str, Any]:
    here, there = int(view.ground.district[view.origin]), int(view.districts[row])
    return {
        "district_ties": int(view.evidence.district_pairs[here, there]),
        "tied_to_candidate": _tied_near(view, int(view.candidates[row])),
    }


def _affinity(view: View, row: int) -> dict[str, Any]:
    here, there = view.country, int(view.countries[row])
    codes = view.ground.places.country_codes
    return {
        "countries": [codes[here], codes[there]],
        "country_ties": int(view.evidence.country_pairs[here, there]),
        "times_expected": round(float(np.exp(view.evidence.affinity.countries[here, there])), 2),
        "common_language": round(float(view.ground.common_language[here, there]), 2),
    }


def _portfolio(view: View, row: int) -> dict[str, Any]:
    return {
        "own_ties": int(view.own_by_country[view.countries[row]]),
        "their_ties": int(view.into_own_country[view.candidates[row]]),
    }


def _distance(view: View, row: int) -> dict[str, Any]:
    lat = view.ground.places.lat
    return {
        "km": _whole(view.kilometres[row]),
        "latitudes": [_tenth(lat[view.origin]), _tenth(lat[view.candidates[row]])],
    }


def _size(view: View, row: int) -> dict[str, Any]:
    people = view.ground.places.population
    return {"populations": [_whole(people[view.origin]), _whole(people[view.candidates[row]])]}


def _standing(view: View, row: int) -> dict[str, Any]:
    candidate, seat = int(view.candidates[row]), view.ground.seat
    return {
        "ties": int(view.evidence.degree[candidate]),
        "seats": int(seat[view.origin]) + int(seat[candidate]),
    }


def _name(view: View, row: int) -> dict[str, Any]:
    places = view.ground.places
    return {"names": [places.label(view.origin), places.label(int(view.candidates[row]))]}


_FACTS: Mapping[Group, Callable[[View, int], dict[str, Any]]] = {
    Group.PARTNERS_OF_PARTNERS: _partners_of_partners,
    Group.NEARBY: _nearby,
    Group.AFFINITY: _affinity,
    Group.PORTFOLIO: _portfolio,
    Group.DISTANCE: _distance,
    Group.SIZE: _size,
    Group.STANDING: _standing,
    Group.NAME: _name,
}


def _tied_near(view: View, candidate: int) -> list[str]:
    """The candidate's partners near the origin, nearest first, at most five."""
    nearness = view.evidence.near[view.origin].toarray().ravel()
    partners = view.evidence.ties.partners(candidate)
    partners = partners[(nearness[partners] > 0) & (partners != view.origin)]
    order = partners[np.argsort(-nearness[partners], kind="stable")]
    return [view.ground.places.ids[place] for place in order[:5].tolist()]


def _whole(value: float) -> int | None:
    return None if np.isnan(value) else round(float(value))


def _tenth(value: float) -> float | None:
    return None if np.isnan(value) else round(float(value), 1)
