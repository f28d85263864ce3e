"""What was decided at the desk, so that it can be undone and told to others."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.intake.models.finding import Finding


class Decision(models.Model):
    """One step on one finding, with its state before; steps of one action share a ``group``.

    ``registry_groups`` are the registry's decisions that the step made, oldest first; ``added_evidence`` lists
    ``[claim, evidence]`` pairs that it attached to claims which stood already.
    """

    class Action(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        CORRECT = "correct", _("corrected")
        REJECT = "reject", _("rejected")
        MERGE = "merge", _("merged")
        CHOOSE_PLACE = "choose_place", _("chose the place")

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=12, choices=Action.choices)
    group = models.UUIDField(db_index=True)
    before = models.JSONField()
    """The finding's state before: status, corrected, chosen, needs, entity, claims, note, decided_by, decided_at."""
    registry_groups = models.JSONField(default=list)
    added_evidence = models.JSONField(default=list)
    judgement = models.ForeignKey(
        "registry.Judgement", on_delete=models.PROTECT, null=True, blank=True, related_name="desk_decisions"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="desk_decisions")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.action} {self.finding_id}"
