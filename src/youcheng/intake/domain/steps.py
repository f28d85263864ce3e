"""One step on a finding: taken under a lock, with the state before kept, so that it can be told and undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from youcheng.accounts.models import User
from youcheng.intake.domain.errors import AlreadyChangedError
from youcheng.intake.models import Decision, Finding
from youcheng.registry.domain.claims import last_decision_group
from youcheng.registry.models import Claim, Judgement


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb did: the findings whose state changed, the one it was called for first."""

    changed: tuple[Finding, ...]
    group: UUID
    left: tuple[Finding, ...] = field(default=())
    """Findings that were passed over because they need a person's answer."""


def lock_finding(finding: Finding, *, version: int | None) -> Finding:
    """The finding as it stands now, locked until the transaction ends.

    ``version`` is what the person's page showed; None skips the comparison. Raises :class:`AlreadyChangedError`, which
    says who did what, when somebody else was faster.
    """
    current = (
        Finding.objects.select_for_update(of=("self",))
        .select_related("reading__document", "decided_by")
        .get(pk=finding.pk)
    )
    if version is not None and current.version != version:
        raise AlreadyChangedError(changed_words(current), current)
    return current


def changed_words(finding: Finding) -> str:
    """Who did what to a finding last, for the second of two reviewers."""
    if finding.decided_by is None or finding.decided_at is None:
        return _("This fact was changed or reopened meanwhile. Nothing of yours was saved; look again and decide.")
    return _("%(person)s %(did)s this fact at %(time)s. Nothing was lost; it is shown as it stands now.") % {
        "person": finding.decided_by,
        "did": finding.get_status_display(),
        "time": time_format(timezone.localtime(finding.decided_at)),
    }


def state_of(finding: Finding) -> dict[str, Any]:
    """What a step may change, as plain values."""
    return {
        "status": finding.status,
        "corrected": finding.corrected,
        "chosen": finding.chosen,
        "needs": finding.needs,
        "contradicts": finding.contradicts,
        "entity": finding.entity_id,
        "claims": sorted(finding.claims.values_list("pk", flat=True)),
        "note": finding.note,
        "decided_by": finding.decided_by_id,
        "decided_at": finding.decided_at.isoformat() if finding.decided_at else None,
    }


def restore(finding: Finding, state: dict[str, Any]) -> None:
    """Put a finding back into a state that :func:`state_of` gave."""
    finding.status = state["status"]
    finding.corrected = state["corrected"]
    finding.chosen = state["chosen"]
    finding.needs = state["needs"]
    finding.contradicts = state["contradicts"]
    finding.entity_id = state["entity"]
    finding.note = state["note"]
    finding.decided_by_id = state["decided_by"]
    finding.decided_at = datetime.fromisoformat(state["decided_at"]) if state["decided_at"] else None
    finding.version += 1
    finding.save()
    finding.claims.set(state["claims"])


@dataclass(slots=True)
class Trace:
    """What a step left in the registry, so that undoing can find it."""

    registry_groups: list[str] = field(default_factory=list)
    added_evidence: list[tuple[int, int]] = field(default_factory=list)
    judgement: Judgement | None = None

    def decided(self, claim: Claim) -> None:
        """Note the registry's decision that was just made on a claim."""
        group = last_decision_group(claim)
        if group is not None and str(group) not in self.registry_groups:
            self.registry_groups.append(str(group))


def record(
    finding: Finding,
    action: Decision.Action,
    *,
    before: dict[str, Any],
    group: UUID,
    by: User,
    trace: Trace | None = None,
) -> Decision:
    """Write the step down and let the finding's version rise."""
    finding.version += 1
    finding.save()
    left = trace or Trace()
    return Decision.objects.create(
        finding=finding,
        action=action,
        group=group,
        before=before,
        by=by,
        registry_groups=left.registry_groups,
        added_evidence=[list(pair) for pair in left.added_evidence],
        judgement=left.judgement,
    )


def decide(finding: Finding, status: Finding.Status, *, by: User, note: str = "") -> None:
    """Set the standing of a finding; :func:`record` saves it."""
    finding.status = status
    finding.decided_by = by
    finding.decided_at = timezone.now()
    finding.note = note


def without_repeats(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, the first mention's object kept."""
    return list({finding.pk: finding for finding in reversed(list(findings))}.values())[::-1]
