"""The matching engine's tables follow the registry."""

from __future__ import annotations

import os

import pytest
from django_tasks_db.models import DBTaskResult
from tests.registry import factories

from youcheng.engines.matching import snapshot
from youcheng.planning.domain import partners
from youcheng.planning.domain.freshness import refresh_soon
from youcheng.planning.domain.tasks import refresh_tables

pytestmark = pytest.mark.django_db


def test_tables_are_written_when_the_registry_has_changed_and_only_then() -> None:
    first, second = factories.place(country="CN"), factories.place(country="JP")
    assert partners.refresh()
    assert not partners.refresh()
    before = partners.stamp()
    factories.figure()
    assert partners.refresh()
    assert partners.stamp() == before  # a figure changes no table, so no engine is loaded anew
    factories.tie(first.pk, second.pk)
    assert not partners.is_fresh()
    assert refresh_tables.call() is True
    assert partners.stamp() != before
    assert len(snapshot.read_tables(partners.folder() / "places.tsv", partners.folder() / "ties.tsv")[1]) == 1


def test_many_changes_are_one_export() -> None:
    refresh_soon()
    refresh_soon()
    assert DBTaskResult.objects.filter(task_path=refresh_tables.module_path).count() == 1


def test_a_change_asks_for_the_tables(django_capture_on_commit_callbacks: object) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        factories.place(country="CN")
    assert DBTaskResult.objects.filter(task_path=refresh_tables.module_path).count() == 1


def test_the_engine_looks_in_the_folder_that_the_installation_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YOUCHENG_PARTNERS", raising=False)
    assert snapshot.folder().resolve() == partners.folder().resolve()
    monkeypatch.setenv("YOUCHENG_DATA_DIR", "elsewhere")
    assert str(snapshot.folder()) == os.path.join("elsewhere", "partners")  # noqa: PTH118
