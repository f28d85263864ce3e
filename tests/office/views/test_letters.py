"""A letter from its first words to what became of it, on its pages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.office.factories import make_contact, make_delivery, make_file, make_message

from youcheng.accounts.models import User
from youcheng.office.domain.sending import send_waiting
from youcheng.office.models import Delivery, Message

pytestmark = pytest.mark.django_db


def words(**given: str) -> dict[str, str]:
    """The form of a letter with nothing in it but what is given."""
    empty = {f"{part}-{tag}": "" for part in ("subject", "body") for tag in ("zh-Hans", "en", "ja")}
    return {"title": "", "language": "en", **empty, **given}


def test_from_the_first_words_to_the_last_letter(client: Client, officer: User) -> None:
    client.force_login(officer)
    ann, bob = make_contact(by=officer, name="Example Ann"), make_contact(by=officer, name="Example Bob", reaches=())
    assert "Greetings from {organisation}" in client.get("/en/office/letters/new/?from=introduction").content.decode()
    answer = client.post("/en/office/letters/new/", words(**{"subject-en": "Hello", "body-en": "Dear {name}"}))
    message = Message.objects.get()
    assert answer["Location"] == f"/en/office/letters/{message.pk}/recipients/"
    page = client.get(answer["Location"]).content.decode()
    assert "Example Ann" in page
    assert "no e-mail address" in page
    client.post(answer["Location"], {"contact": [ann.pk, bob.pk, "x"]})
    page = client.get(f"/en/office/letters/{message.pk}/").content.decode()
    assert "1 person would be written to" in page
    assert "Send to 1 person" in page
    letter = message.deliveries.get(contact=ann)
    client.post(f"/en/office/letters/to/{letter.pk}/", {"subject": "Hello", "body": "Dear Ann, <b>"})
    alone = client.get(f"/en/office/letters/to/{letter.pk}/page/")
    assert "Dear Ann, &lt;b&gt;" in alone.content.decode()
    assert alone["Content-Security-Policy"] == "sandbox; default-src 'none'"
    refused = client.post(f"/en/office/letters/{message.pk}/send/", {"recipients": "2"}, follow=True)
    assert "The letter would go to 1 people, not to 2 as shown before." in refused.content.decode()
    sent = client.post(f"/en/office/letters/{message.pk}/send/", {"recipients": "1"}, follow=True)
    assert "The letter is on its way to 1 person." in sent.content.decode()
    assert send_waiting(message) == 1
    page = client.get(f"/en/office/letters/{message.pk}/").content.decode()
    assert "sent to 1 of 2" in page
    assert "Send to" not in page


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Write the text in the language for everybody"),
        ({"subject-en": "Hello"}, "Subject and text are needed in every language that you begin."),
        ({"subject-en": "Hello", "body-en": "Dear {nome}"}, "There is nothing to put in for {nome}."),
        ({"subject-en": "x" * 201, "body-en": "Dear"}, "Ensure this value has at most 200 characters"),
    ],
)
def test_words_that_cannot_go_out_are_refused(client: Client, officer: User, given: dict[str, str], says: str) -> None:
    client.force_login(officer)
    answer = client.post("/en/office/letters/new/", words(**given))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Message.objects.count() == 0


def test_a_letter_changed_meanwhile_is_not_overwritten(client: Client, officer: User) -> None:
    client.force_login(officer)
    message = make_message(by=officer)
    form = words(**{"subject-en": "Hello", "body-en": "Dear {name}", "version": "0"})
    answer = client.post(f"/en/office/letters/{message.pk}/edit/", form)
    assert answer.status_code == 422
    assert "Somebody else changed this letter meanwhile." in answer.content.decode()


def test_files_are_attached_and_recipients_taken_off(client: Client, officer: User) -> None:
    client.force_login(officer)
    delivery, file = make_delivery(by=officer), make_file(by=officer)
    message = delivery.message
    client.post(f"/en/office/letters/{message.pk}/attachments/", {"file": [file.pk]})
    assert list(message.attachments.all()) == [file]
    client.post(f"/en/office/letters/to/{delivery.pk}/remove/")
    assert message.deliveries.count() == 0
    client.post(f"/en/office/letters/{message.pk}/discard/")
    assert Message.objects.count() == 0


def test_what_may_have_arrived_asks_a_person(client: Client, officer: User) -> None:
    client.force_login(officer)
    delivery = make_delivery(by=officer)
    client.post(f"/en/office/letters/{delivery.message_id}/send/", {"recipients": "1"})
    Delivery.objects.update(state="uncertain", claimed_at="2026-11-21T00:00Z")
    assert "It arrived" in client.get(f"/en/office/letters/{delivery.message_id}/").content.decode()
    client.post(f"/en/office/letters/to/{delivery.pk}/decide/", {"arrived": "yes"})
    delivery.refresh_from_db()
    assert delivery.state == "sent"


def test_letters_are_for_those_who_may_see_personal_data(
    client: Client, officer: User, viewer: User, stranger: User
) -> None:
    delivery = make_delivery(by=officer)
    for person in (viewer, stranger):
        client.force_login(person)
        assert str(delivery.message) not in client.get("/en/office/letters/").content.decode()
        for path in (f"{delivery.message_id}/", f"to/{delivery.pk}/", f"to/{delivery.pk}/page/"):
            assert client.get(f"/en/office/letters/{path}").status_code == 404, path
        for path in (f"{delivery.message_id}/send/", f"{delivery.message_id}/discard/", f"to/{delivery.pk}/remove/"):
            assert client.post(f"/en/office/letters/{path}").status_code == 404, path


def test_many_recipients_take_no_more_queries_than_one(client: Client, officer: User) -> None:
    client.force_login(officer)
    few = make_message(by=officer, to=[make_contact(by=officer)])
    many = make_message(by=officer, to=[make_contact(by=officer) for _ in range(3)])

    def queries(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    one = queries(f"/en/office/letters/{few.pk}/")
    assert queries(f"/en/office/letters/{many.pk}/") == one <= 18
    listed = queries("/en/office/letters/")
    make_message(by=officer)
    assert queries("/en/office/letters/") == listed <= 11
