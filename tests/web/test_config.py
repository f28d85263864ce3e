"""Settings: typed, defaulted, generated."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from youcheng.web.config import Config


def test_a_setting_is_read_from_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUCHENG_PORT", "9001")
    monkeypatch.setenv("YOUCHENG_ALLOWED_HOSTS", '["friends.example"]')
    monkeypatch.setenv("DATABASE_URL", "postgres://example")
    settings = Config()
    assert (settings.port, settings.allowed_hosts, settings.database_url) == (
        9001,
        ["friends.example"],
        "postgres://example",
    )


def test_a_wrong_value_names_its_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YOUCHENG_PORT", "harbour")
    with pytest.raises(ValidationError, match="port"):
        Config()


def test_the_signing_key_is_made_once_for_its_owner(tmp_path: Path) -> None:
    settings = Config(data_dir=tmp_path / "var")
    key = settings.signing_key()
    assert len(key) >= 50
    assert settings.signing_key() == key
    assert stat.S_IMODE((tmp_path / "var" / "secret_key").stat().st_mode) == 0o600


def test_a_given_signing_key_writes_no_file(tmp_path: Path) -> None:
    settings = Config(data_dir=tmp_path, secret_key="given")
    assert settings.signing_key() == "given"
    assert not (tmp_path / "secret_key").exists()
