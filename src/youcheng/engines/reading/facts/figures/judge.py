"""What a quantity counts, learnt from labelled pages on top of what the rules say.

A linear model for each language gives every measure a chance, by the words around a quantity.
``benchmarks/reading_figures.py`` fits them and writes ``facts/data/figure_models.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.reading.facts.figures.candidates import Candidate
from youcheng.engines.reading.facts.figures.measures import NOTHING, Measured
from youcheng.engines.reading.facts.figures.quantities import Quantity
from youcheng.engines.reading.facts.figures.traits import Traits, traits_of
from youcheng.engines.reading.facts.sentences import Sentence
from youcheng.engines.reading.facts.view import View

# What the rules say holds unless it is less likely than this, or another measure at least so likely.
KEPT, BETTER = 0.03, 0.4
# So likely must a measure be where the rules have none; years are counted of much that is no tie.
OFFERED, OFFERED_YEARS = 0.25, 0.45
_YEARS = ("years_of_ties", "anniversaries")
# How sure a measure is that the rules know and the model does not, for too few pages count it.
_UNLEARNT = {"meetings": 0.7, "fields": 0.7, "exchanges": 0.85, "events": 0.7}
_UNLEARNT_ELSE = 0.9
_HIGHEST = 0.98


class Told(NamedTuple):
    """A figure where it stands, and the chance that it is right."""

    quantity: Quantity
    measured: Measured
    sentence: Sentence
    chance: float


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each trait for each of the ``measures``; the first, "-", is to count nothing worth offering."""

    measures: Sequence[str]
    base: NDArray[np.float64]
    weights: Mapping[str, tuple[NDArray[np.intp], NDArray[np.float64]]]

    def chances(self, traits: Traits) -> dict[str, float]:
        """How likely each measure is; together they are 1."""
        sums = self.base.copy()
        for name, value in traits.items():
            found = self.weights.get(name)
            if found is not None:
                sums[found[0]] += value * found[1]
        shares = np.exp(sums - sums.max())
        return dict(zip(self.measures, (shares / shares.sum()).tolist(), strict=True))


@cache
def models() -> dict[str, Model]:
    """The models of this installation, by language."""
    path = files("youcheng.engines.reading.facts").joinpath("data/figure_models.json")
    return {language: read_model(stored) for language, stored in json.loads(path.read_text(encoding="utf-8")).items()}


def read_model(stored: dict[str, Any]) -> Model:
    """A model as it is stored: of each trait, measures' numbers and weights by turns."""
    weights = {
        name: (np.array(row[0::2], dtype=np.intp), np.array(row[1::2], dtype=float))
        for name, row in stored["weights"].items()
    }
    return Model(stored["measures"], np.array(stored["base"]), weights)


def judged(view: View, found: Sequence[Candidate]) -> list[Told]:
    """The quantities that are figures, each with its measure."""
    model = models()[view.language]
    return [
        told
        for candidate in found
        if (told := settled(candidate, model.chances(traits_of(view.text, view.language, candidate))))
    ]


def settled(candidate: Candidate, chances: Mapping[str, float]) -> Told | None:
    """A quantity with its measure, given each measure's chance; None for what counts nothing worth offering."""
    quantity, rule = candidate.quantity, candidate.measure
    if rule is not None and rule not in chances:
        chances = {rule: _UNLEARNT.get(rule, _UNLEARNT_ELSE)}
    best = max((measure for measure in chances if measure != NOTHING), key=chances.__getitem__)
    if rule is not None and chances[rule] >= KEPT and chances[best] < BETTER:
        best = rule
    elif chances[best] < (OFFERED_YEARS if best in _YEARS and best != rule else OFFERED) or not quantity.value:
        return None
    measured = candidate.measured or Measured(best, quantity.start, quantity.end)
    told = Measured(best, measured.start, measured.end)
    return Told(quantity, told, candidate.sentence, min(_HIGHEST, round(chances[best], 2)))
