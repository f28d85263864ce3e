"""A process killed in the middle of an accept leaves desk and registry whole and in step.

Five kills by default; ``YOUCHENG_KILLS=200`` asks for more.
"""

from __future__ import annotations

import json
import os
import random
import sqlite3

import pytest
from tests.registry.conftest import Installation, installation, migrated_database

__all__ = ["installation", "migrated_database"]
KILLS = int(os.environ.get("YOUCHENG_KILLS", "5"))
pytestmark = pytest.mark.slow

STANDING = "('accepted', 'corrected', 'merged')"
OUT_OF_STEP = {
    "an accepted fact whose claim is still a proposal": f"""
        SELECT count(*) FROM intake_finding f JOIN intake_finding_claims l ON l.finding_id = f.id
        JOIN registry_claim c ON c.id = l.claim_id WHERE f.status IN {STANDING} AND c.status = 'proposed'""",
    "an accepted fact without claims": f"""
        SELECT count(*) FROM intake_finding f WHERE f.status IN {STANDING}
        AND NOT EXISTS (SELECT 1 FROM intake_finding_claims l WHERE l.finding_id = f.id)""",
    "a decided fact without its decision": """
        SELECT count(*) FROM intake_finding f WHERE f.status <> 'proposed'
        AND NOT EXISTS (SELECT 1 FROM intake_decision d WHERE d.finding_id = f.id AND d.undone_at IS NULL)""",
    "an accepted claim that no standing fact makes": f"""
        SELECT count(*) FROM registry_claim c WHERE c.status = 'accepted' AND NOT EXISTS (
            SELECT 1 FROM intake_finding_claims l JOIN intake_finding f ON f.id = l.finding_id
            WHERE l.claim_id = c.id AND f.status IN {STANDING})
        AND c.entity_id LIKE 'tie-%' AND c.origin = 'reading'""",
    "a ready reading without facts": """
        SELECT count(*) FROM intake_reading r WHERE r.status = 'ready' AND NOT EXISTS (
            SELECT 1 FROM intake_finding f WHERE f.reading_id = r.id)""",
}


def _in_step(of: Installation) -> None:
    with sqlite3.connect(of.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {name: connection.execute(query).fetchone()[0] for name, query in OUT_OF_STEP.items()}
    connection.close()
    assert found == dict.fromkeys(OUT_OF_STEP, 0)
    checked = of.run("registry", "rebuild", "--check", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["total"] == 0


def test_a_reviewer_killed_at_any_moment_leaves_whole_decisions(installation: Installation) -> None:
    dice = random.Random("reviewer")
    for number in range(KILLS):
        installation.kill("tests/intake/safety/busy_reviewer.py", str(number), after=dice.uniform(0, 0.8))
        _in_step(installation)
