"""Evidence from the ties of countries and parts of countries."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.AFFINITY


@declare(_GROUP, "Affinity of the two countries: their ties against what their numbers of ties alone would give.")
def country_affinity(view: View) -> Values:
    return np.asarray(view.evidence.affinity.countries[view.country][view.countries], dtype=np.float32)


@declare(_GROUP, "Affinity of the origin's belt with the candidate's country.")
def belt_country_affinity(view: View) -> Values:
    return np.asarray(
        view.evidence.affinity.belt_country[view.ground.belt[view.origin]][view.countries], dtype=np.float32
    )


@declare(_GROUP, "Affinity of the candidate's belt with the origin's country.")
def country_belt_affinity(view: View) -> Values:
    return view.evidence.affinity.belt_country[:, view.country][view.belts]


@declare(_GROUP, "Affinity of the two belts.")
def belt_affinity(view: View) -> Values:
    return np.asarray(view.evidence.affinity.belts[view.ground.belt[view.origin]][view.belts], dtype=np.float32)


@declare(_GROUP, "Affinity of the two districts.")
def district_affinity(view: View) -> Values:
    return np.asarray(
        view.evidence.affinity.districts[view.ground.district[view.origin]][view.districts], dtype=np.float32
    )


@declare(_GROUP, "Ties of the two countries against chance, hardly smoothed (logarithm).")
def country_lift(view: View) -> Values:
    evidence = view.evidence
    everything = max(float(evidence.country_total.sum()), 1.0)
    expected = evidence.country_total[view.country] * evidence.country_total / everything
    lift: Values = np.log((evidence.country_pairs[view.country] + 0.5) / (expected + 0.5)).astype(np.float32)
    return lift[view.countries]


@declare(_GROUP, "Share of the ties of the origin's country that go to the candidate's country.")
def country_share(view: View) -> Values:
    evidence = view.evidence
    share = evidence.country_pairs[view.country] / (evidence.country_total[view.country] + 5)
    return np.asarray(share[view.countries], dtype=np.float32)


@declare(_GROUP, "Share of the ties of the candidate's country that go to the origin's country.")
def country_share_back(view: View) -> Values:
    evidence = view.evidence
    share = evidence.country_pairs[view.country] / (evidence.country_total + 5)
    return np.asarray(share[view.countries], dtype=np.float32)


@declare(_GROUP, "Largest share of both countries' people that one language reaches (CLDR).")
def common_language(view: View) -> Values:
    return np.asarray(view.ground.common_language[view.country][view.countries], dtype=np.float32)
