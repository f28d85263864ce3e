"""Claims: proposing, accepting, correcting, rejecting, preferring, undoing."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_add_documents, can_review_claims
from youcheng.accounts.models import User
from youcheng.registry.domain.entities import canonical, members
from youcheng.registry.domain.errors import ClaimChanged, EvidenceMissing, NothingToUndo, RegistryError
from youcheng.registry.domain.evidence import word_evidence
from youcheng.registry.domain.ids import claim_key
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.projection.tables import chunks
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim, ClaimDecision, Document, Entity, Evidence
from youcheng.registry.properties import (
    PROPERTIES,
    Holds,
    holds_of,
    property_of,
    validate_language,
    validate_period,
)

Status, Verification, Action = Claim.Status, Claim.Verification, ClaimDecision.Action
DECIDED = ("status", "verification", "preferred", "public", "replaced_by", "decided_by", "decided_at")
"""The fields of a claim that decisions change."""


@changes_registry
def propose_claim(
    entity: Entity,
    property: str,
    value: Any,
    *,
    language: str = "",
    valid_from: str = "",
    valid_to: str = "",
    evidence: Evidence | Collection[Evidence],
    origin: str,
    confidence: float | None = None,
    by: User | None = None,
) -> Claim:
    """State something about an entity. The same statement again is the same claim with more evidence.

    Raises :class:`~youcheng.registry.values.InvalidValue` for a value the property does not take and
    :class:`EvidenceMissing` without evidence. What people decided about the claim earlier stays.
    """
    if by is not None:
        can_add_documents(by).enforce()
    grounds = [evidence] if isinstance(evidence, Evidence) else list(evidence)
    claim, _created = _state(
        entity,
        property,
        value,
        language=language,
        period=(valid_from, valid_to),
        grounds=grounds,
        origin=origin,
        confidence=confidence,
        by=by,
    )
    if claim.status == Status.ACCEPTED:
        project([claim.entity_id])  # more evidence may settle a disagreement otherwise
    return claim


def _state(
    entity: Entity,
    name: str,
    value: Any,
    *,
    language: str,
    period: tuple[str, str],
    grounds: list[Evidence],
    origin: str,
    confidence: float | None,
    by: User | None,
) -> tuple[Claim, bool]:
    """The claim that says this, made if there is none, with the evidence attached; and whether it was made."""
    if not grounds:
        raise EvidenceMissing(_("Nothing is claimed without evidence."))
    definition = property_of(name, kind=entity.kind)
    cleaned = definition.type.clean(value)
    language = validate_language(language)
    start, end = validate_period(*period)
    references = _existing(definition.type.references(cleaned))
    claim, created = Claim.objects.get_or_create(
        key=claim_key(entity.pk, name, cleaned, language, start, end),
        defaults={
            "entity": entity,
            "property": name,
            "value": cleaned,
            "language": language,
            "valid_from": start,
            "valid_to": end,
            "refers_to_id": references[0] if references else None,
            "also_refers_to_id": references[1] if len(references) > 1 else None,
            "origin": Claim.Origin(origin),
            "confidence": confidence,
            "by": by,
            "first_evidence": grounds[0],
        },
    )
    claim.evidence.add(*grounds)
    if not created and confidence is not None and confidence > (claim.confidence or 0):
        claim.confidence = confidence
        claim.save(update_fields=["confidence"])
    return claim, created


def _existing(references: tuple[str, ...]) -> tuple[str, ...]:
    missing = set(references) - set(Entity.objects.filter(pk__in=references).values_list("pk", flat=True))
    if missing:
        raise RegistryError(_("There is no entity “%(id)s”.") % {"id": ", ".join(sorted(missing))})
    return references


@changes_registry
def accept_claims(claims: Iterable[Claim], *, by: User, reason: str = "") -> None:
    """Accept claims as one decision: reviewed, public, and in the rows.

    Accepted a second time by another person than the first, a claim counts as confirmed.
    """
    can_review_claims(by).enforce()

    def accept(claim: Claim) -> None:
        again = claim.status == Status.ACCEPTED and claim.verification != Verification.IMPORTED
        confirmed = again and (claim.verification == Verification.CONFIRMED or claim.decided_by_id != by.pk)
        claim.status = Status.ACCEPTED
        claim.verification = Verification.CONFIRMED if confirmed else Verification.REVIEWED
        claim.public = True
        claim.replaced_by = None

    _decide(claims, accept, Action.ACCEPT, by=by, reason=reason, group=uuid4())


def accept_claim(claim: Claim, *, by: User, reason: str = "") -> None:
    """Accept one claim; see :func:`accept_claims`."""
    accept_claims([claim], by=by, reason=reason)


@changes_registry
def reject_claims(claims: Iterable[Claim], *, by: User, reason: str = "") -> None:
    """Reject claims as one decision; they and their evidence are kept."""
    can_review_claims(by).enforce()
    _decide(claims, _set_aside(Status.REJECTED), Action.REJECT, by=by, reason=reason, group=uuid4())


def _set_aside(status: str, *, replaced_by: Claim | None = None) -> Callable[[Claim], None]:
    def change(claim: Claim) -> None:
        claim.status = status
        claim.verification = Verification.NONE
        claim.preferred = claim.public = False
        claim.replaced_by = replaced_by

    return change


@changes_registry
def correct_claim(
    claim: Claim,
    *,
    value: Any,
    by: User,
    note: str,
    valid_from: str | None = None,
    valid_to: str | None = None,
    language: str | None = None,
) -> Claim:
    """Put another claim in the place of this one, as one decision; returns the new, accepted claim.

    The new claim has the old one's evidence and the officer's word ``note``; the old one stays beside it. What is not
    given stays as it was. A correction that changes nothing accepts the claim.
    """
    can_review_claims(by).enforce()
    said = word_evidence(by=by, text=note or json.dumps(value, ensure_ascii=False))
    old = list(claim.evidence.all())
    new, created = _state(
        claim.entity,
        claim.property,
        value,
        language=claim.language if language is None else language,
        period=(
            claim.valid_from if valid_from is None else valid_from,
            claim.valid_to if valid_to is None else valid_to,
        ),
        grounds=[said],
        origin=Claim.Origin.PERSON,
        confidence=None,
        by=by,
    )
    if new.pk == claim.pk:
        accept_claim(claim, by=by, reason=note)
        return claim
    held = set(new.evidence.values_list("pk", flat=True))
    added = [evidence for evidence in old if evidence.pk not in held]
    new.evidence.add(*added)
    was_preferred = claim.preferred
    group = uuid4()

    def accept(corrected: Claim) -> None:
        corrected.status = Status.ACCEPTED
        corrected.verification = Verification.REVIEWED
        corrected.public = True
        corrected.preferred = corrected.preferred or was_preferred
        corrected.replaced_by = None

    aside = _set_aside(Status.CORRECTED, replaced_by=new)
    _decide([claim], aside, Action.CORRECT, by=by, reason=note, group=group, projecting=False)
    _decide(
        [new],
        accept,
        Action.CORRECT,
        by=by,
        reason=note,
        group=group,
        added_evidence=[found.pk for found in added],
        # A claim that exists only through this correction must not wait for review once the correction is undone.
        undone_status=Status.REJECTED if created else None,
    )
    return new


@changes_registry
def prefer_claim(claim: Claim, *, by: User, reason: str) -> None:
    """Settle a disagreement: of the accepted values of this property, this one stands."""
    can_review_claims(by).enforce()
    current = Claim.objects.select_related("entity").get(pk=claim.pk)
    if current.status != Status.ACCEPTED:
        raise RegistryError(_("Only an accepted claim can be preferred."))
    rivals = Claim.objects.filter(
        entity__in=members([current.entity_id]), property=current.property, preferred=True
    ).exclude(pk=current.pk)
    holds = holds_of(PROPERTIES[current.property], current.entity.kind)
    # Several names may stand, but one of each language is the one to show.
    if holds is Holds.ONE_PER_LANGUAGE or current.property == "name":
        rivals = rivals.filter(language=current.language)
    elif holds is Holds.ONE_PER_START:
        rivals = rivals.filter(valid_from=current.valid_from)

    def settle(other: Claim) -> None:
        other.preferred = other.pk == current.pk

    _decide([claim, *rivals], settle, Action.PREFER, by=by, reason=reason, group=uuid4())


@changes_registry
def undo(decision_group: UUID, *, by: User) -> list[Claim]:
    """Take back a whole decision: its claims stand as before. Returns them.

    Raises :class:`NothingToUndo`, or :class:`ClaimChanged` where a later decision built on this one.
    """
    can_review_claims(by).enforce()
    decisions = list(
        ClaimDecision.objects.select_for_update(of=("self",))
        .filter(group=decision_group, undone_at=None)
        .select_related("claim")
        .order_by("-pk")
    )
    if not decisions:
        raise NothingToUndo(_("There is nothing to undo: the decision was taken back already."))
    for decision in decisions:
        later = decision.claim.decisions.filter(undone_at=None, pk__gt=decision.pk).exclude(group=decision_group)
        if later.exists():
            raise ClaimChanged(_("A later decision on the same fact stands; undo that one first."))
        if _decided(_snapshot(decision.claim)) != _decided(decision.after):
            raise ClaimChanged(_("An import has changed this fact since; decide on it anew instead of undoing."))
    claims = []
    for decision in decisions:
        claim = decision.claim
        _restore(claim, decision.before)
        claim.save(update_fields=list(DECIDED))
        if decision.added_evidence:
            kept = claim.first_evidence_id
            claim.evidence.remove(*[pk for pk in decision.added_evidence if pk != kept])
        claims.append(claim)
    ClaimDecision.objects.filter(pk__in=[decision.pk for decision in decisions]).update(
        undone_at=timezone.now(), undone_by=by
    )
    project({claim.entity_id for claim in claims} | {canonical(claim.entity_id) for claim in claims})
    return claims


def last_decision_group(subject: Document | Claim) -> UUID | None:
    """The latest decision that stands on a claim, or on any claim that rests on a document."""
    decisions = ClaimDecision.objects.filter(undone_at=None)
    if isinstance(subject, Document):
        decisions = decisions.filter(claim__in=Claim.objects.filter(evidence__document=subject).values("pk"))
    else:
        decisions = decisions.filter(claim=subject)
    return decisions.order_by("-pk").values_list("group", flat=True).first()


def _decide(
    claims: Iterable[Claim],
    change: Callable[[Claim], None],
    action: str,
    *,
    by: User,
    reason: str,
    group: UUID,
    added_evidence: list[int] | None = None,
    projecting: bool = True,
    undone_status: str | None = None,
) -> None:
    """Change claims, log what changed, compute the rows anew; the instances passed in are brought up to date."""
    seen = {claim.pk: claim for claim in claims}
    now = timezone.now()
    for part in chunks(list(seen)):
        locked = list(
            Claim.objects.select_for_update(of=("self",))
            .select_related("decided_by")
            .filter(pk__in=part)
            .order_by("pk")
        )
        if len(locked) != len(part):
            raise RegistryError(_("A claim that was to be decided does not exist."))
        decisions = []
        for claim in locked:
            _refuse_stale(claim, seen[claim.pk])
            before, status = _snapshot(claim), claim.status
            if undone_status:
                before["status"] = str(undone_status)
            change(claim)
            claim.decided_by, claim.decided_at = by, now
            decisions.append(
                ClaimDecision(
                    group=group,
                    claim=claim,
                    action=action,
                    from_status=status,
                    to_status=claim.status,
                    before=before,
                    after=_snapshot(claim),
                    added_evidence=added_evidence or [],
                    reason=reason,
                    by=by,
                )
            )
            for name in DECIDED:
                setattr(seen[claim.pk], name, getattr(claim, name))
        Claim.objects.bulk_update(locked, DECIDED, batch_size=100)
        ClaimDecision.objects.bulk_create(decisions)
    if projecting and seen:
        project({claim.entity_id for claim in seen.values()})


def _refuse_stale(current: Claim, shown: Claim) -> None:
    if current.status != shown.status:
        raise ClaimChanged(
            _("%(person)s has meanwhile decided on this fact (%(status)s). Look at it again before you decide.")
            % {"person": current.decided_by or _("Somebody"), "status": current.get_status_display()}
        )


def _snapshot(claim: Claim) -> dict[str, Any]:
    return {
        "status": str(claim.status),
        "verification": str(claim.verification),
        "preferred": claim.preferred,
        "public": claim.public,
        "replaced_by": claim.replaced_by_id,
        "decided_by": claim.decided_by_id,
        "decided_at": claim.decided_at.isoformat() if claim.decided_at else None,
    }


def _decided(state: dict[str, Any]) -> dict[str, Any]:
    """What of a state is a decision on the claim itself; whether it is public may change by itself."""
    return {name: state[name] for name in ("status", "verification", "preferred", "replaced_by")}


def _restore(claim: Claim, state: dict[str, Any]) -> None:
    claim.status, claim.verification = state["status"], state["verification"]
    claim.preferred, claim.public = state["preferred"], state["public"]
    claim.replaced_by_id, claim.decided_by_id = state["replaced_by"], state["decided_by"]
    claim.decided_at = parse_datetime(state["decided_at"]) if state["decided_at"] else None
