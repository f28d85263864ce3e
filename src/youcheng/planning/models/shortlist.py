"""Partners that an office considers for a place."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class Shortlist(models.Model):
    """An office's list of possible partners for one place, and who looks after it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="shortlists")
    place = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="shortlists")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shortlists")
    note = models.TextField(_("note"), max_length=2000, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["organisation", "place"], name="shortlist_once_per_place")]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.place_id}"


class ShortlistItem(models.Model):
    """A possible partner on a shortlist, with a note."""

    shortlist = models.ForeignKey(Shortlist, on_delete=models.CASCADE, related_name="items")
    partner = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="on_shortlists")
    note = models.TextField(_("note"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="shortlisted")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["shortlist", "partner"], name="shortlisted_once")]

    def __str__(self) -> str:
        return self.partner_id
