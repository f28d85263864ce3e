"""Making each recipient's letter from the letter's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from django.template.loader import render_to_string
from django.utils import timezone

from youcheng.office.domain.contact_draft import tidy
from youcheng.office.domain.letter_text import fill
from youcheng.office.domain.queries.contacts import email_of
from youcheng.office.models import Contact, ContactPost, Delivery, Message, MessageText

LOCALES = {"zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant", "en": "en_GB"}


def text_for(contact: Contact, texts: dict[str, MessageText], otherwise: str) -> MessageText:
    """The text in the first language of the contact's that there is one for, else in the letter's own."""
    for language in contact.languages:
        if language in texts:
            return texts[language]
    return texts[otherwise]


def render(delivery: Delivery, contact: Contact, *, message: Message, texts: dict[str, MessageText]) -> None:
    """Fill in one recipient's letter, in place and unsaved; what was edited by hand keeps its words."""
    delivery.name, delivery.address = contact.name, email_of(contact)
    delivery.state = Delivery.State.WAITING if delivery.address else Delivery.State.UNREACHABLE
    if delivery.edited:
        return
    text = text_for(contact, texts, message.language)
    values = values_for(contact, language=text.language, message=message)
    subject, body = fill(text.subject, values), fill(text.body, values)
    delivery.language = text.language
    delivery.subject, delivery.body = one_line(subject.words), tidy_lines(body.words)
    delivery.gaps = list(dict.fromkeys([*subject.gaps, *body.gaps]))


def values_for(contact: Contact, *, language: str, message: Message, today: date | None = None) -> dict[str, str]:
    """What the places of a letter are filled with for this contact, in the letter's language."""
    post = next((one for one in contact.posts.all() if one.held_on()), None)
    locale = LOCALES.get(language, language.replace("-", "_"))
    return {
        "name": contact.name,
        "form_of_address": contact.form_of_address,
        "post": post.title if post else "",
        "office": post.body if post else "",
        "place": _place(post, language) if post else "",
        "sender": str(message.written_by),
        "organisation": message.organisation.name,
        "today": str(format_date(today or timezone.localdate(), "long", locale=locale)),
    }


def one_line(text: str) -> str:
    """A subject: one line without repeated spaces, so that nothing in it can become a header of its own."""
    return " ".join(tidy(text).split())[:400]


def tidy_lines(text: str) -> str:
    """A text whose lines do not end, or after an empty place begin, in spaces that nobody sees."""
    lines: Iterable[str] = (" ".join(part for part in line.split(" ") if part) for line in tidy(text).splitlines())
    return "\n".join(lines)


def as_html(delivery: Delivery) -> str:
    """The same letter as a page, for programs that show pages."""
    return render_to_string(
        "office/mail/letter.html",
        {"subject": delivery.subject, "body": delivery.body, "language": delivery.language},
    )


def _place(post: ContactPost, language: str) -> str:
    row = getattr(post.place, "place_row", None)
    return str(row.name(language[:2])) if row is not None else ""
