"""What the other pairs of a page say of one: rivals for its partner, further partners of its subject."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from youcheng.engines.reading.facts.ties.pairs import Pair
from youcheng.engines.reading.facts.ties.place_traits import Traits
from youcheng.engines.reading.facts.ties.scene import Entity

# Traits of the pair itself that decide how much its company counts.
_KEPT = (
    "told.tier", "told.rows", "told.listed", "told.same_enumeration", "told.kind_away", "told.nearer_one",
    "told.nearer_other", "told.rivals_one", "told.rivals_other", "pattern", "pattern_partners", "patterns",
    "language", "institutional", "one.publishes", "one.home_rank", "one.rank", "one.in_title", "other.rank",
    "other.in_title",
)  # fmt: skip
# Chances are compared on the logistic scale, held within these.
_LEAST, _MOST = 0.003, 0.997


def company_traits(pairs: Sequence[Pair], traits: Sequence[Traits], chances: Sequence[float]) -> list[Traits]:
    """The traits of each pair among all pairs of its page, from the chance that each has by itself."""
    of: dict[Entity, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        of[pair.one].append(number)
        of[pair.other].append(number)
    tiers = [seen.get("told.tier", 0.0) for seen in traits]
    alike: dict[tuple[Entity, float], list[float]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        alike[pair.one, tiers[number]].append(chances[number])
        if pair.other is not pair.one:
            alike[pair.other, tiers[number]].append(chances[number])
    others = {entity: _Others([chances[i] for i in numbers]) for entity, numbers in of.items()}
    likes = {key: _Others(values) for key, values in alike.items()}
    total, found = sum(chances), []
    for number, pair in enumerate(pairs):
        chance = chances[number]
        partners, rivals = others[pair.one], others[pair.other]
        like = likes[pair.one, tiers[number]]
        own, best = logit(chance), logit(rivals.best(chance))
        seen = {
            "alone": own, "best_rival": best, "beyond_rivals": own - best,
            "best_partner": logit(partners.best(chance)),
            "partners": partners.sum(chance), "rivals": rivals.sum(chance), "ties": math.log(1 + total),
            "mean_partner": partners.mean(chance), "mean_rival": rivals.mean(chance),
            "mean_alike": like.mean(chance), "alike": math.log(like.count),
            "pairs_one": partners.count - 1, "pairs_other": rivals.count - 1,
        }  # fmt: skip
        seen |= {name: traits[number].get(name, 0.0) for name in _KEPT}
        found.append({name: float(value) for name, value in seen.items() if value})
    return found


def logit(chance: float) -> float:
    """A chance on the logistic scale."""
    chance = min(max(chance, _LEAST), _MOST)
    return math.log(chance / (1 - chance))


class _Others:
    """What the chances of a place's pairs come to without one of them, for places of thousands of pairs."""

    def __init__(self, chances: Sequence[float]) -> None:
        self.count, self._sum = len(chances), math.fsum(chances)
        self._best = sorted(chances, reverse=True)[:2]

    def best(self, own: float) -> float:
        """The best of the others."""
        rest = self._best[1:] if own == self._best[0] else self._best
        return rest[0] if rest else 0.0

    def sum(self, own: float) -> float:
        """The sum of the others, on a logarithmic scale."""
        return math.log(1 + max(0.0, self._sum - own))

    def mean(self, own: float) -> float:
        """The mean of the others, on the logistic scale."""
        return logit((self._sum - own) / (self.count - 1) if self.count > 1 else 0.0)
