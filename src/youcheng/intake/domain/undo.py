"""Taking decisions back."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from youcheng.accounts.domain.permissions import can_review_claims
from youcheng.accounts.models import User
from youcheng.intake.domain.errors import IntakeError
from youcheng.intake.domain.propose import propose_again
from youcheng.intake.domain.steps import Outcome, restore, without_repeats
from youcheng.intake.models import Decision, Finding, Reading
from youcheng.registry.domain import claims as registry
from youcheng.registry.domain.merge import revoke
from youcheng.registry.domain.projection import project
from youcheng.registry.domain.turns import changes_registry
from youcheng.registry.models import Claim, Evidence


def last_step(reading: Reading, *, by: User) -> Decision | None:
    """The latest decision of this person on the document that still stands."""
    return Decision.objects.filter(finding__reading=reading, by=by, undone_at=None).order_by("-pk").first()


@changes_registry
def undo_last(reading: Reading, *, by: User) -> Outcome:
    """Take back this person's latest action on the document: all its steps, in the registry too."""
    can_review_claims(by).enforce()
    step = last_step(reading, by=by)
    if step is None:
        raise IntakeError(_("You have nothing to undo in this document."))
    return _undo_group(reading, step.group, by=by)


@changes_registry
def undo_finding(finding: Finding, *, by: User) -> Outcome:
    """Take back the latest decision on one fact, whoever made it."""
    can_review_claims(by).enforce()
    step = finding.decisions.filter(undone_at=None).exclude(action=Decision.Action.CHOOSE_PLACE).first()
    if step is None:
        raise IntakeError(_("Nobody has decided on this fact."))
    return _undo_steps(finding.reading, [step], by=by)


def _undo_group(reading: Reading, group: UUID, *, by: User) -> Outcome:
    return _undo_steps(reading, list(Decision.objects.filter(group=group, undone_at=None).order_by("-pk")), by=by)


def _undo_steps(reading: Reading, steps: list[Decision], *, by: User) -> Outcome:
    findings: list[Finding] = []
    reopened: set[int] = set()
    for step in steps:
        finding = (
            Finding.objects.select_for_update(of=("self",)).select_related("reading__document").get(pk=step.finding_id)
        )
        later = finding.decisions.filter(undone_at=None, pk__gt=step.pk).exclude(pk__in=[other.pk for other in steps])
        if later.exists():
            raise IntakeError(_("A later decision on the same fact stands; undo that one first."))
        for group in reversed(step.registry_groups):
            reopened |= {claim.pk for claim in registry.undo(UUID(group), by=by)}
        _detach(step.added_evidence)
        if step.judgement is not None and step.judgement.revoked_at is None:
            revoke(step.judgement, by=by)
        restore(finding, step.before)
        findings.append(finding)
    Decision.objects.filter(pk__in=[step.pk for step in steps]).update(undone_at=timezone.now())
    _keep_what_others_accepted(reopened, by=by)
    changed = propose_again(reading)
    return Outcome(tuple(without_repeats([*findings, *changed])), steps[0].group)


def _keep_what_others_accepted(claims: set[int], *, by: User) -> None:
    """A claim that another accepted fact makes as well stays accepted."""
    shared = Claim.objects.filter(
        pk__in=claims,
        status=Claim.Status.PROPOSED,
        findings__status__in=[Finding.Status.ACCEPTED, Finding.Status.CORRECTED, Finding.Status.MERGED],
    ).distinct()
    if found := list(shared):
        registry.accept_claims(found, by=by)


def _detach(pairs: list[list[int]]) -> None:
    """Evidence that the step attached to claims goes from them again; the findings keep the words."""
    touched = set()
    for claim_id, evidence_id in pairs:
        claim = Claim.objects.get(pk=claim_id)
        if claim.first_evidence_id != evidence_id:
            claim.evidence.remove(Evidence.objects.get(pk=evidence_id))
            touched.add(claim.entity_id)
    if touched:
        project(touched)
