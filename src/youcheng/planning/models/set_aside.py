"""Partners that an office does not want proposed again."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class SetAside(models.Model):
    """An office's word, with its reason, that a partner is out of the question for a place; never deleted."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="set_aside")
    place = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="set_aside_for")
    partner = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="set_aside_as_partner")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="set_aside")
    at = models.DateTimeField(auto_now_add=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="set_aside_taken_back"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "set aside"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "place", "partner"],
                condition=models.Q(taken_back_at__isnull=True),
                name="set_aside_once",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="set_aside_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.place_id} – {self.partner_id}"
