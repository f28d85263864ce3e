"""Wishes for a partner: said by an office, found by others; what the public may know stands in the registry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_plan, can_publish, can_review_claims
from youcheng.accounts.domain.queries.organisations import organisations_seen_by
from youcheng.accounts.models import Role, User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.office import office_of
from youcheng.planning.domain.partner_places import PlaceCard, country_name, place_cards
from youcheng.planning.models import PartnerWish
from youcheng.registry.domain.claims import accept_claims, propose_claim
from youcheng.registry.domain.entities import canonical, new_entity, place_entity
from youcheng.registry.domain.evidence import word_evidence
from youcheng.registry.domain.publication import withdraw
from youcheng.registry.models import Claim, Entity, Wish


@transaction.atomic
def state_wish(
    place_id: str,
    *,
    by: User,
    language: str,
    country: str = "",
    traits: str = "",
    outline: str = "",
    contact: str = "",
    contact_for: str = PartnerWish.Contact.OFFICERS,
) -> PartnerWish:
    """Say that a place seeks a partner. Country and traits become claims of the registry on the officer's dated word.

    They are public at once where the officer may review, else after a reviewer has accepted them. Outline and contact
    stay among offices. Raises :class:`NotPossible` where nothing is said, ``InvalidValue``, ``PermissionDenied``.
    """
    office = office_of(by)
    sought = {name: value.strip() for name, value in (("country", country), ("traits", traits)) if value.strip()}
    if not sought:
        raise NotPossible(_("Say at least in which country the partner should be, or what it should be like."))
    place = place_entity(canonical(place_id))
    today = timezone.localdate().isoformat()
    evidence = word_evidence(by=by, text=f"{today} {sought.get('traits') or sought['country']}")
    entity = new_entity(Entity.Kind.WISH)
    claims = [
        propose_claim(entity, name, value, language=tongue, evidence=evidence, origin=Claim.Origin.PERSON, by=by)
        for name, value, tongue in (("place", place.pk, ""), ("wish", sought, language), ("stated_on", today, ""))
    ]
    if can_review_claims(by, within=office):
        accept_claims(claims, by=by, reason=_("A wish stated by the office"))
    wish = PartnerWish.objects.create(
        organisation=office,
        place=place,
        country=sought.get("country", ""),
        traits=sought.get("traits", ""),
        outline=outline.strip(),
        language=language,
        contact=contact.strip(),
        contact_for=PartnerWish.Contact(contact_for),
        entity=entity,
        by=by,
    )
    record_change(by=by, obj=wish, verb="stated", after=state_of(wish))
    return wish


@transaction.atomic
def close_wish(wish: PartnerWish, *, by: User) -> None:
    """Take a wish down: fulfilled or given up. Who may publish also withdraws it from the public pages."""
    can_plan(by, within=wish.organisation).enforce()
    if wish.closed_at is not None:
        return
    before = state_of(wish)
    wish.closed_at = timezone.now()
    wish.save(update_fields=["closed_at"])
    if wish.entity is not None and can_publish(by, within=wish.organisation):
        withdraw([wish.entity], by=by, reason=_("The wish was closed"))
    record_change(by=by, obj=wish, verb="closed", before=before, after=state_of(wish))


@dataclass(frozen=True, slots=True)
class WishCard:
    """A wish as others find it; ``contact`` is empty where the reader may not see it or none is given."""

    place: PlaceCard
    country: str
    traits: str
    language: str
    stated_on: str
    outline: str = ""
    contact: str = ""
    contact_withheld: bool = False
    office: str = ""
    wish: PartnerWish | None = None
    """The office's own record; None for a wish that only the registry has."""
    may_close: bool = False

    @property
    def country_name(self) -> str:
        """The desired country in words; empty for any."""
        return country_name(self.country)


def wish_cards(*, reader: User, country: str = "", from_country: str = "") -> list[WishCard]:
    """All open wishes, the latest first: those of offices, and those that the registry read elsewhere.

    ``country`` keeps wishes for that country (or any), ``from_country`` those of places in a country.
    """
    offices = PartnerWish.objects.filter(closed_at=None).select_related("organisation")
    listed = Wish.objects.filter(public=True, entity__office_wish=None)
    if country:
        wanted = Q(country=country) | Q(country="")
        offices, listed = offices.filter(wanted), listed.filter(wanted)
    found, rows = list(offices), list(listed.order_by("-stated_on", "pk"))
    places = place_cards({wish.place_id for wish in found} | {row.place_id for row in rows})
    planned_for = set(organisations_seen_by(reader, at_least=Role.OFFICER).values_list("pk", flat=True))
    officer = bool(can_plan(reader))
    cards = [_of_office(wish, places[wish.place_id], officer=officer, planned_for=planned_for) for wish in found]
    cards += [
        WishCard(places[row.place_id], row.country, row.traits, row.language or "und", row.stated_on) for row in rows
    ]
    kept: Iterable[WishCard] = cards
    if from_country:
        kept = (card for card in cards if card.place.country == from_country)
    return sorted(kept, key=lambda card: card.stated_on, reverse=True)


def _of_office(wish: PartnerWish, place: PlaceCard, *, officer: bool, planned_for: set[int]) -> WishCard:
    own = wish.organisation_id in planned_for
    sees = own or (officer and wish.contact_for == PartnerWish.Contact.OFFICERS)
    return WishCard(
        place=place,
        country=wish.country,
        traits=wish.traits,
        language=wish.language,
        stated_on=timezone.localtime(wish.at).date().isoformat(),
        outline=wish.outline,
        contact=wish.contact if sees else "",
        contact_withheld=bool(wish.contact) and not sees,
        office=str(wish.organisation),
        wish=wish,
        may_close=own,
    )
