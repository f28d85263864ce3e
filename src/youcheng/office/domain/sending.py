"""Sending released letters: one by one, each claimed first, so that none goes twice whoever dies when.

A delivery is claimed by one UPDATE that only one process can win, then handed to the mail server, then marked. What was
claimed and never marked (the process died, the connection broke off at the wrong moment) is *not certain*: it may have
arrived. It is never sent again by itself; a person decides.
"""

from __future__ import annotations

import smtplib
from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.permissions import can_send_messages
from youcheng.accounts.models import User
from youcheng.office.domain.errors import FileDamaged, OfficeError
from youcheng.office.domain.files import open_bytes
from youcheng.office.domain.messages import send_soon
from youcheng.office.domain.notifications import notify
from youcheng.office.domain.rendering import as_html
from youcheng.office.models import Delivery, File, Message

State = Delivery.State
CLAIM_HOLDS = timedelta(minutes=10)
"""Longer than any mail server is waited for: an older claim's process is gone."""
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError, smtplib.SMTPHeloError)
"""What a mail server answers when it has certainly not taken the letter."""


def send_waiting(message: Message) -> int:
    """Send whatever of a released letter is waiting; the number sent now.

    May run twice at once and be killed at any moment. Where the mail server cannot be reached, everything goes on
    waiting and ``message.trouble`` says why.
    """
    release_stale(message)
    attachments = _attachments(message)
    if attachments is None:
        return 0
    connection, sent = get_connection(), 0
    try:
        while True:
            delivery = _claim(message)
            if delivery is None:
                break
            try:
                connection.open()
            except (OSError, smtplib.SMTPException) as error:
                _hand_back(delivery)
                Message.objects.filter(pk=message.pk).update(trouble=_words(error))
                return sent
            sent += _send(delivery, connection, attachments)
    finally:
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
    _settle(message)
    return sent


def release_stale(message: Message) -> int:
    """Mark what a dead process had claimed as not certain; the number of such letters."""
    stale = message.deliveries.filter(state=State.SENDING, claimed_at__lt=timezone.now() - CLAIM_HOLDS)
    with override(settings.LANGUAGE_CODE):
        return stale.update(state=State.UNCERTAIN, error=_("Sending was interrupted; the letter may have arrived."))


def send_all_waiting() -> int:
    """Go on with every letter that is released and not yet sent to everybody; the number sent now."""
    return sum(send_waiting(message) for message in Message.objects.filter(state=Message.State.SENDING))


@transaction.atomic
def resume_message(message: Message, *, by: User) -> Message:
    """Go on sending after the mail server is back, and try again what it refused."""
    current = _released(message, by=by)
    current.deliveries.filter(state=State.FAILED).update(state=State.WAITING, error="")
    if current.deliveries.filter(state__in=[State.WAITING, State.SENDING]).exists():
        current.state, current.trouble = Message.State.SENDING, ""
        current.save(update_fields=["state", "trouble"])
        record_change(by=by, obj=current, verb="resumed")
        send_soon(current)
    return current


@transaction.atomic
def decide_uncertain(delivery: Delivery, *, arrived: bool, by: User) -> Delivery:
    """Say of a letter that may have arrived that it did, or have it sent again."""
    current = _released(delivery.message, by=by)
    one = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if one.state != State.UNCERTAIN:
        raise OfficeError(_("Of this letter it is known what became of it."))
    one.state, one.error = (State.SENT, "") if arrived else (State.WAITING, "")
    one.sent_at = one.claimed_at if arrived else None
    one.save(update_fields=["state", "error", "sent_at"])
    record_change(by=by, obj=current, verb="found_sent" if arrived else "sent_again")
    if not arrived:
        current.state = Message.State.SENDING
        current.save(update_fields=["state"])
        send_soon(current)
    return one


def _released(message: Message, *, by: User) -> Message:
    current = Message.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=message.pk)
    can_send_messages(by, current.organisation).enforce()
    if current.state == Message.State.DRAFT:
        raise OfficeError(_("This letter has not been released yet."))
    return current


