"""Fixtures of the tests of partner search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.planning.partners import factories
from tests.registry.conftest import documents_in_a_folder_of_their_own, in_english, rebuild_finds_nothing

from youcheng.accounts.models import User
from youcheng.web.config import config

__all__ = ["documents_in_a_folder_of_their_own", "in_english", "rebuild_finds_nothing"]


@pytest.fixture(autouse=True)
def data_folder_of_its_own(tmp_path: Path) -> Iterator[None]:
    """Each test has its own tables for the engine, and no gazetteer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("YOUCHENG_DATA_DIR", str(tmp_path / "data"))
        patch.setenv("YOUCHENG_GAZETTEER", str(tmp_path / "missing.bin"))
        config.cache_clear()
        yield
    config.cache_clear()


@pytest.fixture
def city_officer(db: None) -> User:
    """An officer of an example city below an example province."""
    return factories.officer()


@pytest.fixture
def city_reviewer(city_officer: User) -> User:
    """A reviewer of the same city."""
    return factories.colleague(city_officer, role="reviewer")


@pytest.fixture
def province_reviewer(city_officer: User) -> User:
    """A reviewer of the province above."""
    return factories.superior(city_officer, role="reviewer")
