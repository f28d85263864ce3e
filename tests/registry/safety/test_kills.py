"""A process killed in the middle of its work leaves a registry that is whole.

Ten kills each by default; ``YOUCHENG_KILLS=200`` asks for more.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from tests.registry.conftest import Installation

KILLS = int(os.environ.get("YOUCHENG_KILLS", "10"))
pytestmark = pytest.mark.slow


def _whole(installation: Installation) -> None:
    """The file is sound, no key hangs in the air, and a rebuild finds nothing."""
    with sqlite3.connect(installation.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        unproven = "SELECT count(*) FROM registry_claim WHERE id NOT IN (SELECT claim_id FROM registry_claim_evidence)"
        assert connection.execute(unproven).fetchone() == (0,)
        missing = [
            sha256
            for (sha256,) in connection.execute("SELECT sha256 FROM registry_document")
            if not (installation.folder / "documents" / sha256[:2] / sha256).is_file()
        ]
        assert missing == []
    connection.close()
    checked = installation.run("registry", "rebuild", "--check", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["total"] == 0


def _ties(installation: Installation) -> int:
    with sqlite3.connect(installation.database) as connection:
        found: int = connection.execute("SELECT count(*) FROM registry_tie").fetchone()[0]
    connection.close()
    return found


def test_an_import_killed_at_any_moment_is_there_or_not_at_all(installation: Installation) -> None:
    dice = random.Random("import")
    began = time.monotonic()
    pristine = installation.database.read_bytes()
    assert installation.run("import", "starter").returncode == 0
    whole = time.monotonic() - began
    outcomes = set()
    for _ in range(KILLS):
        for path in Path(installation.folder).glob("youcheng.sqlite3*"):
            path.unlink()
        installation.database.write_bytes(pristine)
        command = installation.python("-c", "from youcheng.cli import main; main()", "import", "starter")
        process = subprocess.Popen(
            command,
            env=installation.environment,
            cwd=installation.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(dice.uniform(0.3, 1.1) * whole)
        process.kill()
        process.wait()
        ties = _ties(installation)
        assert ties in (0, 205)
        outcomes.add(ties)
        _whole(installation)
    again = installation.run("import", "starter", "--json")
    assert again.returncode == 0, again.stderr
    account = json.loads(again.stdout)["ties"]
    assert account["created"] + account["unchanged"] == 205
    assert _ties(installation) == 205
    _whole(installation)


def test_an_officer_killed_at_any_moment_leaves_whole_decisions(installation: Installation) -> None:
    dice = random.Random("officer")
    for number in range(KILLS):
        installation.kill("tests/registry/safety/busy_officer.py", str(number), after=dice.uniform(0, 0.6))
        _whole(installation)
    with sqlite3.connect(installation.database) as connection:
        halves = "SELECT count(*) FROM registry_claim WHERE status = 'corrected' AND replaced_by_id IS NULL"
        assert connection.execute(halves).fetchone() == (0,)
    connection.close()
