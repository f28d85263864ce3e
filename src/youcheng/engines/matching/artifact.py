"""The model as a file: LightGBM's own text beside a JSON header, in one zip. Nothing in it is executed.

Members: ``header.json`` (format, version, feature names, recipe, fingerprint of the data, scores) and
``trees.txt`` (the booster in LightGBM's text format).
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import lightgbm as lgb

from youcheng.engines.matching.errors import ModelError
from youcheng.engines.matching.features.catalogue import NAMES
from youcheng.engines.matching.places import Places
from youcheng.engines.matching.ties import Ties

FORMAT = "youcheng-partners/1"
EPOCH = (1980, 1, 1, 0, 0, 0)
LARGEST = 32 * 2**20
"""No honest member is larger, in bytes."""


@dataclass(frozen=True)
class Model:
    """Trained trees and where they come from."""

    booster: lgb.Booster
    header: Mapping[str, Any]
    """``fingerprint``, ``places``, ``ties``, ``scores``, ``recipe``, ``retrieval``, ``features``, ``version``."""

    @property
    def version(self) -> str:
        """A short name of this very model: a hash of its trees."""
        return str(self.header["version"])


def fingerprint(places: Places, ties: Ties) -> str:
    """A hash of what the engine reads of places and ties; equal data have equal fingerprints."""
    digest = hashlib.sha256()
    columns = zip(places.ids, places.countries, places.names, places.names_en, strict=True)
    for place in columns:
        digest.update("\t".join(place).encode() + b"\n")
    for numbers in (places.lat, places.lon, places.population, places.is_region, places.twin, ties.pairs):
        digest.update(numbers.tobytes())
    return digest.hexdigest()[:16]


def make(
    booster: lgb.Booster,
    *,
    places: Places,
    ties: Ties,
    recipe: Mapping[str, Any],
    retrieval: Mapping[str, Any],
    scores: Any,
) -> Model:
    """A model from trained trees, with its header."""
    trees = booster.model_to_string()
    header = {
        "format": FORMAT,
        "version": hashlib.sha256(trees.encode()).hexdigest()[:12],
        "fingerprint": fingerprint(places, ties),
        "places": len(places),
        "ties": len(ties),
        "features": list(NAMES),
        "recipe": dict(recipe),
        "retrieval": dict(retrieval),
        "scores": scores,
    }
    return Model(booster, header)


def with_scores(model: Model, scores: Mapping[str, Any]) -> Model:
    """The model with what it was measured at."""
    return Model(model.booster, {**model.header, "scores": scores})


def save(model: Model, path: Path) -> None:
    """Write a model; the same model gives the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    members = {
        "header.json": json.dumps(dict(model.header), indent=1, sort_keys=True),
        "trees.txt": model.booster.model_to_string(),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text, compresslevel=9)


def load(path: Path) -> Model:
    """Read a model; raises :class:`ModelError` where it is missing, damaged or for other features."""
    try:
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if info.file_size > LARGEST:
                    raise ModelError(f"{path}: {info.filename} is larger than a model can be")
            header = json.loads(archive.read("header.json"))
            trees = archive.read("trees.txt").decode()
    except FileNotFoundError as error:
        raise ModelError(f"{path}: there is no model; run `youcheng partners train`") from error
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: not a model file ({error}); run `youcheng partners train`") from error
    if header.get("format") != FORMAT:
        raise ModelError(f"{path}: format {header.get('format')!r}, expected {FORMAT!r}; train the model anew")
    if tuple(header.get("features", ())) != NAMES:
        raise ModelError(f"{path}: made for other features; run `youcheng partners train`")
    if hashlib.sha256(trees.encode()).hexdigest()[:12] != header.get("version"):
        raise ModelError(f"{path}: the trees are not those the header names; the file is damaged")
    return Model(lgb.Booster(model_str=trees), header)


def default_path() -> Path:
    """The model that comes with the package."""
    return Path(str(files("youcheng.engines.matching") / "data" / "default.zip"))
