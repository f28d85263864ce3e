"""The matcher: places, ties and a model in; ranked partners with reasons out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.artifact import Model
from youcheng.engines.matching.candidates import open_to
from youcheng.engines.matching.errors import UnknownPlaceError
from youcheng.engines.matching.evidence import Evidence, gather
from youcheng.engines.matching.explain import Reason, by_group, contributions, reasons
from youcheng.engines.matching.features.catalogue import describe
from youcheng.engines.matching.features.declaration import View
from youcheng.engines.matching.ground import lay_ground
from youcheng.engines.matching.model.listing import correction
from youcheng.engines.matching.model.retrieval import FirstStage
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.signals import compute_signals
from youcheng.engines.matching.threads import threads_for
from youcheng.engines.matching.ties import Ties

POOL = 400
"""How many candidates the first stage hands to the trees."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A proposed partner. ``chance`` is the model's estimate that the tie exists but is not listed;
    ``percentile`` is the share of all candidates that rank lower, 0 to 100."""

    place: str
    score: float
    chance: float
    percentile: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Ranking:
    """Candidates best first, as positions. The first ``len(scores)`` were scored by the trees; the others
    follow in the first stage's order."""

    candidates: NDArray[np.int64]
    scores: NDArray[np.float64]
    table: NDArray[np.float32]
    view: View
    total: int


class Matcher:
    """Answers who would suit a place. Building one takes seconds; asking it takes milliseconds."""

    def __init__(self, places: Places, ties: Ties, model: Model) -> None:
        self.places = places
        self.ties = ties
        self.model = model
        self.evidence: Evidence = gather(lay_ground(places), ties)
        self.first_stage = FirstStage(model.header["retrieval"])

    def position(self, place_id: str) -> int:
        """Where a place stands; raises :class:`UnknownPlaceError`."""
        position = self.places.index.get(place_id)
        if position is None:
            raise UnknownPlaceError(f"{place_id} is not among the {len(self.places)} places")
        return position

    def view(self, origin: int) -> View:
        """A view of every place from one origin."""
        signals = compute_signals(self.evidence, np.array([origin], dtype=np.int64))
        everyone = np.arange(len(self.places), dtype=np.int64)
        return View(self.evidence, origin, everyone, {name: row[0] for name, row in signals.scores.items()})

    def rank(self, view: View, *, among: NDArray[np.bool_] | None = None, pool: int = POOL) -> Ranking:
        """Rank the candidates of a view of everyone; ``among`` narrows them to flagged places."""
        flags = open_to(self.places, self.ties, view.origin)
        total = int(flags.sum())
        if among is not None:
            flags &= among
        candidates = np.flatnonzero(flags)
        rough = self.first_stage.score(view)[candidates]
        if len(candidates) > pool:
            head = np.argpartition(-rough, pool - 1)[:pool]
            rest = np.delete(np.arange(len(candidates)), head)
            rest = rest[np.argsort(-rough[rest], kind="stable")]
        else:
            head, rest = np.arange(len(candidates)), np.zeros(0, dtype=np.int64)
        narrowed = View(self.evidence, view.origin, candidates[head], view.signals)
        table = describe(narrowed)
        scores = self.score(table)
        order = np.argsort(-scores, kind="stable")
        ranked = np.r_[candidates[head][order], candidates[rest]]
        return Ranking(
            ranked,
            scores[order],
            table[order],
            View(self.evidence, view.origin, ranked[: len(order)], view.signals),
            total,
        )

    def score(self, table: NDArray[np.float32], *, threads: int | None = None) -> NDArray[np.float64]:
        """The log odds of described candidates: the trees', corrected for uneven listing."""
        if not len(table):
            return np.zeros(0)
        scores = self.model.booster.predict(table, raw_score=True, num_threads=threads or threads_for(len(table)))
        return np.asarray(scores, dtype=np.float64) + correction(table)

    def suggest(
        self,
        place_id: str,
        *,
        limit: int = 20,
        countries: Collection[str] | None = None,
        among: Collection[str] | None = None,
        set_aside: Collection[str] = (),
    ) -> list[Suggestion]:
        """The best partners of a place, with reasons.

        ``countries`` (ISO 3166-1 alpha-2) and ``among`` (place ids) narrow the candidates; those in
        ``set_aside`` (place ids) are left out. Raises :class:`UnknownPlaceError`.
        """
        view = self.view(self.position(place_id))
        flags = self._flags(countries, among, set_aside)
        ranking = self.rank(view, among=flags)
        world = ranking if flags is None else self.rank(view)
        shown = slice(0, limit)
        parts = contributions(self.model.booster, ranking.table[shown])
        weights = by_group(parts)
        suggestions = []
        for row, candidate in enumerate(ranking.view.candidates[shown].tolist()):
            score = float(ranking.scores[row])
            above = int((world.scores > score).sum())
            suggestions.append(
                Suggestion(
                    place=self.places.ids[candidate],
                    score=round(score, 4),
                    chance=round(float(1 / (1 + np.exp(-score))), 6),
                    percentile=round(100 * (1 - above / max(world.total, 1)), 2),
                    reasons=reasons(ranking.view, row, weights),
                )
            )
        return suggestions

    def _flags(
        self,
        countries: Collection[str] | None,
        among: Collection[str] | None,
        set_aside: Collection[str],
    ) -> NDArray[np.bool_] | None:
        if countries is None and among is None and not set_aside:
            return None
        flags = np.ones(len(self.places), dtype=np.bool_)
        if countries is not None:
            flags &= np.array([code in countries for code in self.places.countries], dtype=np.bool_)
        if among is not None:
            flags &= np.array([place in among for place in self.places.ids], dtype=np.bool_)
        if set_aside:
            flags &= np.array([place not in set_aside for place in self.places.ids], dtype=np.bool_)
        return flags


def explain_pair(matcher: Matcher, origin_id: str, candidate_id: str) -> Mapping[str, object]:
    """Why these two: the score of one pair, its reasons, and every feature with its contribution."""
    origin, candidate = matcher.position(origin_id), matcher.position(candidate_id)
    whole = matcher.view(origin)
    view = View(matcher.evidence, origin, np.array([candidate], dtype=np.int64), whole.signals)
    table = describe(view)
    parts = contributions(matcher.model.booster, table)
    names = matcher.model.header["features"]
    return {
        "score": float(matcher.score(table)[0]),
        "base": float(parts[0, -1]),
        "reasons": reasons(view, 0, by_group(parts)),
        "features": {
            name: {"value": None if np.isnan(table[0, k]) else float(table[0, k]), "weight": float(parts[0, k])}
            for k, name in enumerate(names)
        },
    }
