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
    total, found = sum(chances), []
    for number, pair in enumerate(pairs):
        tier = traits[number].get("told.tier", 0.0)
        partners = [i for i in of[pair.one] if i != number]
        rivals = [i for i in of[pair.other] if i != number]
        alike = [i for i in partners if traits[i].get("told.tier", 0.0) == tier]
        own, best = logit(chances[number]), logit(max((chances[i] for i in rivals), default=0.0))
        seen = {
            "alone": own, "best_rival": best, "beyond_rivals": own - best,
            "best_partner": logit(max((chances[i] for i in partners), default=0.0)),
            "partners": _sum(chances, partners), "rivals": _sum(chances, rivals), "ties": math.log(1 + total),
            "mean_partner": _mean(chances, partners), "mean_rival": _mean(chances, rivals),
            "mean_alike": _mean(chances, alike), "alike": math.log(1 + len(alike)),
            "pairs_one": len(partners), "pairs_other": len(rivals),
        }  # fmt: skip
        seen |= {name: traits[number].get(name, 0.0) for name in _KEPT}
        found.append({name: float(value) for name, value in seen.items() if value})
    return found


def logit(chance: float) -> float:
    """A chance on the logistic scale."""
    chance = min(max(chance, _LEAST), _MOST)
    return math.log(chance / (1 - chance))


def _sum(chances: Sequence[float], numbers: Sequence[int]) -> float:
    return math.log(1 + sum(chances[number] for number in numbers))


def _mean(chances: Sequence[float], numbers: Sequence[int]) -> float:
    return logit(sum(chances[number] for number in numbers) / len(numbers) if numbers else 0.0)
