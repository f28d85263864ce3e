"""How many ties the two places and their countries have, and what rank they hold."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.STANDING


@declare(_GROUP, "The candidate's number of ties (logarithm).")
def candidate_ties(view: View) -> Values:
    ties: Values = np.log1p(view.evidence.degree[view.candidates])
    return ties


@declare(_GROUP, "The origin's number of ties (logarithm).")
def own_ties(view: View) -> Values:
    return view.constant(float(np.log1p(view.evidence.degree[view.origin])))


@declare(_GROUP, "Ties per place in the candidate's country (logarithm).")
def country_ties_per_place(view: View) -> Values:
    sizes = np.bincount(view.ground.country, minlength=len(view.evidence.country_total))
    mean: Values = np.log1p(view.evidence.country_total / np.maximum(sizes, 1)).astype(np.float32)
    return mean[view.countries]


@declare(_GROUP, "Ties of the candidate's country (logarithm).")
def country_ties(view: View) -> Values:
    ties: Values = np.log1p(view.evidence.country_total)[view.countries]
    return ties


@declare(_GROUP, "The candidate's usual length of ties: does it look far or near?")
def candidate_reach(view: View) -> Values:
    return view.evidence.reach[view.candidates]


@declare(_GROUP, "The origin's usual length of ties.")
def own_reach(view: View) -> Values:
    return view.constant(float(view.evidence.reach[view.origin]))


@declare(_GROUP, "Whether both are seats of government.")
def both_seats(view: View) -> Values:
    seat = view.ground.seat
    return np.asarray(seat[view.candidates] & seat[view.origin], dtype=np.float32)
