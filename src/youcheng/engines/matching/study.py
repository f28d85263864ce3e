"""Measuring: the model beside its baselines on later ties, cold places, retrieval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import lightgbm as lgb
import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.candidates import open_to
from youcheng.engines.matching.engine import Matcher
from youcheng.engines.matching.evaluate import Outcome, measure_one
from youcheng.engines.matching.evidence import gather
from youcheng.engines.matching.features.catalogue import describe
from youcheng.engines.matching.features.declaration import View
from youcheng.engines.matching.model.masking import Masked, hide, reserved
from youcheng.engines.matching.model.questions import BLOCK, views
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.threads import threads_for
from youcheng.engines.matching.ties import Ties

FEW = 3
"""Origins with at most this many known ties are reported apart."""
COLD_PLACES = 200
"""How many reserved places are asked about with all, or all but one, of their ties hidden."""

Later = Mapping[int, Sequence[int]]
Progress = Callable[[int], None] | None


Scored = Mapping[int, NDArray[np.float32]]
"""A score per place for each origin; minus infinity for who is no candidate."""


def score_origins(matcher: Matcher, later: Later, progress: Progress = None) -> tuple[Scored, Scored]:
    """The trees' scores of all candidates of each origin, and the first stage's."""
    trees: dict[int, NDArray[np.float32]] = {}
    rough: dict[int, NDArray[np.float32]] = {}
    for view in views(matcher.evidence, np.array(list(later), dtype=np.int64)):
        flags = open_to(matcher.places, matcher.ties, view.origin)
        flags[list(later[view.origin])] = True
        trees[view.origin] = _scores(matcher, view, flags).astype(np.float32)
        rough[view.origin] = np.where(flags, matcher.first_stage.score(view), np.float32(-np.inf))
        if progress is not None:
            progress(1)
    return trees, rough


def scored_outcome(scored: Scored, later: Later) -> Outcome:
    """Scores measured on later ties."""
    return _outcome(
        later,
        [measure_one(scored[origin], np.isfinite(scored[origin]), relevant) for origin, relevant in later.items()],
    )


def staged_outcome(trees: Scored, rough: Scored, later: Later, *, pool: int) -> tuple[Outcome, float]:
    """The two stages measured: the first stage picks ``pool`` candidates, the trees order them.

    Also the share of the later ties that are in the pool.
    """
    measured, kept, asked = [], 0, 0
    for origin, relevant in later.items():
        scores = rough[origin].astype(np.float64) - 1e6
        head = np.argpartition(-scores, min(pool, len(scores) - 1))[:pool]
        scores[head] = trees[origin][head]
        measured.append(measure_one(scores, np.isfinite(trees[origin]), relevant))
        kept += int(np.isin(list(relevant), head).sum())
        asked += len(relevant)
    return _outcome(later, measured), kept / max(asked, 1)


def baseline_outcome(
    places: Places, ties: Ties, later: Later, score: Callable[[NDArray[np.int64]], NDArray[np.float32]]
) -> Outcome:
    """A baseline on later ties."""
    origins = np.array(list(later), dtype=np.int64)
    measured = []
    for start in range(0, len(origins), BLOCK):
        block = origins[start : start + BLOCK]
        for origin, scores in zip(block.tolist(), score(block), strict=True):
            measured.append(measure_one(scores, open_to(places, ties, origin), later[origin]))
    return _outcome(later, measured)


def plain_outcome(matcher: Matcher, later: Later, booster: lgb.Booster, columns: Sequence[str]) -> Outcome:
    """A booster over some of the features, as a baseline."""
    from youcheng.engines.matching.features.catalogue import BY_NAME

    features = tuple(BY_NAME[name] for name in columns)
    measured = []
    for view in views(matcher.evidence, np.array(list(later), dtype=np.int64)):
        flags = open_to(matcher.places, matcher.ties, view.origin)
        flags[list(later[view.origin])] = True
        candidates = np.flatnonzero(flags)
        table = describe(View(matcher.evidence, view.origin, candidates, view.signals), features)
        scores = np.full(len(flags), -np.inf)
        scores[candidates] = booster.predict(table, raw_score=True, num_threads=threads_for(len(table)))
        measured.append(measure_one(scores, flags, later[view.origin]))
    return _outcome(later, measured)


def cold_outcome(matcher: Matcher, *, keep: int, countries: frozenset[str] | None = None) -> Outcome:
    """Places that training never asked about, with all but ``keep`` of their ties hidden.

    ``countries`` narrows them to places of these countries.
    """
    places, ties = matcher.places, matcher.ties
    able = reserved(places) & places.has_country & (ties.degree > keep)
    if countries is not None:
        able &= np.array([code in countries for code in places.countries], dtype=np.bool_)
    rng = np.random.default_rng(7)
    chosen = np.flatnonzero(able)
    chosen = np.sort(rng.permutation(chosen)[:COLD_PLACES])
    masked = hide(places, ties, chosen, share=1.0, keep=keep, rng=rng)
    return masked_outcome(matcher, masked)


def reserved_outcomes(matcher: Matcher) -> dict[str, Outcome]:
    """What a model is measured at where no later ties are at hand: places that training never asked about."""
    places, ties = matcher.places, matcher.ties
    chosen = np.flatnonzero(reserved(places) & places.has_country & (ties.degree > 1))
    rng = np.random.default_rng(11)
    cut = hide(places, ties, np.sort(rng.permutation(chosen)[:COLD_PLACES]), share=0.4, keep=1, rng=rng)
    return {
        "some_ties_hidden": masked_outcome(matcher, cut),
        "no_tie": cold_outcome(matcher, keep=0),
        "one_tie": cold_outcome(matcher, keep=1),
    }


def masked_outcome(matcher: Matcher, masked: Masked) -> Outcome:
    """The model asked for hidden ties, with evidence that lacks them."""
    evidence = gather(matcher.evidence.ground, masked.ties, anchors=matcher.ties.degree > 0)
    measured = []
    for view in views(evidence, np.array(sorted(masked.hidden), dtype=np.int64)):
        flags = open_to(matcher.places, masked.ties, view.origin) & ~masked.orphans
        measured.append(measure_one(_scores(matcher, view, flags), flags, masked.hidden[view.origin]))
    return _outcome(masked.hidden, measured)


def towards(later: Later, places: Places, country: str) -> Later:
    """The later ties whose partner lies in a country."""
    kept = {o: tuple(p for p in partners if places.countries[p] == country) for o, partners in later.items()}
    return {origin: partners for origin, partners in kept.items() if partners}


def turned(later: Later, places: Places, country: str) -> Later:
    """The later ties of a country's places, asked from that country's side."""
    found: dict[int, list[int]] = {}
    for origin, partners in later.items():
        for partner in partners:
            if places.countries[partner] == country:
                found.setdefault(partner, []).append(origin)
            if places.countries[origin] == country:
                found.setdefault(origin, []).append(partner)
    return {origin: tuple(sorted(found[origin])) for origin in sorted(found)}


def few_ties(outcome: Outcome, ties: Ties, later: Later) -> Outcome:
    """The part of an outcome whose origins have at most :data:`FEW` known ties."""
    keep = np.array([ties.degree[origin] <= FEW for origin in outcome.origins], dtype=np.bool_)
    return outcome.part(keep, sum(len(later[o]) for o in outcome.origins if ties.degree[o] <= FEW))


def _scores(matcher: Matcher, view: View, flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    candidates = np.flatnonzero(flags)
    table = describe(View(view.evidence, view.origin, candidates, view.signals))
    scores = np.full(len(flags), -np.inf)
    scores[candidates] = matcher.score(table)
    return scores


def _outcome(asked: Mapping[int, Sequence[int]], measured: list[NDArray[np.float64]]) -> Outcome:
    values = np.array(measured).reshape(-1, 5)
    return Outcome(tuple(asked), values, sum(len(each) for each in asked.values()))
