"""Which steps a prospect may take, who takes them, and who acts next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from youcheng.accounts.domain.decision import Decision
from youcheng.accounts.domain.permissions import can_approve_prospects, can_plan
from youcheng.accounts.models import User
from youcheng.planning.models import Actor, Prospect, Stage

WAY = (Stage.CONTACT, Stage.INTENT, Stage.SUBMITTED, Stage.APPROVED, Stage.SIGNED)
"""The stages that lead to a tie, in order."""
OFF_THE_WAY = (Stage.RETURNED, Stage.REJECTED, Stage.ABANDONED)
CLOSED = (Stage.SIGNED, Stage.REJECTED, Stage.ABANDONED)


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one stage to another: what it is called, and who usually acts after it."""

    source: Stage
    target: Stage
    label: str | Promise
    next_actor: Actor
    by_the_office_above: bool = False
    """The step is the decision of those to whom the prospect was submitted."""


TRANSITIONS = (
    Transition(Stage.CONTACT, Stage.INTENT, pgettext_lazy("step", "Intent declared"), Actor.US),
    Transition(Stage.INTENT, Stage.SUBMITTED, pgettext_lazy("step", "Submit for approval"), Actor.ABOVE),
    Transition(Stage.SUBMITTED, Stage.APPROVED, pgettext_lazy("step", "Approve"), Actor.US, True),
    Transition(Stage.SUBMITTED, Stage.RETURNED, pgettext_lazy("step", "Return for revision"), Actor.US, True),
    Transition(Stage.SUBMITTED, Stage.REJECTED, pgettext_lazy("step", "Reject"), Actor.NOBODY, True),
    Transition(Stage.RETURNED, Stage.SUBMITTED, pgettext_lazy("step", "Submit again"), Actor.ABOVE),
    Transition(Stage.APPROVED, Stage.SIGNED, pgettext_lazy("step", "Record the signature"), Actor.NOBODY),
    *(
        Transition(stage, Stage.ABANDONED, pgettext_lazy("step", "Abandon"), Actor.NOBODY)
        for stage in (Stage.CONTACT, Stage.INTENT, Stage.SUBMITTED, Stage.RETURNED, Stage.APPROVED)
    ),
    Transition(Stage.ABANDONED, Stage.CONTACT, pgettext_lazy("step", "Take up again"), Actor.US),
)


def transition(source: str, target: str) -> Transition | None:
    """The step between two stages; None where there is none."""
    return next((one for one in TRANSITIONS if one.source == source and one.target == target), None)


def may_take(step: Transition, prospect: Prospect, *, by: User) -> Decision:
    """Whether a person may take a step: officers move, those above (or, at the top, reviewers) decide."""
    if step.by_the_office_above:
        office = prospect.organisation
        return can_approve_prospects(by, within=office.parent or office)
    return can_plan(by, within=prospect.organisation)


def steps_open_to(prospect: Prospect, *, by: User) -> list[Transition]:
    """The steps that a person may take now."""
    return [one for one in TRANSITIONS if one.source == prospect.stage and may_take(one, prospect, by=by)]
