"""Evidence through shared partners and short paths of ties."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.PARTNERS_OF_PARTNERS


@declare(_GROUP, "How many partners both have.")
def shared_partners(view: View) -> Values:
    return view.signal("shared")


@declare(_GROUP, "Shared partners, each weighed by one over the logarithm of its degree (Adamic–Adar).")
def adamic_adar(view: View) -> Values:
    return view.signal("adamic_adar")


@declare(_GROUP, "Shared partners, each weighed by one over its degree (resource allocation).")
def resource_allocation(view: View) -> Values:
    return view.signal("allocation")


@declare(_GROUP, "Paths of three ties, damped at every place by its degree: places tied to the same kind of partner.")
def three_steps(view: View) -> Values:
    return view.signal("three_steps")


@declare(_GROUP, "Logarithm of the chance that a long walk along ties from the origin is found there.")
def long_walk(view: View) -> Values:
    return view.signal("long_walk")


@declare(_GROUP, "The long walk's chance per tie of the candidate, so that hubs do not win by being hubs.")
def long_walk_per_tie(view: View) -> Values:
    return view.signal("long_walk") - np.log(np.maximum(view.evidence.degree[view.candidates], 1))


@declare(_GROUP, "Logarithm of the chance that a short walk along ties from the origin is found there.")
def short_walk(view: View) -> Values:
    return view.signal("short_walk")


@declare(_GROUP, "The long walk's chance there relative to the best of the candidate's country.")
def walk_within_country(view: View) -> Values:
    ground, row = view.ground, view.signals["long_walk"]
    best = np.maximum.reduceat(row[ground.by_country], ground.country_start)
    return best[view.countries] - view.signal("long_walk")


@declare(_GROUP, "Product of the two places' spectral embeddings: the graph's coarse structure.")
def embedding(view: View) -> Values:
    return view.signal("embedding")
