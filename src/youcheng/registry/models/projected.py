"""What every row computed from claims has in common."""

from __future__ import annotations

from django.db import models

from youcheng.registry.models.claim import Claim
from youcheng.registry.models.entity import Entity


class ProjectedRow(models.Model):
    """A row computed from an entity's accepted claims; a rebuild may replace it, so nothing outside points to it."""

    entity = models.OneToOneField(Entity, on_delete=models.CASCADE, primary_key=True, related_name="%(class)s_row")
    verification = models.CharField(max_length=10, choices=Claim.Verification.choices)
    """The weakest verification among the claims that the row stands on."""
    public = models.BooleanField(default=False)
    conflicts = models.JSONField(default=list)
    """Names of single-valued properties for which accepted claims disagree."""

    class Meta:
        abstract = True
