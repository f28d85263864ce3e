"""How large the two places are, in people and in their country."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.SIZE


@declare(_GROUP, "Logarithm of the candidate's population.")
def candidate_population(view: View) -> Values:
    return view.ground.log_population[view.candidates]


@declare(_GROUP, "Logarithm of the origin's population.")
def own_population(view: View) -> Values:
    return view.constant(float(view.ground.log_population[view.origin]))


@declare(_GROUP, "Ratio of the populations (logarithm, without sign).")
def population_gap(view: View) -> Values:
    size = view.ground.log_population
    return np.asarray(np.abs(size[view.origin] - size[view.candidates]), dtype=np.float32)


@declare(_GROUP, "The candidate's rank by population in its country (logarithm).")
def candidate_rank(view: View) -> Values:
    return view.ground.log_rank[view.candidates]


@declare(_GROUP, "The origin's rank by population in its country (logarithm).")
def own_rank(view: View) -> Values:
    return view.constant(float(view.ground.log_rank[view.origin]))


@declare(_GROUP, "Difference of the ranks: first cities look for first cities, third for third.")
def rank_gap(view: View) -> Values:
    rank = view.ground.log_rank
    return np.asarray(np.abs(rank[view.origin] - rank[view.candidates]), dtype=np.float32)


@declare(_GROUP, "The candidate's population against the usual population of the origin's partners.")
def unlike_own_partners(view: View) -> Values:
    gap: Values = np.abs(view.evidence.partner_size[view.origin] - view.ground.log_population[view.candidates])
    return gap


@declare(_GROUP, "The origin's population against the usual population of the candidate's partners.")
def unlike_their_partners(view: View) -> Values:
    gap: Values = np.abs(view.ground.log_population[view.origin] - view.evidence.partner_size[view.candidates])
    return gap
