"""What an office does to help units to ties: measure, beneficiaries, period, results."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.accounts.models import Organisation
from youcheng.registry.models import Entity


class SupportMeasure(models.Model):
    """A support measure (政策扶持) for units of a region: all of a level and part, or those that are named."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        COUNTY = "county", _("county")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="support_measures")
    region = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="support_measures")
    title = models.CharField(_("measure"), max_length=200)
    level = models.CharField(_("level"), max_length=8, choices=Level.choices, default=Level.COUNTY)
    part = models.CharField(max_length=20, blank=True)
    """Key of a part of the region (``west``); empty means all parts."""
    beneficiaries = models.ManyToManyField(Entity, related_name="support_received", blank=True)
    """Units that are named; none means all of the level and part."""
    ties = models.PositiveSmallIntegerField(_("new ties it is to back"), default=1)
    starts = models.CharField(max_length=10)
    ends = models.CharField(max_length=10, blank=True)
    """Partial ISO dates; an empty end means it goes on."""
    results = models.TextField(_("results"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="support_measures")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-starts", "-pk"]

    def __str__(self) -> str:
        return self.title
