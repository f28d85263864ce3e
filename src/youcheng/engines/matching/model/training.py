"""Training: mask ties, ask for them, fit the model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import lightgbm as lgb
import numpy as np

from youcheng.engines.matching.evidence import gather
from youcheng.engines.matching.features.catalogue import FEATURES
from youcheng.engines.matching.features.declaration import Feature
from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.masking import Masked, hide, reserved
from youcheng.engines.matching.model.questions import Rows, ask, join
from youcheng.engines.matching.threads import threads_for
from youcheng.engines.matching.ties import Ties


@dataclass(frozen=True)
class Recipe:
    """The constants of training. Tuned on the validation half of the later ties; see docs/engines/matching.md."""

    maskings: int = 12
    """How often ties are masked anew."""
    asked: float = 0.06
    """Share of the places asked about per masking."""
    hidden: float = 0.4
    """Chance that a tie of a place asked about is hidden."""
    cold: float = 0.15
    """Share of the questions about places whose ties are all hidden."""
    evenness: float = 0.5
    """Places of a country are asked about with weight (places of the country) ** -evenness."""
    trees: int = 200
    leaves: int = 15
    learning_rate: float = 0.06
    smallest_leaf: int = 100
    ridge: float = 10.0
    bins: int = 63
    columns: float = 0.4
    rows: float = 0.7
    seed: int = 20161


RECIPE = Recipe()


def maskings(ground: Ground, ties: Ties, recipe: Recipe) -> list[tuple[Masked, ...]]:
    """The masked graphs of a recipe: for each round one with lists cut short, one with places left bare."""
    places = ground.places
    able = np.flatnonzero((ties.degree > 0) & places.has_country & ~reserved(places))
    per_country = np.bincount(places.country[able], minlength=len(places.country_codes))
    weight = per_country[places.country[able]].astype(np.float64) ** -recipe.evenness
    rounds: list[tuple[Masked, ...]] = []
    for number in range(recipe.maskings):
        rng = np.random.default_rng([recipe.seed, number])
        count = min(len(able), max(1, round(recipe.asked * len(able))))
        chosen = rng.choice(able, count, replace=False, p=weight / weight.sum())
        bare = round(recipe.cold * len(chosen))
        cut = hide(places, ties, chosen[bare:], share=recipe.hidden, keep=1, rng=rng)
        if bare and number == 0:
            rounds.append((cut, hide(places, ties, chosen[:bare], share=1.0, keep=0, rng=rng)))
        else:
            rounds.append((cut,))
    return rounds


def training_rows(
    ground: Ground,
    ties: Ties,
    recipe: Recipe = RECIPE,
    *,
    features: tuple[Feature, ...] = FEATURES,
    progress: Callable[[int, int], None] | None = None,
) -> Rows:
    """The rows a model is trained on. Features come from evidence that lacks every tie asked for."""
    masked = [each for group in maskings(ground, ties, recipe) for each in group if each.hidden]
    anchors = ties.degree > 0
    rows = []
    for number, each in enumerate(masked):
        rng = np.random.default_rng([recipe.seed, 1000 + number])
        rows.append(ask(gather(ground, each.ties, anchors=anchors), each, rng=rng, features=features))
        if progress is not None:
            progress(1, len(masked) + 1)
    return join(rows)


def fit(rows: Rows, recipe: Recipe = RECIPE, *, features: tuple[Feature, ...] = FEATURES) -> lgb.Booster:
    """Gradient-boosted trees that give the chance that a candidate is a hidden partner."""
    data = lgb.Dataset(
        rows.features,
        label=rows.answer,
        weight=rows.weight,
        feature_name=[feature.name for feature in features],
        free_raw_data=True,
    )
    parameters = {
        "objective": "binary",
        "num_leaves": recipe.leaves,
        "learning_rate": recipe.learning_rate,
        "min_data_in_leaf": recipe.smallest_leaf,
        "lambda_l2": recipe.ridge,
        "feature_fraction": recipe.columns,
        "bagging_fraction": recipe.rows,
        "bagging_freq": 1,
        "seed": recipe.seed,
        "deterministic": True,
        "force_row_wise": True,
        "num_threads": threads_for(len(rows.features)),
        "max_bin": recipe.bins,
        "verbosity": -1,
    }
    return lgb.train(parameters, data, num_boost_round=recipe.trees)
