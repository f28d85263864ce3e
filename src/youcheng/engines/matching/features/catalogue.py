"""The declared list of features, in the order in which the model takes them."""

from __future__ import annotations

from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from youcheng.engines.matching.features import (
    affinity,
    distance,
    name,
    nearby,
    partners_of_partners,
    portfolio,
    size,
    standing,
)
from youcheng.engines.matching.features.declaration import Feature, View


def _declared(*modules: ModuleType) -> tuple[Feature, ...]:
    return tuple(entry for module in modules for entry in vars(module).values() if isinstance(entry, Feature))


FEATURES: tuple[Feature, ...] = _declared(
    partners_of_partners, nearby, affinity, portfolio, distance, size, standing, name
)
NAMES: tuple[str, ...] = tuple(feature.name for feature in FEATURES)
BY_NAME: dict[str, Feature] = {feature.name: feature for feature in FEATURES}


def describe(view: View, features: tuple[Feature, ...] = FEATURES) -> NDArray[np.float32]:
    """The features of an origin's candidates: (candidates, features), NaN where unknown."""
    table = np.empty((len(view.candidates), len(features)), dtype=np.float32)
    for column, feature in enumerate(features):
        table[:, column] = feature.compute(view)
    return table
