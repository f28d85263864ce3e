"""Pages of imports: what they show, refuse, and cost."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.intake.sheets import AMBIGUOUS, CLEAR, ERA, NO_MONTH, UNKNOWN, draft, with_gazetteer, xlsx
from tests.registry import factories as registry

from youcheng.accounts.domain.organisations import create_organisation
from youcheng.accounts.models import Membership, User
from youcheng.intake.domain.spreadsheets.run import import_now, request_import, take_back
from youcheng.intake.models import ImportDraft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("with_gazetteer")]
__all__ = ["with_gazetteer"]
MOST_QUERIES = 20


def upload(client: Client, data: bytes, name: str = "list.xlsx") -> tuple[int, str]:
    answer = client.post("/en/desk/imports/", {"file": SimpleUploadedFile(name, data)}, follow=True)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("language", ["en", "zh-hans", "ja"])
def test_an_upload_leads_to_its_preview_bad_rows_first(language: str, client: Client, officer: User) -> None:
    client.force_login(officer)
    assert upload(client, xlsx())[0] == 200
    one = ImportDraft.objects.get()
    for page in ("", "columns/"):
        assert client.get(f"/{language}/desk/imports/{one.pk}/{page}").status_code == 200
    shown = client.get(f"/{language}/desk/imports/{one.pk}/").content.decode()
    assert 0 < shown.index("Springfield") < shown.index("没有此市") < shown.index("伊春市—上川町")
    assert language == "en" or "could be several places" not in shown


def test_what_is_no_list_is_refused_in_words(client: Client, officer: User) -> None:
    client.force_login(officer)
    status, page = upload(client, b"<html></html>", "list.xls")
    assert (status, ImportDraft.objects.count()) == (422, 0)
    assert "is a web page or XML under the name of a spreadsheet" in page
    assert "0 bytes" in upload(client, b"")[1]


def test_answers_by_the_forms_of_the_page(client: Client, officer: User) -> None:
    client.force_login(officer)
    one = draft(xlsx([AMBIGUOUS, NO_MONTH, UNKNOWN]), by=officer)
    rows = {row.number: row.pk for row in one.rows.all()}

    def say(number: int, **sent: str) -> None:
        assert client.post(f"/en/desk/imports/{one.pk}/rows/{rows[number]}/", sent).status_code == 302

    say(4, field="party_b", value="gn:4409896", everywhere="1")
    say(5, field="signed_on", value="not a date")
    assert "A date such as 2019" in client.get(f"/en/desk/imports/{one.pk}/").content.decode()
    say(5, field="signed_on", value="2004-11")
    say(6, do="skip")
    assert list(one.rows.filter(state="bad")) == []
    found = client.get(f"/en/desk/imports/{one.pk}/?row={rows[4]}&field=party_b&q=Springfield").content.decode()
    assert found.count("Import 2 rows") == 1
    assert client.post(f"/en/desk/imports/{one.pk}/start/").status_code == 302
    one.refresh_from_db()
    assert one.status == ImportDraft.Status.QUEUED
    assert "2 rows wait for their turn" in client.get(f"/en/desk/imports/{one.pk}/").content.decode()


def test_the_outcome_and_its_taking_back(client: Client, officer: User) -> None:
    client.force_login(officer)
    one = draft(xlsx([CLEAR]), by=officer)
    request_import(one, by=officer)
    import_now(one)
    assert "Take the import back" in client.get(f"/en/desk/imports/{one.pk}/").content.decode()
    assert client.post(f"/en/desk/imports/{one.pk}/undo/").status_code == 302
    assert "was taken back" in client.get(f"/en/desk/imports/{one.pk}/").content.decode()
    assert client.post(f"/en/desk/imports/{one.pk}/prepare-again/").status_code == 302
    assert "Import 1 row" in client.get(f"/en/desk/imports/{one.pk}/").content.decode()


def test_the_file_comes_back_as_it_was_and_only_as_a_download(client: Client, officer: User) -> None:
    client.force_login(officer)
    data = xlsx([CLEAR])
    one = draft(data, by=officer)
    answer = client.get(f"/en/desk/imports/{one.pk}/file/")
    assert answer.content == data
    assert answer.headers["Content-Disposition"] == 'attachment; filename="list.xlsx"'


def test_another_office_sees_nothing_of_it(client: Client, officer: User) -> None:
    one = draft(xlsx([CLEAR]), by=officer)
    stranger = registry.user(role="administrator")
    Membership.objects.filter(user=stranger).update(organisation=create_organisation(name="Another example office"))
    client.force_login(stranger)
    assert client.get(f"/en/desk/imports/{one.pk}/").status_code == 404
    assert client.post(f"/en/desk/imports/{one.pk}/start/").status_code == 404
    assert "list.xlsx" not in client.get("/en/desk/imports/").content.decode()


def test_a_viewer_looks_and_changes_nothing(client: Client, officer: User, viewer: User) -> None:
    one = draft(xlsx([CLEAR]), by=officer)
    client.force_login(viewer)
    assert client.get(f"/en/desk/imports/{one.pk}/").status_code == 200
    assert client.post(f"/en/desk/imports/{one.pk}/start/").status_code == 403
    one.refresh_from_db()
    assert one.status == ImportDraft.Status.OPEN


def queries(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_no_query_per_row(client: Client, officer: User) -> None:
    client.force_login(officer)
    few, many = draft(xlsx([NO_MONTH]), by=officer), draft(xlsx([NO_MONTH, AMBIGUOUS, ERA]), by=officer)
    one = queries(client, f"/en/desk/imports/{few.pk}/")
    assert queries(client, f"/en/desk/imports/{many.pk}/") == one <= MOST_QUERIES
    listed = queries(client, "/en/desk/imports/")
    draft(xlsx([CLEAR]), by=officer)
    assert queries(client, "/en/desk/imports/") == listed <= MOST_QUERIES


def test_no_query_per_tie_that_is_gone(client: Client, officer: User) -> None:
    client.force_login(officer)
    first = draft(xlsx([CLEAR, ERA, [*NO_MONTH[:3], "2004年11月", *NO_MONTH[4:]]]), by=officer)
    request_import(first, by=officer)
    import_now(first)
    costs = []
    for rows in ([CLEAR, ERA], [CLEAR]):
        later = draft(xlsx(rows), by=officer)
        request_import(later, by=officer)
        import_now(later)
        costs.append((len(later.gone), queries(client, f"/en/desk/imports/{later.pk}/")))
    assert [gone for gone, _cost in costs] == [1, 2]
    assert costs[0][1] == costs[1][1] <= MOST_QUERIES
    take_back(first, by=officer)
