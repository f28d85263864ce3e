"""Somebody else holds the database."""

from __future__ import annotations

import sqlite3

import pytest
from tests.registry.conftest import Installation


@pytest.mark.slow
def test_a_locked_database_is_waited_for_and_then_said(installation: Installation) -> None:
    holder = sqlite3.connect(installation.database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = installation.run("import", "starter", "--by", "")
    holder.execute("ROLLBACK")
    holder.close()

    assert refused.returncode == 1
    assert refused.stderr.splitlines()[-1] == (
        "Another process is writing to the database and did not finish. Nothing was changed; try again."
    )
    assert installation.run("import", "starter").returncode == 0
