"""A feature never sees the tie it predicts."""

from __future__ import annotations

import numpy as np

from youcheng.engines.matching.evidence import gather
from youcheng.engines.matching.features.catalogue import NAMES, describe
from youcheng.engines.matching.features.declaration import View
from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.masking import hide
from youcheng.engines.matching.model.questions import ask, views
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties


def test_rows_do_not_change_when_the_hidden_ties_never_were(world: tuple[Places, Ties], ground: Ground) -> None:
    """Training rows equal those computed in a world that never had the ties asked for."""
    places, ties = world
    masked = hide(places, ties, np.arange(0, 200, 5), share=0.4, keep=1, rng=np.random.default_rng(2))
    rows = ask(gather(ground, masked.ties), masked, rng=np.random.default_rng(0))
    asked = {(min(o, p), max(o, p)) for o, partners in masked.hidden.items() for p in partners}
    assert asked
    never = Ties.from_pairs((pair for pair in map(tuple, masked.ties.pairs.tolist())), ties.size)
    assert not asked & {tuple(pair) for pair in never.pairs.tolist()}
    elsewhere = gather(ground, never)
    for view in views(elsewhere, np.array(sorted(masked.hidden), dtype=np.int64)):
        mine = rows.origin == view.origin
        table = describe(View(elsewhere, view.origin, rows.candidate[mine], view.signals))
        np.testing.assert_array_equal(table, rows.features[mine])


def test_answers_are_exactly_the_hidden_ties(world: tuple[Places, Ties], ground: Ground) -> None:
    places, ties = world
    masked = hide(places, ties, np.arange(0, 200, 5), share=0.4, keep=1, rng=np.random.default_rng(2))
    rows = ask(gather(ground, masked.ties), masked, rng=np.random.default_rng(0))
    answered = {(int(o), int(c)) for o, c, a in zip(rows.origin, rows.candidate, rows.answer, strict=True) if a}
    assert answered == {(o, p) for o, partners in masked.hidden.items() for p in partners}
    known = masked.ties.matrix.toarray() > 0
    assert not known[rows.origin, rows.candidate].any()


def test_the_weights_make_the_sample_stand_for_all_candidates(world: tuple[Places, Ties], ground: Ground) -> None:
    places, ties = world
    masked = hide(places, ties, np.arange(0, 200, 20), share=0.4, keep=1, rng=np.random.default_rng(2))
    rows = ask(gather(ground, masked.ties), masked, rng=np.random.default_rng(0), strata=((20, 10), (None, 15)))
    from youcheng.engines.matching.candidates import open_to

    for origin, partners in masked.hidden.items():
        others = (rows.origin == origin) & (rows.answer == 0)
        candidates = open_to(places, masked.ties, origin) & ~masked.orphans
        candidates[list(partners)] = False
        assert others.sum() == 25
        assert round(float(rows.weight[others].sum())) == int(candidates.sum())


def test_every_feature_is_finite_or_unknown_and_documented(world: tuple[Places, Ties], ground: Ground) -> None:
    from youcheng.engines.matching.features.catalogue import FEATURES

    evidence = gather(ground, world[1])
    view = next(views(evidence, np.array([0])))
    table = describe(view)
    assert table.shape == (200, len(NAMES))
    assert not np.isinf(table).any()
    assert len(set(NAMES)) == len(NAMES)
    assert all(feature.says.endswith((".", "?")) for feature in FEATURES)
