"""Letters: written, filled for each recipient, changed, released."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from tests.office.factories import make_contact, make_file, make_message, text_drafts
from tests.registry import factories as registry

from youcheng.accounts.domain.changes import changes_of
from youcheng.accounts.models import User
from youcheng.office.domain import messages
from youcheng.office.domain.contact_draft import PostDraft
from youcheng.office.domain.erasing import erase_contact
from youcheng.office.domain.errors import ChangedMeanwhile, OfficeError
from youcheng.office.domain.files import remove_file
from youcheng.office.domain.letter_starts import LANGUAGES, STARTS, TextDraft, start
from youcheng.office.domain.letter_text import PLACES_TO_FILL, check_text, fill
from youcheng.office.domain.queries.messages import messages_seen_by
from youcheng.office.domain.rendering import as_html, values_for
from youcheng.office.models import Contact, Delivery, Message

pytestmark = pytest.mark.django_db


def test_places_are_filled_and_nothing_else_is_interpreted() -> None:
    values = dict.fromkeys(PLACES_TO_FILL, "") | {"name": "{sender} $x %(y)s"}
    filled = fill("Dear {name}{post}, a brace {{ and }", values)
    assert (filled.words, filled.gaps) == ("Dear {sender} $x %(y)s, a brace { and }", ("post",))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Dear {nome}", "There is nothing to put in for {nome}."),
        ("Dear {name.__class__}", "A brace { begins a place to fill"),
        ("Dear {Name}", "A brace { begins a place to fill"),
        ("Dear { name }", "A brace { begins a place to fill"),
        ("{", "A brace { begins a place to fill"),
    ],
)
def test_what_cannot_be_filled_is_refused_at_once(text: str, words: str) -> None:
    with pytest.raises(OfficeError) as refusal:
        check_text(text)
    assert str(refusal.value).startswith(words)


@pytest.mark.parametrize("name", sorted(STARTS))
def test_every_letter_to_begin_from_is_whole_in_every_language(name: str) -> None:
    texts = start(name)
    assert [text.language for text in texts] == list(LANGUAGES)
    for text in texts:
        assert text.subject
        assert len(text.body) > 80
        check_text(text.subject)
        check_text(text.body)


def test_each_gets_the_letter_in_their_language(officer: User) -> None:
    town = registry.place("Example town")
    hanako = make_contact(
        by=officer, name="例示 花子", languages=("ja", "en"), form_of_address="様",
        posts=(PostDraft("市長", "例示市", place=town.pk), PostDraft("Example clerk", until="2020")),
    )  # fmt: skip
    ann = make_contact(by=officer, name="Example Ann", languages=("fr",), posts=())
    nowhere = make_contact(by=officer, name="Example Nobody", reaches=())
    message = make_message(
        by=officer, to=[hanako, ann, nowhere], en="Dear {form_of_address} {name}, {post}",
        ja="{post} {name} {form_of_address}",
    )  # fmt: skip
    letters = {one.contact_id: one for one in message.deliveries.all()}
    assert (letters[hanako.pk].language, letters[hanako.pk].body) == ("ja", "市長 例示 花子 様")
    assert (letters[ann.pk].language, letters[ann.pk].body) == ("en", "Dear Example Ann,")
    assert letters[ann.pk].gaps == ["form_of_address", "post"]
    assert (letters[nowhere.pk].state, letters[nowhere.pk].address) == ("unreachable", "")
    values = values_for(hanako, language="ja", message=message, today=date(2026, 11, 21))
    assert (values["today"], values["sender"]) == ("2026年11月21日", "Example officer")
    assert (values["place"], values["organisation"]) == ("Example town", "Example city office")
    assert "<script>" not in as_html(Delivery(subject="<script>", body="<script>", language="en"))


def test_words_changed_reach_every_letter_but_those_edited_by_hand(officer: User) -> None:
    one, other = make_contact(by=officer, name="A"), make_contact(by=officer, name="B")
    message = make_message(by=officer, to=[one, other], en="Dear {name}")
    edited = messages.edit_delivery(
        message.deliveries.get(contact=one), subject=" My\nown ", body="Dear A!", by=officer
    )
    assert edited.subject == "My own"
    message.refresh_from_db()
    changed = messages.change_message(
        message, text_drafts(en="Hello {name}"), by=officer, language="en", version=message.version
    )
    assert [delivery.body for delivery in changed.deliveries.all()] == ["Dear A!", "Hello B"]
    with pytest.raises(ChangedMeanwhile):
        messages.change_message(message, text_drafts(), by=officer, language="en", version=message.version)
    assert [change.verb for change in changes_of(message)] == ["edited", "created"]


def test_what_is_written_is_checked(officer: User) -> None:
    for texts, language in (
        (text_drafts(en="x"), "ja"),
        ([TextDraft("en", "", "x")], "en"),
        (text_drafts(en="{nome}"), "en"),
        ([], "en"),
    ):
        with pytest.raises(OfficeError):
            messages.write_message(texts, by=officer, language=language)
    assert Message.objects.count() == 0


def test_no_recipients_never_means_everyone(officer: User) -> None:
    make_contact(by=officer)
    message = make_message(by=officer)
    assert messages.add_recipients(message, [], by=officer) == 0
    with pytest.raises(OfficeError) as refusal:
        messages.release_message(message, by=officer, recipients=0)
    assert str(refusal.value).startswith("The letter has no recipient with an e-mail address")
    message.refresh_from_db()
    assert message.state == "draft"


def test_it_goes_only_to_as_many_as_were_seen(officer: User) -> None:
    contacts = [make_contact(by=officer) for _ in range(2)]
    message = make_message(by=officer, to=contacts)
    assert messages.add_recipients(message, contacts, by=officer) == 0, "nobody twice"
    with pytest.raises(ChangedMeanwhile) as refusal:
        messages.release_message(message, by=officer, recipients=3)
    assert str(refusal.value).startswith("The letter would go to 2 people, not to 3 as shown before.")
    released = messages.release_message(message, by=officer, recipients=2)
    assert (released.state, released.released_by) == ("sending", officer)
    for verb in (
        lambda: messages.discard_message(message, by=officer),
        lambda: messages.release_message(message, by=officer, recipients=2),
        lambda: messages.remove_recipient(message.deliveries.all()[0], by=officer),
        lambda: messages.add_recipients(message, contacts, by=officer),
    ):
        with pytest.raises(OfficeError) as late:
            verb()
        assert str(late.value) == "This letter has been released; it can no longer be changed."


def test_releasing_takes_addresses_as_they_are_now(officer: User, manager: User) -> None:
    moved, erased = make_contact(by=officer), make_contact(by=officer)
    message = make_message(by=officer, to=[moved, erased])
    moved.reaches.update(value="new@example.org")
    erase_contact(erased, by=manager)
    with pytest.raises(ChangedMeanwhile):
        messages.release_message(message, by=officer, recipients=2)
    messages.release_message(message, by=officer, recipients=1)
    assert [delivery.address for delivery in message.deliveries.all()] == ["new@example.org"]


def test_who_may(officer: User, viewer: User, stranger: User) -> None:
    message = make_message(by=officer, to=[make_contact(by=officer)])
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            messages.release_message(message, by=person, recipients=1)
        with pytest.raises(PermissionDenied):
            messages.discard_message(message, by=person)
        assert list(messages_seen_by(person)) == []
    with pytest.raises(PermissionDenied):
        messages.write_message(text_drafts(), by=viewer, language="en")
    theirs = make_contact(by=stranger)
    assert messages.add_recipients(message, [theirs], by=officer) == 0
    (seen,) = messages_seen_by(officer)
    assert (seen.recipients, seen.waiting_count, seen.sent_count, seen.missed_count) == (1, 1, 0, 0)


def test_a_file_that_goes_with_a_letter_is_not_removed_under_it(officer: User, stranger: User) -> None:
    message, file = make_message(by=officer), make_file(by=officer)
    messages.attach(message, [file, make_file(by=stranger)], by=officer)
    assert list(message.attachments.all()) == [file]
    with pytest.raises(OfficeError) as refusal:
        remove_file(file, by=officer)
    assert "goes with the letter" in str(refusal.value)
    messages.attach(message, [], by=officer)
    remove_file(file, by=officer)


def test_letters_to_an_erased_person_keep_nothing_of_them(officer: User, manager: User) -> None:
    contact = make_contact(by=officer, name="Zanzibar")
    draft, released = make_message(by=officer, to=[contact]), make_message(by=officer, to=[contact])
    messages.release_message(released, by=officer, recipients=1)
    erase_contact(contact, by=manager)
    assert draft.deliveries.count() == 0
    left = released.deliveries.get()
    assert (left.name, left.address, left.subject, left.body, left.state) == ("", "", "", "", "unreachable")
    assert Contact.objects.get(pk=contact.pk).erased
