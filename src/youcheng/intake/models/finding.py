"""Findings: the facts of one reading, as a reviewer meets them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youcheng.intake.models.reading import Reading
from youcheng.registry.models import Claim, Entity


class Finding(models.Model):
    """One fact of one reading: what the machine extracted, and beside it what a person made of it.

    ``extracted``, ``places`` and ``spans`` stay as the engine gave them. ``corrected`` holds a person's fields, null
    while they are the engine's; ``chosen`` maps an index into ``places`` to the place id that stands for it.
    ``version`` rises with every change, so that of two reviewers the second learns what the first did.
    """

    class Kind(models.TextChoices):
        TIE = "tie", _("tie")
        AGREEMENT = "agreement", _("agreement")
        FIGURE = "figure", _("figure")
        EVENT = "event", _("event")
        PERSON = "person", _("person")
        FIELD = "field", _("field of cooperation")
        RECORD_CLAIM = "record_claim", _("record claim")
        INITIATIVE = "initiative", _("initiative")
        PLAN = "plan", _("plan")
        WISH = "wish", _("wish for a partner")
        PROFILE = "profile", _("profile of a place")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("to be reviewed")
        ACCEPTED = "accepted", _("accepted")
        CORRECTED = "corrected", _("corrected")
        REJECTED = "rejected", _("rejected")
        MERGED = "merged", _("merged")

    reading = models.ForeignKey(Reading, on_delete=models.PROTECT, related_name="findings")
    fact_id = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    position = models.PositiveIntegerField()
    extracted = models.JSONField()
    corrected = models.JSONField(null=True, blank=True)
    places = models.JSONField(default=list)
    chosen = models.JSONField(default=dict)
    spans = models.JSONField(default=list)
    confidence = models.FloatField()
    damaged = models.BooleanField(default=False)
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.PROPOSED)
    needs = models.JSONField(default=list)
    """What a person must say before the fact can stand: ``[{"code": "place", "index": 0}]``"""
    contradicts = models.BooleanField(default=False)
    """An accepted claim of the registry says otherwise."""
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    claims = models.ManyToManyField(Claim, related_name="findings")
    note = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="findings_decided"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["reading", "position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "fact_id"], name="finding_once_per_reading"),
            models.CheckConstraint(
                condition=Q(status="proposed") | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="finding_decided_by_someone",
            ),
            models.CheckConstraint(condition=Q(confidence__gte=0, confidence__lte=1), name="finding_confidence_share"),
        ]
        indexes = [models.Index(fields=["reading", "status"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.fact_id}"

    @property
    def fields(self) -> dict[str, Any]:
        """The fields as they stand: a person's where corrected, else the engine's."""
        stands: dict[str, Any] = self.extracted if self.corrected is None else self.corrected
        return stands

    @property
    def is_open(self) -> bool:
        """Whether nobody has decided yet."""
        return self.status == Finding.Status.PROPOSED
