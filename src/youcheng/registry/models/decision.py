"""The log of what people decided; decisions are taken back, never deleted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.claim import Claim
from youcheng.registry.models.entity import Entity


class ClaimDecision(models.Model):
    """What one decision changed on one claim. Claims decided together share a ``group`` and are undone together.

    ``before`` and ``after`` hold the decided fields: status, verification, preferred, public, replaced_by, decided_by,
    decided_at. ``added_evidence`` lists ids of evidence that the decision attached.
    """

    class Action(models.TextChoices):
        ACCEPT = "accept", _("accepted")
        CORRECT = "correct", _("corrected")
        REJECT = "reject", _("rejected")
        PREFER = "prefer", _("preferred")

    group = models.UUIDField(db_index=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="decisions")
    action = models.CharField(max_length=8, choices=Action.choices)
    from_status = models.CharField(max_length=10, choices=Claim.Status.choices)
    to_status = models.CharField(max_length=10, choices=Claim.Status.choices)
    before = models.JSONField()
    after = models.JSONField()
    added_evidence = models.JSONField(default=list)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="claim_decisions")
    at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="claim_decisions_undone"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "claim"], name="decision_once_per_claim_and_group"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="decision_undone_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.from_status} → {self.to_status}"


class Publication(models.Model):
    """A person's decision to show an entity to the public, or to withdraw it."""

    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="publications")
    public = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="publications")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.entity_id} {'public' if self.public else 'withdrawn'}"
