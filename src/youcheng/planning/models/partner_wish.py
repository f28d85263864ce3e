"""Places that seek a partner, as their offices say it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class PartnerWish(models.Model):
    """A card “seeking a partner”. What the public may know stands in the registry as the claims of ``entity``."""

    class Contact(models.TextChoices):
        OFFICERS = "officers", _("officers of every office")
        OWN = "own", _("our own office only")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partner_wishes")
    place = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="partner_wishes")
    country = models.CharField(_("desired country"), max_length=2, blank=True)
    """ISO 3166-1 alpha-2; empty when any."""
    traits = models.CharField(_("what the partner should be like"), max_length=500, blank=True)
    outline = models.TextField(_("about the place"), max_length=2000, blank=True)
    language = models.CharField(_("language of the text"), max_length=12)
    contact = models.CharField(_("contact"), max_length=300, blank=True)
    contact_for = models.CharField(
        _("who may see the contact"), max_length=8, choices=Contact.choices, default=Contact.OFFICERS
    )
    entity = models.OneToOneField(
        Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="office_wish", editable=False
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="partner_wishes")
    at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name_plural = "partner wishes"

    def __str__(self) -> str:
        return f"{self.place_id} → {self.country or '*'}"
