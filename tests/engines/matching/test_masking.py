from __future__ import annotations

import numpy as np

from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.masking import hide, reserved
from youcheng.engines.matching.model.training import Recipe, maskings
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties


def test_hidden_ties_are_gone_and_every_origin_keeps_its_share(world: tuple[Places, Ties]) -> None:
    places, ties = world
    masked = hide(places, ties, np.arange(0, 200, 4), share=0.5, keep=1, rng=np.random.default_rng(1))
    remaining = {tuple(pair) for pair in masked.ties.pairs.tolist()}
    known = {tuple(pair) for pair in ties.pairs.tolist()}
    assert remaining < known
    for origin, partners in masked.hidden.items():
        assert origin % 4 == 0
        assert masked.ties.degree[origin] >= 1
        for partner in partners:
            pair = (min(origin, partner), max(origin, partner))
            assert pair in known
            assert pair not in remaining
            assert places.countries[origin] != places.countries[partner]
            assert masked.ties.degree[partner] >= 1


def test_a_place_left_bare_has_no_tie_at_all(world: tuple[Places, Ties]) -> None:
    places, ties = world
    masked = hide(places, ties, np.arange(10), share=1.0, keep=0, rng=np.random.default_rng(1))
    assert masked.hidden
    assert all(masked.ties.degree[origin] == 0 for origin in masked.hidden)


def test_a_tie_whose_hiding_makes_an_orphan_is_not_asked_for() -> None:
    ties = Ties.from_pairs([(0, 2), (0, 3), (1, 3)], 4)
    places = Places(
        ids=("a", "b", "c", "d"), names=("",) * 4, names_en=("",) * 4, countries=("AT", "AT", "DE", "DE"),
        lat=np.full(4, np.nan), lon=np.full(4, np.nan), population=np.full(4, np.nan),
        is_region=np.zeros(4, dtype=np.bool_), twin=np.arange(4),
    )  # fmt: skip
    masked = hide(places, ties, np.array([0]), share=1.0, keep=0, rng=np.random.default_rng(0))
    assert masked.hidden == {0: (3,)}
    assert masked.orphans.tolist() == [False, False, True, False] or masked.orphans.tolist() == [
        True,
        False,
        True,
        False,
    ]


def test_reserved_places_are_never_asked_about(world: tuple[Places, Ties], ground: Ground, recipe: Recipe) -> None:
    kept = reserved(world[0])
    assert 5 < kept.sum() < 40
    asked = {origin for group in maskings(ground, world[1], recipe) for each in group for origin in each.hidden}
    assert asked
    assert not any(kept[origin] for origin in asked)
