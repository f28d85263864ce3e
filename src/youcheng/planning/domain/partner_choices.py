"""What an office makes of a suggestion: set aside with a reason, or put on the shortlist."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.organisations import home_of
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.office import office_of
from youcheng.planning.models import SetAside, Shortlist, ShortlistItem
from youcheng.registry.domain.entities import canonical, place_entity
from youcheng.registry.models import Entity

REASON_LENGTH = 300
NOTE_LENGTH = 2000


@transaction.atomic
def set_aside(place_id: str, partner_id: str, *, reason: str, by: User) -> SetAside:
    """Have a partner proposed to a place no more, for a reason; what stands already stays as it is.

    Raises :class:`NotPossible` without a reason.
    """
    office = office_of(by)
    words = " ".join(reason.split())
    if not words:
        raise NotPossible(_("Say in a few words why, so that your successor knows."))
    if len(words) > REASON_LENGTH:
        raise NotPossible(
            _("The reason has %(length)d characters; at most %(most)d fit.")
            % {"length": len(words), "most": REASON_LENGTH}
        )
    place, partner = pair_of(place_id, partner_id)
    made, created = SetAside.objects.get_or_create(
        organisation=office, place=place, partner=partner, taken_back_at=None, defaults={"reason": words, "by": by}
    )
    if created:
        record_change(by=by, obj=made, verb="set aside", after=state_of(made))
    return made


@transaction.atomic
def take_back(judgement: SetAside, *, by: User) -> None:
    """Have a partner proposed again; the judgement and its reason stay on record."""
    can_plan(by, within=judgement.organisation).enforce()
    current = SetAside.objects.select_for_update().get(pk=judgement.pk)
    if current.taken_back_at is not None:
        return
    before = state_of(current)
    current.taken_back_by, current.taken_back_at = by, timezone.now()
    current.save(update_fields=["taken_back_by", "taken_back_at"])
    record_change(by=by, obj=current, verb="taken back", before=before, after=state_of(current))


def standing_set_aside(place_id: str, *, by: User) -> dict[str, SetAside]:
    """Partner id → what the person's office has set aside for a place."""
    home = home_of(by)
    found = SetAside.objects.filter(organisation=home, place=place_id, taken_back_at=None).select_related("by")
    return {one.partner_id: one for one in found}


@transaction.atomic
def shortlist_partner(place_id: str, partner_id: str, *, by: User, note: str = "") -> ShortlistItem:
    """Put a partner on the office's shortlist for a place; one that is there already stays as it is."""
    office = office_of(by)
    place, partner = pair_of(place_id, partner_id)
    shortlist, _new = Shortlist.objects.get_or_create(organisation=office, place=place, defaults={"owner": by})
    item, created = ShortlistItem.objects.get_or_create(
        shortlist=shortlist, partner=partner, defaults={"by": by, "note": note.strip()[:NOTE_LENGTH]}
    )
    if created:
        record_change(by=by, obj=item, verb="shortlisted", after=state_of(item), organisation=office)
    return item


@transaction.atomic
def drop_from_shortlist(item: ShortlistItem, *, by: User) -> None:
    """Take a partner off a shortlist; the change log keeps what the note said."""
    office = item.shortlist.organisation
    can_plan(by, within=office).enforce()
    record_change(by=by, obj=item, verb="dropped", before=state_of(item), organisation=office)
    item.delete()


@transaction.atomic
def note_on(record: Shortlist | ShortlistItem, *, note: str, by: User) -> None:
    """Write the note of a shortlist or of one partner on it."""
    office = record.organisation if isinstance(record, Shortlist) else record.shortlist.organisation
    can_plan(by, within=office).enforce()
    before = state_of(record)
    record.note = note.strip()[:NOTE_LENGTH]
    record.save(update_fields=["note"])
    record_change(by=by, obj=record, verb="noted", before=before, after=state_of(record), organisation=office)


@transaction.atomic
def give_shortlist(shortlist: Shortlist, *, to: User, by: User) -> None:
    """Make somebody of the office look after a shortlist."""
    can_plan(by, within=shortlist.organisation).enforce()
    can_plan(to, within=shortlist.organisation).enforce()
    before = state_of(shortlist)
    shortlist.owner = to
    shortlist.save(update_fields=["owner"])
    record_change(by=by, obj=shortlist, verb="given", before=before, after=state_of(shortlist))


def shortlisted(place_id: str, partner_ids: Iterable[str], *, by: User) -> set[str]:
    """Which of some partners are on the office's shortlist for a place."""
    items = ShortlistItem.objects.filter(shortlist__organisation=home_of(by), shortlist__place=place_id)
    return set(items.filter(partner__in=list(partner_ids)).values_list("partner", flat=True))


def pair_of(place_id: str, partner_id: str) -> tuple[Entity, Entity]:
    """The entities of a place and a partner, each what it was judged to be.

    Raises :class:`NotPossible` for a place with itself, ``UnknownPlace`` for an id that nobody knows.
    """
    place, partner = place_entity(canonical(place_id)), place_entity(canonical(partner_id))
    if place.pk == partner.pk:
        raise NotPossible(_("A place cannot be its own partner."))
    return place, partner
