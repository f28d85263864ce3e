"""Everything that happened to what is known of one entity: who, when, before, after; latest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch

from youcheng.accounts.models import User
from youcheng.intake.domain.queries.duplicates import judgements
from youcheng.registry.domain.entities import members
from youcheng.registry.models import Claim, ClaimDecision, Evidence, Judgement, Publication

Action = ClaimDecision.Action


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened. ``before`` and ``after`` are claims whose values a page shows."""

    at: datetime
    what: str
    """``stated``, ``accept``, ``correct``, ``reject``, ``prefer``, ``yield``, ``import``, ``supersede``, ``merge``,
    ``apart``, ``publish``, ``withdraw``; with ``undo_`` before it when taken back."""
    by: User | None = None
    property: str = ""
    before: Claim | None = None
    after: Claim | None = None
    reason: str = ""
    claim: Claim | None = None
    """What the step is about, whose evidence is shown."""
    judgement: Judgement | None = None
    order: int = 0
    extra: dict[str, str] = field(default_factory=dict)


def steps_of(entity_id: str) -> list[Step]:
    """The history of an entity and of those judged to be it, in a constant number of queries."""
    ids = members([entity_id]) | {entity_id}
    evidence = Evidence.objects.select_related("document", "batch", "said_by").order_by("pk")
    decisions = ClaimDecision.objects.select_related("by", "undone_by").order_by("pk")
    claims = list(
        Claim.objects.filter(entity__in=ids)
        .select_related("by", "decided_by", "replaced_by")
        .prefetch_related(Prefetch("evidence", evidence), Prefetch("decisions", decisions))
        .order_by("pk")
    )
    found = [step for claim in claims for step in _of_claim(claim)]
    found += [step for judgement in _judgements(ids) for step in _of_judgement(judgement)]
    for shown in Publication.objects.filter(entity__in=ids).select_related("by"):
        what = "publish" if shown.public else "withdraw"
        found.append(Step(shown.at, what, shown.by, reason=shown.reason, order=shown.pk))
    return sorted(found, key=lambda step: (step.at, step.order), reverse=True)


def _judgements(ids: set[str]) -> list[Judgement]:
    touching = judgements()
    return list(touching.filter(left__in=ids) | touching.filter(right__in=ids))


def _of_claim(claim: Claim) -> Iterator[Step]:
    name = claim.property
    decisions = list(claim.decisions.all())
    imported = claim.origin == Claim.Origin.IMPORT
    yield Step(claim.at, "import" if imported else "stated", claim.by, name, after=claim, claim=claim, order=claim.pk)
    if claim.status == Claim.Status.SUPERSEDED:
        newer = claim.replaced_by
        at = newer.at if newer is not None else claim.decided_at or claim.at
        yield Step(at, "supersede", newer.by if newer else None, name, before=claim, after=newer, claim=newer or claim)
    for decision in decisions:
        before, after = _change(decision, claim)
        what = _action(decision)
        yield Step(decision.at, what, decision.by, name, before, after, decision.reason, claim, order=decision.pk)
        if decision.undone_at is not None:
            yield Step(
                decision.undone_at, f"undo_{what}", decision.undone_by, name, after, before, claim=claim,
                order=decision.pk,
            )  # fmt: skip


def _action(decision: ClaimDecision) -> str:
    """What the decision did to its claim: of two values judged on, one is preferred and the other not any more."""
    if decision.action == Action.PREFER and not decision.after.get("preferred"):
        return "yield"
    return str(decision.action)


def _change(decision: ClaimDecision, claim: Claim) -> tuple[Claim | None, Claim | None]:
    """What stood before the decision and after it, as far as it changed the value."""
    match decision.action:
        case Action.CORRECT if claim.replaced_by is not None:
            return claim, claim.replaced_by
        case Action.REJECT:
            return claim, None
        case Action.PREFER if not decision.after.get("preferred"):
            return claim, None
        case _:
            return None, claim


def _of_judgement(judgement: Judgement) -> Iterator[Step]:
    what = "merge" if judgement.verdict == Judgement.Verdict.SAME else "apart"
    yield Step(judgement.at, what, judgement.by, reason=judgement.reason, judgement=judgement, order=judgement.pk)
    if judgement.revoked_at is not None:
        yield Step(judgement.revoked_at, f"undo_{what}", judgement.revoked_by, judgement=judgement, order=judgement.pk)
