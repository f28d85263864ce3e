"""Imports that no spreadsheet began: listed with their account, and taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.registry import factories

from youcheng.accounts.models import User
from youcheng.intake.domain import other_imports
from youcheng.registry.models import Batch, Claim, Place

pytestmark = pytest.mark.django_db
LIST = "/en/desk/imports/"


def imported(by: User | None, **fields: object) -> Batch:
    values = {"source": "wikidata-ties", "file_name": "", "rows_read": 5, "rows_created": 2, "rows_rejected": 3}
    rejections = [{"line": 7, "reason": "both parties are the same place."}]
    return factories.batch(**{**values, "rejections": rejections, "by": by, **fields})


def test_an_import_from_the_shell_is_listed_with_its_account(client: Client, officer: User) -> None:
    client.force_login(officer)
    assert "Nothing was imported yet." in client.get(LIST).content.decode()
    batch = imported(officer)
    page = client.get(LIST).content.decode()
    assert "Nothing was imported yet." not in page
    for words in (f"/desk/imports/other/{batch.pk}/", "Wikidata", str(officer), "imported"):
        assert words in page
    page = client.get(f"{LIST}other/{batch.pk}/").content.decode()
    assert "Row 7: both parties are the same place." in page and "Take the import back" in page


def test_an_office_s_spreadsheet_is_not_shown_to_others_this_way(client: Client, officer: User) -> None:
    batch = imported(officer, source="spreadsheet-99-abc", file_name="secret.xlsx")
    client.force_login(officer)
    assert "secret.xlsx" not in client.get(LIST).content.decode()
    assert client.get(f"{LIST}other/{batch.pk}/").status_code == 404


def test_it_is_taken_back_once(client: Client, officer: User) -> None:
    batch = imported(officer)
    place = factories.place("Example", country="SE")
    claim = factories.accepted(place.entity, "population", 900, evidence=factories.row(batch))
    Claim.objects.filter(pk=claim.pk).update(verification="imported")
    client.force_login(officer)
    page = client.post(f"{LIST}other/{batch.pk}/undo/", follow=True).content.decode()
    assert "Taken back: 1 fact." in page and "was taken back" in page
    assert Place.objects.get(pk=place.pk).population is None
    assert "taken back already" in client.post(f"{LIST}other/{batch.pk}/undo/", follow=True).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_large_one_is_taken_back_in_the_background(
    client: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(other_imports, "AT_ONCE_ROWS", 2)
    batch = imported(officer)
    client.force_login(officer)
    page = client.post(f"{LIST}other/{batch.pk}/undo/", follow=True).content.decode()
    assert "in the background" in page
    batch.refresh_from_db()
    from youcheng.intake.domain.tasks import undo_in_background

    assert undo_in_background.call(batch.pk, officer.pk, "en") == 0
    batch.refresh_from_db()
    assert batch.undone_at is not None
    assert undo_in_background.call(batch.pk, officer.pk, "en") == 0


def test_a_viewer_reads_and_takes_nothing_back(client: Client, viewer: User, officer: User) -> None:
    batch = imported(officer)
    client.force_login(viewer)
    page = client.get(f"{LIST}other/{batch.pk}/").content.decode()
    assert "needs the role" in page and "/undo/" not in page
    assert client.post(f"{LIST}other/{batch.pk}/undo/").status_code == 403
    batch.refresh_from_db()
    assert batch.undone_at is None


def test_no_query_per_import(client: Client, officer: User) -> None:
    client.force_login(officer)

    def queries() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            assert client.get(LIST).status_code == 200
        return len(found)

    imported(officer)
    one = queries()
    imported(officer)
    imported(None)
    assert queries() == one
