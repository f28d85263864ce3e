"""Sending: over a real SMTP conversation, one by one, never twice, resumable."""

from __future__ import annotations

import email
import smtplib
import socket
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import get_connection
from django.utils import timezone
from tests.office.factories import PDF, make_contact, make_message, upload

from youcheng.accounts.models import User
from youcheng.office.domain import sending
from youcheng.office.domain.contact_draft import ReachDraft
from youcheng.office.domain.errors import OfficeError
from youcheng.office.domain.files import keep_file, storage_name
from youcheng.office.domain.messages import attach, release_message
from youcheng.office.models import Contact, Delivery, Message, Notification

pytestmark = pytest.mark.django_db


class Office:
    """A mail server that keeps what it is given and refuses some people."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.refused: set[str] = set()
        self.breaks_off_after: int | None = None

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
        if address in self.refused:
            return "550 no such person here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:
        self.letters.append(email.message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        if self.breaks_off_after is not None and len(self.letters) > self.breaks_off_after:
            server.transport.abort()
        return "250 taken"


@pytest.fixture
def mail_server(settings: Any) -> Iterator[Office]:
    handler = Office()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = "示例外办 <office@example.org>"
    yield handler
    controller.stop()


def person(officer: User, name: str) -> Contact:
    return make_contact(by=officer, name=name, reaches=(ReachDraft("email", f"{name.lower()}@example.org"),))


def released(officer: User, *names: str, **bodies: str) -> Message:
    message = make_message(by=officer, to=[person(officer, name) for name in names], **bodies)
    return release_message(message, by=officer, recipients=len(names))


def states(message: Message) -> dict[str, str]:
    return dict(message.deliveries.values_list("name", "state"))


def told(person: User) -> list[str]:
    return list(Notification.objects.filter(person=person).values_list("kind", flat=True))


def test_each_gets_a_letter_of_their_own(officer: User, mail_server: Office) -> None:
    officer.email = "officer@example.org"
    officer.save()
    file = keep_file(upload(PDF, "日程.pdf"), by=officer)
    message = make_message(
        by=officer, to=[person(officer, "Ann"), person(officer, "Bob")], en="Dear {name},\n\n<b> 你好"
    )
    attach(message, [file], by=officer)
    release_message(message, by=officer, recipients=2)
    assert sending.send_waiting(message) == 2
    first, second = mail_server.letters
    assert [first["To"], second["To"]] == ["ann@example.org", "bob@example.org"]
    assert (first["From"], first["Reply-To"]) == ("示例外办 <office@example.org>", "officer@example.org")
    assert (first["Subject"], first["Content-Language"]) == ("Example (en)", "en")
    keys = dict(message.deliveries.values_list("name", "key"))
    assert (first["Message-ID"], second["Message-ID"]) == (
        f"<{keys['Ann']}@example.org>",
        f"<{keys['Bob']}@example.org>",
    )
    plain, page = first.get_body(("plain",)), first.get_body(("html",))
    assert plain is not None and page is not None
    assert plain.get_content().replace("\r\n", "\n").rstrip("\n") == "Dear Ann,\n\n<b> 你好"
    assert "<p>&lt;b&gt; 你好</p>" in page.get_content()
    assert [(part.get_filename(), part.get_content()) for part in first.iter_attachments()] == [("日程.pdf", PDF)]
    message.refresh_from_db()
    assert (message.state, states(message)) == ("sent", {"Ann": "sent", "Bob": "sent"})
    assert told(officer) == ["message_sent"]


def test_nothing_goes_twice(officer: User, mail_server: Office) -> None:
    message = released(officer, "Ann", "Bob")
    assert sending.send_waiting(message) == 2
    assert sending.send_waiting(message) == 0
    assert sending.send_all_waiting() == 0
    assert len(mail_server.letters) == 2


def test_who_is_refused_is_told_and_the_others_get_theirs(officer: User, mail_server: Office) -> None:
    mail_server.refused = {"bob@example.org"}
    message = released(officer, "Ann", "Bob", "Cat")
    assert sending.send_waiting(message) == 2
    assert states(message) == {"Ann": "sent", "Bob": "failed", "Cat": "sent"}
    assert message.deliveries.get(name="Bob").error == "550 no such person here"
    assert told(officer) == ["message_failed"]
    mail_server.refused = set()
    sending.resume_message(message, by=officer)
    assert sending.send_waiting(message) == 1
    assert [letter["To"] for letter in mail_server.letters] == ["ann@example.org", "cat@example.org", "bob@example.org"]
    message.refresh_from_db()
    assert (message.state, set(states(message).values())) == ("sent", {"sent"})


def test_a_connection_that_breaks_off_leaves_it_uncertain_and_a_person_decides(
    officer: User, mail_server: Office
) -> None:
    mail_server.breaks_off_after = 1
    message = released(officer, "Ann", "Bob")
    assert sending.send_waiting(message) == 1
    assert states(message) == {"Ann": "sent", "Bob": "uncertain"}
    mail_server.breaks_off_after = None
    assert sending.send_waiting(message) == 0, "what may have arrived is not sent again by itself"
    bob = message.deliveries.get(name="Bob")
    sending.decide_uncertain(bob, arrived=False, by=officer)
    assert sending.send_waiting(message) == 1
    assert [letter["To"] for letter in mail_server.letters].count("bob@example.org") == 2
    assert mail_server.letters[1]["Message-ID"] == mail_server.letters[2]["Message-ID"]
    with pytest.raises(OfficeError):
        sending.decide_uncertain(bob, arrived=True, by=officer)


def test_a_mail_server_that_is_away_loses_nothing(officer: User, mail_server: Office, settings: Any) -> None:
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    message = released(officer, "Ann", "Bob")
    assert sending.send_waiting(message) == 0
    message.refresh_from_db()
    assert (message.state, states(message)) == ("sending", {"Ann": "waiting", "Bob": "waiting"})
    assert "refused" in message.trouble
    settings.EMAIL_PORT = port
    assert sending.send_all_waiting() == 2
    message.refresh_from_db()
    assert (message.state, message.trouble) == ("sent", "")


def test_what_a_dead_process_had_in_hand_is_uncertain(officer: User, mail_server: Office) -> None:
    message = released(officer, "Ann", "Bob", "Cat")
    hours_ago = timezone.now() - timedelta(hours=2)
    message.deliveries.filter(name="Ann").update(state="sending", claimed_at=hours_ago)
    message.deliveries.filter(name="Bob").update(state="sending", claimed_at=timezone.now())
    assert sending.send_waiting(message) == 1
    assert states(message) == {"Ann": "uncertain", "Bob": "sending", "Cat": "sent"}
    message.refresh_from_db()
    assert message.state == "sending", "another process has one in hand"
    ann = sending.decide_uncertain(message.deliveries.get(name="Ann"), arrived=True, by=officer)
    assert (ann.state, ann.sent_at) == ("sent", hours_ago)


def test_two_processes_share_the_work_and_send_each_once(officer: User, mail_server: Office) -> None:
    message = released(officer, *(f"P{number}" for number in range(6)))
    taken = []
    while (one := sending._claim(message)) is not None:
        taken.append(one.name)
        if len(taken) == 3:
            break
    assert sending.send_waiting(message) == 3
    assert len(mail_server.letters) == 3
    assert not {letter["To"] for letter in mail_server.letters} & {f"{name.lower()}@example.org" for name in taken}


def test_a_letter_does_not_go_without_what_belongs_to_it(
    officer: User, mail_server: Office, files_in_a_folder_of_their_own: Path
) -> None:
    message = make_message(by=officer, to=[person(officer, "Ann")])
    file = keep_file(upload(), by=officer)
    attach(message, [file], by=officer)
    release_message(message, by=officer, recipients=1)
    (files_in_a_folder_of_their_own / storage_name(file.sha256)).unlink()
    assert sending.send_waiting(message) == 0
    message.refresh_from_db()
    assert (states(message), "is gone from storage" in message.trouble) == ({"Ann": "waiting"}, True)


def test_without_a_mail_server_letters_become_files(officer: User, settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "youcheng.web.letter_files.LetterFiles"
    settings.EMAIL_FILE_PATH = str(tmp_path / "letters")
    message = released(officer, "Ann", "Bob")
    assert sending.send_waiting(message) == 2
    ann = message.deliveries.select_related("message__released_by").get(name="Ann")
    written = sorted((tmp_path / "letters").iterdir())
    assert [path.suffix for path in written] == [".eml", ".eml"]
    path = next(path for path in written if str(ann.key) in path.name)
    letter = email.message_from_bytes(path.read_bytes(), policy=default)
    assert (letter["To"], letter["Subject"]) == ("ann@example.org", "Example (en)")
    sending.as_mail(ann, connection=get_connection()).send()
    assert len(list((tmp_path / "letters").iterdir())) == 2, "the same letter twice is one file"


def test_a_subject_cannot_smuggle_a_header(officer: User, mail_server: Office) -> None:
    message = released(officer, "Ann")
    Delivery.objects.update(subject="Hello\nBcc: everybody@example.org")
    assert sending.send_waiting(message) == 0
    assert states(message) == {"Ann": "failed"}
    assert mail_server.letters == []


def test_words_of_errors_are_for_people() -> None:
    assert sending._words(smtplib.SMTPDataError(552, "信箱已满".encode())) == "552 信箱已满"
    assert sending._words(TimeoutError()) == "TimeoutError"
