"""The doctor names what is wrong, with what to do, and ends with 1 when something does not work."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.running.test_backup import command

pytestmark = pytest.mark.slow


def examine(folder: Path, **settings: str) -> tuple[int, dict[str, dict[str, Any]]]:
    environment = {**os.environ, "YOUCHENG_DATA_DIR": str(folder), "DATABASE_URL": "", **settings}
    environment["DJANGO_SETTINGS_MODULE"] = "youcheng.web.settings"
    done = subprocess.run(
        command("doctor", "--json"), env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    answer = json.loads(done.stdout)
    assert answer["healthy"] == (done.returncode == 0)
    return done.returncode, {finding["check"]: finding for finding in answer["findings"]}


def test_a_fresh_folder_lacks_everything_and_every_lack_has_a_remedy(tmp_path: Path) -> None:
    code, found = examine(tmp_path, YOUCHENG_GAZETTEER=str(tmp_path / "none.bin"))
    assert code == 1
    for check in ("migrations", "gazetteer", "static files"):
        assert found[check]["grade"] == "trouble"
        assert found[check]["remedy"]
    assert found["disk"]["grade"] in ("ok", "advice")
    assert found["settings"]["grade"] == "ok"


def test_what_is_unsafe_is_said(tmp_path: Path) -> None:
    _code, found = examine(tmp_path, YOUCHENG_SECRET_KEY="short")
    assert found["settings"]["grade"] == "trouble"
    assert "shorter than 40" in found["settings"]["words"]


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    environment = {**os.environ, "YOUCHENG_DATA_DIR": str(tmp_path), "YOUCHENG_PORT": "harbour"}
    done = subprocess.run(command("doctor"), env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "YOUCHENG_PORT" in done.stderr
    code, found = examine(tmp_path, YOUCHENG_PORT="harbour")
    assert (code, list(found)) == (1, ["settings"])
    assert found["settings"]["remedy"] == "Correct YOUCHENG_PORT."
