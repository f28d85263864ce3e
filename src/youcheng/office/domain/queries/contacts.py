"""Querysets of contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import User
from youcheng.office.domain.queries.scope import PERSONAL_FROM, seen_by
from youcheng.office.models import Contact, ContactPost, Reach

DUE_SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """What a person wants to see; empty values do not restrict."""

    text: str = ""
    language: str = ""
    country: str = ""
    organisation: str = ""
    posts: str = ""
    """``current``: who holds a post today as far as known; ``former``: who holds none any more."""


def contacts_and_tombstones(user: User) -> QuerySet[Contact]:
    """Contacts of the person's organisations, also what is left of erased ones."""
    return seen_by(Contact.objects.all(), user)


def contacts_seen_by(user: User) -> QuerySet[Contact]:
    """Contacts of the person's organisations that were not erased."""
    return contacts_and_tombstones(user).filter(erased_at=None)


def with_posts(contacts: QuerySet[Contact]) -> QuerySet[Contact]:
    """The contacts with organisation, posts and the places of these, in two queries."""
    posts = ContactPost.objects.select_related("place__place_row")
    return contacts.select_related("organisation").prefetch_related(Prefetch("posts", posts))


def personal_in(contacts: QuerySet[Contact], user: User) -> QuerySet[Contact]:
    """Those of the contacts of which the person may see personal data."""
    return contacts.filter(organisation__in=organisations_seen_by(user, at_least=PERSONAL_FROM))


def filter_contacts(contacts: QuerySet[Contact], wanted: ContactFilter) -> QuerySet[Contact]:
    """The contacts that meet every condition, by name."""
    posts = ContactPost.objects.filter(contact=OuterRef("pk"))
    for word in wanted.text.split():
        in_post = posts.filter(
            Q(title__icontains=word) | Q(body__icontains=word) | Q(place__names__text__icontains=word)
        )
        contacts = contacts.filter(Q(name__icontains=word) | Q(name_reading__icontains=word) | Exists(in_post))
    if wanted.country:
        contacts = contacts.filter(Exists(posts.filter(place__place_row__country=wanted.country)))
    if wanted.organisation.isdecimal():
        contacts = contacts.filter(organisation=int(wanted.organisation))
    if wanted.language:
        # A list in JSON: the tag in quotation marks is not part of another tag.
        contacts = contacts.filter(languages__icontains=f'"{wanted.language}"')
    held = Exists(posts.filter(_held_on(timezone.localdate())))
    if wanted.posts == "current":
        contacts = contacts.filter(held)
    elif wanted.posts == "former":
        contacts = contacts.filter(Exists(posts)).exclude(held)
    return contacts.order_by("name", "pk")


def _held_on(day: date) -> Q:
    """The SQL twin of ``ContactPost.held_on``: a partial date counts to its last day."""
    iso = day.isoformat()
    not_over = Q(until="") | Q(until__gte=iso) | Q(until__in=[iso[:4], iso[:7]])
    return not_over & (Q(since="") | Q(since__lte=iso))


def countries_met(user: User) -> list[str]:
    """Country codes of the places where the person's contacts hold posts."""
    found = ContactPost.objects.filter(contact__in=contacts_seen_by(user)).exclude(place__place_row__country="")
    codes = found.order_by().values_list("place__place_row__country", flat=True).distinct()
    return sorted(code for code in codes if code)


def due_contacts(*, on: date | None = None, seen_by: User | None = None) -> QuerySet[Contact]:
    """Contacts kept beyond the day set for them: to be kept longer or erased, the longest overdue first."""
    contacts = Contact.objects.filter(erased_at=None) if seen_by is None else contacts_seen_by(seen_by)
    return contacts.filter(keep_until__lt=on or timezone.localdate()).order_by("keep_until", "pk")


def email_of(contact: Contact) -> str:
    """The e-mail address to write to: the preferred one, else the first; needs ``reaches`` prefetched in lists."""
    addresses = [reach.value for reach in contact.reaches.all() if reach.kind == Reach.Kind.EMAIL]
    return addresses[0] if addresses else ""
