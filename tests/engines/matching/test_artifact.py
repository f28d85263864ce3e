from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from youcheng.engines.matching import artifact
from youcheng.engines.matching.artifact import Model
from youcheng.engines.matching.engine import Matcher
from youcheng.engines.matching.errors import ModelError
from youcheng.engines.matching.features.catalogue import NAMES
from youcheng.engines.matching.ground import Ground
from youcheng.engines.matching.model.train import train
from youcheng.engines.matching.model.training import Recipe
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties


def test_a_model_survives_its_file(model: Model, matcher: Matcher, tmp_path: Path) -> None:
    path = tmp_path / "model.zip"
    artifact.save(model, path)
    again = artifact.load(path)
    assert again.header == model.header
    table = np.random.default_rng(0).random((5, len(NAMES))).astype(np.float32)
    np.testing.assert_array_equal(again.booster.predict(table), model.booster.predict(table))
    first = path.read_bytes()
    artifact.save(again, path)
    assert path.read_bytes() == first


def test_training_is_repeatable(world: tuple[Places, Ties], ground: Ground, recipe: Recipe, model: Model) -> None:
    assert train(ground, world[1], recipe).version == model.version


def test_the_fingerprint_follows_the_data(world: tuple[Places, Ties]) -> None:
    places, ties = world
    one = artifact.fingerprint(places, ties)
    assert one == artifact.fingerprint(places, Ties.from_pairs(map(tuple, ties.pairs.tolist()), 200))
    assert one != artifact.fingerprint(places, Ties(ties.pairs[1:], 200))


def test_files_that_are_no_model_are_refused(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "model.zip"
    with pytest.raises(ModelError, match="youcheng partners train"):
        artifact.load(path)
    path.write_bytes(b"not a zip")
    with pytest.raises(ModelError, match="not a model file"):
        artifact.load(path)
    artifact.save(Model(model.booster, {**model.header, "version": "0"}), path)
    with pytest.raises(ModelError, match="damaged"):
        artifact.load(path)
    artifact.save(Model(model.booster, {**model.header, "features": ["other"]}), path)
    with pytest.raises(ModelError, match="other features"):
        artifact.load(path)


def test_the_shipped_model_loads_and_is_small() -> None:
    path = artifact.default_path()
    model = artifact.load(path)
    assert path.stat().st_size < 2**20
    assert model.header["ties"] == 17401
    with zipfile.ZipFile(path) as archive:
        assert sorted(archive.namelist()) == ["header.json", "trees.txt"]
