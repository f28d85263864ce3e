"""Who sees what, what the pages answer to bad input, and that queries do not grow with rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.accounts.factories import make_user
from tests.office.factories import (
    PDF,
    PNG,
    make_contact,
    make_file,
    make_message,
    make_note,
    make_notification,
    make_task,
    upload,
)
from tests.registry import factories as registry

from youcheng.accounts.models import Change, Organisation, Role, User
from youcheng.office.domain.contact_draft import PostDraft
from youcheng.office.models import Contact, File, Note, Task

pytestmark = pytest.mark.django_db
LISTS = ["", "contacts/", "contacts/due/", "tasks/", "tasks/?whose=all&state=all", "files/", "notifications/"]
MOST = {"": 27, "contacts/": 18, "contacts/due/": 14, "tasks/": 15, "files/": 15, "notifications/": 11}


@pytest.mark.parametrize("path", LISTS)
def test_the_room_is_behind_a_sign_in(client: Client, path: str) -> None:
    answer = client.get(f"/en/office/{path}")
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"]
    client.force_login(make_user())
    assert client.get(f"/en/office/{path}").status_code == 403


@pytest.mark.parametrize("path", LISTS)
def test_every_list_teaches_when_it_is_empty(client: Client, officer: User, path: str) -> None:
    client.force_login(officer)
    page = client.get(f"/en/office/{path}")
    assert page.status_code == 200
    assert 'class="empty' in page.content.decode()
    assert page["Cache-Control"].startswith("max-age=0, no-cache")


def fill(officer: User) -> None:
    """One more of everything, with everything it may have."""
    tie, town = registry.tie(), registry.place(country="JP")
    contact = make_contact(
        by=officer, posts=(PostDraft("Example mayor", place=town.pk),), keep_until=date(2020, 1, 1)
    )  # fmt: skip
    for about in (tie, contact):
        make_task(by=officer, about=about, given_to=officer, due=date(2020, 1, 1))
        make_file(by=officer, about=about)
        make_note(by=officer, about=about)
    make_notification(to=officer, about=tie)


@pytest.mark.parametrize("path", sorted(MOST))
def test_many_rows_take_no_more_queries_than_one(client: Client, officer: User, path: str) -> None:
    client.force_login(officer)

    def queries() -> int:
        client.get(f"/en/office/{path}")
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/en/office/{path}").status_code == 200
        return len(captured)

    fill(officer)
    one = queries()
    fill(officer)
    fill(officer)
    assert queries() == one <= MOST[path]


def test_the_panel_takes_no_more_queries_for_more(client: Client, officer: User) -> None:
    client.force_login(officer)
    contact = make_contact(by=officer)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/en/office/contacts/{contact.pk}/").status_code == 200
        return len(captured)

    def add() -> None:
        make_task(by=officer, about=contact)
        make_file(by=officer, about=contact)
        make_note(by=officer, about=contact)

    add()
    queries()
    one = queries()
    add()
    add()
    assert queries() == one <= 30


def contact_form(**fields: str) -> dict[str, str]:
    return {
        "name": "例示 花子",
        "language": "ja",
        "posts-TOTAL_FORMS": "1",
        "posts-INITIAL_FORMS": "0",
        "reaches-TOTAL_FORMS": "1",
        "reaches-INITIAL_FORMS": "0",
        "reaches-0-kind": "email",
        **fields,
    }


def test_a_contact_is_entered_changed_and_shown(client: Client, officer: User) -> None:
    client.force_login(officer)
    town = registry.place("Example town")
    form = contact_form(
        **{"posts-0-title": "市長", "posts-0-place": "example town", "reaches-0-value": "hanako@example.org"}
    )
    answer = client.post("/en/office/contacts/new/", form)
    contact = Contact.objects.get()
    assert answer["Location"] == f"/en/office/contacts/{contact.pk}/"
    assert (contact.posts.get().place_id, contact.languages) == (town.pk, ["ja"])
    page = client.get(answer["Location"]).content.decode()
    assert "hanako@example.org" in page
    page = client.get(f"{answer['Location']}edit/").content.decode()
    assert f"Example town [{town.pk}]" in page
    form |= {"version": "1", "reaches-0-value": "", "posts-INITIAL_FORMS": "1", "posts-0-DELETE": "on"}
    assert client.post(f"{answer['Location']}edit/", form).status_code == 302
    assert (contact.posts.count(), contact.reaches.count()) == (0, 0)
    stale = client.post(f"{answer['Location']}edit/", form)
    assert stale.status_code == 422
    assert "Somebody else changed this contact meanwhile." in stale.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "", "This field is required."),
        ("reaches-0-value", "nowhere", "“nowhere” is not an e-mail address."),
        ("posts-0-since", "2024-13", "There is no such date"),
        ("posts-0-place", "Nowhere", "The registry has no place “Nowhere”."),
        ("posts-0-place", "Twin town", "Several places fit “Twin town”."),
        ("keep_until", "soon", "Enter a valid date."),
    ],
)
def test_bad_input_is_refused_beside_its_field(
    client: Client, officer: User, field: str, value: str, words: str
) -> None:
    client.force_login(officer)
    registry.place("Twin town")
    registry.place("Twin town")
    answer = client.post("/en/office/contacts/new/", contact_form(**{"posts-0-title": "x", field: value}))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert Contact.objects.count() == 0


def test_a_viewer_sees_name_and_post_alone(client: Client, officer: User, viewer: User) -> None:
    contact = make_contact(by=officer, name="Example Ann", remarks="SECRET", source="SECRET", form_of_address="SECRET")
    make_note(by=officer, about=contact, text="SECRET")
    client.force_login(viewer)
    for path in ("contacts/", f"contacts/{contact.pk}/", "tasks/?whose=all", "files/", ""):
        page = client.get(f"/en/office/{path}").content.decode()
        assert "SECRET" not in page
        assert "@example.org" not in page
    page = client.get(f"/en/office/contacts/{contact.pk}/").content.decode()
    assert "Example Ann" in page
    assert "Example director" in page
    for path in ("edit/", "erase/"):
        assert client.get(f"/en/office/contacts/{contact.pk}/{path}").status_code == (403 if path == "edit/" else 200)
    for path in ("edit/", "erase/", "data/", "data.json", "keep-longer/"):
        assert client.post(f"/en/office/contacts/{contact.pk}/{path}").status_code == 403, path
    assert client.post("/en/office/contacts/contacts.csv").status_code == 403


def test_another_office_finds_nothing(client: Client, officer: User, stranger: User) -> None:
    contact = make_contact(by=officer, name="Example Ann")
    task, file, note = make_task(by=officer), make_file(by=officer), make_note(by=officer, about=registry.tie())
    client.force_login(stranger)
    for path in (f"contacts/{contact.pk}/", f"contacts/{contact.pk}/edit/", f"tasks/{task.pk}/", f"files/{file.pk}/"):
        assert client.get(f"/en/office/{path}").status_code == 404, path
    for path in (
        f"contacts/{contact.pk}/erase/", f"contacts/{contact.pk}/data.json", f"tasks/{task.pk}/done/",
        f"files/{file.pk}/remove/", f"notes/{note.pk}/remove/",
    ):  # fmt: skip
        assert client.post(f"/en/office/{path}").status_code == 404, path
    assert "Example Ann" not in client.get("/en/office/contacts/").content.decode()


def test_erasing_asks_once_and_leaves_a_tombstone(client: Client, officer: User, manager: User) -> None:
    contact = make_contact(by=officer, name="Example Ann")
    client.force_login(manager)
    assert "This cannot be undone." in client.get(f"/en/office/contacts/{contact.pk}/erase/").content.decode()
    assert client.post(f"/en/office/contacts/{contact.pk}/erase/")["Location"] == "/en/office/contacts/"
    gone = client.get(f"/en/office/contacts/{contact.pk}/")
    assert gone.status_code == 410
    assert "Example manager erased everything personal" in gone.content.decode()
    assert client.get(f"/en/office/contacts/{contact.pk}/edit/").status_code == 404


def test_what_is_taken_out_is_logged(client: Client, office: Organisation, officer: User) -> None:
    contact = make_contact(by=officer, name="=HYPERLINK(1)", remarks="Prefers tea")
    make_note(by=officer, about=contact, text="Met in May")
    reviewer = make_user(role=Role.REVIEWER, organisation=office)
    client.force_login(reviewer)
    data = client.post(f"/en/office/contacts/{contact.pk}/data.json")
    assert data["Content-Disposition"] == f'attachment; filename="contact-{contact.pk}.json"'
    assert data.json()["fields"]["remarks"] == "Prefers tea"
    assert [note["text"] for note in data.json()["notes"]] == ["Met in May"]
    page = client.post(f"/en/office/contacts/{contact.pk}/data/").content.decode()
    assert "Prefers tea" in page
    assert "Met in May" in page
    lines = client.post("/en/office/contacts/contacts.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith(
        f"{contact.pk},'=HYPERLINK(1),,,Example director,Example international division,,2024-04"
    )
    assert client.post("/en/office/contacts/contacts.csv?text=nobody").content.decode().count("\r\n") == 1
    acts = Change.objects.filter(verb__contains="exported").order_by("pk").values_list("verb", "kind")
    assert list(acts) == [
        ("exported", "office.contact"), ("exported", "office.contact"),
        ("contacts_exported", "accounts.organisation"), ("contacts_exported", "accounts.organisation"),
    ]  # fmt: skip


def test_a_file_is_handed_out_as_an_attachment(client: Client, officer: User, viewer: User) -> None:
    client.force_login(officer)
    tie = registry.tie()
    answer = client.post(
        "/en/office/files/new/",
        {
            "files": [upload(PDF, "协议.pdf"), upload(PNG, "photo.pdf"), upload("", "empty.txt")],
            "about_kind": "entity",
            "about_id": tie.pk,
            "next": f"/en/tie/{tie.pk}/",
        },
    )
    assert answer["Location"] == f"/en/tie/{tie.pk}/"
    file = File.objects.get()
    page = client.get("/en/office/files/").content.decode()
    for words in ("协议.pdf", "1 file kept.", "is not what its name says", "“empty.txt” is empty (0 bytes)."):
        assert words in page
    client.force_login(viewer)
    given = client.get(f"/en/office/files/{file.pk}/")
    assert b"".join(given.streaming_content) == PDF  # type: ignore[attr-defined]
    assert given["Content-Type"] == "application/octet-stream"
    assert given["Content-Disposition"] == "attachment; filename*=utf-8''%E5%8D%8F%E8%AE%AE.pdf"
    assert given["X-Content-Type-Options"] == "nosniff"
    assert client.post(f"/en/office/files/{file.pk}/remove/").status_code == 403


def test_a_file_whose_bytes_are_gone_says_so(
    client: Client, officer: User, files_in_a_folder_of_their_own: Path
) -> None:
    file = make_file(by=officer)
    for path in files_in_a_folder_of_their_own.rglob(file.sha256):
        path.unlink()
    client.force_login(officer)
    answer = client.get(f"/en/office/files/{file.pk}/")
    assert answer.status_code == 410
    assert "is gone from storage or damaged" in answer.content.decode()


def test_a_form_leads_back_within_the_site_only(client: Client, officer: User) -> None:
    client.force_login(officer)
    tie = registry.tie()
    form = {"about_kind": "entity", "about_id": tie.pk, "text": "Example"}
    assert client.post("/en/office/notes/new/", {**form, "next": "/en/ties/"})["Location"] == "/en/ties/"
    away = client.post("/en/office/notes/new/", {**form, "next": "https://example.org/"})
    assert away["Location"] == "/en/office/"
    assert Note.objects.count() == 2


def test_what_is_about_nothing_there_is_not_found(client: Client, officer: User) -> None:
    client.force_login(officer)
    for kind, id in (("entity", "tie-gone"), ("contact", "x"), ("spaceship", "1")):
        form = {"about_kind": kind, "about_id": id, "what": "x", "text": "x"}
        assert client.post("/en/office/tasks/new/", form).status_code == 404
        assert client.post("/en/office/notes/new/", form).status_code == 404
    assert Task.objects.count() == 0


def test_a_task_is_given_from_its_page_and_done(client: Client, officer: User, manager: User) -> None:
    client.force_login(officer)
    form = {"what": "Write to the mayor", "given_to": str(manager.pk), "due": "2026-12-01"}
    assert client.post("/en/office/tasks/new/", form).status_code == 302
    task = Task.objects.get()
    client.force_login(manager)
    page = client.get("/en/office/").content.decode()
    assert "Write to the mayor" in page
    assert "1 unread notification" in page
    assert client.post(f"/en/office/tasks/{task.pk}/", {**form, "version": "1", "due": "2026-12-02"}).status_code == 302
    assert client.post(f"/en/office/tasks/{task.pk}/", {**form, "version": "1"}).status_code == 422
    client.post(f"/en/office/tasks/{task.pk}/done/")
    task.refresh_from_db()
    assert (task.done_by, task.due) == (manager, date(2026, 12, 2))
    client.post("/en/office/notifications/read/")
    assert "unread notification" not in client.get("/en/office/").content.decode()


def test_pages_without_a_sign_in_do_not_count_notifications(client: Client) -> None:
    with CaptureQueriesContext(connection) as captured:
        client.get("/en/account/sign-in/")
    assert not [query for query in captured if "office_notification" in query["sql"]]


def test_a_manager_is_led_to_the_changes_of_this_record_alone(client: Client, officer: User, manager: User) -> None:
    contact, other = make_contact(by=officer), make_contact(by=officer)
    pages = [f"/en/office/contacts/{contact.pk}/", f"/en/office/tasks/{make_task(by=officer).pk}/"]
    pages.append(f"/en/office/letters/{make_message(by=officer).pk}/")
    client.force_login(officer)
    assert not any("Change log" in client.get(page).content.decode() for page in pages)
    client.force_login(manager)
    assert all("Change log" in client.get(page).content.decode() for page in pages)
    log = f"/en/account/changes/?kind=office.contact&object={contact.pk}"
    assert log.replace("&", "&amp;") in client.get(pages[0]).content.decode()
    shown = client.get(log).content.decode()
    assert str(contact) in shown and "ja, en" in shown and str(other) not in shown
