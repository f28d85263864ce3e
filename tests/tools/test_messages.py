"""What the check of the catalogues finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import messages


def _app(folder: Path, name: str, code: str, chinese: str) -> None:
    app = folder / name
    (app / "locale" / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)
    (app / "apps.py").write_text(code, encoding="utf-8")
    (app / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po").write_text(chinese, encoding="utf-8")


@pytest.fixture
def two_apps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(messages, "APPS", tmp_path)
    monkeypatch.setattr(messages, "LOCALES", ("zh_Hans",))
    return tmp_path


def test_a_text_that_two_apps_translate_differently_is_a_fault(two_apps: Path) -> None:
    _app(two_apps, "intake", '_("Partners")', 'msgid "Partners"\nmsgstr "结好对象"\n')
    _app(two_apps, "planning", '_("Partners")', 'msgid "Partners"\nmsgstr "选友"\n')
    assert messages.faults() == ["planning/zh_Hans: 'Partners' is '选友' here and '结好对象' in intake"]


def test_a_context_tells_two_meanings_apart(two_apps: Path) -> None:
    _app(two_apps, "intake", '_("Partners")', 'msgid "Partners"\nmsgstr "结好对象"\n')
    planning = 'msgctxt "search"\nmsgid "Partners"\nmsgstr "选友"\n'
    _app(two_apps, "planning", 'pgettext("search", "Partners")', planning)
    assert messages.faults() == []


def test_what_is_not_translated_and_what_is_no_longer_used_are_faults(two_apps: Path) -> None:
    _app(two_apps, "portal", '_("New")', 'msgid "Old"\nmsgstr "旧"\n')
    assert messages.faults() == ["portal/zh_Hans: no longer used: 'Old'", "portal/zh_Hans: not translated: 'New'"]
