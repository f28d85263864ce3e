"""How far the ties of a place are known, by an officer's word."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models import Entity


class Completeness(models.Model):
    """An officer's statement about a place's list of ties; the latest one stands, the earlier ones stay."""

    class Status(models.TextChoices):
        COMPLETE = "complete", _("complete")
        PARTIAL = "partial", _("partial")
        UNKNOWN = "unknown", _("unknown")

    place = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="completeness")
    status = models.CharField(_("status"), max_length=8, choices=Status.choices)
    as_of = models.CharField(_("as of"), max_length=10)
    """Partial ISO date up to which the statement holds."""
    note = models.CharField(_("note"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="completeness")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "completeness"
        indexes = [models.Index(fields=["place", "-at"])]

    def __str__(self) -> str:
        return f"{self.place_id} {self.status} {self.as_of}"
