"""Evidence from the set of countries and regions that a place is tied to."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.features.declaration import Group, Values, View, declare

_GROUP = Group.PORTFOLIO


@declare(_GROUP, "The origin's own ties with the candidate's country.")
def own_ties_with_country(view: View) -> Values:
    return view.own_by_country[view.countries]


@declare(_GROUP, "Share of the origin's ties that go to the candidate's country.")
def own_share_with_country(view: View) -> Values:
    share: Values = view.own_by_country / (view.evidence.degree[view.origin] + 1)
    return share[view.countries]


@declare(_GROUP, "The origin's leaning to the candidate's country, shrunk towards its country's.")
def own_leaning(view: View) -> Values:
    evidence = view.evidence
    everything = max(float(evidence.country_total.sum()), 1.0)
    expected = evidence.degree[view.origin] * evidence.country_total / everything
    prior = 2 * np.exp(evidence.affinity.countries[view.country])
    leaning: Values = np.log((view.own_by_country + prior) / (expected + 2)).astype(np.float32)
    return leaning[view.countries]


@declare(_GROUP, "The candidate's ties with the origin's country.")
def ties_with_own_country(view: View) -> Values:
    return view.into_own_country[view.candidates]


@declare(_GROUP, "Share of the candidate's ties that go to the origin's country.")
def share_with_own_country(view: View) -> Values:
    share: Values = view.into_own_country[view.candidates] / (view.evidence.degree[view.candidates] + 1)
    return share


@declare(_GROUP, "The candidate's leaning to the origin's country, shrunk towards its country's.")
def candidate_leaning(view: View) -> Values:
    evidence = view.evidence
    everything = max(float(evidence.country_total.sum()), 1.0)
    expected = evidence.degree[view.candidates] * evidence.country_total[view.country] / everything
    prior = 2 * np.exp(evidence.affinity.countries[view.country])[view.countries]
    leaning: Values = np.log((view.into_own_country[view.candidates] + prior) / (expected + 2)).astype(np.float32)
    return leaning


@declare(_GROUP, "How often the candidate's country goes together with the countries the origin is tied to.")
def goes_together(view: View) -> Values:
    tied = view.own_by_country > 0
    lift: Values = view.evidence.together[tied].sum(axis=0) / max(int(tied.sum()), 1)
    return lift[view.countries].astype(np.float32)


@declare(_GROUP, "How like the candidate's belt is to the belts the origin is tied to, by who is tied to them.")
def belts_like_own(view: View) -> Values:
    own = view.evidence.belt_ties[view.origin]
    like: Values = (own @ view.evidence.belt_likeness).ravel() / max(float(view.evidence.degree[view.origin]), 1.0)
    return np.asarray(like, dtype=np.float32)[view.belts]


@declare(_GROUP, "Cosine of the two places' ties by country: do they look to the same parts of the world?")
def same_countries(view: View) -> Values:
    evidence, own = view.evidence, view.own_by_country
    of = evidence.of
    length = np.linalg.norm(own)
    if length == 0:
        return view.constant(0)
    dots = of[view.candidates] @ own
    squares = np.asarray(of[view.candidates].multiply(of[view.candidates]).sum(axis=1)).ravel()
    cosine: Values = (dots / (length * np.sqrt(np.maximum(squares, 1e-9)))).astype(np.float32)
    return cosine
