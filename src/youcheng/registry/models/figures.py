"""Figures and record claims, each with what it counts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youcheng.registry.models.entity import Entity
from youcheng.registry.models.projected import ProjectedRow


class Figure(ProjectedRow):
    """A reported number: measure, scope, value, bound, unit, as-of date, stage."""

    class Bound(models.TextChoices):
        EXACT = "exact", _("exactly")
        AT_LEAST = "at_least", _("at least")
        MORE_THAN = "more_than", _("more than")
        ABOUT = "about", _("about")
        NEARLY = "nearly", _("nearly")
        AT_MOST = "at_most", _("at most")
        RANGE = "range", _("between")

    subject = models.ForeignKey(Entity, on_delete=models.CASCADE, null=True, related_name="figures")
    """What the figure is about: an event, a place, a tie; null when the source names none."""
    measure = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=24, decimal_places=4)
    upper = models.DecimalField(max_digits=24, decimal_places=4, null=True, blank=True)
    bound = models.CharField(max_length=10, choices=Bound.choices, default=Bound.EXACT)
    unit = models.CharField(max_length=40, blank=True)
    scope = models.CharField(max_length=300, blank=True)
    stage = models.CharField(max_length=20, blank=True)
    """registered, attended; intent, agreement, in_force; empty when the source does not say."""
    as_of = models.CharField(max_length=10, blank=True)
    part_of = models.ForeignKey(Entity, on_delete=models.SET_NULL, null=True, related_name="figure_parts")
    """The figure that this one is a part of, when parts must add up."""
    sum_basis = models.CharField(max_length=8, blank=True)
    """``stated`` when the source says so, ``derived`` when it is our arithmetic."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(bound="range", upper__gte=F("value")) | (~Q(bound="range") & Q(upper__isnull=True))),
                name="figure_upper_only_for_range",
            )
        ]
        indexes = [models.Index(fields=["measure"])]

    def __str__(self) -> str:
        return f"{self.measure} {self.bound} {self.value}"


class RecordClaim(ProjectedRow):
    """ "First", "most", "largest": never a plain fact but a claim with scope, period and comparator."""

    subject = models.ForeignKey(Entity, on_delete=models.CASCADE, null=True, related_name="record_claims")
    text = models.CharField(max_length=500)
    language = models.CharField(max_length=12, blank=True)
    comparator = models.CharField(max_length=20, blank=True)
    """first, most, largest, …"""
    measure = models.CharField(max_length=60, blank=True)
    scope = models.CharField(max_length=300, blank=True)
    period = models.CharField(max_length=100, blank=True)

    def __str__(self) -> str:
        return self.text
