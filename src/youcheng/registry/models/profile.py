"""What a place says of itself and what it seeks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow


class ProfileEntry(models.Model):
    """One epithet, industry or positioning of a place, in its own words."""

    class Kind(models.TextChoices):
        EPITHET = "epithet", _("known as")
        INDUSTRY = "industry", _("industry")
        POSITIONING = "positioning", _("positioning")
        LOCATION = "location", _("location")

    place = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="profile_entries")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.CharField(max_length=300)
    language = models.CharField(max_length=12, blank=True)
    public = models.BooleanField(default=False)

    class Meta:
        ordering = ["kind", "text"]
        constraints = [models.UniqueConstraint(fields=["place", "kind", "text"], name="profile_entry_once")]

    def __str__(self) -> str:
        return self.text


class Wish(ProjectedRow):
    """A place that seeks a partner."""

    place = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="wishes")
    country = models.CharField(max_length=2, blank=True)
    """Desired country, ISO 3166-1 alpha-2; empty when any."""
    traits = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=12, blank=True)
    stated_on = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name_plural = "wishes"

    def __str__(self) -> str:
        return f"{self.place_id} → {self.country}"
