"""Accepting, correcting, rejecting, merging: each verb is one transaction, told in the log and undoable."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_merge, can_review_claims
from youcheng.accounts.models import User
from youcheng.intake.domain.corrections import put_right
from youcheng.intake.domain.errors import IntakeError, NeedsAnswerError
from youcheng.intake.domain.grounds import attach, grounds_of
from youcheng.intake.domain.propose import propose_again, refresh_contradictions
from youcheng.intake.domain.steps import Outcome, Trace, decide, lock_finding, record, state_of, without_repeats
from youcheng.intake.models import Decision, Finding, Reading
from youcheng.registry.domain.claims import accept_claims, reject_claims
from youcheng.registry.domain.entities import canonical
from youcheng.registry.domain.merge import judge_same
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim, Entity

Action, Status = Decision.Action, Finding.Status


@changes_registry
def accept_finding(finding: Finding, *, by: User, version: int | None = None) -> Outcome:
    """Accept a fact as it stands: its claims become reviewed facts of the registry, the page their evidence."""
    can_review_claims(by).enforce()
    current = lock_finding(finding, version=version)
    group = uuid4()
    _accept(current, by=by, group=group)
    return _outcome(current, group)


def _accept(finding: Finding, *, by: User, group: UUID) -> None:
    _refuse_decided(finding)
    if finding.needs:
        raise NeedsAnswerError(_("Answer the question in this fact first, or correct it."))
    before, trace = state_of(finding), Trace()
    let_stand(finding, list(finding.claims.select_related("entity")), by=by, trace=trace)
    decide(finding, Status.ACCEPTED, by=by)
    record(finding, Action.ACCEPT, before=before, group=group, by=by, trace=trace)


def let_stand(finding: Finding, claims: list[Claim], *, by: User, trace: Trace) -> None:
    """Accept claims and let the finding's words be evidence of each."""
    grounds = grounds_of(finding, finding.reading.document)
    for claim in claims:
        trace.added_evidence += attach(claim, grounds)
    fresh = [claim for claim in claims if _adds_something(claim, by)]
    if fresh:
        accept_claims(fresh, by=by)
        trace.decided(fresh[0])


def _adds_something(claim: Claim, by: User) -> bool:
    """Whether accepting would change the claim: not when this person, or two people, have accepted it already."""
    if claim.status != Claim.Status.ACCEPTED or claim.verification == Claim.Verification.IMPORTED:
        return True
    return claim.verification == Claim.Verification.REVIEWED and claim.decided_by_id != by.pk


@changes_registry
def correct_finding(
    finding: Finding,
    *,
    fields: dict[str, Any],
    by: User,
    note: str = "",
    version: int | None = None,
) -> Outcome:
    """Put a person's fields in the place of the machine's and accept what they say; the machine's stay beside them.

    Raises :class:`InvalidFieldsError` with a message for each field that the registry cannot take.
    """
    can_review_claims(by).enforce()
    current = lock_finding(finding, version=version)
    _refuse_decided(current)
    group, before, trace = uuid4(), state_of(current), Trace()
    put_right(current, fields, by=by, note=note, trace=trace)
    decide(current, Status.CORRECTED, by=by, note=note)
    record(current, Action.CORRECT, before=before, group=group, by=by, trace=trace)
    return _outcome(current, group, mapping=True)


@changes_registry
def reject_finding(finding: Finding, *, by: User, reason: str = "", version: int | None = None) -> Outcome:
    """Reject a fact. Claims that other facts make as well stay as they are."""
    can_review_claims(by).enforce()
    current = lock_finding(finding, version=version)
    _refuse_decided(current)
    group, before, trace = uuid4(), state_of(current), Trace()
    alone = [
        claim
        for claim in current.claims.filter(status=Claim.Status.PROPOSED)
        if not claim.findings.exclude(pk=current.pk).exclude(status=Status.REJECTED).exists()
    ]
    if alone:
        reject_claims(alone, by=by, reason=reason)
        trace.decided(alone[0])
    current.contradicts = False
    decide(current, Status.REJECTED, by=by, note=reason)
    record(current, Action.REJECT, before=before, group=group, by=by, trace=trace)
    return _outcome(current, group)


