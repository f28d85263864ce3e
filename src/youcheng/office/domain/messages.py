"""Writing a letter: its words, its recipients, what is attached; then releasing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import models, transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change
from youcheng.accounts.domain.permissions import can_see_personal_data, can_send_messages
from youcheng.accounts.models import Organisation, User
from youcheng.office.domain.belonging import belongs_to
from youcheng.office.domain.contact_draft import tidy
from youcheng.office.domain.errors import ChangedMeanwhile, OfficeError
from youcheng.office.domain.letter_starts import TextDraft
from youcheng.office.domain.letter_text import check_text
from youcheng.office.domain.queries.contacts import contacts_seen_by, personal_in
from youcheng.office.domain.queries.files import files_seen_by
from youcheng.office.domain.rendering import one_line, render, tidy_lines
from youcheng.office.domain.things import Thing
from youcheng.office.models import Contact, ContactPost, Delivery, File, Message, MessageText


@transaction.atomic
def write_message(
    texts: Sequence[TextDraft],
    *,
    by: User,
    language: str,
    title: str = "",
    about: models.Model | Thing | None = None,
    organisation: Organisation | None = None,
) -> Message:
    """Begin a letter. ``language`` is that of the text for recipients whose own language has none.

    Raises ``OfficeError`` where a text is lacking or names a place that cannot be filled, ``PermissionDenied``.
    """
    home, thing = belongs_to(about, by=by, may=can_send_messages, organisation=organisation)
    kept = _checked(texts, language)
    message = Message.objects.create(
        organisation=home,
        about_kind=thing.kind,
        about_id=thing.id,
        title=_title(title, kept, language),
        language=language,
        written_by=by,
    )
    _write_texts(message, kept)
    record_change(by=by, obj=message, verb="created", after={"title": message.title})
    return message


@transaction.atomic
def change_message(
    message: Message, texts: Sequence[TextDraft], *, by: User, language: str, title: str = "", version: int
) -> Message:
    """Replace a draft's words; the letters of all recipients are made anew, except those edited by hand."""
    current = _draft(message, by=by)
    if current.version != version:
        raise ChangedMeanwhile(
            _("Somebody else changed this letter meanwhile. Nothing was saved; look at it as it stands now.")
        )
    kept = _checked(texts, language)
    before = {"title": current.title, "language": current.language}
    current.title, current.language = _title(title, kept, language), language
    _touch(current)
    current.texts.all().delete()
    _write_texts(current, kept)
    _render_all(current)
    after = {"title": current.title, "language": current.language}
    record_change(by=by, obj=current, verb="edited", before=before, after=after)
    return current


@transaction.atomic
def add_recipients(message: Message, contacts: Iterable[Contact], *, by: User) -> int:
    """Address a draft to more people; the number added. Nobody is added twice, and nobody whom ``by`` may not write to.

    An empty collection adds nobody: it never means everyone.
    """
    current = _draft(message, by=by)
    wanted = {contact.pk for contact in contacts}
    allowed = _to_render(personal_in(contacts_seen_by(by), by).filter(pk__in=wanted))
    there = set(current.deliveries.values_list("contact", flat=True))
    texts = {text.language: text for text in current.texts.all()}
    made = []
    for contact in allowed:
        if contact.pk not in there:
            delivery = Delivery(message=current, contact=contact, language=current.language)
            render(delivery, contact, message=current, texts=texts)
            made.append(delivery)
    Delivery.objects.bulk_create(made)
    _touch(current)
    return len(made)


@transaction.atomic
def remove_recipient(delivery: Delivery, *, by: User) -> None:
    """Write to one person less."""
    current = _draft(delivery.message, by=by)
    current.deliveries.filter(pk=delivery.pk).delete()
    _touch(current)


@transaction.atomic
def edit_delivery(delivery: Delivery, *, subject: str, body: str, by: User) -> Delivery:
    """Change the letter for one person; later changes of the common words leave it alone."""
    current = _draft(delivery.message, by=by)
    one = current.deliveries.get(pk=delivery.pk)
    one.subject, one.body, one.edited, one.gaps = one_line(subject), tidy_lines(body), True, []
    if not one.subject or not one.body:
        raise OfficeError(_("Subject and text are needed."))
    one.save(update_fields=["subject", "body", "edited", "gaps"])
    _touch(current)
    return one


