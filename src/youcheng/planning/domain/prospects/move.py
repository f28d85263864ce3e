"""Opening prospects and moving them along, each step logged."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.changes import record_change, state_of
from youcheng.accounts.domain.permissions import can_plan
from youcheng.accounts.models import User
from youcheng.planning.domain.errors import NotPossible
from youcheng.planning.domain.office import office_of
from youcheng.planning.domain.partner_choices import NOTE_LENGTH, pair_of
from youcheng.planning.domain.prospects.transitions import CLOSED, Transition, may_take, transition
from youcheng.planning.models import Actor, Prospect, ProspectStep, Stage
from youcheng.registry.values import PartialDate


@transaction.atomic
def open_prospect(place_id: str, partner_id: str, *, by: User, note: str = "") -> Prospect:
    """Begin to follow a possible tie; the one that is under way already is returned as it is."""
    office = office_of(by)
    place, partner = pair_of(place_id, partner_id)
    now = timezone.now()
    under_way = Prospect.objects.filter(organisation=office, place=place, partner=partner).exclude(stage__in=CLOSED)
    found = under_way.select_related("organisation").first()
    if found is not None:
        return found
    prospect = Prospect.objects.create(
        organisation=office, place=place, partner=partner, owner=by, since=now, waiting_since=now
    )
    ProspectStep.objects.create(
        prospect=prospect,
        to_stage=Stage.CONTACT,
        next_actor=prospect.next_actor,
        note=note.strip()[:NOTE_LENGTH],
        by=by,
    )
    record_change(by=by, obj=prospect, verb="opened", after=state_of(prospect))
    return prospect


def move_prospect(
    prospect: Prospect,
    *,
    to: str,
    by: User,
    seen: str = "",
    on: str = "",
    note: str = "",
    next_actor: str = "",
) -> ProspectStep:
    """Take a step. ``seen`` is the stage that the person saw; ``on`` when it happened (a partial date, empty: today).

    Raises :class:`NotPossible` where the step does not follow from where the prospect stands (or somebody else has
    moved it meanwhile), where a return, rejection or end has no reason, ``InvalidValue`` for a date that is none, and
    ``PermissionDenied`` with its reason. A signature is recorded by ``signing.sign_prospect``.
    """
    if to == Stage.SIGNED:
        raise NotPossible(_("A signature is recorded with its date and its evidence."))
    return take_step(prospect, to=to, by=by, seen=seen, on=on, note=note, next_actor=next_actor)


@transaction.atomic
def take_step(
    prospect: Prospect,
    *,
    to: str,
    by: User,
    seen: str = "",
    on: str = "",
    note: str = "",
    next_actor: str = "",
    also: Callable[[Prospect], None] | None = None,
) -> ProspectStep:
    """Take any step; ``also`` changes further columns of the locked prospect before it is saved."""
    current = Prospect.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=prospect.pk)
    step = transition(current.stage, to)
    if (seen and seen != current.stage) or step is None:
        raise NotPossible(
            _("The prospect is at “%(stage)s” now. Look at it again before you go on.")
            % {"stage": current.get_stage_display()}
        )
    may_take(step, current, by=by).enforce()
    words = note.strip()[:NOTE_LENGTH]
    if not words and _needs_a_reason(step):
        raise NotPossible(_("Say why, in a few words: whoever reads this later must know."))
    day = PartialDate().clean(on) if on else ""
    before, now = state_of(current), timezone.now()
    actor = Actor(next_actor) if next_actor in Actor.values and to not in CLOSED else step.next_actor
    from_stage = current.stage
    current.stage, current.since = Stage(to), now
    current.next_actor, current.waiting_since = actor, now
    if also is not None:
        also(current)
    current.save()
    record_change(by=by, obj=current, verb=str(to), before=before, after=state_of(current))
    made = ProspectStep.objects.create(
        prospect=current, from_stage=from_stage, to_stage=to, next_actor=actor, on=day, note=words, by=by
    )
    prospect.refresh_from_db()
    return made


def _needs_a_reason(step: Transition) -> bool:
    return step.target in (Stage.RETURNED, Stage.REJECTED, Stage.ABANDONED)


@transaction.atomic
def hand_on(prospect: Prospect, *, next_actor: str, by: User) -> None:
    """Say who has to act next; from now on it waits for them."""
    current = Prospect.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=prospect.pk)
    can_plan(by, within=current.organisation).enforce()
    if current.stage in CLOSED or next_actor not in Actor.values:
        raise NotPossible(_("Nobody has to act on this any more."))
    if current.next_actor != next_actor:
        before = state_of(current)
        current.next_actor, current.waiting_since = Actor(next_actor), timezone.now()
        current.save(update_fields=["next_actor", "waiting_since"])
        record_change(by=by, obj=current, verb="handed on", before=before, after=state_of(current))
    prospect.refresh_from_db()


@transaction.atomic
def note_prospect(prospect: Prospect, *, note: str, by: User) -> None:
    """Write the prospect's note."""
    can_plan(by, within=prospect.organisation).enforce()
    before = state_of(prospect)
    prospect.note = note.strip()[:NOTE_LENGTH]
    prospect.save(update_fields=["note"])
    record_change(by=by, obj=prospect, verb="noted", before=before, after=state_of(prospect))
