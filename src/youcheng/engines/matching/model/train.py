"""Train a whole model: trees, first stage, header."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from youcheng.engines.matching.artifact import Model, make
from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.retrieval import fit_first_stage
from youcheng.engines.matching.model.training import RECIPE, Recipe, fit, training_rows
from youcheng.engines.matching.ties import Ties


def train(
    ground: Ground,
    ties: Ties,
    recipe: Recipe = RECIPE,
    *,
    scores: Any = None,
    progress: Callable[[int, int], None] | None = None,
) -> Model:
    """Train on known ties alone. ``progress(step, total)`` is called per masking and once after the trees."""
    rows = training_rows(ground, ties, recipe, progress=progress)
    first = fit_first_stage(rows)
    booster = fit(rows, recipe)
    return make(
        booster,
        places=ground.places,
        ties=ties,
        recipe=asdict(recipe),
        retrieval=first.parameters,
        scores=scores,
    )
