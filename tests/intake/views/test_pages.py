"""Who sees what, and what the pages answer to bad input."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.intake import factories
from tests.registry import factories as registry

from youcheng.accounts.models import User
from youcheng.intake.models import Reading

pytestmark = pytest.mark.django_db


def test_the_desk_is_behind_a_sign_in(client: Client) -> None:
    answer = client.get("/en/desk/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/en/account/sign-in/")


def test_somebody_without_an_office_does_not_see_it(client: Client) -> None:
    client.force_login(User.objects.create_user("stranger"))
    assert client.get("/en/desk/").status_code == 403


def test_a_viewer_sees_facts_but_no_buttons(client: Client, viewer: User) -> None:
    reading = factories.reading(factories.tie_fact())
    client.force_login(viewer)
    page = client.get(f"/en/desk/documents/{reading.pk}/").content.decode()
    assert "伊春市" in page
    assert "This needs the role “reviewer”; yours is “viewer”." in page
    assert "data-key=" not in page
    finding = reading.findings.get()
    for path in ("accept", "reject", "correct", "merge", "place/0", "reason"):
        assert client.post(f"/en/desk/facts/{finding.pk}/{path}/").status_code == 403, path
    assert client.post("/en/desk/add/", {"text": "x"}).status_code == 403
    finding.refresh_from_db()
    assert finding.status == "proposed"


def test_an_officer_adds_and_a_reviewer_decides(client: Client, officer: User) -> None:
    client.force_login(officer)
    answer = client.post("/en/desk/add/", {"text": "伊春市与上川町签署协议。"})
    assert answer.status_code == 302
    assert Reading.objects.get().document.received_by == officer


def test_several_files_each_with_its_answer(client: Client, officer: User) -> None:
    client.force_login(officer)
    sent = [
        SimpleUploadedFile("good.txt", "伊春市与上川町签署协议。".encode()),
        SimpleUploadedFile("empty.txt", b""),
        SimpleUploadedFile("image.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, content_type="image/png"),
    ]
    answer = client.post("/en/desk/add/", {"documents": sent}, follow=True)
    page = answer.content.decode()
    assert "empty.txt: The file is empty (0 bytes)." in page
    assert "2 documents added." in page
    assert sorted(Reading.objects.values_list("document__file_name", "status")) == [
        ("good.txt", "ready"),
        ("image.png", "failed"),
    ]


def test_a_fact_is_corrected_only_with_what_the_registry_takes(client: Client, reviewer: User) -> None:
    finding = factories.finding()
    client.force_login(reviewer)
    form = {"version": finding.version, "kind": "sister_city", "event": "signed", "date": "2019-13-40", "note": ""}
    answer = client.post(f"/en/desk/facts/{finding.pk}/correct/", form)
    assert answer.status_code == 422
    assert "There is no such date: 2019-13-40." in answer.content.decode()


def test_a_document_is_never_rendered_as_a_page(client: Client, reviewer: User) -> None:
    reading = factories.received("<script>alert(1)</script><p>伊春市与上川町签署协议。</p>", file_name="a.html")
    client.force_login(reviewer)
    answer = client.get(f"/en/desk/documents/{reading.pk}/original/")
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == 'attachment; filename="a.html"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_text_of_a_page_is_escaped(client: Client, reviewer: User) -> None:
    text = "<img src=x onerror=alert(1)>伊春市与上川町于2019年5月20日签署友好城市协议书，共有80多位嘉宾出席。"
    reading = factories.reading(factories.tie_fact(text=text), text=text, title="<b>Title</b>")
    client.force_login(reviewer)
    page = client.get(f"/en/desk/documents/{reading.pk}/").content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page
    assert "<b>Title</b>" not in page


def test_the_registry_s_present_view_stands_beside(client: Client, reviewer: User) -> None:
    from youcheng.intake.domain.decide import accept_finding

    accept_finding(factories.finding(date="2019"), by=reviewer)
    other = factories.finding(date="2019-05-20")
    client.force_login(registry.user(role="reviewer"))
    page = client.get(f"/en/desk/documents/{other.reading.pk}/").content.decode()
    assert "The registry says" in page
    assert "1 source" in page


def test_a_queue_filtered(client: Client, reviewer: User) -> None:
    factories.reading(factories.tie_fact(), publisher="示例日报", title="First page")
    factories.reading(publisher="見本新聞", language="ja", title="Second page")
    client.force_login(reviewer)

    def titles(query: str) -> set[str]:
        page = client.get(f"/en/desk/?{query}").content.decode()
        return {title for title in ("First page", "Second page") if title in page}

    assert titles("") == {"First page", "Second page"}
    assert titles("state=open") == {"First page"}
    assert titles("state=done") == {"Second page"}
    assert titles("language=ja") == {"Second page"}
    assert titles("publisher=示例日报") == {"First page"}
    assert titles("assignee=me") == set()
    assert titles("text=second") == {"Second page"}
    assert titles("order=nonsense&state=nonsense&page=9") == {"First page", "Second page"}
    client.post(f"/en/desk/documents/{Reading.objects.get(document__language='ja').pk}/assign/", {"to": "me"})
    assert titles("assignee=me") == {"Second page"}


def test_an_urgent_document_comes_first(client: Client, reviewer: User) -> None:
    old = factories.reading(title="Old and urgent")
    factories.reading(title="New page")
    client.force_login(reviewer)
    client.post(f"/en/desk/documents/{old.pk}/assign/", {"priority": "first"})
    page = client.get("/en/desk/").content.decode()
    assert page.index("Old and urgent") < page.index("New page")
    client.post(f"/en/desk/documents/{old.pk}/assign/", {"priority": "normal"})
    page = client.get("/en/desk/").content.decode()
    assert page.index("New page") < page.index("Old and urgent")
