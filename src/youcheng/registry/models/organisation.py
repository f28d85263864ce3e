"""Organisations that facts speak of: missions, ports, schools, hospitals, offices."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow
from youcheng.registry.naming import Named, best_name


class Body(ProjectedRow):
    """An organisation as a party or as the holder of posts."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("government")
        MISSION = "mission", _("mission")
        PORT = "port", _("port")
        SCHOOL = "school", _("school or university")
        HOSPITAL = "hospital", _("hospital")
        ENTERPRISE = "enterprise", _("enterprise")
        OTHER = "other", _("other")

    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.OTHER)
    name = models.CharField(max_length=300)
    name_language = models.CharField(max_length=12, blank=True)
    name_zh = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    name_ja = models.CharField(max_length=300, blank=True)
    place = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, blank=True, related_name="bodies")

    class Meta:
        verbose_name_plural = "bodies"

    def __str__(self) -> str:
        return self.name

    def name_for(self, language: str) -> str:
        """The name for a reader of ``language``."""
        return best_name(Named(self.name_zh, self.name_en, self.name_ja, self.name), language).text
