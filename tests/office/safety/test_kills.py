"""A process killed while it keeps files leaves no row without whole bytes, and leftovers are swept.

Five kills by default; ``YOUCHENG_KILLS=200`` asks for more.
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import subprocess

import pytest
from tests.registry.conftest import Installation, installation, migrated_database

__all__ = ["installation", "migrated_database"]
KILLS = int(os.environ.get("YOUCHENG_KILLS", "5"))
pytestmark = pytest.mark.slow
SWEEP = "from datetime import timedelta; from youcheng.web.django import start_django; start_django(); \
from youcheng.office.domain.files import sweep_files; sweep_files(settled=timedelta(0))"


def _rows(of: Installation) -> set[str]:
    with sqlite3.connect(of.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM office_file")}
    connection.close()
    return found


def test_no_row_stands_without_its_bytes(installation: Installation) -> None:
    dice = random.Random("keeper")
    folder = installation.folder / "documents" / "office"
    for number in range(KILLS):
        installation.kill("tests/office/safety/busy_keeper.py", str(number), after=dice.uniform(0, 0.8))
        for sha256 in _rows(installation):
            kept = (folder / sha256[:2] / sha256).read_bytes()
            assert hashlib.sha256(kept).hexdigest() == sha256
    swept = subprocess.run(
        installation.python("-c", SWEEP), env=installation.environment, cwd=installation.folder, check=False
    )
    assert swept.returncode == 0
    assert {path.name for path in folder.rglob("*") if path.is_file()} == _rows(installation)
