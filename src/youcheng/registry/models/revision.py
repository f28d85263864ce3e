"""The count of changes to the registry."""

from __future__ import annotations

from django.db import models


class Revision(models.Model):
    """One row whose number every verb raises in its own transaction, so that what was cached before is known stale."""

    ONLY = 1
    number = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="revision_one_row")]

    def __str__(self) -> str:
        return str(self.number)
