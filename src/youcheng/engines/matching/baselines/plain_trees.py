"""Boosted trees trained on masked ties in the plainest way: a few usual features, random questions.

What one would try first; the model is measured against it.
"""

from __future__ import annotations

import lightgbm as lgb
import numpy as np

from youcheng.engines.matching.evidence import gather
from youcheng.engines.matching.features.catalogue import BY_NAME
from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.masking import hide
from youcheng.engines.matching.model.questions import ask
from youcheng.engines.matching.threads import threads_for
from youcheng.engines.matching.ties import Ties

COLUMNS = (
    "shared_partners",
    "adamic_adar",
    "long_walk",
    "country_lift",
    "kilometres",
    "latitude_gap",
    "common_language",
    "candidate_population",
    "population_gap",
    "candidate_ties",
    "own_ties",
)
QUESTIONS = 1500
SAMPLED = ((None, 50),)


def plain_trees(ground: Ground, ties: Ties) -> lgb.Booster:
    """Train the baseline: a fifth of the ties of random places hidden, fifty random others per question."""
    rng = np.random.default_rng(1)
    chosen = rng.choice(ties.size, min(QUESTIONS, ties.size), replace=False)
    masked = hide(ground.places, ties, chosen, share=0.2, keep=1, rng=rng)
    features = tuple(BY_NAME[name] for name in COLUMNS)
    rows = ask(gather(ground, masked.ties, anchors=ties.degree > 0), masked, rng=rng, features=features, strata=SAMPLED)
    data = lgb.Dataset(rows.features, label=rows.answer)
    settings = {
        "objective": "binary",
        "verbosity": -1,
        "num_threads": threads_for(len(rows.features)),
        "deterministic": True,
        "seed": 1,
    }
    return lgb.train(settings, data, num_boost_round=100)