def _claim(message: Message) -> Delivery | None:
    """The next waiting delivery, now ours alone; None when nothing waits."""
    while True:
        pk = message.deliveries.filter(state=State.WAITING).order_by("pk").values_list("pk", flat=True).first()
        if pk is None:
            return None
        won = Delivery.objects.filter(pk=pk, state=State.WAITING).update(
            state=State.SENDING, claimed_at=timezone.now(), error=""
        )
        if won:
            return Delivery.objects.select_related("message__organisation", "message__released_by").get(pk=pk)


def _hand_back(delivery: Delivery) -> None:
    Delivery.objects.filter(pk=delivery.pk, state=State.SENDING).update(state=State.WAITING, claimed_at=None)


def _send(delivery: Delivery, connection: Any, attachments: list[tuple[str, bytes, str]]) -> bool:
    """Hand one letter to the mail server and note what it said; whether it was taken."""
    letter = as_mail(delivery, connection=connection, attachments=attachments)
    try:
        letter.send()
    except REFUSALS as error:
        _note(delivery, State.FAILED, _words(error))
        return False
    except (OSError, smtplib.SMTPException) as error:
        _note(delivery, State.UNCERTAIN, _words(error))
        with suppress(OSError, smtplib.SMTPException):
            connection.close()
        return False
    except ValueError as error:
        _note(delivery, State.FAILED, _words(error))
        return False
    _note(delivery, State.SENT, "")
    return True


def as_mail(
    delivery: Delivery, *, connection: Any = None, attachments: list[tuple[str, bytes, str]] | None = None
) -> EmailMultiAlternatives:
    """The letter as it leaves: text and page, attachments, a Message-ID of its own."""
    sender, message = settings.DEFAULT_FROM_EMAIL, delivery.message
    host = sender.rpartition("@")[2].rstrip(">") or "localhost"
    answer_to = message.released_by.email if message.released_by and message.released_by.email else ""
    letter = EmailMultiAlternatives(
        subject=delivery.subject,
        body=delivery.body,
        from_email=sender,
        to=[delivery.address],
        reply_to=[answer_to] if answer_to else None,
        headers={"Message-ID": f"<{delivery.key}@{host}>", "Content-Language": delivery.language},
        connection=connection,
        attachments=attachments or [],
    )
    letter.attach_alternative(as_html(delivery), "text/html")
    return letter


def _attachments(message: Message) -> list[tuple[str, bytes, str]] | None:
    """The files' names, bytes and types; None, with the trouble noted, where one is damaged: no letter goes without."""
    found = []
    for file in File.objects.filter(attached_to=message).order_by("name", "pk"):
        try:
            with open_bytes(file) as content:
                found.append((file.name, content.read(), file.media_type))
        except FileDamaged as error:
            Message.objects.filter(pk=message.pk).update(trouble=str(error)[:300])
            return None
    return found


def _note(delivery: Delivery, state: Delivery.State, error: str) -> None:
    Delivery.objects.filter(pk=delivery.pk, state=State.SENDING).update(
        state=state, error=error[:500], sent_at=timezone.now() if state == State.SENT else None
    )


@transaction.atomic
def _settle(message: Message) -> None:
    """Once nothing waits any more, say so and tell whoever released it; only one process does."""
    if message.deliveries.filter(state__in=[State.WAITING, State.SENDING]).exists():
        return
    finished = Message.objects.filter(pk=message.pk, state=Message.State.SENDING)
    if not finished.update(state=Message.State.SENT, trouble=""):
        return
    current = Message.objects.select_related("released_by").get(pk=message.pk)
    missed = message.deliveries.filter(state__in=[State.FAILED, State.UNCERTAIN, State.UNREACHABLE]).exists()
    notify([current.released_by], "message_failed" if missed else "message_sent", about=current)


def _words(error: Exception) -> str:
    """What the mail server said, for a person; numbers and words, no traces."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(error.recipients.values()))
        return f"{code} {_decoded(answer)}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_decoded(error.smtp_error)}"
    return str(error)[:300] or type(error).__name__


def _decoded(answer: bytes | str) -> str:
    return answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