@transaction.atomic
def attach(message: Message, files: Iterable[File], *, by: User) -> None:
    """Let these files go with the letter, and no others; files that ``by`` may not open are left out."""
    current = _draft(message, by=by)
    current.attachments.set(files_seen_by(by).filter(pk__in=[file.pk for file in files]))
    _touch(current)


@transaction.atomic
def discard_message(message: Message, *, by: User) -> None:
    """Throw a draft away."""
    current = _draft(message, by=by)
    record_change(by=by, obj=current, verb="removed", before={"title": current.title})
    current.delete()


@transaction.atomic
def release_message(message: Message, *, by: User, recipients: int) -> Message:
    """Send the letter to everybody it is addressed to, in the background.

    ``recipients`` is the number of people with an address that the person saw and agreed to; raises
    ``ChangedMeanwhile`` where it is another now, ``OfficeError`` where there are none.
    """
    current = _draft(message, by=by)
    _render_all(current)
    waiting = current.deliveries.filter(state=Delivery.State.WAITING).count()
    if not waiting:
        raise OfficeError(_("The letter has no recipient with an e-mail address, so there is nothing to send."))
    if waiting != recipients:
        raise ChangedMeanwhile(
            _("The letter would go to %(now)d people, not to %(then)d as shown before. Look at the list again.")
            % {"now": waiting, "then": recipients}
        )
    current.state, current.released_by, current.released_at = Message.State.SENDING, by, timezone.now()
    current.version += 1
    current.save()
    record_change(by=by, obj=current, verb="released", after={"recipients": waiting})
    send_soon(current)
    return current


def send_soon(message: Message) -> None:
    """Have the background worker send what is waiting, once this transaction stands."""
    from youcheng.office.domain.background import send_in_background

    transaction.on_commit(lambda: send_in_background.enqueue(message.pk) and None)


def _draft(message: Message, *, by: User) -> Message:
    current = (
        Message.objects.select_for_update(of=("self",)).select_related("organisation", "written_by").get(pk=message.pk)
    )
    can_send_messages(by, current.organisation).enforce()
    can_see_personal_data(by, current.organisation).enforce()
    if current.state != Message.State.DRAFT:
        raise OfficeError(_("This letter has been released; it can no longer be changed."))
    return current


def _touch(message: Message) -> None:
    message.version += 1
    message.save(update_fields=["version", "title", "language"])


def _checked(texts: Sequence[TextDraft], language: str) -> list[TextDraft]:
    kept = [
        TextDraft(text.language, one_line(text.subject), tidy(text.body))
        for text in texts
        if tidy(text.subject) or tidy(text.body)
    ]
    for text in kept:
        if not text.subject or not text.body:
            raise OfficeError(_("Subject and text are needed in every language that you begin."))
        check_text(text.subject)
        check_text(text.body)
    if language not in [text.language for text in kept]:
        raise OfficeError(
            _("Write the text in the language for everybody whose own language has none, or choose another language.")
        )
    return kept


def _title(title: str, texts: Sequence[TextDraft], language: str) -> str:
    return tidy(title)[:200] or next(text.subject for text in texts if text.language == language)[:200]


def _write_texts(message: Message, texts: Sequence[TextDraft]) -> None:
    MessageText.objects.bulk_create(
        MessageText(message=message, language=text.language, subject=text.subject, body=text.body) for text in texts
    )


def _render_all(message: Message) -> None:
    texts = {text.language: text for text in message.texts.all()}
    contacts = _to_render(Contact.objects.filter(erased_at=None, deliveries__message=message))
    people = {contact.pk: contact for contact in contacts}
    deliveries = list(message.deliveries.all())
    gone = [delivery.pk for delivery in deliveries if delivery.contact_id not in people]
    message.deliveries.filter(pk__in=gone).delete()
    rest = [delivery for delivery in deliveries if delivery.contact_id in people]
    for delivery in rest:
        render(delivery, people[delivery.contact_id], message=message, texts=texts)
    fields = ["name", "address", "language", "subject", "body", "gaps", "state"]
    Delivery.objects.bulk_update(rest, fields, batch_size=200)


def _to_render(contacts: models.QuerySet[Contact]) -> models.QuerySet[Contact]:
    posts = ContactPost.objects.select_related("place__place_row")
    return contacts.prefetch_related("reaches", Prefetch("posts", posts)).order_by("name", "pk")
