"""Where the two places lie to one another."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.DISTANCE


@declare(_GROUP, "Great-circle distance in kilometres.")
def kilometres(view: View) -> Values:
    return view.kilometres


@declare(_GROUP, "Difference of latitude in degrees.")
def latitude_gap(view: View) -> Values:
    lat = view.ground.places.lat
    return np.asarray(np.abs(lat[view.origin] - lat[view.candidates]).astype(np.float32), dtype=np.float32)


@declare(_GROUP, "Difference of the distances from the equator in degrees: alike in climate belt on either hemisphere.")
def climate_gap(view: View) -> Values:
    lat = np.abs(view.ground.places.lat)
    return np.asarray(np.abs(lat[view.origin] - lat[view.candidates]).astype(np.float32), dtype=np.float32)


@declare(_GROUP, "Length of the tie against the usual length of the candidate's ties.")
def beyond_candidate_reach(view: View) -> Values:
    gap: Values = np.abs(view.log_distance - view.evidence.reach[view.candidates])
    return gap


@declare(_GROUP, "Length of the tie against the usual length of the origin's ties.")
def beyond_own_reach(view: View) -> Values:
    gap: Values = np.abs(view.log_distance - view.evidence.reach[view.origin])
    return gap


@declare(_GROUP, "Length of the tie against the usual length of ties of the origin's country.")
def beyond_country_reach(view: View) -> Values:
    gap: Values = np.abs(view.log_distance - view.evidence.country_reach[view.country])
    return gap


@declare(_GROUP, "The candidate's distance against that of the nearest place of its country (logarithm).")
def deeper_in_country(view: View) -> Values:
    ground = view.ground
    here = ground.points[view.origin]
    if not here.any():
        return view.constant(np.nan)
    gaps = 2 - 2 * (ground.points @ here)
    nearest = np.minimum.reduceat(gaps[ground.by_country], ground.country_start)
    km = 2 * 6371 * np.arcsin(np.sqrt(np.clip(nearest, 0, 4)) / 2)
    deeper: Values = np.log((view.kilometres + 30) / (km[view.countries] + 30)).astype(np.float32)
    return deeper
