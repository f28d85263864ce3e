"""A small invented world: eight countries on a grid, ties that prefer some country pairs and like sizes."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pytest

from youcheng.engines.matching.artifact import Model
from youcheng.engines.matching.engine import Matcher
from youcheng.engines.matching.ground import Ground, lay_ground
from youcheng.engines.matching.model.train import train
from youcheng.engines.matching.model.training import Recipe
from youcheng.engines.matching.places import PlaceRecord, Places
from youcheng.engines.matching.ties import Ties

COUNTRIES = ("AT", "BR", "CN", "DE", "FR", "JP", "KR", "US")
CENTRES = {"AT": (47, 14), "BR": (-15, -50), "CN": (35, 110), "DE": (51, 10), "FR": (47, 2), "JP": (36, 138),
           "KR": (36, 128), "US": (40, -95)}  # fmt: skip
FRIENDS = {("AT", "DE"), ("DE", "FR"), ("CN", "JP"), ("CN", "KR"), ("JP", "US"), ("BR", "US")}


class World(NamedTuple):
    """Places and ties."""

    places: Places
    ties: Ties


@pytest.fixture(scope="session")
def recipe() -> Recipe:
    """A recipe small enough for the small world."""
    return Recipe(maskings=3, asked=0.4, trees=30, smallest_leaf=20, seed=3)


@pytest.fixture(scope="session")
def make_place() -> Callable[..., PlaceRecord]:
    """A factory of place records."""

    def make(place_id: str, **values: object) -> PlaceRecord:
        return PlaceRecord(**{"id": place_id, "name": f"Example {place_id}", "country": "DE", **values})  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def world(make_place: Callable[..., PlaceRecord]) -> World:
    """Two hundred places and some six hundred ties, always the same."""
    rng = np.random.default_rng(5)
    records = []
    for country in COUNTRIES:
        lat, lon = CENTRES[country]
        for number in range(25):
            records.append(
                make_place(
                    f"{country}{number}",
                    name=f"Example {country} {number}",
                    country=country,
                    lat=float(np.clip(lat + rng.normal(0, 2), -89, 89)),
                    lon=float(lon + rng.normal(0, 2)),
                    population=int(10 ** rng.uniform(3, 6.5)),
                )
            )
    places = Places.from_records(records)
    size = np.log10(places.population)
    weight = np.array(
        [
            [
                0.0
                if a >= b
                else (6.0 if tuple(sorted((places.countries[a], places.countries[b]))) in FRIENDS else 0.15)
                * np.exp(-2 * abs(size[a] - size[b]))
                * (places.countries[a] != places.countries[b])
                for b in range(len(places))
            ]
            for a in range(len(places))
        ]
    )
    flat = rng.choice(weight.size, 600, replace=False, p=(weight / weight.sum()).ravel())
    return World(places, Ties.from_pairs(((int(k // 200), int(k % 200)) for k in flat), 200))


@pytest.fixture(scope="session")
def ground(world: World) -> Ground:
    """The small world's ground."""
    return lay_ground(world.places)


@pytest.fixture(scope="session")
def model(world: World, ground: Ground, recipe: Recipe) -> Model:
    """A model trained on the small world."""
    return train(ground, world.ties, recipe)


@pytest.fixture(scope="session")
def matcher(world: World, model: Model) -> Matcher:
    """A matcher of the small world."""
    return Matcher(world.places, world.ties, model)
