"""Evidence from the ties of nearby places."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.NEARBY


@declare(_GROUP, "Ties of the candidate with places next door to the origin (within about 40 km).")
def neighbours_tied(view: View) -> Values:
    return view.signal("neighbours_tied")


@declare(_GROUP, "Ties of the candidate with places near the origin (within about 130 km).")
def district_tied(view: View) -> Values:
    return view.signal("district_tied")


@declare(_GROUP, "Ties between the origin's neighbours and the candidate's neighbours (within about 40 km of each).")
def neighbours_close(view: View) -> Values:
    return view.signal("neighbours_close")


@declare(_GROUP, "Ties between places near the origin and places near the candidate (within about 130 km of each).")
def district_near(view: View) -> Values:
    return view.signal("district_near")


@declare(_GROUP, "The origin's own partners next door to the candidate.")
def own_close(view: View) -> Values:
    return view.signal("own_close")


@declare(_GROUP, "The origin's own partners near the candidate.")
def own_near(view: View) -> Values:
    return view.signal("own_near")


@declare(_GROUP, "Share of the ties of the origin's district that go to the candidate's district.")
def district_share(view: View) -> Values:
    evidence, here = view.evidence, view.ground.district[view.origin]
    share = evidence.district_pairs[here] / (evidence.district_total[here] + 5)
    return np.asarray(share[view.districts], dtype=np.float32)


@declare(_GROUP, "Ties between the two districts against what their numbers of ties alone would give (logarithm).")
def district_lift(view: View) -> Values:
    evidence, here = view.evidence, view.ground.district[view.origin]
    everything = max(float(evidence.district_total.sum()), 1.0)
    expected = evidence.district_total[here] * evidence.district_total / everything
    lift: Values = np.log((evidence.district_pairs[here] + 0.5) / (expected + 0.5)).astype(np.float32)
    return lift[view.districts]