def give_reason(finding: Finding, *, by: User, reason: str, version: int | None = None) -> Finding:
    """Say afterwards why a fact was rejected."""
    can_review_claims(by).enforce()
    current = lock_finding(finding, version=version)
    if current.status != Status.REJECTED:
        raise IntakeError(_("Only a rejected fact has a reason for its rejection."))
    current.note = reason[:500]
    current.version += 1
    current.save()
    return current


@changes_registry
def merge_finding(finding: Finding, *, into: Entity, by: User, version: int | None = None) -> Outcome:
    """Judge that a fact speaks of something the registry has already, and accept what it says about it."""
    can_merge(by).enforce()
    current = lock_finding(finding, version=version)
    _refuse_decided(current)
    if current.entity is None:
        raise NeedsAnswerError(_("Answer the question in this fact first, or correct it."))
    group, before, trace = uuid4(), state_of(current), Trace()
    if canonical(current.entity_id or "") != canonical(into.pk):
        trace.judgement = judge_same(current.entity, into, by=by, reason=_("merged at the desk"))
    let_stand(current, list(current.claims.select_related("entity")), by=by, trace=trace)
    decide(current, Status.MERGED, by=by)
    record(current, Action.MERGE, before=before, group=group, by=by, trace=trace)
    return _outcome(current, group, mapping=True)


@changes_registry
def choose_place(finding: Finding, *, index: int, place: str, by: User, version: int | None = None) -> Outcome:
    """Say which place the name at ``index`` means; the same name elsewhere on the page follows where it was open."""
    can_review_claims(by).enforce()
    current = lock_finding(finding, version=version)
    _refuse_decided(current)
    if not 0 <= index < len(current.places):
        raise IntakeError(_("This fact names no such place."))
    name, group = current.places[index]["name"], uuid4()
    touched = []
    for other in [current, *current.reading.findings.filter(status=Status.PROPOSED).exclude(pk=current.pk)]:
        mine = [
            number
            for number, named in enumerate(other.places)
            if named["name"] == name
            and (str(number) not in other.chosen or (other.pk == current.pk and number == index))
        ]
        if not mine:
            continue
        before = state_of(other)
        other.chosen = {**other.chosen, **{str(number): place for number in mine}}
        record(other, Action.CHOOSE_PLACE, before=before, group=group, by=by)
        touched.append(other)
    changed = propose_again(current.reading)
    fresh = {other.pk: other for other in [*touched, *changed]}
    return Outcome(tuple(fresh.values()), group)


@changes_registry
def accept_remaining(reading: Reading, *, by: User) -> Outcome:
    """Accept every open fact that raises no question: nothing to answer, no damage, no contradiction."""
    can_review_claims(by).enforce()
    group = uuid4()
    done, left = [], []
    for finding in reading.findings.filter(status=Status.PROPOSED).order_by("position"):
        current = lock_finding(finding, version=None)
        if current.needs or current.damaged or current.contradicts or not current.claims.exists():
            left.append(current)
            continue
        _accept(current, by=by, group=group)
        done.append(current)
    refresh_contradictions(reading)
    return Outcome(tuple(done), group, tuple(left))


def _refuse_decided(finding: Finding) -> None:
    if not finding.is_open:
        raise IntakeError(
            _("This fact is decided (%(status)s). Undo that first.") % {"status": finding.get_status_display()}
        )


def _outcome(finding: Finding, group: UUID, *, mapping: bool = False) -> Outcome:
    """The finding with those open ones whose standing follows from it; ``mapping`` when what they say may too."""
    changed = propose_again(finding.reading) if mapping else refresh_contradictions(finding.reading)
    finding.contradicts = any(one.contradicts for one in changed if one.pk == finding.pk) or finding.contradicts
    return Outcome(tuple(without_repeats([finding, *changed])), group)
