"""Imports killed at any moment are there whole or not at all, and can be run again.

Three kills each by default; ``YOUCHENG_KILLS=200`` asks for more.
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
from tests.conftest import lacking
from tests.registry.conftest import Installation, installation, migrated_database
from tests.registry.interfaces.sparql_server import Statement, World, serving

from youcheng.web.config import config

__all__ = ["installation", "migrated_database"]
KILLS = int(os.environ.get("YOUCHENG_KILLS", "3"))
pytestmark = pytest.mark.slow
ROWS = 300
HALVES = {
    "an import that is done without its batch": """
        SELECT count(*) FROM intake_importdraft WHERE status = 'done' AND batch_id IS NULL""",
    "a batch that no import says it made": """
        SELECT count(*) FROM registry_batch b WHERE b.source LIKE 'spreadsheet-%'
        AND NOT EXISTS (SELECT 1 FROM intake_importdraft d WHERE d.batch_id = b.id)""",
    "a claim without evidence": """
        SELECT count(*) FROM registry_claim WHERE id NOT IN (SELECT claim_id FROM registry_claim_evidence)""",
    "a batch that claims rows it has not": """
        SELECT count(*) FROM registry_batch b WHERE b.rows_created > 0
        AND NOT EXISTS (SELECT 1 FROM registry_evidence e WHERE e.batch_id = b.id)""",
}


def _ties(of: Installation) -> int:
    with sqlite3.connect(of.database) as connection:
        found: int = connection.execute("SELECT count(*) FROM registry_tie").fetchone()[0]
    connection.close()
    return found


def _whole(of: Installation) -> None:
    with sqlite3.connect(of.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {name: connection.execute(query).fetchone()[0] for name, query in HALVES.items()}
    connection.close()
    assert found == dict.fromkeys(HALVES, 0)
    checked = of.run("registry", "rebuild", "--check", "--json")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["total"] == 0


def _kill_again_and_again(of: Installation, arguments: list[str], *, whole: int, name: str) -> None:
    """Let the command run once to its end, then kill it at random moments on a fresh database each time."""
    dice = random.Random(name)
    pristine = of.database.read_bytes()
    began = time.monotonic()
    first = of.run(*arguments)
    assert first.returncode == 0, first.stdout + first.stderr
    length = time.monotonic() - began
    assert _ties(of) == whole
    for _ in range(KILLS):
        for path in Path(of.folder).glob("youcheng.sqlite3*"):
            path.unlink()
        of.database.write_bytes(pristine)
        command = of.python("-c", "from youcheng.cli import main; main()", *arguments)
        process = subprocess.Popen(
            command, env=of.environment, cwd=of.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(dice.uniform(0.2, 1.05) * length)
        process.kill()
        process.wait()
        assert _ties(of) in (0, whole)
        _whole(of)
    again = of.run(*arguments)
    assert again.returncode == 0, again.stdout + again.stderr
    assert _ties(of) == whole
    _whole(of)


def test_a_spreadsheet_is_there_or_not_at_all(installation: Installation, tmp_path: Path) -> None:
    gazetteer = config().gazetteer_path
    if not gazetteer.exists():
        lacking("a compiled gazetteer (youcheng gazetteer build)")
    installation.environment["YOUCHENG_GAZETTEER"] = str(gazetteer.resolve())
    path = tmp_path / "list.csv"
    path.write_text(_list(), encoding="gb18030")
    _kill_again_and_again(installation, ["import", "spreadsheet", str(path)], whole=ROWS, name="spreadsheet")


def _list() -> str:
    """Pairs of Chinese and Japanese cities that are clear by their names."""
    from youcheng.engines.gazetteer import Context, Level, open_gazetteer

    known = open_gazetteer(config().gazetteer_path)

    def clear(country: str, most: int) -> list[str]:
        names = []
        context = Context(countries=frozenset({country}))
        for place in known.places(country=country, level=Level.CITY):
            name = place.name("zh" if country == "CN" else "ja")
            found = known.resolve(name, context=context)
            sure = found and found[0].place.id == place.id and found[0].score > 0.9
            if sure and (len(found) == 1 or found[0].score - found[1].score > 0.2):
                names.append(name)
            if len(names) == most:
                break
        return names

    ours, theirs = clear("CN", 20), clear("JP", 15)
    assert len(ours) * len(theirs) == ROWS
    lines = [f"{one},日本,{other},1985年5月20日,友好城市" for one in ours for other in theirs]
    return "\n".join(["中方城市,国家,外方城市,结好日期,类别", *lines])


def test_wikidata_is_there_or_not_at_all_and_goes_on(installation: Installation) -> None:
    items = [f"Q{number}" for number in range(1, 121)]
    places = {item: [("label", f"Made-up {item}", "en"), ("country", "JP", "")] for item in items}
    pairs = [(one, other) for one in items[:10] for other in items[10:40]]
    statements = [Statement(f"s{n:05}", one, other, "JP") for n, (one, other) in enumerate(pairs)]
    with serving(World(statements, places)) as address:
        arguments = ["import", "wikidata", "--endpoint", address]
        _kill_again_and_again(installation, arguments, whole=len(pairs), name="wikidata")
